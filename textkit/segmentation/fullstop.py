"""Whether a Latin full stop ends a sentence, or an abbreviation, an initial, a number.

The word before the stop and the one after it decide, as in Grefenstette and Tapanainen, "What is a word, what
is a sentence? Problems of tokenization" (1994). The abbreviations are those of English running text, of
reference lists and of addresses.
"""

from __future__ import annotations

import regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms messrs dr drs prof rev hon gen col lt capt cmdr sgt maj adm gov sen rep pres amb fr st mt ft "
    "vs v viz cf eg e.g ie i.e trans ca approx resp incl excl est dept univ assn"
)
"""Abbreviations that lead on to the next word: no sentence ends with them."""

_BEFORE_NUMBERS = _words(
    "no nos vol vols fig figs eq eqs sec secs ch chap pp p art arts para paras ext tel ed eds op cl reg "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations before a number; elsewhere they may be words."""

_MAYBE_LAST = _words(
    "inc ltd pvt corp co llc plc bros al jr sr esq ph.d m.d b.a m.a b.sc m.sc a.m p.m b.c a.d b.c.e c.e "
    "u.s u.k u.n u.s.a e.u d.c p.s ps r.i.p a.k.a g.d.p mo yr yrs hr hrs min sq ave blvd rd"
)
"""These end a sentence only where the next word is one that sentences like to begin with."""

_STARTERS = _words(
    "the a an this that these those he she it we they i you there here his her its our their my your in "
    "on at as but and so if when while after before since although though however for from to by with what "
    "why how who where which some many most all no not yet still then now today each every one two another "
    "such once"
)
_WORD = regex.compile(r"[\w’']++")
_LONGEST_TOKEN = 24


def full_stop_ends(text: str, sentence: int, stop: int, closers: int, end: int, limit: int) -> bool:
    """Whether a sentence ends at a run of full stops.

    Args:
        text: the text.
        sentence: where the sentence began.
        stop: where the full stops begin.
        closers: where they end and the closing signs begin.
        end: where the closing signs end.
        limit: where the line ends.
    """
    start = end
    while start < limit and text[start].isspace():
        start += 1
    if start >= limit:
        return True
    following, spaced, closed = text[start], start > end, closers < end
    if following in ",;:.)]…!?%&/" or (following in "-–—" and not spaced):
        return False
    token = _token(text, sentence, stop)
    if token and _is_cjk(token[-1]):
        return spaced or closed or closers - stop >= 3
    if not spaced and not _is_cjk(following):
        return closed
    if _is_list_number(token, stop - sentence):
        return False
    if closers - stop > 1:
        return text[closers - 1] in "!?" or following.isupper() or following in "“‘「『（《【\"'(["
    return _ends_after(token, text, start, closed=closed)


def _ends_after(token: str, text: str, start: int, *, closed: bool) -> bool:
    """Whether a single full stop ends a sentence, seen the words on both sides."""
    following = text[start]
    key = token.lower()
    if not closed and (key in _TITLES or (key in _BEFORE_NUMBERS and following.isdigit())):
        return False
    plain = len(token) > 1 and (
        (token.isalpha() and token.islower()) or (token[-1].isdigit() and len(token) > 2)
    )
    if following.islower():
        return not closed and plain and key not in _MAYBE_LAST and key != "etc"
    if key in _MAYBE_LAST or _is_initials(token):
        word = _WORD.match(text, start)
        return closed or (word is not None and len(token) > 1 and word.group().lower() in _STARTERS)
    return plain or not _is_cjk(following)


def _token(text: str, sentence: int, stop: int) -> str:
    """The word before the stop, dots inside it included."""
    start = stop
    while start > sentence and stop - start < _LONGEST_TOKEN:
        before = text[start - 1]
        if not before.isalnum() and before not in ".&’'/-_@":
            break
        start -= 1
        if _is_cjk(before):
            break
    return text[start:stop].strip("’'")


def _is_list_number(token: str, length: int) -> bool:
    """`1.`, `2.3.` or `A.` with nothing before it in its sentence."""
    return len(token) == length <= 4 and not (token.isalpha() and length > 1)


def _is_initials(token: str) -> bool:
    return all(len(part) == 1 and part.isupper() for part in token.split("."))


def _is_cjk(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\u3040" <= sign <= "\u30ff"
