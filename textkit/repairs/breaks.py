"""Line ends: does the text go on, or does a block end here?

Some signals mean the same everywhere: a line that ended early, a full stop, a number that opens the
next line. Others are habits of one document: blank lines, indents, trailing spaces. The habits are
learned from the document itself, in the manner of a naive Bayes classifier trained on its own
confident decisions (Yarowsky 1995): how often does this habit go with a break, how often with a join?
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import regex

from textkit.han import display_width
from textkit.repairs.layout import Layout, ending, ends_sentence
from textkit.repairs.markers import is_article_number, mark_of, opens_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.repairs.lines import Line


class LineEnd(NamedTuple):
    """A judged line end.

    Attributes:
        breaks: whether a block ends here.
        confidence: how sure that is, 0.5 to 1.
    """

    breaks: bool
    confidence: float


_Habit = tuple[int, int]  # which of the fields of a gap, and its value


class _Gap(NamedTuple):
    """What stands between two lines, as far as habits go."""

    blank: int
    indent: int
    trailing: bool


# Log-odds for a break. Set by hand: they order the signals, the habits of the document do the rest.
_ENDING = {"sentence": 1.6, "clause": 1.0, "pause": -3.0, "word": -1.3, "closer": 0.0}
_ROOM = ((6, 4.0), (4, 3.0), (2, 1.6), (0, -1.4))  # columns left over once the next word is placed
_FULL = -2.2
_MARKED = {"": 0.0, "strong": 3.2, "weak": 1.4}
_CLOSING_START = -6.0
_SET_APART = 30.0
_UNFINISHED = -4.0
_LOWER_CASE = -2.5
_CUT_ADDRESS = -8.0
_TORN_ARTICLE = -12.0
_OPEN_BRACKET = -1.5
_FIRST_SHAPE = 2.6
_TOO_WIDE_FOR_FIRST = -1.2
_BEFORE_HEADLINE = 3.5
_LATIN_SLACK = 0.15  # of its number of letters, a line set in proportional type may be off
_BLUR = 3.0  # columns by which any line may be off where widths do not pile up sharply
_HABIT_LIMIT = 4.5
_SMOOTHING = 1.0
_ROUNDS = 3

_TOKEN = regex.compile(r"[A-Za-z0-9０-９.,:/@_%+-]{1,24}|[“‘「『（《【〔(\[]{0,2}.", regex.DOTALL)
_CANNOT_START = frozenset("，。、；：！？）》」』】〕”’,;:!?)]}%％…·")
_OPENING = "（《【〔「『([{"
_CLOSING = "）》】〕」』)]}"
_PAIR = dict(zip(_CLOSING, _OPENING, strict=True))


def judge(
    lines: Sequence[Line],
    layout: Layout,
    pages: frozenset[int],
    begin: frozenset[int] = frozenset(),
    end: frozenset[int] = frozenset(),
) -> list[LineEnd]:
    """Judge the end of every line but the last; item i is the end of line i.

    Args:
        lines: the lines, page furniture taken out.
        layout: their measures.
        pages: indices of lines that begin a page: what stands before them says nothing of habits.
        begin: indices of lines that begin a block, whatever they look like.
        end: indices of lines that end one.
    """
    if not layout.wrapped:
        return [LineEnd(True, 1.0)] * max(len(lines) - 1, 0)
    gaps = _gaps(lines, pages)
    unfinished = _unfinished(lines, layout)
    plain = [
        _SET_APART
        if i in end or i + 1 in begin
        else _plain_score(lines, i, layout) + _UNFINISHED * unfinished[i]
        for i in range(len(lines) - 1)
    ]
    room = [_room_scores(lines, i, layout) for i in range(len(lines) - 1)]
    for i in _torn_articles(lines):
        plain[i] = _TORN_ARTICLE
        room[i] = (0.0, 0.0)
        if i + 1 < len(room):
            room[i + 1] = _room_scores(
                lines, i + 1, layout, before=layout.columns(lines[i]) + 2 + layout.first
            )
    habits: dict[_Habit, float] = {}
    for _ in range(_ROUNDS):
        habits = _learn(gaps, _best_path(plain, room, gaps, habits))
    totals = _best_path(plain, room, gaps, habits)
    return [LineEnd(total > 0, _certainty(total)) for total in totals]


def _best_path(
    plain: Sequence[float],
    room: Sequence[tuple[float, float]],
    gaps: Sequence[_Gap | None],
    habits: dict[_Habit, float],
) -> list[float]:
    """Log-odds of a break at each line end, on the likeliest path through all of them (Viterbi 1967).

    How full a line is depends on whether a block began with it, that is, on the decision before.
    """
    inner, opening = 0.0, 0.0  # best sums so far, for the next line being inside a block or opening one
    steps: list[tuple[float, float, bool, bool]] = []
    for score, (inside, first), gap in zip(plain, room, gaps, strict=True):
        score += _of(habits, gap)
        a, b = score + inside, score + first
        to_opening_from_opening = opening + b > inner + a
        to_inner_from_opening = opening - b > inner - a
        steps.append((a, b, to_opening_from_opening, to_inner_from_opening))
        inner, opening = (
            opening - b if to_inner_from_opening else inner - a,
            opening + b if to_opening_from_opening else inner + a,
        )
    breaks = opening > inner
    totals: list[float] = []
    for a, b, breaks_after_opening, joins_after_opening in reversed(steps):
        from_opening = breaks_after_opening if breaks else joins_after_opening
        total = b if from_opening else a
        totals.append(abs(total) if breaks else -abs(total))
        breaks = from_opening
    totals.reverse()
    return totals


def _gaps(lines: Sequence[Line], pages: frozenset[int]) -> list[_Gap | None]:
    """The habits at each line end; None across pages."""
    found: list[_Gap | None] = []
    for i, (here, after) in enumerate(pairwise(lines)):
        if i + 1 in pages:
            found.append(None)
        else:
            found.append(_Gap(min(after.gap, 4), min(after.indent, 12), here.trailing))
    return found


def _plain_score(lines: Sequence[Line], i: int, layout: Layout) -> float:
    """What the two lines themselves say, the room at the end apart."""
    if lines[i + 1].gap == 0:
        return _SET_APART
    here, after = lines[i].text, lines[i + 1].text
    if after[0] in _CANNOT_START and not mark_of(after):
        return _CLOSING_START
    end = ending(here)
    score = _ENDING[end]
    if _is_cut_address(here, after):
        return _CUT_ADDRESS
    score += _MARKED[mark_of(after)]
    if end == "word" and not here[-1].isascii() and _GOES_ON_LATIN.match(after):
        score += _LOWER_CASE
    if _left_open(here):
        score += _OPEN_BRACKET
    if layout.first:
        score += _shape_score(lines, i + 1, layout)
    if end in ("sentence", "clause") and _is_headline(lines[i + 1], layout):
        score += _BEFORE_HEADLINE
    return score


def _unfinished(lines: Sequence[Line], layout: Layout) -> list[bool]:
    """Whether a sentence that has reached its second clause still waits for its end at the end of a line.

    No paragraph ends like that, and a heading has no clauses. Verse is left out: its lines end in a pause.
    """
    found: list[bool] = []
    waits = False
    for line in lines:
        end = ending(line.text)
        if waits and not line.latin and _is_headline(line, layout):
            # This is no end of a sentence either: what stood before it was a long heading.
            found[-1] = waits = False
        if end in ("sentence", "clause"):
            waits = False
        else:
            behind = _LAST_END.split(line.text)[-1]
            waits = "，" in behind[:-1] or (waits and behind == line.text)
        found.append(waits and end == "word")
    return found


_LAST_END = regex.compile("[。！？；]")
_ADDRESS_END = regex.compile(r"(?:https?://|www\.)[\x21-\x7e]*$")


def _is_cut_address(here: str, after: str) -> bool:
    """Whether a web address runs to the end of a line and could go on."""
    return after[0].isascii() and here[-1] in "/?&=-_.%#" and bool(_ADDRESS_END.search(here[-200:]))


def _is_headline(line: Line, layout: Layout) -> bool:
    """A short line that ends without any mark: running text would end in a full stop."""
    return layout.columns(line) < 0.75 * layout.width and ending(line.text) == "word"


def _shape_score(lines: Sequence[Line], i: int, layout: Layout) -> float:
    """Is line i as long as a full first line, and no full line of another kind?"""
    line = lines[i]
    short = layout.width - layout.columns(line)
    if abs(short - layout.first) <= 1 and i + 1 < len(lines) and ending(line.text) in ("word", "pause"):
        return _FIRST_SHAPE * layout.sharpness**2
    if short <= 0 and not mark_of(line.text):
        return _TOO_WIDE_FOR_FIRST * layout.sharpness**2
    return 0.0


def _torn_articles(lines: Sequence[Line]) -> list[int]:
    """Numbers such as 第十二条 that an extractor tore from their text: most others stand with theirs."""
    numbered = [i for i, line in enumerate(lines) if opens_article(line.text)]
    torn = [i for i in numbered if is_article_number(lines[i].text) and i + 1 < len(lines)]
    return torn if len(torn) <= 0.5 * len(numbered) else []


def _room_scores(lines: Sequence[Line], i: int, layout: Layout, before: float = 0.0) -> tuple[float, float]:
    """Would the next word have fitted? Then the line did not end because it was full.

    Two answers: for a line inside a block and for the first line of one, which the indent shortens.
    `before` is the width of what was printed before it on the same line.
    """
    here, after = lines[i], lines[i + 1]
    room = layout.width - before - layout.columns(here) - _first_word_width(after.text)
    slack = _LATIN_SLACK * (here.latin + 2 * _latin_start(after.text)) + _BLUR * (1 - layout.sharpness)
    full = _FULL
    if ends_sentence(here.text):
        # A full stop falls on the end of a full line by chance: in a paragraph as often as sentences end
        # there, at its end as often as paragraphs do.
        full = log(layout.paragraph_rate / (1 - layout.paragraph_rate)) - _ENDING["sentence"]
    return _room_score(room, slack, full), _room_score(room - layout.first, slack, full)


def _room_score(room: float, slack: float, full: float) -> float:
    if room > 0:
        room = max(0.0, room - slack)
    return next((score for least, score in _ROOM if room >= least), full)


def _latin_start(text: str) -> int:
    found = _LATIN.match(text)
    return found.end() if found else 0


_GOES_ON_LATIN = regex.compile(r"[a-z]")
_LATIN = regex.compile(r"[\x21-\x7e]{1,24}")


def _first_word_width(text: str) -> int:
    """Columns of what stays together at the start of a line.

    UAX 14: no break before closing marks, nor on either side of a curly quote.
    """
    found = _TOKEN.match(text)
    end = found.end() if found else 1
    while end < len(text) and end < 30 and (text[end] in _CANNOT_START or text[end] in "“‘"):
        end += 2 if text[end] in "“‘" else 1
    return display_width(text[:end])


def _left_open(text: str) -> bool:
    """Whether a bracket is opened on the line and not closed."""
    stack: list[str] = []
    for ch in text:
        if ch in _OPENING:
            stack.append(ch)
        elif ch in _PAIR and stack and stack[-1] == _PAIR[ch]:
            stack.pop()
    return bool(stack)


def _learn(gaps: Sequence[_Gap | None], scores: Sequence[float]) -> dict[_Habit, float]:
    """Log-odds of every habit, from how it goes with breaks and with joins so far."""
    breaks: defaultdict[_Habit, float] = defaultdict(float)
    joins: defaultdict[_Habit, float] = defaultdict(float)
    total_breaks = total_joins = 0.0
    for gap, score in zip(gaps, scores, strict=True):
        if gap is None:
            continue
        share = _probability(score)
        total_breaks += share
        total_joins += 1 - share
        for habit in enumerate(gap):
            breaks[habit] += share
            joins[habit] += 1 - share
    learned: dict[_Habit, float] = {}
    for habit in breaks:
        p = (breaks[habit] + _SMOOTHING) / (total_breaks + 2 * _SMOOTHING)
        q = (joins[habit] + _SMOOTHING) / (total_joins + 2 * _SMOOTHING)
        learned[habit] = max(-_HABIT_LIMIT, min(_HABIT_LIMIT, log(p / q)))
    return learned


def _of(habits: dict[_Habit, float], gap: _Gap | None) -> float:
    return sum(habits.get(habit, 0.0) for habit in enumerate(gap)) if gap else 0.0


def _probability(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def _certainty(score: float) -> float:
    share = _probability(score)
    return max(share, 1 - share)
