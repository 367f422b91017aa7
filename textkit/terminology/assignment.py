"""Which term gets which place, and which of its occurrences."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.terminology.phrases import Claim

T = TypeVar("T")

_TABLE: Final = 250_000
"""The most cells of the table by which places are spread over occurrences."""


@dataclass(frozen=True, slots=True)
class Bid:
    """A place that a term may claim; the lower the rank, the better for the term."""

    claim: Claim
    rank: int
    rendering: str

    def strength(self, spare: int = 0) -> tuple[bool, int, int, int, int]:
        """What the order of bids goes by, the strongest first.

        Uninterrupted before loose ones, then the longest, then those of the term that has the fewest places
        to spare, then the best rendering, then from left to right.
        """
        claim = self.claim
        return claim.loose, -len(claim.own), spare, self.rank, claim.first


def assign(bids: Sequence[Sequence[Bid]], counts: Sequence[int]) -> list[list[Bid]]:
    """The bids that each term wins, from left to right, no more than it has occurrences.

    No word is won twice. Of its places a term takes those with its best renderings; where two terms want
    the same words, the longer rendering gets them, else the term that has fewer other places to go to; the
    other term makes its next bid.
    """
    queues = [_own_order(each) for each in bids]
    # A term and the number of its bid come before the bid itself, so that bids are never compared.
    waiting: list[tuple[tuple[bool, int, int, int, int], int, int, Bid]] = []
    spare = [len(queue) - count for queue, count in zip(queues, counts, strict=True)]
    following = [0] * len(queues)

    def enter(term: int) -> None:
        if following[term] < len(queues[term]):
            bid = queues[term][following[term]]
            heapq.heappush(waiting, (bid.strength(spare[term]), term, following[term], bid))
            following[term] += 1

    for term, count in enumerate(counts):
        for _ in range(count):
            enter(term)
    taken: set[int] = set()
    won: list[list[Bid]] = [[] for _ in queues]
    while waiting:
        _, term, _, bid = heapq.heappop(waiting)
        if taken.isdisjoint(bid.claim.own):
            taken |= bid.claim.own
            won[term].append(bid)
        else:
            enter(term)
    return [sorted(each, key=lambda bid: (bid.claim.first, bid.claim.last)) for each in won]


def spread(occurrences: Sequence[float], places: Sequence[tuple[T, float]]) -> list[T | None]:
    """Deal out places to occurrences in order, so that their relative positions differ least.

    Args:
        occurrences: where they stand in the source, 0 to 1, ascending.
        places: what to deal out, with where it stands in the target; no more than there are occurrences.
    """
    n, k = len(occurrences), len(places)
    if n == k or n * k > _TABLE:
        return [place for place, _ in places] + [None] * (n - k)
    least: list[list[float]] = [[float("inf")] * k + [0.0] for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(k - 1, -1, -1):
            take = abs(occurrences[i] - places[j][1]) + least[i + 1][j + 1]
            least[i][j] = min(take, least[i + 1][j])
    dealt: list[T | None] = []
    j = 0
    for i in range(n):
        taken = j < k and least[i][j] == abs(occurrences[i] - places[j][1]) + least[i + 1][j + 1]
        dealt.append(places[j][0] if taken else None)
        j += taken
    return dealt


def _own_order(bids: Sequence[Bid]) -> list[Bid]:
    """A term's bids without those that lie inside a longer one of its own, the best first."""
    kept: list[Bid] = []
    taken: set[int] = set()
    for bid in sorted(bids, key=Bid.strength):
        if taken.isdisjoint(bid.claim.own):
            taken |= bid.claim.own
            kept.append(bid)
    return sorted(kept, key=lambda bid: (bid.rank, bid.claim.loose, bid.claim.first))
