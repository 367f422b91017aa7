"""The figures of an English text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from textkit.checks.figures.figure import Figure, pieces
from textkit.checks.figures.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.quantities.english_text.tokens import Tokens
    from textkit.quantities.model import Quantity

_WORDS = read_words("""
    ordinal 1           firstly primary
    ordinal 2           secondly secondary
    ordinal 3           thirdly
    ordinal 4           fourthly
    amount 0            zero no none
    amount 1            a an one ones single sole another each every per
    amount 2            both either neither pair couple twin dual bilateral doubly duo
    amount 3            trio trilateral tripartite
    amount 1/2          majority most
    amount 1/4          quarter
    amount 1 time       once
    amount 2 time       again
    amount 1 hour       hour hourly
    amount 1 day        day daily
    amount 2 day        weekend
    amount 14 day       fortnight
    amount 1 week       week weekly
    amount 2 week       biweekly
    amount 1 month      month monthly
    amount 3 month      quarterly
    amount 1/2 year     biannual semiannual
    amount 1 year       year yearly annual annually
    amount 2 year       biennial
    amount 10 year      decade decades
    amount 100 year     century centuries centenary centennial
    amount 100 percent  all fully completely entirely wholly whole
    amount 200 year     bicentenary
    amount 1000 year    millennium millennia
""")
_FACTORS = ("doubl", "tripl", "trebl", "quadrupl", "quintupl")
_HARMLESS_ORDINAL = 1
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def english_figures(text: str) -> tuple[Figure, ...]:
    """The figures of an English text, loose ones (articles, `both`, `annual`, list numbers) included."""
    from textkit.quantities.english_text import find_english_quantities
    from textkit.quantities.english_text.tokens import Tokens

    tokens = Tokens(text)
    quantities = find_english_quantities(text)
    found = [
        figure
        for quantity in quantities
        for figure in pieces(quantity, firm=_is_firm(quantity), growth=_growth(quantity))
    ]
    found += _loose(tokens, quantities)
    return tuple(sorted(found, key=lambda figure: (figure.start, not figure.firm)))


def _growth(quantity: Quantity) -> str:
    """`tripled` says how many times as much there is; `three times` leaves it open."""
    return "factor" if quantity.kind == "multiple" and quantity.text.lower().startswith(_FACTORS) else ""


def _is_firm(quantity: Quantity) -> bool:
    """Whether the source has to say it: `one`, `first` and `round the clock` need no numeral there."""
    if quantity.kind == "ordinal":
        return quantity.value_text != str(_HARMLESS_ORDINAL)
    if quantity.kind == "identifier":
        return False
    words = not any(sign.isdigit() for sign in quantity.text)
    return not (
        words
        and (
            quantity.value_text in ("0", "1")
            or quantity.kind == "time"
            or (quantity.unit == "hour" and "clock" in quantity.text.lower())
        )
    )


def _loose(tokens: Tokens, quantities: tuple[Quantity, ...]) -> Iterator[Figure]:
    ends = iter(quantities)
    current = next(ends, None)
    for at in range(len(tokens)):
        token = tokens[at]
        while current is not None and current.end <= token.start:
            current = next(ends, None)
        if current is not None and current.start < token.end:
            continue
        word = _WORDS.get(token.lower)
        if word is not None:
            yield Figure(token.start, token.end, token.text, *word, firm=False, numeral=False)
        elif token.kind == "number":
            yield Figure(
                token.start,
                token.end,
                token.text,
                "amount",
                Fraction(token.text.replace(",", "")),
                firm=False,
            )
        elif token.text.isupper() and set(token.text) <= set(_ROMAN):
            yield Figure(
                token.start, token.end, token.text, "ordinal", Fraction(_roman(token.text)), firm=False
            )


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters[:12]]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
