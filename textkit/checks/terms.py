"""Glossary terms whose rendering is not in the target.

A missing rendering is advice: published translations leave out or paraphrase one term in ten. An admitted
variant is right and says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "terms"


def find(view: View) -> Iterator[Issue]:
    """Yield a note for each occurrence of a term that the target does not render."""
    for place, unit in view.translated:
        for outcome in view.outcomes(place):
            if outcome.outcome == "absent":
                match = outcome.match
                wanted = (
                    " or ".join(f"“{target}”" for target in match.term.targets) or f"“{match.term.target}”"
                )
                written = unit.source[match.start : match.end]
                message = f"“{written}” is {wanted} in the glossary; the translation has none of it"
                yield Issue(NAME, unit.id, "source", match.start, match.end, message, "note")
