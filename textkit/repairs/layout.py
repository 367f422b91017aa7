"""What the lines of this document look like: measured once, before any line end is judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.repairs.lines import Line

CLOSERS = "”’」』）》】〉〕］｝)]}\"'"
TERMINAL = "。！？!?…；;：:.．"
_SENTENCE_END = regex.compile(rf"[。！？!?…．.][{regex.escape(CLOSERS)}]*+$")
_CLAUSE_END = regex.compile(rf"[；;：:][{regex.escape(CLOSERS)}]*+$")
_PAUSE_END = regex.compile(r"[，、,（(《“‘「『【〔—-]$")
_WORD_END = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{L}\p{N}%％]$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a document; `str()` prints them.

    Attributes:
        lines: number of lines that hold text, page furniture apart.
        width: columns of a full line; 0 where no common width was found.
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
    first: int
    sharpness: float
    wrapped: bool
    quote: float
    letter: float
    paragraph_rate: float
    mixed_space: bool

    def columns(self, line: Line) -> float:
        """Columns of a line in this document's font."""
        return columns(line, self.quote, self.letter)

    def __str__(self) -> str:
        if not self.wrapped:
            return f"{self.lines} lines of no common width: every line end means something"
        indent = f", first lines {self.first} shorter" if self.first else ", no indent"
        return f"{self.lines} lines, {self.width} columns when full{indent}"


def ends_sentence(text: str) -> bool:
    """Whether a line ends in 。！？… or a full stop, closing marks behind it included."""
    return text[-1] in _LAST and bool(_SENTENCE_END.search(text[-12:]))


_LAST = frozenset("。！？!?…．." + CLOSERS)


def ending(text: str) -> str:
    """How a line ends: `sentence`, `clause` (；：), `pause` (，、 or an opening mark), `closer` or `word`."""
    tail = text[-12:]
    if _SENTENCE_END.search(tail):
        return "sentence"
    if _CLAUSE_END.search(tail):
        return "clause"
    if _PAUSE_END.search(tail):
        return "pause"
    return "word" if _WORD_END.search(tail) else "closer"


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the width of full lines and the indent of first lines.

    A line that ends in the middle of a word or phrase was most likely full, so the widths of those
    lines pile up at the width of the page; lines that ended for a reason of their own scatter. How
    wide this document's font draws quotes and Latin letters is what makes that pile the highest.
    """
    sample = lines[:_SAMPLE]
    inner = [line for line in sample if _WORD_END.search(line.text[-1])]
    quote, letter = max(_GLYPHS, key=lambda glyphs: _concentration(inner, *glyphs))
    widths = Counter(round(columns(line, quote, letter)) for line in inner)
    width = _highest_peak(widths)
    full = [line for line in sample if width - 5 <= columns(line, quote, letter) <= width + 2]
    middle = sum(1 for line in full if ending(line.text) == "word")
    closed = sum(1 for line in full if ending(line.text) in ("sentence", "clause"))
    wider = sum(1 for line in sample if columns(line, quote, letter) > width * 1.25 + 8)
    wrapped = (
        width >= _NARROWEST
        and middle >= _FEWEST
        and middle > 1.5 * closed
        and len(full) >= 0.05 * len(sample)
        and wider <= 0.15 * len(sample)
    )
    first = 4 if wrapped and (_shows_indent(sample) or _has_second_peak(widths, width)) else 0
    return Layout(
        lines=len(lines),
        width=width if wrapped else 0,
        first=first,
        sharpness=_sharpness(widths, width, first),
        wrapped=wrapped,
        quote=quote,
        letter=letter,
        paragraph_rate=_paragraph_rate(sample, width - first - 6, quote, letter),
        mixed_space=_writes_mixed_space(sample),
    )


def columns(line: Line, quote: float, letter: float) -> float:
    """Columns of a line in a font that draws a quote and a Latin letter so and so wide."""
    return line.width - (2 - quote) * line.quotes + (letter - 1) * line.latin


_SAMPLE = 4000
_GLYPHS = [(quote, letter) for quote in (2.0, 1.0) for letter in (1.0, 0.9, 1.05, 1.1, 1.15, 1.2)]


def _concentration(lines: Sequence[Line], quote: float, letter: float) -> int:
    """How many lines have the commonest width, a column more or less."""
    widths = Counter(round(columns(line, quote, letter)) for line in lines)
    return max((widths[w - 1] + 2 * widths[w] + widths[w + 1] for w in widths), default=0)


_NARROWEST = 22  # columns; narrower lines of one width are verse, addresses or lists
_FEWEST = 2  # full lines that end inside a sentence; fewer are chance


def _highest_peak(widths: Counter[int]) -> int:
    """The greatest width that is a peak of its own: at least a quarter as high as the highest.

    Lines count by their width, since a page of cells has many more lines than a page of text.
    """
    if not widths:
        return 0
    smooth = {w: w * (widths[w - 1] + widths[w] + widths[w + 1]) for w in widths}
    top = max(smooth.values())
    for width in sorted(smooth, reverse=True):
        near = range(width - 1, width + 2)
        if smooth[width] >= max(2 * width, 0.25 * top) and widths[width] == max(widths[w] for w in near):
            return width
    return max(widths)


def _paragraph_rate(lines: Sequence[Line], short: float, quote: float, letter: float) -> float:
    """Sentences that end on lines clearly ended early, against those that end inside lines."""
    ended = sum(1 for line in lines if ends_sentence(line.text) and columns(line, quote, letter) < short)
    inside = sum(len(_INNER_END.findall(line.text)) for line in lines)
    return (ended + 1) / (ended + inside + 2)


_INNER_END = regex.compile(rf"[。！？][{regex.escape(CLOSERS)}]*+(?=.)")


def _shows_indent(lines: Sequence[Line]) -> bool:
    """Whether a good part of the lines is indented a little: first lines are shorter then."""
    indents = Counter(line.indent for line in lines)
    base = indents.most_common(1)[0][0]
    return sum(n for indent, n in indents.items() if 2 <= indent - base <= 6) >= max(2, 0.05 * len(lines))


def _has_second_peak(widths: Counter[int], width: int) -> bool:
    """Whether widths pile up once more, two ideographs below the full width: a lost indent of first lines.

    Lines that a mark could not end or begin are a column or two short; their number falls off with
    the distance, so a count that rises again is something else.
    """
    between = sum(widths[w] for w in range(width - 3, width - 1)) / 2
    second = sum(widths[w] for w in range(width - 5, width - 2))
    peak = sum(widths[w] for w in range(width - 1, width + 2))
    return second >= max(3, 0.05 * peak, 1.5 * between)


def _sharpness(widths: Counter[int], width: int, first: int) -> float:
    near = sum(widths[w] for w in range(width - 8, width + 6))
    exact = sum(
        widths[w] for w in {*range(width - 1, width + 2), *range(width - first - 1, width - first + 2)}
    )
    return exact / near if near else 0.0


def _writes_mixed_space(lines: Sequence[Line]) -> bool:
    spaced = tight = 0
    for line in lines[:2000]:
        if line.text.isascii():
            continue
        spaced += len(_SPACED.findall(line.text))
        tight += len(_TIGHT.findall(line.text))
    return spaced > tight


_SPACED = regex.compile(r"\p{Han} [A-Za-z]|[A-Za-z] \p{Han}")
_TIGHT = regex.compile(r"\p{Han}[A-Za-z]|[A-Za-z]\p{Han}")
