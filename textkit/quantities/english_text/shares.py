"""Fractions, halves, multiples and rates of an English text: `two-thirds`, `one in 35,000`, `doubled`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities.english import plain
from textkit.quantities.english_text.found import Found
from textkit.quantities.english_text.numerals import ONES, ORDINALS, read_numeral
from textkit.quantities.english_text.units import unit_after

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens
    from textkit.quantities.model import Kind

_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_PARTS |= {word: value for word, value in ORDINALS.items() if value >= 3}
_PARTS |= {f"{word}s": value for word, value in ORDINALS.items() if value >= 3}
_FOLDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MULTIPLES = {f"{word}fold": value for value, word in enumerate(_FOLDS, 2)} | {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2,
    "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3, "trebled": 3, "thrice": 3,
    "quadruple": 4, "quadrupled": 4, "quadruples": 4, "quadrupling": 4, "quintuple": 5, "quintupled": 5,
    "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip
_ROUND = ("round", "around")
_HALVED = ("halve", "halved", "halves", "halving")
# What stands before `a third` where it is a share, and behind it.
_BEFORE_SHARE = (
    "by",
    "than",
    "over",
    "nearly",
    "almost",
    "about",
    "around",
    "some",
    "another",
    "only",
    "least",
    "to",
    "up",
    "roughly",
)
_AFTER_SHARE = (
    "of",
    "off",
    "more",
    "less",
    ",",
    ".",
    ";",
    ")",
    "",
    "in",
    "from",
    "between",
    "as",
    "were",
    "was",
    "are",
    "and",
)
_NO_HALF_BEFORE = ("second", "first", "latter", "other", "last", "bottom", "top", "upper", "lower", "better")
OPENERS = (*_MULTIPLES, *_HALVED, *_ROUND)
"""The words, numerals apart, that can open a share."""
_GREATEST = 10**12


def read_share(tokens: Tokens, at: int) -> Found | None:
    """The fraction, multiple or rate that begins with the token `at`, or None."""
    if _is_part_of_number(tokens, at):
        return None
    for reader in (_rate, _worded_multiple, _half, _fraction, _slashed, _all_day):
        found = reader(tokens, at)
        if found is not None:
            return found
    return None


def _is_part_of_number(tokens: Tokens, at: int) -> bool:
    """Whether `half` or `a quarter` opens a number: `half a million`."""
    place = at + (tokens.lower(at) == "a")
    return tokens.lower(place) in ("half", "quarter") and read_numeral(tokens, at) is not None


def _rate(tokens: Tokens, at: int) -> Found | None:
    """`one in 35,000`, `one of every 35,000`, `1 in every 5`, `three out of ten`."""
    first = read_numeral(tokens, at)
    if first is None or first.ordinal or first.vague or not 0 < first.value < 100 or first.value % 1:
        return None
    place = first.end
    if tokens.starts(place, ("out", "of")):
        place += 2
    elif (tokens.lower(place) in ("in", "of") and tokens.lower(place + 1) == "every") or (
        tokens.lower(place) == "in" and first.value == 1
    ):
        place += 1
    else:
        return None
    place += tokens.lower(place) == "every"
    second = read_numeral(tokens, place)
    if (
        second is None
        or second.ordinal
        or second.vague
        or second.value % 1
        or not first.value < second.value < _GREATEST
    ):
        return None
    # "one in 2018" is a year, "one in 10 provinces" a rate.
    if (
        tokens.lower(place - 1) == "in"
        and len(tokens[place].text) == 4
        and tokens[place].text[:2] in ("19", "20")
    ):
        return None
    return Found(at, second.end, "fraction", f"{plain(first.value)}/{plain(second.value)}")


def _worded_multiple(tokens: Tokens, at: int) -> Found | None:
    value = _MULTIPLES.get(tokens.lower(at), 0)
    if value:
        return Found(at, at + 1, "multiple", str(value), "time")
    if tokens.lower(at) == "two" and tokens.lower(at + 1) == "-" and tokens.lower(at + 2) == "fold":
        return Found(at, at + 3, "multiple", "2", "time")
    return None


def _half(tokens: Tokens, at: int) -> Found | None:
    """`half`, `one half`, `half a year`, `half-year`; not the half of a game or of a century."""
    word = tokens.lower(at)
    if word in _HALVED:
        return Found(at, at + 1, "fraction", "1/2")
    if word != "half" or tokens.lower(at - 1) in _NO_HALF_BEFORE:
        return None
    place = at + 1 + (tokens.lower(at + 1) in ("a", "an", "-"))
    unit = unit_after(tokens, place)
    if unit is not None and place > at + 1 and unit[1].role in ("duration", "measure"):
        kind: Kind = "period" if unit[1].role == "duration" else "quantity"
        return Found(at, unit[0], kind, "0.5", unit[1].name)
    if tokens.lower(at + 1) == "-" and tokens.tight(at + 1):
        return None
    return Found(at, at + 1, "fraction", "1/2")


def _fraction(tokens: Tokens, at: int) -> Found | None:
    """`two-thirds`, `three quarters`, `one fifth`, `a third`."""
    word = tokens.lower(at)
    if (
        word in ("a", "another", "one")
        or ONES.get(word, 99) < 20
        or (tokens[at].kind == "number" and len(tokens[at].text) <= 2)
    ):
        place = at + 1
        hyphen = tokens.lower(place) in ("-", "–") and tokens.tight(place)
        place += hyphen
        part = _PARTS.get(tokens.lower(place), 0)
        top = (
            1
            if word in ("a", "another")
            else ONES.get(word) or (int(Decimal(word)) if word.replace(".", "").isdigit() else 0)
        )
        if part and top and _is_share(tokens, at, place, top, hyphen=hyphen):
            return Found(at, place + 1, "fraction", f"{top}/{part}")
    return None


def _is_share(tokens: Tokens, at: int, place: int, top: int, *, hyphen: bool) -> bool:
    """Whether these words are a share and no ordinal (`a third party`)."""
    word = tokens.lower(place)
    plural = word.endswith("s") and word not in ("halves",)
    if (top > 1) != plural and word not in ("half", "halves"):
        return False
    if tokens[at].kind == "number":
        return hyphen or plural
    if tokens.lower(at) not in ("a", "another") and top == 1:
        return (
            hyphen
            or word in ("half", "third", "quarter", "fourth", "fifth", "tenth")
            or tokens.lower(place + 1) in _AFTER_SHARE
        )
    if top > 1:
        return True
    return tokens.lower(place + 1) in _AFTER_SHARE and (
        tokens.lower(place + 1) == "of" or tokens.lower(at - 1) in _BEFORE_SHARE or word != "quarter"
    )


def _slashed(tokens: Tokens, at: int) -> Found | None:
    """`2/3`, where both figures are small and nothing else is glued to them."""
    top, bottom = tokens[at].text, tokens[at + 2].text
    glued = tokens.lower(at + 1) == "/" and tokens.tight(at + 1) and tokens.tight(at + 2)
    if (
        not glued
        or not (top.isdigit() and bottom.isdigit())
        or (tokens.lower(at + 3) == "/" and tokens.tight(at + 3))
    ):
        return None
    if not 0 < int(top[:9]) < int(bottom[:9]) or len(bottom) > 5:
        return None
    return Found(at, at + 3, "fraction", f"{int(top)}/{int(bottom)}")


def _all_day(tokens: Tokens, at: int) -> Found | None:
    """`round the clock`, `around-the-clock`, `24/7`: 24 hours."""
    if tokens.lower(at) in _ROUND:
        row = [tokens.lower(place) for place in range(at + 1, at + 5)]
        if [word for word in row if word != "-"][:2] == ["the", "clock"]:
            return Found(at, at + 1 + row.index("clock") + 1, "period", "24", "hour")
    if tokens.text[tokens[at].start : tokens[at + 2].end] == "24/7" and tokens.tight(at + 1):
        return Found(at, at + 3, "period", "24", "hour")
    return None
