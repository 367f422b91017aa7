"""Renderings that the glossary forbids or calls outdated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "forbidden"


def find(view: View) -> Iterator[Issue]:
    """Yield an error for a forbidden rendering, a warning for a deprecated one."""
    for place, unit in view.translated:
        for outcome in view.outcomes(place):
            if outcome.outcome != "forbidden" or outcome.start is None or outcome.end is None:
                continue
            term = outcome.match.term
            outdated = outcome.rendering in term.deprecated and outcome.rendering not in term.forbidden
            found = unit.target[outcome.start : outcome.end]
            advice = f"; the glossary has “{term.target}”" if term.target else ""
            reason = "is outdated" if outdated else "is not to be used"
            message = f"“{found}” {reason} for “{term.source}”{advice}"
            yield Issue(
                NAME,
                unit.id,
                "target",
                outcome.start,
                outcome.end,
                message,
                "warning" if outdated else "error",
            )
