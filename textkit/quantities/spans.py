"""Half units of time and anniversaries: `半年`, `半个月`, `75周年`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities import english
from textkit.quantities.amount import bounded, fit
from textkit.quantities.english import plain
from textkit.quantities.reading import Reading
from textkit.quantities.units import UNITS

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_HALVES = {
    "半年": ("year", "six months"),
    "半个月": ("month", "half a month"),
    "半天": ("day", "half a day"),
    "半小时": ("hour", "half an hour"),
    "半个小时": ("hour", "half an hour"),
    "半个世纪": ("century", "half a century"),
}
# After these signs 半 belongs to what stands before it: 上半年, 两个半小时, 夜半.
_JOINED = "一大多前后夜上下两三四五六七八九十年月天时个"


def read_half_span(view: View, at: int, floor: int) -> Reading | None:
    """半年 is 'six months', 半个世纪 'half a century'."""
    text = view.text
    if text[at] != "半" or (at and text[at - 1] in _JOINED):
        return None
    for name, (unit, en) in _HALVES.items():
        if text.startswith(name, at):
            start, end, limit = bounded(view, at, at + len(name), floor)
            limit = fit(limit, UNITS["年"])
            phrase = english.limited(en, limit, view.wording)
            return Reading(start, end, "period", "0.5", unit, english.APPROX.get(limit, ""), phrase)
    return None


def read_anniversary(view: View, at: int, _floor: int) -> Reading | None:
    """75周年 is '75th anniversary'."""
    numeral = view.numeral(at)
    if numeral is None or not view.text.startswith("周年", numeral.end) or numeral.low % 1 or numeral.approx:
        return None
    en = f"{english.ordinal(int(numeral.low), view.wording)} anniversary"
    return Reading(at, numeral.end + 2, "period", plain(numeral.low), "year", "", en)
