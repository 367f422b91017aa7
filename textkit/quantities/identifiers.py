"""Digits that name something, never regrouped or spelled out: `12351`, `102号`, `C919`, `PM2.5`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.quantities.reading import Reading
from textkit.quantities.units import PREFIXED, UNITS

if TYPE_CHECKING:
    from textkit.quantities.reading import View

_TOKEN = re.compile(r"[0-9A-Za-z_./:@%&=?#~$+-]*+")
_TAIL = re.compile(r"[./:?#&~+-]+$")
_LETTER = re.compile(r"[A-Za-z]")
_ADDRESS = re.compile(r"://|@|www\.|[A-Za-z]\.[A-Za-z]{2}")
_GLYPH = re.compile(r"cid:[0-9]+")
_MEASURED = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?P<unit>[A-Za-z]+)$")
_PAID = re.compile(r"(?P<currency>[A-Z]{2,3}\$?)[0-9]")
_CHAIN = re.compile(r"[0-9]+(?:[-./:][0-9]+){2,}|[0-9]+\+[0-9X]+|[0-9]{1,2}[·•‧][0-9]{1,2}")
_PHONE = re.compile(
    r"(?:0[0-9]{2,3}[-－ ]?[1-9][0-9]{6,7}|1[3-9][0-9]{9}|[48]00[-－][0-9]{3,4}[-－]?[0-9]{3,4})(?![0-9])"
)
_LABEL_TAIL = re.compile(r"(?:[-－.—][0-9]{1,3})*")
_RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[:：∶比][0-9]+(?:\.[0-9]+)?)+(?![0-9万亿千百])")
_CALL = re.compile(r"热线|电话|专线|服务号|平台|号码|短信")
_CALL_BEFORE = (
    "拨打",
    "电话",
    "热线",
    "致电",
    "号码",
    "编号",
    "代码",
    "邮编",
    "账号",
    "帐号",
    "文号",
    "证号",
    "编码",
    "传真",
    "尾号",
    "车牌",
    "端口",
    "拨通",
)
_LABEL_BEFORE = ("附图", "附表", "附件", "附录", "图", "表", "公式", "案例", "专栏", "注释")
_OPENING = '“「『‘"'
_CLOSING = '”」』’"'
_NUMBERED = re.compile(r" ?号(?!召|称|角|子|令)(?:文件?|令|楼|线|院)?")


def token_at(text: str, at: int, floor: int) -> tuple[int, int]:
    """The run of ASCII letters, digits and joiners around the digit at `at`."""
    start = at
    while start > floor and (
        text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "_./:@%&=?#~$+-")
    ):
        start -= 1
    match = _TOKEN.match(text, at)
    end = match.end() if match else at
    tail = _TAIL.search(text, max(at, end - 8), end)
    return start, tail.start() if tail else end


def is_address(token: str) -> bool:
    """Whether a token is a web or mail address or a path."""
    return _ADDRESS.search(token) is not None


def is_glyph(token: str) -> bool:
    """Whether a token is what an extractor writes for a glyph that it could not read: `(cid:3821)`."""
    return _GLYPH.fullmatch(token) is not None


def is_code(token: str) -> bool:
    """Whether a token mixes letters and digits and is neither a measure (5km) nor a sum of money (US$30).

    >>> is_code("C919"), is_code("100km")
    (True, False)
    """
    if _LETTER.search(token) is None:
        return False
    measured = _MEASURED.match(token)
    if measured and measured["unit"] in UNITS and measured["unit"] != "g":
        return False
    paid = _PAID.match(token)
    return not (paid and paid["currency"] in PREFIXED)


def read_identifier(view: View, at: int, end: int) -> Reading | None:
    """The identifier made of the digits `at` to `end`, if their surroundings say that they are one."""
    text = view.text
    digits = text[at:end]
    phone = _PHONE.match(text, at)
    if phone:
        return Reading(
            at, phone.end(), "identifier", phone[0].replace("－", "-"), "", "", phone[0].replace("－", "-")
        )
    numbered = _NUMBERED.match(text, end)
    if numbered and digits.isdigit():
        return Reading(at, text.index("号", end) + 1, "identifier", digits, "", "", f"No. {digits}")
    if digits.isdigit() and _labels(text, at, digits):
        tail = _LABEL_TAIL.match(text, end)
        end = tail.end() if tail else end
        return Reading(at, end, "identifier", text[at:end], "", "", view.source[at:end])
    if digits.isdigit() and _names(text, at, end, digits):
        return Reading(at, end, "identifier", digits, "", "", view.source[at:end])
    return None


def _labels(text: str, at: int, digits: str) -> bool:
    """Whether the digits number a figure, a table or an annex: 图3, 表2-1."""
    return len(digits) <= 3 and text[max(0, at - 3) : at].rstrip(" ").endswith(_LABEL_BEFORE)


def _names(text: str, at: int, end: int, digits: str) -> bool:
    before = text[max(0, at - 4) : at].rstrip('：: “‘「『"')
    if len(digits) < 3:
        return False
    if digits[0] == "0" or len(digits) > 12:
        return True
    quoted = text[at - 1 : at] in tuple(_OPENING) and text[end : end + 1] in tuple(_CLOSING)
    return (
        (quoted and len(digits) != 4) or before.endswith(_CALL_BEFORE) or _CALL.match(text, end) is not None
    )


def chain_end(text: str, at: int) -> int:
    """The end of a chain such as 1.2.3, 010-6605-2 or 9+2 that begins at `at`, or `at` itself."""
    match = _CHAIN.match(text, at)
    return match.end() if match else at


def read_ratio(view: View, at: int) -> Reading | None:
    """2.7∶1 and 8.9∶42.8∶57.3, kept as they are."""
    match = _RATIO.match(view.text, at)
    if match is None:
        return None
    figures = match[0].replace("：", ":").replace("∶", ":").replace("比", ":").replace(" ", "")
    return Reading(at, match.end(), "identifier", figures, "", "", figures)
