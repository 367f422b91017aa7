"""The user's checklist: regular expressions with a message.

A file is CSV (or TSV) with a header. `source` and `target` hold expressions; at least one of them.
`message` says what is wrong. `severity` is error, warning or note (default: warning). `missing`, an
expression, turns a row round: where the source (or target) expression matches, this one has to be
found in the target.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import regex

from textkit.errors import FormatError, ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from textkit.checks.model import Severity

_COLUMNS = ("source", "target", "missing", "message", "severity")
_SEVERITIES = ("error", "warning", "note")
_LARGEST = 5_000_000  # bytes of a checklist


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a checklist.

    Attributes:
        source: what the source has to hold for the row to apply, or None.
        target: what the target must not hold, or None.
        missing: what the target has to hold, or None.
        message: what is wrong.
        severity: how bad it is.
        name: file and line, for messages about the expression itself.
    """

    source: regex.Pattern[str] | None
    target: regex.Pattern[str] | None
    missing: regex.Pattern[str] | None
    message: str
    severity: Severity = "warning"
    name: str = ""


def read_patterns(path: str | os.PathLike[str]) -> tuple[Pattern, ...]:
    """Reads a checklist.

    Raises:
        ReadError: the file is missing or no UTF-8 text.
        FormatError: a column is unknown, an expression is broken or a row is empty; with the line.
    """
    place = Path(path)
    try:
        if place.stat().st_size > _LARGEST:
            raise ReadError(f"{place}: a checklist is at most {_LARGEST:,} bytes")
        text = place.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(f"{place}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{place}: not UTF-8 at byte {error.start}") from error
    delimiter = "\t" if place.suffix.lower() == ".tsv" else ","
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    unknown = [name for name in header if name not in _COLUMNS]
    if not header or unknown:
        raise FormatError(
            f"the columns are {', '.join(_COLUMNS)}, not {', '.join(unknown) or 'none'}", str(place), 1
        )
    reader.fieldnames = header
    try:
        return tuple(_pattern(row, str(place), reader.line_num) for row in reader if any(row.values()))
    except csv.Error as error:
        raise FormatError(str(error), str(place), reader.line_num) from error


def patterns_from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Pattern, ...]:
    """Makes patterns of mappings with the columns of a checklist.

    Raises:
        FormatError: an expression is broken or a row is empty.
    """
    return tuple(_pattern(row, "row", number) for number, row in enumerate(rows, 1))


def _pattern(row: Mapping[str, str | None], path: str, line: int) -> Pattern:
    cells = {name: str(value or "").strip() for name, value in row.items() if isinstance(name, str)}
    if None in row:
        raise FormatError("more cells than columns", path, line)
    if not (cells.get("source") or cells.get("target")):
        raise FormatError("a row needs an expression for source or target", path, line)
    severity = cells.get("severity", "").lower() or "warning"
    if severity not in _SEVERITIES:
        raise FormatError(f"severity is {', '.join(_SEVERITIES)}, not {severity!r}", path, line)
    found = {name: _compiled(cells.get(name, ""), path, line) for name in ("source", "target", "missing")}
    message = cells.get("message", "") or f"matches {cells.get('target') or cells.get('source')}"
    return Pattern(**found, message=message, severity=cast("Severity", severity), name=f"{path}:{line}")


def _compiled(expression: str, path: str, line: int) -> regex.Pattern[str] | None:
    if not expression:
        return None
    try:
        return regex.compile(expression)
    except (regex.error, RecursionError) as error:
        raise FormatError(f"{expression!r} is no regular expression: {error}", path, line) from error
