"""Two columns that an extractor set side by side: read the left one first, then the right one.

The extractor left the gutter as a wide gap in line after line. Each side of each line becomes a piece
of the reading order; the gaps become line ends. Columns that were interleaved without a gutter cannot
be told apart again from the text: they are recognised and reported.
"""

from __future__ import annotations

from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.traced import Span

_GAP = regex.compile(r"(?<=\S)[ \u3000]{3,}+(?=\S)")
_LEAST_LINES = 6  # lines with a gutter that make a region
_LOOKED_AT = 400  # gaps
_SHARE = 0.5  # of the lines of a region show the gutter or stand right of it
_LEAST_TEXT = 12  # characters a side has on average; less is a table


class Gutter(NamedTuple):
    """The gap between the columns on one line, in raw offsets; what stands behind it is the right side."""

    start: int
    end: int


class Side(NamedTuple):
    """What one printed line holds of the two columns: raw offsets of the line and its gutter, if any."""

    start: int
    end: int
    gutter: Gutter | None
    right_only: bool


class Columns(NamedTuple):
    """The reading order, and the gutters that must become line ends."""

    order: tuple[Span, ...]
    gutters: tuple[Gutter, ...]


def find(raw: str) -> Columns | None:
    """The reading order of a text with a visible gutter; None where there is none."""
    if not _may_hold_columns(raw):
        return None
    pieces: list[Span] = []
    gutters: list[Gutter] = []
    done = 0
    for region in _regions(raw):
        pieces.append((done, region[0].start))
        left: list[Span] = []
        right: list[Span] = []
        for side in region:
            if side.gutter:
                left.append((side.start, side.gutter.end))
                right.append((side.gutter.end, side.end))
                gutters.append(side.gutter)
            else:
                (right if side.right_only else left).append((side.start, side.end))
        pieces += [*left, *right]
        done = region[-1].end
    if not gutters:
        return None
    pieces.append((done, len(raw)))
    return Columns(tuple(merged(pieces)), tuple(gutters))


def _may_hold_columns(raw: str) -> bool:
    """A quick look at some of the gaps: is there running text on both sides?"""
    gaps = list(islice(_GAP.finditer(raw), _LOOKED_AT))
    left = sum(gap.start() - raw.rfind("\n", 0, gap.start()) - 1 for gap in gaps)
    right = sum(raw.find("\n", gap.end()) % (len(raw) + 1) - gap.end() for gap in gaps)
    return len(gaps) >= _LEAST_LINES and min(left, right) >= _LEAST_TEXT * len(gaps)


def merged(pieces: Iterable[Span]) -> Iterator[Span]:
    """Pieces that follow each other in the raw text too are one."""
    last: Span | None = None
    for piece in pieces:
        if piece[0] == piece[1]:
            continue
        if last and last[1] == piece[0]:
            last = (last[0], piece[1])
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _regions(raw: str) -> Iterator[list[Side]]:
    """Runs of lines, none across a page, in which most lines show a gutter at about the same place."""
    offset = 0
    for page in regex.splititer(r"(?<=\f)", raw) if "\f" in raw else [raw]:
        yield from _regions_of_page(page, offset)
        offset += len(page)


def _regions_of_page(page: str, offset: int) -> Iterator[list[Side]]:
    lines = page.split("\n")
    gaps = [_GAP.search(line) if "   " in line or "\u3000" in line else None for line in lines]
    if sum(gap is not None for gap in gaps) < _LEAST_LINES:
        return
    starts = [offset]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    ends = [gap.end() for gap in gaps if gap]
    margin = 0.6 * median(ends)
    lefts = [line for line, gap in zip(lines, gaps, strict=True) if gap]
    if not _are_columns(lefts, [gap for gap in gaps if gap]):
        return
    first = next(i for i, gap in enumerate(gaps) if gap)
    last = max(i for i, gap in enumerate(gaps) if gap)
    while first and _belongs(lines[first - 1], margin):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip() and _belongs(lines[last + 1], margin):
        last += 1
    region: list[Side] = []
    for i in range(first, last + 1):
        gap = _gutter(lines[i], gaps[i], margin)
        region.append(
            Side(
                start=starts[i],
                end=min(starts[i + 1], offset + len(page)),
                gutter=Gutter(starts[i] + gap[0], starts[i] + gap[1]) if gap else None,
                right_only=_indent(lines[i]) >= margin,
            )
        )
    shown = sum(1 for side in region if side.gutter or side.right_only)
    if shown >= _SHARE * sum(1 for line in lines[first : last + 1] if line.strip()):
        yield region


def _are_columns(lines: Sequence[str], gaps: Sequence[regex.Match[str]]) -> bool:
    """Whether the gaps part running text, as a gutter does, and not the cells of a table."""
    left = sum(len(line[: gap.start()].strip()) for line, gap in zip(lines, gaps, strict=True))
    right = sum(len(line[gap.end() :].strip()) for line, gap in zip(lines, gaps, strict=True))
    alone = sum(1 for line in lines if len(_GAP.findall(line)) == 1)
    n = len(lines)
    return n >= _LEAST_LINES and min(left, right) >= _LEAST_TEXT * n and alone >= 0.7 * n


def _belongs(line: str, margin: float) -> bool:
    """Whether a line without a gap can be one side of a two-column line."""
    return (
        bool(line.strip())
        and (_indent(line) >= margin or len(line.rstrip()) <= margin * 1.5)
        and "\f" not in line
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \u3000"))


def _gutter(line: str, gap: regex.Match[str] | None, margin: float) -> tuple[int, int] | None:
    """The gap of a line that is the gutter: the first that ends beyond the middle of the left side."""
    if not gap:
        return None
    for found in _GAP.finditer(line):
        if found.end() >= margin:
            return found.start(), found.end()
    return None
