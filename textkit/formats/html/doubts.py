"""The line ends that repair was least sure of, each with the unit it stands in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textkit.bitext import Bitext
    from textkit.formats.html.hunks import Hunk, Piece

_CONTEXT = 14


class Doubt(NamedTuple):
    """A doubtful line end.

    Attributes:
        offset: where it stands in the raw text.
        unit: place of its unit in the bitext.
        before: the end of the line.
        after: the start of the next one.
        hunk: raw span of the repair that took the line end away, or None where it still stands.
    """

    offset: int
    unit: int
    before: str
    after: str
    hunk: tuple[int, int] | None


def doubtful(bitext: Bitext, repairs: Mapping[int, Sequence[Piece]]) -> list[Doubt]:
    """What `repair` left in `meta["doubtful"]` of the text, in raw order; offsets outside it are left out."""
    text = bitext.text
    offsets = () if text is None else text.meta.get("doubtful", ())
    spans = sorted((start, end, n) for n, unit in enumerate(bitext.units) for start, end in unit.raw)
    if text is None or not offsets or not spans:
        return []
    starts = [start for start, _, _ in spans]
    hunks = sorted(
        (hunk for pieces in repairs.values() for piece in pieces for hunk in piece.hunks),
        key=lambda hunk: hunk.start,
    )
    firsts = [hunk.start for hunk in hunks]
    found = []
    for offset in sorted(o for o in offsets if isinstance(o, int) and 0 <= o < len(text.raw)):
        unit = spans[max(bisect_right(starts, offset) - 1, 0)][2]
        gap = _gap(text.raw, offset)
        before = text.raw[max(gap[0] - _CONTEXT, 0) : gap[0]].rpartition("\n")[2].lstrip()
        after = text.raw[gap[1] : gap[1] + _CONTEXT].partition("\n")[0]
        found.append(Doubt(offset, unit, before, after, _joining(text.raw, gap, hunks, firsts)))
    return found


def _gap(raw: str, offset: int) -> tuple[int, int]:
    """The white space around a line end; only the near part of it is of interest."""
    start = end = offset
    while start > max(offset - 200, 0) and raw[start - 1].isspace():
        start -= 1
    while end < min(offset + 200, len(raw)) and raw[end].isspace():
        end += 1
    return start, end


def _joining(
    raw: str, gap: tuple[int, int], hunks: Sequence[Hunk], firsts: Sequence[int]
) -> tuple[int, int] | None:
    """The repair in the gap that took a line feed out and put none there."""
    place = max(bisect_right(firsts, gap[0]) - 1, 0)
    for hunk in hunks[place:]:
        if hunk.start >= gap[1]:
            break
        if hunk.end > gap[0] and "\n" in raw[hunk.start : hunk.end] and "\n" not in hunk.new:
            return hunk.start, hunk.end
    return None
