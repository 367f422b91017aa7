"""Parts of a year, decades and centuries: `上半年`, `第三季度`, `2020年底`, `九十年代初`, `公元前8世纪`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities import english
from textkit.quantities.eras import HAN, whole
from textkit.quantities.numerals import DIGITS
from textkit.quantities.reading import Reading

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_TEN = r"(?:[0-9]0|[一二三四五六七八九]十)"
_MAYBE = re.compile(rf"[0-9{HAN}十]{{1,5}} ?(?:年|世纪|季度|[、和到至—-])")
_YEAR_PART = re.compile(
    rf"(?P<y>[0-9]{{4}}|[{HAN}]{{4}}) ?年 ?"
    r"(?P<part>上半年|下半年|(?:第?[一二三四1-4]|前[二三两])季度"
    r"|年?(?:底(?![线层部数气])|末(?![位端尾])|初(?![步次级心衷创始期]))|年中(?![国央期心医部]))"
)
_QUARTER = re.compile(r"(?P<part>[第前]?[一二三四1-4]季度)")
_CENTURY = re.compile(
    rf"(?P<era>公元前|西元前)? ?(?P<c>[0-9]{{1,2}}|[{HAN}十]{{1,3}}) ?世纪(?!之交)"
    rf"(?:(?P<d>{_TEN})(?: ?年代|(?=[、和到至—-]{_TEN}年代)))?"
    r"(?P<part>初期?|末期?|中叶|中期|晚期|早期|后期|前期|[上下前后]半叶)?"
)
_DECADE = re.compile(
    rf"(?P<which>[上本]世纪)?(?P<d>(?:1[0-9]|20)[0-9]0|[一二][{HAN}]{{2}}[〇零]|{_TEN})"
    rf"(?: ?年代(?P<part>初期?|末期?|中期|晚期|早期|后期|前期)?|(?=[、和到至—-]{_TEN}年代))"
)
_TWO_DECADES = re.compile("(?P<which>[上本]世纪)?(?P<a>[二三四五六七八])(?P<b>[三四五六七八九])十年代")
_PREFIXES = ("公元前", "西元前", "上世纪", "本世纪")
_ENDS = {
    "底": ("end", "the end of "),
    "末": ("end", "the end of "),
    "初": ("start", "early "),
    "中": ("mid", "mid-"),
}
_PHASES = {
    "初": "early ",
    "早": "early ",
    "前": "early ",
    "末": "late ",
    "晚": "late ",
    "后": "late ",
    "中": "mid-",
}


def read_period(view: View, at: int, floor: int) -> Reading | None:
    """The part of a year, decade or century at `at` or at the words before it (上世纪, 第, 公元前)."""
    if _MAYBE.match(view.text, at) is None:
        return None
    text = view.text
    for name in _PREFIXES:
        begin = at - len(name)
        if begin >= floor and text.startswith(name, begin):
            found = _century(view, begin) or _decade(view, begin)
            if found is not None:
                return found
    begin = at - 1 if at > floor and text[at - 1] in "第前" else at
    return _quarter(view, begin) or _year_part(view, at) or _century(view, at) or _decade(view, at)


def read_half_year(view: View, at: int, floor: int) -> Reading | None:
    """上半年 and 下半年 without their year."""
    text = view.text
    if not text.startswith("半年", at) or at - 1 < floor or text[at - 1] not in "上下":
        return None
    half = 1 if text[at - 1] == "上" else 2
    en = f"the {english.ordinal(half, view.wording)} half of the year"
    return Reading(at - 1, at + 2, "period", f"H{half}", "", "", en)


def _year_part(view: View, at: int) -> Reading | None:
    match = _YEAR_PART.match(view.text, at)
    year = whole(match["y"]) if match else None
    if match is None or year is None or not 1000 <= year < 2200:
        return None
    part = match["part"]
    if part.endswith("半年"):
        half = 1 if part[0] == "上" else 2
        en = f"the {english.ordinal(half, view.wording)} half of {year}"
        return Reading(at, match.end(), "period", f"{year}-H{half}", "", "", en)
    if part.endswith("季度"):
        return _quarter_reading(view, match, f"{year}-", f" of {year}")
    name, words = _ENDS[part[-1]]
    return Reading(at, match.end(), "period", f"{year}-{name}", "", "", f"{words}{year}")


def _quarter(view: View, at: int) -> Reading | None:
    match = _QUARTER.match(view.text, at)
    return _quarter_reading(view, match, "", "") if match else None


def _quarter_reading(view: View, match: re.Match[str], head: str, tail: str) -> Reading:
    sign = match["part"][-3]
    quarter = int(sign) if sign.isascii() else DIGITS[sign]
    if match["part"].startswith("前"):
        value = f"{head}Q1..{head}Q{quarter}"
        en = f"the first {english.number(Decimal(quarter), view.wording)} quarters{tail}"
    else:
        value, en = f"{head}Q{quarter}", f"the {english.ordinal(quarter, view.wording)} quarter{tail}"
    return Reading(match.start(), match.end(), "period", value, "", "", en)


def _century(view: View, at: int) -> Reading | None:
    match = _CENTURY.match(view.text, at)
    century = whole(match["c"]) if match else None
    if match is None or not century:
        return None
    if match["d"]:
        return _decade_reading(match, (century - 1) * 100 + (whole(match["d"]) or 0), 1)
    en = _phased(match["part"], f"{english.ordinal_figure(century)} century") + (
        " BC" if match["era"] else ""
    )
    value = str(-century if match["era"] else century)
    return Reading(at, match.end(), "century", value, "century", "", en)


def _decade(view: View, at: int) -> Reading | None:
    """90年代, 上世纪八十年代, the first of 60、70年代, and 七八十年代."""
    pair = _TWO_DECADES.match(view.text, at)
    if pair and DIGITS[pair["b"]] == DIGITS[pair["a"]] + 1:
        return _decade_reading(pair, _in_century(pair["which"], DIGITS[pair["a"]] * 10), 2)
    match = _DECADE.match(view.text, at)
    decade = whole(match["d"]) if match else None
    if match is None or decade is None:
        return None
    return _decade_reading(match, decade if decade > 99 else _in_century(match["which"], decade), 1)


def _in_century(which: str | None, decade: int) -> int:
    """The decade's first year: of this century where the text says so or the last cannot be meant."""
    recent = which == "本世纪" or (which is None and decade in (0, 10))
    return decade + (2000 if recent else 1900)


def _decade_reading(match: re.Match[str], first: int, decades: int) -> Reading:
    name = f"{first}s" if decades == 1 else f"{first}s and {first + 10}s"
    value = f"{first}..{first + 10 * decades - 1}"
    en = _phased(match.groupdict().get("part"), name)
    return Reading(match.start(), match.end(), "decade", value, "decade", "", en)


def _phased(part: str | None, name: str) -> str:
    if not part:
        return f"the {name}"
    if part.endswith("半叶"):
        half = "first" if part[0] in "上前" else "second"
        return f"the {half} half of the {name}"
    return f"the {_PHASES[part[0]]}{name}"
