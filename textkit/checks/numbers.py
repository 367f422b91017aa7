"""Numbers and dates of the source that the target says differently, or not at all.

They are compared by value: 3.5万 is `35,000`, 15亩 is `one hectare`, 翻一番 is `double`, 三分之一 is
`33 percent`, 几千万 is `tens of millions`. What is found in the unit before or after is called
misaligned: the figure is right, the cut is not. Figures that English adds are mostly notes: the year
for 今年, `Five-Year`, ordinals, small numbers.

It is wrong where a translator leaves a count out on purpose (两国 as `they`) or reckons (this year and
next for 两年).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.figures.relation import same_number, same_worth
from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.figures import Comparison, Figure
    from textkit.checks.model import Severity
    from textkit.checks.view import View

NAME = "numbers"
_FEW = 10
_MOST = 100  # leftovers of a neighbour that are looked at
_UNCOUNTED = ("", "person", "time")


def find(view: View) -> Iterator[Issue]:
    """Yield what is missing, differs or was added, one issue for a place."""
    for place, unit in view.translated:
        comparison = view.comparison(place)
        said: set[tuple[int, int]] = set()
        for issue in _of(view, place, unit, comparison):
            key = (issue.start, issue.end)
            if issue.side == "target" or key not in said:
                yield issue
            if issue.side == "source":
                said.add(key)


def _of(view: View, place: int, unit: Unit, comparison: Comparison) -> Iterator[Issue]:
    for source, target in comparison.differing:
        misaligned = _misaligned(view, place, source)
        yield misaligned or _source(
            unit,
            source,
            f"“{source.text}” stands against “{target.text}”: {_difference(source, target)}",
            "error",
        )
    for source in comparison.missing:
        misaligned = _misaligned(view, place, source)
        yield misaligned or _source(
            unit, source, f"“{source.text}” is missing in the translation", _weight(source)
        )
    for source, target, relation in comparison.pairs:
        if relation == "unit":
            message = (
                f"“{source.text}” stands against “{target.text}”: the number is the same, the unit is not"
            )
            yield _source(unit, source, message, "error")
    yield from _added(view, place, unit, comparison)


def _source(unit: Unit, figure: Figure, message: str, severity: Severity) -> Issue:
    return Issue(NAME, unit.id, "source", figure.start, figure.end, message, severity)


def _weight(figure: Figure) -> Severity:
    """A vague magnitude or a part of a year may be left out; an exact number may not."""
    return "note" if figure.group == "vague" else "error"


def _difference(source: Figure, target: Figure) -> str:
    if source.group == target.group == "year":
        return "the years differ"
    if {source.group, target.group} <= {"day", "month"}:
        return "the dates differ"
    return f"{_shown(source)} is not {_shown(target)}"


def _shown(figure: Figure) -> str:
    """The value in figures, so that the reader sees what was compared."""
    if figure.group == "vague":
        return f"a number of {int(figure.number) + 1} digits"
    if figure.group == "time":
        return f"{int(figure.number) // 60:02d}:{int(figure.number) % 60:02d}"
    if figure.group == "decade":
        return f"the {figure.number}s"
    if figure.group == "day":
        return f"{int(figure.number) // 100}/{int(figure.number) % 100}"
    number = figure.number
    shown = f"{int(number):,}" if number.denominator == 1 else _decimal(figure)
    return f"{shown} {figure.unit}" if figure.unit.isascii() and figure.unit else shown


def _decimal(figure: Figure) -> str:
    """A short decimal as such, a fraction with its bar."""
    shown = f"{float(figure.number):,.6f}".rstrip("0")
    exact = (figure.number * 10**6).denominator == 1
    return shown if exact else f"{figure.number.numerator}/{figure.number.denominator}"


def _misaligned(view: View, place: int, figure: Figure) -> Issue | None:
    """The issue for a figure that the translation of a neighbouring unit says and its source does not."""
    unit = view.bitext.units[place]
    for neighbour, comparison in view.neighbours(place):
        spare = (*comparison.added, *(target for _, target in comparison.differing))
        for target in spare[:_MOST]:
            if _is_same(figure, target):
                message = (
                    f"“{figure.text}” stands in the translation of unit {neighbour.id} (“{target.text}”): "
                    "the units look misaligned"
                )
                return _source(unit, figure, message, "warning")
    return None


def _is_same(source: Figure, target: Figure) -> bool:
    return same_number(source, target) == "equal" or same_worth(source, target)


def _added(view: View, place: int, unit: Unit, comparison: Comparison) -> Iterator[Issue]:
    for figure in comparison.added:
        owner = _owner(view, place, figure)
        if owner:
            message = f"“{figure.text}” belongs to the source of unit {owner}: the units look misaligned"
        else:
            message = f"“{figure.text}” is not in the source"
        severity: Severity = "note" if owner or _is_usual_addition(figure) else "warning"
        yield Issue(NAME, unit.id, "target", figure.start, figure.end, message, severity)


def _owner(view: View, place: int, figure: Figure) -> str:
    for neighbour, comparison in view.neighbours(place):
        lacking = (*comparison.missing, *(source for source, _ in comparison.differing))
        if any(_is_same(source, figure) for source in lacking[:_MOST]):
            return neighbour.id
    return ""


def _is_usual_addition(figure: Figure) -> bool:
    """Whether translators often add such a figure: a year, an ordinal, a small count, a plan's name."""
    if figure.group != "amount":
        return True
    if figure.unit == "year" and "-" in figure.text:
        return True
    return abs(figure.number) <= _FEW and figure.unit in _UNCOUNTED
