"""The scanner: walks the numerals of a text and asks each reader of the grammar in turn."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal, Protocol

from textkit.quantities import (
    amounts,
    clock,
    dates,
    identifiers,
    lexical,
    multiples,
    ordinals,
    periods,
    shares,
    spans,
)
from textkit.quantities.english import DateStyle, Style, Wording
from textkit.quantities.fold import fold, is_traditional
from textkit.quantities.model import Quantity
from textkit.quantities.numerals import RUN
from textkit.quantities.reading import Reading, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Finder(Protocol):
    """Anything that finds terms, such as a `Glossary`."""

    def find(self, text: str) -> Sequence[_Span]:
        """The places of the terms of the text, in order."""


# Where a quantity can begin. A lone 一 opens one only before another numeral, a unit or a limit.
_TRIGGER = re.compile(
    r"[0-9二三四五六七八九两十廿卅百千万亿]"
    r"|(?<=第)一"
    r"|一(?=[番〇零一二三四五六七八九十百千万亿两年月日天周个小分秒倍半成点时元块美港欧人次户岁名季级届公平千毫厘吨斤亩米克升度世、])"
    r"|[零〇](?=点)|[几数](?=[十百千万亿])|[壹贰叁肆伍陆柒捌玖](?=[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元])"
    r"|半(?=[年数天]|小时|个[月小世])|(?<=翻)番|元(?=年)"
)
_READERS = (
    periods.read_half_year,
    spans.read_half_span,
    shares.read_half,
    multiples.read_doubling,
    shares.read_percent_words,
    shares.read_fraction,
    shares.read_tenths,
    periods.read_period,
    dates.read_date,
    clock.read_time,
    spans.read_anniversary,
    ordinals.read_ordinal,
    amounts.read_amount,
)
_LONGEST_TOKEN = 100


def find_quantities(
    text: str,
    *,
    glossary: Finder | None = None,
    style: Literal["news", "legal", "figures"] = "news",
    dates: Literal["american", "british"] = "american",
) -> tuple[Quantity, ...]:
    """Finds the numbers, amounts, dates and periods that a Chinese text states, with their English.

    Args:
        text: simplified or traditional Chinese.
        glossary: what lies inside one of its terms, or cuts into one, is left to the term; a term that is
            a part of a quantity leaves the quantity alone.
        style: `news` (`more than 3 million`), `legal` (`3 million or more`) or `figures` (`3 million+` in
            symbols: `%`, `RMB`).
        dates: `american` (`October 22, 2018`) or `british` (`22 October 2018`).

    Returns:
        The quantities in order of their place, without overlap; offsets in code points of `text`.

    Raises:
        ValueError: for an unknown style.

    >>> [(q.text, q.value_text, q.en) for q in find_quantities("帮扶资金200亿元，5.2亿人次参加")]
    [('200亿元', '20000000000', '20 billion yuan'), ('5.2亿人次', '520000000', '520 million person-times')]
    """
    wording = _wording(style, dates)
    folded = fold(text)
    view = View(folded, text, is_traditional(text), wording)
    found = [_quantity(text, reading) for reading in _scan(view)]
    if glossary is not None and found:
        found = _outside_terms(found, glossary.find(text))
    return tuple(found)


def _wording(style: Style, dates: DateStyle) -> Wording:
    if style not in ("news", "legal", "figures"):
        message = f"style is 'news', 'legal' or 'figures', not {style!r}"
        raise ValueError(message)
    if dates not in ("american", "british"):
        message = f"dates is 'american' or 'british', not {dates!r}"
        raise ValueError(message)
    return Wording(style, dates)


def _scan(view: View) -> Iterator[Reading]:
    text, floor = view.text, 0
    match = _TRIGGER.search(text)
    while match:
        at = match.start()
        reading, end = _read(view, at, floor)
        if reading is not None:
            yield reading
        floor = max(end, at + 1)
        match = _TRIGGER.search(text, floor)


def _read(view: View, at: int, floor: int) -> tuple[Reading | None, int]:
    """What stands at `at`, and where the search goes on."""
    text = view.text
    if "0" <= text[at] <= "9":
        reading, end = _read_digits(view, at, floor)
        if reading is not None or end > at:
            return reading, end
    else:
        end = lexical.fixed_expression(text, at)
        if end > at:
            return None, end
        if lexical.ends_a_word(text, at):
            return None, _run_end(text, at)
    for reader in _READERS:
        reading = reader(view, at, floor)
        if reading is not None:
            return reading, reading.end
    return None, _run_end(text, at)


def _read_digits(view: View, at: int, floor: int) -> tuple[Reading | None, int]:
    """Codes, addresses, list numbers, names with a year; `(None, at)` for an ordinary number."""
    text = view.text
    start, end = identifiers.token_at(text, at, floor)
    token = text[start:end]
    if len(token) > _LONGEST_TOKEN or identifiers.is_address(token) or identifiers.is_glyph(token):
        return None, end
    if identifiers.is_code(token):
        return Reading(start, end, "identifier", view.source[start:end], "", "", view.source[start:end]), end
    skipped = max(lexical.is_list_number(text, at), lexical.fixed_expression(text, at))
    if skipped > at:
        return None, skipped
    digits = at
    while digits < end and text[digits].isdigit():
        digits += 1
    period = periods.read_period(view, at, floor)
    if period is not None:
        return period, period.end
    named = identifiers.read_identifier(view, at, digits)
    if named is not None:
        return named, named.end
    timed = dates.read_date(view, at, floor) or clock.read_time(view, at, floor)
    if timed is not None:
        return timed, timed.end
    ratio = identifiers.read_ratio(view, at)
    if ratio is not None:
        return ratio, ratio.end
    chain = identifiers.chain_end(text, at)
    if chain > at:
        return None, chain
    if lexical.is_name_with_year(text, at, digits) and amounts.is_unitless(view, at):
        return None, digits
    return None, at


def _run_end(text: str, at: int) -> int:
    match = RUN.match(text, at)
    return match.end() if match else at + 1


def _quantity(text: str, reading: Reading) -> Quantity:
    return Quantity(
        reading.start,
        reading.end,
        text[reading.start : reading.end],
        reading.kind,
        None if reading.kind == "identifier" else _value(reading.value_text),
        reading.value_text,
        reading.unit,
        reading.approx,
        reading.en,
    )


def _value(value_text: str) -> Decimal | None:
    try:
        return Decimal(value_text) if value_text and value_text.lstrip("-")[0].isdigit() else None
    except InvalidOperation:
        return None


def _outside_terms(found: list[Quantity], terms: Sequence[_Span]) -> list[Quantity]:
    """Leaves out each quantity that a term contains or cuts into."""
    spans = sorted((term.start, term.end) for term in terms)
    kept, first = [], 0
    for quantity in found:
        while first < len(spans) and spans[first][1] <= quantity.start:
            first += 1
        if not any(_claims(span, quantity) for span in _touching(spans, first, quantity)):
            kept.append(quantity)
    return kept


def _touching(spans: list[tuple[int, int]], first: int, quantity: Quantity) -> Iterator[tuple[int, int]]:
    for span in spans[first:]:
        if span[0] >= quantity.end:
            return
        yield span


def _claims(term: tuple[int, int], quantity: Quantity) -> bool:
    start, end = term
    inside = quantity.start <= start and end <= quantity.end and end - start < quantity.end - quantity.start
    return start < quantity.end and end > quantity.start and not inside
