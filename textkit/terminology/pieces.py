"""Cuts Chinese text into pieces at its function words, and pieces into words, without a dictionary.

The words of a text are learned from the text itself: a string of two to four characters counts as a word
if it comes up at least twice and has at least two different neighbours on either side (accessor
variety; Feng, Chen, Deng and Zheng, *Accessor Variety Criteria for Chinese Word Extraction*, Computational
Linguistics 30(1), 2004). The words of a piece are then those of the cheapest way through it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textkit.terminology.cues import CLASS_WORDS, FUNCTION_WORDS, GENERAL_NOUNS, HELD, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]+")
_LONGEST_CUE: Final = max(map(len, FUNCTION_WORDS | HELD))
_LONGEST_WORD: Final = 4
_LONGEST_TABLE_WORD: Final = max(map(len, VERBS | CLASS_WORDS | GENERAL_NOUNS | HELD))
_TABLE: Final = VERBS | CLASS_WORDS | GENERAL_NOUNS | HELD

# Costs of a word: a known one is cheaper than two unknown characters, two characters are the usual length.
_KNOWN: Final = 1.0
_KNOWN_CHARACTER: Final = 1.4
_CHARACTER: Final = 1.5
_PAIR: Final = 2.0
_LEARNED: Final = (0.0, 0.0, 1.1, 1.45, 1.8)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of Chinese characters between punctuation, other script and function words.

    Attributes:
        start: offset in the text.
        text: its characters.
        before: the character before it if it is no Chinese one, "" at a function word or the margin.
        after: the same behind it.
    """

    start: int
    text: str
    before: str
    after: str


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, from left to right."""
    for run in _HAN.finditer(text):
        first, last = run.span()
        for start, end in _between_function_words(run[0]):
            before = text[first - 1 : first] if start == 0 and first else ""
            after = text[last : last + 1] if first + end == last else ""
            yield Piece(first + start, run[0][start:end], before, after)


def learn(found: Iterable[Piece]) -> frozenset[str]:
    """The words of two to four characters that the text itself shows to be words."""
    texts = [piece.text for piece in found]
    counts: Counter[str] = Counter()
    for size in range(2, _LONGEST_WORD + 1):
        for text in texts:
            counts.update(text[n : n + size] for n in range(len(text) - size + 1))
    left: dict[str, set[str]] = {word: set() for word, count in counts.items() if count > 1}
    right: dict[str, set[str]] = {word: set() for word in left}
    for number, text in enumerate(texts):
        for size in range(2, _LONGEST_WORD + 1):
            for n in range(len(text) - size + 1):
                word = text[n : n + size]
                if word in left:
                    # The margin of a piece is a neighbour of its own each time, as in the article.
                    left[word].add(text[n - 1] if n else f"<{number}")
                    right[word].add(text[n + size] if n + size < len(text) else f">{number}")
    return frozenset(word for word in left if len(left[word]) > 1 and len(right[word]) > 1)


def words_of(text: str, learned: Set[str]) -> Sequence[tuple[int, int]]:
    """The words of a piece, as spans that tile it."""
    size = len(text)
    least = [0.0] + [float("inf")] * size
    back = [0] * (size + 1)
    for start in range(size):
        for end in range(start + 1, min(start + _LONGEST_TABLE_WORD, size) + 1):
            cost = least[start] + _cost(text[start:end], learned)
            if cost < least[end]:
                least[end], back[end] = cost, start
    spans = []
    while size:
        spans.append((back[size], size))
        size = back[size]
    return spans[::-1]


def _cost(word: str, learned: Set[str]) -> float:
    if word in _TABLE:
        return _KNOWN if len(word) > 1 else _KNOWN_CHARACTER
    if word in learned:
        return _LEARNED[len(word)]
    if len(word) == 1:
        return _CHARACTER
    return _PAIR if len(word) == 2 else float("inf")


def _between_function_words(run: str) -> Iterator[tuple[int, int]]:
    start = at = 0
    while at < len(run):
        held = _longest(run, at, HELD)
        cut = 0 if held else _longest(run, at, FUNCTION_WORDS)
        if cut and at > start:
            yield start, at
        at += held or cut or 1
        if cut:
            start = at
    if len(run) > start:
        yield start, len(run)


def _longest(run: str, at: int, words: Set[str]) -> int:
    """The length of the longest of some words that begins at a place, 0 if none does."""
    for size in range(min(_LONGEST_CUE, len(run) - at), 0, -1):
        if run[at : at + size] in words:
            return size
    return 0
