"""TMX 1.4b with all that a memory knows: dates, authors, notes, properties, context, several targets.

`textkit.formats.tmx` writes a document's units; here each pair is a `tu`, with what TMX has attributes
for in attributes, and the rest in properties. Contexts are `x-textkit-before` and `x-textkit-after`;
those of other tools are read (`x-context-pre` and `x-context-post` of memoQ and XTM, `prev` and `next`
of OmegaT).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import unescape

from textkit.bitext import Bitext
from textkit.errors import FormatError
from textkit.formats import properties, records, xml
from textkit.formats.tmx import head
from textkit.memory.merging import OWN
from textkit.memory.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from textkit.bitext import State

_STATE, _BEFORE, _AFTER, _DOCUMENT, _LANGUAGES = (
    OWN + name for name in ("state", "before", "after", "document", "languages")
)
_BEFORE_NAMES = (_BEFORE, "x-context-pre", "prev")
_AFTER_NAMES = (_AFTER, "x-context-post", "next")
_DOCUMENT_NAMES = (_DOCUMENT, "x-document", "file")
_TAKEN = frozenset({_STATE, _BEFORE, _AFTER, _DOCUMENT, _LANGUAGES})
_WRAPPED = re.compile(r"<seg>(.*)</seg>", re.DOTALL)
_MACHINE = re.compile(r"textkit \((untranslated|partial)\)")
_STRUCTURE = frozenset({"tuid", "srclang", "lang", xml.LANGUAGE})
_OF_TU = ("o-encoding", "datatype", "segtype")
_OF_TUV = (
    "creationdate", "creationid", "changedate", "changeid", "usagecount", "lastusagedate",
    "creationtool", "creationtoolversion", "o-tmf",
)  # fmt: skip


def dumps(entries: Iterable[Entry], languages: tuple[str, str]) -> str:
    """A memory as TMX, one `tu` for each pair."""
    pairs = (_tu(entry, languages) for entry in entries)
    return "".join((head(Bitext((), *languages)), *pairs, "</body>\n</tmx>\n"))


def _tu(entry: Entry, languages: tuple[str, str]) -> str:
    said = entry.attributes
    own = (
        (_STATE, entry.state),
        (_BEFORE, entry.before),
        (_AFTER, entry.after),
        (_DOCUMENT, entry.document or None),
        (_LANGUAGES, None if entry.languages == languages else " ".join(entry.languages)),
    )
    lines = [
        xml.opening(
            "tu", tuid=entry.id or None, **{name.replace("-", "_"): said.get(name) for name in _OF_TU}
        )
    ]
    lines += (xml.leaf("note", note) for note in entry.notes)
    lines += (xml.leaf("prop", text, type=name) for name, text in (*own, *entry.props) if text is not None)
    source, target = (xml.regional(language) for language in entry.languages)
    machine = entry.state in ("untranslated", "partial")
    attributes = {name.replace("-", "_"): said.get(name) for name in _OF_TUV}
    if machine and not attributes["creationid"]:
        attributes["creationid"] = f"textkit ({entry.state})"
    lines.append(xml.opening("tuv", xml__lang=source) + xml.leaf("seg", entry.source) + "</tuv>")
    lines.append(
        xml.opening("tuv", xml__lang=target, **attributes) + xml.leaf("seg", entry.target) + "</tuv>"
    )
    return "\n  ".join(lines) + "\n</tu>\n"


def read(
    path: Path, languages: tuple[str, str] | None = None, others: Counter[str] | None = None
) -> Iterator[Entry]:
    """The pairs of a TMX file, ours or another tool's, as they are read.

    A `tu` with several variants in the target language is several pairs. A state that is not said is
    `reviewed`: a memory holds what somebody has kept.

    Args:
        path: the file.
        languages: those of the memory, where they are known; else the source language is that of the
            header or of the first variant, the target language the other one of the first pair.
        others: counts the variants in further languages, which are left out.

    Raises:
        FormatError: it is no TMX, or a `tu` breaks the form.
    """
    reader = _Reader(languages, Counter() if others is None else others)
    root = False
    for event, name, element in xml.stream(path):
        if not root and name != "tmx":
            raise FormatError(f"no TMX: the root element is <{name}>", str(path), xml.line(element))
        root = True
        if event == "start" and name == "header":
            reader.header(element)
        elif event == "end" and name in ("header", "tu"):
            line = xml.line(element)
            try:
                found = reader.end(name, element)
            except ValueError as error:
                raise FormatError(str(error), str(path), line) from error
            yield from found


class _Variant(NamedTuple):
    language: str
    text: str
    codes: int
    element: _Element


class _Reader:
    """What is known of the languages of a file while it is read."""

    def __init__(self, languages: tuple[str, str] | None, others: Counter[str]) -> None:
        self._source, self._target = languages or ("", "")
        self._others = others
        self._own: tuple[str, str] | None = None

    def header(self, element: _Element) -> None:
        """Learn the source language."""
        language = element.get("srclang", "")
        if not self._source and language.lower() != "*all*":
            self._source = language

    def _whole(self, element: _Element) -> None:
        """Learn what textkit calls the languages of the file.

        Raises:
            ValueError: our property of the header is malformed.
        """
        props = {prop.get("type", ""): xml.text_of(prop) for prop in xml.children(element, "prop")}
        self._own, _ = properties.unpack_whole(props.get(f"{OWN}bitext", ""))

    def _named(self, source: _Variant, target: _Variant) -> tuple[str, str]:
        """The languages of a pair, by textkit's names where the file has them."""
        written = (source.language, target.language)
        if self._own and written == (xml.regional(self._own[0]), xml.regional(self._own[1])):
            return self._own
        return written

    def end(self, name: str, element: _Element) -> list[Entry]:
        """The pairs of what has been read of the file, a header or a `tu`.

        Raises:
            ValueError: it breaks the form.
        """
        if name == "header":
            self._whole(element)
            return []
        found = self._pairs(element)
        xml.forget(element)
        return found

    def _pairs(self, element: _Element) -> list[Entry]:
        """The pairs of one `tu`.

        Raises:
            ValueError: it breaks the form.
        """
        variants = [_variant(tuv) for tuv in xml.children(element, "tuv")]
        if not variants:
            raise ValueError("a tu without a tuv")
        own = element.get("srclang") or self._source
        source = variants.pop(_place(variants, own) or 0)
        self._source = self._source or source.language
        if not self._target:
            self._target = next((v.language for v in variants if not _same(v.language, source.language)), "")
        targets = [variant for variant in variants if _same(variant.language, self._target)]
        self._others.update(v.language for v in variants if not _same(v.language, self._target))
        if not targets and not variants:
            targets = [_Variant(self._target or "und", "", 0, element)]
        return [_entry(element, source, target, self._named(source, target)) for target in targets]


def _entry(tu: _Element, source: _Variant, target: _Variant, languages: tuple[str, str]) -> Entry:
    holders = tuple(dict.fromkeys((tu, source.element, target.element)))
    props = [
        (prop.get("type", ""), xml.text_of(prop))
        for holder in holders
        for prop in xml.children(holder, "prop")
    ]
    said = dict(props)
    notes = [xml.text_of(note) for holder in holders for note in xml.children(holder, "note")]
    attributes = {
        str(name): str(value)
        for holder in (source.element, tu, target.element)
        for name, value in holder.attrib.items()
        if name not in _STRUCTURE
    }
    named = said.get(_LANGUAGES, "").split()
    return Entry(
        source=source.text,
        target=target.text,
        state=_state(said, attributes, target.text),
        id=tu.get("tuid", ""),
        languages=(named[0], named[1]) if len(named) == 2 else languages,
        before=_context(said, _BEFORE_NAMES),
        after=_context(said, _AFTER_NAMES),
        document=next((said[name] for name in _DOCUMENT_NAMES if said.get(name)), ""),
        notes=tuple(note for note in notes if note.strip()) + xml.codes_note(source.codes, target.codes),
        props=tuple(prop for prop in props if prop[0] not in _TAKEN),
        attributes={name: attributes[name] for name in sorted(attributes)},
    )


def _state(said: dict[str, str], attributes: dict[str, str], target: str) -> State:
    """The state that the file says; a tool that drops our properties still keeps the author's name."""
    machine = _MACHINE.fullmatch(attributes.get("creationid", ""))
    if _STATE in said:
        return records.to_state(said[_STATE])
    if machine:
        return records.to_state(machine[1])
    return "reviewed" if target else "untranslated"


def _context(said: dict[str, str], names: Sequence[str]) -> str | None:
    """A neighbour, as whichever tool wrote it; memoQ writes the segment as XML inside the property."""
    own, *others = names
    if own in said:
        return said[own]
    found = next((said[name] for name in others if name in said), None)
    wrapped = _WRAPPED.fullmatch(found.strip()) if found else None
    return unescape(wrapped[1]) if wrapped else found


def _variant(tuv: _Element) -> _Variant:
    seg = xml.child(tuv, "seg")
    if seg is None:
        raise ValueError("a tuv without a seg")
    return _Variant(tuv.get(xml.LANGUAGE) or tuv.get("lang") or "und", *xml.segment(seg), tuv)


def _place(variants: Sequence[_Variant], language: str) -> int | None:
    """Where the variant of a language stands: the same code, or else the same language elsewhere."""
    codes = [variant.language.lower().replace("_", "-") for variant in variants]
    wanted = language.lower().replace("_", "-")
    if wanted in codes:
        return codes.index(wanted)
    return next((n for n, code in enumerate(codes) if _same(code, wanted)), None)


def _same(one: str, other: str) -> bool:
    """Whether two codes name one language, regions apart."""
    a, b = (code.lower().replace("_", "-").partition("-")[0] for code in (one, other))
    return a == b
