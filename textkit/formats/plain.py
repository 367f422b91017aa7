"""Plain text: a bitext as source line, target line, blank line; a document or a text one block a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.bitext import Bitext
from textkit.document import Document
from textkit.formats.words import flag

if TYPE_CHECKING:
    from textkit.bitext import Unit
    from textkit.formats import Writable

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Where `str.splitlines` and most editors begin a new line."""


def write(value: Writable) -> str:
    """The text of the value. A target that is no translation says so: `[partial, 61 %] …`."""
    if isinstance(value, Bitext):
        return "\n".join(f"{_line(unit.source)}\n{_target(unit)}\n" for unit in value.units)
    if isinstance(value, Document):
        return "".join(f"{_line(value.text_of(block))}\n" for block in value.blocks)
    text = str(value)
    return text if not text or text.endswith("\n") else f"{text}\n"


def _target(unit: Unit) -> str:
    said = flag(unit)
    return " ".join(part for part in (f"[{said}]" if said else "", _line(unit.target)) if part)


def _line(text: str) -> str:
    """The text on one line: a line break inside it becomes a space."""
    return _BREAK.sub(" ", text)
