"""Whether two figures say the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from textkit.checks.figures.scales import DAYS_PER_MONTH, is_money, same_currency, scale_of

if TYPE_CHECKING:
    from textkit.checks.figures.figure import Figure

Relation = Literal["equal", "percent", "currency", "unit"]
"""`equal`, or the same number with something else wrong: percent for percentage point, currency, unit."""

_COUNTED = ("amount", "ordinal", "year", "century", "decade")
_CALENDAR = ("year", "month", "day", "decade", "century", "time", "part")


def same_number(source: Figure, target: Figure) -> Relation | None:
    """How two figures of one number stand to each other; None if the numbers differ or do not compare."""
    if source.number != target.number or "vague" in (source.group, target.group):
        return None
    if not (source.numeral and target.numeral) and not _answers(source, target):
        return None
    if source.group != target.group:
        compatible = source.group in _COUNTED and target.group in _COUNTED
        return "equal" if compatible and not _bound_to_unit(source, target) else None
    if source.group != "amount":
        return "equal"
    if {source.growth, target.growth} == {"more", "factor"}:
        return None
    return _units(source, target)


def _answers(source: Figure, target: Figure) -> bool:
    """Whether a word such as `both` or `annual` answers: of the same kind, and of its unit if it has one."""
    word, other = (source, target) if not source.numeral else (target, source)
    return word.group == other.group and word.unit in ("", other.unit)


def _bound_to_unit(source: Figure, target: Figure) -> bool:
    """Whether a year or century would be taken for an amount of something: 2000 tons."""
    amount, other = (source, target) if source.group == "amount" else (target, source)
    return (
        amount.group == "amount"
        and other.group in _CALENDAR
        and scale_of(amount.unit) is not None
        and amount.unit != "year"
    )


def _units(source: Figure, target: Figure) -> Relation | None:
    one, other = source.unit, target.unit
    if one == other or not one or not other:
        return "equal"
    if is_money(one) and is_money(other):
        return "equal" if same_currency(one, other) else "currency"
    first, second = scale_of(one), scale_of(other)
    if first is None or second is None:
        if "percent" in one or "percent" in other:
            return "percent" if "time" not in (one, other) else None
        return "unit" if is_money(one) != is_money(other) and (first or second) else "equal"
    if "percent" in (first.dimension, second.dimension) or "point" in (first.dimension, second.dimension):
        return "percent"
    if first == second:
        return "equal"
    return "unit"


def same_worth(source: Figure, target: Figure) -> bool:
    """Whether two figures are one in other words: mu and hectares, a third and 33%, doubling and 一倍."""
    if "vague" in (source.group, target.group):
        return _same_magnitude(source, target)
    if (source.group == "day" and target.group in ("ordinal", "amount")) or (
        target.group == "day" and source.group in ("ordinal", "amount")
    ):
        day, other = (source, target) if source.group == "day" else (target, source)
        return day.number % 100 == other.number and other.unit in ("", "day", "日", "号")
    if {source.group, target.group} == {"decade", "century"}:
        decade, century = (source, target) if source.group == "decade" else (target, source)
        return decade.number == (century.number - 1) * 100
    if source.group != "amount" or target.group != "amount":
        return False
    return _same_measure(source, target) or _same_share(source, target) or _same_multiple(source, target)


def _same_magnitude(source: Figure, target: Figure) -> bool:
    """几千万 and `tens of millions`; a neighbouring magnitude passes, and an exact number of that size."""
    if source.group == target.group:
        return abs(source.number - target.number) <= 1
    vague, exact = (source, target) if source.group == "vague" else (target, source)
    if exact.group != "amount" or exact.number < 1:
        return False
    return abs(len(str(int(exact.number))) - 1 - vague.number) < 1


def _same_measure(source: Figure, target: Figure) -> bool:
    first, second = scale_of(source.unit), scale_of(target.unit)
    if first is None or second is None:
        return False
    one, other = source.number * first.size, target.number * second.size
    if first.dimension == second.dimension:
        return abs(one - other) <= min(
            _slack(source.number) * first.size, _slack(target.number) * second.size
        )
    if {first.dimension, second.dimension} == {"months", "days"}:
        one *= DAYS_PER_MONTH if first.dimension == "months" else 1
        other *= DAYS_PER_MONTH if second.dimension == "months" else 1
        return abs(one - other) * 30 <= max(abs(one), abs(other))
    return False


def _slack(number: Fraction) -> Fraction:
    """Half a unit in the last place that is not zero, at most a twentieth of the number."""
    if not number:
        return Fraction(0)
    place = Fraction(1)
    if number.denominator == 1:
        whole = abs(int(number))
        while whole % 10 == 0:
            whole //= 10
            place *= 10
    else:
        while (number / place).denominator > 1 and place > Fraction(1, 10**9):
            place /= 10
    return min(place / 2, abs(number) / 20)


def _same_share(source: Figure, target: Figure) -> bool:
    """A third and 33 percent, half and 50 percent, 0.5 and a half."""
    one, other = _share(source), _share(target)
    if one is None or other is None or (source.unit == target.unit == ""):
        return False
    percent = target if target.unit == "percent" else source
    return abs(one - other) <= _slack(percent.number) / 100


def _share(figure: Figure) -> Fraction | None:
    if figure.unit == "percent":
        return figure.number / 100
    return figure.number if not figure.unit and 0 < figure.number < 1 else None


def _same_multiple(source: Figure, target: Figure) -> bool:
    """增长一倍, doubled, 100 percent; 增长两倍, tripled, 200 percent."""
    return _says_multiple(source, target) or _says_multiple(target, source)


def _says_multiple(multiple: Figure, other: Figure) -> bool:
    """Whether the other figure says the multiple in percent, or counts what was there before as well."""
    if multiple.unit != "time":
        return False
    number = multiple.number
    if other.unit == "percent":
        return other.number == (number - 1) * 100 or (
            multiple.growth != "factor" and other.number == number * 100
        )
    return multiple.growth == "more" and other.unit in ("time", "") and other.number == number + 1
