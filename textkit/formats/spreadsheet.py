"""XLSX: one row per unit under a header, every cell typed as text, so that nothing runs as a formula.

ECMA-376 part 1, 18: the parts of a workbook with one sheet.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from textkit.errors import FormatError
from textkit.formats import table, xml
from textkit.formats.packed import content_types, packed, relationships
from textkit.readers.docx_package import Package, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.bitext import Bitext
    from textkit.formats import Writable

DROPPED = table.DROPPED
LONGEST_CELL = 32767
MOST_ROWS = 1_048_576
"""Excel specifications and limits."""
_MOST_COLUMNS = 16_384
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WIDTHS = MappingProxyType({"source": 60, "target": 60, "notes": 40, "terms": 30, "quantities": 30})
_USUAL_WIDTH = 12
_PLAIN, _HEAD = "0", "1"
_STYLES = (
    f'{xml.DECLARATION}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Number format 49 is `@`: what a person types into such a cell stays text as well."""
_LETTERS = re.compile("[A-Z]{1,3}")
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|\r")


def write(value: Writable, *, header: bool = True) -> bytes:
    """A workbook of a bitext.

    Raises:
        ValueError: the value is no bitext, or larger than a sheet or a cell can be.
    """
    rows = list(table.rows_of(value, header=header))
    if len(rows) > MOST_ROWS:
        raise ValueError(f".xlsx holds at most {MOST_ROWS} rows, not {len(rows)}")
    columns = rows[0] if header and rows else ["source", "target"]
    sheet = "".join(_sheet(rows, columns, header=header))
    return packed(
        {
            "[Content_Types].xml": content_types(
                {
                    "xl/workbook.xml": f"{_KIND}.sheet.main+xml",
                    "xl/worksheets/sheet1.xml": f"{_KIND}.worksheet+xml",
                    "xl/styles.xml": f"{_KIND}.styles+xml",
                }
            ),
            "_rels/.rels": relationships({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": f'{xml.DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="bitext" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relationships(
                {"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles"}
            ),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/styles.xml": _STYLES,
        }
    )


def read(path: Path, *, header: bool = True) -> Bitext:
    """The bitext of the first sheet of a workbook, ours or another program's.

    Raises:
        FormatError: there is no `source` column, or a row breaks the form.
        ReadError: it is no workbook, damaged, encrypted, a zip bomb, or holds XML with a DOCTYPE.
    """
    return table.bitext_of(_even(_rows(path), None if header else 2), path, header=header)


def head(path: Path) -> list[str]:
    """The cells of the first row that holds any, as `read` takes them.

    Raises:
        FormatError: the sheet breaks the form.
        ReadError: as of `read`.
    """
    return next((cells for _, cells in _rows(path)), [])


# -- writing -------------------------------------------------------------------------------------


def _sheet(rows: Sequence[Sequence[str]], columns: Sequence[str], *, header: bool) -> Iterator[str]:
    widths = (_WIDTHS.get(name, _USUAL_WIDTH) for name in columns)
    yield f'{xml.DECLARATION}<worksheet xmlns="{_MAIN}">'
    if header:
        yield '<sheetViews><sheetView workbookViewId="0">'
        yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        yield "</sheetView></sheetViews>"
    yield "<cols>"
    for number, width in enumerate(widths, 1):
        yield xml.leaf(
            "col", min=str(number), max=str(number), width=str(width), style=_PLAIN, customWidth="1"
        )
    yield "</cols><sheetData>"
    for line, row in enumerate(rows, 1):
        style = _HEAD if header and line == 1 else _PLAIN
        yield f'<row r="{line}">'
        yield from (_cell(text, f"{_letters(at)}{line}", style) for at, text in enumerate(row) if text)
        yield "</row>"
    yield "</sheetData></worksheet>"


def _cell(text: str, place: str, style: str) -> str:
    """A cell with its text in place (18.3.1.4, type `inlineStr`).

    Raises:
        ValueError: the text is longer than a cell can be; counted as Excel does, in UTF-16.
    """
    if len(text.encode("utf-16-le", "replace")) // 2 > LONGEST_CELL:
        raise ValueError(f"{place}: a cell of .xlsx holds at most {LONGEST_CELL} characters, not {len(text)}")
    coded = _LOOKS_CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    inner = xml.leaf("t", coded, xml__space="preserve")
    return f"{xml.opening('c', r=place, s=style, t='inlineStr')}<is>{inner}</is></c>"


def _letters(number: int) -> str:
    """The name of a column, counted from 0: A, B, …, Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


# -- reading -------------------------------------------------------------------------------------


def _even(rows: Iterable[tuple[int, list[str]]], width: int | None) -> Iterator[tuple[int, list[str]]]:
    """The rows as wide as said, or as the first: a sheet keeps no empty cells at the end of a row."""
    for line, cells in rows:
        width = len(cells) if width is None else width
        filled = cells + [""] * (width - len(cells))
        while len(filled) > width and not filled[-1].strip():
            filled.pop()
        yield line, filled


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that hold any text, each with its number.

    Raises:
        FormatError: a cell stands in no column, or shows a shared text that is not there.
    """
    package = Package(path.read_bytes(), str(path), "workbook")
    sheet = _first_sheet(package)
    shared = [_rich(element) for element in package.children("xl/sharedStrings.xml", "sst")]
    for number, row in enumerate(package.children(sheet, "sheetData"), 1):
        try:
            place, cells = int(row.get("r") or number), _cells(row, shared)
        except (ValueError, IndexError) as error:
            raise FormatError(f"a broken cell: {error}", str(path), number) from error
        if any(cell.strip() for cell in cells):
            yield place, cells


def _first_sheet(package: Package) -> str:
    """The name of the part that holds the first sheet."""
    sheets = (value(element, "id") for element in package.children("xl/workbook.xml", "sheets"))
    wanted = next(sheets, None)
    for element in package.children("xl/_rels/workbook.xml.rels", "Relationships"):
        if element.get("Id") == wanted:
            target = element.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return "xl/worksheets/sheet1.xml"


def _cells(row: _Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in xml.children(row, "c"):
        place = _LETTERS.match(cell.get("r") or "")
        column = _number(place[0]) if place else len(cells)
        if not len(cells) <= column < _MOST_COLUMNS:
            raise ValueError(f"{cell.get('r')} is out of order")
        cells += [""] * (column - len(cells))
        cells.append(_text(cell, shared))
    return cells


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _text(cell: _Element, shared: Sequence[str]) -> str:
    """What a cell shows; of a formula, the value that the file keeps for it."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = xml.child(cell, "is")
        return "" if inner is None else _rich(inner)
    text = xml.text_of(xml.child(cell, "v"))
    if kind == "s":
        return shared[int(text)] if text else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    return _decoded(text) if kind == "str" else text


def _rich(element: _Element) -> str:
    """The text of a string item, without the readings of East Asian characters (18.4.6, `rPh`)."""
    parts = []
    for inner in element:
        if xml.local(inner) == "t":
            parts.append(xml.text_of(inner))
        elif xml.local(inner) == "r":
            parts.append(xml.text_of(xml.child(inner, "t")))
    return _decoded("".join(parts))


def _decoded(text: str) -> str:
    """The text with `_x000D_` and the like as the characters they stand for (22.9.2.19, `ST_Xstring`)."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)
