"""Glossaries as spreadsheets: the first sheet of a workbook, by `openpyxl`."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from textkit.errors import GlossaryError, PluginError
from textkit.glossary.loading import load
from textkit.glossary.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from textkit.glossary.rows import Row

LONGEST_CELL: Final = 32767
"""Characters that a cell may hold: Excel specifications and limits."""
_MOST_BYTES: Final = 512 * 1024 * 1024


def read_xlsx(path: Path, source: str, target: str) -> list[Row]:
    """The rows of the first sheet; its header is that of a table, see `read_table`.

    Numbers, dates and truth values count as the text that shows them; of a formula, the value that the
    file keeps for it.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it is no workbook, unpacks to more than 512 MB, is empty, or breaks the form.
        PluginError: `openpyxl` is not installed.
    """
    import zipfile

    data = load(path)
    openpyxl = _openpyxl(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
        if size > _MOST_BYTES:
            raise GlossaryError(f"limit: the workbook unpacks to {size} bytes", str(path))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # Some programs write a wrong size of the sheet; without it all rows are read.
        sheet.reset_dimensions()
        rows = list(_rows(sheet.iter_rows(values_only=True)))
    except GlossaryError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part makes it raise
        raise GlossaryError(f"no workbook that can be read: {type(error).__name__}", str(path)) from error
    width = max((len(_trimmed(cells)) for _, cells in rows), default=0)
    even = ((line, [*cells, *[""] * (width - len(cells))][:width]) for line, cells in rows)
    return rows_of(even, source, target, str(path), "the next cell")


def xlsx_bytes(table: Iterable[Sequence[str]], path: Path) -> bytes:
    """A workbook with one sheet. Every cell is text, so that nothing runs as a formula.

    Raises:
        GlossaryError: a cell is longer than a workbook can hold.
        PluginError: `openpyxl` is not installed.
    """
    book = _openpyxl(path).Workbook()
    sheet = book.active
    sheet.title = "glossary"
    for line, cells in enumerate(table, 1):
        for column, text in enumerate(cells, 1):
            if len(text) > LONGEST_CELL:
                message = f"a cell of {len(text)} characters; XLSX holds at most {LONGEST_CELL}"
                raise GlossaryError(message, str(path), line)
            if text:
                cell = sheet.cell(line, column, text)
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl(path: Path) -> Any:
    try:
        return import_module("openpyxl")
    except ImportError as error:
        message = f"{path}: .xlsx needs the package openpyxl: pip install 'textkit-bitext[xlsx]'"
        raise PluginError(message) from error


def _rows(values: Iterable[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(values, 1):
        texts = [_text(cell) for cell in cells]
        if any(text.strip() for text in texts):
            yield line, texts


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
