"""XLIFF 2.1: one `unit` with one `segment` per unit; terms in the glossary module, the rest in metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.bitext import Unit
from textkit.errors import FormatError
from textkit.formats import properties, words, xml
from textkit.formats.xliff_parts import AUTHOR, Names, Whole, file_name, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.bitext import Bitext, State

_NAMESPACES = {
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns__mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "xmlns__gls": "urn:oasis:names:tc:xliff:glossary:2.0",
}
_CATEGORY = "textkit"
_CODE: dict[State, str] = {
    "untranslated": "initial",
    "partial": "initial",
    "draft": "translated",
    "reviewed": "reviewed",
    "final": "final",
}
_NMTOKEN = re.compile(r"[A-Za-z0-9._:\-]+")


def write(bitext: Bitext) -> str:
    """A bitext as XLIFF 2.1, core with the metadata and glossary modules."""
    names = Names()
    units = [_unit_element(unit, names, number) for number, unit in enumerate(bitext.units, 1)]
    # A file holds at least one unit or group.
    return "".join((_head(bitext), *(units or ['<group id="empty"/>\n']), "</file>\n</xliff>\n"))


def read(events: xml.Events, path: Path) -> Bitext:
    """The bitext of a 2.x file whose root has begun: one unit per segment.

    Raises:
        FormatError: a unit breaks the form.
    """
    whole = Whole(path)
    for event, name, element in events:
        if event == "start" and name == "file":
            root = element.getparent()
            assert root is not None
            whole.languages(root.get("srcLang", ""), root.get("trgLang", ""), xml.line(root))
        elif event == "end" and name == "metadata":
            parent = element.getparent()
            if parent is not None and xml.local(parent) == "file":
                whole.known(_metas(element).get("bitext", ""))
        elif event == "end" and name == "unit":
            line = xml.line(element)
            try:
                whole.units += _units(element, len(whole.units) + 1)
            except ValueError as error:
                raise FormatError(str(error), str(path), line) from error
            xml.forget(element)
    return whole.bitext()


def _head(bitext: Bitext) -> str:
    root = xml.opening(
        "xliff",
        **_NAMESPACES,
        version="2.1",
        srcLang=xml.regional(bitext.source_language),
        trgLang=xml.regional(bitext.target_language),
    )
    file = xml.opening("file", id="f1", original=file_name(bitext), xml__space="preserve")
    whole = _metadata({"bitext": properties.pack_whole(bitext)})
    return f"{xml.DECLARATION}{root}\n{file}\n{whole}\n"


def _unit_element(unit: Unit, names: Names, number: int) -> str:
    name = names.take(unit.id if _NMTOKEN.fullmatch(unit.id) else f"u{number}")
    lines = [
        xml.opening("unit", id=name, name=None if name == unit.id else unit.id),
        _glossary(unit),
        _metadata(properties.pack(unit)),
        _notes_element(unit),
        xml.opening("segment", state=_CODE[unit.state], subState=f"{_CATEGORY}:{unit.state}")
        + xml.leaf("source", unit.source)
        + (xml.leaf("target", unit.target) if unit.target or _CODE[unit.state] != "initial" else "")
        + "</segment>",
    ]
    return "\n  ".join(line for line in lines if line) + "\n</unit>\n"


def _glossary(unit: Unit) -> str:
    terms = dict.fromkeys((match.term.source, match.term.target) for match in unit.terms if match.term.target)
    entries = (xml.leaf("gls:term", source) + xml.leaf("gls:translation", target) for source, target in terms)
    inner = "".join(f"<gls:glossEntry>{entry}</gls:glossEntry>" for entry in entries)
    return f"<gls:glossary>{inner}</gls:glossary>" if inner else ""


def _metadata(known: dict[str, str]) -> str:
    metas = "".join(xml.leaf("mda:meta", text, type=key) for key, text in known.items())
    group = xml.opening("mda:metaGroup", category=_CATEGORY)
    return f"<mda:metadata>{group}{metas}</mda:metaGroup></mda:metadata>"


def _notes_element(unit: Unit) -> str:
    notes = [xml.leaf("note", text, category=AUTHOR) for text in words.remarks(unit)]
    notes += (xml.leaf("note", text) for text in unit.notes)
    return f"<notes>{''.join(notes)}</notes>" if notes else ""


def _units(element: _Element, number: int) -> Iterator[Unit]:
    """A unit for each segment; what is known of the XLIFF unit goes with the first."""
    metadata = xml.child(element, "metadata")
    known = _metas(metadata) if metadata is not None else {}
    notes = _notes(element)
    name = element.get("name") if known.get("state") else None
    base = name if name is not None else element.get("id") or f"u{number}"
    for place, part in enumerate(xml.children(element, "segment"), 1):
        source_element = xml.child(part, "source")
        if source_element is None:
            raise ValueError("a segment without a source")
        source, source_codes = xml.segment(source_element)
        target, target_codes = xml.segment(xml.child(part, "target"))
        yield Unit(
            id=base if place == 1 else f"{base}.{part.get('id') or place}",
            source=source,
            target=target,
            state=_state(part, target),
            # translate-toolkit puts the notes that it adds into the segment, where 2.1 has none.
            notes=notes + _notes(part) + xml.codes_note(source_codes, target_codes),
            **properties.unpack(known, source),
        )
        known, notes = {}, ()


def _state(segment: _Element, target: str) -> State:
    """Our own state, as long as the tool left the one that goes with it; else what the tool says."""
    code = segment.get("state", "initial")
    recorded = segment.get("subState", "").removeprefix(f"{_CATEGORY}:")
    for state, written in _CODE.items():
        if recorded == state and code == written:
            return state
    if code in ("reviewed", "final"):
        return "reviewed" if code == "reviewed" else "final"
    return "draft" if target else "untranslated"


def _metas(metadata: _Element) -> dict[str, str]:
    """Our metadata, by name."""
    groups = (group for group in xml.children(metadata, "metaGroup") if group.get("category") == _CATEGORY)
    return {
        meta.get("type", ""): xml.text_of(meta) for group in groups for meta in xml.children(group, "meta")
    }


def _notes(element: _Element) -> tuple[str, ...]:
    """The notes of a unit; those that textkit derives from the unit are left, another category is named."""
    holder = xml.child(element, "notes")
    if holder is None:
        return ()
    notes = ((note.get("category", ""), xml.text_of(note)) for note in xml.children(holder, "note"))
    return tuple(told(category, text) for category, text in notes if category != AUTHOR and text.strip())
