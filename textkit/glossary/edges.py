"""Where a term may begin and end.

Chinese is written without spaces, so a term may stand anywhere in it; but a word of letters and
digits is not cut, and neither is a number, whether it is written 2025 or 二十九.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

_WORD: Final = re.compile(
    "[0-9A-Za-zªºÀ-ÖØ-öø-ʯ\u0300-\u036fͰ-ͳͶ-ͽͿΆΈ-Ͽ\u0400-\u052f\u1c80-\u1c8f\u1e00-\u1fff\u2160-\u2188"
    "\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06０-９Ａ-Ｚａ-ｚ]"
)
_DIGIT: Final = re.compile("[0-9０-９]")
_POINT: Final = frozenset(".,．")

_NUMERALS: Final = frozenset("〇零一二三四五六七八九两兩")
_ZEROS: Final = frozenset("〇零")
_MAGNITUDES: Final = MappingProxyType({"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8})
_EDGE: Final = re.compile(f"(?:{_WORD.pattern}|[{''.join((*_NUMERALS, *_MAGNITUDES, *_POINT))}])")
_DOUBTFUL: Final = re.compile(_EDGE.pattern * 2)
"""The two characters at a place that may lie inside a word or number; at all others nothing is cut."""


def is_word_character(char: str) -> bool:
    """Whether a character is a letter or digit of a script that parts its words by spaces."""
    return _WORD.match(char) is not None


def needs_check(pattern: str) -> bool:
    """Whether there are places where a term so written must not match."""
    return _EDGE.match(pattern[0]) is not None or _EDGE.match(pattern[-1]) is not None


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` cuts neither a word nor a number at its ends."""
    if start and _DOUBTFUL.match(text, start - 1) and _cuts(text, start, opening=True):
        return False
    return not (end < len(text) and _DOUBTFUL.match(text, end - 1) and _cuts(text, end, opening=False))


def _cuts(text: str, at: int, *, opening: bool) -> bool:
    return _cuts_word(text, at) or _cuts_numeral(text, at, opening=opening)


def _cuts_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if is_word_character(before) and is_word_character(after):
        return True
    if _DIGIT.match(after) and before in _POINT:
        return at > 1 and _DIGIT.match(text[at - 2]) is not None
    if _DIGIT.match(before) and after in _POINT:
        return at + 1 < len(text) and _DIGIT.match(text[at + 1]) is not None
    return False


def _is_numeral(char: str) -> bool:
    return char in _NUMERALS or char in _MAGNITUDES


def _cuts_numeral(text: str, at: int, *, opening: bool) -> bool:
    """Whether one Chinese number runs over a cut: 二|十九, 十|九, 一百|三十, 二〇一|八.

    A term that opens with 百, 千, 万 or 亿 is let alone: there they are mostly part of a word or unit
    (三千克, 第一百货).
    """
    before, after = text[at - 1], text[at]
    if not (_is_numeral(before) and _is_numeral(after)):
        return False
    if after in _MAGNITUDES:
        return not (opening and after != "十") and _multiplies(text, at)
    return _continues(text, at)


def _multiplies(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _MAGNITUDES:
        return _MAGNITUDES[before] < _MAGNITUDES[after]
    if before in _ZEROS:
        return False
    # 一十 is said inside a number only: 二百一十.
    if before == "一" and after == "十":
        return at > 1 and _is_numeral(text[at - 2])
    return True


def _continues(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    following = text[at + 1 : at + 2]
    if before == "十":
        return after not in _ZEROS
    if before in _MAGNITUDES:
        if after in _ZEROS:
            return following in _NUMERALS
        return following in _MAGNITUDES and _MAGNITUDES[following] < _MAGNITUDES[before]
    # Digit by digit: years and codes have at least three, 三四个 is an estimate.
    return (at > 1 and text[at - 2] in _NUMERALS) or following in _NUMERALS
