"""Whether a numeral counts: the guard against 一 in words, bare magnitudes and naked Chinese digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.quantities import lexical
from textkit.quantities.amount import YUAN

if TYPE_CHECKING:
    from textkit.quantities.amount import Amount

# With these 一 is a number; with other measure words it is an article (一个, 一次, 一批).
_ONE_COUNTS = ("duration", "measure", "money", "percent", "multiple", "age")
_NAMES = ("counter", "times", "person", "household")
_LIMITS = ("or_more", "or_less", "more", "less", "no_more", "no_less")


def counts(text: str, amount: Amount) -> bool:
    """Whether the numeral counts: Arabic digits do, Chinese ones need a unit, a limit or a magnitude."""
    numeral, unit = amount.numeral, amount.unit
    if not numeral.han:
        return True
    if numeral.vague:
        return unit is not None or numeral.scaled
    if numeral.bare:
        return _bare_counts(amount)
    if unit is None:
        return _stands_alone(text, amount)
    if numeral.high is not None:
        return True
    if numeral.low == 0:
        return unit.role in ("measure", "percent") and numeral.text != "零"
    if numeral.text == "一" and amount.unit_name != "度":
        return unit.role in _ONE_COUNTS or amount.after != ""
    if numeral.positional and len(numeral.text) > 1 and "〇" not in numeral.text:
        return len(numeral.text) > 3
    if amount.unit_name == "度" and numeral.low < 10:
        return text[amount.start - 2 : amount.start] == "零下"  # 一度 and 两度 are 'once' and 'twice'
    if unit.role in _NAMES and numeral.low <= 100:
        return not lexical.is_quoted_name(text, amount.start)
    return True


def _bare_counts(amount: Amount) -> bool:
    """上千人, 百余家 and 千亿斤 count; 万元 as the head of a table, 百姓 and 千万 do not."""
    numeral, unit = amount.numeral, amount.unit
    if amount.before or numeral.approx:
        return unit is not None or (numeral.scaled and amount.before != "about")
    measured = unit is not None and unit.role in ("money", "measure")
    return measured and len(numeral.text) > 1 and amount.unit_name not in YUAN


def _stands_alone(text: str, amount: Amount) -> bool:
    """Whether a Chinese numeral without a unit is a number: 七百五十万, 二十以上, 一百二十 before a stop."""
    numeral = amount.numeral
    limited = amount.limit in _LIMITS and (amount.before or amount.after) != ""
    if numeral.scaled:
        return numeral.text != "一万" or limited
    if numeral.high is not None:
        return False
    if limited:
        return numeral.low >= 10
    following = text[numeral.end : numeral.end + 1]
    return (
        numeral.low > 100
        and len(numeral.text) > 3
        and not numeral.positional
        and following in ("", *"，。；、）)")
    )
