"""One examination of a document: its lines, furniture, layout and judged line ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.repairs import breaks, furniture, gaps, rhythm, rows
from textkit.repairs.layout import Layout, measure
from textkit.repairs.lines import Line, lines_of
from textkit.repairs.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change, TracedText


_ALL = frozenset(rule.name for rule in RULES)


@dataclass(frozen=True, slots=True)
class Report:
    """What repair knows of a document before it changes line ends.

    Attributes:
        text: the text examined.
        lines: its lines that hold text.
        furniture: which of them are page furniture.
        layout: the measures of the rest.
        ends: the judged ends of the lines that stay.
    """

    text: str
    lines: list[Line]
    furniture: furniture.Furniture
    layout: Layout
    ends: list[breaks.LineEnd]

    def changes(self) -> Iterator[Change]:
        """The edits that follow from it."""
        return gaps.changes(self.text, self.lines, self.furniture.rules, self.ends, self.layout)

    def page_offsets(self, traced: TracedText) -> tuple[int, ...]:
        """Raw offsets at which pages begin, empty where no page edge is known."""
        found = rhythm.page_starts(self.lines, self.furniture.starts)
        starts = [0, *(self.lines[i].start for i in found)]
        if len(starts) == 1:
            return ()
        return (0, *(traced.to_raw(start, start + 1)[0][0] for start in starts[1:]))

    def __str__(self) -> str:
        joined = sum(not end.breaks for end in self.ends)
        sure = sum(end.confidence >= 0.9 for end in self.ends)
        return (
            f"layout: {self.layout}\npages: {self.furniture}\n"
            f"line ends: {joined} of {len(self.ends)} joined; {sure} judged with confidence 0.9 or more"
        )


def examine(text: str, rules: frozenset[str] = _ALL, starts: frozenset[int] = frozenset()) -> Report:
    """Examine a text whose characters are repaired already.

    Args:
        text: the text.
        rules: names of the rules that may run; page furniture of the others is text like any other.
        starts: offsets at which a block begins for certain.
    """
    lines = lines_of(text)
    everything = furniture.find(lines)
    found = everything.only(rules)
    kept = [i for i in range(len(lines)) if i not in found.rules]
    body = [lines[i] for i in kept]
    turns = set(found.starts)
    pages = frozenset(n for n, i in enumerate(kept) if n and _page_between(turns, kept[n - 1], i))
    layout = measure(body)
    alone = frozenset(n for n, i in enumerate(kept) if i in everything.rules)
    alone |= frozenset(rows.find(body))
    begins = frozenset(n for n, line in enumerate(body) if line.start in starts)
    ends = breaks.judge(body, layout, pages, alone | begins, alone)
    return Report(text, lines, found, layout, ends)


def _page_between(starts: set[int], before: int, after: int) -> bool:
    return any(i in starts for i in range(before + 1, after + 1)) or after > before + 1
