"""Several texts in one cell, parted by vertical bars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE: Final = re.compile(r"\\([\\|])|(\|)|[^\\|]+|\\")
_MARKED: Final = re.compile(r"[\\|]")


def split_bars(cell: str) -> list[str]:
    r"""The texts of a cell.

    A bar or backslash that belongs to a text has a backslash before it; before anything else a
    backslash stands for itself.

    >>> split_bars(r"trade union|a\|b|C:\Temp")
    ['trade union', 'a|b', 'C:\\Temp']
    """
    if "\\" not in cell:
        return cell.split("|")
    texts = [""]
    for piece in _PIECE.finditer(cell):
        if piece[2]:
            texts.append("")
        else:
            texts[-1] += piece[1] or piece[0]
    return texts


def join_bars(texts: Iterable[str]) -> str:
    r"""The cell that `split_bars` takes apart again.

    >>> join_bars(["trade union", "a|b"])
    'trade union|a\\|b'
    """
    return "|".join(_MARKED.sub(r"\\\g<0>", text) for text in texts)
