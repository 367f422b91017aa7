"""What is installed, what it needs, whether it answers."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from textkit.engines.asking import Asker, Item
from textkit.engines.model import Segment
from textkit.engines.pace import Pace
from textkit.engines.registry import BUILT_IN, GROUP, missing_keys, open_engine
from textkit.engines.settings import Settings
from textkit.errors import EngineError, TextkitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textkit.engines.config import Config

_WORD = {"zh": "工会", "en": "trade union"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an engine stands.

    Attributes:
        name: the engine's, or the user's own for one.
        about: what it is.
        needs: what has to be done before it can be used; "" where nothing has to.
        answer: what probing it brought, or "" if it was not probed.
        answers: whether it answered, or None if it was not probed.
    """

    name: str
    about: str
    needs: str = ""
    answer: str = ""
    answers: bool | None = None


def standings(config: Config, environment: Mapping[str, str] | None = None) -> Iterator[Standing]:
    """All engines: built-in ones, those of other packages, those that the configuration names."""
    env = os.environ if environment is None else environment
    for name, entry in BUILT_IN.items():
        yield Standing(name, entry.about, _needs(name, config, env))
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if point.name not in BUILT_IN:
            yield Standing(point.name, f"of another package: {point.value}")
    for name in config.engines:
        used, _ = config.resolve(name)
        if name not in BUILT_IN and used != name:
            yield Standing(name, f"{used}, as {config.path} has it")


def probe(
    name: str, config: Config, seconds: float = 10.0, source: str = "zh", target: str = "en"
) -> Standing:
    """Ask an engine for a word, once, and say what came of it.

    Args:
        name: the engine, or a name of the configuration.
        config: its options.
        seconds: time limit.
        source: language of the word.
        target: language wanted.
    """
    used, options = config.resolve(name)
    start = time.monotonic()
    try:
        engine, settings = open_engine(used, defaults=options, alias=name)
    except (TextkitError, ValueError) as error:
        return Standing(name, "", answer=f"not asked: {error}", answers=False)
    brief = Settings(timeout=min(seconds, settings.timeout), tries=1)
    asker = Asker(engine, source, target, brief, Pace(), _forget)
    word = _WORD.get(source.split("-")[0], _WORD["en"])
    try:
        answer = asker.ask([Item("", word, Segment("1"))])[""]
    finally:
        getattr(engine, "close", _nothing)()
    if isinstance(answer, EngineError):
        return Standing(name, "", answer=f"does not answer: {answer}", answers=False)
    took = time.monotonic() - start
    return Standing(name, "", answer=f"answers: {word} → {answer} ({took:.1f} s)", answers=True)


def _nothing() -> None:
    """For engines that have nothing to close."""


def _forget(_key: str, _answer: str) -> None:
    """What a probe brings is not kept."""


def _needs(name: str, config: Config, environment: Mapping[str, str]) -> str:
    entry = BUILT_IN[name]
    if not entry.is_installed():
        return entry.install
    _, options = config.resolve(name)
    keys = [
        key
        for key in missing_keys(name, environment)
        if f"{key.lower().rpartition('_')[2]}_file" not in options
    ]
    required = [
        f"the option {option.name}"
        for option in entry.options(name)
        if option.required
        and not options.get(option.name)
        and not environment.get(f"TEXTKIT_{name}_{option.name}".upper())
    ]
    return ", ".join([*keys, *required])
