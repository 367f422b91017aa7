"""The printed lines of a text, and what each looks like: columns of numbers, one for all lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from textkit.repairs.classes import QUOTES, SPACE, codes_of, kinds, members

if TYPE_CHECKING:
    from textkit.repairs.printed import Printed

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Text set apart at the right edge of a line on which a sentence ended, as a source note is.
_SET_APART = regex.compile(r"(?<=[。！？!?][”’）】」』)]?)[ \u3000]{6,}+(?=[^\s])")


class Line(NamedTuple):
    """One line with text on it; see `Lines` for the fields."""

    start: int
    end: int
    text: str
    indent: int
    width: float
    latin: int
    gap: int
    feed: bool


class Lines:
    """The lines of a text that hold more than white space.

    Attributes:
        text: the text.
        start: offset of the first character of each line that is no white space.
        end: offset behind its last one.
        indent: columns of white space before it.
        width: columns of its text in half-width units, spaces between wide characters apart.
        quotes: how many curly quotes it holds; counted as wide, though many fonts draw them narrow.
        latin: how many narrow characters it holds; counted as half as wide as an ideograph.
        trailing: whether white space stands behind it.
        gap: number of line ends between the line before and this one: 1 without a blank line, 0 for
            text set apart on the printed line of the one before.
        feed: whether a form feed stands between the line before and this one.
        printed: what a PDF knows of them, if the text came from one.
    """

    _COLUMNS = ("start", "end", "indent", "width", "quotes", "latin", "trailing", "gap", "feed")

    start: Ints
    end: Ints
    indent: Ints
    width: Ints
    quotes: Ints
    latin: Ints
    trailing: Flags
    gap: Ints
    feed: Flags
    printed: Printed | None

    def __init__(self, text: str) -> None:
        self.text, self.printed = text, None
        self.codes = codes = codes_of(text)
        white = kinds()[codes] == SPACE
        narrow, inked = np.flatnonzero(codes < 0x100), np.flatnonzero(~white)
        low = codes[narrow]
        feeds, ends = narrow[low == ord("\f")], narrow[low == ord("\n")]
        first, last = _printed(text, ends)
        left, right = np.searchsorted(inked, first), np.searchsorted(inked, last) - 1
        holds = left <= right
        first, last, left, right = first[holds], last[holds], left[holds], right[holds]
        self.start, self.end = inked[left], inked[right] + 1

        before = np.concatenate(([0], self.end[:-1])) if len(first) else first
        self.gap = _count(ends, before, self.start)
        self.feed = _count(feeds, before, self.start) > 0
        self.trailing = last - self.end > _count(feeds, self.end, last)
        margin = first
        if len(feeds):
            fed = np.searchsorted(feeds, self.start) - 1
            margin = np.maximum(first, np.where(fed >= 0, feeds[np.maximum(fed, 0)] + 1, 0))
        self.indent = 2 * (self.start - margin) - _count(narrow, margin, self.start)

        self.quotes = _count(np.flatnonzero(members(QUOTES)[codes]), self.start, self.end)
        self.latin = _count(narrow, self.start, self.end)
        self.width = 2 * (self.end - self.start) - self.latin
        inner = _inner_spaces(codes, white, inked)
        thin = inner[codes[inner] != 0x3000]
        self.latin = self.latin - _count(thin, self.start, self.end)
        self.width = self.width - 2 * _count(inner, self.start, self.end) + _count(thin, self.start, self.end)

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, i: int) -> Line:
        return Line(
            start=int(self.start[i]),
            end=int(self.end[i]),
            text=self.body(i),
            indent=int(self.indent[i]),
            width=float(self.width[i]),
            latin=int(self.latin[i]),
            gap=int(self.gap[i]),
            feed=bool(self.feed[i]),
        )

    def body(self, i: int) -> str:
        """The text of a line."""
        return self.text[int(self.start[i]) : int(self.end[i])]

    def take(self, chosen: Ints) -> Lines:
        """Some of the lines."""
        part = object.__new__(Lines)
        part.text, part.codes = self.text, self.codes
        part.printed = self.printed.take(chosen) if self.printed else None
        for name in self._COLUMNS:
            setattr(part, name, getattr(self, name)[chosen])
        return part


def _printed(text: str, ends: Ints) -> tuple[Ints, Ints]:
    """Where printed lines begin and end; a gap that sets text apart parts them as a line end does."""
    breaks = ends
    if "      " in text or "\u3000\u3000\u3000" in text:
        apart = [gap.start() for gap in _SET_APART.finditer(text)]
        breaks = np.sort(np.concatenate((ends, np.array(apart, np.int64))))
    return np.concatenate(([0], breaks + 1)), np.concatenate((breaks, [len(text)]))


def _count(places: Ints, start: Ints, end: Ints) -> Ints:
    """How many of some ascending places lie between each start and end."""
    found: Ints = np.searchsorted(places, end) - np.searchsorted(places, start)
    return found


def _inner_spaces(codes: npt.NDArray[np.uint32], white: Flags, inked: Ints) -> Ints:
    """Offsets of spaces between wide characters: justified and letter-spaced lines are full of them."""
    spaces: Ints = np.flatnonzero(white)
    spaces = spaces[(codes[spaces] != ord("\n")) & (codes[spaces] != ord("\f"))]
    if not len(spaces) or not len(inked):
        return spaces[:0]
    after = np.searchsorted(inked, spaces)
    kept = (after > 0) & (after < len(inked))
    spaces, after = spaces[kept], after[kept]
    wide = members(QUOTES + "—…") | _FROM_RADICALS
    inner: Ints = spaces[wide[codes[inked[after - 1]]] & wide[codes[inked[after]]]]
    return inner


_FROM_RADICALS = np.zeros(0x110000, np.bool_)
_FROM_RADICALS[0x2E80:0xFFF0] = True
