"""Multiples: `3倍`, `增长1.5倍`, `翻两番`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities import english, phrases
from textkit.quantities.amount import Amount, fit
from textkit.quantities.english import plain
from textkit.quantities.reading import Reading

if TYPE_CHECKING:
    from textkit.quantities.reading import View

GROWTH = (
    "增长",
    "增加",
    "提高",
    "扩大",
    "上升",
    "上涨",
    "提升",
    "猛增",
    "激增",
    "增",
    "涨",
    "高出",
    "多出",
    "翻",
)
_AFTER_GROWTH = ("了", "达", "到了", "逾")
_DOUBLED = re.compile(r"翻(?P<past>了)? ?(?:近|约|超过)?$")


def read_multiple(view: View, amount: Amount) -> Reading:
    """`3倍` is three times; behind a verb of growth `1.5倍` is an increase by 150 percent."""
    if amount.numeral.low == 1 and amount.inside != "半":
        return _double(view, amount)
    value = amount.numeral.low + (Decimal("0.5") if amount.inside == "半" else 0)
    limit = fit(amount.limit, amount.unit)
    if not _grown(view.text, amount.start):
        en = english.limited(phrases.amount(value, amount.unit, view.wording), limit, view.wording)
    elif limit:
        share = f"{english.number(value * 100, view.wording, words=False)} percent"
        en = f"increased by {english.limited(share, limit, view.wording)}"
    else:
        en = phrases.increase(value, view.wording)
    return Reading(
        amount.start, amount.end, "multiple", plain(value), "time", english.APPROX.get(limit, ""), en
    )


def _double(view: View, amount: Amount) -> Reading:
    """一倍 is as much again: 增长一倍 'doubled', 一倍以上 'more than double'."""
    limit = fit(amount.limit, amount.unit)
    en = phrases.increase(Decimal(1), view.wording) if _grown(view.text, amount.start) else "double"
    phrase = english.limited(en, limit, view.wording)
    return Reading(amount.start, amount.end, "multiple", "1", "time", english.APPROX.get(limit, ""), phrase)


def _grown(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" ")
    for particle in _AFTER_GROWTH:
        before = before.removesuffix(particle)
    return before.endswith(GROWTH)


def read_doubling(view: View, at: int, floor: int) -> Reading | None:
    """翻一番 is 'double', 翻了两番 'quadrupled'; 翻番 alone is 翻一番."""
    text = view.text
    numeral = None if text[at] == "番" else view.numeral(at)
    end = numeral.end if numeral else at
    if not text.startswith("番", end):
        return None
    verb = _DOUBLED.search(text, max(floor, at - 4), at)
    times = int(numeral.low) if numeral else 1
    if verb is None or not 1 <= times <= 9:
        return None
    en = phrases.doublings(times, past=verb["past"] is not None)
    return Reading(verb.start(), end + 1, "multiple", str(2**times), "time", "", en)
