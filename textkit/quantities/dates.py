"""Dates, months and years, and ranges of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.quantities import english
from textkit.quantities.eras import BEFORE_CHRIST, ERA, ERAS, HAN, YEAR, calendar_year, whole
from textkit.quantities.reading import Reading

if TYPE_CHECKING:
    from textkit.quantities.model import Kind
    from textkit.quantities.reading import View

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_ONES = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|[二廿]?十{_ONES}?|廿{_ONES}?|{_ONES})"
_TO = r" ?(?:[-–—－~～〜−]{1,2}|至|到) ?"
_PART_OF_MONTH = r"(?P<part>[上中下]旬|底(?![线层部数气])|末(?![位端尾])|初(?![步次级心衷创始期]))"
_REST_OF_MONTH = rf"(?:份|{_PART_OF_MONTH}| ?(?P<d>{_DAY}) ?[日号])?"

# What any date has behind its first figure: a cheap test before the readers are tried.
_MAYBE = re.compile(rf"[0-9{HAN}十百元]{{1,5}} ?(?:[年月]|[-/.–—－~～〜−至到] ?[0-9{HAN}十])")
_DATE = re.compile(rf"{ERA}(?P<y>{YEAR}) ?年 ?(?P<m>{_MONTH}) ?月{_REST_OF_MONTH}")
_YEAR_ONLY = re.compile(rf"{ERA}(?P<y>{YEAR}) ?年(?:度(?!假))?(?![级代轮龄])")
_MONTH_DAY = re.compile(rf"(?P<m>{_MONTH}) ?月{_REST_OF_MONTH}(?![薪球饼票刊息])")
_ISO = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
)
_YEARS = re.compile(
    rf"(?P<a>[0-9]{{4}}|[{HAN}]{{4}}) ?年?{_TO}(?P<b>[0-9]{{4}}|[0-9]{{2}}|[{HAN}]{{4}})"
    rf" ?年(?![级 0-9])(?! ?{_MONTH}月)"
)
_BARE_YEARS = re.compile(rf"(?P<a>(?:19|20)[0-9]{{2}}){_TO}(?P<b>(?:19|20)[0-9]{{2}})(?![0-9.,年/-])")
_MONTHS = re.compile(
    rf"(?:(?P<y>{YEAR}) ?年 ?)?(?P<a>{_MONTH}) ?月?份?{_TO}(?P<b>{_MONTH}) ?月(?! ?{_DAY} ?[日号])份?"
)
_DAYS = re.compile(
    rf"(?:(?P<y>{YEAR}) ?年 ?)?(?P<m>{_MONTH}) ?月 ?(?P<a>{_DAY}) ?[日号]?"
    rf"{_TO}(?:(?P<n>{_MONTH}) ?月 ?)?(?P<b>{_DAY}) ?[日号]"
)
# 六月以上: the months of a sentence in the law of Taiwan, not June. 徒刑三年六月: a term as well.
_MONTHS_AS_TERM = re.compile("以上|以下|以内|之内|有期徒刑|未满")
_TERM_BEFORE = ("徒刑", "监禁", "拘役")
_HISTORY = ("历史", "以上", "的历史", "来", "左右", "前后", "多")
_COUNTED_BEFORE = ("约", "近", "超过", "逾", "达", "有", "长", "过去")
_PARTS = {
    "上": ("start", "early "),
    "初": ("start", "early "),
    "中": ("mid", "mid-"),
    "下": ("end", "late "),
    "底": ("end", "the end of "),
    "末": ("end", "the end of "),
}


def read_date(view: View, at: int, floor: int) -> Reading | None:
    """The date, month, year or range of them that begins at `at` or at the era name before it.

    Args:
        view: the text.
        at: where the numeral begins.
        floor: where the previous quantity ends.
    """
    if _MAYBE.match(view.text, at) is None:
        return None
    for name in (*BEFORE_CHRIST, *ERAS):
        begin = at - len(name)
        if begin >= floor and view.text.startswith(name, begin):
            found = _read(view, begin)
            if found is not None:
                return found
    return _read(view, at)


def _read(view: View, at: int) -> Reading | None:
    for reader in (_iso, _day_range, _month_range, _year_range, _full_date, _year, _month):
        found = reader(view, at)
        if found is not None:
            return found
    return None


def _reading(match: re.Match[str], kind: Kind, value: str, unit: str, en: str) -> Reading:
    return Reading(match.start(), match.end(), kind, value, unit, "", en)


def _head(year: int | None) -> str:
    if year is None:
        return "-"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _iso(view: View, at: int) -> Reading | None:
    match = _ISO.match(view.text, at)
    return _dated(view, match, int(match["y"]), int(match["m"]), int(match["d"])) if match else None


def _dated(view: View, match: re.Match[str], year: int | None, month: int, day: int | None) -> Reading | None:
    if day is not None and not _is_day(year, month, day):
        return None
    value = f"{_head(year)}-{month:02d}" + ("" if day is None else f"-{day:02d}")
    return _reading(match, "date", value, "", english.date(year, month, day, view.wording))


def _is_day(year: int | None, month: int, day: int) -> bool:
    longest = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        longest = 29 if leap else 28
    return 1 <= day <= longest


def _full_date(view: View, at: int) -> Reading | None:
    match = _DATE.match(view.text, at)
    if match is None:
        return None
    year = calendar_year(view, match["y"], match["era"] or "", at, in_date=True)
    month = whole(match["m"])
    if year is None or month is None:
        return None
    if match["d"] is None and view.text[max(0, at - 2) : at] in _TERM_BEFORE:
        return None
    return _of_month(view, match, year, month)


def _month(view: View, at: int) -> Reading | None:
    match = _MONTH_DAY.match(view.text, at)
    month = whole(match["m"]) if match else None
    if match is None or month is None:
        return None
    if match["d"] is None and _MONTHS_AS_TERM.match(view.text, match.end()):
        return None
    return _of_month(view, match, None, month)


def _of_month(view: View, match: re.Match[str], year: int | None, month: int) -> Reading | None:
    if match["part"] is None:
        return _dated(view, match, year, month, whole(match["d"]) if match["d"] else None)
    name, words = _PARTS[match["part"][0]]
    en = words + english.date(year, month, None, view.wording)
    return _reading(match, "period", f"{_head(year)}-{month:02d}-{name}", "", en)


def _year(view: View, at: int) -> Reading | None:
    match = _YEAR_ONLY.match(view.text, at)
    if match is None:
        return None
    year = calendar_year(view, match["y"], match["era"] or "", at, in_date=False)
    if year is None or _is_stretch(view.text, match, year):
        return None
    return _reading(match, "year", str(year), "", english.year(year))


def _is_stretch(text: str, match: re.Match[str], year: int) -> bool:
    """Whether `1000年` or `2000年` is a length of time: round, and counted or followed by its history."""
    if match["era"] or year % 1000:
        return False
    before = text[max(0, match.start() - 2) : match.start()]
    return before.endswith(_COUNTED_BEFORE) or text.startswith(_HISTORY, match.end())


def _year_range(view: View, at: int) -> Reading | None:
    match = _YEARS.match(view.text, at) or _BARE_YEARS.match(view.text, at)
    if match is None:
        return None
    first, last = whole(match["a"]), whole(match["b"])
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100
    if not 1000 <= first < last < 2200:
        return None
    return _reading(match, "range", f"{first}..{last}", "year", f"{first}-{last}")


def _month_range(view: View, at: int) -> Reading | None:
    match = _MONTHS.match(view.text, at)
    if match is None or _MONTHS_AS_TERM.match(view.text, match.end()):
        return None
    year = calendar_year(view, match["y"], "", at, in_date=True) if match["y"] else None
    first, last = whole(match["a"]), whole(match["b"])
    if first is None or last is None or (match["y"] and year is None):
        return None
    tail = "" if year is None else f" {year}"
    en = f"{english.month(first)} to {english.month(last)}{tail}"
    return _reading(match, "range", f"{_head(year)}-{first:02d}..{_head(year)}-{last:02d}", "month", en)


def _day_range(view: View, at: int) -> Reading | None:
    match = _DAYS.match(view.text, at)
    if match is None:
        return None
    year = calendar_year(view, match["y"], "", at, in_date=True) if match["y"] else None
    first, last = whole(match["a"]), whole(match["b"])
    month, other = whole(match["m"]), whole(match["n"] or match["m"])
    if first is None or last is None or month is None or other is None or (match["y"] and year is None):
        return None
    if not _is_day(year, month, first) or not _is_day(year, other, last):
        return None
    value = f"{_head(year)}-{month:02d}-{first:02d}..{_head(year)}-{other:02d}-{last:02d}"
    if other != month:
        left = english.date(None, month, first, view.wording)
        return _reading(
            match, "range", value, "day", f"{left} to {english.date(year, other, last, view.wording)}"
        )
    return _reading(match, "range", value, "day", english.days(year, month, (first, last), view.wording))
