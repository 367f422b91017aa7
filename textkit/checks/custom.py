"""The user's own checklist of regular expressions, each with a time limit.

An expression that takes too long on a unit is given up for the rest of the run and said once.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from textkit.bitext import Unit
    from textkit.checks.patterns import Pattern
    from textkit.checks.view import View

NAME = "custom"
_SECONDS = 0.5  # for one expression on one unit
_SECONDS_IN_ALL = 20.0  # for one expression on all units


class _TooSlow(Exception):  # noqa: N818 - it never leaves this module
    """An expression used up its time."""


def find(view: View) -> Iterator[Issue]:
    """Yield what the checklist finds."""
    for pattern in view.patterns:
        spent = 0.0
        for _, unit in view.translated:
            began = perf_counter()
            try:
                found = list(_apply(pattern, unit))
                spent += perf_counter() - began
                if spent > _SECONDS_IN_ALL:
                    raise _TooSlow
            except _TooSlow:
                yield Issue(
                    NAME,
                    unit.id,
                    "target",
                    0,
                    0,
                    f"the expression of {pattern.name} takes too long and was given up here",
                    "note",
                )
                break
            yield from found


def _apply(pattern: Pattern, unit: Unit) -> Iterator[Issue]:
    source = _search(pattern.source, unit.source)
    if pattern.source is not None and source is None:
        return
    if pattern.missing is not None:
        if pattern.target is not None and _search(pattern.target, unit.target) is None:
            return
        if _search(pattern.missing, unit.target) is None:
            start, end = source.span() if source else (0, 0)
            yield Issue(NAME, unit.id, "source", start, end, pattern.message, pattern.severity)
        return
    if pattern.target is None:
        assert source is not None
        yield Issue(NAME, unit.id, "source", *source.span(), pattern.message, pattern.severity)
        return
    for start, end in _places(pattern.target, unit.target):
        yield Issue(NAME, unit.id, "target", start, end, pattern.message, pattern.severity)


def _search(pattern: regex.Pattern[str] | None, text: str) -> regex.Match[str] | None:
    if pattern is None:
        return None
    try:
        return pattern.search(text, timeout=_SECONDS)
    except TimeoutError as error:
        raise _TooSlow from error


def _places(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    try:
        for match in pattern.finditer(text, timeout=_SECONDS):
            yield match.span()
    except TimeoutError as error:
        raise _TooSlow from error
