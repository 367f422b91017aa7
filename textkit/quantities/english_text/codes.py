"""Figures of an English text that name something or number a list: `COVID-19`, `5G`, `(4)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities.english_text.found import Found
from textkit.quantities.english_text.tokens import words
from textkit.quantities.english_text.units import sign_before, unit_after

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens

_SUFFIXES = words(
    "st nd rd th s bn mn mln bln trn tn million billion trillion am pm a.m. p.m. m b k bc bce odd fold"
)
_PREFIX_WORDS = (
    "us",
    "nt",
    "hk",
    "rmb",
    "cny",
    "usd",
    "eur",
    "gbp",
    "mid",
    "pre",
    "post",
    "non",
    "sub",
    "over",
    "nearly",
)
_LONGEST_CODE = 12  # tokens


def list_number(tokens: Tokens, at: int) -> int:
    """The token behind a list number (`4.`, `(4)`, `1)`) at a head or behind a colon; `at` if none."""
    head = at == 0 or tokens.lower(at - 1) in (":", ";", "•") or _after_line_end(tokens, at)
    opening = tokens.lower(at) in ("(", "[")
    place = at + opening
    text = tokens[place].text
    if not (text.isdigit() and len(text) <= 2):
        return at
    closing = tokens.lower(place + 1)
    if opening and closing in (")", "]"):
        return place + 2
    if (
        head
        and not opening
        and closing in (".", ")", "、")
        and tokens.tight(place + 1)
        and tokens[place + 2].kind != "number"
    ):
        return place + 2
    return at


def _after_line_end(tokens: Tokens, at: int) -> bool:
    return at > 0 and "\n" in tokens.text[tokens[at - 1].end : tokens[at].start]


def read_code(tokens: Tokens, at: int) -> Found | None:
    """The code that begins with the token `at`, or None.

    Letters glued to figures are a code unless they are a unit, a currency, an ordinal ending or a magnitude.
    Three or more figures in a chain (`010-6605-2`) are one too.
    """
    if tokens[at].kind == "word":
        return _letters_first(tokens, at)
    if tokens[at].kind != "number":
        return None
    return _figures_first(tokens, at)


def _letters_first(tokens: Tokens, at: int) -> Found | None:
    """`COVID-19`, `G20`, `PM2.5`, `C919`; not `mid-1990s` or `US$5`."""
    if tokens[at].lower in _PREFIX_WORDS:
        return None
    hyphen = tokens.lower(at + 1) in ("-", "–") and tokens.tight(at + 1)
    figure = at + 1 + hyphen
    if tokens[figure].kind != "number" or not tokens.tight(figure):
        return None
    if hyphen and not any(letter.isupper() for letter in tokens[at].text) and tokens[at].lower != "covid":
        return None
    end = _code_end(tokens, figure + 1)
    value = "".join(tokens[place].text for place in range(at, end))
    return Found(at, end, "identifier", value)


def _figures_first(tokens: Tokens, at: int) -> Found | None:
    """`5G`, `3D`, `12A`; `400-800-1234`; not `5km`, `1980s`, `3rd`."""
    letters = tokens[at + 1]
    if letters.kind == "word" and tokens.tight(at + 1) and letters.lower not in _SUFFIXES:
        if unit_after(tokens, at + 1) is not None or sign_before(tokens, at) is not None:
            return None
        end = _code_end(tokens, at + 2)
        return Found(at, end, "identifier", "".join(tokens[place].text for place in range(at, end)))
    end, place = at + 1, at + 1
    while place - at < _LONGEST_CODE and tokens.lower(place) in ("-", "–", ".", ":") and tokens.tight(place):
        if tokens[place + 1].kind != "number" or not tokens.tight(place + 1):
            break
        place += 2
        end = place
    if (end - at + 1) // 2 < 3 or _is_date(tokens, at, end):
        return None
    return Found(at, end, "identifier", "".join(tokens[place].text for place in range(at, end)))


def _is_date(tokens: Tokens, at: int, end: int) -> bool:
    return end - at == 5 and len(tokens[at].text) == 4 and tokens.lower(at + 1) in ("-", "/", ".")


def _code_end(tokens: Tokens, at: int) -> int:
    """The token behind the letters and figures glued to a code."""
    end = at
    while end - at < _LONGEST_CODE and tokens.tight(end) and tokens[end].kind != "sign":
        end += 1
    return end
