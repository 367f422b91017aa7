"""How the terms of a glossary may be written: the strings to look for, and what each of them stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from textkit.glossary.folding import (
    MIDDLE_DOTS,
    QUOTES,
    full_folding,
    script_forms,
    simplified_characters,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.glossary.model import Term

_MARK = re.compile(f"[{re.escape(QUOTES + MIDDLE_DOTS)}]")
Surroundings = tuple[tuple[int, str], ...]
"""Texts in which a hit does not count, each with the distance from its start to that of the hit."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write a term.

    `forms`, if there are any, are the only forms that count, place by place; letter case counts where
    the writing is `exact`. `inside` is where a hit does not count.
    """

    term: Term
    text: str
    exact: bool
    forms: tuple[str, ...] = ()
    inside: Surroundings = ()

    def fits(self, written: str) -> bool:
        """Whether a text, folded as far as this writing allows, is one of the forms or a mixture."""
        return len(written) == len(self.forms[0]) and all(
            char in places for char, *places in zip(written, *self.forms, strict=True)
        )

    def excluded(self, folded: str, start: int) -> bool:
        """Whether the hit that begins there lies inside one of the texts that rule it out."""
        return any(
            start >= before and folded.startswith(text, start - before) for before, text in self.inside
        )


def patterns_of(terms: Sequence[Term], folds: frozenset[str]) -> dict[str, list[Writing]]:
    """The folded writings of all terms: a term's own writing before a variant of another one."""
    written = list(_written(terms, folds))
    forms = _forms([text for _, text in written], folds)
    folded = _folded(forms, folds)
    loose = _folded(forms, lenient(folds, exact=False)) if "script" in folds else folded
    strict = lenient(folds, exact=True)
    changed = simplified_characters() if "script" in folds else frozenset()
    found: dict[str, list[Writing]] = {}
    for n, (term, text) in enumerate(written):
        exact = term.case_sensitive and "case" in folds
        checked = _folded([forms[n]], strict)[0] if exact else loose[n] if "script" in folds else ()
        exclusions = _exclusions(term, folds)
        for pattern in dict.fromkeys(folded[n]):
            if not pattern:
                continue
            # Where no character has a traditional counterpart, nothing but the pattern folds to it.
            forced = checked if exact or not changed.isdisjoint(pattern) else ()
            inside = _surroundings(pattern, exclusions) if exclusions else ()
            found.setdefault(pattern, []).append(Writing(term, text, exact, forced, inside))
    return found


def lenient(folds: frozenset[str], *, exact: bool) -> frozenset[str]:
    """The folds that are checked by the pattern alone."""
    return folds - {"script"} - ({"case"} if exact else set())


def _written(terms: Sequence[Term], folds: frozenset[str]) -> Iterator[tuple[Term, str]]:
    for term in terms:
        yield term, term.source
    for term in terms:
        for text in _others(term, folds):
            yield term, text


def _others(term: Term, folds: frozenset[str]) -> Iterable[str]:
    """The writings of a term beside its own."""
    texts = list(term.variants)
    if "marks" in folds:
        texts += [_MARK.sub("", text) for text in (term.source, *term.variants) if _MARK.search(text)]
    return [text for text in dict.fromkeys(texts) if text != term.source] if texts else ()


def _forms(texts: Sequence[str], folds: frozenset[str]) -> list[tuple[str, ...]]:
    return script_forms(texts) if "script" in folds else [(text,) for text in texts]


def _folded(forms: Sequence[tuple[str, ...]], folds: frozenset[str]) -> list[tuple[str, ...]]:
    """All forms folded, in one go since calls are dear."""
    flat = iter(full_folding(folds).several(list(chain.from_iterable(forms))))
    return [tuple(islice(flat, len(group))) for group in forms]


def _exclusions(term: Term, folds: frozenset[str]) -> list[str]:
    """The folded writings of the texts inside which a term does not count."""
    if not term.not_inside:
        return []
    texts = list(term.not_inside)
    if "marks" in folds:
        texts += [_MARK.sub("", text) for text in term.not_inside]
    folded = chain.from_iterable(_folded(_forms(texts, folds), folds))
    return [text for text in dict.fromkeys(folded) if text]


def _surroundings(pattern: str, exclusions: Sequence[str]) -> Surroundings:
    return tuple((before, text) for text in exclusions for before in _places(pattern, text))


def _places(pattern: str, text: str) -> Iterator[int]:
    at = text.find(pattern)
    while at >= 0:
        yield at
        at = text.find(pattern, at + 1)
