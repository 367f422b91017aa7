"""TMX 1.4b, the translation memory of the field.

Every unit is in the file. A memory must not offer what is no translation as one: untranslated and
partial units carry `x-textkit-state` and are created by `textkit (partial)`, a name for which tools
let a translator set a penalty; where their target is empty, they have no target variant at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import properties, records, xml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.formats import Writable

_PREFIX = "x-textkit-"
_EVERY = "*all*"


def write(value: Writable, *, version: str | None = None) -> str:
    """A memory of a bitext, one `tu` per unit.

    Raises:
        ValueError: the value is no bitext, or the version is not 1.4.
    """
    if not isinstance(value, Bitext):
        raise ValueError(".tmx holds a bitext; draft() makes one of a document")
    if version not in (None, "1.4"):
        raise ValueError(f"version: TMX is written as 1.4, not {version}")
    languages = xml.regional(value.source_language), xml.regional(value.target_language)
    return "".join((head(value), *(_tu(unit, *languages) for unit in value.units), "</body>\n</tmx>\n"))


def read(path: Path) -> Bitext:
    """The bitext of a memory, ours or another tool's.

    The source language is that of the header, or of the first variant; the target language is the
    other one of the first pair. Variants in further languages are left out, and a note says so.

    Raises:
        FormatError: it is no TMX, or a `tu` breaks the form.
    """
    found = _Reader(path)
    for event, name, element in xml.stream(path):
        found.take(event, name, element)
    return found.bitext()


def head(bitext: Bitext) -> str:
    """What stands before the first `tu`: the header, with what is known of the whole."""
    from textkit import __version__

    header = xml.opening(
        "header",
        creationtool="textkit",
        creationtoolversion=__version__,
        segtype="sentence",
        o_tmf="textkit",
        adminlang="en",
        srclang=xml.regional(bitext.source_language),
        datatype="plaintext",
    )
    whole = xml.leaf("prop", properties.pack_whole(bitext), type=f"{_PREFIX}bitext")
    return f'{xml.DECLARATION}<tmx version="1.4">\n{header}{whole}</header>\n<body>\n'


def _tu(unit: Unit, source: str, target: str) -> str:
    lines = [xml.opening("tu", tuid=unit.id)]
    lines += (xml.leaf("note", note) for note in unit.notes)
    lines += (xml.leaf("prop", text, type=_PREFIX + name) for name, text in properties.pack(unit).items())
    lines.append(xml.opening("tuv", xml__lang=source) + xml.leaf("seg", unit.source) + "</tuv>")
    machine = unit.state in ("untranslated", "partial")
    if unit.target or not machine:
        creator = f"textkit ({unit.state})" if machine else None
        lines.append(
            xml.opening("tuv", xml__lang=target, creationid=creator) + xml.leaf("seg", unit.target) + "</tuv>"
        )
    return "\n  ".join(lines) + "\n</tu>\n"


class _Variant(NamedTuple):
    language: str
    text: str
    codes: int


class _Reader:
    """What has been read of a memory so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.units: list[Unit] = []
        self.source_language = ""
        self.target_language = ""
        self.whole = ""
        self._root = False

    def take(self, event: str, name: str, element: _Element) -> None:
        """Read one element as it begins or ends."""
        if not self._root:
            if name != "tmx":
                raise FormatError(f"no TMX: the root element is <{name}>", str(self.path), xml.line(element))
            self._root = True
        if event == "start" and name == "header":
            language = element.get("srclang", "")
            self.source_language = "" if language.lower() == _EVERY else language
        elif event == "end" and name == "header":
            self.whole = _props(element).get("bitext", "")
        elif event == "end" and name == "tu":
            self._tu(element)
            xml.forget(element)

    def bitext(self) -> Bitext:
        """All of it."""
        try:
            languages, meta = properties.unpack_whole(self.whole)
        except ValueError as error:
            raise FormatError(str(error), str(self.path)) from error
        source, target = self.source_language or "und", self.target_language
        if languages and xml.regional(languages[0]) == source:
            source = languages[0]
        if languages and target in ("", xml.regional(languages[1])):
            target = languages[1]
        return Bitext(tuple(self.units), source, target or "und", meta)

    def _tu(self, element: _Element) -> None:
        line = xml.line(element)
        try:
            self.units.append(self._unit(element))
        except ValueError as error:
            raise FormatError(str(error), str(self.path), line) from error

    def _unit(self, element: _Element) -> Unit:
        variants = [_variant(tuv) for tuv in xml.children(element, "tuv")]
        if not variants:
            raise ValueError("a tu without a tuv")
        source = variants.pop(_place(variants, element.get("srclang") or self.source_language) or 0)
        self.source_language = self.source_language or source.language
        target = self._target(variants)
        known = _props(element)
        return Unit(
            id=element.get("tuid") or f"u{len(self.units) + 1}",
            source=source.text,
            target=target.text,
            state=records.to_state(known.get("state") or ("draft" if target.text else "untranslated")),
            notes=_notes(element) + xml.codes_note(source.codes, target.codes) + _left_out(variants),
            **properties.unpack(known, source.text),
        )

    def _target(self, variants: list[_Variant]) -> _Variant:
        """Take the target out of the variants that are left."""
        place = _place(variants, self.target_language) if self.target_language else 0
        if not variants or place is None:
            return _Variant(self.target_language, "", 0)
        target = variants.pop(place)
        self.target_language = self.target_language or target.language
        return target


def _variant(tuv: _Element) -> _Variant:
    seg = xml.child(tuv, "seg")
    if seg is None:
        raise ValueError("a tuv without a seg")
    return _Variant(tuv.get(xml.LANGUAGE) or tuv.get("lang") or "und", *xml.segment(seg))


def _place(variants: Sequence[_Variant], language: str) -> int | None:
    """Where the variant of a language stands: the same code, or else the same language elsewhere."""
    wanted = language.lower().replace("_", "-")
    codes = [variant.language.lower().replace("_", "-") for variant in variants]
    if wanted in codes:
        return codes.index(wanted)
    languages = [code.partition("-")[0] for code in codes]
    primary = wanted.partition("-")[0]
    return languages.index(primary) if primary in languages else None


def _props(element: _Element) -> dict[str, str]:
    """Our properties of a header or a `tu`, by name."""
    props = ((prop.get("type", ""), xml.text_of(prop)) for prop in xml.children(element, "prop"))
    return {kind.removeprefix(_PREFIX): text for kind, text in props if kind.startswith(_PREFIX)}


def _notes(element: _Element) -> tuple[str, ...]:
    """The notes of a `tu` and of its variants."""
    holders = (element, *xml.children(element, "tuv"))
    notes = (xml.text_of(note) for holder in holders for note in xml.children(holder, "note"))
    return tuple(note for note in notes if note.strip())


def _left_out(variants: Sequence[_Variant]) -> tuple[str, ...]:
    return (f"Left out: {', '.join(variant.language for variant in variants)}",) if variants else ()
