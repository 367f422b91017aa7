"""Glossary rows in comma- and tab-separated tables."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from textkit.errors import GlossaryError
from textkit.glossary.columns import find_columns
from textkit.glossary.loading import load_text
from textkit.glossary.rows import Row, make_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_NO_HEADER = ("source", "target", "note")


def read_csv(path: Path, source: str, target: str) -> list[Row]:
    """The rows of a comma-separated file; see `read_table`."""
    return read_table(path, ",", source, target)


def read_tsv(path: Path, source: str, target: str) -> list[Row]:
    """The rows of a tab-separated file; see `read_table`."""
    return read_table(path, "\t", source, target)


def read_table(path: Path, delimiter: str, source: str, target: str) -> list[Row]:
    r"""The rows of a table with quoting as in RFC 4180, in UTF-8 or in UTF-16 with a byte order mark.

    The first line is a header if it names the source or the target column, by language code or as
    `source` and `target`; otherwise the columns are source, target and a note. Lines without any
    text are passed over.

    Args:
        path: the file.
        delimiter: what parts the cells, `,` or `\t`.
        source: language code of the source terms.
        target: language code of the renderings.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it is empty, holds bytes that are no text, or breaks the form of a table.
    """
    return rows_of(records(load_text(path), delimiter, str(path)), source, target, str(path), delimiter)


def rows_of(
    table: Iterable[tuple[int, Sequence[str]]], source: str, target: str, path: str, delimiter: str
) -> list[Row]:
    """The rows of a table whose cells are known; see `read_table`.

    Args:
        table: the non-empty rows, each with its 1-based line.
        source: language code of the source terms.
        target: language code of the renderings.
        path: the file, for messages.
        delimiter: what parts the cells, for messages.

    Raises:
        GlossaryError: the table is empty or breaks its form.
    """
    rows = list(table)
    if not rows:
        raise GlossaryError("the file is empty", path)
    first_line, first = rows[0]
    columns = find_columns(first, source, target)
    if "source" in columns or "target" in columns:
        _demand(columns, source, target, path, first_line)
        del rows[0]
    else:
        columns = dict(zip(_NO_HEADER, range(len(first)), strict=False))
        if len(first) < len(("source", "target")):
            message = f"one column only; a glossary needs a source and a target, parted by {delimiter!r}"
            raise GlossaryError(message, path, first_line)
    return [_row(cells, columns, len(first), path, line) for line, cells in rows]


def records(text: str, delimiter: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """The non-empty records of a table, each with the line in which it begins.

    Raises:
        GlossaryError: a quote is not closed or stands where it cannot.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(_explain(str(error)), path, begin) from error


def _explain(error: str) -> str:
    if "unexpected end" in error or "field larger" in error:
        return "a quote that begins here is never closed"
    if "expected after" in error:
        return "a quoted cell goes on behind its closing quote; double the quotes inside it"
    return error


def _demand(columns: dict[str, int], source: str, target: str, path: str, line: int) -> None:
    for field, code in (("source", source), ("target", target)):
        if field not in columns:
            raise GlossaryError(
                f"the header names no {field} column: neither {code!r} nor {field!r}", path, line
            )


def _row(cells: Sequence[str], columns: dict[str, int], width: int, path: str, line: int) -> Row:
    if len(cells) != width:
        raise GlossaryError(f"{len(cells)} cells where the first row has {width}", path, line)
    return make_row({field: cells[position] for field, position in columns.items()}, path, line)
