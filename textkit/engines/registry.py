"""The engines by name: built-in ones, and those of other packages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textkit.engines.options import parse
from textkit.engines.secrets import Scrubber, Secret, guard_logs
from textkit.engines.settings import SHARED_NAMES, Settings
from textkit.errors import EngineUnavailable, PluginError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint

    from textkit.engines.model import Engine
    from textkit.engines.options import Option

GROUP = "textkit.engines"
_LARGEST_KEY = 16_384


@dataclass(frozen=True, slots=True)
class Entry:
    """A built-in engine.

    Attributes:
        about: what it is, in a few words.
        module: of this package.
        make: what in the module makes it.
        packages: what has to be installed, by import name.
        install: how to install that.
        keys: the keys that it takes.
        needs_keys: whether it does not work without.
    """

    about: str
    module: str
    make: str
    packages: tuple[str, ...]
    install: str
    keys: tuple[str, ...] = ()
    needs_keys: bool = False

    def options(self, name: str) -> tuple[Option, ...]:
        """The options of its own."""
        module = import_module(f"textkit.engines.{self.module}")
        extra = {"mymemory": ("EMAIL",), "microsoft": ("REGION",), "qcri": ("DOMAIN",)}
        return (*module.OPTIONS, *(getattr(module, field) for field in extra.get(name, ())))

    def is_installed(self) -> bool:
        """Whether the packages that it needs are there."""
        return all(find_spec(package) is not None for package in self.packages)


_HTTPX = (("httpx",), "pip install 'textkit-bitext[engines]'")
_DEEP = (("deep_translator", "requests"), "pip install deep-translator")


def _deep(about: str, *keys: str) -> Entry:
    return Entry(about, "deep_translator", "DeepTranslator", *_DEEP, keys, needs_keys=bool(keys))


BUILT_IN = {
    "openai": Entry(
        "any OpenAI-compatible chat endpoint: vLLM, Ollama, llama.cpp, LM Studio, hosted",
        "openai", "OpenAI", *_HTTPX, ("key",),
    ),
    "deepl": Entry("DeepL, with glossaries", "deepl", "DeepL", *_HTTPX, ("key",), needs_keys=True),
    "libretranslate": Entry(
        "LibreTranslate, your own server or one", "libretranslate", "LibreTranslate", *_HTTPX, ("key",)
    ),
    "argos": Entry(
        "Argos Translate on this machine", "argos", "Argos", ("argostranslate",), "pip install argostranslate"
    ),
    "google": _deep("Google's web page, by deep-translator"),
    "mymemory": _deep("MyMemory, by deep-translator"),
    "microsoft": _deep("Microsoft Translator, by deep-translator", "api_key"),
    "baidu": _deep("Baidu, by deep-translator", "appid", "appkey"),
    "papago": _deep("Papago, by deep-translator", "client_id", "secret_key"),
    "yandex": _deep("Yandex, by deep-translator", "api_key"),
    "qcri": _deep("QCRI, by deep-translator", "api_key"),
}  # fmt: skip

_NOT = {
    "chatgpt": "deep-translator's ChatGPT works with no openai library of today; use the engine openai",
    "libre": "use the engine libretranslate",
    "pons": "PONS is a dictionary of words and translates no sentences",
    "linguee": "Linguee is a dictionary of words and translates no sentences",
}


def engine_names() -> tuple[str, ...]:
    """The names of all engines, built-in ones first."""
    others = sorted({point.name for point in entry_points(group=GROUP)} - set(BUILT_IN))
    return (*BUILT_IN, *others)


def open_engine(
    name: str,
    options: Mapping[str, str] | None = None,
    *,
    defaults: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
    alias: str = "",
) -> tuple[Engine, Settings]:
    """An engine, and how it is to be treated.

    Options are looked for in `options`, then in the environment: `TEXTKIT_OPENAI_BASE_URL` is the option
    `base_url` of `openai`. Keys come from the environment (`TEXTKIT_DEEPL_KEY`) or from a file that
    holds nothing else (option `key_file`), never from options.

    Args:
        name: see `engine_names`.
        options: as text, those that all engines share (`timeout`, `workers`, …) among them.
        defaults: options that count where neither `options` nor the environment says anything.
        environment: default: that of the process.
        alias: a name of the user's own, in the names of the environment's variables.

    Raises:
        EngineUnavailable: there is no such engine, it is not installed, or its key is missing.
        PluginError: the engine of another package cannot be loaded.
        ValueError: an option is unknown or wrong, or a key was given as an option.
    """
    env = os.environ if environment is None else environment
    given = dict(options or {})
    _refuse_keys({**given, **(defaults or {})}, alias or name)
    entry = BUILT_IN.get(name)
    if entry is None:
        return _plugged(name, {**(defaults or {}), **given})
    known = entry.options(name)
    files = tuple(f"{key}_file" for key in entry.keys)
    for option in (*(option.name for option in known), *SHARED_NAMES, *files):
        value = env.get(variable(alias or name, option))
        if value and option not in given:
            given[option] = value
    given = {**(defaults or {}), **given}
    settings = Settings.from_options({key: given.pop(key) for key in list(given) if key in SHARED_NAMES})
    keys = _keys(entry, alias or name, {key: given.pop(key) for key in list(given) if key in files}, env)
    if not entry.is_installed():
        raise EngineUnavailable(f"{name} is not installed: {entry.install}")
    values = parse({key: value for key, value in given.items() if value}, known)
    return _made(name, entry, values, keys), settings


def variable(name: str, option: str) -> str:
    """The variable of the environment for an option or a key of an engine.

    >>> variable("libretranslate", "base_url")
    'TEXTKIT_LIBRETRANSLATE_BASE_URL'
    """
    return f"TEXTKIT_{name}_{option}".upper().replace("-", "_")


def missing_keys(name: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The variables that a built-in engine needs and the environment lacks."""
    entry = BUILT_IN[name]
    if not entry.needs_keys:
        return ()
    wanted = {key: (variable(name, key), variable(name, f"{key}_file")) for key in entry.keys}
    return tuple(own for own, file in wanted.values() if not (environment.get(own) or environment.get(file)))


def _made(name: str, entry: Entry, values: dict[str, Any], keys: dict[str, Secret]) -> Engine:
    module = import_module(f"textkit.engines.{entry.module}")
    make = getattr(module, entry.make)
    if entry.module == "deep_translator":
        engine: Engine = make(name, keys=keys, **values)
    else:
        engine = make(**values, **keys)
    guard_logs(engine, Scrubber(keys.values()))
    return engine


def _keys(
    entry: Entry, name: str, files: Mapping[str, str], environment: Mapping[str, str]
) -> dict[str, Secret]:
    """The keys of an engine, from files or from the environment.

    Raises:
        EngineUnavailable: one is missing, or its file cannot be read.
    """
    found = {}
    for key in entry.keys:
        path = files.get(f"{key}_file")
        value = _from_file(path) if path else environment.get(variable(name, key), "").strip()
        if value:
            found[key] = Secret(_checked(value, name))
        elif entry.needs_keys:
            raise EngineUnavailable(
                f"{name} needs a key: set {variable(name, key)}, or {key}_file to a file that holds it"
            )
    return found


def _from_file(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return file.read(_LARGEST_KEY).decode("utf-8", "replace").strip()
    except OSError as error:
        raise EngineUnavailable(f"{path}: the key cannot be read: {error.strerror}") from None


def _checked(key: str, name: str) -> str:
    """A key that may stand in a header: HTTP libraries quote those that may not in their messages."""
    if not key.isascii() or not key.isprintable() or " " in key:
        raise EngineUnavailable(f"the key of {name} holds characters that no key has")
    return key


def _refuse_keys(options: Mapping[str, str], name: str) -> None:
    for option in options:
        words = option.lower().split("_")
        if words[-1] != "file" and {"key", "apikey", "appkey", "token", "secret", "password"} & set(words):
            raise ValueError(
                f"a key is no option: set {variable(name, option)}, or {option}_file to a file that holds it"
            )


def _plugged(name: str, options: Mapping[str, str]) -> tuple[Engine, Settings]:
    """An engine of another package: the entry point is called with its options as text."""
    point = _entry_point(name)
    settings = Settings.from_options({key: options[key] for key in options if key in SHARED_NAMES})
    own = {key: options[key] for key in options if key not in SHARED_NAMES}
    try:
        engine: Engine = point.load()(**own)
    except EngineUnavailable:
        raise
    except Exception as error:
        raise PluginError(f"the engine {name} ({point.value}) cannot be loaded: {error}") from error
    if not (hasattr(engine, "translate") and hasattr(engine, "limit") and hasattr(engine, "name")):
        raise PluginError(f"the engine {name} ({point.value}) has no name, limit or translate")
    return engine, settings


def _entry_point(name: str) -> EntryPoint:
    found = tuple(entry_points(group=GROUP, name=name))
    if found:
        return found[0]
    if name in _NOT:
        raise EngineUnavailable(f"there is no engine {name!r}: {_NOT[name]}")
    raise EngineUnavailable(f"there is no engine {name!r}; known: offline, {', '.join(engine_names())}")
