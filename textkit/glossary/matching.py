"""Finds terms: leftmost-longest, non-overlapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.glossary.edges import needs_check, stands_free
from textkit.glossary.folding import Folding, full_folding, over_selectors
from textkit.glossary.index import Index, best_index
from textkit.glossary.model import Match, Term
from textkit.glossary.patterns import Writing, lenient, patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Matcher:
    """The terms of a glossary, ready to be found.

    Args:
        terms: the terms; where two fit a place equally well, the earlier one wins.
        folds: differences of writing to overlook.
        index: the engine, by default the fastest one installed.
    """

    def __init__(
        self, terms: Sequence[Term], folds: frozenset[str], index: type[Index] | None = None
    ) -> None:
        known = patterns_of(terms, folds)
        self._sure = [_sure_term(pattern, writings) for pattern, writings in known.items()]
        self._candidates = {
            number: (needs_check(pattern), writings)
            for number, (pattern, writings) in enumerate(known.items())
            if self._sure[number] is None
        }
        self._blocking = frozenset(id(term) for term in terms if term.blocks)
        self._index = (index or best_index())(list(known)) if known else None
        self._fold = Folding(folds, _alphabet(known))
        self._lenient = {exact: full_folding(lenient(folds, exact=exact)) for exact in (False, True)}

    def find(self, text: str) -> tuple[Match, ...]:
        """The matches in the order of the text."""
        if self._index is None:
            return ()
        folded, offsets = self._fold(text)
        hits = self._index.longest(folded)
        if not hits:
            return ()
        found = self._resolve(self._index, hits, text, folded, offsets)
        if self._blocking:
            found = [hit for hit in found if id(hit[2]) not in self._blocking]
        if offsets is None:
            return tuple(map(Match._make, found))
        return tuple([Match(*_span(text, offsets, start, end), term) for start, end, term in found])

    def _resolve(
        self,
        index: Index,
        hits: Sequence[tuple[int, int, int]],
        text: str,
        folded: str,
        offsets: Sequence[int] | None,
    ) -> list[tuple[int, int, Term]]:
        """Leftmost-longest among the hits that may stand; where one may not, shorter and later ones.

        Between two of the longest hits no pattern begins, so the search place by place ends where the
        hit that was ruled out ends, and only a hit that it took reaches over that end.
        """
        sure = self._sure
        found: list[tuple[int, int, Term]] = []
        free = 0
        for number, start, end in hits:
            if start >= free:
                term = sure[number] or self._choose(number, start, end, text, folded, offsets)
                if term is not None:
                    found.append((start, end, term))
                    free = end
                    continue
            at = max(free, start)
            while at < end:
                hit = next(self._standing(index, at, text, folded, offsets), None)
                if hit is not None:
                    found.append(hit)
                at = hit[1] if hit is not None else at + 1
            free = max(free, at)
        return found

    def _standing(
        self, index: Index, at: int, text: str, folded: str, offsets: Sequence[int] | None
    ) -> Iterator[tuple[int, int, Term]]:
        """The hits that begin at one place and may stand, the longest first."""
        for number, start, end in index.at(folded, at):
            term = self._sure[number] or self._choose(number, start, end, text, folded, offsets)
            if term is not None:
                yield start, end, term

    def _choose(
        self, number: int, start: int, end: int, text: str, folded: str, offsets: Sequence[int] | None
    ) -> Term | None:
        """The term that a hit stands for, None if it must not match here."""
        edges, writings = self._candidates[number]
        if edges and not stands_free(folded, start, end):
            return None
        if offsets is None:
            written = text[start:end]
        else:
            first, last = _span(text, offsets, start, end)
            written = text[first:last]
        for writing in writings:
            if writing.text == written and not (writing.inside and writing.excluded(folded, start)):
                return writing.term
        for writing in writings:
            if self._fits(writing, written) and not (writing.inside and writing.excluded(folded, start)):
                return writing.term
        return None

    def _fits(self, writing: Writing, written: str) -> bool:
        return not writing.forms or writing.fits(self._lenient[writing.exact].plain(written))


def _alphabet(known: Mapping[str, Sequence[Writing]]) -> frozenset[str]:
    """The characters of all patterns and of the texts that rule out a hit."""
    writings = (writing for group in known.values() for writing in group if writing.inside)
    return frozenset("".join(known)).union(*(text for writing in writings for _, text in writing.inside))


def _sure_term(pattern: str, writings: Sequence[Writing]) -> Term | None:
    """The term that every hit of a pattern stands for, None if that depends on the place."""
    first = writings[0]
    if len(writings) > 1 or first.forms or first.inside or needs_check(pattern):
        return None
    return first.term


def _span(text: str, offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    return offsets[start], over_selectors(text, offsets[end - 1] + 1)
