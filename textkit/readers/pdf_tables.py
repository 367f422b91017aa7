"""Ruled tables: the cells of a row on one line, wrapped cells put with their row."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from textkit.readers.pdf_lines import TextLine, bands, is_wide, part_of
from textkit.readers.pdf_rows import cells_of, rows_by_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.readers.pdf_lines import Part, Stretch
    from textkit.readers.pdf_rules import Rule, Rules

CELL_GAP = "   "
_ENDS = 4.0  # points by which the ends of a table's rules may differ
_CELLS = 0.4  # of the rows between two rules that have more than one cell
_MANY = 4  # rows with a rule each; fewer rules stand only above and below the head and the end


class Table(NamedTuple):
    """A ruled table.

    Attributes:
        left: its left edge in points.
        right: its right edge.
        levels: the heights of the rules from edge to edge, descending.
    """

    left: float
    right: float
    levels: tuple[float, ...]


def tables(rules: Rules) -> list[Table]:
    """What may be tables: two or more horizontal rules of the same ends, one below the other."""
    groups: list[list[Rule]] = []
    for rule in rules.horizontal:
        for group in groups:
            if abs(group[-1].start - rule.start) <= _ENDS and abs(group[-1].end - rule.end) <= _ENDS:
                group.append(rule)
                break
        else:
            groups.append([rule])
    found = [Table(g[0].start, g[0].end, tuple(r.at for r in g)) for g in groups if len(g) >= 2]
    return sorted(found, key=lambda t: -t.levels[0])


def rows_of(table: Table, inside: Sequence[Stretch], rules: Rules) -> tuple[list[TextLine], list[Stretch]]:
    """The rows of a table as lines, and the stretches they are made of.

    Between two rules of the same ends there may also be running text: between two tables, or between the
    rule of a running head and the one at the page's foot. It is left alone.
    """
    heights = [a - b for a, b in pairwise(table.levels)]
    lines: list[TextLine] = []
    taken: list[Stretch] = []
    for top, bottom in pairwise(table.levels):
        slot = [s for s in inside if bottom <= (s.top + s.bottom) / 2 <= top]
        if not slot:
            continue
        borders = _borders(table, rules, top, bottom)
        one_row = bool(borders) or (len(heights) >= _MANY and top - bottom <= 3 * median(heights))
        rows = _rows_of_slot(slot, borders, one_row=one_row)
        several = sum(1 for cells in rows if len(cells) > 1)
        if several and several >= _CELLS * len(rows):
            lines += [row_line(cells, (table.left, table.right)) for cells in rows]
            taken += slot
    return lines, taken


def _borders(table: Table, rules: Rules, top: float, bottom: float) -> list[float]:
    """The vertical rules inside a table at the height of a row."""
    middle = (top + bottom) / 2
    return sorted(
        r.at
        for r in rules.vertical
        if table.left + _ENDS < r.at < table.right - _ENDS and r.start < middle < r.end
    )


def _rows_of_slot(
    slot: Sequence[Stretch], borders: Sequence[float], *, one_row: bool
) -> list[list[list[Stretch]]]:
    """The rows between two rules, as lists of cells."""
    groups = [list(slot)] if one_row else rows_by_gaps(slot)
    return [cells_of(group, borders) for group in groups]


def row_line(cells: Sequence[Sequence[Stretch]], column: tuple[float, float]) -> TextLine:
    """Write a row: its cells from left to right, the lines of each put together."""
    parts: list[Part] = []
    joints: list[str] = []
    base = max(s.base for cell in cells for s in cell)
    for k, cell in enumerate(cells):
        edge = max(s.right for s in cell)
        for n, line in enumerate(bands(cell)):
            part = part_of(line, edge)
            if parts:
                joints.append(_join(parts[-1].text, part.text) if n else CELL_GAP)
            if k + 1 < len(cells) or n + 1 < len(cell):
                _strip(part)
            parts.append(part)
    return TextLine(parts, joints, base, column, row=True)


def _strip(part: Part) -> None:
    """Without a space at the end: the joint stands for it."""
    while len(part.text) > 1 and part.text[-1] == " ":
        part.text = part.text[:-1]
        part.lefts.pop()
        part.rights.pop()


def _join(before: str, after: str) -> str:
    """Between two lines of one cell: a space only between Latin words."""
    return "" if is_wide(before[-1]) or is_wide(after[0]) or before[-1] in "-/" else " "


def within(table: Table, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches that stand in a table."""
    top, bottom = table.levels[0], table.levels[-1]
    return [
        s
        for s in stretches
        if table.left - _ENDS <= (s.left + s.right) / 2 <= table.right + _ENDS
        and bottom <= (s.top + s.bottom) / 2 <= top
    ]
