"""What shows only in several lines together: tables of contents, tables, verse."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from textkit.segmentation.names import is_person
from textkit.segmentation.shapes import CONTENTS, HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

_LEADER = regex.compile(r"(?:[.．…·⋯]\s?){2,}+\s*\d{1,4}$")
_WIDE = regex.compile(r"\t|\s{2,}|[|｜]")
_LATIN_GAP = regex.compile(r"(?<=[A-Za-z)'’]) (?=[A-Za-z(])")
_FIGURE = regex.compile(
    r"[-+−–—]?[\d.,]+\s?(?:%|％|[\p{Han}]{1,5}(?:[\d.]+\p{Han}?)?|[A-Za-z]{1,4})?|[-—–/…]"
)
_LONGEST_CELL = 24
_LONGEST_VERSE = 20
_LONGEST_COUPLET = 34
_LONGEST_CLAUSE = 8
_CLAUSE = regex.compile("[，。；！？、]")
_VERSE_END = "，。；！？、…,;!?"


def contents(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Entries of a table of contents: lines after 目录 that come again as headings, or have leaders."""
    for i, line in enumerate(lines):
        if kinds[i] is not None:
            continue
        if _LEADER.search(line.text[-60:]):
            yield i, "list_item"
        elif CONTENTS.fullmatch(line.text):
            yield from ((k, "list_item") for k in _entries(lines, i + 1))


def _entries(lines: Sequence[Line], first: int) -> range:
    """The lines of a table of contents; they end where the first of them, or its number, comes again."""
    seen: set[str] = set()
    numbers: set[tuple[str, int]] = set()
    for k in range(first, len(lines)):
        line = lines[k]
        if line.close:
            break
        key = "".join(line.text.split())
        restarts = (
            line.mark is not None
            and line.mark.value <= 1
            and (line.style, line.mark.value) in numbers
            and line.style == lines[first].style
        )
        if key in seen or restarts:
            return _without_parents(lines, first, k)
        seen.add(key)
        if line.mark:
            numbers.add((line.style, line.mark.value))
    return range(0)


def _without_parents(lines: Sequence[Line], first: int, end: int) -> range:
    """The entries first to end without headings of a wider style that already stand above the text."""
    while (
        end - first > 1
        and lines[end - 1].mark
        and all(lines[k].style != lines[end - 1].style for k in range(first, end - 1))
    ):
        end -= 1
    return range(first, end) if end - first > 1 else range(0)


def tables(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Rows of cells: neighbouring lines that part into cells in the same way."""
    cells = [_cells(line) if kind is None else [] for line, kind in zip(lines, kinds, strict=True)]
    for run in _runs(len(lines), lambda i: len(cells[i]) > 1):
        rows = [cells[i] for i in run]
        captioned = run.start > 0 and kinds[run.start - 1] == "caption"
        if all(_is_verse_row(row) for row in rows) or _are_names(rows):
            yield from ((i, "line") for i in run)
        elif captioned or _is_table([lines[i] for i in run], rows):
            yield from ((i, "table_row") for i in run)


def verse(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Lines of verse: short, alike in length, or ended by a comma, as running text is not."""
    for run in _runs(len(lines), lambda i: kinds[i] is None and _may_be_verse(lines[i])):
        block = [lines[i].text for i in run]
        titled = run.start > 0 and kinds[run.start - 1] in ("title", "byline")
        if _is_verse(block, titled=titled):
            yield from ((i, "line") for i in run)


def _runs(length: int, wanted: Callable[[int], bool]) -> Iterator[range]:
    """The longest stretches of neighbours that are all wanted."""
    start = 0
    for i in range(length + 1):
        if i == length or not wanted(i):
            if i > start:
                yield range(start, i)
            start = i + 1


def _cells(line: Line) -> list[str]:
    """The cells of a line, parted by tabs, wide spaces or bars, else by spaces; none for running text."""
    text = line.text
    if line.close or len(text) > 240 or (line.mark and line.style not in ("1", "a.")):
        return []
    parts = _WIDE.split(text) if _WIDE.search(text) else _LATIN_GAP.sub("\0", text).split(" ")
    cells = [part.replace("\0", " ").strip() for part in parts if part.strip()]
    if any(
        len(cell) > _LONGEST_CELL + 16 * (not HAN.search(cell)) or any(sign in cell for sign in "，。；：:、")
        for cell in cells
    ):
        return []
    return cells


def _is_table(lines: Sequence[Line], rows: Sequence[list[str]]) -> bool:
    if len(rows) < 2:
        return False
    if all(_WIDE.search(line.text) for line in lines):
        return True
    widths = Counter(map(len, rows))
    share = widths.most_common(1)[0][1] / len(rows)
    figures = sum(
        any(_FIGURE.fullmatch(cell) and HAN.search(cell) is None for cell in row) for row in rows[1:]
    )
    measured = sum(sum(bool(_FIGURE.fullmatch(cell)) for cell in row) * 2 >= len(row) for row in rows[1:])
    if share >= 0.5 and 2 * max(figures, measured) >= len(rows) - 1:
        return True
    if HAN.search(rows[0][0]) is None:
        return False
    if share == 1 and all(all(HAN.search(cell) for cell in row) for row in rows):
        return True
    if len(rows) < 3:
        return False
    mixed = sum(HAN.search(row[0]) is None and HAN.search(row[-1]) is not None for row in rows[1:])
    return 2 * mixed >= len(rows) - 1 or (share == 1 and len(rows[0]) > 2)


def _are_names(rows: Sequence[list[str]]) -> bool:
    """Names set apart: a list of people, or an office and who holds it."""
    return (
        len(rows) > 1
        and 2 * sum(is_person(row[-1]) for row in rows) > len(rows)
        and all(len(row) < 3 or is_person(row[0]) for row in rows)
    )


def _is_verse_row(row: Sequence[str]) -> bool:
    """Half-lines of equal length, set apart by a space."""
    return (
        len(row) <= 4
        and len({len(cell) for cell in row}) == 1
        and len(row[0]) in (4, 5, 6, 7)
        and all(len(HAN.findall(cell)) == len(cell) for cell in row)
    )


def _may_be_verse(line: Line) -> bool:
    text = line.text
    return (
        line.mark is None
        and len(text) <= _LONGEST_COUPLET
        and text[-1] in _VERSE_END
        and "：" not in text
        and text[0] not in '“「『‘"（('
    )


def _is_verse(block: Sequence[str], *, titled: bool) -> bool:
    lengths = [len(text) for text in block]
    open_ends = sum(text[-1] in "，；、,;" for text in block)
    if max(lengths) <= _LONGEST_VERSE and len(block) > 1 and open_ends * 4 >= len(block):
        return True
    couplets = all("，" in text[:-1] or "；" in text[:-1] for text in block)
    if (
        len(block) > 3 - titled
        and couplets
        and max(len(clause) for text in block for clause in _CLAUSE.split(text)) <= _LONGEST_CLAUSE
    ):
        return True
    return (
        len(block) > 2 - titled
        and couplets
        and all(a == b for a, b in pairwise(lengths))
        and lengths[0] in (10, 12, 16)
    )
