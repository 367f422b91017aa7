"""Typesetting with LibreOffice: a flat OpenDocument text, turned into a PDF by `soffice`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from benchmarks.roundtrip import fonts
from benchmarks.roundtrip.documents import letter_spaced
from benchmarks.roundtrip.styles import PAGE_NUMBERS, bands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.roundtrip.documents import Block, Document
    from benchmarks.roundtrip.styles import Bands, Style

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"
_LANGUAGE = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW"), "ja": ("ja", "JP")}


def program() -> str | None:
    """Where `soffice` is, if it is installed (apt package `libreoffice-writer`)."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def typeset_all(jobs: Sequence[tuple[Document, Style, Path]]) -> None:
    """Write all documents as PDFs: one start of the program serves them all.

    Raises:
        RuntimeError: a PDF did not come out.
    """
    found = program()
    if not jobs or found is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for document, style, path in jobs:
            source = Path(folder) / (path.stem + ".fodt")
            source.write_text(_flat(document, style), encoding="utf-8")
            sources.append(str(source))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [found, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=900)
        for _, _, path in jobs:
            made = Path(folder) / path.name
            if not made.exists():
                raise RuntimeError(f"soffice did not write {path.name}")
            shutil.move(made, path)


def _flat(document: Document, style: Style) -> str:
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{_styles(document, style)}</office:styles>"
        f"<office:automatic-styles>{_page_layout(style)}</office:automatic-styles>"
        f"<office:master-styles>{_master(document, style)}</office:master-styles>"
        f"<office:body><office:text>{_body(document, style)}</office:text></office:body></office:document>"
    )


def _styles(document: Document, style: Style) -> str:
    name = quoteattr(fonts.family(style.font, document.language))
    language, country = _LANGUAGE[document.language]
    align = "justify" if style.justify else "start"
    gap = style.gap * style.size
    base = (
        f'<style:default-style style:family="paragraph"><style:text-properties svg:font-family={name}'
        f" style:font-name-asian={name} style:font-family-asian={name} fo:font-family={name}"
        f' fo:font-size="{style.size}pt" style:font-size-asian="{style.size}pt"'
        f' style:language-asian="{language}" style:country-asian="{country}"/></style:default-style>'
    )
    high = f'fo:line-height="{round(style.leading * 75)}%"'  # these fonts are about 1.33 of their size high
    indent = 2 * style.size if style.indent == "style" else 0
    column = (style.page[0] - 2 * style.margin) / 25.4 * 72
    if style.columns == 2:
        column = (column - 2 * style.size) / 2
    tab = (
        f'<style:tab-stops><style:tab-stop style:position="{column:.0f}pt" style:type="right"'
        ' style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
    )
    full = (style.page[0] - 2 * style.margin) / 25.4 * 72
    band = (
        f'<style:tab-stops><style:tab-stop style:position="{full / 2:.0f}pt" style:type="center"/>'
        f'<style:tab-stop style:position="{full:.0f}pt" style:type="right"/></style:tab-stops>'
    )
    mono = quoteattr(fonts.MONO)

    def paragraph(name: str, properties: str, size: float = 1, inner: str = "", text: str = "") -> str:
        points = f"{style.size * size:.1f}pt"
        return (
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {high}'
            f' fo:orphans="0" fo:widows="0" {properties}>{inner}</style:paragraph-properties>'
            f'<style:text-properties fo:font-size="{points}" style:font-size-asian="{points}" {text}/>'
            "</style:style>"
        )

    return base + "".join(
        (
            paragraph("P", f'fo:text-indent="{indent}pt" fo:margin-bottom="{gap}pt" fo:text-align="{align}"'),
            paragraph("L", f'fo:margin-bottom="{gap}pt"'),
            paragraph("LR", f'fo:text-align="end" fo:margin-bottom="{gap}pt"'),
            paragraph("LC", f'fo:text-align="center" fo:margin-bottom="{gap}pt"'),
            paragraph("LV", f'fo:margin-left="{4 * style.size}pt"'),
            paragraph("LK", "", 0.85, text=f"fo:font-family={mono}"),
            paragraph("T", 'fo:text-align="center" fo:margin-bottom="12pt"', 1.6),
            paragraph("H", 'fo:keep-with-next="always" fo:margin-top="6pt" fo:margin-bottom="6pt"', 1.1),
            paragraph("N", "", 0.8),
            paragraph("C", "", 1, inner=tab),
            paragraph("B", "", 9 / style.size, inner=band),
        )
    )


def _page_layout(style: Style) -> str:
    width, height = style.page
    columns = (
        f'<style:columns fo:column-count="2" fo:column-gap="{2 * style.size}pt"/>'
        if style.columns == 2
        else ""
    )
    band = (
        "<style:{0}-style>"
        '<style:header-footer-properties fo:min-height="5mm" fo:margin-{1}="4mm"/>'
        "</style:{0}-style>"
    )
    return (
        f'<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{width}mm"'
        f' fo:page-height="{height}mm" fo:margin="{style.margin}mm">{columns}</style:page-layout-properties>'
        f"{band.format('header', 'bottom')}{band.format('footer', 'top')}</style:page-layout>"
    )


_FIELDS = {
    "\x01": "<text:page-number/>",
    "\x02": "<text:page-count/>",
    "\x03": '<text:page-number style:num-format="i"/>',
    "\x04": '<text:page-number style:num-format="一, 二, 三, ..."/>',
}


def _master(document: Document, style: Style) -> str:
    pattern = PAGE_NUMBERS.get(style.foot, "").format(n="\x01", total="\x02", roman="\x03", han="\x04")
    odd, even = (bands(style, document.running_title, document.name, n, "\x02") for n in (1, 2))
    feet = [_foot(band, style, pattern) for band in (odd, even)]
    parts = []
    for name, rows in (
        ("header", odd.top),
        ("header-left", even.top),
        ("footer", feet[0]),
        ("footer-left", feet[1]),
    ):
        lines = "".join(f'<text:p text:style-name="B">{_row(row)}</text:p>' for row in rows)
        parts.append(f"<style:{name}>{lines}</style:{name}>" if lines else "")
    page = '<style:master-page style:name="Standard" style:page-layout-name="page">'
    return f"{page}{''.join(parts)}</style:master-page>"


def _foot(band: Bands, style: Style, pattern: str) -> tuple[tuple[str, ...], ...]:
    """The foot with fields in place of numbers."""
    if style.head == "browser":
        return ((band.foot[0], "", "\x01/\x02"),)
    return (tuple(pattern if cell else "" for cell in band.foot),) if any(band.foot) else ()


def _row(row: tuple[str, ...]) -> str:
    last = max((i for i, cell in enumerate(row) if cell), default=0)
    text = "<text:tab/>".join(
        escape(cell) if not set(cell) & set(_FIELDS) else cell for cell in row[: last + 1]
    )
    for sign, field in _FIELDS.items():
        text = text.replace(sign, field)
    return text


_NAMES = {"title": "T", "heading": "H", "caption": "LC"}
_LOOKS = {"right": "LR", "centre": "LC", "verse": "LV", "code": "LK"}


def _body(document: Document, style: Style) -> str:
    notes = {block.text[0]: block.text for block in document.blocks if block.kind == "footnote"}
    parts: list[str] = []
    rows: list[Block] = []
    for block in document.blocks:
        if block.kind == "table_row":
            rows.append(block)
            continue
        if rows:
            parts.append(_table(rows))
            rows = []
        if block.kind != "footnote":
            parts.append(_paragraph(block, style, notes))
    if rows:
        parts.append(_table(rows))
    return "".join(parts)


def _table(rows: Sequence[Block]) -> str:
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell><text:p text:style-name="LC">{escape(cell)}</text:p></table:table-cell>'
            for cell in row.cells
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0].cells)}"/>'
    return f"<table:table>{columns}{body}</table:table>"


def _paragraph(block: Block, style: Style, notes: dict[str, str]) -> str:
    text = escape(block.text)
    name = _NAMES.get(block.kind, "P")
    if block.kind == "line":
        name = _LOOKS.get(block.look, "L")
    if block.page:
        return f'<text:p text:style-name="C">{text}<text:tab/>{block.page}</text:p>'
    if block.kind == "heading" and style.spaced:
        text = letter_spaced(text)
    if name == "P":
        for mark in _NOTE_MARKS:
            if mark in notes and mark in text:
                text = text.replace(mark, _note(mark, notes[mark]), 1)
        text = ("　　" if style.indent == "space" else "") + text
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def _note(mark: str, text: str) -> str:
    return (
        '<text:note text:note-class="footnote">'
        f'<text:note-citation text:label="{mark}">{mark}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="N">{escape(text[1:])}</text:p></text:note-body>'
        "</text:note>"
    )
