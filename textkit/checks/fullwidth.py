"""Chinese punctuation and full-width letters left in a target that is not Chinese: ，。（）１００％."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import at_match
from textkit.checks.scripts import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.model import Issue
    from textkit.checks.view import View

NAME = "fullwidth"
_SIGNS = regex.compile(r"[\u3000-\u3004\u3008-\u301f\uff01-\uff65\uffe0-\uffe6\ufe30-\ufe4f]++")
_HAN = regex.compile(r"\p{Han}")


def find(view: View) -> Iterator[Issue]:
    """Yield each run of full-width signs that does not belong to Chinese words left in the target."""
    if is_cjk(view.target_language):
        return
    for _, unit in view.translated:
        for match in _SIGNS.finditer(unit.target):
            around = (
                unit.target[max(0, match.start() - 1) : match.start()]
                + unit.target[match.end() : match.end() + 1]
            )
            if _HAN.search(around):
                continue
            message = f"“{match[0][:12]}” is Chinese punctuation or a full-width letter"
            yield at_match(NAME, unit, match, message, "warning")
