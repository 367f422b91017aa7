"""Page furniture: page numbers and running heads or feet, found at page edges only.

A line is furniture if it stands at the edge of a page, contiguous with it, and either counts with the
pages or comes back at the edges of other pages. A line that names a part of the document (第十二条)
never is. Where the extractor left form feeds, they are the edges; elsewhere page numbers that count
upwards at a steady pitch, or lines that recur at one, show where the pages end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import regex

from textkit.repairs import endings
from textkit.repairs.classes import members
from textkit.repairs.layout import measure
from textkit.repairs.markers import is_structural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.repairs.lines import Lines


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was found.

    Attributes:
        rules: index of each furniture line, with the rule that takes it out.
        starts: indices of the lines that begin a page, ascending; the first page apart.
    """

    rules: dict[int, str] = field(default_factory=dict)
    starts: tuple[int, ...] = ()

    def only(self, rules: frozenset[str]) -> Furniture:
        """Without what rules not named would take out."""
        return Furniture({i: rule for i, rule in self.rules.items() if rule in rules}, self.starts)

    def __str__(self) -> str:
        kinds = Counter(self.rules.values())
        return f"{kinds['page-number']} page numbers, {kinds['page-band']} running heads or feet"


class _Number(NamedTuple):
    line: int
    style: str
    value: int


_SHARE = 0.35  # of the page edges at which a head or foot comes back; odd and even pages may differ
_SHARE_BESIDE = 0.25  # the same for a line beside a page number
_CUT_SHARE = 0.15  # of the pages end inside a sentence, at least
_RUNNING = 24  # columns; a line of running text is longer than a heading or a running head
_SAME_HEIGHT = 1.5  # points
_RECURS, _CUT_PAGES = 3, 0.25  # times a head comes back, and how often inside a sentence, at least
_TRIES = 40  # numbers from which a run is tried
_LONGEST_NUMBER = 24  # characters of a page number and what goes with it
_SPACES = 12  # spaces by which two prints of one running head may differ
_NARROW = 0.8  # of the full width: a head or foot that nothing but itself tells is narrower
_LONGEST = 60  # characters of a head or foot
_DEPTH = 4  # lines of furniture at one edge, at most
_PITCH = 10  # lines of text on a page, at least, where nothing but the pitch tells the pages
_LONGEST_PAGE = 150  # lines of text on a page, at most
_CHINESE = {ch: n for n, ch in enumerate("〇一二三四五六七八九")} | {"零": 0}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE_NUMBER = "[〇零一二三四五六七八九十百]{1,5}"
_STYLES = tuple(
    (name, regex.compile(pattern, regex.IGNORECASE))
    for name, pattern in (
        ("bare", r"(\d{1,4})"),
        ("dashed", r"[-‐-―－—~～·•*<＜|]{1,3} ?(\d{1,4}) ?[-‐-―－—~～·•*>＞|]{1,3}"),
        ("bracketed", r"[(（\[【〔] ?(\d{1,4}) ?[)）\]】〕]"),
        ("of", r"(?:第 ?)?(\d{1,4})(?: ?[页頁])? ?(?:[/／|,，、;；]|of| ) ?(?:共|总|總)? ?\d{1,4} ?[页頁]?"),
        ("page", r"第 ?(\d{1,4}) ?[页頁]|(?:page|p\.?) ?(\d{1,4})"),
        (
            "page-of",
            r"(?:第 ?(\d{1,4}) ?[页頁].{0,3}[共总總].{0,3}\d{1,4}.{0,3}[页頁]|page (\d{1,4}) of \d{1,4})",
        ),
        (
            "chinese",
            rf"[-－—] ?({_CHINESE_NUMBER}) ?[-－—]|第 ?({_CHINESE_NUMBER}) ?[页頁]",
        ),
        ("chinese-bare", rf"({_CHINESE_NUMBER})"),
        ("roman", r"[-－—]? ?([ivxlc]{1,7}) ?[-－—]?"),
    )
)
_COUNTS = "0123456789０１２３４５６７８９ivxlcIVXLC〇零一二三四五六七八九十百页頁"
_RULES = "-‐‑‒–—―－~～·•*|"
_FIRST = _COUNTS + _RULES + "<＜(（[【第pP"
_LAST = _COUNTS + _RULES + ">＞)）]】"
_EXPLICIT = frozenset({"page", "page-of"})
_AMBIGUOUS = frozenset({"bare", "bracketed", "roman", "chinese-bare"})
_DIGITS = regex.compile(r"\d+|[ivxlc]+(?=\P{L}*$)")


def find(lines: Lines) -> Furniture:
    """Find the page furniture among the lines of a text."""
    short = lines.end - lines.start <= _LONGEST_NUMBER
    framed = members(_FIRST)[lines.codes[lines.start]] & members(_LAST)[lines.codes[lines.end - 1]]
    numbers = [
        number for i in np.flatnonzero(short & framed).tolist() if (number := _page_number(i, lines.body(i)))
    ]
    edges = (np.flatnonzero(lines.feed[1:]) + 1).tolist()
    if edges:
        counted = _counting_at_edges(numbers, edges, lines)
    else:
        counted = _counting_at_a_pitch(numbers, lines)
        edges = sorted(counted) or _recurring_at_a_pitch(lines)
    if not edges:
        return Furniture()
    return _at_edges(lines, edges, counted)


def _page_number(i: int, text: str) -> _Number | None:
    if is_structural(text) and not text.rstrip().endswith(("页", "頁")):
        return None
    for style, pattern in _STYLES:
        found = pattern.fullmatch(text)
        if found:
            digits = next(group for group in found.groups() if group)
            value = int(digits) if digits.isdecimal() else _spelled(digits.lower())
            return _Number(i, style, value) if value is not None else None
    return None


def _spelled(text: str) -> int | None:
    """A roman or Chinese number up to a few hundred; None if it is none."""
    if text[0] in _ROMAN:
        total = 0
        for ch, after in zip(text, text[1:] + " ", strict=True):
            total += -_ROMAN[ch] if _ROMAN.get(after, 0) > _ROMAN[ch] else _ROMAN[ch]
        return total
    if "十" not in text and "百" not in text:
        return int("".join(str(_CHINESE[ch]) for ch in text))
    total, digit = 0, 0
    for ch in text:
        if ch in _CHINESE:
            digit = _CHINESE[ch]
        else:
            total += (digit or 1) * (10 if ch == "十" else 100)
            digit = 0
    return total + digit


def _counting_at_edges(numbers: Iterable[_Number], edges: Sequence[int], lines: Lines) -> set[int]:
    """Numbers near a page edge that go up by one from page to page."""
    bounds = [0, *edges, len(lines)]
    page_of = {i: page for page, (a, b) in enumerate(pairwise(bounds)) for i in range(a, b)}
    near = [n for n in numbers if _near_edge(n.line, bounds, page_of)]
    offsets: dict[tuple[str, int], set[int]] = defaultdict(set)
    for n in near:
        offsets[n.style, n.value - page_of[n.line]].add(page_of[n.line])
    return {
        n.line for n in near if n.style in _EXPLICIT or len(offsets[n.style, n.value - page_of[n.line]]) > 1
    }


def _near_edge(line: int, bounds: Sequence[int], page_of: dict[int, int]) -> bool:
    page = page_of[line]
    return line - bounds[page] < _DEPTH or bounds[page + 1] - 1 - line < _DEPTH


def _counting_at_a_pitch(numbers: Sequence[_Number], lines: Lines) -> set[int]:
    """Without form feeds: numbers of one style that rise in step with the lines between them.

    Chapters and sections are numbered too, but they do not begin in the middle of a sentence.
    """
    found: set[int] = set()
    by_style: dict[str, list[_Number]] = defaultdict(list)
    for number in numbers:
        by_style[number.style].append(number)
    for style, rows in by_style.items():
        chain = _longest_chain(rows)
        if style in _EXPLICIT and all(a.value < b.value for a, b in pairwise(rows)):
            found.update(n.line for n in rows)
        elif style in _AMBIGUOUS and _cuts(chain, lines) < max(1, _CUT_SHARE * len(chain)):
            continue
        elif (len(chain) >= 3 and len(chain) >= 0.6 * len(rows)) or (
            len(chain) == len(rows) == 2 and _counts_from_the_start(chain, len(lines))
        ):
            found.update(n.line for n in chain)
    return found


def _cuts(chain: Sequence[_Number], lines: Lines) -> int:
    """How many numbers stand behind a line that ends inside a sentence."""
    before = [n.line - back for n in chain for back in (1, 2, 3) if n.line >= back]
    near = lines.take(np.array(before, np.int64))
    ends = endings.of(near)
    goes_on = ((ends == endings.WORD) | (ends == endings.PAUSE)) & (near.width >= _RUNNING)
    cut = dict(
        zip(before, zip(goes_on.tolist(), (near.width >= _RUNNING).tolist(), strict=True), strict=True)
    )
    return sum(
        next((cut[i][0] for i in range(n.line - 1, n.line - 4, -1) if cut.get(i, (0, 0))[1]), False)
        for n in chain
    )


def _longest_chain(rows: Sequence[_Number]) -> list[_Number]:
    """The longest run of rising numbers in which a page is about as many lines everywhere."""
    best: list[_Number] = []
    for first in range(min(len(rows), _TRIES)):
        chain = [rows[first]]
        pitches: list[float] = []
        for number in rows[first + 1 :]:
            step = number.value - chain[-1].value
            pitch = (number.line - chain[-1].line) / step if step > 0 else 0.0
            if not 0 < step <= 12 or pitch < _PITCH:
                continue
            if pitches and not 0.5 * median(pitches) <= pitch <= 1.8 * median(pitches):
                continue
            chain.append(number)
            pitches.append(pitch)
        if len(chain) > len(best):
            best = chain
    return _with_short_pages(best, rows) if len(best) > 1 else []


def _with_short_pages(chain: list[_Number], rows: Sequence[_Number]) -> list[_Number]:
    """Add the numbers of short pages before and behind: a cover, the last page."""
    if len(chain) < 3:
        return chain
    before = [n for n in rows if n.line < chain[0].line and n.value == chain[0].value - 1]
    after = [n for n in rows if n.line > chain[-1].line and n.value == chain[-1].value + 1]
    return [*before[-1:], *chain, *after[:1]]


def _counts_from_the_start(chain: Sequence[_Number], total: int) -> bool:
    """Two numbers alone: do they also fit the lines before the first and behind the last?"""
    first, last = chain
    pitch = (last.line - first.line) / (last.value - first.value)
    fits = 0.6 <= first.line / (first.value * pitch) <= 1.3 if first.value else False
    return fits and total - last.line > pitch * 0.3


def _recurring_at_a_pitch(lines: Lines) -> list[int]:
    """Without form feeds and numbers: a line that comes back, unchanged, page after page.

    Headings recur too, but not at a steady pitch and not in the middle of sentences.
    """
    layout = measure(lines)
    if not layout.wrapped:
        return []
    places: dict[str, list[int]] = defaultdict(list)
    for i in np.flatnonzero(layout.columns(lines) < _NARROW * layout.width).tolist():
        places[_tight(lines.body(i))].append(i)
    ends = endings.of(lines)
    goes_on = (ends == endings.WORD) | (ends == endings.PAUSE)
    edges: set[int] = set()
    for text, found in places.items():
        steps = [b - a for a, b in pairwise(found)]
        if len(found) < _RECURS or is_structural(text):
            continue
        middle = median(steps)
        steady = _PITCH <= middle <= _LONGEST_PAGE and all(
            0.8 * middle <= step <= 1.2 * middle for step in steps
        )
        cuts = sum(1 for i in found if i and goes_on[i - 1])
        if steady and cuts >= _CUT_PAGES * len(found):
            edges.update(found)
    return sorted(edges)


def _at_edges(lines: Lines, edges: Sequence[int], counted: set[int]) -> Furniture:
    """Peel the lines that count or recur off the edges, from the edge inwards and without a hole."""
    rules: dict[int, str] = {}
    sides = [iter(side) for side in _sides(lines, edges)]
    enough = max(2.0, _SHARE * (len(edges) + 1))
    fewer = max(2.0, _SHARE_BESIDE * (len(edges) + 1))
    frontier = [next(side, None) for side in sides]
    beside: set[int] = set()  # lines that a page number has just been peeled off
    while any(i is not None for i in frontier):
        at_edge = {i for i in frontier if i is not None}
        exact = Counter(_tight(lines.body(i)) for i in at_edge)
        alike = Counter(_key(lines.body(i)) for i in at_edge)
        everywhere = _occurrences(lines, {text for text, times in exact.items() if times >= fewer})
        peeled = {}
        for i in at_edge:
            text = lines.body(i)
            tight, key = _tight(text), _key(text)
            if i in counted:
                peeled[i] = "page-number"
            elif is_structural(text) or len(tight) > _LONGEST or text[-1] in "。，；：、！？":
                continue
            elif (
                exact[tight] >= (fewer if i in beside else enough)
                and everywhere[tight] <= 1.5 * exact[tight] + 1
            ) or (key != tight and alike[key] >= max(3.0, enough)):
                peeled[i] = "page-band"
        if not peeled:
            break
        rules |= peeled
        ahead = [next(side, None) if i in peeled else i for i, side in zip(frontier, sides, strict=True)]
        beside = {b for a, b in zip(frontier, ahead, strict=True) if b is not None and a in counted}
        frontier = ahead
    _at_the_same_height(lines, rules, [i for i in frontier if i is not None])
    _spare_the_title(lines, rules, len(edges) + 1)
    return Furniture(rules, _starts(edges, rules, len(lines), feeds=bool(lines.feed.any())))


def _at_the_same_height(lines: Lines, rules: dict[int, str], at_edge: Sequence[int]) -> None:
    """In a PDF, what stands at a page edge as high as a running head of another page is one too."""
    if lines.printed is None:
        return
    tops = [lines.printed.top[i] for i, rule in rules.items() if rule == "page-band"]
    for i in at_edge:
        top = lines.printed.top[i]
        if (
            top
            and any(abs(top - other) < _SAME_HEIGHT for other in tops)
            and not is_structural(lines.body(i))
        ):
            rules[i] = "page-band"


def _spare_the_title(lines: Lines, rules: dict[int, str], pages: int) -> None:
    """A first line that the running head repeats is the title: it stands once more than there are pages."""
    if rules.get(0) == "page-band":
        same = [
            i
            for i, rule in rules.items()
            if rule == "page-band" and _tight(lines.body(i)) == _tight(lines.body(0))
        ]
        if len(same) > pages:
            del rules[0]


def _occurrences(lines: Lines, texts: set[str]) -> Counter[str]:
    """How often each of some texts, spaces apart, is a line of its own anywhere."""
    if not texts:
        return Counter()
    lengths = np.array(sorted({len(text) for text in texts}), np.int64)
    # Spaces apart, a line has to be as long as one of those: most are not.
    close = np.isin(lines.end - lines.start, (lengths[:, None] + np.arange(_SPACES)).ravel())
    close &= np.isin(lines.codes[lines.start], [ord(text[0]) for text in texts])
    close &= np.isin(lines.codes[lines.end - 1], [ord(text[-1]) for text in texts])
    return Counter(text for i in np.flatnonzero(close).tolist() if (text := _tight(lines.body(i))) in texts)


def _sides(lines: Lines, edges: Sequence[int]) -> Iterable[list[int]]:
    """Both sides of every page edge, each from the edge inwards; the ends of the document are edges too."""
    bounds = [0, *edges, len(lines)]
    for k, edge in enumerate(bounds):
        ahead = bounds[k + 1] if k + 1 < len(bounds) else len(lines)
        behind = bounds[k - 1] if k else 0
        if edge < ahead:
            yield list(range(edge, min(edge + _DEPTH, ahead)))
        if behind < edge:
            yield list(range(edge - 1, max(edge - 1 - _DEPTH, behind - 1), -1))


def _starts(edges: Sequence[int], rules: dict[int, str], total: int, *, feeds: bool) -> tuple[int, ...]:
    """The first line of each page but the first, furniture included where form feeds say so."""
    if feeds:
        return tuple(edges)
    on_top = 0 in rules
    starts = []
    for edge in edges:
        i = edge
        if on_top:
            while i - 1 in rules:
                i -= 1
        else:
            while i in rules:
                i += 1
        if 0 < i < total:
            starts.append(i)
    return tuple(sorted(set(starts)))


def _tight(text: str) -> str:
    return "".join(text.split())


def _key(text: str) -> str:
    """A line without its white space and with its digits made one sign, so that counting heads are equal."""
    return str(_DIGITS.sub("#", _tight(text)))
