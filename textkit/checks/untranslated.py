"""Units without a translation: empty, or holding only the terms and numbers of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "untranslated"


def find(view: View) -> Iterator[Issue]:
    """Yield a warning for each unit that is still to be translated; an error where it claims to be done."""
    for unit in view.bitext.units:
        if not unit.source.strip():
            continue
        if unit.state == "partial":
            yield _issue(unit.id, "only terms and numbers are in the target language", done=False)
        elif unit.state == "untranslated":
            yield _issue(unit.id, "not translated", done=False)
        elif not unit.target.strip():
            yield _issue(unit.id, f"the translation is empty, and the unit is called {unit.state}", done=True)


def _issue(unit: str, message: str, *, done: bool) -> Issue:
    return Issue(NAME, unit, "target", 0, 0, message, "error" if done else "warning")
