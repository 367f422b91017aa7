"""From a value and a unit to an English phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities import english

if TYPE_CHECKING:
    from decimal import Decimal

    from textkit.quantities.english import Wording
    from textkit.quantities.units import Unit

_SPELLED = (
    "duration",
    "age",
    "person",
    "household",
    "person_times",
    "times",
    "counter",
    "limited",
    "multiple",
)


def amount(value: Decimal, unit: Unit | None, wording: Wording) -> str:
    """`40 yuan`, `six months`, `4.5 percent`, `twice`, `10 items` without the noun."""
    if unit is None:
        return english.number(value, wording)
    words = unit.role in _SPELLED
    figure = english.number(value, wording, words=words)
    if wording.style == "figures" and unit.symbol:
        return _with_symbol(figure, unit)
    if unit.role == "times" and value == 2:
        return "twice" if wording.style != "figures" else "2 times"
    if unit.role == "times" and value == 1:
        return "once" if wording.style != "figures" else "1 time"
    if unit.role == "multiple" and value == 2 and wording.style != "figures":
        return "twice"
    name = unit.name(plural=value != 1)
    return f"{figure} {name}".strip()


def _with_symbol(figure: str, unit: Unit) -> str:
    if unit.role == "money":
        return f"{unit.symbol}{'' if unit.symbol[-1] in '$¥€£' else ' '}{figure}"
    return f"{figure}{'' if unit.symbol in ('%', '‰', '°', '°C', '°F') else ' '}{unit.symbol}"


def spread(low: Decimal, high: Decimal, unit: Unit | None, wording: Wording, joint: str = "to") -> str:
    """Two ends of a range with one unit: `three to five days`, `6.5-7 percent`, `NT$20,000 to NT$250,000`."""
    if unit is not None and unit.symbol == "NT$":
        return f"NT${english.full(low)} {joint} NT${english.full(high)}"
    words = (unit is None or unit.role in _SPELLED) and high <= 10
    ends = [english.number(end, wording, words=words) for end in (low, high)]
    if unit is not None and unit.role == "percent" and joint == "to":
        name = "%" if wording.style == "figures" and unit.symbol == "%" else f" {unit.plural}"
        return f"{ends[0]}-{ends[1]}{name}"
    if wording.style == "figures" and unit is not None and unit.symbol:
        return _with_symbol(f"{ends[0]}-{ends[1]}", unit)
    name = unit.plural if unit else ""
    return f"{ends[0]} {joint} {ends[1]} {name}".strip()


def several(value: Decimal, unit: Unit | None) -> str:
    """A vague amount: `billions`, `hundreds of people`, `decades`."""
    name = unit.plural if unit else ""
    power = value.adjusted()
    if power == 1 and name == "years":
        return "decades"
    words = english.several(power)
    return f"{words} of {name}" if name else words


def increase(value: Decimal, wording: Wording) -> str:
    """A growth by a multiple: 增长1.5倍 is `increased by 150 percent`; 增长1倍 is `doubled`."""
    if value == 1:
        return "doubled"
    if wording.style == "figures":
        return f"{english.number(value, wording)} times more"
    return f"increased by {english.number(value * 100, wording, words=False)} percent"


_FOLDS = {2: "double", 4: "quadruple"}


def doublings(times: int, *, past: bool) -> str:
    """翻一番 is `double`, 翻两番 `quadruple`, 翻三番 `increase eightfold`; with 了 in the past."""
    factor = 2**times
    name = _FOLDS.get(factor)
    if name:
        return f"{name}d" if past else name
    verb = "increased" if past else "increase"
    return f"{verb} eightfold" if factor == 8 else f"{verb} {factor}-fold"
