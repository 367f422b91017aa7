"""Times of day in an English text: `3 p.m.`, `15:30`, `noon`, `nine o'clock`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities.english_text.found import Found
from textkit.quantities.english_text.numerals import ONES

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens

_MORNING = ("am", "a.m.", "a.m")
_EVENING = ("pm", "p.m.", "p.m")
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}

OPENERS = tuple(_NAMED)
"""The words, numerals apart, that can open a time of day."""


def read_time(tokens: Tokens, at: int) -> Found | None:
    """The time of day that begins with the token `at`, or None."""
    if tokens.lower(at) in _NAMED:
        return Found(at, at + 1, "time", _NAMED[tokens.lower(at)], "time")
    first = _one(tokens, at)
    if first is None:
        return None
    hour, minute, end, half = first
    joint = tokens.lower(end) in ("-", "–", "to", "until", "till")
    second = _one(tokens, end + 1) if joint else None
    if second is None:
        return Found(at, end, "time", _value(hour, minute, half), "time") if half or minute >= 0 else None
    other_hour, other_minute, last, other_half = second
    if not (half or other_half or minute >= 0):
        return None
    opening = _value(hour, minute, half or (other_half if hour <= other_hour else ""))
    return Found(at, last, "range", f"{opening}..{_value(other_hour, other_minute, other_half)}", "time")


def _one(tokens: Tokens, at: int) -> tuple[int, int, int, str] | None:
    """Hour, minute (-1 if unsaid), the token behind, and which half of the day."""
    text = tokens[at].text
    hour = int(text) if text.isdigit() and len(text) <= 2 else ONES.get(tokens.lower(at), 99)
    if hour > 24:
        return None
    end, minute = at + 1, -1
    if tokens.lower(end) in (":", ".") and tokens.tight(end) and tokens.tight(end + 1) and text.isdigit():
        minutes = tokens[end + 1].text
        if tokens.lower(end) == "." or len(minutes) != 2 or not minutes.isdigit() or int(minutes) > 59:
            return None
        minute, end = int(minutes), end + 2
    if tokens.lower(end) in ("o'clock",):
        end, minute = end + 1, max(minute, 0)
    if tokens.lower(end) in (*_MORNING, *_EVENING):
        return hour, minute, end + 1, "am" if tokens.lower(end) in _MORNING else "pm"
    if tokens.starts(end, ("in", "the", "afternoon")) or tokens.starts(end, ("in", "the", "evening")):
        return (hour, minute, end + 3, "pm") if minute >= 0 else (hour, minute, end, "")
    return hour, minute, end, ""


def _value(hour: int, minute: int, half: str) -> str:
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{max(minute, 0):02d}"
