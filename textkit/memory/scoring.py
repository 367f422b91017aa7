"""How alike two segments are, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.memory.folding import fold
from textkit.memory.model import BEST_FUZZY, EXACT_SCORE

if TYPE_CHECKING:
    from textkit.memory.folding import Folded
    from textkit.memory.model import Change


def similarity(a: str, b: str) -> int:
    """How alike two segments are, 0 to 100; 100 only if they are equal.

    The share of tokens that stay when one becomes the other, rounded down: with `d` the Levenshtein
    distance in tokens (a character or a whole quantity; see `fold`) and `m` the tokens of the longer
    one, `100 * (m - d) // m`. This is the formula of OmegaT, on characters in place of words. Segments
    that differ in nothing that counts (width, case, white space) score 99.

    >>> similarity("各级工会筹集帮扶资金200亿元", "各级工会筹集救助资金200亿元")
    81
    """
    if a == b:
        return EXACT_SCORE
    one, other = fold(a), fold(b)
    return score(token_distance(one, other), len(one.tokens), len(other.tokens))


def score(distance: int, length: int, other: int) -> int:
    """The score of two different segments of these lengths, in tokens, at this distance."""
    longer = max(length, other)
    return min(BEST_FUZZY, 100 * (longer - distance) // longer) if longer else BEST_FUZZY


def allowed(longer: int, minimum: int) -> int:
    """The greatest distance at which a segment and one of `longer` tokens still score `minimum`."""
    return longer * (100 - minimum) // 100


def token_distance(one: Folded, other: Folded) -> int:
    """The Levenshtein distance in tokens: two quantities of different value differ."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one.tokens, other.tokens)


def difference(one: Folded, other: Folded) -> tuple[Change, ...]:
    """Where two segments differ as they are written, whole quantities at a time."""
    from rapidfuzz.distance import Levenshtein

    found: list[Change] = []
    sides = (list(zip(side.tokens, side.written(), strict=True)) for side in (one, other))
    for step in Levenshtein.opcodes(*sides):
        if step.tag != "equal":
            place = (
                *_place(one, step.src_start, step.src_end),
                *_place(other, step.dest_start, step.dest_end),
            )
            found.append(place)
    return tuple(_joined(found))


def _place(folded: Folded, first: int, last: int) -> tuple[int, int]:
    """The characters of tokens first:last."""
    if first == last:
        at = folded.spans[first][0] if first < len(folded.spans) else len(folded.text)
        return at, at
    return folded.spans[first][0], folded.spans[last - 1][1]


def _joined(changes: list[Change]) -> list[Change]:
    """Changes that touch on both sides as one."""
    joined: list[Change] = []
    for change in changes:
        if joined and joined[-1][1] == change[0] and joined[-1][3] == change[2]:
            joined[-1] = (joined[-1][0], change[1], joined[-1][2], change[3])
        else:
            joined.append(change)
    return joined
