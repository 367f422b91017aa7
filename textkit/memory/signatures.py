"""Which segments can be near another one at all: by their lengths and the sets of their characters.

A signature has a bit for each of 256 classes of characters, set where the segment has one of them. Each
edit takes at most one character away and brings at most one, so of the bits that one segment has and
the other lacks there are at most as many as edits: what has more is not near. The test may let pass
what is not near, and never stops what is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

BITS = 256
BYTES = BITS // 8
_WORDS = BITS // 64
_SPREAD = 2654435761  # Knuth's multiplicative hashing: neighbouring code points fall far apart.


def signature(key: str) -> bytes:
    """The signature of a segment's key."""
    bits = 0
    for char in set(key):
        bits |= 1 << ((ord(char) * _SPREAD & 0xFFFFFFFF) >> 24)
    return bits.to_bytes(BYTES, "little")


class Signatures:
    """The signatures of all segments of a memory, in order of their lengths."""

    def __init__(self) -> None:
        import numpy as np

        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._lengths: NDArray[np.int64] = np.empty(0, np.int64)
        self._words: list[NDArray[np.uint64]] = [np.empty(0, np.uint64) for _ in range(_WORDS)]
        self._count = _counter()

    def __len__(self) -> int:
        return len(self._ids)

    def extend(self, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Take in more segments: id, length of the key, signature."""
        import numpy as np

        found = list(rows)
        if not found:
            return
        ids, lengths, signatures = zip(*found, strict=True)
        words = np.frombuffer(b"".join(signatures), "<u8").reshape(-1, _WORDS)
        all_lengths = np.concatenate([self._lengths, np.array(lengths, np.int64)])
        order = np.argsort(all_lengths, kind="stable")
        self._lengths = all_lengths[order]
        self._ids = np.concatenate([self._ids, np.array(ids, np.int64)])[order]
        self._words = [
            np.concatenate([old, words[:, n].astype(np.uint64)])[order] for n, old in enumerate(self._words)
        ]

    def near(self, key: str, minimum: int) -> list[int]:
        """The ids of the segments that may score `minimum` against a key; all that do are among them."""
        import numpy as np

        shortest, longest = -(-len(key) * minimum // 100), len(key) * 100 // minimum
        first = int(np.searchsorted(self._lengths, shortest, "left"))
        last = int(np.searchsorted(self._lengths, longest, "right"))
        allowed = np.maximum(self._lengths[first:last], len(key)) * (100 - minimum) // 100
        lacking = np.zeros(last - first, np.uint16)
        further = np.zeros(last - first, np.uint16)
        for own, words in zip(np.frombuffer(signature(key), "<u8"), self._words, strict=True):
            theirs = words[first:last]
            lacking += self._count(theirs & ~own)
            further += self._count(~theirs & own)
        passed = np.maximum(lacking, further) <= allowed
        found: list[int] = self._ids[first:last][passed].tolist()
        return found


def _counter() -> Callable[[NDArray[np.uint64]], NDArray[Any]]:
    """A function that counts the bits of each number; NumPy has one of its own from 2.0 on."""
    import numpy as np

    own: Callable[[NDArray[np.uint64]], NDArray[Any]] | None = getattr(np, "bitwise_count", None)
    if own is not None:
        return own
    table = np.array([value.bit_count() for value in range(1 << 16)], np.uint8)

    def count(values: NDArray[np.uint64]) -> NDArray[Any]:
        pieces = np.ascontiguousarray(values).view(np.uint16).reshape(len(values), -1)
        counted: NDArray[Any] = table[pieces].sum(axis=1, dtype=np.uint8)
        return counted

    return count
