"""A page of characters becomes its lines in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.readers.pdf_columns import reading_order
from textkit.readers.pdf_lines import TextLine, bands, base_of, commonest, part_of, stretches
from textkit.readers.pdf_rows import unruled_rows
from textkit.readers.pdf_tables import row_line, rows_of, tables, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.readers.pdf_columns import Known
    from textkit.readers.pdf_glyphs import Glyph
    from textkit.readers.pdf_lines import Stretch
    from textkit.readers.pdf_rules import Rules

_NOTE_MARK = re.compile(r"[①-⑳⓪❶-❿*＊†‡※〔\[［(（]|注|\d{1,3}(?!\d)")
_SMALLER = 0.93  # of the page's usual size, a footnote is printed at most
_HUGE = 2.5  # times the usual size; type this large behind other text is a watermark
_CROSSED = 3
_LONGEST = 200  # characters of a watermark, at most


def lines_of_page(glyphs: Sequence[Glyph], rules: Rules, known: list[Known]) -> list[TextLine]:
    """The lines of a page, direction 0, in reading order; the notes at the foot of columns after all text.

    Args:
        glyphs: the characters.
        rules: the lines drawn on the page.
        known: gutters between text columns found on other pages; new ones are appended.
    """
    found = stretches(glyphs)
    if not found:
        return []
    em = commonest(g.size for s in found for g in s.glyphs)
    order = reading_order(found, rules, em, known)
    columns = [_lines_of_column(column, rules) for column in order]
    if len(columns) > 1:
        columns = _notes_last(columns, order, rules, em)
    return [line for column in columns for line in column]


def _lines_of_column(column: Sequence[Stretch], rules: Rules) -> list[TextLine]:
    left, right = min(s.left for s in column), max(s.right for s in column)
    rest = list(column)
    lines: list[TextLine] = []
    for table in tables(rules):
        inside = within(table, rest)
        rows, used = rows_of(table, inside, rules)
        taken = {id(s) for s in used}
        rest = [s for s in rest if id(s) not in taken]
        lines += rows
    for cells in unruled_rows(bands(rest)):
        if len(cells) > 1:
            lines.append(row_line(cells, (left, right)))
        else:
            lines.append(TextLine([part_of(cells[0], right)], base=base_of(cells[0]), column=(left, right)))
    lines.sort(key=lambda line: -line.base)
    return lines


def _notes_last(
    columns: list[list[TextLine]], order: Sequence[Sequence[Stretch]], rules: Rules, em: float
) -> list[list[TextLine]]:
    """Put the notes at the foot of side-by-side columns behind the last of these columns."""
    done: list[list[TextLine]] = []
    waiting: list[list[TextLine]] = []
    for k, lines in enumerate(columns):
        beside = k + 1 < len(columns) and _side_by_side(order[k], order[k + 1])
        body, notes = _split_notes(lines, rules, em) if beside or waiting else (lines, [])
        done.append(body)
        if notes:
            waiting.append(notes)
        if not beside:
            done += waiting
            waiting = []
    return done + waiting


def _side_by_side(a: Sequence[Stretch], b: Sequence[Stretch]) -> bool:
    return max(s.right for s in a) <= min(s.left for s in b)


def _split_notes(lines: list[TextLine], rules: Rules, em: float) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of a column and the notes below them: small type to the end, opened by a mark or a rule."""
    k = len(lines)
    while k > 0 and lines[k - 1].size <= _SMALLER * em:
        k -= 1
    while 0 < k < len(lines):
        line = lines[k]
        if _NOTE_MARK.match(line.parts[0].text) or _ruled_above(lines[k - 1], line, rules):
            return lines[:k], lines[k:]
        k += 1
    return lines, []


def _ruled_above(before: TextLine, line: TextLine, rules: Rules) -> bool:
    return any(
        line.base < rule.at < before.base and rule.start < line.right and rule.end > line.left
        for rule in rules.horizontal
    )


def behind_text(found: Sequence[Glyph]) -> set[int]:
    """Indices of huge characters with the page's text printed over them: an upright watermark."""
    if not found:
        return set()
    em = commonest(g.size for g in found)
    huge = [k for k, g in enumerate(found) if g.size >= _HUGE * em]
    if len(huge) > _LONGEST:
        return set()
    return {k for k in huge if _crossings(found[k], found) >= _CROSSED}


def _crossings(big: Glyph, found: Sequence[Glyph]) -> int:
    low, high = big.base - 0.1 * big.size, big.base + 0.8 * big.size
    return sum(
        1
        for g in found
        if g.size < 0.5 * big.size
        and not g.char.isspace()
        and big.left < (g.left + g.right) / 2 < big.right
        and low < g.base + 0.4 * g.size < high
    )
