r"""Plain parallel files, `name.zh` and `name.en`: one unit a line, the same line in both.

They hold text and nothing else, and whoever takes them takes them for translations. So the line of a
unit that is no translation yet (untranslated, partial) is empty, unless `fill` asks for another thing.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from textkit.bitext import Bitext
from textkit.errors import FormatError

if TYPE_CHECKING:
    from pathlib import Path

    from textkit.formats import Writable

_LEFT_OUT = ("id", "state", "origin", "coverage", "page", "block", "kind", "raw", "terms", "quantities",
             "notes", "meta")  # fmt: skip
DROPPED = MappingProxyType({name: name for name in _LEFT_OUT})
PARTNER = MappingProxyType({"zh": "en", "en": "zh"})
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def write(value: Writable, *, side: str) -> str:
    """The lines of one language of a bitext.

    Raises:
        ValueError: the value is no bitext, or not one of Chinese and English.
    """
    if not isinstance(value, Bitext):
        raise ValueError(f".{side} holds one side of a bitext; draft() makes one of a document")
    source, target = (_primary(code) for code in (value.source_language, value.target_language))
    if PARTNER.get(source) != target:
        raise ValueError(
            f".zh and .en hold Chinese and English, not {value.source_language} and {value.target_language}"
        )
    texts = (unit.source if side == source else unit.target for unit in value.units)
    lines = "".join(f"{_BREAK.sub(' ', text)}\n" for text in texts)
    # A text that begins with U+FEFF would lose it to whoever reads the file.
    return f"\ufeff{lines}" if lines.startswith("\ufeff") else lines


def read(path: Path, *, side: str) -> Bitext:
    """The bitext of two files; the one that is named is the source.

    Raises:
        FormatError: one of them is not UTF-8, or they differ in their number of lines.
        OSError: one of them cannot be read.
    """
    other = path.with_suffix(f".{PARTNER[side]}")
    sources, targets = _lines(path), _lines(other)
    if len(sources) != len(targets):
        message = f"{len(sources)} lines, but {other.name} has {len(targets)}: line by line they must agree"
        raise FormatError(message, str(path), min(len(sources), len(targets)) + 1)
    pairs = zip(sources, targets, strict=True)
    return Bitext.from_pairs(pairs, source_language=side, target_language=PARTNER[side])


def _primary(code: str) -> str:
    return code.lower().replace("_", "-").partition("-")[0]


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    try:
        *lines, last = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"byte {error.start} is not UTF-8", str(path), line) from error
    return [line.removesuffix("\r") for line in (*lines, *([last] if last else []))]
