"""A figure: one number, year, day or share of a text, in a form in which two languages can be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.quantities.model import Quantity

Group = Literal["amount", "ordinal", "year", "month", "day", "decade", "century", "time", "part", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One comparable piece of a quantity.

    Attributes:
        start: where the quantity begins, in code points of its side.
        end: where it ends, exclusive.
        text: the quantity as written.
        group: what it is; a date is taken apart into a year and a day, a range into its ends.
        number: its value as said (5.2 for 5.2%); a day is month * 100 + day, a time its minutes, a vague
            number its power of ten.
        unit: the unit in English, or an empty string.
        approx: `more`, `less`, `about`, or an empty string.
        firm: whether the other side has to say it. Numerals inside words, articles and the like only may
            answer a firm figure.
        growth: `more` where it says by how many times something grew (增长两倍), `factor` where it says
            how many times as much there is then (`tripled`), else an empty string.
        numeral: whether it is written as a numeral; a word such as 双 or `annual` may answer, and is
            never wrong.
        named: whether it is part of a name (“九二共识”), which the other side may put in other words.
    """

    start: int
    end: int
    text: str
    group: Group
    number: Fraction
    unit: str = ""
    approx: str = ""
    firm: bool = True
    growth: str = ""
    numeral: bool = True
    named: bool = False


def figures_of(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text in order of their place, loose ones included.

    Args:
        text: one side of a unit.
        language: its language, a BCP 47 tag; Chinese and English are read, others have no figures.
    """
    if language.lower().startswith("zh"):
        from textkit.checks.figures.chinese import chinese_figures

        return chinese_figures(text)
    if language.lower().startswith("en"):
        from textkit.checks.figures.english import english_figures

        return english_figures(text)
    return ()


def pieces(quantity: Quantity, *, firm: bool, growth: str = "") -> Iterator[Figure]:
    """The figures of a quantity: a date in its parts, a range in its ends."""
    value = quantity.value_text
    if quantity.kind == "identifier":
        yield from _named(quantity, firm=firm)
        return
    if not value:
        power = _power(quantity.en)
        if power is not None:
            yield _figure(quantity, "vague", Fraction(power), firm=firm)
        return
    seen: set[tuple[str, Fraction]] = set()
    ends = [value.split("..")[0]] if quantity.kind == "decade" else value.split("..")
    for end in ends:
        for group, number in _parts(quantity, end):
            if (group, number) not in seen:
                seen.add((group, number))
                figure = _figure(quantity, group, number, firm=firm and group != "part", growth=growth)
                unit = _PERIODS.get(end[-1]) if end.startswith("P") else None
                yield replace(figure, unit=unit) if unit else figure


def _named(quantity: Quantity, *, firm: bool) -> Iterator[Figure]:
    """The digits of a name: 12351 has to come again, the 4 of 4G may answer, C919 is for another check."""
    digits = quantity.value_text.replace("-", "")
    if digits.isdigit():
        group: Group = "amount" if quantity.text.replace("-", "").isdigit() else "ordinal"
        yield _figure(quantity, group, Fraction(digits), firm=firm)
    elif digits[:-1].isdigit():
        yield replace(_figure(quantity, "ordinal", Fraction(digits[:-1]), firm=False), named=True)


def _figure(quantity: Quantity, group: Group, number: Fraction, *, firm: bool, growth: str = "") -> Figure:
    return Figure(
        quantity.start,
        quantity.end,
        quantity.text,
        group,
        number,
        quantity.unit,
        quantity.approx,
        firm=firm,
        growth=growth,
    )


def _parts(quantity: Quantity, value: str) -> Iterator[tuple[Group, Fraction]]:
    if quantity.kind == "decade":
        yield "decade", Fraction(value)
    elif quantity.kind == "century" or (
        quantity.unit in ("century", "centuries") and quantity.kind == "range"
    ):
        yield "century", Fraction(value)
    elif ":" in value:
        hours, minutes = value.split(":")[:2]
        yield "time", Fraction(int(hours) % 24 * 60 + int(minutes))
    elif _is_calendar(quantity, value):
        yield from _calendar(value)
    elif "/" in value:
        top, bottom = value.split("/")
        yield "amount", Fraction(int(top), int(bottom))
    else:
        number = _number(value)
        if number is not None:
            yield ("ordinal" if quantity.kind == "ordinal" else "amount"), number


def _is_calendar(quantity: Quantity, value: str) -> bool:
    if (
        quantity.kind in ("date", "year")
        or value.startswith("--")
        or value[-2:] in _PARTS
        or value.endswith("-end")
    ):
        return True
    return quantity.kind == "range" and (
        quantity.unit == "day" or (quantity.unit == "year" and _number(value) is not None and len(value) >= 4)
    )


_PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")


def _calendar(value: str) -> Iterator[tuple[Group, Fraction]]:
    """The parts of an ISO date: `2018-10-22`, `--06`, `-0221`, `2018-H1`, `--05-end`."""
    body = value.removesuffix("-end")
    if body[-2:] in _PARTS:
        yield "part", Fraction(_PARTS.index(body[-2:]))
        body = body[:-2].removesuffix("-")
    if body.startswith("--"):
        year, rest = "", body[2:]
    else:
        sign = "-" if body.startswith("-") else ""
        year, _, rest = body.removeprefix("-").partition("-")
        year = sign + year
    if year.lstrip("-").isdigit():
        yield "year", Fraction(int(year))
    month, _, day = rest.partition("-")
    if day.isdigit() and month.isdigit():
        yield "day", Fraction(int(month) * 100 + int(day))
    elif month.isdigit():
        yield "month", Fraction(int(month))


def _number(value: str) -> Fraction | None:
    body = value.removeprefix("P")
    body = body.rstrip("YMWD") if value.startswith("P") else body
    try:
        return Fraction(body)
    except (ValueError, ZeroDivisionError):
        return None


def _power(english: str) -> int | None:
    """The power of ten that a vague magnitude names: `tens of millions` is 7."""
    from textkit.quantities.english import several

    name = english.removeprefix("about ").removeprefix("more than ")
    found = [power for power in range(1, 14) if name.startswith(several(power))]
    return max(found, key=lambda power: len(several(power)), default=None)
