"""Typesetting with WeasyPrint: HTML and paged CSS."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from benchmarks.roundtrip import fonts
from benchmarks.roundtrip.documents import letter_spaced
from benchmarks.roundtrip.styles import bands

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.roundtrip.documents import Block, Document
    from benchmarks.roundtrip.styles import Style

_MOST_PAGES = 99
_TOTAL = "\0"
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


def typeset(document: Document, style: Style, path: Path) -> None:
    """Write the document as a PDF."""
    from weasyprint import HTML

    head = f"<!doctype html><meta charset=utf-8><style>{_css(document, style)}</style>"
    HTML(string=f"{head}<body>{_body(document, style)}").write_pdf(path)


def _css(document: Document, style: Style) -> str:
    width, height = style.page
    rules = [
        f"@page {{ size: {width}mm {height}mm; margin: {style.margin}mm;"
        " @footnote { border-top: .5pt solid black; padding-top: 3pt } }",
        f"body {{ font: {style.size}pt/{style.leading} '{fonts.family(style.font, document.language)}';"
        f" margin: 0; text-align: {'justify' if style.justify else 'left'}; orphans: 1; widows: 1 }}",
        "h1, h2, h3 { font-size: 1.15em; margin: .6em 0; break-after: avoid; text-align: left }",
        "h1 { font-size: 1.7em; text-align: center; line-height: 1.4 }",
        f"p {{ margin: 0 0 {style.gap}em 0; text-indent: {'2em' if style.indent == 'style' else '0'} }}",
        f".line, .caption, .toc {{ margin: 0 0 {style.gap}em 0 }}",
        ".right { text-align: right } .centre, .caption { text-align: center } .verse { padding-left: 4em }",
        f".code {{ font-family: '{fonts.MONO}', '{fonts.family('sans', document.language)}';"
        " font-size: .85em; white-space: pre-wrap; text-align: left; margin: 0 }",
        "table { border-collapse: collapse; width: 100%; margin: .4em 0; font-size: .9em }",
        "td { border: .5pt solid black; padding: 1pt 4pt; text-align: center }",
        ".note { float: footnote; font-size: .8em; line-height: 1.3; text-indent: 0 }",
        ".note::footnote-call, .note::footnote-marker { content: none }",
        ".toc a::after { content: leader('.') attr(data-page) }",
        f".flow {{ columns: {style.columns}; column-gap: 2em; column-fill: auto }}"
        if style.columns == 2
        else "",
    ]
    rules += [_page_css(document, style, n) for n in range(1, _MOST_PAGES + 1)]
    return "\n".join(rules)


def _page_css(document: Document, style: Style, n: int) -> str:
    band = bands(style, document.running_title, document.name, n, _TOTAL)
    rows: dict[str, str] = {}
    for i, place in enumerate(("left", "center", "right")):
        column = [row[i] for row in band.top]
        if any(column):
            rows[f"@top-{place}"] = " '\\A' ".join(_quoted(cell) for cell in column)
        if band.foot[i]:
            rows[f"@bottom-{place}"] = _quoted(band.foot[i])
    boxes = " ".join(
        f"{place} {{ font-size: 9pt; white-space: pre; content: {text} }}" for place, text in rows.items()
    )
    return f"@page :nth({n}) {{ {boxes} }}"


def _quoted(text: str) -> str:
    return " counter(pages) ".join("'" + part.replace("'", "\\'") + "'" for part in text.split(_TOTAL))


def _body(document: Document, style: Style) -> str:
    notes = {block.text[0]: block.text for block in document.blocks if block.kind == "footnote"}
    parts: list[str] = []
    rows: list[str] = []
    flowing = style.columns == 1
    for block in document.blocks:
        if block.kind == "table_row":
            rows.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in block.cells) + "</tr>")
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if not flowing and block.kind not in ("title", "line"):
            parts.append("<div class=flow>")
            flowing = True
        if block.kind != "footnote":
            parts.append(_element(block, style, notes))
    if rows:
        parts.append(f"<table>{''.join(rows)}</table>")
    return "".join(parts)


def _element(block: Block, style: Style, notes: dict[str, str]) -> str:
    text = html.escape(block.text)
    if block.kind == "title":
        return f"<h1>{text}</h1>"
    if block.kind == "heading":
        return f"<h2>{letter_spaced(text) if style.spaced else text}</h2>"
    if block.page:
        return f"<div class=toc><a data-page='{block.page}'>{text}</a></div>"
    if block.kind == "line":
        return f"<div class='line {block.look}'>{text}</div>"
    if block.kind == "caption":
        return f"<div class=caption>{text}</div>"
    for mark in _NOTE_MARKS:
        if mark in notes and mark in text:
            text = text.replace(mark, f"{mark}<span class=note>{html.escape(notes[mark])}</span>", 1)
    return f"<p>{'　　' if style.indent == 'space' else ''}{text}</p>"
