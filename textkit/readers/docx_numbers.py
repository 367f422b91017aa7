"""The numbers that Word writes before paragraphs by itself: 第一章, （一）, 1., bullets.

They stand in no run of the text; a list's definition and the paragraphs before tell them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.formats.xml import local
from textkit.readers.docx_package import child, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_DEEPEST = 9
_PLACE = re.compile("%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED = (range(1, 21), 0x2460), (range(21, 36), 0x3251), (range(36, 51), 0x32B1)


class Level(NamedTuple):
    """A level of a list.

    Attributes:
        start: its first number.
        style: name of its number format (`ST_NumberFormat` of ECMA-376).
        text: what is written, `%1` standing for the number of the first level.
        after: what stands between it and the text.
        plain: whether the numbers of all levels are written as digits in it.
    """

    start: int
    style: str
    text: str
    after: str
    plain: bool


class Numbering:
    """The lists of a document and how far each has counted.

    Args:
        elements: the children of `w:numbering`.
        styles: the children of `w:styles`; a style can carry a list.
    """

    def __init__(self, elements: Iterable[_Element], styles: Iterable[_Element]) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str | None, str | None, int | None]] = {}
        for element in elements:
            self._define(element)
        for style in styles:
            self._note_style(style)

    def before(self, paragraph: _Element) -> str:
        """The number of a paragraph with what parts it from the text, or nothing; counts on."""
        number, level = self._list_of(child(paragraph, "pPr"))
        if number is None or number not in self._lists:
            return ""
        abstract, overrides = self._lists[number]
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        if level in overrides and (number, level) not in self._begun:
            counts[level] = None
            self._begun.add((number, level))
        here = counts[level]
        first = overrides.get(level, levels[level].start)
        counts[level] = first if here is None else here + 1
        for deeper in range(level + 1, _DEEPEST):
            counts[deeper] = None
        return self._written(levels, counts, level)

    def _written(self, levels: Mapping[int, Level], counts: list[int | None], level: int) -> str:
        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            known = levels.get(at)
            count = counts[at]
            if known is None:
                return ""
            style = "decimal" if levels[level].plain else known.style
            return numeral(count if count is not None else known.start, style)

        text = levels[level].text
        if levels[level].style not in ("bullet", "none"):
            text = _PLACE.sub(number, text)
        elif levels[level].style == "none":
            text = _PLACE.sub("", text)
        return text + levels[level].after if text else ""

    def _list_of(self, properties: _Element | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else those of its style or of a style below that."""
        numbering = child(properties, "numPr")
        own, own_level = _reference(numbering)
        style = child(properties, "pStyle")
        name = value(style) if style is not None else None
        seen: set[str] = set()
        while name in self._styles and name not in seen and (own is None or own_level is None):
            seen.add(name)
            below, number, level = self._styles[name]
            own = number if own is None else own
            own_level = level if own_level is None else own_level
            name = below
        if own == "0":  # ECMA-376 17.9.18: no list, whatever the style says
            return None, 0
        return own, own_level or 0

    def _define(self, element: _Element) -> None:
        kind = local(element)
        if kind == "abstractNum":
            levels = {int(value(e, "ilvl") or 0): _level(e) for e in element if local(e) == "lvl"}
            self._abstract[value(element, "abstractNumId") or ""] = levels
        elif kind == "num":
            target = child(element, "abstractNumId")
            overrides = {}
            for override in element:
                start = child(override, "startOverride") if local(override) == "lvlOverride" else None
                if start is not None:
                    overrides[int(value(override, "ilvl") or 0)] = _integer(value(start), 1)
            abstract = value(target) if target is not None else None
            self._lists[value(element, "numId") or ""] = (abstract or "", overrides)

    def _note_style(self, style: _Element) -> None:
        if local(style) != "style":
            return
        below = child(style, "basedOn")
        number, level = _reference(child(style, "pPr", "numPr"))
        name = value(below) if below is not None else None
        self._styles[value(style, "styleId") or ""] = (name, number, level)


def _reference(numbering: _Element | None) -> tuple[str | None, int | None]:
    number = child(numbering, "numId")
    level = child(numbering, "ilvl")
    return (
        value(number) if number is not None else None,
        min(_integer(value(level), 0), _DEEPEST - 1) if level is not None else None,
    )


def _level(element: _Element) -> Level:
    start, style, text, suffix = (child(element, name) for name in ("start", "numFmt", "lvlText", "suff"))
    after = (value(suffix) if suffix is not None else None) or "tab"
    return Level(
        start=_integer(value(start), 1) if start is not None else 0,
        style=(value(style) if style is not None else None) or "decimal",
        text=(value(text) if text is not None else None) or "",
        after={"tab": " ", "space": " ", "nothing": ""}.get(after, " "),
        plain=is_on(child(element, "isLgl")),
    )


def _integer(text: str | None, default: int) -> int:
    try:
        return max(0, min(int(text or default), 100_000))
    except ValueError:
        return default


def numeral(number: int, style: str) -> str:
    """Write a number in one of Word's styles; an unknown style counts as `decimal`.

    >>> [numeral(12, s) for s in ("decimal", "chineseCountingThousand", "lowerRoman", "upperLetter")]
    ['12', '十二', 'xii', 'L']
    >>> numeral(3, "decimalEnclosedCircle"), numeral(105, "chineseCounting")
    ('③', '一百〇五')
    """
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letters.upper() if style == "upperLetter" else letters
    if style.startswith("decimalEnclosedCircle"):
        return next((chr(first + number - run[0]) for run, first in _CIRCLED if number in run), str(number))
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if style == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if style == "ideographZodiac" and 1 <= number <= len(_BRANCHES):
        return _BRANCHES[number - 1]
    if style in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if style in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return _counted(number, _LEGAL if "Simplified" in style else _LEGAL_TRADITIONAL, "拾佰仟")
    if "Counting" in style and style.startswith(("chinese", "taiwanese", "japanese")):
        return _counted(number, _DIGITS, "十百千")
    return str(number)


def _roman(number: int) -> str:
    found: list[str] = []
    for size, letters in _ROMAN:
        while number >= size and len(found) < 40:
            found.append(letters)
            number -= size
    return "".join(found)


def _counted(number: int, digits: str, places: str) -> str:
    """A Chinese numeral up to 9999; 十 rather than 一十 at the start."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    found = ""
    text = str(number)
    for k, digit in enumerate(text):
        place = len(text) - 1 - k
        if digit != "0":
            found += digits[int(digit)] + (places[place - 1] if place else "")
        elif found and text[k:].strip("0") and not found.endswith(digits[0]):
            found += digits[0]
    return found[1:] if found.startswith("一十") else found
