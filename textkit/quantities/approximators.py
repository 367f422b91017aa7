"""Approximators and limits around an amount: 超过, 近, 约 before it; 以上, 以内, 左右 behind it."""

from __future__ import annotations

import re

# Longest first. The second member names the wording in `english`.
_BEFORE = (
    ("不超过", "no_more"),
    ("不多于", "no_more"),
    ("不高于", "no_more"),
    ("不大于", "no_more"),
    ("不少于", "no_less"),
    ("不低于", "no_less"),
    ("不小于", "no_less"),
    ("超过", "more"),
    ("高于", "more"),
    ("多于", "more"),
    ("大于", "more"),
    ("超出", "more"),
    ("低于", "less"),
    ("少于", "less"),
    ("小于", "less"),
    ("不到", "less"),
    ("不足", "less"),
    ("不满", "less"),
    ("未满", "less"),
    ("至少", "no_less"),
    ("最少", "no_less"),
    ("至多", "no_more"),
    ("最多", "no_more"),
    ("将近", "nearly"),
    ("接近", "nearly"),
    ("大约", "about"),
    ("大概", "about"),
    ("逾", "more"),
    ("超", "more"),
    ("近", "nearly"),
    ("约", "about"),
)
# A word that ends in the same character: 契约3份, 最近三年, 赶超8家.
_WORD_BEFORE = {
    "约": "契条公合节制签预租誓履违特邀婚盟和失缔简纽稍成失践毁爽解立",
    "近": "最附邻靠临逼亲相远切新迫凑贴走浅",
    "超": "高赶中英反马",
    "逾": "",
    "不足": "",
}
_BEFORE_MAGNITUDE = (
    ("上", "more"),
    ("近", "nearly"),
    ("约", "about"),
    ("超", "more"),
    ("逾", "more"),
    ("过", "more"),
)
_NO_MAGNITUDE_AFTER = {
    "上": "以之海路线网地身马早晚会事成史世陆水船车山天",
    "过": "不超通经度越错难",
    "近": "最附",
    "约": "契条公合",
    "超": "",
    "逾": "",
}
_AFTER = re.compile(
    r"(?P<or_more>以上|及以上|或以上|之上|开外)(?![所级述文])"
    r"|(?P<or_less>以下|及以下|或以下|之下)(?![简所级述])"
    r"|(?P<within>以内|之内|内(?![部容地外需蒙陆政阁]))"
    r"|(?P<about>左右|上下(?!游|级)|前后)"
    r"|(?P<more>有余|多(?![边元样次种少数方个家年]|万|亿)|余(?![额下地款热]))"
)
_LAST_SIGNS = frozenset("过于到足满近约逾超上少多出概")
_ELAPSED = ("过去", "历时", "用时", "长达", "耗时", "时间", "经过", "持续", "等待", "已", "达", "了", "历经")


def before(text: str, start: int, floor: int, *, bare: bool = False) -> tuple[int, str]:
    """The approximator that ends at `start`: where it begins, and its wording ('' if there is none).

    Args:
        text: a folded text.
        start: where the amount begins.
        floor: where the previous quantity ends; nothing before it is looked at.
        bare: whether the numeral is a magnitude alone (上千, 过亿), which lets 上 and 过 approximate.
    """
    at = start - 1 if start - 1 >= floor and text[start - 1] == " " else start
    if at <= floor or text[at - 1] not in _LAST_SIGNS:
        return start, ""
    if bare:
        for word, wording in _BEFORE_MAGNITUDE:
            begin = at - len(word)
            if (
                begin >= floor
                and text.startswith(word, begin)
                and text[begin - 1 : begin] not in _clash(word)
            ):
                return begin, wording
    for word, wording in _BEFORE:
        begin = at - len(word)
        if begin < floor or not text.startswith(word, begin):
            continue
        if begin and text[begin - 1] in _WORD_BEFORE.get(word, ""):
            return start, ""
        return begin, wording
    return start, ""


def _clash(word: str) -> tuple[str, ...]:
    return tuple(_NO_MAGNITUDE_AFTER[word])


def is_recency(text: str, approximator: int, unit: str, floor: int) -> bool:
    """Whether 近 means the recent past (近三年 'the past three years'), not 'nearly'.

    A stretch of time that something took (历时近三年, 过去近5个月) is 'nearly'.
    """
    if unit not in ("年", "周", "天", "个月", "年度"):
        return False
    return not text[max(floor, approximator - 3) : approximator].endswith(_ELAPSED)


def after(text: str, end: int) -> tuple[int, str]:
    """The approximator that begins at `end`: where it ends, and its wording ('' if there is none)."""
    match = _AFTER.match(text, end)
    return (match.end(), str(match.lastgroup)) if match else (end, "")
