"""What a PDF knows of its lines: how full each is, how large and heavy its type, how high it stands."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from textkit.geometry import Box, PrintedLine
    from textkit.repairs.lines import Lines
    from textkit.traced import TracedText

_NARROW = 0.5  # of the commonest column width
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Printed:
    """One number for each line.

    Attributes:
        room: columns left between the end of the line and the edge of its text column.
        indent: columns between the edge of its text column and its start.
        size: font size in points.
        bold: 1 if most of it is bold.
        column: width of its text column in points.
        top: height of its upper edge over the foot of the page, in points.
    """

    room: Numbers
    indent: Numbers
    size: Numbers
    bold: Numbers
    column: Numbers
    top: Numbers

    def take(self, chosen: npt.NDArray[np.int64]) -> Printed:
        """Some of the lines."""
        return Printed(*(getattr(self, field.name)[chosen] for field in fields(self)))

    def body_size(self) -> float:
        """The font size of most lines."""
        return _commonest(np.round(self.size, 1))

    def holds_text(self) -> npt.NDArray[np.bool_]:
        """Which lines stand in a column of running text; the columns of tables are narrower."""
        return (self.size > 0) & (self.column >= _NARROW * _commonest(np.round(self.column)))


def _commonest(values: Numbers) -> float:
    found, counts = np.unique(values, return_counts=True)
    return float(found[counts.argmax()]) if len(found) else 0.0


def of(text: TracedText, lines: Lines) -> Printed | None:
    """What is known of the printed lines of a text, or None if it did not come from a PDF."""
    if text.geometry is None:
        return None
    edges: dict[tuple[float, float], float] = {}
    found: list[tuple[PrintedLine, Box, Box] | None] = []
    for start, end in zip(lines.start.tolist(), lines.end.tolist(), strict=True):
        first = text.boxes(start, start + 1)
        last = text.boxes(end - 1, end)
        line = text.geometry.line_at(text.to_raw(end - 1, end)[-1][0])
        if not first or not last or line is None or not line.size:
            found.append(None)
            continue
        found.append((line, first[0], last[-1]))
        # A column is at least as wide as its widest line.
        edges[line.column] = max(edges.get(line.column, line.column[1]), last[-1].right)
    rows = [_row(*ends, edges[ends[0].column]) if ends else (0.0,) * 6 for ends in found]
    return Printed(*np.array(rows, np.float64).reshape(-1, 6).T)


def _row(line: PrintedLine, first: Box, last: Box, right: float) -> tuple[float, ...]:
    left, half = line.column[0], line.size / 2
    return (
        (right - last.right) / half,
        (first.left - left) / half,
        line.size,
        float(line.bold),
        right - left,
        first.top,
    )
