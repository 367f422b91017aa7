"""`textkit.toml`: which engine drafts, and with which options.

    engine = "office"
    cache = "drafts/cache.sqlite"

    [engines.office]
    use = "openai"
    base_url = "http://127.0.0.1:11434/v1"
    model = "qwen3:32b"

The file is `TEXTKIT_CONFIG`, or `textkit.toml` in the working folder. The environment goes before the
file, the command line before both. Keys stand in neither the file nor the command line.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textkit.errors import FormatError, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "textkit.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration says.

    Attributes:
        engine: the engine's name or the user's own name for one, or "".
        cache: where answers are kept, or "".
        engines: options by the engine's name.
        path: the file, or "".
    """

    engine: str = ""
    cache: str = ""
    engines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    path: str = ""

    def resolve(self, name: str) -> tuple[str, dict[str, str]]:
        """The engine behind a name, and its options."""
        options = dict(self.engines.get(name, {}))
        return options.pop("use", name), options


def read_config(environment: Mapping[str, str] | None = None) -> Config:
    """The configuration of the user, the environment included.

    Raises:
        ReadError: the file that `TEXTKIT_CONFIG` names is missing, or cannot be read.
        FormatError: the file is not what it should be.
    """
    env = os.environ if environment is None else environment
    chosen = env.get("TEXTKIT_CONFIG", "")
    path = Path(chosen or NAME)
    config = _read(path) if chosen or path.is_file() else Config()
    return Config(
        engine=env.get("TEXTKIT_ENGINE") or config.engine,
        cache=env.get("TEXTKIT_CACHE") or config.cache,
        engines=config.engines,
        path=config.path,
    )


def _read(path: Path) -> Config:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormatError(f"not a TOML file: {error}", str(path)) from error
    unknown = set(data) - {"engine", "cache", "engines"}
    if unknown:
        raise FormatError(f"{min(unknown)!r} is unknown; known: engine, cache, engines", str(path))
    tables = data.get("engines", {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise FormatError("engines holds a table for each engine: [engines.openai]", str(path))
    return Config(
        engine=_text(data.get("engine", ""), "engine", path),
        cache=_text(data.get("cache", ""), "cache", path),
        engines={name: _options(name, table, path) for name, table in tables.items()},
        path=str(path),
    )


def _options(name: str, table: Mapping[str, Any], path: Path) -> dict[str, str]:
    return {key: _text(value, f"engines.{name}.{key}", path) for key, value in table.items()}


def _text(value: object, name: str, path: Path) -> str:
    """A value as text, as it would stand on the command line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ",".join(value)
    raise FormatError(f"{name} is text, a number, true, false or a list of texts", str(path))
