"""How likely a text is as Chinese: the yardstick for guessing an encoding.

A unigram model: each character has a probability by the class it belongs to. Bytes read in the wrong encoding
nearly always give characters, but rare ones.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Literal

from textkit.readers.frequency import TIER_1, TIER_2, TIER_3

Script = Literal["hans", "hant"]

_TIERS = (frozenset(TIER_1), frozenset(TIER_2), frozenset(TIER_3))
_COMMON_MARKS = frozenset("，。、；：？！“”‘’（）《》「」『』—…·\u3000")
_TEXT_CONTROLS = frozenset("\t\n\r\f\ufeff")

# Natural logarithms: the share of the class in Chinese text, divided by the number of its members.
# The shares of the tiers are those of kHanyuPinlu; the small ones are estimates, and only their order counts.
_TIER = (-5.4, -7.2, -9.0)
_LEVEL_1 = -11.0
_LEVEL_2 = -13.5
_OTHER_SCRIPT = -16.0
_RARE_HAN = -17.5
_RARE_PLANE = -20.0
_COMMON_MARK = -5.5
_ASCII_TEXT = -6.5
_ASCII_MARK = -8.5
_FULL_WIDTH = -9.5
_SYMBOL = -12.0
_LATIN = -12.0
_OTHER_ALPHABET = -13.0
_KANA = -15.0
_HANGUL = -18.0
_ODD = -19.0
_IMPOSSIBLE = -25.0

_RANGES = (
    (0x00C0, 0x017F, _LATIN),
    (0x0370, 0x04FF, _OTHER_ALPHABET),
    (0x2010, 0x2044, _SYMBOL),
    (0x2100, 0x27BF, _SYMBOL),
    (0x3001, 0x3029, _SYMBOL),
    (0x3041, 0x30FF, _KANA),
    (0x3105, 0x3129, _OTHER_ALPHABET),
    (0x3220, 0x33FF, _SYMBOL),
    (0xAC00, 0xD7A3, _HANGUL),
    (0xFF01, 0xFF5E, _FULL_WIDTH),
)


def log_likelihood(text: str) -> float:
    """The logarithm of the probability of a text as Chinese, simplified or traditional, whichever is higher.

    Only differences between readings of the same bytes mean something.
    """
    counted = Counter(text)
    return max(
        sum(n * _log_probability(ch, "hans") for ch, n in counted.items()),
        sum(n * _log_probability(ch, "hant") for ch, n in counted.items()),
    )


def mean_beyond_ascii(text: str) -> tuple[float, int]:
    """The mean logarithm for the characters that are not ASCII, and how many they are.

    Chinese text of any kind has -7 to -9, random characters of GB 2312 level 1 about -10, others less.
    """
    counted = Counter(ch for ch in text if ch > "\x7f" and ch != "\ufeff")
    total = sum(counted.values())
    if not total:
        return 0.0, 0
    sums = (sum(n * _log_probability(ch, script) for ch, n in counted.items()) for script in ("hans", "hant"))
    return max(sums) / total, total


@cache
def _log_probability(ch: str, script: Script) -> float:
    if ch < "\x80":
        return _ascii(ch)
    if ch in _COMMON_MARKS:
        return _COMMON_MARK
    code = ord(ch)
    if 0x4E00 <= code <= 0x9FFF:
        return _han(ch, script)
    for first, last, value in _RANGES:
        if first <= code <= last:
            return value
    if ch in _TEXT_CONTROLS:
        return _ASCII_TEXT
    kind = unicodedata.category(ch)
    if kind in ("Cn", "Co", "Cs", "Cc") or ch == "\ufffd":
        return _IMPOSSIBLE
    return _RARE_PLANE if code > 0xFFFF else _ODD


def _ascii(ch: str) -> float:
    if ch.isalnum() or ch == " " or ch in _TEXT_CONTROLS:
        return _ASCII_TEXT
    return _ASCII_MARK if ch.isprintable() else _IMPOSSIBLE


def _han(ch: str, script: Script) -> float:
    level = _level(ch, script)
    if not level:
        other: Script = "hant" if script == "hans" else "hans"
        return _OTHER_SCRIPT if _level(ch, other) == 1 else _RARE_HAN
    for tier, value in zip(_TIERS, _TIER, strict=True):
        if ch in tier:
            return value
    return _LEVEL_1 if level == 1 else _LEVEL_2


def _level(ch: str, script: Script) -> int:
    """The level of a character in the standard of its script, 0 if it is not in it.

    GB 2312 has level 1 in rows 16 to 55 (lead bytes B0 to D7); Big5 has it in lead bytes A4 to C6.
    """
    codec, first_of_level_2 = ("gb2312", 0xD8) if script == "hans" else ("big5", 0xC9)
    try:
        lead = ch.encode(codec)[0]
    except UnicodeEncodeError:
        return 0
    return 1 if lead < first_of_level_2 else 2
