"""What a check finds, and what a check is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import regex

    from textkit.bitext import Unit
    from textkit.checks.view import View

Severity = Literal["error", "warning", "note"]
Side = Literal["source", "target"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something doubtful about a unit.

    Attributes:
        check: name of the check that found it.
        unit: id of the unit.
        side: on which side `start` and `end` count.
        start: where it begins, in code points of the unit's source or target.
        end: where it ends, exclusive; equal to `start` where something is missing.
        message: what is wrong, in words for a translator.
        severity: `error` (wrong), `warning` (probably wrong), `note` (worth a look).
    """

    check: str
    unit: str
    side: Side
    start: int
    end: int
    message: str
    severity: Severity


def at_match(check: str, unit: Unit, match: regex.Match[str], message: str, severity: Severity) -> Issue:
    """The issue of a check at a match in the target of a unit."""
    return Issue(check, unit.id, "target", match.start(), match.end(), message, severity)


def shortened(text: str, most: int) -> str:
    """A text as a message quotes it: `most` characters at the most, the last one then an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


class Check(NamedTuple):
    """A named check.

    Attributes:
        name: as it is asked for and stands in an issue.
        reason: what it looks for, in one line.
        find: what it finds in a bitext, in any order.
    """

    name: str
    reason: str
    find: Callable[[View], Iterable[Issue]]
