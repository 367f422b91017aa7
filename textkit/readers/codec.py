"""Decode bytes with one known codec, keeping byte-order marks, and say exactly where it fails."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from textkit.errors import ReadError

REPLACEMENT = "\ufffd"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_CUT = re.compile("incomplete|end of data|truncated")

# Names that people and files use, to the codec that reads them best. GB 18030 holds GBK and GB 2312;
# the codecs that swallow a byte-order mark give way to those that keep it.
_BETTER = {"gbk": "gb18030", "gb2312": "gb18030", "utf-8-sig": "utf-8"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Plain(NamedTuple):
    """Decoded text and what had to be replaced.

    Attributes:
        text: the text.
        replaced: places that did not decode, now U+FFFD.
        surrogates: lone surrogates, now U+FFFD.
    """

    text: str
    replaced: int
    surrogates: int


def codec_name(encoding: str) -> str:
    """The codec to use for a name.

    Raises:
        ValueError: Python has no such text codec.
    """
    try:
        name = codecs.lookup(encoding).name
        known = _is_of_text(name)
    except (LookupError, ValueError):
        known = False
    if not known:
        raise ValueError(
            f"unknown encoding {encoding!r}; known are utf-8, gb18030, big5hkscs, utf-16, mixed "
            "and the other text codecs of Python"
        )
    return _BETTER.get(name, name)


def _is_of_text(name: str) -> bool:
    """Python also has codecs from bytes to bytes (base64); only using one tells."""
    try:
        b"a".decode(name)
    except LookupError:
        return False
    except UnicodeError:
        return True
    return True


def by_bom(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the start names, or None."""
    for mark, encoding in _BOMS:
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            return encoding
    return None


def decode_as(data: bytes, encoding: str, errors: str, *, offset: int = 0, line: int = 1) -> Plain:
    """Decode with one codec; byte-order marks stay, lone surrogates become U+FFFD.

    Args:
        data: the bytes.
        encoding: a codec name from `codec_name`.
        errors: "strict" or "replace".
        offset: where `data` begins in the input, for the message.
        line: the 1-based line in which it begins.

    Raises:
        ReadError: the bytes do not decode and `errors` is "strict"; it names byte offset and line.
    """
    wide = encoding.startswith(("utf-16", "utf-32"))
    try:
        text = data.decode(encoding, "surrogatepass" if wide else "strict")
        replaced = 0
    except UnicodeDecodeError as error:
        if errors == "strict":
            raise ReadError(_why(data, encoding, error, offset, line)) from None
        text = data.decode(encoding, "replace")
        replaced = max(1, text.count(REPLACEMENT) - data.count(REPLACEMENT.encode("utf-8")))
    except UnicodeError as error:
        raise ReadError(f"byte {offset}: not {encoding}: {error}") from None
    text, surrogates = _LONE_SURROGATE.subn(REPLACEMENT, text)
    return Plain(text, replaced, surrogates)


def _why(data: bytes, encoding: str, error: UnicodeDecodeError, offset: int, line: int) -> str:
    shown = data[error.start : min(error.end, error.start + 4)].hex(" ")
    where = f"byte {offset + error.start}"
    if not encoding.startswith(("utf-16", "utf-32")):
        where += f" (line {line + len(_LINE_END.findall(data, 0, error.start))})"
    if error.end == len(data) and _CUT.search(error.reason):
        return f"{where}: {shown} begins a character of {encoding} that is cut off"
    return f"{where}: {shown} is not {encoding}"
