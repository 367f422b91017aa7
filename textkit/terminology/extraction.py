"""Terms of a Chinese document that a glossary lacks, ranked; no model and no data from outside.

The method joins published ones:

1. Function words, punctuation and other script cut the text into pieces; the words of a piece are learned
   from the text by accessor variety (Feng et al. 2004), see `textkit.terminology.pieces`.
2. Every run of whole words of 2 to 12 characters inside a piece is a candidate. Its count is corrected for
   longer candidates that hold it, as in the C-value (Frantzi, Ananiadou and Mima, *Automatic recognition of
   multi-word terms: the C-value/NC-value method*, International Journal on Digital Libraries 3(2), 2000):
   f'(a) = f(a) - mean f(b) over the repeated candidates b that hold a.
3. A boundary is as sure as what is seen there (the margin of a piece, a verb, a general noun), or, for what
   recurs, as its neighbours vary: accessor variety once more.
4. The weight of the context takes the part of the NC-value: whether the candidate stands in an enumeration
   or in quotes, and what its own first and last word say (an opening verb speaks against a term, a closing
   class word such as 制度 for it).

    score = log2(1 + f') * length weight * (0.1 + left boundary * right boundary) * word and context weights

The C-value's log2 of the length fits terms that recur; in a report most terms occur once, and four
characters, two words of two, are by far the commonest length, so a table takes its place. Scores rank the
candidates of one document; they compare with nothing else.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textkit.terminology.cues import CLASS_WORDS, GENERAL_NOUNS, NUMERALS, VERBS
from textkit.terminology.pieces import learn, pieces, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textkit.document import Document
    from textkit.glossary import Glossary
    from textkit.terminology.pieces import Piece
    from textkit.traced import TracedText

_SHORTEST, _LONGEST = 2, 12
_LENGTHS: Final = (0.0, 0.0, 0.25, 1.2, 1.5, 1.4, 1.3, 1.2, 1.1)
_LONG: Final = 0.6
_MANY_WORDS: Final = 4
_FLOOR: Final = 0.3
_OPENING_QUOTES: Final = frozenset('“《「『〈"')
_CLOSING_QUOTES: Final = frozenset('”》」』〉"')
_CLOSING: Final = VERBS | GENERAL_NOUNS
_ENUMERATION: Final = "、"
_CONTEXTS: Final = 3
_AROUND: Final = 15


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may be a term.

    Attributes:
        term: as it stands in the text.
        count: how often it occurs, occurrences inside terms of the glossary left out.
        score: the higher the better; comparable within one document only.
        contexts: up to three places, the term with up to 15 characters on either side.
    """

    term: str
    count: int
    score: float
    contexts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Evidence:
    """What is known about one candidate."""

    words: tuple[str, ...]
    count: int = 0
    left: float = 0.0
    right: float = 0.0
    listed: int = 0
    quoted: int = 0
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)


def candidates(
    doc_or_text: Document | TracedText | str, *, glossary: Glossary | None = None, limit: int | None = None
) -> tuple[Candidate, ...]:
    """The candidates for new terms of a Chinese text, the likeliest first; see the module for the method.

    What the glossary holds is left out, and so are pieces that stand only inside its terms; longer strings
    around a term of it stay. Terms that hold function words (党的建设) or other script (5G) are not found.
    Simplified and traditional text are treated alike. A text without Chinese characters has no candidates.

    Args:
        doc_or_text: a document, whose blocks are read one by one, or text, read line by line.
        glossary: what is known already.
        limit: how many candidates to return at most.

    Raises:
        ValueError: the limit is negative.

    >>> [found.term for found in candidates("完善最低工资制度，落实最低工资制度。", limit=1)]
    ['最低工资制度']
    """
    if limit is not None and limit < 0:
        message = f"the limit is a number of candidates, not {limit}"
        raise ValueError(message)
    text = _text(doc_or_text)
    evidence = _gather(text, glossary)
    scores = _scores(evidence)
    ranked = sorted(scores, key=lambda term: (-scores[term], evidence[term].starts[0], term))
    return tuple(
        Candidate(
            term, evidence[term].count, round(scores[term], 4), _contexts(text, evidence[term], len(term))
        )
        for term in ranked[:limit]
    )


def _text(doc_or_text: Document | TracedText | str) -> str:
    from textkit.document import Document

    if isinstance(doc_or_text, Document):
        return "\n".join(doc_or_text.text_of(block) for block in doc_or_text.blocks)
    return str(doc_or_text)


def _gather(text: str, glossary: Glossary | None) -> dict[str, _Evidence]:
    """All candidates with what speaks for them, in the order of the text."""
    found = list(pieces(_simplified(text)))
    learned = learn(found)
    known = _Known(text, glossary)
    evidence: dict[str, _Evidence] = {}
    for piece in found:
        spans = words_of(piece.text, learned)
        words = [piece.text[start:end] for start, end in spans]
        for first in range(len(spans)):
            for last in range(first, len(spans)):
                size = spans[last][1] - spans[first][0]
                if size > _LONGEST:
                    break
                start = piece.start + spans[first][0]
                if size >= _SHORTEST and not known.holds(start, start + size):
                    term = text[start : start + size]
                    entry = evidence.get(term)
                    if entry is None:
                        entry = evidence[term] = _Evidence(tuple(words[first : last + 1]))
                    _note(entry, piece, words, first, last, start)
    return evidence


def _note(entry: _Evidence, piece: Piece, words: Sequence[str], first: int, last: int, start: int) -> None:
    """Add one occurrence: the words first to last of a piece."""
    opens, closes = first == 0, last == len(words) - 1
    entry.count += 1
    entry.left += 1.0 if opens else 0.8 if words[first - 1] in VERBS else 0.0
    entry.right += 1.0 if closes else 0.4 if words[last + 1] in _CLOSING else 0.0
    entry.listed += (opens and piece.before == _ENUMERATION) + (closes and piece.after == _ENUMERATION)
    entry.quoted += opens and closes and piece.before in _OPENING_QUOTES and piece.after in _CLOSING_QUOTES
    entry.before.add(f"<{start}" if opens else words[first - 1])
    entry.after.add(f">{start}" if closes else words[last + 1])
    if len(entry.starts) < _CONTEXTS:
        entry.starts.append(start)


def _scores(evidence: Mapping[str, _Evidence]) -> dict[str, float]:
    longer: dict[str, list[int]] = {}
    for term, entry in evidence.items():
        if entry.count > 1:
            for inner in _inside(entry.words, term):
                longer.setdefault(inner, []).append(entry.count)
    return {term: _score(term, entry, longer.get(term, ())) for term, entry in evidence.items()}


def _inside(words: Sequence[str], term: str) -> Iterable[str]:
    """The runs of words that a candidate holds, itself left out."""
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if last - first < len(words) and ends[last] - ends[first] >= _SHORTEST:
                yield term[ends[first] : ends[last]]


def _score(term: str, entry: _Evidence, longer: Sequence[int]) -> float:
    alone = max(entry.count - sum(longer) / len(longer) if longer else entry.count, _FLOOR)
    length = _LENGTHS[len(term)] if len(term) < len(_LENGTHS) else _LONG
    left = _boundary(entry.left, len(entry.before), entry.count)
    right = _boundary(entry.right, len(entry.after), entry.count)
    boundary = 0.1 + left * right
    context = 1 + 0.3 * min(1.0, entry.listed / entry.count) + 0.8 * entry.quoted / entry.count
    return math.log2(1 + alone) * length * boundary * context * _words_weight(entry.words)


def _boundary(seen: float, neighbours: int, count: int) -> float:
    """How surely a candidate begins (or ends) where it does, 0 to 1: by what is seen there, or by variety."""
    variety = (neighbours - 1) / (count - 1) if count > 1 else 0.0
    return max(seen / count, variety)


def _words_weight(words: Sequence[str]) -> float:
    """What the words of a candidate say for it, above 1, or against it."""
    first, last = words[0], words[-1]
    weight = 1.0
    if first[0] in NUMERALS or last[-1] in NUMERALS:
        weight *= 0.5
    if any("第" in word for word in words):
        weight *= 0.5
    if len(words) > 1:
        if first in VERBS:
            # 建设 and the like both open a phrase and belong to terms.
            weight *= 0.6 if first in CLASS_WORDS else 0.35
        weight *= 0.8 if first in GENERAL_NOUNS else 1.0
    if last in GENERAL_NOUNS:
        weight *= 0.4
    elif last in CLASS_WORDS:
        weight *= 1.3
    elif last in VERBS:
        weight *= 0.5
    if all(word in VERBS or word in GENERAL_NOUNS for word in words):
        weight *= 0.4
    return weight * (0.7 if len(words) >= _MANY_WORDS else 1.0)


def _contexts(text: str, entry: _Evidence, size: int) -> tuple[str, ...]:
    found = []
    for start in entry.starts:
        opens = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
        closes = text.find("\n", start + size, start + size + _AROUND)
        closes = min(len(text), start + size + _AROUND) if closes < 0 else closes
        found.append(text[opens:closes].strip())
    return tuple(dict.fromkeys(found))


class _Known:
    """The places that a glossary's terms take up."""

    def __init__(self, text: str, glossary: Glossary | None) -> None:
        matches = glossary.find(text) if glossary is not None else ()
        self._starts = [match.start for match in matches]
        self._ends = [match.end for match in matches]
        terms = glossary.terms if glossary is not None else ()
        self._writings = {writing for term in terms for writing in (term.source, *term.variants)}
        self._text = text

    def holds(self, start: int, end: int) -> bool:
        """Whether a place lies within a term, or is one that only blocks."""
        n = bisect_right(self._starts, start) - 1
        return (n >= 0 and end <= self._ends[n]) or self._text[start:end] in self._writings


def _simplified(text: str) -> str:
    """The text in simplified characters, of the same length."""
    if text.isascii():
        return text
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    whole: str = convert(text)
    if len(whole) == len(text):
        return whole
    single = {char: convert(char) for char in set(text)}
    return "".join(single[char] if len(single[char]) == 1 else char for char in text)
