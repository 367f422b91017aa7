"""A glossary as DeepL keeps it: made once, found again by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.engines.cache import fingerprint
from textkit.engines.faults import Denied, Garbled
from textkit.engines.scripts import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.engines.model import Pair
    from textkit.engines.web import Web

_LARGEST = 120 * 1024
"""DeepL takes requests of 128 KiB (API reference); the rest of the request needs room too."""


def find_or_make(web: Web, pairs: Sequence[Pair], source: str, target: str, timeout: float) -> str:
    """The id of a glossary with these pairs, made if there is none yet.

    Version 3 of the API is tried first, version 2 where a server does not know it.

    Raises:
        EngineError: of the kinds of `textkit.engines.faults`.
    """
    rows = table(pairs)
    if not rows:
        return ""
    name = f"textkit-{base(source)}-{base(target)}-{fingerprint(pairs)}"
    try:
        return _found(web, "/v3/glossaries", name, timeout) or _made_v3(
            web, name, rows, source, target, timeout
        )
    except Denied as error:
        if "404" not in str(error):
            raise
    return _found(web, "/v2/glossaries", name, timeout) or _made_v2(web, name, rows, source, target, timeout)


def table(pairs: Iterable[Pair]) -> str:
    """The pairs as tab-separated lines that DeepL takes.

    Each source once, no tabs, line ends or control characters, nothing empty. Pairs beyond DeepL's size
    are left out from the end: their terms are checked after drafting like all others.
    """
    lines: dict[str, str] = {}
    size = 0
    for source, target in pairs:
        left, right = _cell(source), _cell(target)
        line = f"{left}\t{right}"
        size += len(line.encode("utf-8", "replace")) + 1
        if size > _LARGEST:
            break
        if left and right:
            lines.setdefault(left, line)
    return "\n".join(lines.values())


def _cell(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _found(web: Web, path: str, name: str, timeout: float) -> str:
    reply = web.get(path, timeout)
    known = reply.get("glossaries") if isinstance(reply, dict) else None
    if not isinstance(known, list):
        message = "deepl does not list its glossaries"
        raise Garbled(message)
    return next(
        (
            str(entry["glossary_id"])
            for entry in known
            if isinstance(entry, dict) and entry.get("name") == name
        ),
        "",
    )


def _made_v3(web: Web, name: str, rows: str, source: str, target: str, timeout: float) -> str:
    entry = {
        "entries": rows,
        "entries_format": "tsv",
        "source_lang": base(source),
        "target_lang": base(target),
    }
    return _id(web.post("/v3/glossaries", {"name": name, "dictionaries": [entry]}, timeout))


def _made_v2(web: Web, name: str, rows: str, source: str, target: str, timeout: float) -> str:
    body = {"name": name, "entries": rows, "entries_format": "tsv"}
    body |= {"source_lang": base(source), "target_lang": base(target)}
    return _id(web.post("/v2/glossaries", body, timeout))


def _id(reply: Any) -> str:
    found = reply.get("glossary_id") if isinstance(reply, dict) else None
    if not isinstance(found, str) or not found:
        message = "deepl made no glossary"
        raise Garbled(message)
    return found
