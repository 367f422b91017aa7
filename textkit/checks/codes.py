"""Web addresses, mail addresses and codes (C919, PM2.5, 京A·12345) that the target does not carry over.

Letter case, hyphens and spaces in a code may change (`COVID-19`), an address may not. A generation of mobile
networks may be put in words (5G).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.view import View

NAME = "codes"
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)[!-~]++|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++"
)
_CODE = regex.compile(
    r"(?<![A-Za-z0-9./@_-])(?=[A-Za-z0-9-]*[0-9])(?=[0-9-]*[A-Za-z])[A-Za-z0-9]++(?:[-_./][A-Za-z0-9]++)*+"
)
_MEASURE = regex.compile(
    r"[0-9][0-9.,]*+(?:[kcmn]?m[23²³]?|[kKM]?[gG]|[mM]?[lLW]|[kKMGT]?(?:Wh?|Hz|B)|k[Vv]A?|[hHtV]|s|GB|MB|TB|bps|[KMG]bps|st|nd|rd|th|x|X)?"
    r"|(?:RMB|USD|CNY|EUR|NTD?|HKD?|US|GBP)[0-9][0-9.,]*+"
)
_TAIL = ".,;:!?)'\"”’"
_FOLD = str.maketrans("", "", "-_ ·.‐–")


def find(view: View) -> Iterator[Issue]:
    """Yield each address or code of the source that is not in the target."""
    for _, unit in view.translated:
        yield from _addresses(unit)
        yield from _codes(unit)


def _addresses(unit: Unit) -> Iterator[Issue]:
    for match in _ADDRESS.finditer(unit.source):
        address = match[0].rstrip(_TAIL)
        if address not in unit.target:
            end = match.start() + len(address)
            yield Issue(
                NAME, unit.id, "source", match.start(), end, f"“{address}” is not in the translation", "error"
            )


def _codes(unit: Unit) -> Iterator[Issue]:
    addresses = bytearray(len(unit.source))
    for match in _ADDRESS.finditer(unit.source):
        addresses[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    target = _folded(unit.target)
    for match in _CODE.finditer(unit.source):
        code = match[0]
        if addresses[match.start()] or _MEASURE.fullmatch(code) or _folded(code) in target:
            continue
        yield Issue(
            NAME,
            unit.id,
            "source",
            match.start(),
            match.end(),
            f"“{code}” is not in the translation",
            "warning",
        )


def _folded(text: str) -> str:
    """The text in one width and case, without what may be set or left inside a code."""
    narrow = text.translate({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    return narrow.translate(_FOLD).casefold()
