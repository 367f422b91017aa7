"""Words of the source language that stand in the target: Chinese characters in English, English in Chinese.

A short word in brackets or quotes (`gongfu (功夫)`) is meant to be there and only a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import at_match, shortened
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.model import Issue
    from textkit.checks.view import View

NAME = "source_left"
_HAN_RUN = regex.compile(r"\p{Han}[\p{Han}\d，、·]*+")
_LATIN_RUN = regex.compile(r"\p{Latin}[\p{Latin}'’-]*+(?: \p{Latin}[\p{Latin}'’-]*+)++")
_OPENING = "(（“\"‘'「『《["
_GLOSS = 8  # characters of a word that is quoted on purpose
_SENTENCE = 5  # words of English that are no name


def find(view: View) -> Iterator[Issue]:
    """Yield each run of the source language; an error, or a note where it is quoted."""
    into_latin = is_cjk(view.source_language) and not is_cjk(view.target_language)
    from_latin = is_cjk(view.target_language) and not is_cjk(view.source_language)
    for _, unit in view.translated:
        if into_latin and unit.target != unit.source:
            for match in _HAN_RUN.finditer(unit.target):
                quoted = (
                    unit.target[match.start() - 1 : match.start()] in tuple(_OPENING)
                    and len(match[0]) <= _GLOSS
                )
                message = f"“{shortened(match[0], 20)}” is left in the source language"
                yield at_match(NAME, unit, match, message, "note" if quoted else "error")
        elif from_latin and unit.target != unit.source:
            for match in _LATIN_RUN.finditer(unit.target):
                if match[0].count(" ") >= _SENTENCE and match[0] in unit.source:
                    message = f"“{shortened(match[0], 20)}” is left in the source language"
                    yield at_match(NAME, unit, match, message, "error")
