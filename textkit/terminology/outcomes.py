"""How the terms of a source text fared in its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from textkit.terminology.assignment import Bid, assign, spread
from textkit.terminology.looser import loose_claims
from textkit.terminology.phrases import all_claims, renderings
from textkit.terminology.words import CONJUNCTIONS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.glossary import Glossary, Match, Term

Outcome = Literal["used", "inflected", "variant", "forbidden", "absent"]

_RANKS: Final[tuple[Outcome, ...]] = ("used", "inflected", "variant", "forbidden")


@dataclass(frozen=True, slots=True)
class TermOutcome:
    """What became of one occurrence of a term.

    Attributes:
        match: the occurrence in the source.
        outcome: `used` (the preferred rendering, letter case apart), `inflected` (the preferred rendering
            in another form), `variant` (an admitted rendering in any form), `forbidden` (a forbidden or
            deprecated one in any form) or `absent`.
        start: where the place in the target begins, None if absent.
        end: where it ends, exclusive, None if absent.
        rendering: the rendering that was found, as the glossary has it; "" if absent.
    """

    match: Match
    outcome: Outcome
    start: int | None = None
    end: int | None = None
    rendering: str = ""


def term_outcomes(source: str, target: str, glossary: Glossary) -> tuple[TermOutcome, ...]:
    """How each term of a source fared in the target: one outcome per occurrence, in source order.

    A rendering is found in whole words and in any English form: plural, possessive, -ed, -ing, irregular
    forms, British or American spelling, articles, `work-place` for `workplace`; also coordinated
    (`vocational and higher education`), with a word put in (`compulsory primary education`), as a passive
    (`reform is deepened`) or turned round by `of`. A place in the target is claimed once, the longest
    rendering first, so a term that occurs twice needs two places; words shared in a coordination may
    belong to both terms. Terms that only block have no outcome, and those without any allowed rendering
    only where a forbidden one is found.

    >>> from textkit.glossary import Glossary
    >>> glossary = Glossary.from_rows([{"zh": "工会", "en": "trade union"}, {"zh": "职工", "en": "worker"}])
    >>> for found in term_outcomes("工会服务职工", "Trade unions serve members", glossary):
    ...     print(found.outcome, found.start, found.end)
    inflected 0 12
    absent None None
    """
    matches = glossary.find(source)
    by_term: dict[Term, list[int]] = {}
    for n, found in enumerate(matches):
        by_term.setdefault(found.term, []).append(n)
    words = Words(target)
    bids = [_bids(term, len(places), words) for term, places in by_term.items()]
    won = assign(bids, [len(places) for places in by_term.values()])
    outcomes: dict[int, TermOutcome] = {}
    for (term, places), found_bids in zip(by_term.items(), won, strict=True):
        at = [matches[n].start / max(1, len(source)) for n in places]
        dealt = spread(at, [(bid, words[bid.claim.first].start / len(target)) for bid in found_bids])
        for n, bid in zip(places, dealt, strict=True):
            if bid is not None:
                outcomes[n] = _found(matches[n], bid, words)
            elif term.target:
                outcomes[n] = TermOutcome(matches[n], "absent")
    return tuple(outcomes[n] for n in sorted(outcomes))


def _found(match: Match, bid: Bid, words: Words) -> TermOutcome:
    start, end = words[bid.claim.first].start, words[bid.claim.last].end
    return TermOutcome(match, _RANKS[bid.rank], start, end, bid.rendering)


def _bids(term: Term, count: int, words: Words) -> list[Bid]:
    """The places that a term may claim: uninterrupted ones, and loose ones where those are too few."""
    found = list(_firm(term, words))
    if len({bid.claim.own for bid in found}) < count:
        found += _loose(term, words)
    return found


def _firm(term: Term, words: Words) -> Iterator[Bid]:
    for n, target in enumerate(_allowed(term)):
        for rendering in renderings(target, term.case_sensitive):
            for claim in all_claims(rendering, words):
                rank: Outcome = "variant" if n else ("used" if claim.exact else "inflected")
                yield Bid(claim, _RANKS.index(rank), target)
    for target in (*term.forbidden, *term.deprecated):
        for rendering in renderings(target, term.case_sensitive):
            for claim in all_claims(rendering, words):
                yield Bid(claim, _RANKS.index("forbidden"), target)


def _loose(term: Term, words: Words) -> Iterator[Bid]:
    verb = term.part_of_speech.lower().startswith("v")
    for n, target in enumerate(_allowed(term)):
        for rendering in renderings(target, term.case_sensitive):
            for claim in loose_claims(rendering, words, verb=verb):
                yield Bid(claim, _RANKS.index("variant" if n else "inflected"), target)


def _allowed(term: Term) -> list[str]:
    """The preferred rendering and the admitted ones that do not merely add to it.

    Who writes `Communist Youth League organizations` has used `Communist Youth League`; but `workers and
    staff` says more than `workers`.
    """
    if not term.targets:
        return [term.target] if term.target else []
    preferred, *admitted = term.targets
    return [preferred, *(target for target in admitted if not _adds_to(target, preferred))]


def _adds_to(target: str, preferred: str) -> bool:
    long, short = ([word.folded for word in Words(text).words] for text in (target, preferred))
    for n in range(len(long) - len(short) + 1):
        if short and long[n : n + len(short)] == short:
            return CONJUNCTIONS.isdisjoint(long[:n] + long[n + len(short) :])
    return False
