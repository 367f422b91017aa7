"""How English writes numbers, amounts and dates, in three styles.

`news` follows the Associated Press and Xinhua habits (words to ten, `percent`, `more than`), `legal` those of
statutes (`or more`, `or less`), `figures` those of tables (`7`, `%`, `RMB`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Style = Literal["news", "legal", "figures"]
DateStyle = Literal["american", "british"]

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DENOMINATORS = {
    2: "half",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    100: "hundredth",
    1000: "thousandth",
    10000: "ten-thousandth",
}
_SEVERAL = {
    1: "dozens",
    2: "hundreds",
    3: "thousands",
    4: "tens of thousands",
    5: "hundreds of thousands",
    6: "millions",
    7: "tens of millions",
    8: "hundreds of millions",
    9: "billions",
    10: "tens of billions",
    11: "hundreds of billions",
    12: "trillions",
    13: "tens of trillions",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the reader of the English wants: see `find_quantities`."""

    style: Style = "news"
    dates: DateStyle = "american"


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros.

    >>> plain(Decimal("349.0"))
    '349'
    """
    return format(value.normalize(), "f") if value else "0"


def number(value: Decimal, wording: Wording, *, words: bool = True) -> str:
    """A cardinal: `seven`, `18,000`, `62.246 million`. Digits are kept, never rounded.

    >>> number(Decimal(62246000), Wording())
    '62.246 million'
    """
    if words and wording.style != "figures" and value == value.to_integral() and 0 <= value <= 10:
        return _WORDS[int(value)]
    for scale, name in _SCALES:
        if value >= scale:
            share = value / scale
            # Below a billion a long row of decimals reads worse than full figures; above, full figures do.
            if _decimals(share) <= 4 or value >= 10**9:
                return f"{_grouped(share)} {name}"
            break
    return _grouped(value)


def _decimals(value: Decimal) -> int:
    return len(plain(value).partition(".")[2])


def _grouped(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def full(value: Decimal) -> str:
    """A number in full figures with separators: `1,000,000`."""
    return _grouped(value)


def ordinal(value: int, wording: Wording) -> str:
    """`first` to `tenth`, then `11th`; figures alone in the figures style."""
    if wording.style != "figures" and 0 < value <= 10:
        return _ORDINALS[value]
    return ordinal_figure(value)


def ordinal_figure(value: int) -> str:
    """`1st`, `22nd`, `113th`."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def several(power: int) -> str:
    """The vague plural for ten to the given power: 6 is `millions`."""
    return _SEVERAL.get(power, "trillions")


def fraction(numerator: int, denominator: int, wording: Wording) -> str:
    """`one-third`, `two-fifths`, `half`, `3/7000`."""
    if (numerator, denominator) == (1, 2):
        return "half"
    name = _DENOMINATORS.get(denominator)
    if numerator == 1 and name is None and wording.style != "figures":
        return f"one in {denominator:,}"
    if wording.style == "figures" or name is None or numerator > 10 or denominator == 2:
        return f"{numerator}/{denominator}"
    if denominator == 4 and wording.style == "news":
        name = "quarter"
    return f"{_WORDS[numerator]}-{name}{'s' if numerator > 1 else ''}"


def month(number: int) -> str:
    """The month's name."""
    return _MONTHS[number - 1]


def year(number: int) -> str:
    """`2018`, `221 BC`."""
    return f"{-number} BC" if number < 0 else str(number)


def date(year_number: int | None, month_number: int, day: int | None, wording: Wording) -> str:
    """`October 22, 2018` or `22 October 2018`, with or without year and day."""
    name = month(month_number)
    tail = year(year_number) if year_number is not None else ""
    if day is None:
        return f"{name} {tail}".strip()
    if wording.dates == "british":
        return f"{day} {name} {tail}".strip()
    return f"{name} {day}, {tail}" if tail else f"{name} {day}"


def days(year_number: int | None, month_number: int, ends: tuple[int, int], wording: Wording) -> str:
    """`October 1-7, 2018` or `1-7 October 2018`."""
    span, name = f"{ends[0]}-{ends[1]}", month(month_number)
    tail = year(year_number) if year_number is not None else ""
    if wording.dates == "british":
        return f"{span} {name} {tail}".strip()
    return f"{name} {span}, {tail}" if tail else f"{name} {span}"


def clock(hour: int, minute: int | None) -> str:
    """`9:30 a.m.`, `3 p.m.`, `12 noon`.

    >>> clock(20, 15)
    '8:15 p.m.'
    """
    if hour == 12 and not minute:
        return "12 noon"
    half = "a.m." if hour % 24 < 12 else "p.m."
    shown = hour % 12 or 12
    return f"{shown} {half}" if minute is None else f"{shown}:{minute:02d} {half}"


# The wording of each kind of limit: before the amount, behind it.
_LIMITS: Mapping[str, Mapping[Style, str]] = {
    "more": {"news": "more than {}", "legal": "more than {}", "figures": "more than {}"},
    "or_more": {"news": "more than {}", "legal": "{} or more", "figures": "{} or more"},
    "and_more": {"news": "{} or more", "legal": "{} or more", "figures": "{} or more"},
    "and_less": {"news": "{} or less", "legal": "{} or less", "figures": "{} or less"},
    "less": {"news": "less than {}", "legal": "less than {}", "figures": "less than {}"},
    "or_less": {"news": "less than {}", "legal": "{} or less", "figures": "{} or less"},
    "no_more": {"news": "no more than {}", "legal": "not more than {}", "figures": "no more than {}"},
    "no_less": {"news": "at least {}", "legal": "not less than {}", "figures": "at least {}"},
    "within": {"news": "within {}", "legal": "within {}", "figures": "within {}"},
    "about": {"news": "about {}", "legal": "approximately {}", "figures": "about {}"},
    "nearly": {"news": "nearly {}", "legal": "nearly {}", "figures": "nearly {}"},
    "later": {"news": "{} later", "legal": "after {}", "figures": "{} later"},
    "ago": {"news": "{} ago", "legal": "{} before", "figures": "{} ago"},
    "before": {"news": "{} before", "legal": "{} before", "figures": "{} before"},
    "": {"news": "{}", "legal": "{}", "figures": "{}"},
}
APPROX: Mapping[str, str] = {
    "more": "more",
    "or_more": "more",
    "no_less": "more",
    "less": "less",
    "or_less": "less",
    "no_more": "less",
    "about": "about",
    "nearly": "about",
    "and_more": "more",
    "and_less": "less",
}


def limited(amount: str, limit: str, wording: Wording) -> str:
    """An amount with its limit or approximator."""
    return _LIMITS[limit][wording.style].format(amount)
