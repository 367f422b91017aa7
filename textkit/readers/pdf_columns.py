"""Text columns: which parts of a page are read before which.

A gutter is a clear vertical strip with running text on both sides. Where there is one, what stands above
it is read first, then the left side, then the right side, then what stands below; each of them is cut
in the same way (the recursive cut of Nagy and Seth 1984, gutters before gaps).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.readers.pdf_lines import Stretch
    from textkit.readers.pdf_rules import Rule, Rules

_GUTTER = 0.9  # em: clear strips narrower than this are chance
_NARROWEST = 7.5  # em of a text column
_FEWEST = 4  # lines side by side
_RUNNING = 0.75  # of the column, a line of running text fills
_SHARE = 0.3  # of the lines of a column that do
_SHARE_OF_FEW = 0.6
_MANY = 10
_DEEPEST = 6
_TALLEST_ROW = 15.0  # em of a table's row whose cells no drawn border parts
_APART = 2.0  # em of clear height between a running head and the columns
_FAR_APART = 3.5  # the same where the line looks like text of both columns
_SMALL = 0.92  # of the usual size, smaller type is no text of a column


class Known(NamedTuple):
    """A gutter found in the document: where it is, and where the lines right of it start."""

    x: float
    start: float


class _Gutter(NamedTuple):
    x: float
    bottom: float
    top: float


def reading_order(
    stretches: Sequence[Stretch], rules: Rules, em: float, known: list[Known], depth: int = 0
) -> list[list[Stretch]]:
    """The text columns of a page in reading order; without a gutter there is one.

    Args:
        stretches: what is printed.
        rules: the lines drawn, which tell a table from text columns.
        em: the usual font size in points.
        known: gutters of this document so far; new ones are appended. A known one needs less proof.
        depth: how often the page has been cut.
    """
    gutter = _gutter(stretches, rules, em, known) if depth < _DEEPEST else None
    if gutter is None:
        return [list(stretches)] if stretches else []
    above = [s for s in stretches if _middle(s) > gutter.top]
    below = [s for s in stretches if _middle(s) < gutter.bottom]
    beside = [s for s in stretches if gutter.bottom <= _middle(s) <= gutter.top]
    left = [s for s in beside if s.left + s.right <= 2 * gutter.x]
    right = [s for s in beside if s.left + s.right > 2 * gutter.x]
    start = min(s.left for s in right)
    if not _is_known(gutter.x, start, known, em):
        known.append(Known(gutter.x, start))
    parts: list[list[Stretch]] = []
    for part in (above, left, right, below):
        parts += reading_order(part, rules, em, known, depth + 1)
    return parts


def _middle(stretch: Stretch) -> float:
    return (stretch.top + stretch.bottom) / 2


def _is_known(x: float, start: float, known: Sequence[Known], em: float) -> bool:
    return any(abs(x - other.x) < em and abs(start - other.start) < 0.5 * em for other in known)


def _gutter(stretches: Sequence[Stretch], rules: Rules, em: float, known: Sequence[Known]) -> _Gutter | None:
    """The tallest clear strip between two text columns."""
    if len(stretches) < 2:
        return None
    first = min(s.left for s in stretches) + _NARROWEST * em
    last = max(s.right for s in stretches) - _NARROWEST * em
    best: _Gutter | None = None
    steps = max(0, int(3 * (last - first) / em) + 1)
    for x in [*(other.x for other in known), *(first + k * em / 3 for k in range(steps))]:
        for found in _clear(stretches, rules, x, em):
            if _height(found) <= _height(best):
                continue
            trimmed = _trimmed(stretches, found, em)
            if _height(trimmed) > _height(best) and _parts_text(stretches, trimmed, em, known):
                best = trimmed
    return best


def _height(gutter: _Gutter | None) -> float:
    return gutter.top - gutter.bottom if gutter else 0.0


def _clear(stretches: Sequence[Stretch], rules: Rules, x: float, em: float) -> Iterator[_Gutter]:
    """The clear intervals of height at x, between what is printed or drawn across it."""
    half = _GUTTER * em / 2
    across: list[tuple[float, float, Rule | None]] = [
        (s.top, s.bottom, None) for s in stretches if s.left < x + half and s.right > x - half
    ]
    across += [(r.at, r.at, r) for r in rules.horizontal if r.start < x - em and r.end > x + em]
    across.sort(key=lambda item: -item[0])
    top, above = max(s.top for s in stretches) + 1, None
    end = min(s.bottom for s in stretches) - 1
    for high, low, rule in [*across, (end, end, None)]:
        gutter = _Gutter(x, high, top)
        if top - high > 2 * em and not (above and rule and _is_row(gutter, above, rule, rules, em)):
            yield gutter
        if low < top:
            top, above = low, rule


def _is_row(gutter: _Gutter, above: Rule, below: Rule, rules: Rules, em: float) -> bool:
    """Whether two rules are those of a table's row: of the same ends, and near or with a border between."""
    if abs(above.start - below.start) > em or abs(above.end - below.end) > em:
        return False
    return gutter.top - gutter.bottom < _TALLEST_ROW * em or any(
        abs(r.at - gutter.x) < 2 * em and r.start <= gutter.bottom + em and r.end >= gutter.top - em
        for r in rules.vertical
    )


def _trimmed(stretches: Sequence[Stretch], gutter: _Gutter, em: float) -> _Gutter | None:
    """The gutter without lines far above or below the columns: running heads, page numbers."""
    inside = sorted(
        (s for s in stretches if gutter.bottom <= _middle(s) <= gutter.top), key=lambda s: (-s.top, s.left)
    )
    strips: list[list[Stretch]] = []
    low = 0.0
    for s in inside:
        if strips and low - s.top < _APART * em:
            strips[-1].append(s)
            low = min(low, s.bottom)
        else:
            strips.append([s])
            low = s.bottom
    while strips and _is_aside(strips[0], strips[1:2], gutter.x, em):
        del strips[0]
    while strips and _is_aside(strips[-1], strips[-2:-1], gutter.x, em):
        del strips[-1]
    if not strips:
        return None
    top = max(s.top for s in strips[0])
    bottom = min(s.bottom for s in strips[-1])
    return _Gutter(gutter.x, bottom - 0.1, top + 0.1)


def _is_aside(strip: Sequence[Stretch], beside: Sequence[Sequence[Stretch]], x: float, em: float) -> bool:
    """Whether a strip is a line apart from the columns, not the last line of both with a heading above it."""
    if max(s.base for s in strip) - min(s.base for s in strip) >= em:
        return False
    on_both_sides = any(s.right <= x for s in strip) and any(s.left >= x for s in strip)
    if not beside or not on_both_sides or any(s.size < _SMALL * em for s in strip):
        return True
    return max(_apart(strip, beside[0]), _apart(beside[0], strip)) > _FAR_APART * em


def _apart(above: Sequence[Stretch], below: Sequence[Stretch]) -> float:
    return min(s.bottom for s in above) - max(s.top for s in below)


def _parts_text(
    stretches: Sequence[Stretch], gutter: _Gutter | None, em: float, known: Sequence[Known]
) -> bool:
    """Whether running text stands on both sides."""
    if gutter is None:
        return False
    beside = [s for s in stretches if gutter.bottom <= _middle(s) <= gutter.top]
    left = [s for s in beside if s.right <= gutter.x]
    right = [s for s in beside if s.left >= gutter.x]
    if not left or not right:
        return False
    if _is_known(gutter.x, min(s.left for s in right), known, em):
        return True
    return _is_column(left, em, _FEWEST) and _is_column(right, em, _FEWEST // 2)


def _is_column(side: Sequence[Stretch], em: float, fewest: int) -> bool:
    """Whether one side is running text: wide enough, and a good part of its lines full.

    A few lines must nearly all be full: the two columns of a list of options are not.
    """
    lines: dict[int, list[Stretch]] = {}
    for s in side:
        lines.setdefault(round(s.base / (0.7 * em)), []).append(s)
    ends = sorted(max(s.right for s in line) for line in lines.values())
    left, right = min(s.left for s in side), ends[9 * (len(ends) - 1) // 10]  # a few lines may stick out
    if right - left < _NARROWEST * em:
        return False
    running = sum(
        1 for line in lines.values() if sum(s.right - s.left for s in line) >= _RUNNING * (right - left)
    )
    share = _SHARE if len(lines) >= _MANY else _SHARE_OF_FEW
    return len(lines) >= fewest and running >= share * len(lines)
