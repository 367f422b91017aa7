"""DOCX for translators: a table of two columns, one unit a row, or source and target paragraph by paragraph.

A target that nobody has been over says so in its first paragraph (`[partial, 61 %]`). Each row carries
a bookmark; what textkit knows of its unit stands under that name in a custom XML part of the file, and
notes are comments. A translator works in the second column: whoever takes the bracket away has settled
the unit. ECMA-376 part 1, 17 (WordprocessingML) and 22.5 (custom XML data).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.bitext import Bitext
from textkit.formats import properties, word_parts, xml
from textkit.formats.packed import content_types, packed, relationships
from textkit.formats.word_parts import COMMENTS, DATA, DATA_PROPERTIES, DOCUMENT, MAIN, bookmark, bracketed
from textkit.formats.word_read import read
from textkit.formats.words import flag, remarks

if TYPE_CHECKING:
    from textkit.bitext import Unit
    from textkit.formats import Writable

__all__ = ["LAYOUTS", "read", "write"]

LAYOUTS = ("table", "interleaved")
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write(value: Writable, *, layout: str = "table") -> bytes:
    """A document of a bitext.

    Raises:
        ValueError: the value is no bitext, or the layout is neither `table` nor `interleaved`.
    """
    if not isinstance(value, Bitext):
        raise ValueError(".docx holds a bitext; draft() makes one of a document")
    if layout not in LAYOUTS:
        raise ValueError(f"layout is one of {', '.join(LAYOUTS)}, not {layout!r}")
    body = _table(value) if layout == "table" else _interleaved(value)
    return packed(
        {
            "[Content_Types].xml": content_types(
                {
                    DOCUMENT: f"{_KIND}.document.main+xml",
                    "word/styles.xml": f"{_KIND}.styles+xml",
                    COMMENTS: f"{_KIND}.comments+xml",
                    DATA_PROPERTIES: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
                }
            ),
            "_rels/.rels": relationships({DOCUMENT: "officeDocument"}),
            DOCUMENT: f"{xml.DECLARATION}{xml.opening('w:document', xmlns__w=MAIN)}<w:body>{body}"
            f"{word_parts.SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(
                {"styles.xml": "styles", "comments.xml": "comments", f"../{DATA}": "customXml"}
            ),
            "word/styles.xml": word_parts.styles(value),
            COMMENTS: _comments(value),
            DATA: _data(value),
            # Without these two LibreOffice throws the data away when it saves.
            DATA_PROPERTIES: word_parts.PROPERTIES,
            "customXml/_rels/item1.xml.rels": relationships({"itemProps1.xml": "customXmlProps"}),
        }
    )


def _table(bitext: Bitext) -> str:
    head = "".join(
        _cell(_paragraph(code, "textkitHead")) for code in (bitext.source_language, bitext.target_language)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    rows += (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(_source(unit, number))}{_cell(_target(unit))}</w:tr>"
        for number, unit in enumerate(bitext.units, 1)
    )
    return f"{word_parts.TABLE}{''.join(rows)}</w:tbl>"


def _interleaved(bitext: Bitext) -> str:
    return "".join(_source(unit, number) + _target(unit) for number, unit in enumerate(bitext.units, 1))


def _cell(inner: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>{inner}</w:tc>'


def _source(unit: Unit, number: int) -> str:
    """The paragraph of the source, inside its bookmark and the comment on it."""
    name = str(number)
    commented = _has_comment(unit)
    before = xml.leaf("w:bookmarkStart", w__id=name, w__name=bookmark(number))
    after = xml.leaf("w:bookmarkEnd", w__id=name)
    if commented:
        before += xml.leaf("w:commentRangeStart", w__id=name)
        reference = xml.leaf("w:commentReference", w__id=name)
        after = f"{xml.leaf('w:commentRangeEnd', w__id=name)}<w:r>{reference}</w:r>{after}"
    return _paragraph(unit.source, "textkitSource", before, after)


def _target(unit: Unit) -> str:
    said = flag(unit) or (unit.state if unit.state == "draft" or bracketed(unit.target) else "")
    shown = _paragraph(f"[{said}]", "textkitState") if said else ""
    return shown + _paragraph(unit.target, "textkitTarget")


def _paragraph(text: str, style: str, before: str = "", after: str = "") -> str:
    properties_ = f"<w:pPr>{xml.leaf('w:pStyle', w__val=style)}</w:pPr>"
    return f"<w:p>{properties_}{before}{_run(text)}{after}</w:p>"


def _run(text: str) -> str:
    """A run with tabs and line breaks as elements of their own."""
    if not text:
        return ""
    lines = ("<w:tab/>".join(map(_piece, line.split("\t"))) for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _piece(text: str) -> str:
    return xml.leaf("w:t", text, xml__space="preserve") if text else ""


def _has_comment(unit: Unit) -> bool:
    return bool(unit.notes or unit.terms or unit.quantities)


def _comments(bitext: Bitext) -> str:
    """A comment for each unit that has notes, terms or numbers."""
    said = (
        (number, [*unit.notes, *remarks(unit)])
        for number, unit in enumerate(bitext.units, 1)
        if _has_comment(unit)
    )
    inner = "".join(
        xml.opening("w:comment", w__id=str(number), w__author="textkit", w__initials="tk")
        + "".join(f"<w:p>{_run(text)}</w:p>" for text in texts)
        + "</w:comment>"
        for number, texts in said
    )
    return f"{xml.DECLARATION}{xml.opening('w:comments', xmlns__w=MAIN)}{inner}</w:comments>"


def _data(bitext: Bitext) -> str:
    """The custom XML part: what is known of the whole and of each unit."""
    units = "".join(
        xml.opening("unit", name=bookmark(number), id=unit.id)
        + "".join(xml.leaf("is", text, name=name) for name, text in properties.pack(unit).items())
        + "".join(xml.leaf("note", note) for note in unit.notes)
        + xml.leaf("was", unit.source)
        + "</unit>"
        for number, unit in enumerate(bitext.units, 1)
    )
    whole = xml.leaf("whole", properties.pack_whole(bitext))
    root = xml.opening("bitext", xmlns=word_parts.NAMESPACE)
    return f"{xml.DECLARATION}{root}{whole}{units}</bitext>"
