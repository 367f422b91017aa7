"""Options of engines: declared, given as text, read with their types."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["text", "number", "seconds", "yes-no", "address"]

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Option:
    """An option of an engine.

    Attributes:
        name: as in `--engine-option name=value`.
        kind: `number` is a whole one, `seconds` any not below 0, `address` begins with http:// or https://.
        about: what it is, in a few words.
        default: what is used without it, for the reader.
        required: whether the engine does not work without it.
    """

    name: str
    kind: Kind
    about: str
    default: str = ""
    required: bool = False


def parse(values: Mapping[str, str], known: Iterable[Option]) -> dict[str, Any]:
    """The values with their types.

    Raises:
        ValueError: an option is unknown, is not what its kind wants, or is missing.
    """
    options = {option.name: option for option in known}
    unknown = [name for name in values if name not in options]
    if unknown:
        raise ValueError(f"there is no option {unknown[0]!r}; known: {', '.join(sorted(options))}")
    missing = [option.name for option in options.values() if option.required and not values.get(option.name)]
    if missing:
        raise ValueError(f"the option {missing[0]!r} is needed: {options[missing[0]].about}")
    return {name: _value(options[name], value) for name, value in values.items()}


def _value(option: Option, text: str) -> Any:
    if option.kind == "number":
        return _number(option.name, text)
    if option.kind == "seconds":
        return _decimal(option.name, text)
    if option.kind == "yes-no":
        return _truth(option.name, text)
    if option.kind == "address" and not text.lower().startswith(("http://", "https://")):
        raise ValueError(f"{option.name} begins with http:// or https://")
    return text


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{name} is a whole number, not {text!r}") from None


def _decimal(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"{name} is a number not below 0, not {text!r}")
    return value


def _truth(name: str, text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(f"{name} is yes or no, not {text!r}")
    return text.lower() in _YES
