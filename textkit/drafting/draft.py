"""`draft`: what is known is taken from a memory, the rest from an engine, the rest of that offline."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from textkit.drafting.by_engine import guarded, requests_of, translated
from textkit.drafting.offline import is_english, offline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from os import PathLike

    from textkit.bitext import Bitext
    from textkit.document import Document
    from textkit.engines.cache import Cache
    from textkit.engines.guard import Guard
    from textkit.engines.model import Engine
    from textkit.engines.plan import Plan
    from textkit.engines.request import Outcome
    from textkit.engines.settings import Settings
    from textkit.glossary import Glossary
    from textkit.memory.filling import Lookup

OFFLINE = "offline"
FUZZY = 75
"""The lowest score of a memory match that is used, as in translation tools."""


def draft(
    doc: Document,
    *,
    glossary: Glossary | None = None,
    engine: str | Engine = OFFLINE,
    target: str = "en",
    unit: Literal["sentence", "block"] = "sentence",
    options: Mapping[str, str] | Settings | None = None,
    memory: Lookup | None = None,
    minimum: int = FUZZY,
    cache: str | PathLike[str] | None = None,
    resume: bool = True,
    progress: Callable[[Outcome, int, int], None] | None = None,
) -> Bitext:
    """Draft a bitext of a document, one unit a sentence (or block).

    Each unit begins as the offline draft: its source with every glossary term and every quantity in
    English, state `partial` (`untranslated` where nothing was rendered). A memory replaces it by its best
    match. What is then no translation goes to the engine; a unit that the engine translates is a
    `draft` of that engine, one that it fails at stays what it was, and a note says why. Units with a
    translation are checked, and what the checks find stands in their notes. Nothing is repaired here:
    draft what `repair` and `segment` made.

    Args:
        doc: the segmented document.
        glossary: the terms; engines get them as placeholders, in the prompt or as a glossary.
        engine: `offline`, the name of an engine (`textkit.engines.engine_names`), or an engine.
        target: language of the target; the offline draft writes English only.
        unit: what a unit is, `sentence` or `block`.
        options: of the engine, as text; see `textkit.engines.open_engine` for where keys come from. An
            engine that is open already takes those that all engines share, or `Settings`.
        memory: translations to take before any engine is asked; a fuzzy match goes to the engine all
            the same, and into a note.
        minimum: the lowest score of a memory match that is used, 1 to 100.
        cache: the file that keeps what engines answered, so that a run that was killed goes on where it
            was; default: in the user's cache folder.
        resume: whether answers that the cache already holds are used.
        progress: is called for each unit that an engine was to translate, with what became of it, how
            many are done and how many there are.

    Raises:
        EngineUnavailable: there is no engine of that name, or it is not installed, or it lacks a key.
        EngineError: the cache cannot be used.
        PluginError: the engine of another package cannot be loaded.
        TypeError: the document is none.
        ValueError: `unit` is neither of the two, an option is wrong, or the target is not English and
            the engine is `offline`.
    """
    _check_target(engine, target)
    with _opened(engine, options) as (opened, settings):
        bitext = _begun(doc, glossary, target, unit, memory, minimum)
        if opened is not None:
            with _stored(cache) as store:
                guard = guarded(bitext, opened, settings, glossary, store, resume)
                bitext = translated(bitext, guard, opened, progress)
    return _checked(bitext, glossary)


def estimate(
    doc: Document,
    *,
    engine: str | Engine,
    glossary: Glossary | None = None,
    target: str = "en",
    unit: Literal["sentence", "block"] = "sentence",
    options: Mapping[str, str] | Settings | None = None,
    memory: Lookup | None = None,
    minimum: int = FUZZY,
    cache: str | PathLike[str] | None = None,
    resume: bool = True,
) -> Plan:
    """What `draft` would send to an engine. Nothing is sent, and nothing is written.

    Args and Raises are those of `draft`; the engine is not `offline`.
    """
    _check_target(engine, target)
    with _opened(engine, options) as (opened, settings):
        if opened is None:
            raise ValueError("the offline draft asks nobody")
        bitext = _begun(doc, glossary, target, unit, memory, minimum)
        with _stored(cache, only_read=True) as store:
            guard: Guard = guarded(bitext, opened, settings, glossary, store, resume)
            return guard.plan(requests_of(bitext))


def _check_target(engine: str | Engine, target: str) -> None:
    if engine == OFFLINE and not is_english(target):
        raise ValueError(f"the offline draft writes English, not {target!r}")


def _begun(
    doc: Document,
    glossary: Glossary | None,
    target: str,
    unit: Literal["sentence", "block"],
    memory: Lookup | None,
    minimum: int,
) -> Bitext:
    """The offline draft, filled from the memory."""
    from dataclasses import replace

    bitext = offline(doc, glossary=glossary, target=target, unit=unit)
    if memory is None:
        return bitext
    from textkit.memory.filling import apply

    return replace(bitext, units=apply(memory, bitext.units, minimum=minimum))


@contextmanager
def _opened(
    engine: str | Engine, options: Mapping[str, str] | Settings | None
) -> Iterator[tuple[Engine | None, Settings | None]]:
    """The engine, open, and how it is treated; an engine that was given open is left so."""
    if engine == OFFLINE:
        yield None, None
        return
    from textkit.engines.settings import Settings

    if not isinstance(engine, str):
        yield engine, options if isinstance(options, Settings) else Settings.from_options(options or {})
        return
    if isinstance(options, Settings):
        message = "settings go with an open engine; a named one takes options"
        raise TypeError(message)
    from textkit.engines.registry import open_engine

    opened, settings = open_engine(engine, options)
    try:
        yield opened, settings
    finally:
        close = getattr(opened, "close", None)
        if close is not None:
            close()


@contextmanager
def _stored(cache: str | PathLike[str] | None, *, only_read: bool = False) -> Iterator[Cache]:
    from pathlib import Path

    from textkit.engines.cache import MEMORY, Cache, default_place

    place = str(cache) if cache is not None else str(default_place())
    if only_read and place != MEMORY and not Path(place).exists():
        place = MEMORY
    with Cache(place) as store:
        yield store


def _checked(bitext: Bitext, glossary: Glossary | None) -> Bitext:
    """The bitext with what the checks find about its translations in their notes."""
    drafts = {unit.id for unit in bitext.units if unit.state == "draft"}
    if not drafts or find_spec("textkit.checks") is None:
        return bitext
    checks = import_module("textkit.checks")
    issues = [issue for issue in checks.check(bitext, glossary=glossary) if issue.unit in drafts]
    done: Bitext = checks.with_issues(bitext, issues)
    return done
