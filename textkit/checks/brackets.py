"""Brackets and quotation marks that open and do not close, or close and did not open.

A list letter such as `a)` or `1)` opens nothing. Where the source is just as open (a quotation that runs
over several units), nothing is said. 《》 may become italics and （） may go: the two sides are not counted
against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "brackets"
_PAIRS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "）": "（",
    "］": "［",
    "】": "【",
    "〕": "〔",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    "”": "“",
}
_OPENING = frozenset(_PAIRS.values())
_KINDS = {
    "(": "round", "（": "round", "[": "square", "［": "square", "{": "curly", "【": "square", "〔": "square",
    "「": "quote", "『": "quote",
    "《": "title", "〈": "title", "“": "quote", '"': "quote",
}  # fmt: skip
_LIST = regex.compile(r"(?:^|[\s:;,，；：、。])[\p{L}\d]{1,4}$")
_INCHES = regex.compile(r"\d$")


def find(view: View) -> Iterator[Issue]:
    """Yield each bracket or quotation mark of the target without its partner."""
    for _, unit in view.translated:
        open_in_source = {_KINDS[sign] for _, sign in _unpaired(unit.source)}
        for at, sign in _unpaired(unit.target):
            if _KINDS[sign] in open_in_source:
                continue
            message = f"{unit.target[at]} has no partner"
            yield Issue(NAME, unit.id, "target", at, at + 1, message, "warning")


def _unpaired(text: str) -> list[tuple[int, str]]:
    """The places of brackets without a partner, with the opening sign of their kind."""
    stacks: dict[str, list[int]] = {}
    alone: list[tuple[int, str]] = []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            stacks.setdefault(sign, []).append(at)
        elif sign in _PAIRS:
            opening = _PAIRS[sign]
            if stacks.get(opening):
                stacks[opening].pop()
            elif not (opening in "(（" and _LIST.search(text[max(0, at - 6) : at])):
                alone.append((at, opening))
    alone += [(at, sign) for sign, places in stacks.items() for at in places]
    return sorted(alone + _straight(text))


def _straight(text: str) -> list[tuple[int, str]]:
    """The last straight quotation mark where their number is odd; one behind a figure means inches."""
    places = [
        at for at, sign in enumerate(text) if sign == '"' and not _INCHES.search(text[max(0, at - 1) : at])
    ]
    return [(places[-1], '"')] if len(places) % 2 else []
