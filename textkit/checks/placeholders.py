"""Tags, variables and marks of a program that the target lost or invented: {0}, %s, ${name}, <b>."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.view import View

NAME = "placeholders"
_PLACEHOLDER = regex.compile(
    r"⟦[^⟦⟧\s]{1,20}⟧"
    r"|\$?\{\{?[A-Za-z0-9_.:\-]{0,40}\}?\}"
    r"|</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,200})?/?>"
    r"|(?<![0-9０-９％%])%(?:[0-9]++\$)?[-+0#]*+[0-9]*+(?:\.[0-9]++)?[sdifuxXgeEc](?![A-Za-z])"
    r"|%\([A-Za-z_][A-Za-z0-9_]*+\)[sd]"
    r"|&(?:[a-z]{2,8}|#[0-9]{1,6});"
)


def find(view: View) -> Iterator[Issue]:
    """Yield each placeholder that one side has more often than the other."""
    for _, unit in view.translated:
        if _may_hold(unit):
            yield from _differences(unit)


def _may_hold(unit: Unit) -> bool:
    return any(sign in text for text in (unit.source, unit.target) for sign in "⟦{<%&")


def _differences(unit: Unit) -> Iterator[Issue]:
    source = [(match[0], match.span()) for match in _PLACEHOLDER.finditer(unit.source)]
    target = [(match[0], match.span()) for match in _PLACEHOLDER.finditer(unit.target)]
    for name, (start, end) in _surplus(source, Counter(name for name, _ in target)):
        yield Issue(NAME, unit.id, "source", start, end, f"“{name}” is missing in the translation", "error")
    for name, (start, end) in _surplus(target, Counter(name for name, _ in source)):
        yield Issue(NAME, unit.id, "target", start, end, f"“{name}” is not in the source", "error")


def _surplus(
    found: list[tuple[str, tuple[int, int]]], other: Counter[str]
) -> Iterator[tuple[str, tuple[int, int]]]:
    left = Counter(other)
    for name, span in found:
        if left[name] > 0:
            left[name] -= 1
        else:
            yield name, span
