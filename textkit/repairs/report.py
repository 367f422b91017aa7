"""One examination of a document: its lines, furniture, layout and judged line ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from textkit.repairs import breaks, furniture, gaps, printed, rhythm, rows
from textkit.repairs.layout import Layout, measure
from textkit.repairs.lines import Lines
from textkit.repairs.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change, TracedText


_ALL = frozenset(rule.name for rule in RULES)


@dataclass(frozen=True, slots=True)
class Report:
    """What repair knows of a document before it changes line ends.

    Attributes:
        lines: the lines of the text that hold more than white space.
        furniture: which of them are page furniture.
        layout: the measures of the rest.
        body: the lines that stay.
        ends: their judged ends.
    """

    lines: Lines
    furniture: furniture.Furniture
    layout: Layout
    body: Lines
    ends: breaks.LineEnds

    def changes(self) -> Iterator[Change]:
        """The edits that follow from it."""
        return gaps.changes(self.lines, self.furniture.rules, self.ends, self.layout)

    def page_offsets(self, traced: TracedText) -> tuple[int, ...]:
        """Raw offsets at which pages begin, empty where no page edge is known."""
        found = rhythm.page_starts(self.lines, self.furniture.starts)
        starts = [0, *(int(self.lines.start[i]) for i in found)]
        if len(starts) == 1:
            return ()
        return (0, *(traced.to_raw(start, start + 1)[0][0] for start in starts[1:]))

    def __str__(self) -> str:
        joined = int((~self.ends.breaks).sum())
        sure = int((self.ends.confidence >= 0.9).sum())
        edges = rhythm.page_starts(self.lines, self.furniture.starts)
        pages = f"{len(edges) + 1} pages" if edges else "no page edges found"
        return (
            f"layout: {self.layout}\npages: {pages}, {self.furniture}\n"
            f"line ends: {joined} of {len(self.ends)} joined; {sure} judged with confidence 0.9 or more"
        )


def examine(text: TracedText, rules: frozenset[str] = _ALL, starts: frozenset[int] = frozenset()) -> Report:
    """Examine a text whose characters are repaired already.

    Args:
        text: the text.
        rules: names of the rules that may run; page furniture of the others is text like any other.
        starts: offsets at which a block begins for certain.
    """
    lines = Lines(text.text)
    lines.printed = printed.of(text, lines)
    return judged(lines, rules, starts)


def judged(lines: Lines, rules: frozenset[str] = _ALL, starts: frozenset[int] = frozenset()) -> Report:
    """The same for lines that are known already."""
    everything = furniture.find(lines)
    found = everything.only(rules)
    stays = np.ones(len(lines), np.bool_)
    stays[list(found.rules)] = False
    kept = np.flatnonzero(stays)
    body = lines.take(kept)
    # A page begins with a line, or with furniture before it.
    pages = {*np.searchsorted(kept, found.starts).tolist(), *(np.flatnonzero(np.diff(kept) > 1) + 1).tolist()}
    layout = measure(body)
    alone = {*np.searchsorted(kept, sorted(everything.rules.keys() - found.rules.keys())).tolist()}
    alone |= set(rows.find(body))
    begins = alone | set(np.flatnonzero(np.isin(body.start, list(starts))).tolist()) if starts else alone
    ends = breaks.judge(body, layout, frozenset(pages), frozenset(begins), frozenset(alone))
    return Report(lines, found, layout, body, ends)
