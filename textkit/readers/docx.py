"""Read DOCX: one paragraph or table row per line, notes at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textkit.errors import ReadError
from textkit.formats.xml import local
from textkit.readers.docx_numbers import Numbering, numeral
from textkit.readers.docx_package import Package, child, is_on, value
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DOCUMENT = ("word/document.xml", "word/document2.xml")
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_NOTE_STYLES = {"footnote": "decimal", "endnote": "lowerRoman"}  # Word's defaults
_SKIPPED = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "pPr", "rPr", "sectPr"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CELLS = "\t"


@dataclass(slots=True)
class _State:
    """What has been met so far."""

    numbering: Numbering
    styles: dict[str, str]
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_NOTES, 0))
    marker: str = ""
    deleted: int = 0
    hidden: int = 0


def read_docx(data: bytes, *, name: str, encoding: str | None = None, errors: str = "strict") -> TracedText:
    """Read a Word document.

    A paragraph is a line, its automatic number included; line breaks inside it are kept. A table row is a
    line, its cells parted by a tab. Footnotes and endnotes stand at the end, each on a line that begins with
    its mark. Headers and footers, deleted (but not inserted) tracked changes and hidden text are no text.

    Args:
        data: the whole file.
        name: what to call it in messages.
        encoding: has no meaning here.
        errors: has no meaning here.

    Raises:
        ReadError: no Word document, damaged, encrypted, a zip bomb, or XML with a DOCTYPE.
    """
    del encoding, errors
    package = Package(data, name)
    document = next((member for member in _DOCUMENT if package.has(member)), None)
    if document is None:
        raise ReadError(f"{name}: is not a Word document: it holds no {_DOCUMENT[0]}")
    state = _State(_numbering(package), _styles_of_notes(package, document))
    lines: list[str] = []
    open_end = False
    for element in package.children(document, "body"):
        for text, joins in _blocks(element, state):
            if open_end:
                lines[-1] += text
            else:
                lines.append(text)
            open_end = joins
    lines += _note_lines(package, state)
    raw = "".join(line + "\n" for line in lines)
    meta = {"source": name, "encoding": "docx", "confidence": 1.0, "warnings": _warnings(state)}
    return TracedText(raw, meta=meta)


def _numbering(package: Package) -> Numbering:
    return Numbering(
        package.children("word/numbering.xml", "numbering"), package.children("word/styles.xml", "styles")
    )


def _styles_of_notes(package: Package, document: str) -> dict[str, str]:
    """How notes are numbered: as the settings say, or the sections, or as Word does by default."""
    styles = dict(_NOTE_STYLES)
    for member, parent in (("word/settings.xml", "settings"), (document, "body")):
        if not any(package.has(notes) for notes in _NOTES.values()):
            break
        for element in package.children(member, parent):
            section = element if local(element) == "sectPr" else child(element, "pPr", "sectPr")
            for kind in _NOTES:
                own = element if local(element) == f"{kind}Pr" else child(section, f"{kind}Pr")
                style = child(own, "numFmt")
                if style is not None:
                    styles[kind] = value(style) or styles[kind]
    return styles


def _warnings(state: _State) -> list[str]:
    found = []
    if state.deleted:
        found.append(f"left out {state.deleted} tracked deletions")
    if state.hidden:
        found.append(f"left out {state.hidden} stretches of hidden text")
    return found


def _blocks(element: _Element, state: _State) -> Iterator[tuple[str, bool]]:
    """The lines of a block, each with whether the next one goes on in it (its end was deleted)."""
    kind = local(element)
    if kind == "p":
        yield from _paragraph(element, state)
    elif kind == "tbl":
        for line in _table(element, state):
            yield line, False
    elif kind not in _SKIPPED:
        for inner in element:
            yield from _blocks(inner, state)


def _paragraph(element: _Element, state: _State) -> Iterator[tuple[str, bool]]:
    boxes: list[_Element] = []
    number = state.numbering.before(element)
    text = "".join(_text(element, state, boxes))
    joins = child(element, "pPr", "rPr", "del") is not None
    if not (joins and not text):
        yield (number + text if text else text), joins
    for box in boxes:
        for inner in box:
            yield from _blocks(inner, state)


def _text(element: _Element, state: _State, boxes: list[_Element]) -> Iterator[str]:
    """The text of an element; text boxes in it are set aside."""
    for inner in element:
        kind = local(inner)
        if kind in _SKIPPED:
            state.deleted += kind in ("del", "moveFrom")
        elif kind == "r" and is_on(child(inner, "rPr", "vanish")):
            state.hidden += any(local(e) == "t" for e in inner)
        elif kind == "t":
            yield inner.text or ""
        elif kind in _SIGNS:
            yield "" if value(inner, "type") in ("page", "column") else _SIGNS[kind]
        elif kind == "sym":
            yield _symbol(inner)
        elif kind in ("footnoteReference", "endnoteReference"):
            yield _reference(inner, kind.removesuffix("Reference"), state)
        elif kind in ("footnoteRef", "endnoteRef"):
            yield state.marker
            state.marker = ""
        elif kind == "txbxContent":
            boxes.append(inner)
        else:
            yield from _text(inner, state, boxes)


def _symbol(element: _Element) -> str:
    """A character of a symbol font, by its code: in the private-use area, as Word has it."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def _reference(element: _Element, kind: str, state: _State) -> str:
    """The mark of a note where the text refers to it; the note is kept for the end."""
    identity = value(element, "id") or ""
    custom = is_on_attribute(value(element, "customMarkFollows"))
    if custom:
        state.notes.append((kind, identity, ""))
        return ""
    state.counts[kind] += 1
    mark = numeral(state.counts[kind], state.styles[kind])
    mark = f"[{mark}]" if mark.isascii() else mark
    state.notes.append((kind, identity, mark))
    return mark


def is_on_attribute(text: str | None) -> bool:
    """Whether an attribute that is a switch is on."""
    return text is not None and text not in ("0", "false", "off")


def _table(element: _Element, state: _State) -> Iterator[str]:
    rows = list(_rows(element))
    cells = [cell for row in rows for cell in _cells(row)]
    if len(cells) == 1:  # a frame around text, no table
        for inner in cells[0]:
            yield from (text for text, _ in _blocks(inner, state))
        return
    for row in rows:
        texts = [_cell(cell, state) for cell in _cells(row)]
        if any(texts):
            yield _CELLS.join(texts)


def _rows(table: _Element) -> Iterator[_Element]:
    for inner in table:
        kind = local(inner)
        if kind == "tr" and child(inner, "trPr", "del") is None:
            yield inner
        elif kind in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(inner)


def _cells(row: _Element) -> Iterator[_Element]:
    for inner in row:
        kind = local(inner)
        if kind == "tc":
            yield inner
        elif kind in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cells(inner)


def _cell(cell: _Element, state: _State) -> str:
    """The text of a cell on one line."""
    texts = (text for inner in cell for text, _ in _blocks(inner, state))
    return " ".join(re.sub("[\n\t]+", " ", text) for text in texts if text)


def _note_lines(package: Package, state: _State) -> Iterator[str]:
    """The notes in the order in which the text refers to them, footnotes first."""
    for kind, member in _NOTES.items():
        wanted = {identity: mark for k, identity, mark in state.notes if k == kind}
        if not wanted or not package.has(member):
            continue
        found: dict[str, str] = {}
        for note in package.children(member, f"{kind}s"):
            identity = value(note, "id") or ""
            if identity in wanted:
                found[identity] = _note(note, wanted[identity], state)
        yield from (found[identity] for identity in wanted if found.get(identity))


def _note(note: _Element, mark: str, state: _State) -> str:
    state.marker = mark
    lines = [text for inner in note for text, _ in _blocks(inner, state)]
    text = "\n".join(line for line in lines if line.strip())
    return text if not state.marker else f"{mark} {text}"
