"""How deep each heading stands: by the order in which the numbering styles nest in this document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textkit.segmentation.marks import CHAPTER_UNITS
from textkit.segmentation.shapes import ANNEX, ANNEX_TITLED, SPECIAL_HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.segmentation.lines import Line

_PLAIN = "plain"


def levels_of(headings: Sequence[Line]) -> list[int]:
    """The level of every heading, 1 the highest.

    第X编, 第X章, 第X节, 第X条 stand above one another in this order and above all other numbers; the other
    styles in the order in which they first come. A style that never comes under another gets no deeper for
    it. Headings known by name (前言, 附录) are of level 1.
    """
    styles = [_style_of(line) for line in headings]
    place = _place_of_plain(headings, styles)
    if place == "beside":
        styles = ["" if style == _PLAIN else style for style in styles]
    rank = _ranks(styles, plain_above=place == "above")
    depth: dict[str, int] = {}
    above: list[str] = []
    for style in styles:
        if not style:
            above = []
            continue
        while above and rank[above[-1]] >= rank[style]:
            above.pop()
        depth[style] = max(depth.get(style, 1), 1 + (depth[above[-1]] if above else 0))
        above.append(style)
    return [depth.get(style, 1) for style in styles]


def _style_of(line: Line) -> str:
    """The style of a heading's number; `plain` without one; nothing for a heading known by its name."""
    text = line.text
    if len(text) <= 80 and (
        SPECIAL_HEADING.fullmatch(text) or ANNEX.fullmatch(text) or ANNEX_TITLED.fullmatch(text)
    ):
        return ""
    return line.style or _PLAIN


def _place_of_plain(headings: Sequence[Line], styles: Sequence[str]) -> Literal["above", "below", "beside"]:
    """Where headings without a number stand, seen from the numbered ones.

    Below, if a numbering goes on across one of them, or if the first of them comes under a number. Above, if
    the numbers start anew under several of them, or are an excerpt that starts in the middle. Else beside.
    """
    numbered = [place for place, style in enumerate(styles) if style not in ("", _PLAIN)]
    if not numbered or _PLAIN not in styles[numbered[0] :]:
        return "beside"
    last: dict[str, int] = {}
    starts: dict[str, list[int]] = {}
    before: dict[str, int] = {}
    for line, style in zip(headings, styles, strict=True):
        if style == _PLAIN:
            before = dict(last)
        elif line.mark and style:
            value = line.mark.value
            if before.pop(style, None) == value - 1:
                return "below"
            if value != last.get(style, value) + 1:
                starts.setdefault(style, []).append(value)
            last[style] = value
    if styles.index(_PLAIN) > numbered[0]:
        return "below"
    top = starts[styles[numbered[0]]]
    return "above" if len(top) > 1 or top[0] > 1 else "beside"


def _ranks(styles: Sequence[str], *, plain_above: bool) -> dict[str, int]:
    """The order of the styles, the highest first."""
    first = {style: place for place, style in reversed(list(enumerate(styles))) if style}
    units = [style for style in CHAPTER_UNITS if style in first]
    others = sorted(set(first) - set(units) - {_PLAIN}, key=lambda style: (_parts(style), first[style]))
    order = [*units, *others]
    if _PLAIN in first:
        under = max((i + 1 for i, style in enumerate(order) if first[style] < first[_PLAIN]), default=1)
        order.insert(0 if plain_above else under, _PLAIN)
    return {style: place for place, style in enumerate(order)}


def _parts(style: str) -> int:
    """Numbers of several parts stand below those of fewer: `1.1` below `1.`, `1.1.1` below `1.1`."""
    return style.count(".") if style.startswith("1.1") else 0
