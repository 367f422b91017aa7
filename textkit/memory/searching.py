"""The search for a source in one store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.bitext import STATES
from textkit.memory import scoring
from textkit.memory.folding import fold
from textkit.memory.model import BEST_FUZZY, CONTEXT_SCORE, EXACT_SCORE, MemoryMatch
from textkit.memory.numbers import adapt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.memory.candidates import Candidates
    from textkit.memory.folding import Folded
    from textkit.memory.model import Entry
    from textkit.memory.store import Store

_EXACT = 1000
_VARIANTS = 200
"""How many pairs with one source, or with one key, are looked at; the most trustworthy and newest ones."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a memory.

    Attributes:
        source: the source.
        before: the source before it, None if unknown.
        after: the source after it, None if unknown.
        minimum: the lowest score that is wanted.
        limit: how many matches are wanted.
    """

    source: str
    before: str | None
    after: str | None
    minimum: int
    limit: int


Rank = tuple[int, int, int, str]
"""What decides between matches: score, neighbours in common, state, date."""

Ranked = tuple[Rank, MemoryMatch]


def best_of(found: Iterable[Ranked], limit: int) -> list[Ranked]:
    """The best matches first, each target once."""
    ordered = sorted(found, key=lambda ranked: ranked[0], reverse=True)
    first: dict[str, Ranked] = {}
    for ranked in ordered:
        first.setdefault(ranked[1].target, ranked)
    return list(first.values())[:limit]


def search(store: Store, candidates: Candidates, question: Question) -> list[Ranked]:
    """The best matches of one store, the best first."""
    asked = fold(question.source)
    if not asked.tokens:
        return []
    with store.reading():
        found = list(_exact(store, asked, question))
        if question.minimum <= BEST_FUZZY:
            _add_fuzzy(found, store, candidates, asked, question)
    return best_of(found, question.limit)


def _exact(store: Store, asked: Folded, question: Question) -> Iterator[Ranked]:
    segment = store.segment(asked.key)
    if segment is None:
        return
    for entry in store.with_source(segment, asked.text, _EXACT):
        shared = _shared(entry, question)
        in_context = shared == 2 and bool(entry.before or entry.after)
        yield (
            _rank(CONTEXT_SCORE if in_context else EXACT_SCORE, shared, entry),
            MemoryMatch(
                source=entry.source,
                target=entry.target,
                score=CONTEXT_SCORE if in_context else EXACT_SCORE,
                kind="context" if in_context else "exact",
                origin=entry.document,
                state=entry.state,
                changed=entry.changed,
            ),
        )


def _add_fuzzy(
    found: list[Ranked], store: Store, candidates: Candidates, asked: Folded, question: Question
) -> None:
    """Add the fuzzy matches, until no segment that is left can be better than what is wanted."""
    for at_best, segment in candidates.find(asked.key, question.minimum):
        wanted = best_of(found, question.limit)
        if len(wanted) == question.limit and wanted[-1][1].score > at_best:
            return
        for entry in store.of_segment(segment, _VARIANTS):
            if entry.source == asked.text:
                continue
            match = _fuzzy(entry, asked)
            if match.score >= question.minimum:
                found.append((_rank(match.score, _shared(entry, question), entry), match))


def _fuzzy(entry: Entry, asked: Folded) -> MemoryMatch:
    old = fold(entry.source)
    distance = scoring.token_distance(old, asked)
    points, target, note = scoring.score(distance, len(old.tokens), len(asked.tokens)), entry.target, ""
    if not distance:
        note = "The sources differ only in white space, width, case or the way a number is written"
    elif old.key == asked.key:
        english = entry.languages[1].lower().partition("-")[0] == "en"
        adapted = adapt(old, asked, entry.target) if english else None
        if adapted:
            points, target = BEST_FUZZY, adapted.target
            note = f"Numbers adapted: {_changes(adapted.changes)}"
    return MemoryMatch(
        source=entry.source,
        target=target,
        score=points,
        kind="fuzzy",
        difference=scoring.difference(old, asked),
        origin=entry.document,
        note=note or _old_numbers(old, asked),
        state=entry.state,
        changed=entry.changed,
    )


def _old_numbers(old: Folded, asked: Folded) -> str:
    """A warning where the target has, or should have, other numbers than the new source."""
    gone, come = _only(old, asked), _only(asked, old)
    if not gone and not come:
        return ""
    return f"Numbers are those of the memory: {', '.join(gone) or 'none'}; here: {', '.join(come) or 'none'}"


def _only(one: Folded, other: Folded) -> list[str]:
    """The quantities of one source that the other has not, as they are written."""
    rest = Counter(token for token in other.tokens if not isinstance(token, str))
    found = []
    for token, written in zip(one.tokens, one.written(), strict=True):
        if not isinstance(token, str):
            rest[token] -= 1
            if rest[token] < 0:
                found.append(written)
    return found


def _changes(changes: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{old} → {new}" for old, new in changes)


def _shared(entry: Entry, question: Question) -> int:
    """How many of the two neighbours are known and the same."""
    pairs = ((entry.before, question.before), (entry.after, question.after))
    return sum(mine is not None and mine == asked for mine, asked in pairs)


def _rank(points: int, shared: int, entry: Entry) -> Rank:
    return points, shared, STATES.index(entry.state), entry.changed
