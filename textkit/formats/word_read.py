"""Read the table of two columns out of a DOCX: ours, one that a translator has edited, or another's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import properties, records, xml
from textkit.formats.word_parts import DATA_PART, DOCUMENT, MOST_PARTS, bracketed, is_bookmark
from textkit.readers.docx_package import Package, child, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.bitext import State

_SKIPPED = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "pPr", "rPr", "sectPr"}
)
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_SOURCE = frozenset({"source", "source segment", "source text", "original", "原文", "源文"})
_TARGET = frozenset({"target", "target segment", "target text", "translation", "译文", "譯文"})
"""What translation tools write over the columns of the bilingual tables that they export."""


@dataclass(slots=True)
class _Known:
    """What the custom XML part tells of a unit."""

    id: str
    source: str
    values: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class _Row(NamedTuple):
    """A row of a table: the texts of its cells, the bookmarks in it, whether it is marked as a head."""

    cells: list[str]
    bookmarks: list[str]
    heads: bool


def read(path: Path) -> Bitext:
    """The bitext of the tables of a document: two columns, or those that a head names source and target.

    Tracked insertions count, tracked deletions do not. A paragraph break inside a cell is a line break.

    Raises:
        FormatError: no table has two such columns.
        ReadError: no Word document, damaged, encrypted, a zip bomb, or XML with a DOCTYPE.
    """
    package = Package(path.read_bytes(), str(path))
    if not package.has(DOCUMENT):
        raise FormatError(f"no Word document: it holds no {DOCUMENT}", str(path))
    try:
        languages, meta, known = _data(package)
        units = list(_units(package, known))
    except ValueError as error:
        raise FormatError(str(error), str(path)) from error
    return Bitext(tuple(units), *(languages or ("zh", "en")), meta)


def _data(package: Package) -> tuple[tuple[str, str] | None, dict[str, object], dict[str, _Known]]:
    """What textkit recorded of the whole, and of each unit by its bookmark.

    Raises:
        ValueError: it is malformed.
    """
    languages: tuple[str, str] | None = None
    meta: dict[str, object] = {}
    known = {}
    for element in _records(package):
        if xml.local(element) == "whole":
            languages, meta = properties.unpack_whole(xml.text_of(element))
        elif xml.local(element) == "unit":
            known[element.get("name", "")] = _Known(
                id=element.get("id", ""),
                source=xml.text_of(xml.child(element, "was")),
                values={inner.get("name", ""): xml.text_of(inner) for inner in xml.children(element, "is")},
                notes=tuple(xml.text_of(inner) for inner in xml.children(element, "note")),
            )
    return languages, meta, known


def _records(package: Package) -> Iterator[_Element]:
    """What stands in our custom XML part; a program that saved the file may have numbered it anew."""
    names = (DATA_PART.format(number) for number in range(1, MOST_PARTS + 1))
    for name in names:
        yield from package.children(name, "bitext")


def _units(package: Package, known: dict[str, _Known]) -> Iterator[Unit]:
    """The units of all tables that hold some.

    Raises:
        ValueError: no table does.
    """
    found = False
    number = 0
    # A row whose bookmark an editor has dropped is known by its source.
    by_source = {unit.source: name for name, unit in reversed(known.items())}
    for element in package.children(DOCUMENT, "body"):
        if xml.local(element) != "tbl":
            continue
        rows = [_row(row) for row in _rows(element)]
        columns = _columns(rows)
        if columns is None:
            continue
        found = True
        for row in _body(rows):
            cells = [row.cells[at] if at < len(row.cells) else "" for at in columns]
            if not any(cells) and not row.bookmarks:
                continue
            number += 1
            names = [*row.bookmarks, by_source.get(cells[0], "")]
            unit = next((known.pop(name) for name in names if name in known), None)
            yield _unit(cells[0], cells[1], unit, number)
    if not found:
        raise ValueError("no table with a column for the source and one for the target")


def _columns(rows: Sequence[_Row]) -> tuple[int, int] | None:
    """Where source and target stand."""
    if not rows:
        return None
    words = [cell.strip().lower() for cell in rows[0].cells]
    sources = [at for at, word in enumerate(words) if word in _SOURCE]
    targets = [at for at, word in enumerate(words) if word in _TARGET]
    if sources and targets:
        return sources[0], targets[0]
    return (0, 1) if all(len(row.cells) == 2 for row in rows) else None


def _body(rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows without the head, which is marked as such, or names the columns."""
    for number, row in enumerate(rows):
        words = {cell.strip().lower() for cell in row.cells}
        if row.heads or (number == 0 and words & _SOURCE and words & _TARGET):
            continue
        yield row


def _unit(source: str, whole: str, known: _Known | None, number: int) -> Unit:
    """A unit; a bracket that still stands leaves the state that was recorded, else a person settled it."""
    said = bracketed(whole)
    target = whole.partition("\n")[2] if said else whole
    if known is None:
        return Unit(f"u{number}", source, target, _stated(said, target))
    recorded = records.to_state(known.values.get("state", "untranslated"))
    settled = recorded in ("reviewed", "final") or said == recorded
    return Unit(
        id=known.id,
        source=source,
        target=target,
        state=recorded if settled else _stated(said, target, "reviewed"),
        notes=known.notes,
        **properties.unpack(known.values, source),
    )


def _stated(said: str, target: str, otherwise: State = "draft") -> State:
    if said:
        return records.to_state(said)
    return otherwise if target else "untranslated"


def _rows(table: _Element) -> Iterator[_Element]:
    for inner in table:
        kind = xml.local(inner)
        if kind == "tr" and child(inner, "trPr", "del") is None:
            yield inner
        elif kind in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(inner)


def _row(row: _Element) -> _Row:
    cells = ["\n".join("".join(_text(paragraph)) for paragraph in _paragraphs(cell)) for cell in _cells(row)]
    starts = (value(element, "name") or "" for element in row.iter("{*}bookmarkStart"))
    ours = [name for name in starts if is_bookmark(name)]
    return _Row(cells, ours, child(row, "trPr", "tblHeader") is not None)


def _cells(row: _Element) -> Iterator[_Element]:
    for inner in row:
        kind = xml.local(inner)
        if kind == "tc":
            yield inner
        elif kind in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cells(inner)


def _paragraphs(element: _Element) -> Iterator[_Element]:
    for inner in element:
        if xml.local(inner) == "p":
            yield inner
        elif xml.local(inner) not in _SKIPPED:
            yield from _paragraphs(inner)


def _text(element: _Element) -> Iterator[str]:
    for inner in element:
        kind = xml.local(inner)
        if kind == "t":
            yield inner.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind not in _SKIPPED and kind != "txbxContent":
            yield from _text(inner)
