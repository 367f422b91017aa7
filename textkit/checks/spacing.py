"""Spaces too many or too few in the target: before a comma, doubled, none behind a full stop."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from textkit.checks.model import at_match
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.model import Issue, Severity
    from textkit.checks.view import View

NAME = "spacing"
_LATIN: tuple[tuple[regex.Pattern[str], str, Severity], ...] = (
    (
        regex.compile(
            r"(?<=[\p{L}\p{N})\]”\"]) ++[,;:!?](?![\p{L}\p{N}(:/)D-])|(?<=[\p{L}\p{N})\]”\"]) ++\.(?=\s|$)"
        ),
        "a space before the mark",
        "warning",
    ),
    (
        regex.compile(r"(?<=\p{Ll}{2})[.;!?](?=\p{Lu}\p{Ll})|(?<=\p{Ll}{2}),(?=\p{L}{2})"),
        "no space behind the mark",
        "warning",
    ),
    (regex.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)"), "more than one space", "note"),
    (regex.compile(r"(?<=[(\[“]) ++(?=\S)|(?<=\S) ++(?=[)\]”])"), "a space inside the bracket", "note"),
)
_CJK: tuple[tuple[regex.Pattern[str], str, Severity], ...] = (
    (regex.compile(r"(?<=\p{Han}) ++(?=\p{Han})"), "a space between Chinese characters", "note"),
)
_WORD = regex.compile(r"\S++")
_ADDRESS = regex.compile(r"://|www\.|@|\.(?:com|cn|org|net|html?|pdf|gov|edu)(?![a-z])")
_ENDS = regex.compile(r"^\s++|\s++$")


def find(view: View) -> Iterator[Issue]:
    """Yield what is wrong with the spaces of the target, web addresses apart."""
    rules = _CJK if is_cjk(view.target_language) else _LATIN
    for _, unit in view.translated:
        addresses = _addresses(unit.target)
        for pattern, message, severity in rules:
            for match in pattern.finditer(unit.target):
                if not _inside(match.start(), addresses):
                    yield at_match(NAME, unit, match, f"{message}: “{_around(unit, match)}”", severity)
        yield from _outer(unit)


def _addresses(text: str) -> list[tuple[int, int]]:
    """The places of web and mail addresses, whose marks are no punctuation."""
    if "." not in text and "@" not in text:
        return []
    return [match.span() for match in _WORD.finditer(text) if _ADDRESS.search(match[0])]


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at + 1,)) - 1
    return place >= 0 and at < spans[place][1]


def _around(unit: Unit, match: regex.Match[str]) -> str:
    return unit.target[max(0, match.start() - 8) : match.end() + 8].strip()


def _outer(unit: Unit) -> Iterator[Issue]:
    """Space at the ends of the target that the source does not have."""
    for match in _ENDS.finditer(unit.target):
        if not match[0].isspace() or (
            unit.source[:1].isspace() if match.start() == 0 else unit.source[-1:].isspace()
        ):
            continue
        where = "before" if match.start() == 0 else "behind"
        yield at_match(NAME, unit, match, f"space {where} the translation", "note")
