"""Long texts in pieces that a service takes, cut where a reader would pause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.engines.placeholders import STYLES
from textkit.engines.scripts import base
from textkit.engines.sizes import fits, longest

if TYPE_CHECKING:
    from textkit.engines.model import Limit

# Where to cut, the best first: behind a sentence, behind a clause, at a space.
_PAUSES = (
    re.compile(r"[。！？!?；;…][”’」』）)\"']{0,3}\s?|\.[”’)\"']{0,3}\s|\n"),
    re.compile(r"[，、,:：—][”’」』）)\"']{0,3}\s?"),
    re.compile(r"\s"),
)
_MARK = re.compile("|".join(style.pattern.pattern.replace("?P<n>", "?:") for style in STYLES.values()))
_WINDOW = 20_000
_WITHOUT_SPACES = ("zh", "ja", "yue")


def split(text: str, limit: Limit) -> list[str]:
    """The text in pieces that fit; they join to the text.

    A piece ends behind a sentence if one ends in its second half, else behind a clause, else at a space,
    else anywhere; never inside a placeholder.
    """
    parts = []
    start = 0
    while start < len(text):
        window = text[start : start + _WINDOW]
        end = len(window) if fits(window, limit) else _cut(window, longest(window, limit))
        parts.append(window[:end])
        start += end
    return parts or [text]


def halves(text: str) -> list[str]:
    """A text in two pieces of about the same length."""
    end = _cut(text, max(1, (len(text) * 2) // 3))
    return [part for part in (text[:end], text[end:]) if part]


def join(parts: list[str], target: str) -> str:
    """The translations of pieces, as one text."""
    glue = "" if base(target) in _WITHOUT_SPACES else " "
    return glue.join(part.strip() for part in parts if part.strip())


def _cut(text: str, most: int) -> int:
    """Where to cut a text so that at most `most` characters come first."""
    for pause in _PAUSES:
        ends = [hit.end() for hit in pause.finditer(text, 0, most)]
        if ends and ends[-1] >= most // 2:
            return ends[-1]
    inside = next((hit for hit in _MARK.finditer(text) if hit.start() < most < hit.end()), None)
    return inside.start() if inside and inside.start() else most
