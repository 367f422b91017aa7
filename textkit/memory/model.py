"""The values of a translation memory: what it holds, what it answers, what it took in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.bitext import State

MatchKind = Literal["context", "exact", "fuzzy"]

CONTEXT_SCORE = 101
EXACT_SCORE = 100
BEST_FUZZY = 99

Change = tuple[int, int, int, int]
"""A place where two sources differ: start and end in the memory's source, start and end in the new one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair that a memory holds.

    Attributes:
        source: the source segment.
        target: its translation.
        state: how far the translation was when it was taken in.
        id: the name of the unit in its file, or "".
        languages: the languages of source and target.
        before: the source of the unit before it, "" at the beginning of a document, None if unknown.
        after: the source of the unit after it, "" at the end of a document, None if unknown.
        document: the document that it comes from, or "".
        notes: remarks.
        props: further properties by name, those of other tools among them.
        attributes: what TMX says in attributes: `creationdate`, `creationid`, `changedate`, …
    """

    source: str
    target: str
    state: State = "reviewed"
    id: str = ""
    languages: tuple[str, str] = ("zh", "en")
    before: str | None = None
    after: str | None = None
    document: str = ""
    notes: tuple[str, ...] = ()
    props: tuple[tuple[str, str], ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> str:
        """When the translation was last changed, as TMX writes it (`20260131T120000Z`), or ""."""
        return self.attributes.get("changedate") or self.attributes.get("creationdate", "")


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """What a memory offers for a source.

    Attributes:
        source: the source in the memory.
        target: its translation; where `note` says so, with the numbers of the new source.
        score: 101 for a match in its context, 100 for an exact one, 1 to 99 for a fuzzy one.
        kind: `context`, `exact` or `fuzzy`.
        difference: where the two sources differ; nothing unless fuzzy.
        origin: the document that the pair comes from, or "".
        note: what a translator should know (numbers that were or were not adapted), or "".
        state: how far the translation was when it was taken in.
        changed: when it was last changed (`20260131T120000Z`), or "".
    """

    source: str
    target: str
    score: int
    kind: MatchKind
    difference: tuple[Change, ...] = ()
    origin: str = ""
    note: str = ""
    state: State = "reviewed"
    changed: str = ""

    def shown(self, source: str) -> str:
        """The new source, with what is only in the memory as `[-…-]` and what is only here as `{+…+}`.

        Args:
            source: the source that was looked up.

        >>> MemoryMatch("各级工会", "x", 75, "fuzzy", ((0, 2, 0, 2),)).shown("基层工会")
        '[-各级-]{+基层+}工会'
        """
        parts, done = [], 0
        for old_start, old_end, start, end in self.difference:
            parts.append(source[done:start])
            parts.append(f"[-{self.source[old_start:old_end]}-]" if old_end > old_start else "")
            parts.append(f"{{+{source[start:end]}+}}" if end > start else "")
            done = end
        return "".join(parts) + source[done:]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the units that were given to a memory.

    Attributes:
        new: pairs that were not in it.
        known: pairs that were; their state, date and notes were brought up to date.
        left_out: units that were not taken in, by their state; `empty` are those without source or target.
        languages: variants in further languages, which a memory of one pair cannot hold, by language.
    """

    new: int = 0
    known: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
