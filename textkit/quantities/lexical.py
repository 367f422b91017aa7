"""Numerals that are part of a word, a name or a fixed expression, and therefore count nothing.

The rules go by kind of expression, not by document: congresses and plans are numbered in the same way in
every year, idioms have the frame NXNY, slogans count words that are no things, and a short quoted phrase
that opens with a small Chinese numeral is the name of a policy. The tables are in `fixed`.
"""

from __future__ import annotations

import re

from textkit.quantities.fixed import EXPRESSION, ORDINAL_WORD, frame_end

# Before 一 these make a word or an article of it: 统一, 唯一, 每一年, 同一天.
_ARTICLE_BEFORE = frozenset("唯统同单归划逐专之某每有另任头这那哪万毫如不进合前后随")
_CLOSING = {"“": "”", "「": "」", "『": "』", "‘": "’", '"': '"', "《": "》", "〈": "〉"}
_SHORT = 12  # code points of a quoted phrase that can be a name
_OPENING = "（(【〔["
_LIST_NUMBER = re.compile(r"[（(【〔\[][0-9]{1,3}[)）】〕\]]|[0-9]{1,3}(?:[、．)）](?![0-9])|\.(?![0-9]))")
_INLINE_NUMBER = re.compile(r"(?<![0-9.,])[0-9]{1,2}\.(?=[一-龥])")
_SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3} (?![0-9万亿千百多余%元年月日人个])")


def fixed_expression(text: str, at: int) -> int:
    """The end of the fixed expression that begins at `at`, or `at` itself if none does.

    Args:
        text: a folded text.
        at: where a Chinese or Arabic numeral begins.
    """
    if at and text[at - 1] == "第":
        ordinal = ORDINAL_WORD.match(text, at - 1)
        return ordinal.end() if ordinal else at
    match = EXPRESSION.match(text, at)
    return match.end() if match else frame_end(text, at)


def ends_a_word(text: str, at: int) -> bool:
    """Whether the Chinese numeral at `at` closes or continues the word before it: 星期五, 其二, 统一."""
    before = text[max(0, at - 2) : at]
    if text[at] == "一" and before[-1:] in _ARTICLE_BEFORE and before[-1:] != "":
        return True
    return before.endswith(("星期", "礼拜")) or before[-1:] in ("初", "其", "双") or _is_weekday(text, at)


def _is_weekday(text: str, at: int) -> bool:
    return (
        text[at - 1 : at] == "周"
        and text[at] in "一二三四五六"
        and text[at - 2 : at - 1] not in tuple("一二三四五六七八九十两0123456789")
        and text[at + 1 : at + 2] not in tuple("十百千万个年月天次")
    )


def is_quoted_name(text: str, at: int) -> bool:
    """Whether a short quoted phrase opens with the numeral at `at`: “四个自信”."""
    opening = text[at - 1 : at]
    closing = _CLOSING.get(opening) if opening else None
    if closing is None:
        return False
    end = text.find(closing, at, at + _SHORT)
    return end >= 0 and not any(sign in text[at:end] for sign in "，。；：、")


def is_list_number(text: str, at: int) -> int:
    """The end of the list number, note mark or section number at `at`, or `at` if it is none."""
    if at and text[at - 1] in _OPENING:
        match = _LIST_NUMBER.match(text, at - 1)
        return match.end() if match and match[0][0] in _OPENING else at
    inline = _INLINE_NUMBER.match(text, at)
    if inline:
        return inline.end()
    start = at
    while start and text[start - 1] == " " and at - start < 8:
        start -= 1
    if start and text[start - 1] != "\n":
        return at
    match = _LIST_NUMBER.match(text, at) or _SECTION.match(text, at)
    return match.end() if match else at


def is_name_with_year(text: str, at: int, end: int) -> bool:
    """Whether a bare four-digit year closes a name: 中国制造2025, “健康中国 2030”."""
    if end - at != 4 or text[at : at + 2] not in ("19", "20", "21"):
        return False
    before = text[at - 1 : at]
    if before == " ":
        return "\u4e00" <= text[at - 2 : at - 1] <= "\u9fff" and text[end : end + 1] in tuple('”」』》’"')
    return "\u4e00" <= before <= "\u9fff"
