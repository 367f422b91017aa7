"""Ordinals: `第十七次`, `第二十一条`, `第三`, `十三届`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities import approximators, english
from textkit.quantities.reading import Reading
from textkit.quantities.units import heads_a_word

if TYPE_CHECKING:
    from textkit.quantities.reading import View

# The parts of a statute. 款 and 项 change places between the law of the mainland and that of Taiwan.
_PARTS = {"编": "Part", "章": "Chapter", "节": "Section", "条": "Article", "目": "Item"}
_MAINLAND = {"款": "Paragraph", "项": "Subparagraph"}
_TAIWAN = {"项": "Paragraph", "款": "Subparagraph"}
_COUNTED = "届次版个位名批轮代期卷集部篇组号场例站间座条所家口任回步件大类种队"
_NO_PART = ("目标", "目的", "节目", "节课", "条件", "项目", "款式")


def read_ordinal(view: View, at: int, floor: int) -> Reading | None:
    """The ordinal whose numeral begins at `at` and whose 第 stands before it, or a bare 十三届."""
    text = view.text
    numeral = view.numeral(at)
    if numeral is None or numeral.high is not None or numeral.approx or numeral.bare:
        return None
    if numeral.low % 1 or numeral.low < 1:
        return None
    value, end = int(numeral.low), numeral.end
    # Official texts of Taiwan set 第 2 條 with spaces.
    start = at - 2 if text[at - 1 : at] == " " and not numeral.han else at - 1
    marked = start >= floor and text[start] == "第"
    if marked and text[end : end + 1] == " " and text[end + 1 : end + 2] in tuple("编章节条目款项"):
        end += 1
    mark = text[end : end + 1]
    if not marked:
        if _is_session(text, at, end) or (mark == "届" and _is_bare_ordinal(view, at, end, floor)):
            return Reading(at, end + 1, "ordinal", str(value), mark, "", english.ordinal(value, view.wording))
        return None
    part = _PARTS.get(mark) or (_TAIWAN if view.traditional else _MAINLAND).get(mark)
    if part and not text.startswith(_NO_PART, end):
        return Reading(start, end + 1, "ordinal", str(value), mark, "", f"{part} {value}")
    if mark == "号":
        return Reading(start, end + 1, "identifier", str(value), mark, "", f"No. {value}")
    counted = mark != "" and mark in _COUNTED and not heads_a_word(mark, text[end + 1 : end + 2])
    end = end + 1 if counted and not (mark == "大" and value > 10) else numeral.end
    return Reading(
        start, end, "ordinal", str(value), text[numeral.end : end], "", english.ordinal(value, view.wording)
    )


_BODIES = frozenset("大届协委会事")


def _is_session(text: str, at: int, end: int) -> bool:
    """Whether 四次会议 is the fourth session of the body before it, not four meetings: 人大四次会议."""
    return text.startswith(("次会议", "次全会", "次全体会议"), end) and text[at - 1 : at] in _BODIES


def _is_bare_ordinal(view: View, at: int, end: int, floor: int) -> bool:
    """Whether 十三届 without 第 is the 13th, not a count (两届, 不得超过三届)."""
    text = view.text
    counted = text[at:end] == "两" or approximators.before(text, at, floor)[1] != ""
    following = text[end + 1 : end + 2]
    return not counted and text[at:end] != "一" and following != "" and not heads_a_word("届", following)
