"""Markdown: a bitext as headings and two-column tables, a document as headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from textkit.bitext import Bitext
from textkit.document import Document
from textkit.formats.words import flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.document import Block
    from textkit.formats import Writable

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$]")
_LINE_START = re.compile(r"(?:([#+\-=])|([0-9]{1,9})([.)])(?=\s|$))")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DEEPEST = 6


def write(value: Writable) -> str:
    """The value in CommonMark with GitHub's tables; everything in the text stays text."""
    if isinstance(value, Bitext):
        parts = _bitext(value)
    elif isinstance(value, Document):
        parts = (_block(value, block) for block in value.blocks)
    else:
        parts = (_paragraph(line) for line in str(value).split("\n") if line.strip())
    return "".join(f"{part}\n" for part in _apart(parts))


def _apart(parts: Iterator[str]) -> Iterator[str]:
    """The parts with a blank line between each two."""
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield part


def _bitext(bitext: Bitext) -> Iterator[str]:
    """Titles and headings as such, everything between them in tables."""
    for heads, units in groupby(bitext.units, lambda unit: unit.kind in ("title", "heading")):
        if heads:
            yield from (part for unit in units for part in _heading(bitext, unit))
        else:
            yield _table(bitext, list(units))


def _heading(bitext: Bitext, unit: Unit) -> Iterator[str]:
    yield f"{_marks(_level(bitext, unit))} {_inline(unit.source)}".rstrip()
    target = _target(unit)
    if target:
        yield _at_start(target)


def _level(bitext: Bitext, unit: Unit) -> int:
    """The depth of a heading, 0 for a title; 1 where the bitext does not know it."""
    if unit.kind == "title":
        return 0
    levels = bitext.meta.get("levels")
    level = levels.get(unit.block) if isinstance(levels, Mapping) else None
    return level if isinstance(level, int) and level > 0 else 1


def _marks(level: int) -> str:
    return "#" * min(level + 1, _DEEPEST)


def _table(bitext: Bitext, units: list[Unit]) -> str:
    """One row per unit; the first column names the block where it begins."""
    rows = [
        f"|  | {_inline(bitext.source_language)} | {_inline(bitext.target_language)} |",
        "| --- | --- | --- |",
    ]
    known = ""
    for unit in units:
        name = unit.block or unit.id
        shown = "" if name == known else _inline(name)
        known = name
        rows.append(f"| {shown} | {_inline(unit.source)} | {_target(unit)} |")
    return "\n".join(rows)


def _target(unit: Unit) -> str:
    said = flag(unit)
    return " ".join(part for part in (f"*({said})*" if said else "", _inline(unit.target)) if part)


def _block(document: Document, block: Block) -> str:
    text = document.text_of(block)
    if block.kind == "title":
        return f"# {_inline(text)}"
    if block.kind == "heading":
        return f"{_marks(block.level or 1)} {_inline(text)}"
    return _paragraph(text)


def _paragraph(text: str) -> str:
    return _at_start(_inline(text.strip()))


def _inline(text: str) -> str:
    """The text with everything escaped that Markdown would read as its own; one line."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = _SPECIAL.sub(r"\\\g<0>", escaped)
    return _BREAK.sub("<br>", escaped).replace("\t", " ")


def _at_start(line: str) -> str:
    """The line with a backslash before a sign that would make a heading, a list or a rule of it."""
    found = _LINE_START.match(line)
    if not found:
        return line
    sign = found.start(1) if found[1] else found.start(3)
    return f"{line[:sign]}\\{line[sign:]}"
