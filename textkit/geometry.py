"""Where the characters of a text stand on the page: what a PDF knows and plain text does not."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Box(NamedTuple):
    """A rectangle on a page, in points from the page's lower left corner.

    Attributes:
        page: 1-based.
        left: x of the left edge.
        bottom: y of the lower edge.
        right: x of the right edge.
        top: y of the upper edge.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float


class PrintedLine(NamedTuple):
    """A line as it was printed.

    Attributes:
        start: raw offset of its first character.
        end: raw offset behind its last one.
        box: its rectangle.
        size: font size of most of its characters, in points.
        bold: whether most of its characters are bold.
        column: left and right edge of the text column it stands in (of a sideways line: lower and upper).
        sideways: whether it runs up or down the page: then the edges of its characters are heights.
    """

    start: int
    end: int
    box: Box
    size: float
    bold: bool
    column: tuple[float, float] = (0.0, 0.0)
    sideways: bool = False


class Geometry:
    """The printed lines of a text and the horizontal extent of each of its characters.

    Args:
        lines: the lines, ascending and apart in the raw text; what stands between them was not printed.
        lefts: for every character of every line, in that order, the x of its left edge in points (in a
            sideways line the y of its lower edge).
        rights: the same for its right (upper) edge.

    Raises:
        ValueError: the columns are not as long as the lines together.
    """

    def __init__(self, lines: Iterable[PrintedLine], lefts: Sequence[float], rights: Sequence[float]) -> None:
        self.lines: tuple[PrintedLine, ...] = tuple(lines)
        self._starts = array("I", (line.start for line in self.lines))
        self._bases = array("I", [0])
        for line in self.lines:
            self._bases.append(self._bases[-1] + line.end - line.start)
        self._lefts = array("f", lefts)
        self._rights = array("f", rights)
        if not len(self._lefts) == len(self._rights) == self._bases[-1]:
            raise ValueError("a left and a right edge for every printed character")

    def line_at(self, offset: int) -> PrintedLine | None:
        """The printed line that holds a raw offset, or None."""
        k = bisect_right(self._starts, offset) - 1
        return self.lines[k] if k >= 0 and offset < self.lines[k].end else None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The rectangles of raw[start:end], one for each printed line that is touched."""
        found: list[Box] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for k in range(first, bisect_left(self._starts, end)):
            line = self.lines[k]
            a, b = max(start, line.start), min(end, line.end)
            if a < b:
                base = self._bases[k] - line.start
                left = min(self._lefts[base + a : base + b])
                right = max(self._rights[base + a : base + b])
                if line.sideways:
                    found.append(line.box._replace(bottom=left, top=right))
                else:
                    found.append(line.box._replace(left=left, right=right))
        return tuple(found)
