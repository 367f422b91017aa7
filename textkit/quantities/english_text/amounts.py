"""Numbers of an English text with their units, approximators and ranges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from textkit.quantities.english import plain, several
from textkit.quantities.english_text import limits
from textkit.quantities.english_text.found import Found
from textkit.quantities.english_text.numerals import SCALES, Numeral, read_numeral
from textkit.quantities.english_text.units import EnglishUnit, sign_before, unit_after

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens
    from textkit.quantities.model import Kind

_KINDS: dict[str, Kind] = {
    "money": "money", "percent": "percent", "duration": "period", "times": "multiple", "age": "quantity",
    "measure": "quantity",
    "person": "quantity",
}  # fmt: skip
_JOINTS = ("-", "–", "—", "~", "to", "or")
_LISTED = (*_JOINTS, "and", ",", ", and")
_LABELS = (
    "article", "articles", "chapter", "chapters", "section", "sections", "paragraph", "paragraphs",
    "subparagraph", "subparagraphs",
    "item", "items", "part", "parts", "clause", "clauses", "annex", "appendix", "title", "volume", "book",
    "rule", "schedule",
)  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BEFORE_ROMAN = (
    *_LABELS,
    "war",
    "phase",
    "act",
    "session",
    "class",
    "type",
    "grade",
    "tier",
    "stage",
    "category",
    "level",
)


class _Amount(NamedTuple):
    """A numeral with its unit and approximators; `start` and `end` count tokens."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    unit: EnglishUnit | None
    approx: str


def read_amount(tokens: Tokens, at: int) -> tuple[Found, ...]:
    """The amount whose numeral begins with the token `at`, a range as one; nothing if it is none."""
    left = _amount(tokens, at)
    if left is None:
        return ()
    if left.numeral.vague:
        return (_vague(left),)
    right = _right_of(tokens, left)
    if right is not None:
        return (_range(tokens, left, right),)
    return (_single(tokens, left),)


def read_unit_and_half(tokens: Tokens, at: int) -> Found | None:
    """`a year and a half`, `an hour and a half`."""
    if tokens.lower(at) not in ("a", "an", "one"):
        return None
    unit = unit_after(tokens, at + 1)
    if (
        unit is None
        or unit[1].role not in ("duration", "measure")
        or not tokens.starts(unit[0], ("and", "a", "half"))
    ):
        return None
    return Found(at, unit[0] + 3, _KINDS[unit[1].role], "1.5", unit[1].name)


def read_roman(tokens: Tokens, at: int) -> Found | None:
    """`Chapter II`, `World War II`, `I.` at the head of a line."""
    token = tokens[at]
    if not token.text.isupper() or not set(token.lower) <= set(_ROMAN) or len(token.text) > 7:
        return None
    heading = at == 0 and tokens.lower(1) in (".", ":", "、")
    if not heading and tokens.lower(at - 1) not in _BEFORE_ROMAN:
        return None
    values = [_ROMAN[letter] for letter in token.lower]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return Found(at, at + 1, "ordinal", str(total))


def _amount(tokens: Tokens, at: int) -> _Amount | None:
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None
    start, end, unit, value = at, numeral.end, None, numeral.value
    sign = sign_before(tokens, at)
    if sign is not None:
        start, unit = sign
        end, value = _money_suffix(tokens, end, value)
    if not numeral.ordinal:
        place = end + (tokens.lower(end) == "of" and numeral.vague)
        after = unit_after(tokens, place)
        if after is not None and not (unit is not None and after[1].role != "money"):
            end = after[0]
            unit = after[1] if unit is None or unit.name in ("dollar", after[1].name) else unit
        if unit is not None and unit.role == "duration":
            old = tokens.starts(end, ("old",)) or tokens.starts(end, ("of", "age"))
            hyphened = tokens.lower(end) == "-" and tokens.lower(end + 1) in ("old", "olds")
            if old or hyphened:
                end, unit = end + (1 if tokens.starts(end, ("old",)) else 2), EnglishUnit("age", "year old")
            if tokens.starts(end, ("and", "a", "half")):
                value, end = value + Decimal("0.5"), end + 3
    if _minus(tokens, start) and not numeral.words:
        start, value = start - 1, -value
    start, before = limits.before(tokens, start)
    end, behind = limits.after(tokens, end)
    if behind and unit is None and not numeral.ordinal:
        # 20-odd years: the unit stands behind the approximator.
        further = unit_after(tokens, end)
        end, unit = further if further is not None else (end, unit)
    return _Amount(start, end, numeral, value, unit, before or behind)


def _money_suffix(tokens: Tokens, end: int, value: Decimal) -> tuple[int, Decimal]:
    """`$5m`, `$3.5 bn`, `$2k` behind a currency sign."""
    size = {"m": 10**6, "b": 10**9, "k": 1000, "t": 10**12}.get(tokens.lower(end))
    return (end + 1, value * size) if size and tokens.tight(end) else (end, value)


def _minus(tokens: Tokens, at: int) -> bool:
    """Whether a minus, no hyphen and no dash, stands before the token."""
    sign = tokens.lower(at - 1) in ("-", "−", "minus") and (
        tokens.tight(at) or tokens.lower(at - 1) == "minus"
    )
    return sign and not tokens.tight(at - 1) and tokens[at - 2].kind != "number"


def _right_of(tokens: Tokens, left: _Amount) -> _Amount | None:
    """The upper end of `5 to 10 percent`, `3-5 million`, `between 3 and 5 million`.

    Ends with an approximator of their own (`from 3 to over 40 percent`) stay two quantities.
    """
    if left.numeral.ordinal or left.approx:
        return None
    joint = tokens.lower(left.end)
    between = tokens.lower(left.start - 1) == "between" and joint == "and"
    if joint not in _JOINTS and not between:
        return None
    place = left.end + 1
    while tokens.lower(place) in ("$", "€", "£", "¥", "us", "nt", "hk", "rmb", "u.s."):
        place += 1
    right = _amount(tokens, place)
    if right is None or right.numeral.ordinal or right.numeral.vague or right.approx:
        return None
    if left.unit is not None and right.unit is not None and left.unit.role != right.unit.role:
        return None
    low = _shared(left, right).value
    falling = tokens.lower(left.start - 1) == "from" and joint == "to"
    return right if low < right.value or falling else None


def _shared(left: _Amount, right: _Amount) -> _Amount:
    """The left end with the magnitude that only the right one says: `two to three million`."""
    scaled = right.numeral.scaled and not left.numeral.scaled and left.value < 1000 and left.unit is None
    if not scaled:
        return left
    size = max((size for size in SCALES.values() if right.value >= size), default=1)
    return left._replace(value=left.value * size)


def _range(tokens: Tokens, left: _Amount, right: _Amount) -> Found:
    left = _shared(left, right)
    unit = right.unit or left.unit
    start = left.start - (tokens.lower(left.start - 1) in ("between", "from"))
    value = f"{plain(left.value)}..{plain(right.value)}"
    return Found(start, right.end, "range", value, unit.name if unit else "")


def _vague(amount: _Amount) -> Found:
    power = len(str(int(amount.numeral.value))) - 1
    unit = amount.unit.name if amount.unit else ""
    return Found(amount.start, amount.end, "approximate", "", unit, "about", several(power))


def _single(tokens: Tokens, amount: _Amount) -> Found:
    numeral, unit = amount.numeral, amount.unit
    if numeral.ordinal:
        return Found(amount.start, amount.end, "ordinal", plain(amount.value))
    if unit is None and tokens.lower(amount.start - 1) in _LABELS and not amount.approx:
        return Found(amount.start - 1, amount.end, "ordinal", plain(amount.value))
    if unit is None and tokens.ends(amount.start, ("no", ".")):
        return Found(amount.start - 2, amount.end, "identifier", plain(amount.value))
    name = unit.name if unit else ""
    kind: Kind = _KINDS[unit.role] if unit else "number"
    return Found(amount.start, amount.end, kind, plain(amount.value), name, amount.approx)


def with_listed_units(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Gives the bare numbers of `5, 8 and 10 percent` the unit that only the last one says."""
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        one, following = done[place], done[place + 1]
        if (
            one.kind != "number"
            or one.unit
            or not following.unit
            or following.kind not in ("percent", "money", "quantity", "range")
        ):
            continue
        gap = tuple(tokens.lower(at) for at in range(one.end, following.start))
        if len(gap) <= 2 and " ".join(gap) in (*_LISTED, ", to"):
            kind: Kind = "percent" if following.unit in ("percent", "percentage point") else following.kind
            done[place] = replace(one, unit=following.unit, kind="quantity" if kind == "range" else kind)
    return done
