"""Rows of tables that no rules part: what belongs together is told by gaps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from textkit.readers.pdf_lines import bands, base_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.readers.pdf_lines import Stretch

_LOOSER = 1.15  # times the closest lines: what stands further apart is another cell
_COMPLETE = 0.75  # of the lines of a row that have all its cells: then each is a row
_FEWEST_LINES = 3
_FEWEST_ROWS = 2
_FARTHEST = 3.0  # em between baselines inside a table
_MARK = regex.compile(
    r"[•●◆■▪◦○‣∙·–—*\p{Co}]|[（(\[【]?[0-9０-９一二三四五六七八九十百]{1,4}[)）\]】.．、]?|[①-⑳⑴-⒇]"
)


def rows_by_gaps(found: Sequence[Stretch]) -> list[list[Stretch]]:
    """Rows without rules between them, as the stretches of each.

    Lines of one cell stand closer than cells do, and the cells of a row overlap in height. Where all lines of
    a column stand equally close, or each of them is complete, every printed line is a row.
    """
    lines = bands(found)
    if _is_even(_steps(found)):
        return [list(line) for line in lines]
    columns = _columns(found)
    steps = [d for column in columns for d in _steps(column)]
    if _is_even(steps):
        return [list(line) for line in lines]
    limit = _LOOSER * min(steps)
    rows: list[_Span] = []
    for column in columns:
        rows += _close(column, limit)
    done: list[list[Stretch]] = []
    for row in _overlapping(rows):
        done += _split_if_complete(row, columns)
    return done


def _is_even(steps: Sequence[float]) -> bool:
    return not steps or max(steps) < _LOOSER * min(steps)


class _Span(NamedTuple):
    top: float
    bottom: float
    stretches: list[Stretch]


def _columns(found: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches by column: columns are parted by strips that are clear at all heights."""
    columns: list[list[Stretch]] = []
    right = 0.0
    for s in sorted(found, key=lambda s: s.left):
        if columns and s.left < right + 0.4 * s.size:
            columns[-1].append(s)
            right = max(right, s.right)
        else:
            columns.append([s])
            right = s.right
    return columns


def _steps(column: Sequence[Stretch]) -> list[float]:
    bases = [base_of(line) for line in bands(column)]
    return [a - b for a, b in pairwise(bases)]


def _close(column: Sequence[Stretch], limit: float) -> list[_Span]:
    """The cells of a column: lines that stand no further apart than `limit`."""
    cells: list[_Span] = []
    last = 0.0
    for line in bands(column):
        base = base_of(line)
        top, bottom = max(s.top for s in line), min(s.bottom for s in line)
        if cells and last - base <= limit:
            cells[-1] = _Span(cells[-1].top, bottom, cells[-1].stretches + line)
        else:
            cells.append(_Span(top, bottom, list(line)))
        last = base
    return cells


def _overlapping(cells: Sequence[_Span]) -> list[list[Stretch]]:
    rows: list[_Span] = []
    for cell in sorted(cells, key=lambda c: -c.top):
        if rows and cell.top > rows[-1].bottom + 1:
            merged = rows[-1].stretches + cell.stretches
            rows[-1] = _Span(rows[-1].top, min(rows[-1].bottom, cell.bottom), merged)
        else:
            rows.append(cell)
    return [row.stretches for row in rows]


def _split_if_complete(row: list[Stretch], columns: Sequence[Sequence[Stretch]]) -> list[list[Stretch]]:
    """The printed lines of a row, if nearly each has all its cells: then they are rows themselves."""
    lines = bands(row)
    where = {id(s): k for k, column in enumerate(columns) for s in column}
    cells = [len({where[id(s)] for s in line}) for line in lines]
    most = len({where[id(s)] for s in row})
    if len(lines) > 1 and sum(1 for n in cells if n == most) >= _COMPLETE * len(lines):
        return [list(line) for line in lines]
    return [row]


def unruled_rows(lines: Sequence[Sequence[Stretch]]) -> list[list[list[Stretch]]]:
    """The printed lines of a text column, with those put together that are one row of a table without rules.

    A table here is a run of lines that keep a clear strip between their columns. Numbered items with a
    hanging indent look alike, but their first column holds nothing but marks.
    """
    done: list[list[list[Stretch]]] = []
    k = 0
    while k < len(lines):
        end = _run_end(lines, k)
        run = [s for line in lines[k:end] for s in line]
        rows = rows_by_gaps(run) if end - k >= _FEWEST_LINES and not _is_list(run) else []
        if rows and len(rows) < end - k:
            done += [cells_of(row, _strips(run)) for row in rows]
        else:
            done += [[list(line)] for line in lines[k:end]]
        k = end
    return done


def _run_end(lines: Sequence[Sequence[Stretch]], start: int) -> int:
    """Where the run of lines ends that begins at `start` and keeps a clear strip."""
    if len(lines[start]) < 2:
        return start + 1
    run = list(lines[start])
    columns = len(_columns(run))
    end = start + 1
    while end < len(lines):
        line = lines[end]
        far = base_of(lines[end - 1]) - base_of(line) > _FARTHEST * line[0].size
        after = len(_columns([*run, *line]))
        if far or after < max(2, columns):
            break
        columns = after
        run += line
        end += 1
    several = [k for k in range(start, end) if len(lines[k]) > 1]
    return end if len(several) >= _FEWEST_ROWS else start + 1


def _is_list(run: Sequence[Stretch]) -> bool:
    columns = _columns(run)
    if len(columns) != 2:
        return False
    return all(_MARK.fullmatch("".join(g.char for g in s.glyphs)) for s in columns[0])


def _strips(run: Sequence[Stretch]) -> list[float]:
    """The middles of the clear strips of a run."""
    columns = _columns(run)
    return [(max(s.right for s in a) + min(s.left for s in b)) / 2 for a, b in pairwise(columns)]


def cells_of(found: Sequence[Stretch], borders: Sequence[float]) -> list[list[Stretch]]:
    """The stretches of a row by cell, from left to right: between vertical rules, else by clear strips."""
    cells: list[list[Stretch]] = []
    right = 0.0
    for s in sorted(found, key=lambda s: s.left):
        parted = (
            any(right - 1 <= x <= s.left + 1 for x in borders) if borders else s.left > right + 0.4 * s.size
        )
        if cells and not parted:
            cells[-1].append(s)
            right = max(right, s.right)
        else:
            cells.append([s])
            right = s.right
    return cells
