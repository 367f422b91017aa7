"""Units translated by an engine, through the guard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textkit.drafting.offline import is_english
from textkit.engines.guard import Guard
from textkit.engines.model import origin_of
from textkit.engines.placeholders import Hidden
from textkit.engines.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from textkit.bitext import Bitext, Unit
    from textkit.engines.cache import Cache
    from textkit.engines.model import Engine
    from textkit.engines.request import Outcome
    from textkit.engines.settings import Settings
    from textkit.glossary import Glossary

_OPEN = ("untranslated", "partial")


def guarded(
    bitext: Bitext,
    engine: Engine,
    settings: Settings | None,
    glossary: Glossary | None,
    cache: Cache,
    resume: bool,
) -> Guard:
    """The guard for a bitext's languages and terms."""
    terms = glossary.terms if glossary is not None else ()
    return Guard(
        engine,
        source=bitext.source_language,
        target=bitext.target_language,
        settings=settings,
        cache=cache,
        resume=resume,
        glossary=[(term.source, term.target) for term in terms if term.target],
        missed=_missing(bitext, glossary),
    )


def requests_of(bitext: Bitext) -> list[Request]:
    """What is to be asked for: the units that are no translation yet."""
    sources = ["", *(unit.source for unit in bitext.units), ""]
    counts = is_english(bitext.target_language)
    return [
        _request(unit, sources[n], sources[n + 2], counts)
        for n, unit in enumerate(bitext.units)
        if unit.state in _OPEN
    ]


def translated(
    bitext: Bitext,
    guard: Guard,
    engine: Engine,
    progress: Callable[[Outcome, int, int], None] | None = None,
) -> Bitext:
    """The bitext with what the engine made of its open units."""
    origin = origin_of(engine)
    outcomes = {outcome.id: outcome for outcome in guard.run(requests_of(bitext), progress)}
    units = tuple(
        _filled(unit, outcomes[unit.id], origin) if unit.id in outcomes else unit for unit in bitext.units
    )
    return replace(bitext, units=units)


def _request(unit: Unit, before: str, after: str, counts: bool) -> Request:
    numbers = unit.quantities if counts else ()
    return Request(
        unit.id,
        unit.source,
        terms=tuple(Hidden(match.start, match.end, _rendering(unit, match)) for match in unit.terms),
        numbers=tuple(Hidden(q.start, q.end, q.en) for q in numbers if q.en),
        before=before,
        after=after,
    )


def _rendering(unit: Unit, match: object) -> str:
    from textkit.glossary.model import Match

    assert isinstance(match, Match)
    kept = match.term.do_not_translate and not match.term.targets
    return unit.source[match.start : match.end] if kept else match.term.target


def _filled(unit: Unit, outcome: Outcome, origin: str) -> Unit:
    if outcome.status == "failed":
        return replace(unit, notes=(*unit.notes, f"not translated by {origin}: {outcome.reason}"))
    return replace(
        unit,
        target=outcome.text,
        state="draft",
        origin=origin if outcome.by_engine else "offline",
        notes=(*unit.notes, *_offered(unit), *outcome.notes),
    )


def _offered(unit: Unit) -> tuple[str, ...]:
    """A fuzzy match that the engine's translation takes the place of stays at hand."""
    return (f"{unit.origin}: {unit.target}",) if unit.origin.startswith("memory ") else ()


def _missing(bitext: Bitext, glossary: Glossary | None) -> Callable[[Request, str], tuple[str, ...]]:
    """What says which terms and numbers of a request are not in its translation."""
    english = is_english(bitext.target_language)

    def missed(request: Request, text: str) -> tuple[str, ...]:
        lacking = _english_terms(request, text, glossary) if english else _terms(request, text)
        return (*lacking, *(_numbers(request, text) if english else ()))

    return missed


def _terms(request: Request, text: str) -> tuple[str, ...]:
    found = text.casefold()
    pairs = request.pairs(request.terms)
    return tuple(_said(source, target) for source, target in pairs if target.casefold() not in found)


def _english_terms(request: Request, text: str, glossary: Glossary | None) -> tuple[str, ...]:
    """Terms whose rendering is in the text in no form of it."""
    from textkit.terminology import term_outcomes

    if glossary is None or not request.terms:
        return ()
    outcomes = term_outcomes(request.source, text, glossary)
    found = {outcome.match.start: outcome.outcome for outcome in outcomes}
    lacking = [part for part in request.terms if found.get(part.start) in ("absent", "forbidden")]
    return tuple(_said(source, target) for source, target in request.pairs(tuple(lacking)))


def _numbers(request: Request, text: str) -> tuple[str, ...]:
    """Quantities that the text has neither as they should be written nor by their value."""
    from textkit.quantities import find_quantities
    from textkit.quantities.english_text import find_english_quantities

    lowered = text.casefold()
    absent = [part for part in request.numbers if part.value.casefold() not in lowered]
    if not absent:
        return ()
    there = {quantity.value_text for quantity in find_english_quantities(text)}
    values = {quantity.start: quantity.value_text for quantity in find_quantities(request.source)}
    lacking = [part for part in absent if values.get(part.start) not in there]
    return tuple(_said(source, target) for source, target in request.pairs(tuple(lacking)))


def _said(source: str, target: str) -> str:
    return f"{source} is to be rendered as {target!r}"
