"""The figures of a Chinese text."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import regex

from textkit.checks.figures.figure import Figure, pieces
from textkit.checks.figures.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.checks.figures.figure import Group
    from textkit.quantities.model import Quantity

_HAN = "零〇一二三四五六七八九两"
_LOOSE = regex.compile(rf"[0-9]++(?:\.[0-9]++)?|[{_HAN}廿卅十百千万亿]++")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_GROWN = regex.compile(
    r"(?:增长|增加|增|提高|提升|扩大|上升|上涨|涨|多|翻|高出|高)(?:了|近|约|超过|逾|至少)?$"
)
_GROWTH_REACH = 6
_LONGEST_RUN = 12
# 每三人中有一人: its numbers are a share, which English may say as such.
_RATE = regex.compile(
    r"每(?P<whole>[0-9一二三四五六七八九十百千万]{1,8})[个名位人户家][^，。；]{0,12}?有(?P<part>[0-9一二三四五六七八九两]{1,3})[个名位人户家]"
)
# 二是 opens the second of several points.
_FIRSTLY = regex.compile(r"(?:是|则)(?!否|不是)")
# 不得超过 is a limit from above.
_NOT = regex.compile(r"(?:[不未毋勿没]得?|不[应能可宜许要会])$")
_OPPOSITE = {"more": "less", "less": "more"}
# A short phrase in quotes is the name of a policy, which English may paraphrase.
_QUOTED = regex.compile(r"[“「『‘《\"][^”」』’》\"，。；]{1,12}[”」』’》\"]")
# The plans of five years: 十四五 is the fourteenth.
_PLAN = regex.compile(r"([一二三四五六七八九]|十[一二三四五六七八九]?)五(?![千百万亿年月日个])")
# Words that hold a number without a numeral: what they may answer in the translation.
_WORDS = read_words("""
    ordinal 1           首
    century 20          上世纪
    time 720            正午 中午
    time 0              午夜
    day 101             元旦
    day 501             五一
    day 1001            国庆
    vague 4             万
    vague 8             亿
    amount 0            零 无
    amount 1            单 同
    amount 2            双 俩 对
    amount 3            仨
    amount 12           打
    amount 1/2          半
    amount 2 time       倍 番
    amount 24 hour      昼夜 全天候 不间断
    amount 1 day        每天
    amount 1 month      每月
    amount 3 month      季度
    amount 1 year       每年 年均
    amount 100 year     世纪
""")


def chinese_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a Chinese text, firm ones first where several begin at one place."""
    from textkit.quantities import find_quantities
    from textkit.quantities.fold import fold

    quantities = find_quantities(text)
    folded = fold(text)
    found = [figure for quantity in quantities for figure in _of(quantity, folded)]
    found += _loose(folded, quantities)
    return tuple(sorted(found, key=lambda figure: (figure.start, not figure.firm)))


def _of(quantity: Quantity, folded: str) -> Iterator[Figure]:
    written = folded[quantity.start : quantity.end]
    firm = _is_firm(quantity, written) and not folded.endswith("今明", 0, quantity.start)
    firm = firm and not (folded.endswith("每", 0, quantity.start) and _RATE.match(folded, quantity.start - 1))
    for figure in pieces(quantity, firm=firm, growth=_growth(quantity, folded)):
        if figure.approx in _OPPOSITE and _NOT.search(folded, max(0, quantity.start - 3), quantity.start):
            yield replace(figure, approx=_OPPOSITE[figure.approx])
        else:
            yield figure


def _growth(quantity: Quantity, folded: str) -> Literal["more", "factor", ""]:
    """翻一番 is valued 2, what there is afterwards; 增长一倍 is valued 1, what is added."""
    if quantity.kind != "multiple":
        return ""
    before = folded[max(0, quantity.start - _GROWTH_REACH) : quantity.start]
    written = folded[quantity.start : quantity.end]
    if "番" in written:
        return "factor"
    return "more" if _GROWN.search(before) or _GROWN.match(written) else ""


def _is_firm(quantity: Quantity, written: str) -> bool:
    """Whether English has to say the figure: not an article-like 一, 第一, or a ratio."""
    if quantity.kind == "identifier":
        return ":" not in quantity.value_text
    if quantity.kind == "ordinal":
        return quantity.value_text != "1" or quantity.unit in ("条", "章", "节", "款", "项", "编", "目")
    one = quantity.value_text == "1" and ("一" in written or "元年" in written)
    return not one or quantity.kind == "multiple"


def _loose(folded: str, quantities: tuple[Quantity, ...]) -> Iterator[Figure]:
    """Numerals inside names, words and list numbers, and words that hold a number."""
    taken = _taken(len(folded), [(quantity.start, quantity.end) for quantity in quantities])
    quoted = _taken(len(folded), [match.span() for match in _QUOTED.finditer(folded)])
    for match in _LOOSE.finditer(folded):
        if not any(taken[match.start() : match.end()]):
            plan = _PLAN.match(folded, match.start())
            named = _is_name(match[0], quoted=bool(quoted[match.start()])) and plan is None
            yield from _plan(plan)
            yield from (replace(figure, named=named) for figure in _run(folded, match))
    yield from _rates(folded)
    for word, (group, number, unit) in _WORDS.items():
        at = folded.find(word)
        while at >= 0 and taken[at]:
            at = folded.find(word, at + 1)
        if at >= 0:
            yield Figure(at, at + len(word), word, group, number, unit, firm=False, numeral=False)


def _taken(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """A mark for every character that lies in one of the spans."""
    taken = bytearray(length)
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _rates(folded: str) -> Iterator[Figure]:
    """每三个孩子中就有一个 is one in three."""
    from textkit.quantities.numerals import parse_numeral

    for match in _RATE.finditer(folded):
        whole, part = parse_numeral(match["whole"]), parse_numeral(match["part"])
        if whole and part and part < whole:
            share = Fraction(part) / Fraction(whole)
            yield Figure(match.start(), match.end(), match[0], "amount", share, firm=False)


def _is_name(run: str, *, quoted: bool) -> bool:
    """Whether a row of numerals is a part of a word: quoted Chinese digits, bare magnitudes (万众)."""
    if run[0].isascii():
        return False
    return quoted or not any(sign in _DIGITS or sign == "十" for sign in run)


def _plan(match: regex.Match[str] | None) -> Iterator[Figure]:
    """十四五: the fourteenth plan, of five years."""
    if match is None:
        return
    from textkit.quantities.numerals import parse_numeral

    which, five = parse_numeral(match[1]), match.end(1)
    yield Figure(five, five + 1, match[0], "amount", Fraction(5), "year", firm=False)
    if which is not None:
        yield Figure(match.start(), five, match[0], "ordinal", Fraction(which), firm=False)


def _run(folded: str, match: regex.Match[str]) -> Iterator[Figure]:
    """What a row of numerals outside all quantities may stand for: 九二 is 92 and 1992, 十四五 is 14."""
    run = match[0][:_LONGEST_RUN]
    counted = (
        folded[match.start() - 1 : match.start()] == "第" or _FIRSTLY.match(folded, match.end()) is not None
    )
    group: Group = "ordinal" if counted else "amount"
    unit = "year" if folded[match.end() : match.end() + 1] == "年" else ""
    for number in _values(run):
        yield Figure(match.start(), match.end(), match[0], group, number, unit, firm=False)


def _values(run: str) -> tuple[Fraction, ...]:
    from textkit.quantities.numerals import read_numeral

    if run[0].isascii():
        return (Fraction(run),)
    numbers: dict[Fraction, None] = {}
    whole = read_numeral(run, 0)
    at = 0
    while at < len(run):
        numeral = read_numeral(run, at)
        if numeral is None:
            at += 1
            continue
        numbers[Fraction(numeral.low)] = None
        if numeral.high is not None:
            numbers[Fraction(numeral.high)] = None
        at = max(numeral.end, at + 1)
    digits = [_DIGITS[sign] for sign in run if sign in _DIGITS]
    if len(digits) == len(run) > 1 and (whole is None or whole.end < len(run) or whole.high is not None):
        named = int("".join(map(str, digits)))
        numbers |= dict.fromkeys(
            Fraction(value) for value in (named, *((1900 + named, 2000 + named) if named < 100 else ()))
        )
        numbers |= dict.fromkeys(map(Fraction, digits))
    return tuple(numbers)
