"""Headings that run into their paragraph as its first sentence.

Reports set them without a line of their own: the paragraphs of a section open, one after the other, with a
short sentence that names a task (扎实推进改革。) and says nothing of anybody. Only the parallel shows it,
so a single such paragraph has none.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.document import Kind

_LONGEST = 32
_SHORTEST_REST = 10
_SHARE = 0.6
_PHRASE = regex.compile(r"[^，；：。！？,;:.!?“”‘’（）…]++。")
_STATES = regex.compile(
    r"(?<![但还只就凡若要总])是|必须|必須|应当|應當|不得|可以|没有|沒有|曾|已经|已|正在|[着著了过過吗呢吧啊矣也曰]。|^(?:[我你他她它这那此其该某本]|今[年天日]|去年|目前|当前|同时|此外|另外|因此|所以|但|然而|首先|其次|最后)"
)
"""Signs that a sentence tells or judges, and so is none: a copula, a modal, an aspect particle, a pronoun."""


def run_ins(kinds: Sequence[Kind], firsts: Sequence[str], lengths: Sequence[int]) -> set[int]:
    """The paragraphs that open with a heading run in.

    Args:
        kinds: the kind of every block.
        firsts: its first sentence.
        lengths: the length of the whole block.
    """
    found: set[int] = set()
    section = 0
    keys = []
    for kind in kinds:
        section += kind in ("heading", "title")
        keys.append(section)
    paragraphs = [i for i, kind in enumerate(kinds) if kind == "paragraph"]
    for _, group in groupby(paragraphs, key=lambda i: keys[i]):
        members = list(group)
        heads = [i for i in members if _is_head(firsts[i], lengths[i])]
        if len(heads) > 1 and len(heads) >= _SHARE * len(members) and _longest_row(members, set(heads)) > 1:
            found.update(heads)
    return found


def _is_head(sentence: str, length: int) -> bool:
    return (
        4 < len(sentence) <= _LONGEST
        and length >= len(sentence) + _SHORTEST_REST
        and _PHRASE.fullmatch(sentence) is not None
        and _STATES.search(sentence) is None
    )


def _longest_row(members: Sequence[int], heads: set[int]) -> int:
    """The longest stretch of siblings that all have one."""
    return max(
        (sum(1 for _ in row) for head, row in groupby(members, key=heads.__contains__) if head), default=0
    )
