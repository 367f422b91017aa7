"""What is to be translated, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textkit.engines.model import Pair
    from textkit.engines.placeholders import Hidden

Status = Literal["translated", "cached", "failed"]


@dataclass(frozen=True, slots=True)
class Request:
    """A unit to be translated.

    Attributes:
        id: the unit's.
        source: its source.
        terms: where terms stand in the source, and their renderings.
        numbers: where quantities stand in the source, and how they are written in the target language.
        before: the unit in front of it.
        after: the unit behind it.
    """

    id: str
    source: str
    terms: tuple[Hidden, ...] = ()
    numbers: tuple[Hidden, ...] = ()
    before: str = ""
    after: str = ""

    def pairs(self, hidden: tuple[Hidden, ...]) -> tuple[Pair, ...]:
        """Parts of the source with their values, each pair once."""
        found = ((self.source[part.start : part.end], part.value) for part in hidden)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit.

    Attributes:
        id: the unit's.
        status: `translated`, `cached` (nothing was asked in this run) or `failed`.
        text: the translation; "" if it failed.
        reason: why it failed, or "".
        notes: what a translator should know about the translation.
        by_engine: whether the engine had a part in it; a unit that is all number needs none.
    """

    id: str
    status: Status
    text: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    by_engine: bool = True

    def __str__(self) -> str:
        return f"failed: {self.reason}" if self.status == "failed" else self.status
