"""The characters of one PDF page with their places, as pdfium gives them."""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from textkit.readers.pdf_doubles import printed_once

if TYPE_CHECKING:
    from collections.abc import Iterator

UNMAPPED = "\ufffd"
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demib|simhei|heiti|fzhei|fzht|黑体", re.IGNORECASE)
_BOLD_WEIGHT = 600
_INVISIBLE = 3
_STROKED = 2
_SKEW = math.radians(8)  # a crooked scan is turned by less, a watermark by more
# pdfium's marks for a hyphen at a line end.
_HYPHENS = {0x2: "-", 0xFFFE: "-"}


class Glyph(NamedTuple):
    """A printed character, its page turned so that its line runs from left to right.

    Attributes:
        char: the character; white space for a printed space.
        left: where it begins along the line, in points.
        right: where its advance ends.
        base: height of its baseline.
        size: font size in points.
        bold: whether its face is bold or it was printed so.
        source: which text object it belongs to.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    source: int


class PageGlyphs(NamedTuple):
    """What is printed on a page.

    Attributes:
        turns: the glyphs by direction of their lines: 0, 90, 180 or 270 degrees counter-clockwise.
        skewed: glyphs of slanting lines, as watermarks have; their coordinates are those of direction 0.
        hidden: how many invisible characters were left out because the page has visible ones.
        ocr: whether the text is invisible, as under a scanned picture.
        unmapped: how many characters have no Unicode value.
        outside: how many characters lie outside the page.
    """

    turns: dict[int, list[Glyph]]
    skewed: list[Glyph]
    hidden: int
    ocr: bool
    unmapped: int
    outside: int


class _Style(NamedTuple):
    size: float
    bold: bool
    turn: int | None
    invisible: bool


class _Mark(NamedTuple):
    """A character before its page is turned."""

    char: str
    box: tuple[float, float, float, float]
    x: float
    y: float
    style: _Style
    source: int


def glyphs_of(page: Any, textpage: Any) -> PageGlyphs:
    """Read the characters of a page.

    Args:
        page: a `pypdfium2.PdfPage`.
        textpage: its `PdfTextPage`.
    """
    left, bottom, right, top = page.get_cropbox()
    marks = list(_marks(textpage.raw, left, bottom))
    width, height = right - left + 1, top - bottom + 1
    inside = [m for m in marks if -1 <= m.x <= width and -1 <= m.y <= height]
    outside = sum(1 for m in marks if not m.char.isspace()) - sum(1 for m in inside if not m.char.isspace())
    inside, hidden, ocr = _visible(inside)
    unmapped = sum(1 for m in inside if m.char == UNMAPPED)
    turns: dict[int, list[Glyph]] = {}
    skewed: list[Glyph] = []
    for mark, turn in zip(inside, _directions(inside), strict=True):
        if turn is None:
            skewed.append(_turned(mark, 0))
        else:
            turns.setdefault(turn, []).append(_turned(mark, turn))
    return PageGlyphs(
        {turn: printed_once(found) for turn, found in turns.items()}, skewed, hidden, ocr, unmapped, outside
    )


def _marks(text: Any, x0: float, y0: float) -> Iterator[_Mark]:
    """All characters that the file holds, with coordinates from the corner (x0, y0) of the page."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(text)
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    high = 0
    for i in range(count):
        if pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        pointer = pdfium.FPDFText_GetTextObject(text, i)
        source = ctypes.cast(pointer, ctypes.c_void_p).value or 0
        style = styles.get(source)
        if style is None:
            style = styles[source] = _style_of(pdfium, text, i, pointer)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        if box.right <= box.left or box.top <= box.bottom:
            _ink_box(pdfium, text, i, box)
        edges = (box.left - x0, box.bottom - y0, box.right - x0, box.top - y0)
        yield _Mark(_char(code), edges, x.value - x0, y.value - y0, style, source)


def _ink_box(pdfium: Any, text: Any, i: int, box: Any) -> None:
    """The extent of the ink of a character, for a font that does not say how wide its characters are."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    box.left, box.right, box.bottom, box.top = left.value, right.value, bottom.value, top.value


def _char(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNMAPPED
    char = chr(code)
    return " " if char in "\t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029" else char


def _style_of(pdfium: Any, text: Any, i: int, pointer: Any) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    size = pdfium.FPDFText_GetFontSize(text, i) * (math.hypot(matrix.c, matrix.d) or 1.0)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer) if pointer else 0
    return _Style(
        size=abs(size) or 1.0,
        bold=mode == _STROKED or _is_bold(pdfium, text, i),
        turn=_turn_of(math.atan2(matrix.b, matrix.a)),
        invisible=mode == _INVISIBLE,
    )


def _is_bold(pdfium: Any, text: Any, i: int) -> bool:
    """Whether the face is bold by weight or name; Heiti counts, which is the bold of Chinese typesetting."""
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, i, name, 256, flags)
    if _BOLD_NAME.search(name.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium.FPDFText_GetFontWeight(text, i) >= _BOLD_WEIGHT)


def _turn_of(angle: float) -> int | None:
    """The quarter turn nearest to an angle in radians, or None for a slanting line."""
    quarter = round(angle / (math.pi / 2))
    if abs(angle - quarter * math.pi / 2) > _SKEW:
        return None
    return quarter % 4 * 90


def _visible(marks: list[_Mark]) -> tuple[list[_Mark], int, bool]:
    """Without the invisible characters, unless they are most of all: then a scan was read by OCR."""
    hidden = sum(1 for m in marks if m.style.invisible and not m.char.isspace())
    if not hidden:
        return marks, 0, False
    shown = sum(1 for m in marks if not m.style.invisible and not m.char.isspace())
    if hidden > shown:
        return marks, 0, True
    return [m for m in marks if not m.style.invisible], hidden, False


def _directions(marks: list[_Mark]) -> list[int | None]:
    """The direction of each character's line.

    Upright characters that follow one another downwards are vertical writing: such a line is read as one
    that is turned by 270 degrees, as the quotes and Latin words in it are. On a page that is mostly written
    so, a lone wide character is too: the last one of a paragraph.
    """
    turns = [mark.style.turn for mark in marks]
    down = [_follows_down(a, b) for a, b in pairwise(marks)]
    if sum(down) < _FEWEST_DOWN:
        return turns
    vertical = [False] * len(marks)
    for first, last in _runs_down(down):
        vertical[first : last + 1] = [True] * (last + 1 - first)
    if 2 * sum(vertical) > len(marks):
        alone = [not across for across in _across(marks)]
        vertical = [
            v or (lone and mark.char >= "\u2e80")
            for v, lone, mark in zip(vertical, alone, marks, strict=True)
        ]
    return [270 if v and turn == 0 else turn for v, turn in zip(vertical, turns, strict=True)]


_FEWEST_DOWN = 8
_SHORTEST_COLUMN = 3


def _runs_down(down: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for i, follows in enumerate([*down, False]):
        if not follows:
            if i - start + 1 >= _SHORTEST_COLUMN:
                runs.append((start, i))
            start = i + 1
    return runs


def _follows_down(a: _Mark, b: _Mark) -> bool:
    """Whether b stands right below a; a turned character may, a pair of them is a turned line anyway."""
    if {a.style.turn, b.style.turn} not in ({0}, {0, 270}):
        return False
    size = max(a.style.size, b.style.size)
    aside = (b.box[0] + b.box[2] - a.box[0] - a.box[2]) / 2
    below = (a.box[1] + a.box[3] - b.box[1] - b.box[3]) / 2
    return abs(aside) < 0.3 * size and 0.4 * size < below < 1.6 * size


def _across(marks: list[_Mark]) -> list[bool]:
    """For each character, whether it has a neighbour on its left or right, in the order of printing."""
    beside = [
        abs(a.y - b.y) < 0.2 * a.style.size and 0 < b.x - a.x < 1.6 * a.style.size for a, b in pairwise(marks)
    ]
    return [before or after for before, after in zip([False, *beside], [*beside, False], strict=True)]


def _turned(mark: _Mark, turn: int) -> Glyph:
    left, bottom, right, top = mark.box
    base = mark.y
    style = mark.style
    if turn == 90:
        left, right, base = bottom, top, -mark.x
    elif turn == 180:
        left, right, base = -right, -left, -mark.y
    elif turn == 270 and style.turn == 0:
        # Vertical writing: a line runs down the middle of its characters.
        middle = (mark.box[0] + mark.box[2]) / 2
        left, right, base = (
            -mark.y - 0.88 * style.size,
            -mark.y + 0.12 * style.size,
            middle - 0.38 * style.size,
        )
    elif turn == 270:
        left, right, base = -top, -bottom, mark.x
    if right <= left:
        right = left + 0.01
    return Glyph(mark.char, left, right, base, style.size, style.bold, mark.source)


def unturned(
    turn: int, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """A rectangle of turned coordinates as left, bottom, right, top on the page."""
    if turn == 90:
        return -top, left, -bottom, right
    if turn == 180:
        return -right, -top, -left, -bottom
    if turn == 270:
        return bottom, -right, top, -left
    return left, bottom, right, top
