"""The zip around an Office file: the same parts give the same bytes, on every machine and day."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from textkit.formats import xml
from textkit.readers.docx_package import FREE, LIMIT, RATIO

if TYPE_CHECKING:
    from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip of these parts, by name.

    Raises:
        ValueError: the parts are larger together than any reader of ours takes.
    """
    encoded = {name: text.encode() for name, text in parts.items()}
    size = sum(map(len, encoded.values()))
    if size > LIMIT:
        raise ValueError(f"{size // 1_000_000} MB of XML; an Office file holds at most {LIMIT // 1_000_000}")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in encoded.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_STORED if _like_a_bomb(data) else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            file.writestr(info, data)
    return out.getvalue()


def _like_a_bomb(data: bytes) -> bool:
    """Whether a part repeats itself so much that readers would take it, packed, for a zip bomb."""
    return len(data) > FREE and len(zlib.compress(data)) * RATIO < 2 * len(data)


def content_types(overrides: Mapping[str, str]) -> str:
    """`[Content_Types].xml`: what each part is, by its name."""
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    inner = "".join(xml.leaf("Default", Extension=name, ContentType=kind) for name, kind in defaults.items())
    inner += "".join(
        xml.leaf("Override", PartName=f"/{name}", ContentType=kind) for name, kind in overrides.items()
    )
    return f"{xml.DECLARATION}{xml.opening('Types', xmlns=_TYPES)}{inner}</Types>"


def relationships(targets: Mapping[str, str]) -> str:
    """A `.rels` part: the targets, each with the last word of its type."""
    inner = "".join(
        xml.leaf("Relationship", Id=f"rId{number}", Type=f"{_OFFICE}/{kind}", Target=target)
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f"{xml.DECLARATION}{xml.opening('Relationships', xmlns=_RELATIONSHIPS)}{inner}</Relationships>"
