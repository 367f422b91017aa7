"""Guess the encoding of Chinese text by how likely its characters are, not by whether its bytes decode."""

from __future__ import annotations

import codecs
import math
import re
from typing import NamedTuple

from textkit.readers.plausibility import log_likelihood

CHINESE = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
LEGACY = ("gb18030", "big5hkscs")

# Natural logarithms of how much rarer such files are than UTF-8.
_PRIOR = {"utf-8": 0.0, "gb18030": -1.0, "big5hkscs": -2.0, "utf-16-le": -4.0, "utf-16-be": -5.0}
_WINDOW = 1 << 15
_SYNC_WITHIN = 1 << 12
# Lead bytes of the UTF-8 sequences for common hanzi, CJK marks and full-width forms.
_HAN_LEADS = frozenset(b"\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef")
# An input that ends inside a character is rare, but some are cut: about 1 in 100, and 1 in 100 of all hanzi
# begins with the bytes that are left.
_CUT_HAN = -9.0
_CUT_OTHER = -18.0

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# Bytes below 0x30 are never the second half of a character in UTF-8, GB 18030 or Big5.
_SYNC = re.compile(rb"[\t\n\r\x20-\x2f]")


class Reading(NamedTuple):
    """One way to read a sample of the bytes.

    Attributes:
        encoding: name of the codec.
        score: natural logarithm of the likelihood; only differences count.
        text: the sample, U+FFFD where it does not decode.
    """

    encoding: str
    score: float
    text: str


class Window(NamedTuple):
    """A stretch of the input that begins at a character in every byte-wise encoding."""

    start: int
    data: bytes
    at_end: bool


def rank(data: bytes, encodings: tuple[str, ...] = CHINESE) -> list[Reading]:
    """Read a bounded sample in each encoding; the most likely reading first.

    At most 96 KiB are looked at, whatever the size: the beginning, the first place beyond ASCII, the middle.
    """
    windows = _windows(data)
    return sorted((_read(windows, encoding) for encoding in encodings), key=lambda r: -r.score)


def confidence(readings: list[Reading]) -> float:
    """The probability of the first reading among all, at most 0.99.

    The logarithms are halved, since the characters of a text are not independent of each other.
    """
    best = readings[0].score
    odds = sum(math.exp((reading.score - best) / 2) for reading in readings[1:])
    return min(0.99, round(1 / (1 + odds), 2))


def _windows(data: bytes) -> list[Window]:
    if len(data) <= 3 * _WINDOW:
        return [Window(0, data, at_end=True)]
    windows = [Window(0, data[:_WINDOW], at_end=False)]
    first = _NOT_ASCII.search(data)
    for place in (first.start() if first else 0, len(data) // 2):
        sync = _SYNC.search(data, max(_WINDOW, place - _SYNC_WITHIN), place + _SYNC_WITHIN)
        if sync:
            windows.append(Window(sync.end(), data[sync.end() : sync.end() + _WINDOW], at_end=False))
    return windows


def _read(windows: list[Window], encoding: str) -> Reading:
    texts: list[str] = []
    score = _PRIOR[encoding]
    for window in windows:
        odd = encoding.startswith("utf-16") and window.start % 2
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        texts.append(decoder.decode(window.data[1 if odd else 0 :], final=False))
        left = decoder.getstate()[0]
        if left and window.at_end:
            score += _CUT_HAN if encoding == "utf-8" and left[0] in _HAN_LEADS else _CUT_OTHER
    text = "".join(texts)
    return Reading(encoding, score + log_likelihood(text), text)
