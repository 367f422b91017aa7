"""What the readers of the grammar share: the text they look at and what they return."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textkit.quantities.numerals import Numeral, read_numeral

if TYPE_CHECKING:
    from textkit.quantities.english import Wording
    from textkit.quantities.model import Kind


@dataclass(slots=True)
class _Last:
    """The numeral read last: most readers of a place ask for the same one."""

    at: int = -1
    numeral: Numeral | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A text under search.

    Attributes:
        text: the text folded to simplified characters and ASCII digits; same offsets as the source.
        source: the text as it was given.
        traditional: whether the source is in traditional characters.
        wording: how English is to be written.
    """

    text: str
    source: str
    traditional: bool
    wording: Wording
    _last: _Last = field(default_factory=_Last, repr=False, compare=False)

    def numeral(self, at: int) -> Numeral | None:
        """The numeral that begins at `at`."""
        last = self._last
        if last.at != at:
            last.at, last.numeral = at, read_numeral(self.text, at)
        return last.numeral


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a place: the fields of a `Quantity`, offsets in code points."""

    start: int
    end: int
    kind: Kind
    value_text: str
    unit: str
    approx: str
    en: str
