"""What happens to every bitext before it is written: the target is filled, impossible characters go."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from textkit.bitext import Bitext, Unit

Fill = Literal["empty", "source", "terms"]

REPLACEMENT = "\ufffd"
_NO_UTF8 = re.compile(r"[\ud800-\udfff]")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside `Char` of XML 1.0, production 2."""
_SHOWN = 5


def filled(bitext: Bitext, fill: Fill | None) -> Bitext:
    """The bitext with the targets of its untranslated and partial units emptied or filled from the source.

    Raises:
        ValueError: `fill` is none of its three words.
    """
    if fill is None or fill == "terms":
        return bitext
    if fill not in get_args(Fill):
        raise ValueError(f"fill is one of {', '.join(get_args(Fill))}, not {fill!r}")
    units = tuple(
        replace(unit, target=unit.source if fill == "source" else "")
        if unit.state in ("untranslated", "partial")
        else unit
        for unit in bitext.units
    )
    return replace(bitext, units=units)


def clean(bitext: Bitext, *, xml: bool = False) -> Bitext:
    """The bitext without characters that a file cannot hold.

    Each becomes U+FFFD, one for one, so that positions stay true; a note of the unit names it. Nothing
    is dropped: a missing character would shift every span after it.
    """
    pattern = _NO_XML if xml else _NO_UTF8
    units = tuple(_clean_unit(unit, pattern) for unit in bitext.units)
    if all(new is old for new, old in zip(units, bitext.units, strict=True)):
        return bitext
    return replace(bitext, units=units)


def encode(text: str | bytes) -> bytes:
    """UTF-8; lone surrogates become U+FFFD."""
    return text if isinstance(text, bytes) else _NO_UTF8.sub(REPLACEMENT, text).encode()


def xml_text(text: str) -> str:
    """The text with U+FFFD for every character that XML cannot hold."""
    return _NO_XML.sub(REPLACEMENT, text)


def _clean_unit(unit: Unit, pattern: re.Pattern[str]) -> Unit:
    """The unit with U+FFFD for what the pattern finds, and notes of what stood in source and target."""
    if not any(pattern.search(text) for text in (unit.source, unit.target, *unit.notes)):
        return unit
    sides = (("source", unit.source), ("target", unit.target))
    told = tuple(_replaced(side, text, pattern) for side, text in sides if pattern.search(text))
    return replace(
        unit,
        source=pattern.sub(REPLACEMENT, unit.source),
        target=pattern.sub(REPLACEMENT, unit.target),
        notes=(*(pattern.sub(REPLACEMENT, note) for note in unit.notes), *told),
    )


def _replaced(side: str, text: str, pattern: re.Pattern[str]) -> str:
    """A note that says which characters of one side were replaced, and where they stood."""
    found = [f"U+{ord(m[0]):04X} at {m.start()}" for m in pattern.finditer(text)]
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"U+FFFD in the {side} stands for what this file cannot hold: {', '.join(found[:_SHOWN])}{more}"
