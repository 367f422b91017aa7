"""Pages that left neither a form feed nor a number, but broke the rhythm of blank lines."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.repairs.lines import Lines

_REGULAR = 0.7  # share of line ends that must have the same number of blank lines
_PITCH = 10  # lines on a page, at least


def page_starts(lines: Lines, known: Sequence[int]) -> tuple[int, ...]:
    """Indices of lines that begin a page, where blank lines are regular and stop at page ends.

    Some extractors put a blank line behind every line but the last of a page. Places where it is missing
    are page ends if they lie a page apart, as most of them do; the others are chance.

    Args:
        lines: all lines.
        known: starts that page numbers have shown already; they take part.
    """
    gaps = np.bincount(lines.gap[1:]) if len(lines) > 1 else np.zeros(1, np.int64)
    usual = int(gaps.argmax())
    if usual < 2 or gaps[usual] < _REGULAR * len(lines):
        return tuple(known)
    short = np.flatnonzero((lines.gap > 0) & (lines.gap < usual))
    places = sorted({*known, *short[short > 0].tolist()})
    steps = [b - a for a, b in pairwise(places) if b - a >= _PITCH]
    if len(steps) < 2:
        return tuple(known)
    pitch = median(steps)
    chain = _longest([i for i in places if i > pitch / 2], 0.8 * pitch, 1.2 * pitch)
    return tuple(chain) if len(chain) >= max(3, len(known)) else tuple(known)


def _longest(places: Sequence[int], least: float, most: float) -> list[int]:
    """The longest run of places each a page behind the one before; ties go to the earlier start."""
    length = [1] * len(places)
    back = [-1] * len(places)
    for j, place in enumerate(places):
        i = j - 1
        while i >= 0 and place - places[i] <= most:
            if place - places[i] >= least and length[i] + 1 > length[j]:
                length[j], back[j] = length[i] + 1, i
            i -= 1
    best = max(range(len(places)), key=length.__getitem__, default=-1)
    chain = []
    while best >= 0:
        chain.append(places[best])
        best = back[best]
    return chain[::-1]
