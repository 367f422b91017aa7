"""Dates, years, decades, centuries and quarters of an English text, in British and American order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.quantities.english_text.found import Found
from textkit.quantities.english_text.numerals import ORDINALS, read_numeral
from textkit.quantities.english_text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.quantities.english_text.tokens import Tokens

_NAMES = words("january february march april may june july august september october november december")
MONTHS: Mapping[str, int] = {
    short: number for number, name in enumerate(_NAMES, 1) for short in (name, name[:3])
} | {"sept": 9}
# Words that are something else unless a date surrounds them.
_DOUBTFUL = (
    "may",
    "march",
    "mar",
    "dec",
    "jan",
    "sep",
    "oct",
    "nov",
    "jun",
    "jul",
    "apr",
    "feb",
    "aug",
    "august",
)
_BEFORE_MONTH = (
    "in", "of", "by", "since", "until", "till", "last", "this", "next", "early", "late", "mid", "before",
    "after", "from",
    "through", "during", "each", "every", "between", "to", "and", "end",
)  # fmt: skip
_BEFORE_CHRIST = ("bc", "bce", "b.c.", "b.c.e.")
_ANNO_DOMINI = ("ad", "ce", "a.d.", "c.e.")
_DASHES = ("-", "–", "—", "−", "~")
_JOINTS = (*_DASHES, "to", "through", "until", "till")
_DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
OPENERS = (*MONTHS, *_DECADE_WORDS, *_QUARTERS, "q", "end", "ad", "ce", "a.d.")
"""The words, numerals apart, that can open a date."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_AFTER_A_COUNT = (
    "than",
    "over",
    "about",
    "some",
    "nearly",
    "almost",
    "around",
    "least",
    "approximately",
    "roughly",
)


class _Day(NamedTuple):
    """A date among the tokens; what is not said is None."""

    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def value(self) -> str:
        head = "-" if self.year is None else _four(self.year)
        return f"{head}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")


def read_date(tokens: Tokens, at: int) -> Found | None:
    """The date, year, decade, century or part of a year that begins with the token `at`, or None."""
    for reader in (_part_of_year, _century, _decade, _iso, _day, _years):
        found = reader(tokens, at)
        if found is not None:
            return found
    return None


def _four(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


# --- days and months ------------------------------------------------------------------------------


def _day(tokens: Tokens, at: int) -> Found | None:
    first = _one_day(tokens, at)
    if first is None:
        return None
    second = _second_day(tokens, first)
    if second is None:
        return Found(at, first.end, "date", first.value)
    if first.year is None and second.year is not None:
        first = first._replace(year=second.year)
    return Found(at, second.end, "range", f"{first.value}..{second.value}", "day")


def _one_day(tokens: Tokens, at: int) -> _Day | None:
    month = _month_name(tokens, at)
    if month:
        return _month_first(tokens, at, month)
    return _day_first(tokens, at)


def _month_name(tokens: Tokens, at: int) -> int:
    """The month named at a place, or 0."""
    token = tokens[at]
    month = MONTHS.get(token.lower, 0)
    if not month or not token.text[0].isupper():
        return 0
    if token.lower in _DOUBTFUL and not _beside_a_date(tokens, at):
        return 0
    return month


def _beside_a_date(tokens: Tokens, at: int) -> bool:
    after = at + 1 + (tokens.lower(at + 1) in (".", ","))
    if tokens[after].kind == "number" and (
        tokens[at].text.lower() != "may" or _is_day(tokens, after) or _year(tokens, after)
    ):
        return True
    return tokens.lower(at - 1) in _BEFORE_MONTH or _is_day(tokens, at - 1)


def _month_first(tokens: Tokens, at: int, month: int) -> _Day:
    end = at + 1
    end += (
        tokens.lower(end) == "."
        and tokens.tight(end)
        and len(tokens[at].text) <= 4
        and tokens[end + 1].kind == "number"
    )
    the = tokens.lower(end) == "the"
    day = _day_number(tokens, end + the)
    if day is None:
        year = _year_behind(tokens, end)
        return _Day(year[1], year[0], month, None) if year else _Day(end, None, month, None)
    end = day[1]
    year = _year_behind(tokens, end)
    return _Day(year[1], year[0], month, day[0]) if year else _Day(end, None, month, day[0])


def _day_first(tokens: Tokens, at: int) -> _Day | None:
    day = _day_number(tokens, at)
    if day is None:
        return None
    place = day[1] + (tokens.lower(day[1]) == "of")
    month = MONTHS.get(tokens.lower(place), 0)
    if not month or not tokens[place].text[0].isupper():
        return None
    year = _year_behind(tokens, place + 1)
    return _Day(year[1], year[0], month, day[0]) if year else _Day(place + 1, None, month, day[0])


def _is_day(tokens: Tokens, at: int) -> bool:
    return _day_number(tokens, at) is not None


def _day_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month in figures or as an ordinal word, and the token behind it."""
    token = tokens[at]
    if token.kind == "number":
        if not token.text.isdigit() or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
            return None
        end = at + 1
        end += tokens.tight(end) and tokens.lower(end) in ("st", "nd", "rd", "th")
        return int(token.text), end
    if token.lower in ORDINALS or token.lower in ("twenty", "thirty"):
        numeral = read_numeral(tokens, at)
        if numeral is not None and numeral.ordinal and 1 <= numeral.value <= 31:
            return int(numeral.value), numeral.end
    return None


def _year_behind(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """`, 2018`, `2018`, `in 2018`, `of 2018` behind a month or a day: the year and the token behind it."""
    place = at + (tokens.lower(at) in (",", "of"))
    year = _year(tokens, place)
    return (year, place + 1) if year else None


def _year(tokens: Tokens, at: int) -> int:
    """The four-figure year at a place, or 0."""
    text = tokens[at].text
    return int(text) if len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR else 0


def _second_day(tokens: Tokens, first: _Day) -> _Day | None:
    """The end of `March 5-18`, `5 to 18 March`, `March 5 to April 2, 2018`."""
    if first.day is None and first.year is None and tokens.lower(first.end) in _JOINTS:
        other = _one_day(tokens, first.end + 1)
        return other if other and other.day is None and MONTHS.get(tokens.lower(first.end + 1)) else None
    if first.day is None or tokens.lower(first.end) not in _JOINTS:
        return None
    other = _one_day(tokens, first.end + 1)
    if other is not None and other.day is not None:
        return other
    day = _day_number(tokens, first.end + 1)
    if day is None or day[0] <= first.day:
        return None
    year = _year_behind(tokens, day[1])
    return _Day(year[1] if year else day[1], year[0] if year else first.year, first.month, day[0])


def read_days_before_month(tokens: Tokens, at: int) -> Found | None:
    """`5-18 March 2018`, `5 and 18 March`: two days with one month behind them."""
    first = _day_number(tokens, at)
    if first is None or tokens.lower(first[1]) not in (*_JOINTS, "and"):
        return None
    second = _day_first(tokens, first[1] + 1)
    if second is None or second.day is None:
        return None
    opening = second._replace(day=first[0])
    return Found(at, second.end, "range", f"{opening.value}..{second.value}", "day")


def _iso(tokens: Tokens, at: int) -> Found | None:
    year = _year(tokens, at)
    if not year or tokens.lower(at + 1) not in ("-", "/") or tokens.lower(at + 3) != tokens.lower(at + 1):
        return None
    month, day = tokens[at + 2].text, tokens[at + 4].text
    glued = all(tokens.tight(at + step) for step in range(1, 5))
    if not glued or not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Found(at, at + 5, "date", f"{_four(year)}-{int(month):02d}-{int(day):02d}")


# --- years ----------------------------------------------------------------------------------------


def _years(tokens: Tokens, at: int) -> Found | None:
    era = _era_year(tokens, at)
    if era is not None:
        return era
    first = _year(tokens, at)
    if not first or not _is_year_here(tokens, at):
        return None
    if tokens.lower(at + 1) in _JOINTS:
        second = _year(tokens, at + 2) or _short_year(tokens, at, first)
        if second > first and _is_year_here(tokens, at + 2, after=at + 2):
            return Found(at, at + 3, "range", f"{_four(first)}..{_four(second)}", "year")
    return Found(at, at + 1, "year", _four(first))


def _era_year(tokens: Tokens, at: int) -> Found | None:
    """`221 BC`, `500 BCE`, `AD 25`, `25 CE`."""
    if tokens[at].text in ("AD", "CE", "A.D.") and tokens[at + 1].text.isdigit():
        return Found(at, at + 2, "year", _four(int(tokens[at + 1].text[:4])))
    text = tokens[at].text.replace(",", "")
    if not text.isdigit() or len(text) > 4:
        return None
    if tokens.lower(at + 1) in _BEFORE_CHRIST:
        return Found(at, at + 2, "year", _four(-int(text)))
    if tokens[at + 1].text in ("AD", "CE", "A.D.", "C.E."):
        return Found(at, at + 2, "year", _four(int(text)))
    return None


def _short_year(tokens: Tokens, at: int, first: int) -> int:
    text = tokens[at + 2].text
    return (
        first - first % 100 + int(text) if len(text) == 2 and text.isdigit() and tokens.tight(at + 1) else 0
    )


def _is_year_here(tokens: Tokens, at: int, after: int | None = None) -> bool:
    """Whether four bare figures are a year: no unit or magnitude follows, and nothing before them counts."""
    from textkit.quantities.english_text.units import sign_before, unit_after

    if unit_after(tokens, at + 1) is not None or tokens.lower(at + 1) in (
        "million",
        "billion",
        "trillion",
        "thousand",
    ):
        return False
    if after is None and (sign_before(tokens, at) is not None or tokens.lower(at - 1) in _AFTER_A_COUNT):
        return False
    return not (
        tokens.lower(at + 1) == "."
        and tokens.tight(at + 1)
        and tokens[at + 2].kind == "number"
        and tokens.tight(at + 2)
    )


# --- decades and centuries ------------------------------------------------------------------------


def _decade(tokens: Tokens, at: int) -> Found | None:
    """`1980s`, `the 80s`, `'90s`, `1980's`, `the Seventies`, `nineteen-eighties`."""
    text = tokens[at].text
    if tokens.lower(at) in _DECADE_WORDS and (
        tokens[at].text[0].isupper() or tokens.lower(at - 1) in ("the", "-", "early", "late", "mid")
    ):
        return _ten_years(at, at + 1, 1900 + _DECADE_WORDS[tokens.lower(at)])
    if (
        tokens.lower(at) in ("nineteen", "eighteen")
        and tokens.lower(at + 1 + (tokens.lower(at + 1) == "-")) in _DECADE_WORDS
    ):
        end = at + 1 + (tokens.lower(at + 1) == "-")
        century = 1900 if tokens.lower(at) == "nineteen" else 1800
        return _ten_years(at, end + 1, century + _DECADE_WORDS[tokens.lower(end)])
    if not text.isdigit() or not text.endswith("0") or len(text) not in (2, 4):
        return None
    end = at + 1
    if tokens.lower(end) == "'" and tokens.tight(end):
        end += 1
    if not tokens.tight(end) or tokens.lower(end) != "s":
        return None
    return _ten_years(at, end + 1, int(text) if len(text) == 4 else 1900 + int(text))


def _ten_years(start: int, end: int, first: int) -> Found:
    return Found(start, end, "decade", f"{first}..{first + 9}", "decade")


def _century(tokens: Tokens, at: int) -> Found | None:
    """`the 20th century`, `8th century BC`; also both ends of `8th to 6th centuries BC`."""
    numeral = read_numeral(tokens, at)
    if numeral is None or not numeral.ordinal or numeral.value > 99:
        return None
    place, second = numeral.end, None
    if tokens.lower(place) in (*_JOINTS, "and", "or"):
        second = read_numeral(tokens, place + 1)
        if second is None or not second.ordinal:
            return None
        place = second.end
    place += tokens.lower(place) in _DASHES
    if tokens.lower(place) not in ("century", "centuries"):
        return None
    end, sign = place + 1, ""
    if tokens.lower(end) in _BEFORE_CHRIST:
        end, sign = end + 1, "-"
    elif tokens.lower(end) in _ANNO_DOMINI and tokens[end].text.isupper():
        end += 1
    value = f"{sign}{numeral.value}"
    if second is not None:
        return Found(at, end, "range", f"{value}..{sign}{second.value}", "century")
    return Found(at, end, "century", value, "century")


# --- quarters and halves --------------------------------------------------------------------------


def _part_of_year(tokens: Tokens, at: int) -> Found | None:
    """`the first quarter of 2018`, `Q1 2018`, `first half of the year`, `the end of 2018`."""
    word = tokens.lower(at)
    part, end = "", at
    if word == "q" and tokens.tight(at + 1) and tokens[at + 1].text in ("1", "2", "3", "4"):
        part, end = f"Q{tokens[at + 1].text}", at + 2
    elif tokens.starts(at, ("first", "three", "quarters")):
        part, end = "Q1..Q3", at + 3
    elif word in _QUARTERS and tokens.lower(at + 1) == "quarter":
        part, end = f"Q{_QUARTERS[word]}", at + 2
    elif word in ("first", "second") and tokens.lower(at + 1) == "half":
        return _half_year(tokens, at)
    elif (
        word == "end" and tokens.lower(at + 1) == "of" and tokens.lower(at - 1) in ("the", "by", "at", "year")
    ):
        return _end_of(tokens, at)
    if not part:
        return None
    year = _year_behind(tokens, end)
    if year is None:
        return Found(at, end, "period", part)
    value = part if ".." in part else f"{_four(year[0])}-{part}"
    return Found(at, year[1], "period", value)


def _half_year(tokens: Tokens, at: int) -> Found | None:
    half = "H1" if tokens.lower(at) == "first" else "H2"
    if not tokens.starts(at + 2, ("of",)):
        return None
    year = _year_behind(tokens, at + 2)
    if year:
        return Found(at, year[1], "period", f"{_four(year[0])}-{half}")
    place = at + 3 + (tokens.lower(at + 3) in ("the", "this", "last", "next", "each"))
    return Found(at, place + 1, "period", half) if tokens.lower(place) == "year" else None


def _end_of(tokens: Tokens, at: int) -> Found | None:
    year = _year(tokens, at + 2)
    if year and _is_year_here(tokens, at + 2):
        return Found(at, at + 3, "period", f"{_four(year)}-end")
    month = _month_name(tokens, at + 2)
    if not month:
        return None
    day = _month_first(tokens, at + 2, month)
    return Found(at, day.end, "period", f"{day.value}-end") if day.day is None else None
