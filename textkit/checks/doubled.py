"""A word written twice in a row: `the the`. `had had`, `that that` and names are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import at_match
from textkit.checks.scripts import is_cjk
from textkit.checks.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.model import Issue
    from textkit.checks.view import View

NAME = "doubled"
_LATIN = regex.compile(r"(?<![\p{L}'’-])(?P<word>\p{L}++)[ \t\n]++(?P=word)(?![\p{L}'’-])", regex.IGNORECASE)
_CJK = regex.compile(r"(?P<word>的|了|是|在|和|与|及|将|为|被|把)(?P=word)")
_RIGHT = words("had that is very so many more no bye ha oh well long far on in now never again knock")


def find(view: View) -> Iterator[Issue]:
    """Yield each doubled word of the target."""
    pattern = _CJK if is_cjk(view.target_language) else _LATIN
    for _, unit in view.translated:
        for match in pattern.finditer(unit.target):
            word = match["word"]
            if word.lower() in _RIGHT or (word[0].isupper() and match[0][-len(word)].isupper()):
                continue
            yield at_match(NAME, unit, match, f"“{match[0]}”: the word is doubled", "warning")
