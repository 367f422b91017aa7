"""Parquet, for tables of millions of units: one row per unit, typed columns, by `pyarrow`.

Terms and quantities are JSON texts of the same form as in JSON lines; languages and what is known of
the whole stand in the metadata of the schema.
"""

from __future__ import annotations

import io
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textkit.bitext import Bitext
from textkit.errors import FormatError, PluginError
from textkit.formats import properties, records

if TYPE_CHECKING:
    from pathlib import Path

    from textkit.formats import Writable

_WHOLE = b"textkit"
_JSON = ("terms", "quantities")


def write(value: Writable) -> bytes:
    """A table of a bitext.

    Raises:
        ValueError: the value is no bitext.
        PluginError: `pyarrow` is not installed.
    """
    if not isinstance(value, Bitext):
        raise ValueError(".parquet holds a bitext; draft() makes one of a document")
    arrow, parquet = _arrow()
    whole = properties.pack_whole(value).encode("utf-8", "replace")
    schema = arrow.schema(_fields(arrow), metadata={_WHOLE: whole})
    out = io.BytesIO()
    parquet.write_table(
        arrow.Table.from_pylist([_row(unit) for unit in value.units], schema=schema), out, compression="zstd"
    )
    return out.getvalue()


def read(path: Path) -> Bitext:
    """The bitext of a table; only a column `source` is required, unknown columns are passed over.

    Raises:
        FormatError: it is no Parquet, has no `source` column, or a row breaks the form.
        PluginError: `pyarrow` is not installed.
    """
    arrow, parquet = _arrow()
    data = path.read_bytes()
    try:
        table = parquet.read_table(io.BytesIO(data))
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise FormatError("no Parquet that can be read", str(path)) from error
    if "source" not in table.column_names:
        raise FormatError("there is no column `source`", str(path))
    known = (table.schema.metadata or {}).get(_WHOLE, b"")
    try:
        languages, meta = properties.unpack_whole(known.decode())
    except ValueError as error:
        raise FormatError(str(error), str(path)) from error
    units = []
    for number, row in enumerate(table.to_pylist(), 1):
        try:
            units.append(records.to_unit(_record(row), number))
        except (ValueError, TypeError, AttributeError) as error:
            raise FormatError(f"row {number}: {error}", str(path)) from error
    return Bitext(tuple(units), *(languages or ("zh", "en")), meta)


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        message = ".parquet needs the package pyarrow: pip install 'textkit-bitext[parquet]'"
        raise PluginError(message) from error


def _fields(arrow: Any) -> list[tuple[str, Any]]:
    text = arrow.string()
    return [
        ("id", text), ("source", text), ("target", text), ("state", text), ("origin", text),
        ("coverage", arrow.float64()), ("page", arrow.int64()), ("block", text), ("kind", text),
        ("raw", arrow.list_(arrow.list_(arrow.int64()))), ("terms", text), ("quantities", text),
        ("notes", arrow.list_(text)),
    ]  # fmt: skip


def _row(unit: Any) -> dict[str, Any]:
    row = records.from_unit(unit)
    return row | {name: json.dumps(row[name], ensure_ascii=False) for name in _JSON}


def _record(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a record of JSON lines: what is null is left out."""
    record = {name: value for name, value in row.items() if value is not None}
    return record | {name: json.loads(record[name]) for name in _JSON if isinstance(record.get(name), str)}
