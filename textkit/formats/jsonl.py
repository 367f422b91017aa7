r"""JSON lines: one object per unit, sentence or block. Lines end in `\n` and in nothing else.

Every line of a bitext names its languages, so that a file may be cut, filtered and joined line by line.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from textkit.bitext import Bitext
from textkit.document import Document
from textkit.errors import FormatError
from textkit.formats import records
from textkit.formats.properties import freeze

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textkit.document import Block, Sentence
    from textkit.formats import Writable

_BOM = b"\xef\xbb\xbf"


def write(value: Writable, *, unit: Literal["sentence", "block"] = "sentence") -> str:
    """The lines of a bitext, or of a document by sentence or block.

    Raises:
        ValueError: the value is a text without blocks, or `unit` is neither of its words.
    """
    if unit not in ("sentence", "block"):
        raise ValueError(f"unit is sentence or block, not {unit!r}")
    if isinstance(value, Bitext):
        rows = _unit_rows(value)
    elif isinstance(value, Document):
        rows = _block_rows(value) if unit == "block" else _sentence_rows(value)
    else:
        raise ValueError(".jsonl holds a bitext or a document; segment() makes a document of a text")
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def read(path: Path) -> Bitext:
    """The bitext of a file of units; the languages are zh and en where no line names them.

    Raises:
        FormatError: a line is no unit, or two lines name different languages.
    """
    units = []
    languages: tuple[str, str] | None = None
    meta: dict[str, Any] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if not text.strip():
                continue
            try:
                record = _parse(text)
                units.append(records.to_unit(record, number))
                languages = _same(languages, record.get("languages"))
                meta |= freeze(record.get("meta") or {})
            except (ValueError, TypeError, AttributeError) as error:
                raise FormatError(str(error), str(path), number) from error
    source, target = languages or ("zh", "en")
    return Bitext(tuple(units), source, target, meta)


def _unit_rows(bitext: Bitext) -> Iterator[dict[str, Any]]:
    languages = [bitext.source_language, bitext.target_language]
    for number, unit in enumerate(bitext.units):
        row = records.from_unit(unit) | {"languages": languages}
        if number == 0 and bitext.meta:
            row["meta"] = dict(bitext.meta)
        yield row


def _sentence_rows(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        for sentence in block.sentences:
            head = {"id": sentence.id, "block": block.id, "kind": block.kind}
            yield head | _place(document, sentence)


def _block_rows(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        yield {"id": block.id, "kind": block.kind, "level": block.level} | _place(document, block)


def _place(document: Document, span: Block | Sentence) -> dict[str, Any]:
    """The text of a span without white space around it, and where exactly that text came from."""
    whole = document.text.text[span.start : span.end]
    text = whole.strip()
    start = span.start + len(whole) - len(whole.lstrip())
    raw = document.text.to_raw(start, start + len(text))
    return {"text": text, "raw": [list(part) for part in raw], "page": document.text.page_of(start)}


def _parse(line: bytes) -> dict[str, Any]:
    """One line as an object.

    Raises:
        ValueError: it is none; NaN, infinities and keys that stand twice are refused.
    """
    try:
        text = line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start + 1} of the line is not UTF-8") from error
    try:
        record = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("limit: JSON is nested too deep") from error
    if not isinstance(record, dict):
        raise ValueError("a line holds one JSON object")
    return record


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found


def _same(known: tuple[str, str] | None, value: object) -> tuple[str, str] | None:
    """The languages of the file so far, after a line that may name them."""
    if value is None:
        return known
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(name, str) for name in value)):
        raise ValueError("languages are two language codes")
    if known is not None and known != tuple(value):
        raise ValueError(f"languages {'-'.join(value)} after {'-'.join(known)}: one file holds one pair")
    return value[0], value[1]
