"""What two segments are compared by: a sequence of tokens, one for each character and each quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from textkit.han import CJK_PUNCTUATION, HAN, KANA, SHARED_PUNCTUATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.quantities import Quantity

FOLDING = 1
"""Counts the changes of what `fold` makes of a text; a memory whose keys are older makes them again."""

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NO_CHARACTER = re.compile("[\ud800-\udfff\U000f0000-\U000fffff]")
"""Lone surrogates, which SQLite cannot hold, and the plane whose characters stand for quantities."""

_SPACES = re.compile(r"\s+")
_CJK = re.compile(f"[{HAN}{KANA}{CJK_PUNCTUATION}{SHARED_PUNCTUATION}]")
_NUMBERS = 0xF0000
_NUMBER_CODES = 0xFFFE

Token = str | tuple[str, str, str, str]
"""A character, or of a quantity: kind, unit, approximator and value."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A segment as it is compared.

    Attributes:
        text: the segment itself.
        tokens: its tokens.
        spans: the place of each token in the text.
        quantities: its quantities, in order; their offsets count from the first character that is no space.
        key: the tokens as one string, in which a quantity is a single character that says its kind, unit
            and approximator, but not its value.
    """

    text: str
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    key: str

    def written(self) -> tuple[str, ...]:
        """What stands in the text for each token."""
        return tuple(self.text[start:end] for start, end in self.spans)


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """A segment as it is compared.

    Width (of ASCII characters) and case do not count, nor does white space at the ends or beside a
    CJK character; other white space is one space. A quantity is one token, however it is written: 二百亿元
    and 200亿元 are the same token, 300亿元 is another one, with the same character in `key`.

    >>> fold("资金 ２００亿元").tokens
    ('资', '金', ('money', 'yuan', '', '20000000000'))
    """
    from textkit.quantities import find_quantities

    # What stands at the beginning may be read as the number of a list: space before it makes no difference.
    margin = len(text) - len(text.lstrip())
    quantities = find_quantities(text.strip())
    tokens: list[Token] = []
    spans: list[tuple[int, int]] = []
    done = 0
    for quantity in quantities:
        for start, end, char in _characters(text, done, margin + quantity.start):
            tokens.append(char)
            spans.append((start, end))
        tokens.append((quantity.kind, quantity.unit, quantity.approx, quantity.value_text))
        spans.append((margin + quantity.start, margin + quantity.end))
        done = margin + quantity.end
    for start, end, char in _characters(text, done, len(text)):
        tokens.append(char)
        spans.append((start, end))
    key = "".join(token if isinstance(token, str) else _number(token) for token in tokens)
    return Folded(text, tuple(tokens), tuple(spans), quantities, key)


def _characters(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The characters that count in text[start:end], each with its place."""
    for space in _SPACES.finditer(text, start, end):
        yield from _plain(text, start, space.start())
        if _counts(text, *space.span()):
            yield (*space.span(), " ")
        start = space.end()
    yield from _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    part = text[start:end].translate(_WIDE)
    for place, char in enumerate(_NO_CHARACTER.sub("\ufffd", part), start):
        lower = char.lower()
        yield place, place + 1, lower if len(lower) == 1 else char


def _counts(text: str, start: int, end: int) -> bool:
    """Whether white space there parts words."""
    if start == 0 or end == len(text):
        return False
    return not (_CJK.match(text, start - 1) or _CJK.match(text, end))


def _number(token: tuple[str, str, str, str]) -> str:
    """The character of private use (plane 15) that stands for all quantities alike but for the value."""
    return chr(_NUMBERS + crc32("|".join(token[:3]).encode("utf-8", "replace")) % _NUMBER_CODES)
