"""What the lines of this document look like: measured once, before any line end is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import regex

from textkit.repairs import endings
from textkit.repairs.classes import CLOSING_MARKS

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.lines import Lines

    Widths = npt.NDArray[np.float64]
    Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a document; `str()` prints them.

    Attributes:
        lines: number of lines that hold text, page furniture apart.
        width: columns of a full line; 0 where no common width was found.
        front: number of lines at the start that run over the columns below (title, abstract).
        front_width: columns of a full line among them.
        first: by how many columns the first line of a paragraph is shorter (its indent).
        sharpness: share of full lines that are exactly as wide as the others, 0 to 1; low where much Latin
            text in proportional type makes columns a guess.
        wrapped: whether lines end because they are full; if not, every line end means something.
        quote: columns of a curly quote in this document's font.
        letter: columns of a Latin letter or digit, on average.
        paragraph_rate: of the sentences that end, the share that ends a paragraph with it, 0 to 1.
        mixed_space: whether the text writes a space between Chinese and Latin words.
    """

    lines: int
    width: int
    front: int
    front_width: int
    first: int
    sharpness: float
    wrapped: bool
    quote: float
    letter: float
    paragraph_rate: float
    mixed_space: bool

    def columns(self, lines: Lines) -> Widths:
        """Columns of each line in this document's font."""
        return columns(lines, self.quote, self.letter)

    def full(self, lines: Lines) -> Widths:
        """Columns of a full line, for each line."""
        widths = np.full(len(lines), float(self.width))
        widths[: self.front] = self.front_width
        return widths

    def __str__(self) -> str:
        if not self.wrapped:
            return f"{self.lines} lines of no common width: every line end means something"
        indent = f", first lines {self.first} shorter" if self.first else ", no indent"
        return f"{self.lines} lines, {self.width} columns when full{indent}"


_SAMPLE = 4000  # lines
_LONGEST_SAMPLE = 300_000  # characters
_GLYPHS = [(quote, letter) for quote in (2.0, 1.0) for letter in (1.0, 0.9, 1.05, 1.1, 1.15, 1.2)]
_NARROWEST = 22  # columns; narrower lines of one width are verse, addresses or lists
_LEAST = 90  # columns that full lines ending inside a sentence have together; less is chance
_FEWEST = 2  # lines of one width; more are no chance
_FEW_LINES = 30  # a text of fewer lines and not one sentence end is verse or a list
_FRONT = 20  # lines in which the front matter over two columns must end
_WIDEST = 400  # columns; no page has wider lines
_MARGIN = 12  # columns beyond the widest line, so that sums around a width need no bounds


def columns(lines: Lines, quote: float, letter: float) -> Widths:
    """Columns of each line in a font that draws a quote and a Latin letter so and so wide."""
    wide: Widths = lines.width - (2 - quote) * lines.quotes + (letter - 1) * lines.latin
    return wide


def measure(lines: Lines) -> Layout:
    """Measure the width of full lines and the indent of first lines.

    A line that ends in the middle of a word or phrase was most likely full, so the widths of those
    lines pile up at the width of the page; lines that ended for a reason of their own scatter. How
    wide this document's font draws quotes and Latin letters is what makes that pile the highest.
    """
    sample = lines.take(np.arange(min(len(lines), _SAMPLE)))
    end = endings.of(sample)
    inner = sample.take(np.flatnonzero(endings.last_kind(sample) == endings.WORD_KIND))
    quote, letter = max(_GLYPHS, key=lambda glyphs: _concentration(inner, *glyphs))
    widths = _histogram(columns(inner, quote, letter))
    width = _full_width(widths)
    wide = columns(sample, quote, letter)
    full = (wide >= width - 5) & (wide <= width + 2)
    middle = int((full & (end == endings.WORD)).sum())
    closed = int((full & ((end == endings.SENTENCE) | (end == endings.CLAUSE))).sum())
    wrapped = _is_full_somewhere(sample, end) or bool(
        width >= _NARROWEST
        and middle * width >= _LEAST
        and middle > 1.5 * closed
        and _piles_up(widths, width)
        and _come_to_an_end(full & (end == endings.WORD), end) >= 0.5 * middle
        and (len(sample) > _FEW_LINES or _SENTENCE.search(_stretch(sample)))
        and full.sum() >= 0.05 * len(sample)
        and (wide > width * 1.25 + 8).sum() <= 0.08 * len(sample)
    )
    first = 4 if wrapped and (_shows_indent(sample) or _has_second_peak(widths, width)) else 0
    front, front_width = _front(wide, width) if wrapped else (0, 0)
    return Layout(
        lines=len(lines),
        width=width if wrapped else 0,
        front=front,
        front_width=front_width,
        first=first,
        sharpness=_sharpness(widths, width, first) if wrapped else 0.0,
        wrapped=wrapped,
        quote=quote,
        letter=letter,
        paragraph_rate=_paragraph_rate(
            sample, int(((end == endings.SENTENCE) & (wide < width - first - 6)).sum())
        ),
        mixed_space=_writes_mixed_space(sample),
    )


def _histogram(widths: Widths) -> Counts:
    """How many lines there are of each width, in whole columns; those too wide for a page in one."""
    whole = np.minimum(np.rint(widths).astype(np.int64), _WIDEST)
    return np.bincount(whole, minlength=int(whole.max(initial=0)) + _MARGIN)


def _around(widths: Counts, width: int, below: int, above: int) -> int:
    """Lines whose width lies at most so much below and above a width."""
    return int(widths[max(width - below, 0) : width + above + 1].sum())


def _concentration(lines: Lines, quote: float, letter: float) -> int:
    """How many lines have the commonest width, a column more or less."""
    widths = _histogram(columns(lines, quote, letter))
    padded = np.concatenate(([0], widths, [0]))
    return int((padded[:-2] + 2 * padded[1:-1] + padded[2:]).max(initial=0))


def _full_width(widths: Counts) -> int:
    """The greatest width that is a peak of its own: nearly a third as high as the highest.

    Right above the highest peak it takes more, since marks squeezed together make some lines longer.
    Lines count by their width, since a page of cells has many more lines than a page of text.
    """
    padded = np.concatenate(([0], widths, [0]))
    near = padded[:-2] + padded[1:-1] + padded[2:]
    at = np.arange(len(widths))
    weight = near * at
    mode = int(weight.argmax()) if len(weight) else 0
    least = np.where((at > mode) & (at <= mode + 3), 0.6, 0.3) * weight[mode] if len(weight) else weight
    highest = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
    found = np.flatnonzero((widths > 0) & (near >= 2) & (weight >= least) & (widths == highest))
    return int(found[-1]) if len(found) else int(np.flatnonzero(widths).max(initial=0))


def _is_full_somewhere(lines: Lines, end: npt.NDArray[np.uint8]) -> bool:
    """In a PDF: whether a line that ends inside a sentence reaches the edge of its column."""
    if lines.printed is None or len(lines) < 2:
        return False
    cut = (end == endings.WORD) & (abs(lines.printed.room) < 2) & lines.printed.holds_text()
    goes_on = np.append(lines.printed.indent[1:] < 1, False) & (lines.width > _NARROWEST)
    return bool((cut & goes_on).any())


def _front(wide: Widths, width: int) -> tuple[int, int]:
    """How many lines at the start are set wider than the rest, and how wide they are."""
    over = np.flatnonzero(wide[:_FRONT] > 1.4 * width)
    if len(over) < 2:
        return 0, 0
    return int(over[-1]) + 1, _full_width(_histogram(wide[over]))


def _piles_up(widths: Counts, width: int) -> bool:
    """Whether lines that end inside a sentence have one width (or that of first lines), not just any."""
    long = int(widths[width // 2 :].sum())
    exact = _around(widths, width, 1, 1)
    exact += _around(widths, width, 5, -3)
    return exact >= 0.3 * long and (exact > _FEWEST or exact >= 0.6 * long)


def _come_to_an_end(cut: npt.NDArray[np.bool_], end: npt.NDArray[np.uint8]) -> int:
    """How many cut lines belong to a run of text that reaches a stop or a pause; rows and verse have none.

    Args:
        cut: which lines are full and end inside a sentence.
        end: how each line ends.
    """
    found = reaches = 0
    for is_cut, stops in zip(cut[::-1].tolist(), (end != endings.WORD)[::-1].tolist(), strict=True):
        if is_cut:
            found += reaches
        else:
            reaches = int(stops)
    return found


def _shows_indent(lines: Lines) -> bool:
    """Whether a good part of the lines is indented a little: first lines are shorter then."""
    base = int(np.bincount(lines.indent).argmax())
    deeper = (lines.indent - base >= 2) & (lines.indent - base <= 6)
    return bool(deeper.sum() >= max(2, 0.05 * len(lines)))


def _has_second_peak(widths: Counts, width: int) -> bool:
    """Whether widths pile up once more, two ideographs below the full width: a lost indent of first lines.

    Lines that a mark could not end or begin are a column or two short; their number falls off with
    the distance, so a count that rises again is something else.
    """
    between = _around(widths, width, 3, -2) / 2
    second = _around(widths, width, 5, -3)
    peak = _around(widths, width, 1, 1)
    return second >= max(3, 0.05 * peak, 1.5 * between)


def _sharpness(widths: Counts, width: int, first: int) -> float:
    near = _around(widths, width, 8, 5)
    exact = {*range(width - 1, width + 2), *range(width - first - 1, width - first + 2)}
    return sum(int(widths[w]) for w in exact) / near if near else 0.0


_INNER_END = regex.compile(rf"[。！？][{regex.escape(CLOSING_MARKS)}]*+(?=[^\n\s])")
_SENTENCE = regex.compile(r"[。！？]|[a-z][.!?](?=\s)")
_SPACED = regex.compile(r"\p{Han} [A-Za-z]|[A-Za-z] \p{Han}")
_TIGHT = regex.compile(r"\p{Han}[A-Za-z]|[A-Za-z]\p{Han}")


def _stretch(lines: Lines) -> str:
    """The text of the lines, as far as a sample needs it."""
    if not len(lines):
        return ""
    start = int(lines.start[0])
    return lines.text[start : min(int(lines.end[-1]), start + _LONGEST_SAMPLE)]


def _paragraph_rate(lines: Lines, ended: int) -> float:
    """Sentences that end on lines clearly ended early, against those that end inside lines."""
    inside = sum(1 for _ in _INNER_END.finditer(_stretch(lines)))
    return (ended + 1) / (ended + inside + 2)


def _writes_mixed_space(lines: Lines) -> bool:
    text = _stretch(lines)
    spaced = sum(1 for _ in _SPACED.finditer(text))
    return spaced > sum(1 for _ in _TIGHT.finditer(text))
