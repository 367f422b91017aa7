"""The number or bullet that opens a line: `第一章`, `一、`, `（一）`, `1.1`, `①`, `——`, `•`.

The styles are those of GB/T 9704-2012 (official documents), GB/T 7713 (papers), of statutes in both scripts,
and of plain lists.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

_HAN_NUMBER = "[一二三四五六七八九十百零〇○两]"
_DIGITS = dict(zip("零〇○一二三四五六七八九两", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

CHAPTER_UNITS = ("编", "卷", "篇", "部", "章", "回", "讲", "节", "条")
"""Units of `第X章`, the widest first; each is a style of its own."""

_UNIT = {
    "編": "编",
    "部分": "部",
    "節": "节",
    "講": "讲",
    "條": "条",
    "幕": "章",
    "集": "章",
    "课": "讲",
    "課": "讲",
}
_ENGLISH_UNIT = {"part": "编", "book": "编", "title": "编", "chapter": "章", "section": "节", "article": "条"}

_MARK = regex.compile(
    rf"""
      第\s*+(?P<chapter>{_HAN_NUMBER}{{1,7}}+|\d{{1,4}}+(?:\s*-\s*\d{{1,3}}+)?+)\s*+
        (?P<unit>部分|[编編卷篇章节節回幕集讲講课課条條])(?:之{_HAN_NUMBER}{{1,3}}+)?+
        (?=\s|$|[【（(：:]|(?<=[章节節编編篇分])(?=\p{{Han}}))
    | (?i:(?P<english>part|book|chapter|section|article)\ (?P<englishno>\d{{1,4}}+|[ivxlc]{{1,7}}+)\b\.?)
        (?=\s|$|[:,—])
    | (?:案例|专栏|专题|專題|步骤|步驟|阶段|任务|实验|單元|单元|模块)\s?
        (?P<case>{_HAN_NUMBER}{{1,4}}+|\d{{1,3}}+)(?=\s|$|[：:．.、])
    | [（(]\s*(?P<hanbracket>{_HAN_NUMBER}{{1,4}}+)\s*[）)]
    | (?P<han>{_HAN_NUMBER}{{1,4}}+)\s?(?:[、．]|\.(?!\d)|$)
    | [（(]\s*(?P<bracket>\d{{1,3}}+)\s*[）)]
    | (?P<half>\d{{1,3}}+)\s?[）)]
    | (?P<decimal>\d{{1,3}}+(?:[.．]\d{{1,3}}+){{1,4}}+)[.．、]?
        (?=\s++\D|\p{{Han}})(?!\s*[万萬亿億兆元倍吨噸个個%％])
    | (?P<number>\d{{1,3}}+)\s?(?:[、．]|\.(?!\d))
    | (?P<plain>\d{{1,2}}+)\s++(?=[\p{{Han}}\p{{Lu}}《“])
    | (?P<circled>[①-⑳❶-❿㊀-㊉➀-➓])
    | (?P<ordinal>[㈠-㈩⑴-⒇])
    | [\[［〔](?P<reference>\d{{1,3}}+)[\]］〕]
    | [（(](?P<letterbracket>[A-Za-z]|[ivx]{{2,5}}+)[）)]
    | (?P<letter>[A-Za-z]|[IVXivx]{{2,5}}+)[.．、)）](?=\s|\p{{Han}})
    | (?P<dash>——|—|--(?=\s))
    | (?P<bullet>[•·●○■□◆◇▪▫‣◦∙➢➤►▶✓✔★☆√\uE000-\uF8FF]|[-–*→](?=\s))
    """,
    regex.VERBOSE,
)


class Mark(NamedTuple):
    """What opens a line.

    Attributes:
        style: the kind of numbering, such as `章`, `一、`, `（一）`, `1.`, `1.1`, `①`, `•`.
        value: the number, or 0 where there is none.
        length: how many characters it takes, white space after it included.
    """

    style: str
    value: int
    length: int


def mark_of(text: str) -> Mark | None:
    """The number or bullet at the start of a line, or None.

    >>> mark_of("第十二条 本法所称"), mark_of("（三）其他"), mark_of("3.5亿元")
    (Mark(style='条', value=12, length=5), Mark(style='（一）', value=3, length=3), None)
    """
    match = _MARK.match(text)
    if match is None:
        return None
    style, value = _read(match)
    length = match.end()
    while length < len(text) and text[length].isspace():
        length += 1
    return Mark(style, value, length)


def _read(match: regex.Match[str]) -> tuple[str, int]:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    if "chapter" in found:
        unit = found["unit"]
        return _UNIT.get(unit, unit), number(found["chapter"])
    if "english" in found:
        return _ENGLISH_UNIT[found["english"].lower()], number(found["englishno"])
    name, value = next(iter(found.items()))
    if name == "decimal":
        parts = value.replace("．", ".").split(".")
        return "1" + ".1" * (len(parts) - 1), int(parts[-1])
    if name in ("circled", "ordinal"):
        return ("①", _circled(value)) if name == "circled" else ("（1）", _circled(value))
    style = _STYLES[name]
    if style in ("a.", "（a）"):
        roman = len(value) > 1 or value in "IVXivx"
        return (style.replace("a", "i"), number(value)) if roman else (style, ord(value.lower()) - 96)
    return style, number(value) if name not in ("dash", "bullet") else 0


_STYLES = {
    "case": "案例",
    "hanbracket": "（一）",
    "han": "一、",
    "bracket": "（1）",
    "half": "1）",
    "number": "1.",
    "plain": "1",
    "reference": "[1]",
    "letterbracket": "（a）",
    "letter": "a.",
    "dash": "——",
    "bullet": "•",
}


def number(text: str) -> int:
    """The value of a Chinese, Arabic or Roman numeral up to 9999.

    >>> number("二十一"), number("一百零五"), number("12"), number("xiv")
    (21, 105, 12, 14)
    """
    if text[0].isdigit() and text[0].isascii():
        return int(text.split("-")[0])
    if text[0].lower() in _ROMAN:
        return _roman(text.lower())
    total = current = 0
    for sign in text:
        if sign in "十百":
            total += (current or 1) * (10 if sign == "十" else 100)
            current = 0
        else:
            current = _DIGITS[sign]
    return total + current


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))


def _circled(sign: str) -> int:
    for first in "①❶㊀➀⑴㈠":
        if 0 <= ord(sign) - ord(first) < 20:
            return ord(sign) - ord(first) + 1
    return 0
