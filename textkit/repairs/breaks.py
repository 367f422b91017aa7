"""Line ends: does the text go on, or does a block end here?

Some signals mean the same everywhere: a line that ended early, a full stop, a number that opens the
next line. Others are habits of one document (see `habits`). All are added up as log-odds, and the
likeliest sequence of decisions is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
import regex

from textkit.han import display_width
from textkit.repairs import endings, habits
from textkit.repairs.classes import CANNOT_START_LINE, CLOSING_BRACKETS, OPENING_BRACKETS, members
from textkit.repairs.endings import CLAUSE, CLOSER, PAUSE, SENTENCE, WORD
from textkit.repairs.markers import is_article_number, mark_of, may_open_block, opens_article

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.layout import Layout
    from textkit.repairs.lines import Lines
    from textkit.repairs.printed import Printed

    Flags = npt.NDArray[np.bool_]
    Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Judged line ends, one for each line but the last.

    Attributes:
        breaks: whether a block ends there.
        confidence: how sure that is, 0.5 to 1.
    """

    breaks: Flags
    confidence: Scores

    def __len__(self) -> int:
        return len(self.breaks)


# Log-odds for a break. Set by hand: they order the signals, the habits of the document do the rest.
_ENDING = {SENTENCE: 1.6, CLAUSE: 2.0, PAUSE: -3.0, WORD: -1.3, CLOSER: 0.0}
_ROOM = ((6, 4.0), (4, 3.0), (2, 1.6), (0, -0.7))  # columns left over once the next word is placed
_FULL = -2.2
_MARKED = (0.0, 1.4, 1.8, 3.2)  # no mark, a label, a number, a sure mark
_MARK_AFTER_STOP = 1.5
_CLOSING_START = -6.0
_SET_APART = 30.0
_UNFINISHED = -4.0
_LOWER_CASE = -2.5
_CUT_ADDRESS = -8.0
_TORN_ARTICLE = -12.0
_TORN_GAP = 5  # columns between such a number and its text, and what marks may leave free at the end
_OPEN_BRACKET = -1.5
_FIRST_SHAPE = 2.6
_TOO_WIDE_FOR_FIRST = -1.2
_BEFORE_HEADLINE = 3.5
_LATIN_SLACK = 0.15  # of its number of letters, a line set in proportional type may be off
_BLUR = 3.0  # columns by which any line may be off where widths do not pile up sharply
_SHORT = 0.75  # of the full width: a headline is shorter
_PRINTED_SLACK = 0.6  # columns by which justification and hanging marks may be off in a PDF
_RESIZED, _RESIZED_SCORE = 0.05, 5.0  # the font size changes by this share
_RESET_SCORE = 2.5  # bold begins or ends
_NEW_COLUMN, _MOVED_SCORE = 0.2, 4.0  # the text column changes its width by this share
_SHIFTED, _SHIFTED_SCORE = 6.0, 3.5  # columns by which the indent changes: more than a first line's
_CENTRED = 1.5  # columns by which the room on both sides of a centred line may differ
_DISPLAY, _LONG_TITLE, _TITLE_SCORE = 1.15, 16, -6.0  # a title: this much larger than the body, this long
_ROUNDS = 3
_SAMPLE = 4000  # lines from which habits are learned


def judge(
    lines: Lines,
    layout: Layout,
    pages: frozenset[int],
    begin: frozenset[int] = frozenset(),
    end: frozenset[int] = frozenset(),
) -> LineEnds:
    """Judge the end of every line but the last; item i is the end of line i.

    Args:
        lines: the lines, page furniture taken out.
        layout: their measures.
        pages: indices of lines that begin a page: blank lines before them say nothing.
        begin: indices of lines that begin a block, whatever they look like.
        end: indices of lines that end one.
    """
    n = max(len(lines) - 1, 0)
    if not layout.wrapped or not n:
        return LineEnds(np.ones(n, np.bool_), np.ones(n))
    seen = _Seen(lines, layout)
    plain, inside, first = _plain_scores(seen), *_room_scores(seen)
    _mend_torn_articles(seen, plain, inside, first)
    certain = [i for i in {*end, *(i - 1 for i in begin)} if 0 <= i < n]
    plain[certain] = _SET_APART
    plain[lines.gap[1:] == 0] = _SET_APART

    known = habits.at_line_ends(lines, pages)
    said = np.zeros(n)
    for _ in range(_ROUNDS):
        few = (plain + said)[:_SAMPLE]
        said = habits.scores(
            known, habits.learn(known, _best_path(few + inside[:_SAMPLE], few + first[:_SAMPLE]))
        )
    path = _best_path(plain + said + inside, plain + said + first)
    share = habits.probability(path)
    return LineEnds(path > 0, np.maximum(share, 1 - share))


class _Seen:
    """What is looked at more than once, for every line."""

    def __init__(self, lines: Lines, layout: Layout) -> None:
        self.lines, self.layout = lines, layout
        self.columns = layout.columns(lines)
        self.full = layout.full(lines)
        self.ending = endings.of(lines)
        self.first_code = lines.codes[lines.start]
        self.last_code = lines.codes[lines.end - 1]
        self.mark = np.zeros(len(lines), np.int64)
        for i in may_open_block(lines).tolist():
            self.mark[i] = mark_of(lines.body(i)[:60])
        # A short line that ends without any mark: running text would end in a full stop.
        self.headline = (self.columns < _SHORT * self.full) & (self.ending == WORD)


def _plain_scores(seen: _Seen) -> Scores:
    """What the two lines at each line end say themselves, the room at the end apart."""
    lines, layout, ending = seen.lines, seen.layout, seen.ending
    table = np.zeros(max(_ENDING) + 1)
    for kind, odds in _ENDING.items():
        table[kind] = odds
    score: Scores = table[ending[:-1]] + np.asarray(_MARKED)[seen.mark[1:]]
    lower = (seen.first_code >= ord("a")) & (seen.first_code <= ord("z"))
    score += _LOWER_CASE * ((ending[:-1] == WORD) & (seen.last_code[:-1] >= 0x80) & lower[1:])
    score += _MARK_AFTER_STOP * ((ending[:-1] == SENTENCE) & (seen.mark[1:] == 2))
    score += _OPEN_BRACKET * _left_open(lines)[:-1]
    score += _UNFINISHED * _unfinished(seen)[:-1]
    score += _BEFORE_HEADLINE * (((ending == SENTENCE) | (ending == CLAUSE))[:-1] & seen.headline[1:])
    if lines.printed is not None:
        score += _type_scores(seen, lines.printed)
    elif layout.first:
        score += _shape_scores(seen)[1:]
    for i in np.flatnonzero(
        members("/?&=-_.%#")[seen.last_code[:-1]] & (seen.first_code[1:] < 0x80)
    ).tolist():
        if _ADDRESS_END.search(lines.body(i)[-200:]):
            score[i] = _CUT_ADDRESS
    score[(members(CANNOT_START_LINE)[seen.first_code] & (seen.mark == 0))[1:]] = _CLOSING_START
    return score


_ADDRESS_END = regex.compile(r"(?:https?://|www\.)[\x21-\x7e]*$")


def _shape_scores(seen: _Seen) -> Scores:
    """Is a line as long as a full first line, and no full line of another kind?"""
    layout = seen.layout
    short = seen.full - seen.columns
    goes_on = (seen.ending == WORD) | (seen.ending == PAUSE)
    goes_on[-1] = False
    first = (abs(short - layout.first) <= 1) & goes_on
    wide = (short <= 0) & (seen.mark == 0)
    shape: Scores = _FIRST_SHAPE * first + _TOO_WIDE_FOR_FIRST * (wide & ~first)
    return shape * layout.sharpness**2


def _type_scores(seen: _Seen, printed: Printed) -> Scores:
    """Does the type change between two lines, or is a title set over both?"""
    size, after = printed.size[:-1], printed.size[1:]
    resized = abs(size - after) > _RESIZED * np.maximum(size, after)
    reset = (printed.bold[:-1] != printed.bold[1:]) & ~resized
    moved = abs(printed.column[:-1] - printed.column[1:]) > _NEW_COLUMN * printed.column[:-1]
    title = (size > _DISPLAY * printed.body_size()) & ~resized & ~reset & (seen.ending[:-1] >= PAUSE)
    centred = abs(printed.room - printed.indent) < _CENTRED
    title &= centred[:-1] & centred[1:] & (printed.room[1:] >= printed.room[:-1] - 2)
    title &= (seen.columns[:-1] >= _LONG_TITLE) & (seen.mark[1:] == 0)
    shifted = (abs(printed.indent[:-1] - printed.indent[1:]) > _SHIFTED) & ~title
    score: Scores = _RESIZED_SCORE * resized + _RESET_SCORE * reset + _MOVED_SCORE * moved
    score += _SHIFTED_SCORE * shifted + _TITLE_SCORE * title
    score[(size == 0) | (after == 0)] = 0.0
    return score


def _left_open(lines: Lines) -> Flags:
    """Whether the last bracket on each line is an opening one."""
    opening = np.flatnonzero(members(OPENING_BRACKETS)[lines.codes])
    closing = np.flatnonzero(members(CLOSING_BRACKETS)[lines.codes])
    last = _last_before(opening, lines.end)
    found: Flags = (last >= lines.start) & (last > _last_before(closing, lines.end))
    return found


def _last_before(places: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The last of some ascending places before each end; -1 if there is none."""
    padded = np.concatenate((np.array([-1], np.int64), places))
    return padded[np.searchsorted(places, ends)]


def _unfinished(seen: _Seen) -> Flags:
    """Whether a sentence that has reached its second clause still waits for its end at the end of a line.

    No paragraph ends like that, and a heading has no clauses. Verse is left out: its lines end in a pause.
    """
    lines = seen.lines
    stop = _last_before(np.flatnonzero(members("。！？；")[lines.codes]), lines.end)
    comma = _last_before(np.flatnonzero(lines.codes == ord("，")), lines.end - 1)
    clauses = ((comma >= lines.start) & (comma > stop)).tolist()
    whole = (stop < lines.start).tolist()
    ended = ((seen.ending == SENTENCE) | (seen.ending == CLAUSE)).tolist()
    headline = (seen.headline & (lines.latin == 0)).tolist()
    word = (seen.ending == WORD).tolist()
    found = [False] * len(lines)
    waits = False
    for i, end in enumerate(ended):
        if waits and headline[i]:
            # This is no end of a sentence either: what stood before it was a long heading.
            found[i - 1] = waits = False
        waits = not end and (clauses[i] or (waits and whole[i]))
        found[i] = waits and word[i]
    return np.array(found, np.bool_)


def _room_scores(seen: _Seen) -> tuple[Scores, Scores]:
    """Would the next word have fitted? Then the line did not end because it was full.

    Two answers for each line end: for a line inside a block and for the first line of one, which the
    indent shortens.
    """
    layout, lines = seen.layout, seen.lines
    room: Scores = (seen.full - seen.columns)[:-1] - _first_word_widths(seen)[1:]
    latin = lines.latin[:-1] + 2 * _latin_starts(seen)[1:]
    slack = np.asarray(_LATIN_SLACK * latin + _BLUR * (1 - layout.sharpness), np.float64)
    full: Scores = np.full(len(room), _FULL)
    # A full stop falls on the end of a full line by chance: in a paragraph as often as sentences end
    # there, at its end as often as paragraphs do.
    rate = layout.paragraph_rate
    full[seen.ending[:-1] == SENTENCE] = log(rate / (1 - rate)) - _ENDING[SENTENCE]
    inside, first = _room_score(room, slack, full), _room_score(room - layout.first, slack, full)
    if lines.printed is not None:
        # The room is measured, not guessed, and the indent is in it.
        room = lines.printed.room[:-1] - _first_word_widths(seen)[1:]
        exact = _room_score(room, np.full(len(room), _PRINTED_SLACK), full)
        known = lines.printed.holds_text()[:-1]
        return np.where(known, exact, inside), np.where(known, exact, first)
    return inside, first


def _room_score(room: Scores, slack: Scores, full: Scores) -> Scores:
    room = np.where(room > 0, np.maximum(0.0, room - slack), room)
    return np.select([room >= least for least, _ in _ROOM], [score for _, score in _ROOM], full)


_TOKEN = regex.compile(r"[A-Za-z0-9０-９.,:/@_%+-]{1,24}|[“‘「『（《【〔(\[]{0,2}.", regex.DOTALL)
_LATIN = regex.compile(r"[\x21-\x7e]{1,24}")


def _first_word_widths(seen: _Seen) -> Scores:
    """Columns of what stays together at the start of each line.

    UAX 14: no break before closing marks, nor on either side of a curly quote.
    """
    lines = seen.lines
    second = lines.codes[np.minimum(lines.start + 1, len(lines.codes) - 1)]
    sticks = members(CANNOT_START_LINE + "“‘")
    opens = members("“‘「『（《【〔([")
    plain = (
        (seen.first_code >= 0x2E80)
        & ~sticks[second]
        & ~opens[seen.first_code]
        & (lines.end > lines.start + 1)
    )
    widths = np.full(len(lines), 2.0)
    for i in np.flatnonzero(~plain).tolist():
        widths[i] = _first_word_width(lines.body(i)[:60])
    return widths


def _first_word_width(text: str) -> int:
    found = _TOKEN.match(text)
    end = found.end() if found else 1
    while end < len(text) and end < 30 and (text[end] in CANNOT_START_LINE or text[end] in "“‘"):
        end += 2 if text[end] in "“‘" else 1
    return display_width(text[:end])


def _latin_starts(seen: _Seen) -> npt.NDArray[np.int64]:
    """How many Latin characters each line begins with."""
    found = np.zeros(len(seen.lines), np.int64)
    for i in np.flatnonzero(seen.first_code < 0x80).tolist():
        match = _LATIN.match(seen.lines.body(i)[:24])
        found[i] = match.end() if match else 0
    return found


def _mend_torn_articles(seen: _Seen, plain: Scores, inside: Scores, first: Scores) -> None:
    """Join numbers such as 第十二条 that an extractor tore from their text: most others stand with theirs."""
    lines, layout = seen.lines, seen.layout
    numbered = [
        i for i in np.flatnonzero(seen.first_code == ord("第")).tolist() if opens_article(lines.body(i))
    ]
    torn = [i for i in numbered if is_article_number(lines.body(i)) and i < len(plain)]
    if len(torn) > 0.5 * len(numbered) and not _share_a_line(seen, torn):
        return
    for i in torn:
        plain[i], inside[i], first[i] = _TORN_ARTICLE, 0.0, 0.0
        if i + 1 < len(plain):
            # The line behind it is shorter by what was printed before it.
            before = seen.columns[i] + 2 + layout.first
            room = layout.width - before - seen.columns[i + 1] - _first_word_width(lines.body(i + 2)[:60])
            score = _room_score(np.array([room]), np.array([0.0]), np.array([_FULL]))[0]
            inside[i + 1] = first[i + 1] = score


def _share_a_line(seen: _Seen, torn: list[int]) -> bool:
    """Whether the full lines behind the numbers are as much shorter as the numbers are long."""
    layout, cut = seen.layout, (WORD, PAUSE)
    full = [i for i in torn if i + 1 < len(seen.ending) and seen.ending[i + 1] in cut]
    missing = [layout.width - seen.columns[i + 1] - layout.first - seen.columns[i] for i in full]
    fitting = sum(bool(0 <= columns <= _TORN_GAP) for columns in missing)
    return fitting > 0.6 * max(len(full), 2)


def _best_path(inside: Scores, first: Scores) -> Scores:
    """Log-odds of a break at each line end, on the likeliest path through all of them (Viterbi 1967).

    How full a line is depends on whether a block began with it, that is, on the decision before.
    """
    inner, opening = -1e9, 0.0  # best sums so far, for the next line being inside a block or opening one
    steps: list[tuple[bool, bool]] = []
    append = steps.append
    a_all, b_all = inside.tolist(), first.tolist()
    for a, b in zip(a_all, b_all, strict=True):
        to_opening, to_inner = opening + b > inner + a, opening - b > inner - a
        append((to_opening, to_inner))
        inner, opening = opening - b if to_inner else inner - a, opening + b if to_opening else inner + a
    breaks = opening > inner
    totals = [0.0] * len(steps)
    for i in range(len(steps) - 1, -1, -1):
        from_opening = steps[i][0] if breaks else steps[i][1]
        total = b_all[i] if from_opening else a_all[i]
        totals[i] = abs(total) if breaks else -abs(total)
        breaks = from_opening
    return np.array(totals)
