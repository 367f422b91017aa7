"""Numbered lines: headings of sections, or items of a list.

The document tells: where text stands between a numbered line and its next sibling, the line is a heading;
siblings directly one after the other are a list.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import regex

from textkit.segmentation import shapes
from textkit.segmentation.marks import CHAPTER_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

_BULLETS = ("——", "•")
_NEVER_HEADING = ("——", "•", "[1]", "（a）")
_NUMBER_ALONE = ("一、", "（一）", "i.")
_LONGEST_HEADING = 80
_LONGEST_SENTENCE = 70
_MANY = 3
_LONGEST_ARTICLE_NAME = 30
_STOP = regex.compile(r"[。！？!?]|\.(?=\s|$)")


def bullets(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Items behind a bullet or a dash; a dash that names where a quotation is from stays a line."""
    for i, line in enumerate(lines):
        if kinds[i] is not None or line.style not in _BULLETS:
            continue
        alone = all(not 0 <= k < len(lines) or lines[k].style != line.style for k in (i - 1, i + 1))
        if line.style == "——" and alone and not line.close and len(line.text) <= 30:
            yield i, "line"
        else:
            yield i, "list_item"


def articles(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """`第三条 …`: a paragraph where the text goes on, a heading where the number or a name stands alone."""
    for i, line in enumerate(lines):
        if kinds[i] is not None or line.style != "条":
            continue
        below = lines[i + 1] if i + 1 < len(lines) else None
        named = (
            not line.close
            and len(line.rest) <= _LONGEST_ARTICLE_NAME
            and below is not None
            and below.style != "条"
        )
        yield i, "heading" if not line.rest or named else "paragraph"


def chapters(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """`第一章 总则` and its like, whatever follows."""
    for i, line in enumerate(lines):
        if (
            kinds[i] is None
            and line.style in CHAPTER_UNITS
            and not line.close
            and len(line.text) <= _LONGEST_HEADING
        ):
            yield i, "heading"


def siblings(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Decides group by group: numbered lines of one style whose numbers go on."""
    pairs = list(zip(lines, kinds, strict=True))
    text_before = list(accumulate((_is_text(line, kind) for line, kind in pairs), initial=0))
    ended_before = list(accumulate((line.close == "." for line in lines), initial=0))
    for group in _groups(lines, kinds):
        headings = _are_headings(lines, group, text_before, ended_before)
        for i in group:
            if headings and _may_head(lines[i]):
                yield i, "heading"
            elif lines[i].style == "1" or (lines[i].style in ("a.", "i.") and len(group) == 1):
                continue
            elif lines[i].style not in CHAPTER_UNITS:
                yield i, "list_item"


def _is_text(line: Line, kind: Kind | None) -> bool:
    """Running text: a sentence without a number, or an article."""
    return (line.mark is None and kind is None and bool(line.close)) or kind == "paragraph"


def _groups(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[list[int]]:
    """Numbered lines of one style as long as the numbers go up by one (or skip one)."""
    open_groups: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.mark is None or kinds[i] is not None or line.style in _BULLETS:
            continue
        group = open_groups.get(line.style)
        last = lines[group[-1]].mark if group else None
        if group and last and 0 < line.mark.value - last.value <= 2:
            group.append(i)
            continue
        if group:
            yield group
        open_groups[line.style] = [i]
    yield from open_groups.values()


def _are_headings(
    lines: Sequence[Line], group: Sequence[int], text_before: Sequence[int], ended_before: Sequence[int]
) -> bool:
    style = lines[group[0]].style
    if style in _NEVER_HEADING or 2 * sum(_may_head(lines[i]) for i in group) < len(group):
        return False
    if len(group) == 1:
        i = group[0]
        return not lines[i].close and i + 1 < len(lines)
    phrases = 2 * sum(not lines[i].close for i in group) > len(group)
    counted = ended_before if phrases else text_before
    gaps = [counted[b] > counted[a + 1] or (phrases and b - a > _MANY) for a, b in pairwise(group)]
    return 2 * sum(gaps) >= len(gaps)


def _may_head(line: Line) -> bool:
    """A single short sentence, or a phrase without an end; nothing that leads on."""
    if not line.rest:
        return line.style in _NUMBER_ALONE
    if line.close == "," or not shapes.LETTER.search(line.rest[:40]):
        return False
    if not line.close:
        return len(line.text) <= _LONGEST_HEADING
    return line.style != "1" and len(line.text) <= _LONGEST_SENTENCE and len(_STOP.findall(line.rest)) == 1
