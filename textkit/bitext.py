"""The bitext: units of source and target, aligned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textkit.glossary.model import Match
    from textkit.quantities.model import Quantity
    from textkit.traced import TracedText

State = Literal["untranslated", "partial", "draft", "reviewed", "final"]
STATES: tuple[State, ...] = ("untranslated", "partial", "draft", "reviewed", "final")


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: one source segment and its target.

    Attributes:
        id: stable name, derived from the position in the document (`b017s3`).
        source: the source segment.
        target: the target segment; it may be empty.
        state: how far the target is. `untranslated` and `partial` are no translations.
        origin: what made the target: `offline`, an engine's name, a memory match with its score, or "".
        block: id of the block the unit belongs to.
        kind: kind of that block (`heading`, `paragraph`, …), or "" where unknown.
        raw: spans of the raw text, in reading order.
        page: 1-based page on which the unit begins, or None.
        terms: glossary terms found in the source.
        quantities: numbers and dates found in the source.
        coverage: share of the source's characters that terms and quantities cover, 0 to 1, or None.
        notes: remarks for the translator.
    """

    id: str
    source: str
    target: str = ""
    state: State = "untranslated"
    origin: str = ""
    block: str = ""
    kind: str = ""
    raw: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    terms: tuple[Match, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    coverage: float | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(f"state is one of {', '.join(STATES)}, not {self.state!r}")


@dataclass(frozen=True, slots=True)
class Bitext:
    """Units in document order, with the languages of their two sides.

    `text` is the traced source text where the bitext was drafted from a document: writers show the
    repairs behind a unit with it. It takes no part in comparisons. `meta` holds what is known about
    the whole: `title`, `source_file`, `glossaries`, `tool`.
    """

    units: tuple[Unit, ...]
    source_language: str = "zh"
    target_language: str = "en"
    meta: Mapping[str, Any] = field(default_factory=dict)
    text: TracedText | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_pairs(
        cls, pairs: Iterable[tuple[str, str]], *, source_language: str, target_language: str
    ) -> Bitext:
        """A bitext of (source, target) pairs; a pair with a target is a `draft`.

        >>> Bitext.from_pairs([("工会", "trade union")], source_language="zh", target_language="en")
        <Bitext zh-en, 1 unit: 1 draft>
        """
        units = tuple(
            Unit(id=f"u{n}", source=source, target=target, state="draft" if target else "untranslated")
            for n, (source, target) in enumerate(pairs, 1)
        )
        return cls(units, source_language, target_language)

    def counts(self) -> dict[State, int]:
        """How many units are in each state that occurs."""
        found = dict.fromkeys(STATES, 0)
        for unit in self.units:
            found[unit.state] += 1
        return {state: n for state, n in found.items() if n}

    def __len__(self) -> int:
        return len(self.units)

    def _repr_html_(self) -> str:
        from textkit.notebook import table

        heads = ("", self.source_language, self.target_language, "state")
        rows = ((unit.id, unit.source, unit.target, unit.state) for unit in self.units)
        return table(repr(self), heads, rows, len(self.units))

    def __repr__(self) -> str:
        states = ", ".join(f"{n} {state}" for state, n in self.counts().items()) or "empty"
        units = f"{len(self.units)} unit{'' if len(self.units) == 1 else 's'}"
        return f"<Bitext {self.source_language}-{self.target_language}, {units}: {states}>"
