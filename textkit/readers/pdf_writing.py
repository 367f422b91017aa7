"""The lines of all pages become one raw text with its geometry."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.geometry import Box, Geometry, PrintedLine
from textkit.readers.pdf_glyphs import unturned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.readers.pdf_lines import TextLine

_CLEARLY = 1.3  # times the usual leading: a wider gap is a blank line
_ALIKE = 3.0  # em by which a page's own left edge may lie right of the document's
_OWN_SIZE = 4.5  # em: smaller indents count in the line's own size
_SHARE = 0.1  # of the lines of a column that must start at its left edge
_FEW = 4  # lines that say little of their column


_Column = tuple[int, tuple[float, float]]
"""A text column: the direction of its lines, and where they start and end."""


class Writer:
    """Writes page after page; what a document's pages have in common is measured first."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        self.em = _em(pages)
        self.leading = _leading(pages)
        self._columns = _common_columns(pages, self.em)
        self._raw: list[str] = []
        self._length = 0
        self._lines: list[PrintedLine] = []
        self._edges = (array("f"), array("f"))
        self.pages: list[int] = []

    def page(self, number: int, lines: Sequence[TextLine]) -> None:
        """Write the lines of a page (1-based)."""
        if number > 1:
            self._put("\f")
        self.pages.append(self._length)
        columns = self._edges_of(lines)
        before: TextLine | None = None
        for line in lines:
            if before is not None and self._is_apart(before, line):
                self._put("\n")
            column = columns[_key(line)]
            self._put(" " * self._indent(line, column[0]))
            self._put_line(number, line, column)
            self._put("\n")
            before = line

    def finish(self) -> tuple[str, Geometry]:
        """The raw text and where it stands."""
        return "".join(self._raw), Geometry(self._lines, *self._edges)

    def _put(self, text: str) -> None:
        self._raw.append(text)
        self._length += len(text)

    def _put_line(self, number: int, line: TextLine, column: tuple[float, float]) -> None:
        for k, part in enumerate(line.parts):
            if k:
                self._put(line.joints[k - 1])
            start = self._length
            self._put(part.text)
            box = Box(number, *unturned(line.turn, *part.box))
            sideways = line.turn in (90, 270)
            edges = unturned(line.turn, column[0], 0.0, column[1], 0.0)
            along = (edges[1], edges[3]) if sideways else (edges[0], edges[2])
            self._lines.append(PrintedLine(start, self._length, box, part.size, part.bold, along, sideways))
            for left, right in zip(part.lefts, part.rights, strict=True):
                corners = unturned(line.turn, left, 0.0, right, 0.0)
                self._edges[0].append(corners[1] if sideways else corners[0])
                self._edges[1].append(corners[3] if sideways else corners[2])

    def _is_apart(self, before: TextLine, line: TextLine) -> bool:
        """Whether the gap above a line is clearly wider than usual; a new column begins without one."""
        if before.turn != line.turn:
            return True
        gap = before.base - line.base
        if gap < 0 or (before.row and line.row):
            return False
        return gap > _CLEARLY * self.leading * max(before.size, line.size)

    def _edges_of(self, lines: Sequence[TextLine]) -> dict[_Column, tuple[float, float]]:
        """Where the lines of each column of a page start and end, unless other pages know better."""
        own = {key: _edges(inside, self.em) for key, inside in _by_column(lines).items()}
        counts = Counter(_key(line) for line in lines)
        found = {}
        for key, edges in own.items():
            same = [other for (turn, _), other in own.items() if turn == key[0]]
            page = min(left for left, _ in same), max(right for _, right in same)
            found[key] = self._known(key[0], edges, counts[key], page)
        return found

    def _known(
        self, turn: int, own: tuple[float, float], count: int, page: tuple[float, float]
    ) -> tuple[float, float]:
        """A page that is all indented, or holds a few short lines, has the edges of the other pages.

        A line or two between or across columns, such as a page number, belong to the page as a whole.
        """
        reach = _ALIKE * self.em
        columns = [column for t, column in self._columns if t == turn]
        near = [c for c in columns if own[0] - reach <= c[0] <= own[0] and c[1] >= own[1] - reach]
        if not near and count <= _FEW:
            near = [c for c in columns if c[0] <= own[0] and c[1] >= own[1]] or [page]
        if not near:
            return own
        left, right = max(near)
        return min(own[0], left), own[1] if count > _FEW else max(own[1], right)

    def _indent(self, line: TextLine, margin: float) -> int:
        offset = max(0.0, line.left - margin)
        unit = line.size if offset < _OWN_SIZE * line.size else self.em
        return round(2 * offset / unit)


def _em(pages: Sequence[Sequence[TextLine]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            for part in line.parts:
                sizes[round(part.size, 1)] += len(part.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _leading(pages: Sequence[Sequence[TextLine]]) -> float:
    """The usual distance of baselines, in units of the font size."""
    steps: Counter[float] = Counter()
    for lines in pages:
        for a, b in pairwise(lines):
            if 0 < a.base - b.base < 4 * a.size and abs(a.size - b.size) < 0.5 and not a.row:
                steps[round((a.base - b.base) / a.size, 1)] += 1
    if not steps:
        return 1.5
    # Neighbouring tenths are one distance, rounded.
    return max(steps, key=lambda s: steps[s] + steps[round(s - 0.1, 1)] + steps[round(s + 0.1, 1)])


def _edges(lines: Sequence[TextLine], em: float) -> tuple[float, float]:
    """The leftmost place where a fair share of the lines starts, and the rightmost where they end."""
    left = _edge([line.left for line in lines], em)
    right = -_edge([-line.right for line in lines], em)
    return left, max(right, left)


def _edge(places: Iterable[float], em: float) -> float:
    ordered = sorted(places)
    needed = max(1, _SHARE * len(ordered))
    for k, x in enumerate(ordered):
        if bisect_right(ordered, x + em / 2) - k >= needed:
            return x
    return ordered[0]


def _key(line: TextLine) -> _Column:
    return line.turn, line.column


def _by_column(lines: Sequence[TextLine]) -> dict[_Column, list[TextLine]]:
    columns: dict[_Column, list[TextLine]] = {}
    for line in lines:
        columns.setdefault(_key(line), []).append(line)
    return columns


def _common_columns(pages: Sequence[Sequence[TextLine]], em: float) -> list[_Column]:
    """The text columns that come back, to the nearest point: those of a tenth of all lines or more."""
    counts: Counter[_Column] = Counter()
    for lines in pages:
        for (turn, _), inside in _by_column([line for line in lines if not line.row]).items():
            if len(inside) > _FEW:
                left, right = _edges(inside, em)
                counts[turn, (round(left), round(right))] += len(inside)
    total = sum(counts.values())
    return [column for column, n in counts.items() if n >= 0.1 * total]
