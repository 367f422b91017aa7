"""Plain text: .txt, .md, bytes of text."""

from __future__ import annotations

import re
from typing import Any

from textkit.errors import ReadError
from textkit.readers.content import sniff
from textkit.readers.encoding import decode
from textkit.traced import TracedText

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# A text may hold some controls; a file of another kind is full of them.
_CONTROLS_AT_LEAST = 16
_CONTROLS_SHARE = 0.3


def read_text(data: bytes, *, name: str, encoding: str | None = None, errors: str = "strict") -> TracedText:
    """Read plain text; form feeds begin pages.

    Raises:
        ReadError: as `read_bytes`.
        ValueError: an unknown encoding or value of `errors`.
    """
    text, meta = read_bytes(data, name=name, encoding=encoding, errors=errors)
    return TracedText(text, pages=pages_of(text), meta=meta)


def read_bytes(
    data: bytes, *, name: str, encoding: str | None = None, errors: str = "strict"
) -> tuple[str, dict[str, Any]]:
    """Decode the bytes of a text file.

    Args:
        data: the whole file.
        name: what to call it in messages.
        encoding: a codec name or "mixed"; default: find out.
        errors: "strict" or "replace".

    Returns:
        The text, and what is known of it: `source`, `encoding`, `confidence` (0 to 1), `warnings`.

    Raises:
        ReadError: it is no text, or it does not decode; one line that begins with the name.
        ValueError: an unknown encoding or value of `errors`.
    """
    kind = sniff(data)
    if kind:
        raise ReadError(f"{name}: is {kind.label}, not text")
    try:
        done = decode(data, encoding=encoding, errors=errors)
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from None
    controls = len(_CONTROL.findall(done.text))
    if controls >= _CONTROLS_AT_LEAST and controls > _CONTROLS_SHARE * len(done.text):
        raise ReadError(
            f"{name}: is binary data, not text ({controls} of {len(done.text)} are control characters)"
        )
    meta = {
        "source": name,
        "encoding": done.encoding,
        "confidence": done.confidence,
        "warnings": done.warnings,
    }
    return done.text, meta


def pages_of(text: str) -> tuple[int, ...]:
    r"""Offsets where pages begin: 0 and after each form feed but a last one; empty without form feeds.

    >>> pages_of("一\f二\f"), pages_of("一")
    ((0, 2), ())
    """
    feeds = [match.end() for match in re.finditer("\f", text)]
    if not feeds:
        return ()
    return (0, *(offset for offset in feeds if offset < len(text)))
