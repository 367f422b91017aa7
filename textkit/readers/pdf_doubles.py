"""Characters printed twice at almost the same place, for a false bold or a shadow, count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.readers.pdf_glyphs import Glyph

_SAME_PLACE = 0.35  # of the font size: nearer than this the same character was printed twice


def printed_once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without the copies of characters printed again at almost the same place, as for a false bold.

    What is left of them counts as bold. The letters of a ligature share a place too, but stand in one
    text object at exactly one point.
    """
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[int]] = {}
    for glyph in glyphs:
        if glyph.char.isspace():
            kept.append(glyph)
            continue
        column, row = int(glyph.left // glyph.size), int(glyph.base // glyph.size)
        twin = _twin(glyph, kept, places, column, row)
        if twin is not None:
            kept[twin] = kept[twin]._replace(bold=True)
            continue
        places.setdefault((glyph.char, column, row), []).append(len(kept))
        kept.append(glyph)
    return kept


def _twin(
    glyph: Glyph, kept: list[Glyph], places: dict[tuple[str, int, int], list[int]], column: int, row: int
) -> int | None:
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            for k in places.get((glyph.char, column + dx, row + dy), ()):
                if _is_copy(glyph, kept[k]):
                    return k
    return None


def _is_copy(glyph: Glyph, other: Glyph) -> bool:
    reach = min(_SAME_PLACE * glyph.size, 0.6 * (glyph.right - glyph.left))
    same_size = abs(glyph.size - other.size) < 0.2 * glyph.size
    near = abs(glyph.left - other.left) <= reach and abs(glyph.base - other.base) <= _SAME_PLACE * glyph.size
    ligature = glyph.source == other.source and glyph.left == other.left
    return same_size and near and not ligature
