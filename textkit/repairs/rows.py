"""Table rows that an extractor kept on one line, their cells parted by wide gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.repairs.lines import Lines

_CELLS = regex.compile(r"[ \u3000]{2,}+|[ \u3000]*+\t[ \t\u3000]*+")
_GAP = regex.compile(r"(?<=\S)(?:[ \u3000]{2,}+|[ \u3000]*+\t)")
_SENTENCE = regex.compile("[，。；！？]")
_LONGEST_CELL = 24  # characters


def find(lines: Lines) -> Iterator[int]:
    """Indices of lines that are table rows: each has a neighbour that is one too.

    A line of its own with wide gaps is as likely a justified line, or names set apart.
    """
    gaps = np.array([gap.start() for gap in _GAP.finditer(lines.text)], np.int64)
    holding = np.searchsorted(gaps, lines.end) - np.searchsorted(gaps, lines.start) >= 2
    like = {i for i in np.flatnonzero(holding).tolist() if is_row(lines.body(i))}
    return (i for i in sorted(like) if i - 1 in like or i + 1 in like)


def is_row(text: str) -> bool:
    """Whether a line holds three cells or more.

    >>> is_row("道路   12.5   30元"), is_row("第一条  为了保护职工"), is_row("一类，   如 Python、   Java 等")
    (True, False, False)
    """
    if ("  " not in text and "\t" not in text and "\u3000" not in text) or _SENTENCE.search(text):
        return False
    cells = _CELLS.split(text)
    return len(cells) >= 3 and max(map(len, cells)) <= _LONGEST_CELL and max(map(len, cells)) > 1
