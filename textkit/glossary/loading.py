"""The bytes of a glossary file, and the text in them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from textkit.errors import GlossaryError, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_file(path: Path) -> None:
    """Stop if there is no such file.

    Raises:
        ReadError: it is missing, or no regular file.
    """
    if not path.exists():
        raise ReadError(f"{path}: no such file")
    if not path.is_file():
        raise ReadError(f"{path}: not a regular file")


def load_text(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it holds bytes that are no text.
    """
    return _decode(load(path), str(path))


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: the file cannot be read.
    """
    check_file(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def _decode(data: bytes, path: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8-sig" else None
        # The decoder counts from behind the mark that it took off.
        offset = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
        name = encoding.removesuffix("-sig").upper()
        raise GlossaryError(
            f"not {name} text: byte offset {offset}; save the file as UTF-8", path, line
        ) from error
