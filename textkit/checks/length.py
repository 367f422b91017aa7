"""A target out of proportion to its source: something is missing, or belongs to another unit.

English takes 2.5 to 8 letters for a Chinese character (middle 99 % of 1,140 paragraphs of government reports,
statutes and news). What lies far outside is found; headings and other short units are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "length"
_HAN = regex.compile(r"\p{Han}")
_LETTER = regex.compile(r"[\p{L}\p{N}--\p{Han}]", regex.V1)
_SHORTEST = 12  # Chinese characters
_LOW, _HIGH = 1.6, 11.0
_LETTERS_PER_HAN = 4.7  # the middle of the same paragraphs; it weighs Latin letters inside Chinese


def find(view: View) -> Iterator[Issue]:
    """Yield each unit with too much or too little in its target, where exactly one side is Chinese."""
    chinese, other = is_cjk(view.source_language), is_cjk(view.target_language)
    if chinese == other:
        return
    for _, unit in view.translated:
        han_side, letter_side = (unit.source, unit.target) if chinese else (unit.target, unit.source)
        han, letters = _han(han_side), _count(_LETTER, letter_side) + _count(_HAN, letter_side)
        if max(han, letters / _LETTERS_PER_HAN) < _SHORTEST or not han:
            continue
        share = letters / han
        if not _LOW <= share <= _HIGH:
            long = (share > _HIGH) == chinese
            measure = f"{letters} letters against {han:.0f} characters"
            message = f"the translation looks too {'long' if long else 'short'}: {measure}"
            yield Issue(NAME, unit.id, "target", 0, len(unit.target), message, "warning")


def _han(text: str) -> float:
    """Chinese characters, Latin letters and figures among them weighed as part of one."""
    return _count(_HAN, text) + _count(_LETTER, text) / _LETTERS_PER_HAN


def _count(pattern: regex.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
