"""Numbers, amounts of money, measures, counts and stretches of time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities import english, phrases
from textkit.quantities.amount import TO, Amount, amount_at, fit
from textkit.quantities.counting import counts
from textkit.quantities.english import plain
from textkit.quantities.multiples import GROWTH, read_multiple
from textkit.quantities.ranges import read_limits, read_open, read_range
from textkit.quantities.reading import Reading
from textkit.quantities.units import UNITS, Unit

if TYPE_CHECKING:
    from textkit.quantities.model import Kind
    from textkit.quantities.numerals import Numeral
    from textkit.quantities.reading import View

_KINDS: dict[str, Kind] = {
    "money": "money",
    "percent": "percent",
    "duration": "period",
    "person_times": "person_times",
}
_SHIFTS = (
    ("以后", "later"),
    ("之后", "later"),
    ("后", "later"),
    ("以前", "ago"),
    ("之前", "ago"),
    ("前", "ago"),
)
# Characters after which 后 and 前 belong to another word: 三天后续, 五年前三季度.
_NO_SHIFT = {
    "后": "续来勤备方面盾果代悔劲期半者",
    "前": "后述款项期提来往景沿列进所任三两几一二四五六七八九十0123456789",
}
_COUNTABLE = ("counter", "limited", "person", "household", "times", "duration", "age")
_LIFETIME = (*GROWTH, "延长", "寿命", "寿命达", "寿命达到")


def read_amount(view: View, at: int, floor: int) -> Reading | None:
    """The amount or range whose numeral begins at `at`, approximators and unit included."""
    amount = None if view.text[at - 1 : at] == "第" else amount_at(view, at, floor)
    if amount is None:
        return None
    return _two_ends(view, amount) or (_single(view, amount, floor) if counts(view.text, amount) else None)


def is_unitless(view: View, at: int) -> bool:
    """Whether the Arabic numeral at `at` stands without unit, currency and limit."""
    amount = amount_at(view, at, at)
    return amount is None or (amount.unit is None and not amount.after and amount.numeral.positional)


def _two_ends(view: View, left: Amount) -> Reading | None:
    gap = TO.match(view.text, left.end)
    if gap:
        return read_range(view, left, gap.end())
    return read_limits(view, left) if left.after == "or_more" else None


def _single(view: View, amount: Amount, floor: int) -> Reading | None:
    numeral, unit = amount.numeral, amount.unit
    if numeral.vague:
        name = unit.singular if unit else ""
        return Reading(
            amount.start, amount.end, "approximate", "", name, "about", phrases.several(numeral.low, unit)
        )
    if numeral.high is not None:
        return read_open(view, amount)
    if unit is not None and unit.role == "multiple":
        return read_multiple(view, amount)
    return _exact(view, amount, floor)


def _exact(view: View, amount: Amount, floor: int) -> Reading:
    text, numeral, unit, wording = view.text, amount.numeral, amount.unit, view.wording
    sign = _minus(text, amount, floor)
    start, end = amount.start - sign, amount.end
    value = -numeral.low if sign else numeral.low
    if amount.inside == "半":
        value += Decimal("0.5")
    if unit is not None and unit.role == "person" and text[start - 1 : start] == "前":
        unit = None  # 前50名 is a rank
    limit = _inclusive(fit(amount.limit, unit), numeral, unit)
    kind = _kind(amount)
    if kind == "period" and not limit:
        end, limit = _shift(text, start, end)
    if amount.unit_name == "日" and not limit and _is_day_of_month(text, amount):
        return Reading(
            start, end, "ordinal", plain(value), "day", "", f"the {english.ordinal_figure(int(value))}"
        )
    en = _words(view, amount, value, unit, floor)
    name = unit.singular if unit else ""
    return Reading(
        start,
        end,
        kind,
        plain(value),
        name,
        english.APPROX.get(limit, ""),
        english.limited(en, limit, wording),
    )


def _kind(amount: Amount) -> Kind:
    if amount.numeral.bare or amount.numeral.text.endswith("几"):
        return "approximate"
    if amount.unit is None:
        return "number"
    return _KINDS.get(amount.unit.role, "quantity")


def _words(view: View, amount: Amount, value: Decimal, unit: Unit | None, floor: int) -> str:
    text, numeral, wording = view.text, amount.numeral, view.wording
    if unit is None and amount.unit is None and _is_figure(text, numeral):
        if len(numeral.text) == 4 and numeral.text.isdigit() and value >= 0:
            return numeral.text  # a year, a model or a page takes no separator
        return english.number(value, wording, words=False)
    if unit is not None and unit.role == "age" and _is_lifetime(text, amount, floor):
        return phrases.amount(value, UNITS["年"], wording)
    return phrases.amount(value, unit, wording)


def _is_figure(text: str, numeral: Numeral) -> bool:
    """Whether a number without a unit stands in a table or behind a Latin name: it is not spelled out."""
    start, end = numeral.start, numeral.end
    if len(numeral.text) == 4 and numeral.text.isdigit():
        return True
    if text[start - 1 : start] == " " and "A" <= text[start - 2 : start - 1] <= "z":
        return True
    return not (_is_han(text[start - 1 : start]) or _is_han(text[end : end + 1]))


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_lifetime(text: str, amount: Amount, floor: int) -> bool:
    """Whether 岁 measures a stretch (寿命76.7岁, 提高1岁) and not the age of a person."""
    before = text[max(floor, amount.start - 4) : amount.start]
    return amount.numeral.low % 1 != 0 or before.endswith(_LIFETIME)


def _inclusive(limit: str, numeral: Numeral, unit: Unit | None) -> str:
    """以上 includes the number: it is said where one can count (二人以上 'two people or more')."""
    exact = unit is None or unit.role in _COUNTABLE
    if limit in ("or_more", "or_less") and numeral.low <= 100 and exact:
        return f"and_{limit.removeprefix('or_')}"
    return limit


def _shift(text: str, start: int, end: int) -> tuple[int, str]:
    """后 and 前 behind a stretch of time: 两周后 'two weeks later', 五年前 'five years ago'."""
    for word, limit in _SHIFTS:
        if not text.startswith(word, end):
            continue
        behind = end + len(word)
        following = text[behind : behind + 1]
        if following and following in _NO_SHIFT.get(word, ""):
            return end, ""
        past = limit == "ago" and text[max(0, start - 1) : start] == "的"
        return behind, "before" if past else limit
    return end, ""


def _is_day_of_month(text: str, amount: Amount) -> bool:
    """Whether a bare `3日` with Arabic digits is a day of the month that the text has named before."""
    low = amount.numeral.low
    whole = low % 1 == 0 and 1 <= low <= 31
    return whole and not amount.numeral.han and text[amount.start - 1 : amount.start] not in ("满", "每")


def _minus(text: str, amount: Amount, floor: int) -> int:
    """The length of a minus before the numeral: `-3.2%` after a break, 零下5摄氏度; 负 is none."""
    at = amount.numeral.start
    if amount.start != at or at == floor:
        return 0
    if at - floor >= 2 and text[at - 2 : at] == "零下" and amount.unit_name.endswith(("度", "℃")):
        return 2
    if amount.numeral.han or text[at - 1] not in "-−－":
        return 0
    return 1 if at == 1 or text[at - 2] in " \n\t（(：:，,、为至达到约是" else 0
