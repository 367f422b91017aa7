"""CSV and TSV, for people and their spreadsheets: one row per unit, a header, RFC 4180."""

from __future__ import annotations

import csv
import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import properties, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from textkit.formats import Writable

DROPPED = MappingProxyType(
    {"terms": "the positions of terms", "quantities": "the positions of quantities", "meta": ""}
)
_TEXTS = ("id", "source", "target", "notes")
_KEPT = ("state", "origin", "coverage", "page", "block", "kind", "raw")
_COLUMNS = ("id", "source", "target", "state", "origin", "coverage", "terms", "quantities", "notes",
            "page", "block", "kind", "raw")  # fmt: skip
_LANGUAGES = ("source_language", "target_language")
_USUAL = ("zh", "en")
_BARE = ("source", "target")

_RUNS = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet would run: OWASP, "CSV Injection", full-width signs included, white space skipped.

The apostrophes in front make the mark unambiguous: a text that already begins with `'=` is marked as
well, so that what the reader takes off is always the writer's own.
"""


def write(value: Writable, *, delimiter: str, excel_safe: bool = True, header: bool = True) -> str:
    """The rows of a bitext. `terms` and `quantities` are there to be read, not to be read back.

    Without a header there are two columns, source and target: what OmegaT and DeepL take.

    Raises:
        ValueError: the value is no bitext.
    """
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows_of(value, header=header):
        rows.writerow([_guard(cell) for cell in row] if excel_safe else row)
    return out.getvalue()


def read(path: Path, *, delimiter: str, excel_safe: bool = True, header: bool = True) -> Bitext:
    """The bitext of a table; of its header only `source` is required, unknown columns are passed over.

    Raises:
        FormatError: it is not UTF-8 or UTF-16, has no `source` column, or a row breaks the form.
    """
    rows = _rows(_decode(path), path, delimiter)
    unguarded = ((line, [_unguard(cell) for cell in row] if excel_safe else row) for line, row in rows)
    return bitext_of(unguarded, path, header=header)


def rows_of(value: Writable, *, header: bool = True) -> Iterator[list[str]]:
    """The rows of a bitext, the header first.

    Raises:
        ValueError: the value is no bitext.
    """
    if not isinstance(value, Bitext):
        raise ValueError("a table holds a bitext; draft() makes one of a document")
    if not header:
        yield from ([unit.source, unit.target] for unit in value.units)
        return
    languages = (value.source_language, value.target_language)
    columns = _COLUMNS if languages == _USUAL else (*_COLUMNS, *_LANGUAGES)
    yield list(columns)
    for unit in value.units:
        cells = _cells(unit) | dict(zip(_LANGUAGES, languages, strict=True))
        yield [cells.get(name, "") for name in columns]


def bitext_of(rows: Iterable[tuple[int, Sequence[str]]], path: Path, *, header: bool = True) -> Bitext:
    """The bitext of rows, each with its line in the file; the header is the first.

    Raises:
        FormatError: there is no `source` column, or a row breaks the form.
    """
    found = iter(rows)
    first = next(found, None) if header else (0, _BARE)
    if first is None:
        return Bitext(())
    columns = [name.strip().lower() for name in first[1]]
    if "source" not in columns:
        raise FormatError("the header names no column `source`", str(path), 1)
    units = []
    languages = _USUAL
    for number, (line, row) in enumerate(found, 1):
        if len(row) != len(columns):
            raise FormatError(f"{len(row)} cells under {len(columns)} columns", str(path), line)
        cells = dict(zip(columns, row, strict=True))
        try:
            units.append(_unit(cells, number))
        except ValueError as error:
            raise FormatError(str(error), str(path), line) from error
        languages = cells.get(_LANGUAGES[0]) or _USUAL[0], cells.get(_LANGUAGES[1]) or _USUAL[1]
    return Bitext(tuple(units), *languages)


def _cells(unit: Unit) -> dict[str, str]:
    packed = properties.pack(unit)
    return {name: packed.get(name, "") for name in _KEPT} | {
        "id": unit.id,
        "source": unit.source,
        "target": unit.target,
        "notes": "\n".join(note.replace("\\", "\\\\").replace("\n", "\\n") for note in unit.notes),
        "terms": "; ".join(f"{match.term.source} = {match.term.target}" for match in unit.terms),
        "quantities": "; ".join(f"{quantity.text} = {quantity.en}" for quantity in unit.quantities),
    }


def _unit(cells: dict[str, str], number: int) -> Unit:
    source, target = cells["source"], cells.get("target", "")
    known = {name: cells[name] for name in _KEPT if name in cells}
    return Unit(
        id=cells.get("id") or f"u{number}",
        source=source,
        target=target,
        state=records.to_state(cells.get("state") or ("draft" if target else "untranslated")),
        notes=tuple(_note(line) for line in cells.get("notes", "").split("\n") if line),
        **properties.unpack(known, source),
    )


def _note(line: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], line)


def _guard(cell: str) -> str:
    return f"'{cell}" if _RUNS.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell, 1) else cell


def _decode(path: Path) -> str:
    data = path.read_bytes()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"byte {error.start} is not UTF-{16 if wide else 8}", str(path), line) from error


def _rows(text: str, path: Path, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins.

    Raises:
        FormatError: a quote is not closed or stands where it cannot.
    """
    # The limit of the csv module is one for the process: it is put back at once.
    usual = csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found = []
    line = 1
    try:
        for row in reader:
            if row:
                found.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FormatError(f"broken row: {error}", str(path), line) from error
    finally:
        csv.field_size_limit(usual)
    return found
