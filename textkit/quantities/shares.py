"""Shares of a whole: `百分之八十以上`, `千分之三`, `三分之二`, `1/3`, `七成`, `一半`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities import english, phrases
from textkit.quantities.amount import TO, bounded, fit
from textkit.quantities.english import plain
from textkit.quantities.numerals import DIGITS, Numeral, read_numeral
from textkit.quantities.reading import Reading
from textkit.quantities.units import UNITS

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_PERCENT = UNITS["%"]
_BASES = {"百分之": 100, "千分之": 1000, "万分之": 10000}
# 成 after a numeral is a tenth unless it opens a word: 三成立, 五成员.
_TENTHS = re.compile(
    r"成(?P<extra>[一二三四五六七八九半](?![十百千万亿年月日个]))?"
    r"(?![立为员功本果长就熟交都份套品分绩群批天见语名事型因渝人家语])"
)


def read_percent_words(view: View, at: int, floor: int) -> Reading | None:
    """百分之八十以上, 百分之五至百分之八, 百分之百, 千分之三."""
    base = _BASES.get(view.text[at : at + 3])
    if base is None:
        return None
    numeral = read_numeral(view.text, at + 3)
    if numeral is None and view.text.startswith("百", at + 3):
        numeral = Numeral(at + 3, at + 4, Decimal(100), han=True, text="百")
    if numeral is None or numeral.vague or (numeral.bare and numeral.low != 100):
        return None
    if base != 100:
        return _per_thousand(view, numeral, base, at, floor)
    end, high = _upper_percent(view.text, numeral)
    return _percent(view, numeral, high, (at, end, floor))


def _upper_percent(text: str, numeral: Numeral) -> tuple[int, Decimal | None]:
    """The second end of 百分之五至百分之八 and 百分之十到十五."""
    gap = TO.match(text, numeral.end)
    if gap:
        worded = text.startswith("百分之", gap.end())
        second = read_numeral(text, gap.end() + 3 * worded)
        if second is not None and second.low > numeral.low and second.low <= 1000:
            return second.end, second.low
    return numeral.end, numeral.high


def _percent(view: View, numeral: Numeral, high: Decimal | None, place: tuple[int, int, int]) -> Reading:
    start, end, limit = bounded(view, *place, numeral.approx)
    limit = fit(limit, _PERCENT)
    approx = english.APPROX.get(limit, "")
    if high is None:
        en = english.limited(phrases.amount(numeral.low, _PERCENT, view.wording), limit, view.wording)
        return Reading(start, end, "percent", plain(numeral.low), "percent", approx, en)
    en = english.limited(phrases.spread(numeral.low, high, _PERCENT, view.wording), limit, view.wording)
    return Reading(start, end, "range", f"{plain(numeral.low)}..{plain(high)}", "percent", approx, en)


def _per_thousand(view: View, numeral: Numeral, base: int, at: int, floor: int) -> Reading:
    start, end, limit = bounded(view, at, numeral.end, floor, numeral.approx)
    limit = fit(limit, None)
    if numeral.low == 1:
        en = english.fraction(1, base, view.wording)
    else:
        en = f"{english.number(numeral.low, view.wording)} per {english.full(Decimal(base))}"
    return _fraction(view, (start, end, limit), f"{plain(numeral.low)}/{base}", en)


def _fraction(view: View, place: tuple[int, int, str], value: str, en: str) -> Reading:
    start, end, limit = place
    # A share with 以上 is the quorum of a statute far more often than an estimate.
    wording = "and_more" if limit == "or_more" and value != "1/2" else limit
    return Reading(
        start,
        end,
        "fraction",
        value,
        "",
        english.APPROX.get(limit, ""),
        english.limited(en, wording, view.wording),
    )


def read_fraction(view: View, at: int, floor: int) -> Reading | None:
    """三分之一, 五分之二以上, 1/3."""
    text, first = view.text, view.numeral(at)
    if first is None:
        return None
    if text.startswith("分之", first.end):
        denominator, numerator = first, read_numeral(text, first.end + 2)
    elif text.startswith("/", first.end) and not first.han:
        numerator, denominator = first, read_numeral(text, first.end + 1) or first
        if denominator is first or text.startswith("/", denominator.end):
            return None
    else:
        return None
    if numerator is None or numerator.bare or not _is_whole(numerator) or not _is_whole(denominator):
        return None
    if not 1 <= numerator.low < denominator.low:
        return None
    start, end, limit = bounded(view, at, max(numerator.end, denominator.end), floor, numerator.approx)
    en = english.fraction(int(numerator.low), int(denominator.low), view.wording)
    return _fraction(
        view, (start, end, fit(limit, None)), f"{plain(numerator.low)}/{plain(denominator.low)}", en
    )


def _is_whole(numeral: Numeral) -> bool:
    return numeral.low % 1 == 0 and numeral.high is None and not numeral.vague


def read_tenths(view: View, at: int, floor: int) -> Reading | None:
    """七成以上 is 'more than 70 percent', 三成五 '35 percent', 七八成 '70-80 percent'."""
    numeral = view.numeral(at)
    if numeral is None or not 1 <= numeral.low <= 10 or numeral.scaled or numeral.vague:
        return None
    match = _TENTHS.match(view.text, numeral.end)
    if match is None:
        return None
    extra = Decimal(5 if match["extra"] == "半" else DIGITS[match["extra"]]) if match["extra"] else Decimal(0)
    tens = Numeral(at, match.end(), numeral.low * 10 + extra, approx=numeral.approx)
    high = None if numeral.high is None else numeral.high * 10
    return _percent(view, tens, high, (at, match.end(), floor))


def read_half(view: View, at: int, floor: int) -> Reading | None:
    """一半, 半数以上, 过半数."""
    text = view.text
    if not text.startswith(("一半", "半数"), at):
        return None
    start, end, limit = bounded(view, at, at + 2, floor)
    if not limit and at > floor and text[at - 1] == "过":
        start, limit = at - 1, "more"
    return _fraction(view, (start, end, fit(limit, None)), "1/2", english.fraction(1, 2, view.wording))
