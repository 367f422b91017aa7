"""Where sentences end inside one line.

What closes a sentence (quotes, brackets) stays with it. Where it is doubtful whether a sentence ends, it
does not: two sentences together do less harm than one cut in the middle. The rules follow what hand-made
sentence boundaries of Chinese treebanks and novels have in common; GB/T 15834-2011 names the signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.segmentation.fullstop import full_stop_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "”’」』）》】〉〕］｝\"')\\]}»"
_OPENERS = "“‘「『（《【〈〔［｛(\\[{«"
_QUOTES = frozenset("”’」』\"'»")
_ELLIPSIS = "…⋯."
_CONTINUES = frozenset("，、；：,;:．.。！？!?）)】》〉」』”’…⋯—～~%")
_NEVER_FIRST = frozenset("的之等")
_WHOLE_CLAUSE = 7
_CUT = r"\n。！？!?；…“”「」『』"

_SPEECH = (
    "(?<![知不难難一据據])道|(?<![小传傳学學再虽雖])[说説說](?![明法服完到起过過出])|(?<![学學])[问問](?![题題完到起过過出])"
    "|[答喊嚷骂罵笑叹嘆吼怒][道着著了]?|[回应應叫想]道|低语|低語|嘀咕|嘟囔|吩咐|叫着|心想|寻思|尋思|暗想|感叹|感嘆"
)
_REPORTING = regex.compile(
    rf"[^，：、{_CUT}]{{0,12}}?(?:{_SPEECH})[着著了]?[^，：、{_CUT}]{{0,4}}+[，。！]"
    r"|\s?+(?:\p{Lu}\w++\s){1,3}(?:said|asked|replied|cried|shouted|wrote|told|added|says|asks)\b"
)
_SMILEY = r"(?:\s?[:;]-?[()DP](?=\s|$))?+"
_SCAN = regex.compile(
    rf"《[^《》\n]{{0,80}}+》"
    rf"|(?<=[\w”」』》])[（(][^（）()\n]{{0,160}}+[）)]"
    rf"|(?<=\w)(?:“[^“”\n]{{0,60}}+”|「[^「」\n]{{0,60}}+」|『[^『』\n]{{0,60}}+』)(?=[\w，、；])"
    rf"|(?P<stop>[。！？!?｡…⋯]++(?:\.{{1,6}}+)?)(?P<closers>[{_CLOSERS}]*+{_SMILEY})"
    rf"|(?P<dots>(?<!\.)\.++[!?]*+)(?P<after>[{_CLOSERS}]*+{_SMILEY})(?=[\s{_OPENERS}]|\p{{Han}})"
    r"|(?<!\S)(?P<rule>[*=_~#]{3,}+|-{4,}+|[:;]-?[()DP])(?=\s)"
    r"|(?P<address>\bhttps?://[!-~]{4,200}+|@[\w.]{3,100}+>?+)(?=\s++\p{Lu})"
)
"""What may end a sentence, and what may hold such a sign without ending one: a title in 《》, and brackets
or quotes that open in the middle of a clause. Plain-text letters also part sentences by a row of signs, a
smiley, or an address before a capital."""


def boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets inside a line at which a new sentence begins.

    Args:
        text: the text.
        start: where the line begins.
        end: where it ends.
    """
    sentence = start
    quotes = _StraightQuotes(text, start)
    for match in _SCAN.finditer(text, start, end):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind in ("rule", "address"):
            sentence = _skip_space(text, match.end(), end)
            if sentence >= end:
                return
            yield sentence
            continue
        stop, closers = match.span("stop" if kind == "closers" else "dots")
        last = quotes.closed_by(closers, match.end())
        if last >= end:
            return
        if kind == "closers":
            ends = _stop_ends(text, sentence, stop, closers, last, end)
        else:
            ends = full_stop_ends(text, sentence, stop, closers, last, end)
        if ends:
            sentence = _skip_space(text, last, end)
            if sentence >= end:
                return
            yield sentence


class _StraightQuotes:
    """Follows the quotes of a line: straight ones do not show whether they open or close."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._done = start
        self._odd = False
        self._depth = 0

    def closed_by(self, start: int, end: int) -> int:
        """Where the closers text[start:end] cease to close: a quote that opens ends them."""
        for place in range(start, end):
            if self._text[place] == '"' and self._opens(place):
                return place
        return end

    def _opens(self, place: int) -> bool:
        text, done = self._text, self._done
        self._odd ^= text.count('"', done, place) % 2 == 1
        self._depth += text.count("“", done, place) - text.count("”", done, place)
        self._done = place
        return not self._odd and self._depth <= 0 and not text[place + 1 : place + 2].isspace()


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _stop_ends(text: str, sentence: int, stop: int, closers: int, end: int, limit: int) -> bool:
    """Whether a sentence ends at a stop that is no Latin full stop."""
    following = text[end]
    if following in _CONTINUES or (following in _NEVER_FIRST and closers < end):
        return False
    quoted = any(mark in _QUOTES for mark in text[closers:end])
    if quoted and _is_reported(text, end, limit):
        return False
    marks = text[stop:closers]
    if not marks.strip(_ELLIPSIS):
        return quoted or _trails_off(stop - sentence, following)
    return not (marks in ("!", "?") and closers == end and _joins_latin(text[stop - 1 : stop], following))


def _is_reported(text: str, at: int, limit: int) -> bool:
    """Whether a quotation is followed by who said it, or by a word that goes on in small letters."""
    if _REPORTING.match(text, at, limit):
        return True
    start = _skip_space(text, at, limit)
    return text[start : start + 1].islower()


def _trails_off(length: int, following: str) -> bool:
    """Whether an ellipsis ends a sentence: after a whole clause, not where a speaker falters."""
    return length >= _WHOLE_CLAUSE and following not in _NEVER_FIRST and following not in "及和与與"


def _joins_latin(before: str, following: str) -> bool:
    """An ASCII sign glued between letters: a trade name, a web address, a command."""
    return before.isascii() and before.isalnum() and following.isalnum()
