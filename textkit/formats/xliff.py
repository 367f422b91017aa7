"""XLIFF 1.2, which every tool reads: one `trans-unit` per unit. Version 2.1 has a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import properties, words, xliff2, xml
from textkit.formats.xliff_parts import AUTHOR, Names, Whole, file_name, told

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.bitext import State
    from textkit.formats import Writable

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_PREFIX = "x-textkit-"
_CODE: dict[State, str] = {
    "untranslated": "new",
    "partial": "needs-translation",
    "draft": "needs-review-translation",
    "reviewed": "signed-off",
    "final": "final",
}
_STATE: dict[str, State] = {
    "new": "untranslated",
    "needs-translation": "partial",
    "needs-adaptation": "draft",
    "needs-l10n": "draft",
    "needs-review-translation": "draft",
    "needs-review-adaptation": "draft",
    "needs-review-l10n": "draft",
    "translated": "reviewed",
    "signed-off": "reviewed",
    "final": "final",
}
"""What other tools leave in `state` (XLIFF 1.2, section 2.3.4): a person has been over `translated`."""


def write(value: Writable, *, version: str | None = None) -> str:
    """A bitext as XLIFF 1.2 (strict), or as 2.1 where that is asked for.

    Raises:
        ValueError: the value is no bitext, or the version is neither 1.2 nor 2.1.
    """
    if not isinstance(value, Bitext):
        raise ValueError(".xlf holds a bitext; draft() makes one of a document")
    if version == "2.1":
        return xliff2.write(value)
    if version not in (None, "1.2"):
        raise ValueError(f"version: XLIFF is written as 1.2 or 2.1, not {version}")
    names = Names()
    units = (_trans_unit(unit, names.take(unit.id)) for unit in value.units)
    return "".join((_head(value), *units, "</body>\n</file>\n</xliff>\n"))


def read(path: Path) -> Bitext:
    """The bitext of an XLIFF file, 1.0 to 1.2 or 2.0 to 2.2, ours or another tool's.

    Raises:
        FormatError: it is no XLIFF, its files differ in language, or a unit breaks the form.
    """
    events = xml.stream(path)
    for _, name, root in events:
        if name != "xliff":
            raise FormatError(f"no XLIFF: the root element is <{name}>", str(path), xml.line(root))
        if root.get("version", "").startswith("2."):
            return xliff2.read(events, path)
        break
    return _read(events, path)


def _head(bitext: Bitext) -> str:
    from textkit import __version__

    file = xml.opening(
        "file",
        original=file_name(bitext),
        source_language=xml.regional(bitext.source_language),
        target_language=xml.regional(bitext.target_language),
        datatype="plaintext",
        tool_id="textkit",
        xml__space="preserve",
    )
    tool = xml.leaf("tool", tool_id="textkit", tool_name="textkit", tool_version=__version__)
    whole = xml.leaf("note", properties.pack_whole(bitext), **{"from": f"{_PREFIX}bitext"})
    root = xml.opening("xliff", xmlns=_NAMESPACE, version="1.2")
    return f"{xml.DECLARATION}{root}\n{file}\n<header>{whole}{tool}</header>\n<body>\n"


def _trans_unit(unit: Unit, name: str) -> str:
    known = properties.pack(unit) | ({"id": unit.id} if name != unit.id else {})
    contexts = "".join(
        xml.leaf("context", text, context_type=_PREFIX + key)
        for key, text in known.items()
        if text or key == "id"
    )
    approved = "yes" if unit.state in ("reviewed", "final") else None
    lines = [
        xml.opening("trans-unit", id=name, approved=approved, xml__space="preserve"),
        xml.leaf("source", unit.source),
        xml.leaf("target", unit.target, state=_CODE[unit.state]),
        f'<context-group purpose="information">{contexts}</context-group>',
        *(xml.leaf("note", text, **{"from": AUTHOR}) for text in words.remarks(unit)),
        *(xml.leaf("note", text) for text in unit.notes),
    ]
    return "\n  ".join(lines) + "\n</trans-unit>\n"


def _read(events: xml.Events, path: Path) -> Bitext:
    """The rest of a 1.x file, after its root has begun."""
    whole = Whole(path)
    for event, name, element in events:
        if event == "start" and name == "file":
            whole.languages(
                element.get("source-language", ""), element.get("target-language", ""), xml.line(element)
            )
        elif event == "end" and name == "header":
            for note in xml.children(element, "note"):
                if note.get("from") == f"{_PREFIX}bitext":
                    whole.known(xml.text_of(note))
        elif event == "end" and name == "trans-unit":
            line = xml.line(element)
            try:
                whole.units.append(_unit(element, len(whole.units) + 1))
            except ValueError as error:
                raise FormatError(str(error), str(path), line) from error
            xml.forget(element)
    return whole.bitext()


def _unit(element: _Element, number: int) -> Unit:
    source_element = xml.child(element, "source")
    if source_element is None:
        raise ValueError("a trans-unit without a source")
    target_element = xml.child(element, "target")
    source, source_codes = xml.segment(source_element)
    target, target_codes = xml.segment(target_element)
    known = _contexts(element)
    code = "" if target_element is None else target_element.get("state", "")
    return Unit(
        id=known["id"] if "id" in known else element.get("id") or f"u{number}",
        source=source,
        target=target,
        state=_state(code, element.get("approved") == "yes", target, known.get("state", "")),
        notes=_notes(element) + xml.codes_note(source_codes, target_codes),
        **properties.unpack(known, source),
    )


def _state(code: str, approved: bool, target: str, recorded: str) -> State:
    """What we recorded, as long as the tool left the state that we had written; else what the tool says."""
    for state, written in _CODE.items():
        if recorded == state and code == written:
            return state
    if code in _STATE:
        found = _STATE[code]
        return "untranslated" if found == "partial" and not target else found
    if not target:
        return "untranslated"
    return "reviewed" if approved else "draft"


def _contexts(element: _Element) -> dict[str, str]:
    """Our contexts of a unit, by name."""
    found = {}
    for group in xml.children(element, "context-group"):
        for context in xml.children(group, "context"):
            kind = context.get("context-type", "")
            if kind.startswith(_PREFIX):
                found[kind.removeprefix(_PREFIX)] = xml.text_of(context)
    return found


def _notes(element: _Element) -> tuple[str, ...]:
    """The notes of a unit; those that textkit derives from the unit are left, another author is named."""
    notes = ((note.get("from", ""), xml.text_of(note)) for note in xml.children(element, "note"))
    return tuple(told(author, text) for author, text in notes if author != AUTHOR and text.strip())
