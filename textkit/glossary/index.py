"""Finds many strings in a text at once.

Two engines with the same answers: `ahocorasick_rs` where it is installed, and a dictionary of
patterns by first character and length otherwise.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Hit = tuple[int, int, int]
"""(number of the pattern, start, end)."""


class Index(Protocol):
    """A set of patterns, numbered in the order given; all different, none empty."""

    def __init__(self, patterns: Sequence[str]) -> None: ...

    def longest(self, text: str) -> Sequence[Hit]:
        """Leftmost-longest, non-overlapping hits in the order of the text."""

    def at(self, text: str, start: int) -> Iterator[Hit]:
        """All hits that begin at one place, the longest first."""


class AutomatonIndex:
    """The patterns as an Aho-Corasick automaton of `ahocorasick_rs`."""

    def __init__(self, patterns: Sequence[str]) -> None:
        import ahocorasick_rs

        self._patterns = patterns
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=kind, store_patterns=False)
        self.longest = self._automaton.find_matches_as_indexes

    @cached_property
    def _dictionary(self) -> DictionaryIndex:
        # A leftmost-longest automaton forgets the shorter hits; few texts need them.
        return DictionaryIndex(self._patterns)

    def at(self, text: str, start: int) -> Iterator[Hit]:
        """See `Index`."""
        return self._dictionary.at(text, start)


class DictionaryIndex:
    """The patterns in a dictionary, with the lengths that occur for each first character."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._numbers = {pattern: number for number, pattern in enumerate(patterns)}
        lengths: dict[str, set[int]] = {}
        for pattern in patterns:
            lengths.setdefault(pattern[0], set()).add(len(pattern))
        self._lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}

    def longest(self, text: str) -> list[Hit]:
        """See `Index`."""
        hits = []
        at = 0
        while at < len(text):
            hit = next(self.at(text, at), None)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit[2]
        return hits

    def at(self, text: str, start: int) -> Iterator[Hit]:
        """See `Index`."""
        for length in self._lengths.get(text[start], ()):
            number = self._numbers.get(text[start : start + length])
            # At the end of the text a slice may be shorter than asked for.
            if number is not None and start + length <= len(text):
                yield number, start, start + length


def best_index() -> type[Index]:
    """The fastest engine that is installed."""
    try:
        import ahocorasick_rs  # noqa: F401 - only asks whether it is there
    except ImportError:
        return DictionaryIndex
    return AutomatonIndex
