"""Table rows that an extractor kept on one line, their cells parted by wide gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.repairs.lines import Line

_CELLS = regex.compile(r"[ \u3000]{2,}+|[ \u3000]*+\t[ \t\u3000]*+")
_SENTENCE = regex.compile("[，。；！？]")
_LONGEST_CELL = 24  # characters


def find(lines: Sequence[Line]) -> Iterator[int]:
    """Indices of lines that are table rows: each has a neighbour that is one too.

    A line of its own with wide gaps is as likely a justified line, or names set apart.
    """
    like = [is_row(line.text) for line in lines]
    for i, row in enumerate(like):
        if row and (any(like[max(i - 1, 0) : i]) or any(like[i + 1 : i + 2])):
            yield i


def is_row(text: str) -> bool:
    """Whether a line holds three cells or more.

    >>> is_row("道路   12.5   30元"), is_row("第一条  为了保护职工"), is_row("一类，   如 Python、   Java 等")
    (True, False, False)
    """
    if ("  " not in text and "\t" not in text and "\u3000" not in text) or _SENTENCE.search(text):
        return False
    cells = _CELLS.split(text)
    return len(cells) >= 3 and max(map(len, cells)) <= _LONGEST_CELL and max(map(len, cells)) > 1
