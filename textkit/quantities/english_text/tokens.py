"""The words, numbers and signs of an English text, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

_TOKEN = regex.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
    r"|(?P<abbreviation>\b[A-Za-z]\.(?:[A-Za-z]\.)++)"
    r"|(?P<word>[\p{L}\p{M}]++(?:['’][\p{L}]++)*+)"
    r"|(?P<sign>[^\s\p{L}])"
)
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    0x2019: "'",
    0x2011: "-",
    0x2010: "-",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `text[start:end]`, offsets in code points; `lower` is how it is compared."""

    start: int
    end: int
    text: str
    lower: str
    kind: Literal["number", "word", "sign"]


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written as text."""
    return tuple(text.split())


_NOTHING = Token(-1, -1, "", "", "sign")


class Tokens:
    """The tokens of a text; outside its ends there are empty ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = text.translate(_WIDTH)
        self._tokens = [_token(match) for match in _TOKEN.finditer(folded)]

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else _NOTHING

    def lower(self, at: int) -> str:
        """The token in lower case; an empty string outside the text."""
        return self[at].lower

    def tight(self, at: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return at > 0 and self[at].start == self[at - 1].end

    def starts(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand at a place."""
        return all(self.lower(at + n) == word for n, word in enumerate(words))

    def ends(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand right before a place."""
        return self.starts(at - len(words), words)


def _token(match: regex.Match[str]) -> Token:
    kind = match.lastgroup
    body = match[0]
    return Token(
        match.start(),
        match.end(),
        body,
        body.lower(),
        "number" if kind == "number" else "sign" if kind == "sign" else "word",
    )
