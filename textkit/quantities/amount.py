"""A numeral with what belongs to it: currency sign, unit, approximators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.quantities import approximators
from textkit.quantities.units import PREFIXED, UNITS, Unit, unit_at

if TYPE_CHECKING:
    from textkit.quantities.numerals import Numeral
    from textkit.quantities.reading import View

TO = re.compile(r" ?(?:[-–—－~～〜−]{1,2}|至|到) ?")
YUAN = ("元", "圆")
# 六月以上五年以下: the months of a sentence in the law of Taiwan, not June.
_MONTHS_OF_A_TERM = re.compile("月(?=以上|以下|以内|之内|未满|有期徒刑)")
_INSIDE_UNIT = re.compile("个(?P<inside>[多半])(?P<rest>月|小时|钟头|星期|礼拜|世纪|学期)")
_HALF_BEHIND = re.compile("半(?!年|个|天|数|径|岛)")
_HALVED = ("duration", "multiple", "measure")


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral in its surroundings.

    Attributes:
        numeral: the numeral itself.
        start: where the amount begins, approximator and currency sign included.
        end: where it ends, unit and approximator included.
        unit_name: the unit in Chinese, or an empty string.
        unit: the unit, or None.
        before: the wording of the approximator before it (see `english`), or an empty string.
        after: the wording of the approximator behind it, or an empty string.
        inside: 多 or 半 inside or behind the unit (五个多月, 三年半), or an empty string.
        prefixed: whether the currency stands before the numeral.
    """

    numeral: Numeral
    start: int
    end: int
    unit_name: str
    unit: Unit | None
    before: str
    after: str
    inside: str
    prefixed: bool

    @property
    def limit(self) -> str:
        """The wording that decides: before, behind, inside."""
        return self.before or self.after or ("more" if self.inside == "多" else self.numeral.approx)


def amount_at(view: View, at: int, floor: int) -> Amount | None:
    """The amount whose numeral begins at `at`; nothing before `floor` is looked at."""
    text, numeral = view.text, view.numeral(at)
    if numeral is None:
        return None
    sign, currency = prefix(text, at, floor)
    end, name, unit, inside = _unit(text, numeral)
    if unit is not None and unit.role in _HALVED and not inside and _HALF_BEHIND.match(text, end):
        inside, end = "半", end + 1
    if currency and (unit is None or name in YUAN):
        name, unit = currency, UNITS[currency]
    start, before = approximators.before(text, sign, floor, bare=numeral.bare)
    if before == "nearly" and approximators.is_recency(text, start, name, floor):
        start, before = sign, ""
    end, after = approximators.after(text, end)
    return Amount(numeral, start, end, name, unit, before, after, inside, bool(currency))


def prefix(text: str, at: int, floor: int) -> tuple[int, str]:
    """The currency before the numeral: where it begins, and its unit (an empty string for none)."""
    back = at - 1 if at - 1 >= floor and text[at - 1] == " " else at
    for length in (3, 2, 1):
        name = text[max(floor, back - length) : back]
        if len(name) == length and name in PREFIXED:
            return back - length, PREFIXED[name]
    return at, ""


def _unit(text: str, numeral: Numeral) -> tuple[int, str, Unit | None, str]:
    """The unit behind a numeral: its end, name and entry, and the 多 or 半 inside it (个多月)."""
    none: tuple[int, str, Unit | None, str] = (numeral.end, "", None, "")
    at = numeral.end
    if text.startswith(" ", at) and not numeral.han and text[at + 1 : at + 2] > "\u2fff":
        at += 1
    inside = _INSIDE_UNIT.match(text, at)
    if inside:
        name = f"个{inside['rest']}"
        return inside.end(), name, UNITS[name], inside["inside"]
    if _MONTHS_OF_A_TERM.match(text, at):
        return at + 1, "个月", UNITS["个月"], ""
    found = unit_at(text, at)
    if found is None:
        return none
    name, unit = found
    end = at + len(name)
    if unit.role == "limited" and approximators.after(text, end)[1] not in ("or_more", "or_less"):
        return none
    return end, name, unit, ""


def fit(limit: str, unit: Unit | None) -> str:
    """以内 is 'within' of time and 'no more than' of anything else."""
    if limit == "within" and (unit is None or unit.role != "duration"):
        return "no_more"
    return limit


def bounded(view: View, start: int, end: int, floor: int, inner: str = "") -> tuple[int, int, str]:
    """The place with the approximators around it, and their wording; `inner` counts where there are none."""
    start, before = approximators.before(view.text, start, floor)
    end, after = approximators.after(view.text, end)
    return start, end, before or after or inner
