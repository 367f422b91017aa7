r"""PO, the catalogue of gettext: one entry per unit, told apart by `msgctxt`.

Notes are the translator's comments (`# `), what textkit knows of a unit stands in extracted comments
(`#. textkit:page=3`), and a target that nobody has been over is `fuzzy`. An entry is one string a
line; lines end in `\n` and in nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import properties, records, words, xml
from textkit.formats.prepare import xml_text
from textkit.formats.xliff_parts import Names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textkit.bitext import State
    from textkit.formats import Writable

_PREFIX = "textkit:"
_WHOLE = "X-Textkit-Bitext"
_SETTLED = ("reviewed", "final")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t]')
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|(.))", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,3}\])?)\s*")
_FIRST = re.compile(r"#|msgctxt|msgid(?!_)")
"""How a line begins that cannot follow `msgstr` in one entry."""
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:\-]{1,40})")
_COMMENT = re.compile(r"[\\\n\r]")


def write(value: Writable) -> str:
    """A catalogue of a bitext.

    Raises:
        ValueError: the value is no bitext.
    """
    if not isinstance(value, Bitext):
        raise ValueError(".po holds a bitext; draft() makes one of a document")
    names = Names()
    entries = (_entry(unit, names.take(unit.id)) for unit in value.units)
    return "\n".join((_head(value), *entries))


def read(path: Path) -> Bitext:
    """The bitext of a catalogue, ours or another tool's; obsolete entries (`#~`) are passed over.

    Raises:
        FormatError: it is in an unknown encoding, or a line breaks the form.
    """
    languages: tuple[str, str] = ("zh", "en")
    meta: dict[str, object] = {}
    units: list[Unit] = []
    for entry in _entries(_decode(path), path):
        try:
            if entry.is_head:
                languages, meta = _whole(entry.texts.get("msgstr", ""), languages)
            else:
                units.append(_unit(entry, len(units) + 1))
        except ValueError as error:
            raise FormatError(str(error), str(path), entry.line) from error
    return Bitext(tuple(units), *languages, meta)


# -- writing -------------------------------------------------------------------------------------


def _head(bitext: Bitext) -> str:
    """The entry without a source that every catalogue begins with."""
    from textkit import __version__

    fields = {
        "Project-Id-Version": "textkit",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": xml.regional(bitext.target_language).replace("-", "_"),
        "X-Source-Language": xml.regional(bitext.source_language).replace("-", "_"),
        "X-Generator": f"textkit {__version__}",
        _WHOLE: properties.pack_whole(bitext),
    }
    lines = "".join(f"{_quoted(f'{name}: {xml_text(text)}' + chr(10))}\n" for name, text in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'


def _entry(unit: Unit, name: str) -> str:
    known = ({"id": unit.id} if name != unit.id else {}) | properties.pack(unit)
    fuzzy = unit.target and unit.state not in _SETTLED
    lines = [
        *(f"# {_comment(note)}" for note in unit.notes),
        *(f"#. {_comment(text)}" for text in words.remarks(unit)),
        *(f"#. {_PREFIX}{key}={_comment(text)}" for key, text in known.items()),
        *(["#, fuzzy"] if fuzzy else []),
        f"msgctxt {_quoted(name)}",
        f"msgid {_quoted(unit.source)}",
        f"msgstr {_quoted(unit.target)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return '"' + _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], xml_text(text)) + '"'


def _comment(text: str) -> str:
    """The text on one line."""
    return _COMMENT.sub(lambda found: _ESCAPES[found[0]], xml_text(text))


# -- reading -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """What has been read of an entry so far."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)

    @property
    def is_head(self) -> bool:
        return self.texts.get("msgid") == "" and "msgctxt" not in self.texts


def _decode(path: Path) -> str:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    named = _CHARSET.search(data, 0, 4096)
    charset = named[1].decode("ascii") if named and named[1] != b"CHARSET" else "utf-8"
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"byte {error.start} is not {charset}", str(path), line) from error
    except LookupError as error:
        raise FormatError(f"charset={charset}: an unknown encoding", str(path)) from error


def _entries(text: str, path: Path) -> Iterator[_Entry]:
    """The entries one after the other, each from its first comment on.

    Raises:
        FormatError: a line is neither comment nor keyword nor string, or an entry is not whole.
    """
    entry = _Entry(1)
    keyword = ""
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.removesuffix("\r")
        if not line.strip() or line.startswith(("#~", "#|")):
            continue
        if _FIRST.match(line) and "msgstr" in entry.texts:
            yield _complete(entry, path)
            entry, keyword = _Entry(number), ""
        if line.startswith("#"):
            _take_comment(entry, line)
            continue
        try:
            keyword = _take_text(entry, line, keyword)
        except ValueError as error:
            raise FormatError(str(error), str(path), number) from error
    if entry.texts:
        yield _complete(entry, path)


def _complete(entry: _Entry, path: Path) -> _Entry:
    if not {"msgid", "msgstr"} <= entry.texts.keys():
        raise FormatError("an entry without msgid or msgstr", str(path), entry.line)
    return entry


def _take_comment(entry: _Entry, line: str) -> None:
    if line.startswith("#,"):
        entry.flags.update(flag.strip() for flag in line[2:].split(","))
    elif line.startswith("#."):
        entry.extracted.append(_uncomment(line[2:]))
    elif not line.startswith("#:") and line[1:].strip():
        entry.notes.append(_uncomment(line[1:]))


def _take_text(entry: _Entry, line: str, keyword: str) -> str:
    """Take a keyword with its string, or a string that goes on the last one; the keyword it belongs to.

    Of plural forms the first one counts.

    Raises:
        ValueError: it is neither, or the keyword stands twice.
    """
    found = _KEYWORD.match(line)
    if found:
        keyword = {"msgstr[0]": "msgstr"}.get(found[1], found[1])
        if keyword in entry.texts:
            raise ValueError(f"{keyword} stands twice in one entry")
    string = _STRING.fullmatch(line[found.end() :].rstrip() if found else line.strip())
    if not string or not keyword:
        raise ValueError("neither a comment nor a keyword with a string in quotation marks")
    entry.texts[keyword] = entry.texts.get(keyword, "") + _meant(string[1])
    return keyword


def _meant(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        if found[2]:
            return chr(int(found[2], 8))
        return _MEANT.get(found[3], found[3])

    return _ESCAPED.sub(one, text)


def _uncomment(text: str) -> str:
    return re.sub(r"\\([nr\\])", lambda found: _MEANT.get(found[1], "\\"), text.removeprefix(" "))


def _whole(head: str, usual: tuple[str, str]) -> tuple[tuple[str, str], dict[str, object]]:
    """The languages and the meta data that the first entry tells; ours where they agree with its fields."""
    pairs = (line.partition(":") for line in head.split("\n"))
    fields = {name.strip().lower(): text.strip() for name, _, text in pairs}
    named, meta = properties.unpack_whole(fields.get(_WHOLE.lower(), ""))
    stated = [fields.get(name, "").replace("_", "-") for name in ("x-source-language", "language")]
    found = [
        ours if ours and code in ("", xml.regional(ours)) else code or default
        for ours, code, default in zip(named or ("", ""), stated, usual, strict=True)
    ]
    return (found[0], found[1]), meta


def _unit(entry: _Entry, number: int) -> Unit:
    ours = [line.removeprefix(_PREFIX).partition("=") for line in entry.extracted if line.startswith(_PREFIX)]
    known = {name: text for name, _, text in ours}
    theirs = () if known else tuple(line for line in entry.extracted if line.strip())
    plural = ("Plural forms left out",) if "msgid_plural" in entry.texts else ()
    source, target = entry.texts["msgid"], entry.texts["msgstr"]
    return Unit(
        id=known["id"] if "id" in known else entry.texts.get("msgctxt") or f"u{number}",
        source=source,
        target=target,
        state=_state(target, "fuzzy" in entry.flags, known.get("state", "")),
        notes=(*entry.notes, *theirs, *plural),
        **properties.unpack(known, source),
    )


def _state(target: str, fuzzy: bool, recorded: str) -> State:
    """What we recorded, as long as the tool left the flag that goes with it; else what the flag says."""
    if recorded:
        state = records.to_state(recorded)
        if fuzzy == bool(target and state not in _SETTLED):
            return state
    if not target:
        return "untranslated"
    return "draft" if fuzzy else "reviewed"
