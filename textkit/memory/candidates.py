"""The segments of a store that are like another one, found without comparing it with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.memory.scoring import allowed, score
from textkit.memory.signatures import Signatures

if TYPE_CHECKING:
    from textkit.memory.store import Store


class Candidates:
    """The signatures of a store, kept in step with it.

    The first search reads all signatures, later ones what has been added since, by whomever.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._signatures = Signatures()
        self._last = 0
        self._version = (-1, -1)

    def find(self, key: str, minimum: int) -> list[tuple[int, int]]:
        """The segments whose keys score at least `minimum`: score and id, the best first.

        Call it inside `Store.reading`.
        """
        from rapidfuzz.distance import Levenshtein

        self._refresh()
        found = []
        for segment, other in self._store.keys(self._signatures.near(key, minimum)):
            most = allowed(max(len(key), len(other)), minimum)
            distance = Levenshtein.distance(key, other, score_cutoff=most)
            if distance <= most:
                found.append((score(distance, len(key), len(other)), segment))
        return sorted(found, reverse=True)

    def _refresh(self) -> None:
        version = self._store.version()
        if version == self._version:
            return
        if version[1] != self._version[1]:
            self._signatures = Signatures()
            self._last = 0
        rows = self._store.segments(self._last)
        self._signatures.extend(rows)
        self._last = rows[-1][0] if rows else self._last
        self._version = version
