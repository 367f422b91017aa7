"""End punctuation, as Chinese and another language see it: 。 is a full stop, ？ a question mark.

A heading has none on either side. Where the source stops, the target has to stop; which stop it is
matters for questions only, since ！ and ； often become full stops. Marks in a row that English does
not write (`,,`, `?.`) are found anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue, at_match
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.model import Severity
    from textkit.checks.view import View

NAME = "punctuation"
_TRAILING = "”’\"'」』》〉）)]］】*†‡0123456789 "
_STOPS = ".!?。！？…"
_QUESTION = "?？"
_PAUSES = ";:,；：，、—–-"
_DOUBLED = regex.compile(
    r"(?<![.,;:!?])(?:,[,;:.]|;[,;:.]|:[,;:.]|\.[,;:](?!\.)|[?!][.,;:])(?![.,;:!?])|(?<!\.)\.\.(?!\.)"
)
_ABBREVIATED = regex.compile(
    r"(?:\p{L}|etc|al|Inc|Ltd|Co|Corp|No|Jr|Sr|vs|cf|ed|eds|pp|vol|st)$", regex.IGNORECASE
)


def find(view: View) -> Iterator[Issue]:
    """Yield missing and wrong end punctuation, and marks doubled in the target."""
    for _, unit in view.translated:
        yield from _end(unit)
        if not is_cjk(view.target_language):
            yield from _doubled(unit)


def _end(unit: Unit) -> Iterator[Issue]:
    source, target = (text.rstrip(_TRAILING + "\n\t\u3000") for text in (unit.source, unit.target))
    found = _judged(source[-1], target) if source and target else None
    if found:
        message, severity = found
        at = len(target)
        # A missing mark has a place and no length; the word before a missing question mark is shown.
        start = at if source[-1] not in _QUESTION and target[-1] not in _STOPS + _PAUSES else at - 1
        yield Issue(NAME, unit.id, "target", start, at, message, severity)


def _judged(last: str, target: str) -> tuple[str, Severity] | None:
    """What is wrong with the end of a target whose source ends in `last`."""
    here = target[-1]
    if last in _QUESTION and here not in _QUESTION:
        return f"the source is a question, the translation ends in “{here}”", "warning"
    if here in _QUESTION and last in _STOPS and last not in _QUESTION:
        return f"the source ends in “{last}”, the translation is a question", "note"
    if last in _STOPS and here not in _STOPS + _PAUSES:
        return f"the source ends in “{last}”, the translation in no mark", "warning"
    if last in _STOPS and here in _PAUSES:
        return f"the source ends in “{last}”, the translation in “{here}”", "note"
    if last not in _STOPS + _PAUSES and here in _STOPS and not _ABBREVIATED.search(target[:-1]):
        return f"the source has no end mark, the translation ends in “{here}”", "note"
    return None


def _doubled(unit: Unit) -> Iterator[Issue]:
    for match in _DOUBLED.finditer(unit.target):
        if match[0][0] == "." and _ABBREVIATED.search(unit.target[max(0, match.start() - 5) : match.start()]):
            continue
        yield at_match(NAME, unit, match, f"“{match[0]}”: two marks in a row", "warning")
