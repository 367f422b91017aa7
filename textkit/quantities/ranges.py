"""Ranges of amounts: `三至五天`, `3—5万元`, `二万元以上二十五万元以下`, `三五年`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities import english, phrases
from textkit.quantities.amount import YUAN, Amount, amount_at, fit
from textkit.quantities.english import plain
from textkit.quantities.reading import Reading

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_SIGNS = ("¥", "$", "€", "£")
_UPPER = ("不超过", "不满", "不足", "未满")
_MAGNITUDES = (Decimal(10**12), Decimal(10**8), Decimal(10**4))
# Units of time in days: their order decides whether two limits can be one range.
_DAYS = {
    "year": ("Y", Decimal(365)),
    "month": ("M", Decimal(30)),
    "week": ("W", Decimal(7)),
    "day": ("D", Decimal(1)),
}


def read_open(view: View, amount: Amount) -> Reading | None:
    """三五年 'three to five years', 七八十岁 '70 or 80 years old'."""
    low, high, unit = amount.numeral.low, amount.numeral.high, amount.unit
    if high is None:
        return None
    neighbours = high * 3 != low * 5
    en = phrases.spread(low, high, unit, view.wording, "or" if neighbours else "to")
    limit = fit(amount.before or amount.after, unit)
    name = unit.singular if unit else ""
    value = f"{plain(low)}..{plain(high)}"
    return Reading(
        amount.start,
        amount.end,
        "approximate",
        value,
        name,
        "about",
        english.limited(en, limit, view.wording),
    )


def read_range(view: View, left: Amount, at: int) -> Reading | None:
    """The range from `left` to the amount at `at`, if the two are of one kind and in order."""
    if left.after or not _is_exact(left):
        return None
    start = at
    while view.text.startswith(_SIGNS, start) and start < at + 2:
        start += 1
    right = amount_at(view, start, at)
    if right is None or right.before or not _is_exact(right):
        return None
    right = _in_currency_of(left, right)
    if left.unit is not None and not left.prefixed and left.unit != right.unit:
        return None
    if left.numeral.han and right.unit is None and not right.numeral.scaled:
        return None
    low, high = _shared_scale(left, right), right.numeral.low
    if low >= high:
        return None
    return _reading(view, left, right, low, high)


def _is_exact(amount: Amount) -> bool:
    return amount.numeral.high is None and not amount.numeral.vague and not amount.inside


def _reading(view: View, left: Amount, right: Amount, low: Decimal, high: Decimal) -> Reading:
    unit = right.unit
    limit = left.before or fit(right.after, unit)
    en = english.limited(phrases.spread(low, high, unit, view.wording), limit, view.wording)
    name = unit.singular if unit else ""
    value = f"{plain(low)}..{plain(high)}"
    return Reading(left.start, right.end, "range", value, name, english.APPROX.get(limit, ""), en)


def _in_currency_of(left: Amount, right: Amount) -> Amount:
    """The right end with the currency that stands once, before the left end."""
    if left.prefixed and (right.unit is None or right.unit_name in YUAN):
        return replace(right, unit=left.unit, unit_name=left.unit_name)
    return right


def _shared_scale(left: Amount, right: Amount) -> Decimal:
    """The left end: in 3—5万元 the 万 belongs to both ends."""
    low = left.numeral.low
    if (left.unit is not None and not left.prefixed) or left.numeral.scaled or not right.numeral.scaled:
        return low
    for magnitude in _MAGNITUDES:
        if right.numeral.low >= magnitude and low < right.numeral.low / magnitude:
            return low * magnitude
    return low


def read_limits(view: View, left: Amount) -> Reading | None:
    """The two limits of a statute as one range: 新台币二万元以上二十五万元以下, 六月以上五年以下."""
    at = left.end + view.text.startswith(("、", "，", " "), left.end)
    word = next((word for word in _UPPER if view.text.startswith(word, at)), "")
    right = amount_at(view, at + len(word), at + len(word))
    if right is None or left.unit is None or left.numeral.high is not None or right.numeral.high is not None:
        return None
    right = _in_currency_of(left, right)
    if right.unit is None or right.unit.role != left.unit.role or not (word or right.after == "or_less"):
        return None
    low, high = left.numeral.low, right.numeral.low
    if left.unit == right.unit:
        return _reading(view, left, replace(right, after=""), low, high) if low < high else None
    return _term(view, left, right)


def _term(view: View, left: Amount, right: Amount) -> Reading | None:
    """六月以上五年以下: two limits in different units of time."""
    if left.unit is None or right.unit is None:
        return None
    first, last = _DAYS.get(left.unit.singular), _DAYS.get(right.unit.singular)
    low, high = left.numeral.low, right.numeral.low
    if first is None or last is None or low * first[1] >= high * last[1]:
        return None
    value = f"P{plain(low)}{first[0]}..P{plain(high)}{last[0]}"
    en = f"{phrases.amount(low, left.unit, view.wording)} to {phrases.amount(high, right.unit, view.wording)}"
    return Reading(left.start, right.end, "range", value, right.unit.singular, "", en)
