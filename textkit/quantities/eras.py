"""Years: digits of any kind, eras and reigns, and whether a figure before 年 names a year at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities.numerals import DIGITS, parse_numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.quantities.reading import View

HAN = "〇零一二三四五六七八九"
YEAR = rf"(?:[0-9]{{1,4}}|[{HAN}]{{2,4}}|[{HAN}十百]{{1,5}}|元)"
BEFORE_CHRIST = ("公元前", "西元前")
# The first years of eras; Ming, Qing and Japanese reigns after 《中国历史纪年表》.
ERAS: Mapping[str, int] = {
    "中华民国": 1912,
    "民国": 1912,
    "洪武": 1368,
    "永乐": 1403,
    "嘉靖": 1522,
    "万历": 1573,
    "崇祯": 1628,
    "顺治": 1644,
    "康熙": 1662,
    "雍正": 1723,
    "乾隆": 1736,
    "嘉庆": 1796,
    "道光": 1821,
    "咸丰": 1851,
    "同治": 1862,
    "光绪": 1875,
    "宣统": 1909,
    "明治": 1868,
    "大正": 1912,
    "昭和": 1926,
    "平成": 1989,
    "令和": 2019,
}
ERA = rf"(?P<era>{'|'.join((*BEFORE_CHRIST, *ERAS))})? ?"
_COMMON_ERA = ("公元", "西元")
# Signs after which three digits and 年 are a year of the calendar, not a stretch of time.
_CALENDAR_BEFORE = frozenset("在于自从至到前即")


def whole(body: str) -> int | None:
    """A year, month or day in any numeral system: `2018`, `二〇一八`, `八十七`, `元`."""
    if body == "元":
        return 1
    if len(body) > 1 and not body.isascii() and "十" not in body and "百" not in body:
        return int("".join(str(DIGITS[digit]) for digit in body))
    value = parse_numeral(body)
    return None if value is None else int(value)


def calendar_year(view: View, body: str, era: str, at: int, *, in_date: bool) -> int | None:
    """The year of the common era that `body` names, or None if it names none but a stretch of years.

    Args:
        view: the text.
        body: the figure before 年.
        era: the era before it, or an empty string.
        at: where the figure, with its era, begins.
        in_date: whether a month follows, which makes 98年 and 八十七年 years.
    """
    number = whole(body)
    if number is None or number == 0:
        return None
    if era in BEFORE_CHRIST:
        return -number
    if era in ERAS:
        return ERAS[era] + number - 1
    if at >= 2 and view.text[at - 2 : at] in _COMMON_ERA:
        return number
    return _unmarked_year(view, body, number, at, in_date=in_date)


def _unmarked_year(view: View, body: str, number: int, at: int, *, in_date: bool) -> int | None:
    positional = body.isascii() or ("十" not in body and "百" not in body)
    if len(body) == 4 and positional and 1000 <= number < 2200:
        return number
    if body == "元":
        return None
    if in_date and number < 200 and view.traditional:
        return ERAS["民国"] + number - 1
    if in_date and positional and len(body) == 2:
        return number + (1900 if number >= 30 else 2000)
    if body.isascii() and len(body) == 3 and (in_date or view.text[at - 1 : at] in _CALENDAR_BEFORE):
        return number
    return None
