"""How large a text is, as a service counts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

if TYPE_CHECKING:
    from textkit.engines.model import Limit, Measure


def size(text: str, measure: Measure) -> int:
    """The size of a text. Sizes add up: that of a text is the sum of those of its characters."""
    if measure == "characters":
        return len(text)
    encoded = text.encode("utf-8", "replace")
    return len(encoded) if measure == "utf-8" else len(quote_plus(encoded))


def fits(text: str, limit: Limit) -> bool:
    """Whether a service takes a text in one piece."""
    if limit.characters is not None and len(text) > limit.characters:
        return False
    room = min((n for n in (limit.text, limit.request) if n is not None), default=None)
    return room is None or size(text, limit.measure) <= room


def longest(text: str, limit: Limit) -> int:
    """How many characters from the start of a text on fit; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle], limit):
            low = middle
        else:
            high = middle - 1
    return low
