"""`check`: what is doubtful about a translation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from textkit.checks import (
    brackets,
    codes,
    currency,
    custom,
    direction,
    doubled,
    forbidden,
    fullwidth,
    inconsistent,
    invisible,
    length,
    numbers,
    percent,
    placeholders,
    punctuation,
    same_as_source,
    source_left,
    spacing,
    terms,
    untranslated,
)
from textkit.checks.model import Check, Issue
from textkit.checks.view import View
from textkit.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.bitext import Bitext
    from textkit.checks.patterns import Pattern
    from textkit.glossary import Glossary

CHECKS: tuple[Check, ...] = (
    Check("numbers", "numbers and dates that differ, are missing or were added", numbers.find),
    Check("percent", "percent for percentage points, or the other way round", percent.find),
    Check("currency", "an amount in another currency", currency.find),
    Check("direction", "more for less, up for down", direction.find),
    Check("terms", "glossary terms whose rendering is missing", terms.find),
    Check("forbidden", "renderings that the glossary forbids", forbidden.find),
    Check("untranslated", "units without a translation", untranslated.find),
    Check("source_left", "words of the source language in the target", source_left.find),
    Check("same_as_source", "targets that repeat the source", same_as_source.find),
    Check("brackets", "brackets and quotation marks without a partner", brackets.find),
    Check("punctuation", "end punctuation that does not fit the source", punctuation.find),
    Check("spacing", "spaces too many or too few", spacing.find),
    Check("fullwidth", "Chinese punctuation and full-width letters in the target", fullwidth.find),
    Check("doubled", "a word written twice", doubled.find),
    Check("inconsistent", "one source with different targets, and the reverse", inconsistent.find),
    Check("length", "a target out of proportion to its source", length.find),
    Check("codes", "addresses and codes that were not carried over", codes.find),
    Check("placeholders", "tags and variables lost or invented", placeholders.find),
    Check("invisible", "characters that nobody sees", invisible.find),
    Check("custom", "the user's own checklist", custom.find),
)
"""The built-in checks, in the order in which their findings are told."""

GROUP = "textkit.checks"


def check(
    bitext: Bitext,
    *,
    glossary: Glossary | None = None,
    checks: Sequence[str] | None = None,
    patterns: Sequence[Pattern] = (),
) -> tuple[Issue, ...]:
    """Finds what is doubtful about a translation.

    Units without a translation (`untranslated`, `partial`, empty) are said once; no other check of the
    target runs on them.

    Args:
        bitext: the units to check.
        glossary: what terms are called; without it the checks `terms` and `forbidden` find nothing.
        checks: names of the checks to run; default: all of `CHECKS`. A check of another package is found
            under its name in the entry-point group `textkit.checks`; it is a function from a `View` to
            issues.
        patterns: the user's checklist, for the check `custom`: see `read_patterns`.

    Returns:
        The issues in the order of the units, within a unit in the order of `CHECKS` and of their place.

    Raises:
        ValueError: a name in `checks` is unknown.
        TypeError: this is no bitext.
        PluginError: a check of another package cannot be loaded.

    >>> from textkit.bitext import Bitext
    >>> pair = ("帮扶资金200亿元", "20 million yuan in aid")
    >>> bitext = Bitext.from_pairs([pair], source_language="zh", target_language="en")
    >>> (issue,) = check(bitext)
    >>> issue.check, issue.severity
    ('numbers', 'error')
    >>> print(issue.message)
    “200亿元” stands against “20 million yuan”: 20,000,000,000 yuan is not 20,000,000 yuan
    """
    chosen = chosen_checks(checks)
    if not hasattr(bitext, "units"):
        raise TypeError(f"check() takes a Bitext, not {type(bitext).__name__}")
    view = View(bitext, glossary, patterns)
    order = {unit.id: place for place, unit in reversed(tuple(enumerate(bitext.units)))}
    found = [
        (order.get(issue.unit, 0), rank, issue.start, issue)
        for rank, one in enumerate(chosen)
        for issue in one.find(view)
    ]
    return tuple(issue for *_, issue in sorted(found, key=lambda row: row[:3]))


def chosen_checks(names: Sequence[str] | None) -> tuple[Check, ...]:
    """The checks of these names, built-in ones first and in their own order.

    Raises:
        ValueError: a name is unknown.
        PluginError: a check of another package cannot be loaded.
    """
    if names is None:
        return CHECKS
    if isinstance(names, str):
        raise ValueError(f"checks is a list of names, not the string {names!r}")
    wanted = dict.fromkeys(names)
    built_in = tuple(one for one in CHECKS if one.name in wanted)
    known = {one.name for one in built_in}
    return built_in + tuple(_plugged(name) for name in wanted if name not in known)


def _plugged(name: str) -> Check:
    """The check that another package offers under this name."""
    from importlib import metadata

    points = tuple(metadata.entry_points(group=GROUP, name=name))
    if not points:
        known = ", ".join(one.name for one in CHECKS)
        raise ValueError(f"checks: {name!r} is none of {known}")
    try:
        find = points[0].load()
    except Exception as error:
        raise PluginError(f"the check {name!r} ({points[0].value}) cannot be loaded: {error}") from error
    return Check(name, getattr(find, "__doc__", "") or name, find)


def with_issues(bitext: Bitext, issues: Iterable[Issue]) -> Bitext:
    """The bitext with its issues as notes of their units, in words; none is added twice.

    >>> from textkit.bitext import Bitext
    >>> pair = ("工会", "trade union union")
    >>> bitext = Bitext.from_pairs([pair], source_language="zh", target_language="en")
    >>> with_issues(bitext, check(bitext)).units[0].notes
    ('warning (doubled): “union union”: the word is doubled',)
    """
    notes: dict[str, list[str]] = defaultdict(list)
    for issue in issues:
        notes[issue.unit].append(f"{issue.severity} ({issue.check}): {issue.message}")
    units = tuple(
        replace(unit, notes=tuple(dict.fromkeys((*unit.notes, *notes[unit.id]))))
        if unit.id in notes
        else unit
        for unit in bitext.units
    )
    return replace(bitext, units=units)
