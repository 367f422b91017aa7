"""Finds many strings in a text at once.

Two engines with the same answers: `ahocorasick_rs` where it is installed, and a dictionary of
patterns by first character and length otherwise.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import ahocorasick_rs

Hit = tuple[int, int, int]
"""(number of the pattern, start, end)."""


class Index(Protocol):
    """A set of patterns, numbered in the order given; all different, none empty."""

    def __init__(self, patterns: Sequence[str]) -> None: ...

    def longest(self, text: str) -> Iterable[Hit]:
        """Leftmost-longest, non-overlapping hits in the order of the text."""

    def every(self, text: str) -> Iterable[Hit]:
        """All hits by start, the longest first."""


class AutomatonIndex:
    """The patterns as an Aho-Corasick automaton of `ahocorasick_rs`."""

    def __init__(self, patterns: Sequence[str]) -> None:
        import ahocorasick_rs

        self._patterns = patterns
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._longest = ahocorasick_rs.AhoCorasick(patterns, matchkind=kind, store_patterns=False)

    @cached_property
    def _every(self) -> ahocorasick_rs.AhoCorasick:
        # A leftmost-longest automaton forgets the shorter hits; few texts need them.
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self._patterns, store_patterns=False)

    def longest(self, text: str) -> Iterable[Hit]:
        """See `Index`."""
        return self._longest.find_matches_as_indexes(text)

    def every(self, text: str) -> Iterable[Hit]:
        """See `Index`."""
        hits = self._every.find_matches_as_indexes(text, overlapping=True)
        return sorted(hits, key=lambda hit: (hit[1], -hit[2]))


class DictionaryIndex:
    """The patterns in a dictionary, with the lengths that occur for each first character."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._numbers = {pattern: number for number, pattern in enumerate(patterns)}
        lengths: dict[str, set[int]] = {}
        for pattern in patterns:
            lengths.setdefault(pattern[0], set()).add(len(pattern))
        self._lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}

    def longest(self, text: str) -> Iterator[Hit]:
        """See `Index`."""
        at = 0
        while at < len(text):
            hit = next(self._at(text, at), None)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit[2]

    def every(self, text: str) -> Iterator[Hit]:
        """See `Index`."""
        for at in range(len(text)):
            yield from self._at(text, at)

    def _at(self, text: str, at: int) -> Iterator[Hit]:
        for length in self._lengths.get(text[at], ()):
            number = self._numbers.get(text[at : at + length])
            # At the end of the text a slice may be shorter than asked for.
            if number is not None and at + length <= len(text):
                yield number, at, at + length


def best_index() -> type[Index]:
    """The fastest engine that is installed."""
    try:
        import ahocorasick_rs  # noqa: F401 - only asks whether it is there
    except ImportError:
        return DictionaryIndex
    return AutomatonIndex
