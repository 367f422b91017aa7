"""Spaces inside blocks: which the author set and which the typesetting left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit import han
from textkit.repairs.markers import marker_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change

_HAN = f"{han.HAN}{han.KANA}"
_MARKS = f"{han.CJK_PUNCTUATION}{han.SHARED_PUNCTUATION}"
_GAP = regex.compile(r"(?<=[^\s])[ \t\u3000]+(?=[^\s])")
_IS_HAN = regex.compile(f"[{_HAN}]")
_IS_MARK = regex.compile(f"[{_MARKS}]")
_SENTENCE_MARK = regex.compile("[，。；！？]")
_COUNTED = frozenset("年月日号號时時分秒届屆次条條章节節款项項页頁卷期版元万萬亿億个個人岁歲%％")
_PANGU = regex.compile(rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])")


def find(text: str, spacing: str) -> Iterator[Change]:
    """The spaces to close, narrow or add.

    What it sees: runs of white space inside a line of repaired text.
    Why it is an artefact: Chinese is written without spaces; justification, font changes and quotes
    leave them. Spaces that part things stay, as exactly one: behind the number that opens a block,
    between the phrases of a headline, between cells, names or offices set apart on a line.
    Example: `第一条  为了 推进 “五位一体”` becomes `第一条 为了推进“五位一体”`.
    When it is wrong: a line without any punctuation whose spaces are strays keeps them.
    """
    offset = 0
    for block in text.split("\n"):
        if " " in block or "\t" in block or "\u3000" in block:
            yield from _in_block(block, offset, spacing)
        elif spacing == "pangu":
            yield from _added(block, offset)
        offset += len(block) + 1


def _in_block(block: str, offset: int, spacing: str) -> Iterator[Change]:
    marker = marker_end(block)
    apart = not _SENTENCE_MARK.search(block)
    spaced_out = apart and _is_letter_spaced(block)
    done = 0
    for gap in _GAP.finditer(block):
        start, end = gap.span()
        left, right = block[start - 1], block[end]
        if spacing == "keep":
            new = gap[0]
        elif start <= marker <= end and not _IS_MARK.match(left):
            new = " "
        elif _IS_MARK.match(left) or _IS_MARK.match(right):
            new = ""
        elif _joins_cjk(left, right):
            new = " " if apart and not spaced_out and not _is_one_piece(block, start, end) else ""
        else:
            new = " "
        if spacing == "pangu":
            yield from _added(block[done:start], offset + done)
            done = end
        if new != gap[0]:
            yield offset + start, offset + end, new, "wide-gap" if new else "stray-space"
    if spacing == "pangu":
        yield from _added(block[done:], offset + done)


def _joins_cjk(left: str, right: str) -> bool:
    """Han beside Han, or Han beside a digit."""
    if _IS_HAN.match(left):
        return bool(_IS_HAN.match(right)) or right.isdecimal()
    return left.isdecimal() and bool(_IS_HAN.match(right))


def _is_letter_spaced(block: str) -> bool:
    """Whether the line is one word set wide: every part is a single character (`目　录`)."""
    return all(len(part) == 1 for part in block.split())


def _is_one_piece(block: str, start: int, end: int) -> bool:
    """Whether a gap in a line of parts stands inside one of them: a date, a numbered name, a spaced name."""
    left, right = block[start - 1], block[end]
    if (left.isdecimal() and right in _COUNTED) or (right.isdecimal() and left in "第年月"):
        return True
    before = block[:start].rsplit(None, 1)[-1]
    after = block[end:].split(None, 1)[0]
    return len(before) == len(after) == 1


def _added(piece: str, offset: int) -> Iterator[Change]:
    for place in _PANGU.finditer(piece):
        yield offset + place.start(), offset + place.start(), " ", "added-space"
