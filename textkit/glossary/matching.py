"""Finds terms: leftmost-longest, non-overlapping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.glossary.edges import needs_check, stands_free
from textkit.glossary.folding import (
    MIDDLE_DOTS,
    QUOTES,
    Folding,
    full_folding,
    over_selectors,
    script_forms,
)
from textkit.glossary.index import Index, best_index
from textkit.glossary.model import Match, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNMARKED = str.maketrans("", "", QUOTES + MIDDLE_DOTS)


@dataclass(frozen=True, slots=True)
class _Writing:
    """One way to write a term.

    `forms`, if there are any, are the only forms that count, place by place; letter case counts where
    the writing is `exact`.
    """

    term: Term
    text: str
    exact: bool
    forms: tuple[str, ...]

    def fits(self, written: str) -> bool:
        """Whether a text, folded as far as this writing allows, is one of the forms or a mixture."""
        return len(written) == len(self.forms[0]) and all(
            char in places for char, *places in zip(written, *self.forms, strict=True)
        )


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
        patterns = _patterns(terms, folds)
        self._sure = [_sure_term(pattern, writings) for pattern, writings in patterns.items()]
        self._candidates = {
            number: writings
            for number, writings in enumerate(patterns.values())
            if self._sure[number] is None
        }
        self._blocking = any(term.blocks for term in terms)
        self._index = (index or best_index())(list(patterns)) if patterns else None
        self._fold = Folding(folds, frozenset("".join(patterns)))
        self._lenient = {exact: full_folding(_lenient(folds, exact)) for exact in (False, True)}

    def find(self, text: str) -> tuple[Match, ...]:
        """The matches in the order of the text."""
        if self._index is None:
            return ()
        folded, offsets = self._fold(text)
        found: list[tuple[int, int, Term]] = []
        for number, start, end in self._index.longest(folded):
            term = self._sure[number] or self._choose(number, start, end, text, folded, offsets)
            if term is None:
                found = list(self._resolve(self._index, text, folded, offsets))
                break
            found.append((start, end, term))
        if self._blocking:
            found = [hit for hit in found if not hit[2].blocks]
        if offsets is None:
            return tuple([Match(start, end, term) for start, end, term in found])
        return tuple([Match(*_span(text, offsets, start, end), term) for start, end, term in found])

    def _resolve(
        self, index: Index, text: str, folded: str, offsets: Sequence[int] | None
    ) -> Iterator[tuple[int, int, Term]]:
        """Leftmost-longest among the hits that may stand; a shorter one where the longest may not."""
        free = 0
        for number, start, end in index.every(folded):
            if start < free:
                continue
            term = self._sure[number] or self._choose(number, start, end, text, folded, offsets)
            if term is not None:
                yield start, end, term
                free = end

    def _choose(
        self, number: int, start: int, end: int, text: str, folded: str, offsets: Sequence[int] | None
    ) -> Term | None:
        """The term that a hit stands for, None if it must not match here."""
        if not stands_free(folded, start, end):
            return None
        first, last = _span(text, offsets, start, end)
        written = text[first:last]
        candidates = self._candidates[number]
        for writing in candidates:
            if writing.text == written:
                return writing.term
        return next((writing.term for writing in candidates if self._fits(writing, written)), None)

    def _fits(self, writing: _Writing, written: str) -> bool:
        return not writing.forms or writing.fits(self._lenient[writing.exact].plain(written))


def _lenient(folds: frozenset[str], exact: bool) -> frozenset[str]:
    """The folds that are checked by the pattern alone."""
    return folds - {"script"} - ({"case"} if exact else set())


def _sure_term(pattern: str, writings: Sequence[_Writing]) -> Term | None:
    """The term that every hit of a pattern stands for, None if that depends on the place."""
    if needs_check(pattern) or len(writings) > 1 or writings[0].forms:
        return None
    return writings[0].term


def _span(text: str, offsets: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    if offsets is None:
        return start, end
    return offsets[start], over_selectors(text, offsets[end - 1] + 1)


def _patterns(terms: Sequence[Term], folds: frozenset[str]) -> dict[str, list[_Writing]]:
    """The folded writings of all terms: a term's own writing before a variant of another one."""
    fold = full_folding(folds).plain
    written = list(_written(terms, folds))
    texts = [text for _, text in written]
    all_forms = script_forms(texts) if "script" in folds else [(text,) for text in texts]
    patterns: dict[str, list[_Writing]] = {}
    for (term, text), forms in zip(written, all_forms, strict=True):
        exact = term.case_sensitive and "case" in folds
        checked: tuple[str, ...] = ()
        if exact or "script" in folds:
            checked = tuple(map(full_folding(_lenient(folds, exact)).plain, forms))
        writing = _Writing(term, text, exact, checked)
        for pattern in {fold(form) for form in forms}:
            if pattern:
                patterns.setdefault(pattern, []).append(writing)
    return patterns


def _written(terms: Sequence[Term], folds: frozenset[str]) -> Iterator[tuple[Term, str]]:
    for term in terms:
        yield term, term.source
    for term in terms:
        others = list(term.variants)
        if "marks" in folds:
            others += [text.translate(_UNMARKED) for text in (term.source, *term.variants)]
        for text in dict.fromkeys(others):
            if text != term.source:
                yield term, text
