"""One source with different translations, and one translation for different sources.

Letter case, end punctuation and spaces do not count. The second kind is a note only: two Chinese wordings may
well be one sentence in English.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textkit.checks.model import Issue, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.view import View

NAME = "inconsistent"
_ENDS = " \t\n\u3000.,;:!?。，；：！？、“”\"'"
_SHORTEST = 2


def find(view: View) -> Iterator[Issue]:
    """Yield each unit that is translated otherwise than the first with the same source, and the reverse."""
    units = [unit for _, unit in view.translated]
    yield from _several(units, "source")
    yield from _several(units, "target")


def _several(units: list[Unit], same: str) -> Iterator[Issue]:
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        key = _plain(unit.source if same == "source" else unit.target)
        if len(key) >= _SHORTEST:
            groups[key].append(unit)
    for group in groups.values():
        first = group[0]
        for unit in group[1:]:
            if same == "source" and _plain(unit.target) != _plain(first.target):
                message = f"the same source is “{shortened(first.target, 40)}” in unit {first.id}"
                yield Issue(NAME, unit.id, "target", 0, len(unit.target), message, "warning")
            elif same == "target" and _plain(unit.source) != _plain(first.source):
                message = (
                    f"the same translation stands for “{shortened(first.source, 40)}” in unit {first.id}"
                )
                yield Issue(NAME, unit.id, "target", 0, len(unit.target), message, "note")


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_ENDS).casefold()
