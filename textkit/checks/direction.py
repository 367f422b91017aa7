"""More for less and up for down: 超过 as `less than`, 下降 as `rose`, 提高到 as `rose by`.

Only words that stand right beside the same figure on both sides are compared, so that a sentence with many
movements raises nothing by accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue
from textkit.checks.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Unit
    from textkit.checks.figures import Figure
    from textkit.checks.model import Severity
    from textkit.checks.view import View

NAME = "direction"
_SAID = {"more": "more", "less": "less"}
_REACH = 12  # characters before a Chinese figure
_UP = "增长|增加|新增|提高|提升|上升|上涨|增至|升至|扩大|攀升|上调|涨"
_DOWN = "下降|减少|降低|下跌|缩减|压减|减至|降至|回落|下调|缩短|收窄|下滑|跌"
_CHINESE = regex.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<mark>了|到|至|为|达)?(?:近|约|超过|逾|大约)?$"
)
# Words before the verb that turn it round: 降幅扩大, 赤字减少, 少增加.
_TURNED = regex.compile(r"[降减跌亏负少缺缩]|逆差|赤字|贫困|能耗|失业|排放|死亡|事故|成本|缺口|税")
_ENGLISH_UP = words("""
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
    climb climbed climbing gain gained up jump jumped soared raise raised raising expand expanded expanding
""")
_ENGLISH_DOWN = words("""
    fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining
    drop drops dropped dropping reduce reduces reduced reducing reduction cut cuts cutting down shrank shrink
    shrunk lowered lower plunged slumped
""")
_PADDING = words("""
    by of to at from a an the further another only some about around nearly almost over more less than
    average annual yearly rate year-on-year slightly sharply steadily again approximately roughly well just
    an estimated close
""")
_WORD = regex.compile(r"[\p{L}'’]++(?:-[\p{L}]++)*+")
_ENGLISH_REACH = 60


def find(view: View) -> Iterator[Issue]:
    """Yield the figures whose number is right and whose direction is not."""
    if not view.source_language.startswith("zh") or not view.target_language.startswith("en"):
        return
    for place, unit in view.translated:
        for source, target, _ in view.comparison(place).pairs:
            found = _limit(unit, source, target) or _movement(unit, source, target)
            if found:
                message, severity = found
                yield Issue(NAME, unit.id, "target", target.start, target.end, message, severity)


def _limit(unit: Unit, source: Figure, target: Figure) -> tuple[str, Severity] | None:
    one, other = _SAID.get(source.approx), _SAID.get(target.approx)
    if one and other and one != other:
        return (
            f"“{source.text}” stands against “{target.text}”: the one says {one}, the other {other}",
            "error",
        )
    within = unit.target[: target.start].rstrip().lower().endswith("within")
    if one and not target.approx and target.firm and not within:
        return f"“{source.text}” says {one} than “{target.text}”", "note"
    return None


def _movement(unit: Unit, source: Figure, target: Figure) -> tuple[str, Severity] | None:
    before = unit.source[max(0, source.start - _REACH) : source.start].rstrip()
    match = _CHINESE.search(before)
    if match is None or _TURNED.search(before[: match.start()]):
        return None
    moved = _english_movement(unit.target, target)
    if moved is None:
        return None
    up, word, preposition = moved
    if up != bool(match["up"]):
        return f"“{match[0]}{source.text}” stands against “{word} … {target.text}”: up against down", "error"
    reached = match["mark"] in ("到", "至", "为")
    if (reached and preposition == "by") or (match["mark"] == "了" and preposition == "to"):
        side = "reaches" if reached else "changes by"
        return (
            f"“{match[0]}{source.text}” {side} the figure, “{word} {preposition} {target.text}” does not",
            "warning",
        )
    return None


def _english_movement(text: str, figure: Figure) -> tuple[bool, str, str] | None:
    """Which way the verb beside an English figure goes, the verb, and `by` or `to` between the two."""
    before = text[max(0, figure.start - _ENGLISH_REACH) : figure.start]
    clause = regex.split(r"[.,;:!?()]", before)[-1]
    preposition = ""
    for word in reversed(_WORD.findall(clause)):
        lower = word.lower()
        if lower in _ENGLISH_UP or lower in _ENGLISH_DOWN:
            return lower in _ENGLISH_UP, word, preposition
        if lower not in _PADDING:
            return None
        if lower in ("by", "to", "from") and not preposition:
            preposition = lower
    return None
