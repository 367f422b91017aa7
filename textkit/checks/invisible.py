"""Characters that nobody sees and no author wrote: zero-width, control, lost and private-use ones.

The joiner inside an emoji and the variation selectors stay; so do tabs and line ends.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.model import Severity, Side
    from textkit.checks.view import View

NAME = "invisible"
_RUN = regex.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd\u2028\u2029--\t\n\r]++", regex.V1)
_EMOJI_JOINT = regex.compile(r"[\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff]")
_NAMES = {
    "\ufffd": "a character that was lost in decoding", "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a byte-order mark", "\u200d": "a zero-width joiner", "\u200c": "a zero-width non-joiner",
}  # fmt: skip


def find(view: View) -> Iterator[Issue]:
    """Yield each run of invisible characters, on both sides."""
    for unit in view.bitext.units:
        sides: tuple[tuple[Side, str], ...] = (("source", unit.source), ("target", unit.target))
        for side, text in sides:
            for match in _RUN.finditer(text):
                if not _joins_emoji(text, match):
                    name, severity = _named(match[0])
                    yield Issue(NAME, unit.id, side, match.start(), match.end(), name, severity)


def _joins_emoji(text: str, match: regex.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match[0] == "\u200d" and all(sign and _EMOJI_JOINT.match(sign) for sign in (before, after))


def _named(run: str) -> tuple[str, Severity]:
    sign = run[0]
    name = _NAMES.get(sign) or unicodedata.name(sign, "").lower() or f"U+{ord(sign):04X}"
    category = unicodedata.category(sign)
    if category == "Co":
        name = f"the private-use character U+{ord(sign):04X}"
    many = f" and {len(run) - 1} more" if len(run) > 1 else ""
    lost = sign == "\ufffd" or category in ("Cc", "Cs")
    return f"{name}{many} stands here", "error" if lost else "warning"
