"""Typesetting with ReportLab's Platypus. It has no footnotes: a note stands small behind its paragraph."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from benchmarks.roundtrip import fonts
from benchmarks.roundtrip.documents import letter_spaced
from benchmarks.roundtrip.styles import bands

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.roundtrip.documents import Block, Document
    from benchmarks.roundtrip.styles import Style

_MM = 72 / 25.4


def typeset(document: Document, style: Style, path: Path) -> None:
    """Write the document as a PDF; it is built twice, since a foot may say how many pages there are."""
    total = _build(document, style, path, 0)
    _build(document, style, path, total)


def _build(document: Document, style: Style, path: Path, total: int) -> int:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    font = _register(style.font, document)
    width, height = style.page[0] * _MM, style.page[1] * _MM
    margin = style.margin * _MM
    inner = width - 2 * margin
    gutter = 2 * style.size if style.columns == 2 else 0
    column = (inner - gutter * (style.columns - 1)) / style.columns
    frames = [
        Frame(margin + i * (column + gutter), margin, column, height - 2 * margin, 0, 0, 0, 0, id=f"c{i}")
        for i in range(style.columns)
    ]

    def furniture(canvas: Any, template: Any) -> None:
        canvas.setFont(font, 9)
        band = bands(style, document.running_title, document.name, template.page, total)
        for line, row in enumerate(band.top):
            _draw_row(canvas, row, margin, width, height - margin / 2 - 11 * line)
        _draw_row(canvas, band.foot, margin, width, margin / 2)

    template = BaseDocTemplate(str(path), pagesize=(width, height), title=document.title)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    template.build(_story(document, style, font, column))
    return int(template.page)


def _register(name: str, document: Document) -> str:
    """Register the font, or the next one that has all characters of the document; its name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    needed = {ord(ch) for block in document.blocks for ch in block.text}
    for candidate in (name, *fonts.FILES):
        path, place = fonts.FILES[candidate]
        font = TTFont(candidate, str(path), subfontIndex=place)
        if needed <= font.face.charToGlyph.keys():
            break
    pdfmetrics.registerFont(font)
    return candidate


def _draw_row(canvas: Any, row: tuple[str, str, str], margin: float, width: float, y: float) -> None:
    left, middle, right = row
    if left:
        canvas.drawString(margin, y, left)
    if middle:
        canvas.drawCentredString(width / 2, y, middle)
    if right:
        canvas.drawRightString(width - margin, y, right)


def _story(document: Document, style: Style, font: str, column: float) -> list[Any]:
    from reportlab.platypus import Table

    story: list[Any] = []
    rows: list[tuple[str, ...]] = []
    for block in document.blocks:
        if block.kind == "table_row":
            rows.append(block.cells)
            continue
        if rows:
            story.append(Table(rows, style=_grid(font, style)))
            rows = []
        story.append(_flowable(block, style, font, column))
    if rows:
        story.append(Table(rows, style=_grid(font, style)))
    return story


def _grid(font: str, style: Style) -> list[tuple[Any, ...]]:
    from reportlab.lib import colors

    everywhere = ((0, 0), (-1, -1))
    return [
        ("FONT", *everywhere, font, style.size * 0.85),
        ("GRID", *everywhere, 0.5, colors.black),
        ("ALIGN", *everywhere, "CENTER"),
    ]


def _flowable(block: Block, style: Style, font: str, column: float) -> Any:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Paragraph

    class Twice(Paragraph):  # type: ignore[misc]
        """A paragraph printed twice, a little to the side, as word processors do for want of a bold font."""

        def draw(self) -> None:
            super().draw()
            self.canv.translate(0.3, 0)
            super().draw()

    size, leading, text = style.size, style.size * style.leading, block.text
    look: dict[str, Any] = {
        "alignment": TA_JUSTIFY if style.justify else TA_LEFT,
        "spaceAfter": style.gap * size,
    }
    kind = Paragraph
    if block.kind == "title":
        size, leading = style.size * 1.6, style.size * 2.2
        look |= {"alignment": TA_CENTER, "spaceAfter": size * 0.6}
        kind = Twice if style.double else Paragraph
    elif block.kind == "heading":
        size = style.size * 1.1
        look |= {"alignment": TA_LEFT, "spaceBefore": size * 0.4, "spaceAfter": size * 0.4, "keepWithNext": 1}
        text = letter_spaced(text) if style.spaced else text
    elif block.page:
        dots = int((column - stringWidth(text + block.page, font, size)) / stringWidth(".", font, size)) - 1
        text = f"{text}{'.' * max(dots, 3)}{block.page}"
        look |= {"alignment": TA_LEFT}
    elif block.kind == "line":
        places = {"right": TA_RIGHT, "centre": TA_CENTER}
        look |= {
            "alignment": places.get(block.look, TA_LEFT),
            "leftIndent": 4 * size if block.look == "verse" else 0,
        }
    elif block.kind == "caption":
        look |= {"alignment": TA_CENTER}
    elif block.kind == "footnote":
        size, leading = style.size * 0.8, style.size * 1.1
    elif style.indent == "style":
        look |= {"firstLineIndent": 2 * size}
    elif style.indent == "space":
        text = "　　" + text
    return kind(
        html.escape(text, quote=False),
        ParagraphStyle(block.kind, fontName=font, fontSize=size, leading=leading, wordWrap="CJK", **look),
    )
