"""Get the bytes of an input: a path, bytes, or a binary stream."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from textkit.errors import ReadError

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO

_SPECIAL = (
    (stat.S_ISDIR, "is a directory"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
)
_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.ELOOP: "a loop of links",
    errno.EACCES: "permission denied",
    errno.ENAMETOOLONG: "the name is too long",
}


def load(source: Source) -> tuple[bytes, str, str]:
    """Read all bytes of an input.

    Returns:
        The bytes, a name for messages (`<bytes>`, `<stream>` if it has none), and the suffix of a path in
        lower case ("" for anything else).

    Raises:
        ReadError: a path is missing, unreadable, or no regular file; a stream fails.
        TypeError: the source is something else, or a stream gives text.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "<bytes>", ""
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        return _file(path), shown(path), path.suffix.lower()
    if hasattr(source, "read"):
        return _stream(source)
    raise TypeError(f"read() takes a path, bytes or a binary stream, not {type(source).__name__}")


def shown(name: object) -> str:
    """A name in one printable line: control characters and undecodable bytes as escapes."""
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in str(name))


def _file(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        for is_kind, reason in _SPECIAL:
            if is_kind(mode):
                raise ReadError(f"{shown(path)}: {reason}")
        return path.read_bytes()
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise ReadError(f"{shown(path)}: {reason}") from None
    except ValueError:
        raise ReadError(f"{shown(path)}: no such file") from None


def _stream(stream: BinaryIO) -> tuple[bytes, str, str]:
    name = getattr(stream, "name", None)
    name = shown(name) if isinstance(name, str) else "<stream>"
    try:
        data = stream.read()
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror or error}") from None
    if not isinstance(data, bytes):
        raise TypeError(
            f"{name}: the stream must give bytes, not {type(data).__name__}; open it in binary mode"
        )
    return data, name, ""
