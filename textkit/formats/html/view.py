"""What the parts of the page need to know, worked out once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.bitext import Bitext, Unit
from textkit.document import Document
from textkit.drafting import trimmed
from textkit.formats.html import doubts, hunks
from textkit.formats.html.marks import Index
from textkit.repairs.rule import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.checks import Issue
    from textkit.formats.html.words import Words
    from textkit.traced import TracedText


@dataclass(frozen=True, slots=True)
class View:
    """A bitext with its tables and repairs.

    Attributes:
        bitext: what is shown.
        single: whether there is a source side only, of a document or a text.
        index: its terms and quantities.
        repairs: the raw pieces to show for a unit, by its place.
        rules: how often each rule of repair was applied.
        reasons: why, by rule.
        doubtful: the line ends that repair was least sure of.
        issues: what checks found in a unit, by its id.
        words: the strings of the interface.
    """

    bitext: Bitext
    single: bool
    index: Index
    repairs: dict[int, list[hunks.Piece]]
    rules: Counter[str]
    reasons: dict[str, str]
    doubtful: list[doubts.Doubt]
    issues: dict[str, list[Issue]]
    words: Words

    @classmethod
    def of(cls, value: Bitext | Document | TracedText, words: Words, issues: Iterable[Issue] = ()) -> View:
        """The view of a bitext, or of a document or a text as a bitext without targets."""
        bitext = value if isinstance(value, Bitext) else _one_sided(value)
        repairs = hunks.by_unit(bitext.text, bitext.units)
        pieces = (piece for unit in repairs.values() for piece in unit)
        rules = Counter(rule for piece in pieces for hunk in piece.hunks for rule in hunk.rules)
        reasons = {rule: reason(rule) for rule in rules}
        doubtful = doubts.doubtful(bitext, repairs)
        places: dict[str, list[Issue]] = {}
        for issue in issues:
            places.setdefault(issue.unit, []).append(issue)
        return cls(
            bitext, bitext is not value, Index.of(bitext), repairs, rules, reasons, doubtful, places, words
        )

    @property
    def repaired(self) -> int:
        """How many repairs the page shows."""
        return sum(len(piece.hunks) for pieces in self.repairs.values() for piece in pieces)


def _one_sided(value: Document | TracedText) -> Bitext:
    if isinstance(value, Document):
        units, text, language = tuple(_sentences(value)), value.text, value.language
        levels = {block.id: block.level for block in value.blocks if block.level}
    else:
        units, text, language, levels = tuple(_lines(value)), value, "zh", {}
    meta = {"source_file": text.meta.get("source", ""), "levels": levels}
    return Bitext(units, source_language=language, meta=meta, text=text)


def _sentences(doc: Document) -> Iterator[Unit]:
    for block in doc.blocks:
        for sentence in block.sentences:
            start, end = trimmed(doc.text.text, sentence.start, sentence.end)
            if start < end:
                yield _unit(doc.text, start, end, sentence.id, block.id, block.kind)


def _lines(text: TracedText) -> Iterator[Unit]:
    """A repaired text has one block a line."""
    start = 0
    for n, line in enumerate(text.text.split("\n"), 1):
        a, b = trimmed(text.text, start, start + len(line))
        if a < b:
            yield _unit(text, a, b, f"{n}", f"{n}", "line")
        start += len(line) + 1


def _unit(text: TracedText, start: int, end: int, name: str, block: str, kind: str) -> Unit:
    return Unit(
        id=name,
        source=text.text[start:end],
        block=block,
        kind=kind,
        raw=text.to_raw(start, end),
        page=text.page_of(start),
    )
