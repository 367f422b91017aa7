"""Chinese, Arabic and mixed numerals: `3.5万`, `1亿2000万`, `三千五百`, `二〇一八`, `壹佰`, `廿三`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS: Mapping[str, int] = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_TENS = {"廿": "二", "卅": "三", "卌": "四"}
_UNITS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_MAGNITUDES = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
# The forms of cheques and contracts, and the ordinary digits that they stand for.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")

_LONGEST = 40  # code points; what is longer is no number that anybody reads
_MOST_DIGITS = 24  # below the 28 of the decimal context, so that every value is exact
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_HAN = "零〇一二三四五六七八九两"
_TOKEN = re.compile(
    rf"(?P<arabic>{ARABIC})"
    rf"|(?P<point>(?<=[{_HAN}十百千])点(?=[{_HAN}]{{1,9}}(?![十百千{_HAN}分时])))"
    rf"|(?P<digits>[{_HAN}]++|[廿卅卌])"
    r"|(?P<unit>[十百千](?!分[之点]))"
    r"|(?P<magnitude>[万亿]|兆(?![瓦赫欧帕焦比字宽位]))"
    r"|(?P<more>多(?!边|元化|样|方位|媒体|党|云|功能|极|民族|学科|层次|晶|瑙)"
    r"|余(?!额|下的|地|款|热|温|粮|党|孽|年前)|来(?=[个岁年天人名次里米斤万亿]))"
    r"|(?P<vague>[几数])"
)
# What looks like a magnitude and is the first half of a unit: 3000万千瓦, 5千克.
_PREFIXED_UNIT = re.compile(r"千(?=[瓦米克卡赫伏帕焦])|百(?=帕)|兆(?=[瓦赫欧帕焦比字宽位])")
_FORMAL_RUN = re.compile(
    r"[壹贰叁肆伍陆柒捌玖](?=[拾佰仟万亿元圆零壹贰叁肆伍陆柒捌玖])[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*+"
)
RUN = re.compile(r"[0-9零〇一二三四五六七八九两廿卅卌十百千万亿兆几.,壹贰叁肆伍陆柒捌玖拾佰仟]++")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text.

    Attributes:
        start: where it begins, in code points.
        end: where it ends, exclusive; 多, 余 and 来 inside or behind it are part of it.
        low: its value; the lower end of 三五 or 七八十; the magnitude itself for a vague 几十亿.
        high: the upper end of 三五 or 七八十, else None.
        approx: `more` for 多, 余 and 十几, `about` for 来 and vague numerals, else an empty string.
        vague: whether 几 or 数 stands for the leading digit.
        bare: whether it is a magnitude without a digit: 百, 千万.
        han: whether its digits are Chinese characters.
        positional: whether it is a row of digits: 二〇一八, 12351.
        scaled: whether a magnitude such as 万 closes it.
        text: the characters read.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    approx: str = ""
    vague: bool = False
    bare: bool = False
    han: bool = False
    positional: bool = False
    scaled: bool = False
    text: str = ""


def parse_numeral(text: str) -> Decimal | None:
    """The value of a string that is one exact numeral from end to end, else None.

    >>> parse_numeral("1亿2000万")
    Decimal('120000000')
    >>> parse_numeral("十二五") is None
    True
    """
    found = read_numeral(text, 0)
    if found is None or found.end != len(text) or found.approx or found.bare or found.high is not None:
        return None
    return found.low


def read_numeral(text: str, start: int) -> Numeral | None:
    """The longest numeral that begins at `start` in a folded text, or None if what begins there is none."""
    formal = _FORMAL_RUN.match(text, start, start + _LONGEST)
    if formal:
        inner = read_numeral(formal[0].translate(_FORMAL), 0)
        if inner is None or inner.end != len(formal[0]):
            return None
        return Numeral(start, formal.end(), inner.low, han=True, positional=inner.positional, text=formal[0])
    tokens = _tokens(text, start)
    if not tokens or tokens[-1][2] - start > _LONGEST:
        return None
    low, high = _values(tokens)
    if low is None or max(len(low.as_tuple().digits), low.adjusted()) > _MOST_DIGITS:
        return None
    kinds = [kind for kind, _, _ in tokens]
    vague = kinds[0] == "vague"
    approx = ""
    if vague or any(body == "来" for _, body, _ in tokens):
        approx = "about"
    elif "more" in kinds or "vague" in kinds:
        approx = "more"
    return Numeral(
        start,
        tokens[-1][2],
        low,
        high,
        approx,
        vague,
        bare=kinds[0] in ("unit", "magnitude") and tokens[0][1] != "十",
        han="arabic" not in kinds,
        positional=len(tokens) == 1 and (kinds[0] == "arabic" or len(tokens[0][1]) > 1),
        scaled="magnitude" in kinds,
        text=text[start : tokens[-1][2]],
    )


_Token = tuple[str, str, int]


def _tokens(text: str, start: int) -> list[_Token]:
    tokens: list[_Token] = []
    at = start
    while at - start <= _LONGEST:
        spaced = at
        # A typesetter's space may part Arabic digits from 万 and 多: 10 万多家.
        if (
            tokens
            and tokens[-1][0] == "arabic"
            and text.startswith(" ", at)
            and text[at + 1 : at + 2] in _AFTER_SPACE
        ):
            spaced = at + 1
        match = _TOKEN.match(text, spaced)
        if match is None or not _follows(tokens, match):
            break
        at = match.end()
        if match[0] in _TENS:
            tokens += [("digits", _TENS[match[0]], at), ("unit", "十", at)]
        else:
            tokens.append((str(match.lastgroup), match[0], at))
    return _give_back(text, tokens)


_AFTER_SPACE = ("多", "余", "万", "亿", "千", "百")


def _follows(tokens: list[_Token], match: re.Match[str]) -> bool:
    """Whether the next token can continue the numeral; it cannot when it begins a numeral of its own."""
    kind, body = match.lastgroup, match[0]
    if not tokens:
        return kind not in ("more", "point") and (kind != "vague" or _heads_magnitude(match))
    last = tokens[-1][0]
    if kind == "arabic":
        return last == "magnitude" and tokens[0][0] == "arabic"
    if kind == "digits":
        # The 两 of a weight (八两) or of a new phrase never stands behind another digit.
        return last != "arabic" and last != "more" and not (body.startswith("两") and last == "digits")
    if kind == "vague":
        return body == "几" and last == "unit"
    if kind == "more":
        return last != "more" and last != "vague"
    return last != "more" or kind != "unit" or body != "十"


def _heads_magnitude(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in ("十", "百", "千", "万", "亿")


def _give_back(text: str, tokens: list[_Token]) -> list[_Token]:
    if len(tokens) < 2 or not _PREFIXED_UNIT.match(text, tokens[-1][2] - 1):
        return tokens
    # 四千米 is four thousand meters, 5千米 five kilometers.
    if tokens[-2][0] != "digits":
        return tokens[:-1]
    return tokens


def _values(tokens: list[_Token]) -> tuple[Decimal | None, Decimal | None]:
    """The value, and the upper value where two neighbouring digits leave it open (三五, 七八十, 十七八)."""
    parts = [(kind, body) for kind, body, _ in tokens if kind != "more"]
    parts = [
        ("digits", "一") if part[0] == "vague" and place == 0 else part for place, part in enumerate(parts)
    ]
    parts = [part for part in parts if part[0] != "vague"]
    for place, (kind, body) in enumerate(parts):
        if kind != "digits" or not _is_open(body):
            continue
        if place + 1 == len(parts) and place > 0 and parts[place - 1][1] != "十":
            continue
        ends = [_evaluate([*parts[:place], ("digits", digit), *parts[place + 1 :]]) for digit in body]
        return ends[0], ends[1]
    return _evaluate(parts), None


def _is_open(body: str) -> bool:
    if len(body) != 2 or "零" in body or "〇" in body:
        return False
    first, second = (DIGITS[digit] for digit in body)
    return second == first + 1 or (first, second) == (3, 5)


def _evaluate(parts: list[tuple[str, str]]) -> Decimal | None:
    """Adds up one reading; None if the parts break the order of magnitudes (十二五, 三七二十一).

    >>> _evaluate([("digits", "三"), ("magnitude", "万"), ("digits", "五")])
    Decimal('35000')
    """
    if len(parts) == 1:
        return _single(*parts[0])
    total, section, pending = Decimal(0), Decimal(0), None
    last_unit, last_magnitude = Decimal(10**4), Decimal(10**30)
    for place, (kind, body) in enumerate(parts):
        final = place == len(parts) - 1
        before = parts[place - 1] if place else ("", "")
        if kind == "point":
            tail = _fraction(parts[place + 1 :])
            return None if tail is None else (total + section + (pending or 0) + tail[0]) * tail[1]
        if kind == "arabic":
            pending = Decimal(body.replace(",", ""))
            if final and place and len(body) == 1:
                pending *= _scale(before[1]) / 10
        elif kind == "digits":
            if before[0] in ("digits", "arabic"):
                return None
            stripped = body.lstrip("零〇")
            if len(stripped) > 1 or (not stripped and place):
                return None
            pending = Decimal(DIGITS[stripped or "零"])
            if final and stripped == body and before[1]:
                pending *= _scale(before[1]) / 10
        elif kind == "unit":
            unit = _UNITS[body]
            if unit >= last_unit:
                return None
            if pending is None and place and body != "十":
                return None
            section += (Decimal(1) if pending is None else pending) * unit
            pending, last_unit = None, unit
        else:
            magnitude = _MAGNITUDES[body]
            section += pending or 0
            pending, last_unit = None, Decimal(10**4)
            if place == 0:
                section = Decimal(1)
            if before[0] == "magnitude" and magnitude > _MAGNITUDES[before[1]]:
                total = (total + section) * magnitude
            elif magnitude >= last_magnitude or not section:
                return None
            else:
                total += section * magnitude
            section, last_magnitude = Decimal(0), magnitude
    return total + section + (pending or 0)


def _single(kind: str, body: str) -> Decimal | None:
    if kind == "arabic":
        return Decimal(body.replace(",", ""))
    if kind == "unit":
        return _UNITS[body]
    if kind == "magnitude":
        return _MAGNITUDES[body]
    if len(body) == 1:
        return Decimal(DIGITS[body])
    if "两" in body or (len(body) == 2 and "〇" not in body and "零" not in body):
        return None
    return Decimal("".join(str(DIGITS[digit]) for digit in body))


def _fraction(parts: list[tuple[str, str]]) -> tuple[Decimal, Decimal] | None:
    """The decimals after 点 and the magnitude behind them: 三点五亿."""
    if not parts or parts[0][0] != "digits" or any(kind != "magnitude" for kind, _ in parts[1:]):
        return None
    scale = Decimal(1)
    for _, body in parts[1:]:
        scale *= _MAGNITUDES[body]
    return Decimal("0." + "".join(str(DIGITS[digit]) for digit in parts[0][1])), scale


def _scale(body: str) -> Decimal:
    return _UNITS.get(body) or _MAGNITUDES.get(body) or Decimal(10)
