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
_DATELINE = regex.compile(r"[^\n。，]{2,20}?\d{1,2}月\d{1,2}日(?:电|讯|電|訊)")
_WORD_AHEAD = regex.compile(r"[0-9.]*[A-Za-z]")
_WORD_BEHIND = regex.compile(r"[A-Za-z][0-9.+_-]*$")
_DAY = regex.compile(r"\d{1,2}[ \u3000]?[月日号號]")
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
    opening = _opening(block)
    apart = not _SENTENCE_MARK.search(block)
    spaced_out = apart and all(len(part) == 1 for part in block.split())
    done = 0
    for gap in _GAP.finditer(block):
        start, end = gap.span()
        left, right = block[start - 1], block[end]
        new = " "
        if spacing == "keep":
            new = gap[0]
        elif start <= opening <= end and not _IS_MARK.match(left):
            new = " "
        elif _IS_MARK.match(left) or _IS_MARK.match(right):
            new = " " if apart and left in "）】" and start > opening and not _IS_MARK.match(right) else ""
        elif _joins_cjk(block, start, end):
            new = " " if apart and not spaced_out and not _is_one_piece(block, start, end) else ""
        if spacing == "pangu":
            yield from _added(block[done:start], offset + done)
            done = end
        if new != gap[0]:
            yield offset + start, offset + end, new, "wide-gap" if new else "stray-space"
    if spacing == "pangu":
        yield from _added(block[done:], offset + done)


def _opening(block: str) -> int:
    """How long the number, mark or dateline is that opens a block: the space behind it stays."""
    dateline = _DATELINE.match(block)
    return dateline.end() if dateline else marker_end(block)


def _joins_cjk(block: str, start: int, end: int) -> bool:
    """Han beside Han, or Han beside a number; a Latin word may end or begin in digits."""
    left, right = block[start - 1], block[end]
    if _IS_HAN.match(left):
        return bool(_IS_HAN.match(right)) or (right.isdecimal() and not _WORD_AHEAD.match(block, end))
    if not (left.isdecimal() and _IS_HAN.match(right)):
        return False
    return not _WORD_BEHIND.search(block[max(0, start - 40) : start])


def _is_one_piece(block: str, start: int, end: int) -> bool:
    """Whether a gap in a line of parts stands inside one of them: a date, a numbered name, a spaced name."""
    left, right = block[start - 1], block[end]
    if left.isdecimal() and right in _COUNTED:
        return True
    if right.isdecimal() and (left == "第" or (left in "年月" and _DAY.match(block, end))):
        return True
    stands_alone_before = start == 1 or block[start - 2].isspace()
    stands_alone_after = end + 1 == len(block) or block[end + 1].isspace()
    return stands_alone_before and stands_alone_after


def _added(piece: str, offset: int) -> Iterator[Change]:
    for place in _PANGU.finditer(piece):
        yield offset + place.start(), offset + place.start(), " ", "added-space"
