"""Times of day: `9时30分`, `下午3点`, `晚上七点半`, `8:30—17:00`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.quantities import english
from textkit.quantities.numerals import parse_numeral
from textkit.quantities.reading import Reading

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE = r"(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"
_SPOKEN = re.compile(
    rf"(?P<h>{_HOUR}) ?(?P<mark>[时点])(?!间|代|期|钟头|候|刻|区|差|尚|速)"
    rf"(?: ?(?P<m>{_MINUTE}) ?分(?![之钟])(?: ?{_MINUTE} ?秒)?"
    r"|(?P<half>半)|(?P<quarter>[一三])刻|(?P<sharp>整|钟整?))?"
)
_COLON = re.compile(r"(?P<h>2[0-4]|1[0-9]|0?[0-9]):(?P<m>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])")
_TO = re.compile(r" ?(?:[-–—－~～〜−]{1,2}|至|到) ?")

# The parts of the day, and whether the hours that follow them run past noon. Morning words stay outside the
# reading: they add nothing to the value.
_AFTERNOON = ("下午", "晚上", "傍晚", "当晚", "今晚", "昨晚", "午后", "夜间", "夜里", "入夜", "晚")
_MORNING = ("上午", "早上", "凌晨", "清晨", "早晨", "清早", "今早", "早", "中午", "正午")
_RATIO = ("比例为", "比例", "比分", "比分为", "之比为", "比为", "比")


def read_time(view: View, at: int, floor: int) -> Reading | None:
    """A time of day, or a span of two, that begins at `at` or at the part of the day before it."""
    first = _read_one(view.text, at, floor)
    if first is None:
        return None
    start, end, hour, minute = first
    gap = _TO.match(view.text, end)
    second = _read_one(view.text, gap.end(), gap.end(), after=hour, marked=True) if gap else None
    if second is not None and gap is not None:
        _, end, other, other_minute = second
        value = f"{_value(hour, minute)}..{_value(other, other_minute)}"
        return Reading(
            start,
            end,
            "range",
            value,
            "time",
            "",
            f"{english.clock(hour, minute)} to {english.clock(other, other_minute)}",
        )
    return Reading(start, end, "time", _value(hour, minute), "time", "", english.clock(hour, minute))


def _value(hour: int, minute: int | None) -> str:
    return f"{hour:02d}:{minute or 0:02d}"


def _read_one(
    text: str, at: int, floor: int, *, after: int = 0, marked: bool = False
) -> tuple[int, int, int, int | None] | None:
    match = _COLON.match(text, at)
    if match:
        if text[max(floor, at - 3) : at].endswith(_RATIO):
            return None
        return match.start(), match.end(), int(match["h"]), int(match["m"])
    for word in (*_AFTERNOON, *_MORNING):
        if marked and text.startswith(word, at):
            at += len(word)
            marked = False
            floor = at - len(word)
            break
    match = _SPOKEN.match(text, at)
    if match is None:
        return None
    part = _part_before(text, at, floor)
    if not (part or marked) and not _is_marked(text, match):
        return None
    hour, minute = int(parse_numeral(match["h"]) or 0), _minute(match)
    start = at
    if part in _AFTERNOON:
        start = at - len(part)
        hour += 12 if hour < 12 else 0
    elif marked and after >= 12 and hour < 12:
        hour += 12
    return start, match.end(), hour, minute


def _part_before(text: str, at: int, floor: int) -> str:
    for word in (*_AFTERNOON, *_MORNING):
        if at - len(word) >= floor and text.startswith(word, at - len(word)):
            return word
    return ""


def _is_marked(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is a time without a part of the day before it: 20时15分, 七点半, 8点整, 日20时."""
    if match["m"] or match["half"] or match["quarter"] or match["sharp"]:
        return True
    if match["h"] == "一":
        return False
    if match["mark"] == "时":
        return True
    return text[match.start() - 1 : match.start()] in ("日", "号", "晨") or text.startswith(
        ("左右", "前", "许"), match.end()
    )


def _minute(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 if match["quarter"] == "一" else 45
    if match["m"] is None:
        return None
    return int(parse_numeral(match["m"].removeprefix("零")) or 0)
