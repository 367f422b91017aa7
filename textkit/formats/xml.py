"""XML as text to write, and as a stream of elements to read: no entities, no network, no external DTD."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from textkit.errors import FormatError
from textkit.formats.prepare import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    Events = Iterator[tuple[Literal["start", "end"], str, _Element]]

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_NOT_PLAIN = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Whatever a table above or `xml_text` may change."""
_REGIONS = {"zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "en": "en-US"}
_WRAPPERS = frozenset({"hi", "g", "mrk", "pc"})
"""Inline elements of TMX and XLIFF that stand around text; the content of all others is code."""


# -- writing -------------------------------------------------------------------------------------


def leaf(name: str, text: str = "", /, **attributes: str | None) -> str:
    """An element that holds only text.

    >>> leaf("note", "a < b", priority="1", xml__lang=None)
    '<note priority="1">a &lt; b</note>'
    """
    head = opening(name, **attributes)
    return f"{head}{_escaped(text, _TEXT)}</{name}>" if text else f"{head[:-1]}/>"


def opening(name: str, /, **attributes: str | None) -> str:
    """A start tag; two underscores stand for a colon, one for a hyphen, and None leaves an attribute out."""
    said = (
        f' {key.replace("__", ":").replace("_", "-")}="{_escaped(value, _ATTRIBUTE)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{''.join(said)}>"


def regional(language: str) -> str:
    """The language code that translation tools look for: `zh-CN` for `zh`, `zh-TW` for `zh-Hant`.

    >>> regional("zh"), regional("zh-Hant"), regional("en"), regional("en-GB")
    ('zh-CN', 'zh-TW', 'en-US', 'en-GB')
    """
    return _REGIONS.get(language.lower(), language)


def _escaped(text: str, table: dict[int, str]) -> str:
    """The text as it stands in XML; most texts need nothing."""
    return xml_text(text).translate(table) if _NOT_PLAIN.search(text) else text


# -- reading -------------------------------------------------------------------------------------


def stream(path: Path) -> Events:
    """The elements of a file as they begin and end: event, local name, element.

    Only an element that has ended is complete; `forget` it then, or the whole file stays in memory. A
    DOCTYPE is passed over, nothing it names is opened; one that declares anything is refused.

    Raises:
        FormatError: the file is no well-formed XML, declares entities, or holds a text of more than
            10 MB or elements more than 256 deep.
    """
    from lxml import etree

    with path.open("rb") as file:
        first = True
        try:
            for event, element in safe_events(file):
                if first:
                    _refuse_declarations(element, path)
                    first = False
                yield event, local(element), element
        except etree.XMLSyntaxError as error:
            raise FormatError(reason(error), str(path), error.lineno or None) from error


def safe_events(file: IO[bytes]) -> Iterator[tuple[Any, _Element]]:
    """The elements of a stream as they begin and end; no entity is resolved, nothing else is opened.

    Raises:
        XMLSyntaxError: of lxml, on the way: it is no well-formed XML or passes a limit of the parser.
    """
    from lxml import etree

    events = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return cast("Iterator[tuple[Any, _Element]]", events)


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line(element: _Element) -> int | None:
    """The line on which an element begins, if known."""
    return cast("int | None", element.sourceline)


def forget(element: _Element) -> None:
    """Free an element that has been read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def child(element: _Element, name: str) -> _Element | None:
    """The first child of that local name."""
    return next(children(element, name), None)


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The children of that local name."""
    return (found for found in element if local(found) == name)


def text_of(element: _Element | None) -> str:
    """The text directly in an element."""
    return "" if element is None else "".join(map(str, element.itertext()))


def segment(element: _Element | None) -> tuple[str, int]:
    """The text of a segment, and how many inline codes it holds; the codes themselves are no text.

    Raises:
        ValueError: an entity stands in it, which only a DTD that is not read could explain.
    """
    if element is None:
        return "", 0
    parts = [element.text or ""]
    codes = 0
    for inner in element:
        name = local(inner)
        if not isinstance(inner.tag, str):
            raise ValueError(f"an entity without a declaration: {inner.text}")
        if name in _WRAPPERS:
            text, deeper = segment(inner)
            parts.append(text)
            codes += deeper + (name in ("g", "pc"))
        elif name == "cp":
            parts.append(_code_point(inner.get("hex", "")))
        else:
            codes += 1
        parts.append(inner.tail or "")
    return "".join(parts), codes


def codes_note(source: int, target: int) -> tuple[str, ...]:
    """A note on the inline codes that a bitext does not keep."""
    if not source and not target:
        return ()
    return (f"Inline codes left out: {source} in the source, {target} in the target",)


def _code_point(digits: str) -> str:
    """The character of an XLIFF 2 `<cp>`."""
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _refuse_declarations(root: _Element, path: Path) -> None:
    """Stop before the first entity could be used.

    Raises:
        FormatError: the DOCTYPE has declarations of its own.
    """
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and (any(dtd.iterentities()) or any(dtd.iterelements())):
        raise FormatError("entity expansion: a DOCTYPE with declarations of its own is refused", str(path))


def reason(error: Exception) -> str:
    """What the parser says, without the place, and by its usual name where it is a guard that stopped it."""
    message = str(error).partition(", line ")[0].partition("\n")[0]
    if "ntity" in message and "ampl" in message:
        return f"entity expansion refused: {message}"
    if "limit" in message or "too long" in message or "depth" in message:
        # The parser advises its own users how to lift the limit; ours cannot.
        return f"limit: {message.partition(', try ')[0].partition(', use ')[0]}"
    if "no element found" in message:
        return "broken XML: no element in it"
    return f"broken XML: {message}"
