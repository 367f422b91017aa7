"""What an engine is, what it can bear, and what it is told about the texts it gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from textkit.engines.placeholders import BRACKETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.placeholders import Style

Measure = Literal["characters", "utf-8", "url"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a service bears.

    Attributes:
        text: the largest text, in `measure`; None where there is no limit.
        characters: a second limit on a text, in code points, for services that count twice.
        measure: how sizes are counted: code points, bytes of UTF-8, or bytes of the text quoted for a URL.
        texts: how many texts go into one request.
        request: the largest sum of the texts of a request, in `measure`.
        workers: how many requests may be under way at once.
        rate: how many requests may begin in a second; None for no limit.
    """

    text: int | None = None
    characters: int | None = None
    measure: Measure = "characters"
    texts: int = 1
    request: int | None = None
    workers: int = 4
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """How an engine wants to be treated; one without `traits` is treated as by these defaults.

    Attributes:
        model: what answers behind the engine's name, for the origin of a unit and the cache.
        place: where it answers, such as a base address; part of the cache's key, never shown.
        version: of the prompt or of whatever else changes answers.
        style: the placeholders it leaves alone.
        protects: what is hidden behind placeholders.
        prompted: it reads the terms, numbers and neighbours of a segment, and can repair an answer.
        glossary: it is given the whole glossary, and a change of any term may change any answer.
    """

    model: str = ""
    place: str = ""
    version: str = ""
    style: Style = BRACKETS
    protects: frozenset[str] = frozenset({"terms", "numbers"})
    prompted: bool = False
    glossary: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """What is known about one text.

    Attributes:
        id: unique within a request.
        terms: source expressions in the text and how to render them.
        numbers: quantities of the text and how to write them.
        before: the text in front of it, for orientation only.
        after: the text behind it.
        placeholders: the placeholders in the text.
        previous: an earlier answer that is to be repaired, or "".
        missed: what that answer lacks.
    """

    id: str
    terms: tuple[Pair, ...] = ()
    numbers: tuple[Pair, ...] = ()
    before: str = ""
    after: str = ""
    placeholders: tuple[str, ...] = ()
    previous: str = ""
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a request: its segments, text by text, and the glossary behind them.

    `timeout` is how many seconds the answer may take.
    """

    segments: tuple[Segment, ...]
    glossary: tuple[Pair, ...] = ()
    timeout: float = 60.0


@runtime_checkable
class Engine(Protocol):
    """What translates texts.

    `translate` returns as many answers as there are texts, in the same order, None for a text that it
    has no answer for. It does not retry, and raises an `EngineError` of `textkit.engines.faults`; any
    other exception counts as a garbled answer. It may be called from several threads at once. `limit`
    is a `Limit`, or simply the largest number of characters of a text. An engine may also have `traits`
    (a `Traits`), `secrets` (a tuple of `Secret`) and `close()`.
    """

    @property
    def name(self) -> str:
        """What the engine is called."""

    @property
    def limit(self) -> Limit | int:
        """What the engine bears."""

    def translate(
        self, texts: Sequence[str], source: str, target: str, context: Context
    ) -> Sequence[str | None]:
        """The translations of the texts, from one language code (BCP 47) into another."""


def limit_of(engine: Engine) -> Limit:
    """The limit of an engine, a plain number made into one."""
    limit = engine.limit
    return limit if isinstance(limit, Limit) else Limit(text=limit)


def traits_of(engine: Engine) -> Traits:
    """The traits of an engine, or the defaults."""
    traits = getattr(engine, "traits", None)
    return traits if isinstance(traits, Traits) else Traits()


def origin_of(engine: Engine) -> str:
    """What made a target: the engine's name, and its model in brackets."""
    model = traits_of(engine).model
    return f"{engine.name} ({model})" if model else engine.name
