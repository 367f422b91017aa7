"""The scanner of English text: asks each reader of the grammar at every word, the longest kinds first."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from textkit.quantities.english_text import amounts, clock, codes, dates, numerals, shares
from textkit.quantities.english_text.tokens import Tokens
from textkit.quantities.model import Quantity

if TYPE_CHECKING:
    from textkit.quantities.english_text.found import Found


# The words and signs that can open a quantity; all others are passed over.
_OPENERS = frozenset(
    (
        *numerals.OPENERS, *dates.OPENERS, *shares.OPENERS, *clock.OPENERS,
        "a", "an", "another", "one", "(", "[",
    )
)  # fmt: skip


def find_english_quantities(text: str) -> tuple[Quantity, ...]:
    """Finds the numbers, amounts, dates and periods that an English text states.

    The values and units are those of `find_quantities`, so that the two sides of a translation can be
    compared: a plain decimal, an ISO date, `a..b`, `n/d`, `HH:MM`; `yuan`, `metric ton`, `percent`.
    A magnitude without a figure (`tens of millions`) has no value, and its plain name in `en`; elsewhere
    `en` is the text itself.

    Args:
        text: English, American or British.

    Returns:
        The quantities in order of their place, without overlap; offsets in code points of `text`.

    >>> found = find_english_quantities("over 20 billion yuan, two-thirds of it")
    >>> [(quantity.text, quantity.value_text, quantity.unit) for quantity in found]
    [('over 20 billion yuan', '20000000000', 'yuan'), ('two-thirds', '2/3', '')]
    """
    tokens = Tokens(text)
    found: list[Found] = []
    at, floor = 0, 0
    while at < len(tokens):
        readings, end = _read(tokens, at)
        found += (_from(reading, floor) for reading in readings)
        at = max(end, at + 1)
        if readings:
            floor = at
    return tuple(_quantity(tokens, one) for one in amounts.with_listed_units(tokens, found))


def _from(reading: Found, floor: int) -> Found:
    """The reading without words that the one before it has taken."""
    from dataclasses import replace

    return reading if reading.start >= floor else replace(reading, start=floor)


def _read(tokens: Tokens, at: int) -> tuple[tuple[Found, ...], int]:
    """What begins at a token, and where the search goes on."""
    token = tokens[at]
    if token.kind != "number" and token.lower not in _OPENERS:
        code = codes.read_code(tokens, at) or amounts.read_roman(tokens, at)
        return ((code,), code.end) if code is not None else ((), at + 1)
    end = codes.list_number(tokens, at)
    if end > at:
        return (), end
    code = codes.read_code(tokens, at)
    if code is not None:
        return (code,) if code.value_text else (), code.end
    for reader in (
        amounts.read_unit_and_half,
        dates.read_days_before_month,
        dates.read_date,
        clock.read_time,
        shares.read_share,
    ):
        one = reader(tokens, at)
        if one is not None:
            return (_limited(tokens, one),), one.end
    several = amounts.read_amount(tokens, at)
    if several:
        return several, several[-1].end
    roman = amounts.read_roman(tokens, at)
    return ((roman,), roman.end) if roman else ((), at + 1)


def _limited(tokens: Tokens, one: Found) -> Found:
    """A share with the approximator around it: `more than two-thirds`, `one-fifth or more`."""
    from dataclasses import replace

    from textkit.quantities.english_text import limits

    if one.kind not in ("fraction", "multiple"):
        return one
    start, before = limits.before(tokens, one.start)
    end, behind = limits.after(tokens, one.end)
    return replace(one, start=start, end=end, approx=before or behind)


def _quantity(tokens: Tokens, found: Found) -> Quantity:
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    text = tokens.text[start:end]
    return Quantity(
        start,
        end,
        text,
        found.kind,
        _value(found.value_text),
        found.value_text,
        found.unit,
        found.approx,
        found.en or text,
    )


def _value(value_text: str) -> Decimal | None:
    try:
        return Decimal(value_text) if value_text else None
    except InvalidOperation:
        return None
