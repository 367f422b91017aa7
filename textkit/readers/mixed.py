"""Inputs whose lines are in different encodings: UTF-8 beside GB 18030 or Big5."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from textkit.readers.codec import Plain, decode_as
from textkit.readers.guess import LEGACY, rank
from textkit.readers.plausibility import log_likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# How much likelier (natural logarithm) one reading of a line must be before it counts as proof.
_PROOF = 5.0
_RANGES_SHOWN = 50
# A valid line with so many long sequences is UTF-8 without further question.
_PLENTY = 4
_LONG = re.compile(rb"[\xe0-\xf4]")


class Difference(NamedTuple):
    """The first line that is not in the encoding of the lines before it.

    Attributes:
        line: its 1-based number.
        offset: the byte offset of its beginning.
        encoding: its encoding.
        before: the encoding of the lines before.
    """

    line: int
    offset: int
    encoding: str
    before: str


def first_difference(data: bytes) -> Difference | None:
    """Find out whether some lines are UTF-8 and some are not; None if all are of one kind.

    A line counts only if its own reading is clearly likelier than the other one: a GBK word that happens
    to be valid UTF-8 does not make a file mixed, nor does a damaged line of UTF-8.
    """
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    valid, invalid = _split(lines)
    if not valid or not invalid:
        return None
    legacy = _legacy(invalid)
    few, many = (valid, invalid) if len(valid) < len(invalid) else (invalid, valid)
    proof = partial(_is_proof, legacy=legacy)
    if not (any(map(proof, few)) and any(map(proof, many))):
        return None
    return _locate(data, legacy)


def decode_lines(data: bytes, errors: str) -> tuple[Plain, tuple[str, ...]]:
    """Decode line by line, each in its own encoding.

    Returns:
        The text, and one warning for each encoding that names its lines.

    Raises:
        ReadError: a line decodes in neither encoding and `errors` is "strict".
    """
    lines = data.splitlines(keepends=True)
    legacy = _legacy(_split(line for line in lines if not line.isascii())[1])
    texts: list[str] = []
    used: list[str] = []
    replaced = offset = 0
    for number, line in enumerate(lines, 1):
        encoding = used[-1] if line.isascii() and used else _encoding(line, legacy)
        done = decode_as(line, encoding, errors, offset=offset, line=number)
        texts.append(done.text)
        used.append(encoding)
        replaced += done.replaced
        offset += len(line)
    return Plain("".join(texts), replaced, 0), tuple(_ranges(used))


def _split(lines: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    valid: list[bytes] = []
    invalid: list[bytes] = []
    for line in lines:
        (valid if _utf8(line) is not None else invalid).append(line)
    return valid, invalid


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _legacy(lines: list[bytes]) -> str:
    return rank(b"".join(lines), LEGACY)[0].encoding


def _lead_of_utf8(line: bytes, legacy: str) -> float:
    as_utf8, as_legacy = line.decode("utf-8", "replace"), line.decode(legacy, "replace")
    return log_likelihood(as_utf8) - log_likelihood(as_legacy)


def _is_proof(line: bytes, legacy: str) -> bool:
    lead = _lead_of_utf8(line, legacy)
    return lead > _PROOF if _utf8(line) is not None else lead < -_PROOF


def _encoding(line: bytes, legacy: str) -> str:
    if line.isascii() or (len(_LONG.findall(line)) >= _PLENTY and _utf8(line) is not None):
        return "utf-8"
    return "utf-8" if _lead_of_utf8(line, legacy) >= 0 else legacy


def _locate(data: bytes, legacy: str) -> Difference | None:
    before = ""
    offset = 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        if not line.isascii():
            encoding = _encoding(line, legacy)
            if before and encoding != before:
                return Difference(number, offset, encoding, before)
            before = encoding
        offset += len(line)
    return None


def _ranges(used: list[str]) -> Iterator[str]:
    runs: dict[str, list[str]] = {}
    number = 1
    for encoding, group in groupby(used):
        last = number + len(list(group)) - 1
        runs.setdefault(encoding, []).append(str(number) if last == number else f"{number}-{last}")
        number = last + 1
    for encoding, found in runs.items():
        more = f" and {len(found) - _RANGES_SHOWN} more ranges" if len(found) > _RANGES_SHOWN else ""
        yield f"read as {encoding}: lines {', '.join(found[:_RANGES_SHOWN])}{more}"
