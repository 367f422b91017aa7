"""Tell by its first bytes what a file is, if it is plainly no text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of file.

    Attributes:
        suffix: its usual suffix.
        label: what to call it in a message.
    """

    suffix: str
    label: str


# The signatures that the formats' own specifications give.
_SIGNATURES = (
    (rb"%PDF-", Kind(".pdf", "a PDF")),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind(".doc", "an Office file from before 2007")),
    (rb"\{\\rtf", Kind(".rtf", "a Rich Text file")),
    (rb"\x1f\x8b\x08", Kind(".gz", "a gzip archive")),
    (rb"BZh[1-9]1AY&SY", Kind(".bz2", "a bzip2 archive")),
    (rb"\xfd7zXZ\x00", Kind(".xz", "an xz archive")),
    (rb"7z\xbc\xaf\x27\x1c", Kind(".7z", "a 7-Zip archive")),
    (rb"Rar!\x1a\x07", Kind(".rar", "a RAR archive")),
    (rb"\x89PNG\r\n\x1a\n", Kind(".png", "a PNG picture")),
    (rb"\xff\xd8\xff", Kind(".jpg", "a JPEG picture")),
    (rb"GIF8[79]a", Kind(".gif", "a GIF picture")),
    (rb"II\*\x00|MM\x00\*", Kind(".tif", "a TIFF picture")),
    (rb"\x7fELF", Kind("", "a program")),
    (rb"SQLite format 3\x00", Kind(".sqlite", "an SQLite database")),
)
_ZIP = b"PK\x03\x04"
# Member names stand uncompressed in a zip archive.
_ZIP_KINDS = (
    (b"word/", Kind(".docx", "a Word document")),
    (b"xl/", Kind(".xlsx", "an Excel workbook")),
    (b"ppt/", Kind(".pptx", "a PowerPoint presentation")),
    (b"application/epub+zip", Kind(".epub", "an EPUB book")),
    (b"opendocument.text", Kind(".odt", "an OpenDocument text")),
)


def sniff(data: bytes) -> Kind | None:
    """The kind of file that the bytes plainly are, or None if they may be text."""
    if data.startswith(_ZIP):
        for sign, kind in _ZIP_KINDS:
            if sign in data:
                return kind
        return Kind(".zip", "a zip archive")
    for pattern, kind in _SIGNATURES:
        if re.match(pattern, data):
            return kind
    return None
