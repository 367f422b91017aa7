"""The straight lines drawn on a PDF page: borders of tables, the line over footnotes."""

from __future__ import annotations

import ctypes
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_THIN = 2.5  # points
_SHORTEST = 6.0
_MOST_SEGMENTS = 600
_MOST_STROKES = 4000
_TOUCH = 3.0
_SAME = 1.5
_DEEPEST = 4  # forms inside forms

_Edges = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


class Rule(NamedTuple):
    """A horizontal rule: its height and its two ends, in points. A vertical one has x and y exchanged."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The rules of a page, each from top to bottom (horizontal) or from left to right (vertical)."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def rules_of(page: Any) -> Rules:
    """The rules drawn on a page (a `pypdfium2.PdfPage`), pieces that touch put together."""
    flat: list[Rule] = []
    steep: list[Rule] = []
    x0, y0 = page.get_cropbox()[:2]
    for left, bottom, right, top in islice(_strokes(page, x0, y0), _MOST_STROKES + 1):
        if top - bottom <= _THIN and right - left >= _SHORTEST:
            flat.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and top - bottom >= _SHORTEST:
            steep.append(Rule((left + right) / 2, bottom, top))
    if len(flat) + len(steep) > _MOST_STROKES:  # a map or a drawing
        return Rules((), ())
    return Rules(tuple(reversed(_merged(flat))), tuple(_merged(steep)))


def _strokes(page: Any, x0: float, y0: float) -> Iterator[_Edges]:
    """The thin rectangles and straight strokes of a page, as left, bottom, right, top."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page.raw)
    objects = (pdfium.FPDFPage_GetObject(page.raw, k) for k in range(count))
    yield from _strokes_of(pdfium, objects, (1.0, 0.0, 0.0, 1.0, -x0, -y0), _DEEPEST)


def _strokes_of(pdfium: Any, objects: Iterable[Any], place: _Matrix, depth: int) -> Iterator[_Edges]:
    for thing in objects:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            count = pdfium.FPDFFormObj_CountObjects(thing)
            inside = (pdfium.FPDFFormObj_GetObject(thing, k) for k in range(count))
            yield from _strokes_of(pdfium, inside, _product(_matrix_of(pdfium, thing), place), depth - 1)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _strokes_of_path(pdfium, thing, place)


def _strokes_of_path(pdfium: Any, path: Any, place: _Matrix) -> Iterator[_Edges]:
    edges = [ctypes.c_float() for _ in range(4)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPageObj_GetBounds(path, *edges):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) <= _THIN:
        yield _spanned(_placed(left, bottom, place), _placed(right, top, place))
        return
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value and pdfium.FPDFPath_CountSegments(path) <= _MOST_SEGMENTS:
        yield from _sides(pdfium, path, _product(_matrix_of(pdfium, path), place))


def _sides(pdfium: Any, path: Any, place: _Matrix) -> Iterator[_Edges]:
    """The straight sides of a stroked path, as thin rectangles."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here = start = (0.0, 0.0)
    for k in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, k)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _placed(x.value, y.value, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _spanned(here, point)
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _spanned(here, start)
            here = start


def _matrix_of(pdfium: Any, thing: Any) -> _Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _product(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n (ISO 32000-1, 8.3.4)."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _placed(x: float, y: float, m: _Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _spanned(a: tuple[float, float], b: tuple[float, float]) -> _Edges:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one straight line, drawn cell by cell, made one; ascending."""
    done: list[Rule] = []
    for level in _levels(sorted(rules)):
        for rule in sorted(level, key=lambda r: r.start):
            last = done[-1] if done else None
            if last and abs(rule.at - last.at) <= _SAME and last.start <= rule.start <= last.end + _TOUCH:
                done[-1] = Rule(last.at, last.start, max(last.end, rule.end))
            else:
                done.append(rule)
    return done


def _levels(rules: list[Rule]) -> Iterator[list[Rule]]:
    level: list[Rule] = []
    for rule in rules:
        if level and rule.at - level[0].at > _SAME:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level
