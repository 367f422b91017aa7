"""Reads TBX of any common kind: version 3 in DCA and DCT style, version 2 (martif), ours and others'."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from textkit.errors import FormatError, GlossaryError
from textkit.formats.xml import LANGUAGE, forget, line, local, stream
from textkit.glossary import tbx
from textkit.glossary.bars import split_bars
from textkit.glossary.columns import nearest_language
from textkit.glossary.loading import check_file
from textkit.glossary.rows import Row, make_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

_CONCEPTS: Final = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES: Final = frozenset({"langSec", "langSet"})
_TERMS: Final = frozenset({"termSec", "tig", "ntig"})
_GENERIC: Final = frozenset({"admin", "descrip", "termNote"})
_CODES: Final = frozenset({"bpt", "ept", "ph", "sc", "ec", "it"})
_STATUSES: Final = ("administrativeStatus", "normativeAuthorization")
_BANNED: Final = ("deprecated", "forbidden")


@dataclass(slots=True)
class _Said:
    """What stands directly at one level: texts by data category, notes among them."""

    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        if text:
            self.texts.setdefault(name, []).append(text)

    def all(self, name: str) -> list[str]:
        return self.texts.get(name, [])

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")


@dataclass(slots=True)
class _Name:
    """One term of one language, with what is said of it."""

    text: str
    said: _Said

    @property
    def status(self) -> str:
        """Our word for its administrative status, "" if it has none."""
        value = next(filter(None, map(self.said.first, _STATUSES)), "").lower()
        if tbx.FORBIDDEN in self.said.all("note") and value.startswith(("deprecated", "superseded")):
            return "forbidden"
        for beginning, status in (
            ("preferred", "preferred"),
            ("standardized", "preferred"),
            ("admitted", "admitted"),
            ("deprecated", "deprecated"),
            ("superseded", "deprecated"),
        ):
            if value.startswith(beginning):
                return status
        return ""


def read_tbx(path: Path, source: str, target: str) -> list[Row]:
    """The rows of a TBX file, one for each concept that has terms in both languages.

    The preferred source term, or the first, is the term; the others are variants. A concept without a
    rendering counts only where a note says that it blocks or is not to be translated. Where two
    concepts with the same term judge a rendering differently, it is allowed and a note says so.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it is no TBX, declares entities, or has no concept in these languages.
    """
    check_file(path)
    rows: list[Row] = []
    seen: Counter[str] = Counter()
    root = ""
    try:
        for event, name, element in stream(path):
            root = root or name
            if event == "end" and name in _CONCEPTS:
                rows += _rows(element, source, target, path, seen)
                forget(element)
    except FormatError as error:
        raise _as_glossary_error(error) from error
    except OSError as error:
        raise GlossaryError(error.strerror or str(error), str(path)) from error
    if root not in ("tbx", "martif", "TBX"):
        raise GlossaryError(f"no TBX: the root element is {root!r}", str(path))
    if not rows:
        known = ", ".join(sorted(seen)) or "none"
        message = f"no concept has a term in {source!r} and one in {target!r}; languages here: {known}"
        raise GlossaryError(message, str(path))
    return _settled(rows)


def _as_glossary_error(error: FormatError) -> GlossaryError:
    if isinstance(error, GlossaryError):
        return error
    place = ":".join(str(part) for part in (error.path, error.line) if part)
    return GlossaryError(str(error).removeprefix(f"{place}: "), error.path, error.line)


def _rows(entry: _Element, source: str, target: str, path: Path, seen: Counter[str]) -> Iterator[Row]:
    """The row of a concept, if it has one."""
    sections = [child for child in _elements(entry, path) if local(child) in _LANGUAGES]
    codes = [section.get(LANGUAGE) or section.get("lang") or "" for section in sections]
    seen.update(codes)
    concept = _said(entry, path)
    from_, to = nearest_language(codes, source), nearest_language(codes, target)
    if from_ is None:
        return
    names = _names(sections[from_], path)
    renderings = [] if to is None or to == from_ else _names(sections[to], path)
    told = [note for note in concept.all("note") if tbx.stands_for_a_field(note)]
    if not names or not (renderings or tbx.BLOCKS in told or tbx.DO_NOT_TRANSLATE in told):
        return
    levels = [concept, _said(sections[from_], path)]
    if to is not None and to != from_:
        levels.append(_said(sections[to], path))
    values = _values(names, renderings, levels, told)
    yield make_row(values, str(path), line(entry) or 0)


def _values(
    names: Sequence[_Name], renderings: Sequence[_Name], levels: Sequence[_Said], told: Sequence[str]
) -> dict[str, object]:
    """The fields of a row."""
    own = min(names, key=lambda name: name.status != "preferred")
    allowed = sorted(
        (name for name in renderings if name.status not in _BANNED),
        key=lambda name: ("preferred", "", "admitted").index(name.status),
    )
    everything = [*levels, *(name.said for name in (*names, *renderings))]
    notes = [
        tbx.unquoted(note)
        for said in everything
        for note in said.all("note")
        if note not in told and not (said is not levels[0] and note == tbx.FORBIDDEN)
    ]
    part = _told(told, tbx.PART_OF_SPEECH) or own.said.first("partOfSpeech")
    return {
        "source": own.text,
        "variants": [name.text for name in names if name is not own and name.text != own.text],
        "target": [name.text for name in allowed],
        "status": "admitted" if allowed and allowed[0].status == "admitted" else "",
        "deprecated": [name.text for name in renderings if name.status == "deprecated"],
        "forbidden": [name.text for name in renderings if name.status == "forbidden"],
        "part_of_speech": part or next(filter(None, (n.said.first("partOfSpeech") for n in names)), ""),
        "domain": _joined(levels, "subjectField"),
        "definition": _joined(everything, "definition"),
        "context": _joined(everything, "context"),
        "evidence": _joined(levels, "source"),
        "note": "; ".join(dict.fromkeys(notes)),
        "do_not_translate": tbx.DO_NOT_TRANSLATE in told,
        "case_sensitive": tbx.CASE_SENSITIVE in told,
        "not_inside": split_bars(_told(told, tbx.NOT_INSIDE)),
    }


def _joined(levels: Iterable[_Said], name: str) -> str:
    return "; ".join(dict.fromkeys(text for said in levels for text in said.all(name)))


def _told(told: Iterable[str], beginning: str) -> str:
    return next((note.removeprefix(beginning) for note in told if note.startswith(beginning)), "")


def _names(section: _Element, path: Path) -> list[_Name]:
    """The terms of a language."""
    found = []
    for child in _elements(section, path):
        if local(child) not in _TERMS:
            continue
        # In an `ntig` the term stands one level deeper, in a `termGrp`.
        groups = [child, *(inner for inner in _elements(child, path) if local(inner) == "termGrp")]
        parts = (part for group in groups for part in _elements(group, path))
        text = next((_plain(part, path) for part in parts if local(part) == "term"), "")
        if text:
            said = _Said()
            for group in groups:
                _collect(group, said, path)
            found.append(_Name(text, said))
    return found


def _said(element: _Element, path: Path) -> _Said:
    said = _Said()
    _collect(element, said, path)
    return said


def _collect(element: _Element, said: _Said, path: Path) -> None:
    """What the children say; in a group the first child speaks, the others speak about it."""
    for child in _elements(element, path):
        name = local(child)
        if name in ("descripGrp", "adminGrp", "termNoteGrp"):
            child = next(_elements(child, path), child)
            name = local(child)
        if name in _GENERIC:
            said.add(child.get("type", ""), _plain(child, path))
        elif name not in _LANGUAGES | _TERMS | {"term", "termGrp", "transacGrp", "ref", "xref"}:
            said.add(name, _plain(child, path))


def _elements(element: _Element, path: Path) -> Iterator[_Element]:
    """The children that are elements.

    Raises:
        GlossaryError: one is an entity, which only a declaration that is not read could explain.
    """
    for child in element:
        if not isinstance(child.tag, str):
            raise GlossaryError(f"an entity without a declaration: {child.text}", str(path), line(element))
        yield child


def _plain(element: _Element, path: Path) -> str:
    """The text of an element without its inline codes; white space becomes single spaces."""
    return " ".join("".join(_pieces(element, path)).split())


def _pieces(element: _Element, path: Path) -> Iterator[str]:
    yield element.text or ""
    for child in _elements(element, path):
        if local(child) not in _CODES:
            yield from _pieces(child, path)
        yield child.tail or ""


def _settled(rows: Sequence[Row]) -> list[Row]:
    """The rows so that no rendering is allowed by one concept of a term and banned by another."""
    allowed: dict[str, set[str]] = {}
    for row in rows:
        allowed.setdefault(row.source, set()).update(row.targets)
    return [_without(row, allowed[row.source]) for row in rows]


def _without(row: Row, allowed: set[str]) -> Row:
    clash = [text for text in (*row.deprecated, *row.forbidden) if text in allowed]
    if not clash:
        return row
    remarks = [f"{text}: not for every sense" for text in clash]
    return replace(
        row,
        deprecated=tuple(text for text in row.deprecated if text not in allowed),
        forbidden=tuple(text for text in row.forbidden if text not in allowed),
        note="; ".join(filter(None, (row.note, *remarks))),
    )
