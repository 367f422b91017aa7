"""Footnotes: blocks of their own, and out of the way of a paragraph that runs over the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.repairs.lines import Lines

_MARK = regex.compile(
    r"[①-⑳⑴-⒇❶-❿*＊†‡※]{1,3}(?=[ \u3000]?\S)|[\[［〔【](?:注)?\d{1,3}[\]］〕】](?=[ \u3000]?\S)"
)


class Notes(NamedTuple):
    """The footnotes of one page: indices of their lines, the first line of each note among them."""

    lines: range
    starts: tuple[int, ...]


def find(lines: Lines, pages: Sequence[int]) -> Iterator[Notes]:
    """The footnotes at the foot of each page.

    What it sees: the last lines of a page, from one that opens with a mark which stands in the text of
    the same page too, in the order of the marks.
    Why it is an artefact: the note stands where the page ended, not where the sentence did.
    Example: `……损失①，` … `①指期望损失。` at the foot.
    When it is wrong: a numbered list at the end of a page whose numbers stand in the text above.

    Args:
        lines: the lines of the text, page furniture taken out.
        pages: indices of the lines that begin a page, the first page apart.
    """
    bounds = [0, *pages, len(lines)]
    for begin, end in pairwise(bounds):
        marked = [(i, mark) for i in range(begin, end) if (mark := _mark(lines.body(i)))]
        starts = _called(marked, lines, begin)
        if starts:
            yield Notes(range(starts[0], end), tuple(starts))


def _mark(text: str) -> str:
    found = _MARK.match(text)
    return found[0] if found else ""


def _called(marked: Sequence[tuple[int, str]], lines: Lines, begin: int) -> list[int]:
    """The last run of marked lines whose marks are called in the text before them."""
    starts: list[int] = []
    for i, mark in reversed(marked):
        if not _is_called(mark, lines, range(begin, i)):
            break
        starts.insert(0, i)
    return starts


def _is_called(mark: str, lines: Lines, above: range) -> bool:
    """Whether a mark stands inside a line above, not at its start, where it would open a list."""
    return any(mark in lines.body(i)[1:] for i in above)
