"""Percent where the source has percentage points, or the other way round; a percent sign that was lost.

A rise from 10 to 12 percent is one of 2 percentage points and one of 20 percent: the two are no synonyms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.figures import Comparison, Figure
    from textkit.checks.view import View

NAME = "percent"
_NAMES = {
    "percent": "percent",
    "percentage point": "percentage points",
    "per thousand": "per thousand",
    "basis point": "basis points",
}


def find(view: View) -> Iterator[Issue]:
    """Yield the figures whose number is right and whose percent is not."""
    for place, unit in view.translated:
        comparison = view.comparison(place)
        for source, target in _wrong(comparison):
            names = f"{_name(source)} and {_name(target)} are not the same"
            message = f"“{source.text}” stands against “{target.text}”: {names}"
            yield Issue(NAME, unit.id, "target", target.start, target.end, message, "error")


def _wrong(comparison: Comparison) -> Iterator[tuple[Figure, Figure]]:
    percents = any(target.unit in _NAMES for _, target, _ in comparison.pairs) or any(
        figure.unit in _NAMES
        for figure in (*comparison.added, *(target for _, target in comparison.differing))
    )
    for source, target, relation in comparison.pairs:
        lost = (
            source.unit in _NAMES
            and target.firm
            and not target.unit
            and not percents
            and target.number == source.number
        )
        if relation == "percent" or (lost and target.group == "amount"):
            yield source, target


def _name(figure: Figure) -> str:
    return _NAMES.get(figure.unit, figure.unit or "a plain number")
