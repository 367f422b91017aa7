"""Targets that repeat the source word for word.

Numbers, codes and names that both languages write alike are no findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "same_as_source"
_HAN = regex.compile(r"\p{Han}")
_WORDS = regex.compile(r"\p{Ll}{2,}")
_NAMES = 2


def find(view: View) -> Iterator[Issue]:
    """Yield an error for each unit whose target is its source."""
    if view.source_language.split("-")[0] == view.target_language.split("-")[0]:
        return
    pattern, least = (_HAN, 1) if is_cjk(view.source_language) else (_WORDS, _NAMES)
    for _, unit in view.translated:
        if _plain(unit.source) != _plain(unit.target):
            continue
        if sum(1 for _ in pattern.finditer(unit.source)) >= least:
            yield Issue(
                NAME, unit.id, "target", 0, len(unit.target), "the translation is the source itself", "error"
            )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
