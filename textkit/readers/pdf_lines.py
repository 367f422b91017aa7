"""Characters become stretches, stretches become printed lines."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.readers.pdf_glyphs import Glyph

ASCENT, DESCENT = 0.88, 0.12
"""Of the em square of East Asian type, above and below the baseline."""
_SAME_BASE = 0.18
_CUT = 1.0  # em: a wider gap ends a stretch
_PARTED = 1.2  # em: a wider gap parts cells and phrases
_FULL = 1.5  # em from the right edge of its column, a line still counts as full


class Stretch(NamedTuple):
    """Characters of one baseline without a wide gap between them, from left to right.

    Attributes:
        glyphs: the characters that show.
        spaces: for each of them the white space printed behind it.
        left: left edge in points.
        right: right edge.
        base: height of the baseline.
        size: font size of most of its characters.
    """

    glyphs: tuple[Glyph, ...]
    spaces: tuple[str, ...]
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """Upper edge of the em square."""
        return self.base + ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the em square."""
        return self.base - DESCENT * self.size


@dataclass(slots=True)
class Part:
    """A piece of text that stands on one printed line, with the extent of each character.

    Attributes:
        text: the characters, with spaces where gaps part words, phrases or cells.
        lefts: the left edge of each.
        rights: the right edge of each.
        box: left, bottom, right, top of the whole.
        size: font size of most characters.
        bold: whether most are bold.
    """

    text: str
    lefts: array[float]
    rights: array[float]
    box: tuple[float, float, float, float]
    size: float
    bold: bool


@dataclass(slots=True)
class TextLine:
    """A line of the text that is written: one printed line, or the lines of a table row together.

    Attributes:
        parts: the pieces, in order.
        joints: what stands between them.
        base: height of the first baseline.
        column: left and right edge of the text column it stands in.
        turn: direction of the line in degrees, counter-clockwise.
        row: whether it is a row of a ruled table.
    """

    parts: list[Part]
    joints: list[str] = field(default_factory=list)
    base: float = 0.0
    column: tuple[float, float] = (0.0, 0.0)
    turn: int = 0
    row: bool = False

    @property
    def left(self) -> float:
        """Left edge of the first piece."""
        return self.parts[0].box[0]

    @property
    def right(self) -> float:
        """Right edge of the last piece."""
        return self.parts[-1].box[2]

    @property
    def size(self) -> float:
        """Font size of the longest piece."""
        return max(self.parts, key=lambda part: len(part.text)).size


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """The stretches of a page, from top to bottom."""
    found: list[Stretch] = []
    for row in _baselines(glyphs):
        row.sort(key=lambda g: (g.left, g.right))
        found += _cut(row)
    return found


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        first = rows[-1][0] if rows else None
        if first and first.base - glyph.base <= _SAME_BASE * min(first.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _cut(row: Sequence[Glyph]) -> list[Stretch]:
    """Cut the characters of a baseline at wide gaps; printed spaces go to the character before them."""
    found: list[Stretch] = []
    glyphs: list[Glyph] = []
    spaces: list[str] = []
    for glyph in row:
        if glyph.char.isspace():
            if glyphs and glyph.left - glyphs[-1].right < 3 * glyph.size:
                spaces[-1] += "\u3000" if glyph.char == "\u3000" else " "
            continue
        if glyphs and glyph.left - glyphs[-1].right > _CUT * min(glyph.size, glyphs[-1].size):
            found.append(_stretch(glyphs, spaces))
            glyphs, spaces = [], []
        glyphs.append(glyph)
        spaces.append("")
    if glyphs:
        found.append(_stretch(glyphs, spaces))
    return found


def _stretch(glyphs: Sequence[Glyph], spaces: Sequence[str]) -> Stretch:
    return Stretch(
        tuple(glyphs),
        tuple(spaces),
        min(g.left for g in glyphs),
        max(g.right for g in glyphs),
        glyphs[0].base,
        commonest(g.size for g in glyphs),
    )


def commonest(values: Iterable[float]) -> float:
    """The commonest of some sizes, tenths of a point told apart."""
    counts: dict[float, int] = {}
    for value in values:
        key = round(value, 1)
        counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda key: counts[key]) if counts else 0.0


def bands(found: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches by printed line, raised and lowered ones included; lines from top to bottom."""
    lines: list[list[Stretch]] = []
    for stretch in sorted(found, key=lambda s: -s.top):
        for line in reversed(lines[-4:]):
            if _on_line(stretch, line):
                line.append(stretch)
                break
        else:
            lines.append([stretch])
    for line in lines:
        line.sort(key=lambda s: s.left)
    lines.sort(key=lambda line: -_main(line).base)
    return lines


def _main(line: Sequence[Stretch]) -> Stretch:
    """The stretch that says where the line stands: the largest type, of that the longest."""
    return max(line, key=lambda s: (round(s.size), s.right - s.left))


def base_of(line: Sequence[Stretch]) -> float:
    """The baseline of a printed line."""
    return _main(line).base


def _on_line(stretch: Stretch, line: Sequence[Stretch]) -> bool:
    main = _main(line)
    shared = min(stretch.top, main.top) - max(stretch.bottom, main.bottom)
    if shared < 0.5 * min(stretch.top - stretch.bottom, main.top - main.bottom):
        return False
    return not any(
        _collide(stretch, other) for other in line if abs(other.base - stretch.base) > 0.1 * stretch.size
    )


def _collide(a: Stretch, b: Stretch) -> bool:
    """Whether characters of two stretches share a place: then they are two lines set close, not one."""
    limit = 0.3 * min(a.size, b.size)
    if min(a.right, b.right) - max(a.left, b.left) < limit:
        return False
    return any(min(g.right, h.right) - max(g.left, h.left) >= limit for g in a.glyphs for h in b.glyphs)


def part_of(line: Sequence[Stretch], right_edge: float) -> Part:
    """Write a printed line.

    Args:
        line: its stretches, from left to right.
        right_edge: right edge of its column; a line that reaches it may have been stretched to it.
    """
    glyphs = sorted((pair for s in line for pair in zip(s.glyphs, s.spaces, strict=True)), key=_by_left)
    size = commonest(g.size for g, _ in glyphs)
    full = glyphs[-1][0].right > right_edge - _FULL * size
    typical = _typical_gap([g for g, _ in glyphs])
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    before: Glyph | None = None
    printed = ""
    for glyph, after in glyphs:
        if before is not None:
            gap = _space(before, glyph, printed, typical, full=full)
            width = (glyph.left - before.right) / max(len(gap), 1)
            for k, char in enumerate(gap):
                text.append(char)
                lefts.append(before.right + k * width)
                rights.append(before.right + (k + 1) * width)
        text.append(glyph.char)
        lefts.append(glyph.left)
        rights.append(glyph.right)
        before, printed = glyph, after
    if printed and before is not None:
        text.append(" ")
        lefts.append(before.right)
        rights.append(before.right)
    main = _main(line)
    box = (min(lefts), main.bottom, max(rights), main.top)
    bold = 2 * sum(1 for g, _ in glyphs if g.bold) > len(glyphs)
    return Part("".join(text), lefts, rights, box, size, bold)


def _by_left(pair: tuple[Glyph, str]) -> tuple[float, float]:
    return pair[0].left, pair[0].right


def _typical_gap(glyphs: Sequence[Glyph]) -> float:
    """The usual gap between the wide characters of a line: above 0 where it is stretched or letter-spaced.

    One or two gaps are no habit: they may as well part words, and very wide ones part cells.
    """
    gaps = [b.left - a.right for a, b in pairwise(glyphs) if is_wide(a.char) and is_wide(b.char)]
    if not gaps:
        return 0.0
    most = (1.2 if len(gaps) >= _HABIT else 0.3) * glyphs[0].size
    return max(0.0, min(median(gaps), most))


_HABIT = 3


def is_wide(char: str) -> bool:
    """Whether a character takes a full square: ideographs, kana, full-width marks."""
    return char >= "\u2e80" or char in "“”‘’—…·"


def _is_square(glyph: Glyph) -> bool:
    """Whether a character is wide here: a quote or a dash may be a Latin one."""
    if glyph.char >= "\u2e80":
        return True
    return is_wide(glyph.char) and glyph.right - glyph.left > 0.7 * glyph.size


def _space(before: Glyph, after: Glyph, printed: str, typical: float, *, full: bool) -> str:
    """The white space between two neighbours.

    Printed spaces count as one; a gap without them makes a space only where it is wider than the stretching
    of a justified line. Wide gaps become several, so that cells and phrases stay apart.
    """
    em = max(before.size, after.size) if before.size != after.size else after.size
    gap = after.left - before.right
    both_wide = _is_square(before) and _is_square(after)
    if printed and "\u3000" in printed:
        return "\u3000" * max(1, min(printed.count("\u3000"), 8))
    excess = gap - typical if both_wide else gap
    if excess >= _PARTED * em and not (full and (printed == " " or before.source == after.source)):
        return " " * max(2, round(gap / (em / 2)))
    if printed or excess >= _PARTED * em:
        return " " if gap > 0.1 * em else ""
    if both_wide:
        return " " if excess > 0.45 * em else ""
    if _is_square(before) or _is_square(after):
        return " " if excess > max(0.45 * em, typical + 0.3 * em) else ""
    return " " if gap > 0.16 * em else ""
