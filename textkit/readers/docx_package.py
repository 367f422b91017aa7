"""Open the zip of an Office file safely: expected members only, read as a stream, bounded, no DTD."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, cast

from textkit.errors import ReadError
from textkit.formats.xml import local, reason, safe_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LIMIT = 200_000_000
"""Bytes that the members together may unpack to."""
RATIO = 100
"""Times its packed size that a member may unpack to, once it is larger than `FREE` bytes."""
FREE = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO 2.3.4.4: the stream that holds it
_ENCRYPTED_FLAG = 0x1


class Package:
    """The zip of a Word document, or of another kind of Office file.

    Args:
        data: the whole file.
        name: what to call it in messages.
        kind: what it should be, in messages.

    Raises:
        ReadError: it is no zip, encrypted, or damaged.
    """

    def __init__(self, data: bytes, name: str, kind: str = "Word document") -> None:
        self._name = name
        self._kind = kind
        self._size = len(data)
        self._read: dict[str, int] = {}
        if data.startswith(_OLE):
            raise self._error(
                "is encrypted, needs a password"
                if _ENCRYPTED in data
                else "is an Office file from before 2007"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
            raise self._error(f"is not a {self._kind}, or damaged") from None

    def has(self, member: str) -> bool:
        """Whether there is a member of exactly this name."""
        return member in self._zip.namelist()

    def children(self, member: str, of: str) -> Iterator[_Element]:
        """The children of an element of a member, one after the other; each is emptied after its turn.

        A member that is not there has none.

        Args:
            member: exact name in the zip.
            of: local name of the parent, such as `body`.

        Raises:
            ReadError: damaged, encrypted, a bomb, no well-formed XML, or XML with a DOCTYPE.
        """
        from lxml import etree

        if not self.has(member):
            return
        first = True
        try:
            stream = cast("io.BytesIO", _Bounded(self, member))
            for event, element in safe_events(stream):
                if first:
                    first = False
                    info: Any = element.getroottree().docinfo
                    if info.doctype:
                        raise self._error(f"{member}: entity expansion: a DOCTYPE is refused")
                if event == "start":
                    continue
                parent = element.getparent()
                if parent is not None and local(parent) == of:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del parent[0]
        except etree.XMLSyntaxError as error:
            raise self._error(f"{member}: {reason(error)}") from None
        except (RuntimeError, NotImplementedError):
            raise self._error(f"{member}: is encrypted or packed in an unknown way") from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, struct.error):
            raise self._error(f"{member}: the zip is damaged") from None

    def open(self, member: str) -> tuple[zipfile.ZipExtFile, int]:
        """A member to read from, and its packed size."""
        found = [info for info in self._zip.infolist() if info.filename == member]
        if len(found) != 1:
            raise self._error(
                f"{member} is {'missing' if not found else 'there twice'}: no sound {self._kind}"
            )
        if found[0].flag_bits & _ENCRYPTED_FLAG:
            raise self._error("is encrypted, needs a password")
        return cast("zipfile.ZipExtFile", self._zip.open(found[0])), min(found[0].compress_size, self._size)

    def count(self, member: str, unpacked: int, packed: int) -> None:
        """Keep account of what was unpacked; what the zip says of itself is not believed.

        Raises:
            ReadError: a limit is passed.
        """
        self._read[member] = max(unpacked, self._read.get(member, 0))
        if sum(self._read.values()) > LIMIT:
            raise self._error(f"{member} unpacks to more than {LIMIT // 1_000_000} MB: refused as a zip bomb")
        if unpacked > FREE and unpacked > RATIO * max(packed, 1):
            raise self._error(f"{member} unpacks to more than {RATIO} times its size: refused as a zip bomb")

    def _error(self, what: str) -> ReadError:
        return ReadError(f"{self._name}: {what}")


class _Bounded:
    """A member as a stream that stops when it grows too large."""

    def __init__(self, package: Package, member: str) -> None:
        self._package = package
        self._member = member
        self._file, self._packed = package.open(member)
        self._unpacked = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self._file.read(min(size, 65536) if size > 0 else 65536)
        self._unpacked += len(chunk)
        self._package.count(self._member, self._unpacked, self._packed)
        return chunk


def value(element: _Element, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    for key, found in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if local(found) == name), None)
    return element


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and (value(element) or "true") not in ("0", "false", "off")
