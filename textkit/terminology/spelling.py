"""British and American spellings of one English word.

The classes are those of Peters, *The Cambridge Guide to English Usage* (2004): -our/-or, -ise/-ize,
-yse/-yze, -re/-er, -ogue/-og, -ence/-ense, doubled l, ae/oe, and words that stand alone.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acknowledgement": "acknowledgment",
        "ageing": "aging",
        "aluminium": "aluminum",
        "artefact": "artifact",
        "axe": "ax",
        "cheque": "check",
        "cosy": "cozy",
        "defence": "defense",
        "enquiry": "inquiry",
        "grey": "gray",
        "judgement": "judgment",
        "kerb": "curb",
        "manoeuvre": "maneuver",
        "licence": "license",
        "mould": "mold",
        "moustache": "mustache",
        "offence": "offense",
        "plough": "plow",
        "practise": "practice",
        "pretence": "pretense",
        "programme": "program",
        "pyjamas": "pajamas",
        "sceptic": "skeptic",
        "sceptical": "skeptical",
        "tyre": "tire",
    }
)
# Stems of at least three letters: four, hour, tour and your are no -our words, prise no -ise word.
_OUR: Final = re.compile(
    r"^(\w{3,}|od|arm|ard)our(s|ed|ing|er|ers|able|ably|ite|ites|hood|hoods|ful|al|ally|ly|less)?$"
)
_ISE: Final = re.compile(r"^(\w{3,})is(e|ed|es|er|ers|ing|ation|ations|ational|able)$")
_YSE: Final = re.compile(r"^(\w{2,}l)ys(e|ed|es|er|ers|ing)$")
_RE: Final = re.compile(r"^(\w*(?:cent|theat|met|lit|fib|calib|lust|spect|somb|meag|sab))re(s|d)?$")
_OGUE: Final = re.compile(r"^(\w{3,}l|mon|an|dem)ogue(s|d)?$")
_DOUBLE_L: Final = re.compile(r"^(fulfi|enro|ski|wi|insta|disti|insti|appa|enthra)ll(?=$|s$|ful|ment)")
_ELL: Final = re.compile(r"^(\w{2,}[aeo])ll(er|ers|ed|ing|ings|or|ors|ous|y|ery|en)$")
_AE: Final = re.compile(
    r"an(?:ae)sth|p(?:ae)diat|orthop(?:ae)d|h(?:ae)mo|encyclop(?:ae)d|arch(?:ae)o|gyn(?:ae)co"
)
_OE: Final = re.compile(r"f(?:oe)t(?=us|al)|(?:oe)strogen")


def american(word: str) -> str:
    """The American spelling of a lower-case word, as far as a rule of the classes above holds.

    A spelling made here need not be a word (`rise` gives `rize`): it is for comparing two words that
    both went through this function.

    >>> american("organisations"), american("labour"), american("centres"), american("four")
    ('organizations', 'labor', 'centers', 'four')
    """
    alone = _alone(word)
    if alone:
        return alone
    found = _OUR.match(word)
    if found:
        return f"{found[1]}or{found[2] or ''}"
    found = _ISE.match(word)
    if found:
        return f"{found[1]}iz{found[2]}"
    found = _YSE.match(word)
    if found:
        return f"{found[1]}yz{found[2]}"
    found = _RE.match(word)
    if found:
        return f"{found[1]}er{'ed' if found[2] == 'd' else found[2] or ''}"
    found = _OGUE.match(word)
    if found:
        return f"{found[1]}og{'ed' if found[2] == 'd' else found[2] or ''}"
    word = _DOUBLE_L.sub(lambda hit: f"{hit[1]}l", word)
    word = _ELL.sub(lambda hit: f"{hit[1]}l{hit[2]}", word)
    word = _AE.sub(lambda hit: hit[0].replace("ae", "e"), word)
    return _OE.sub(lambda hit: hit[0].replace("oe", "e"), word)


def _alone(word: str) -> str:
    if word in _ALONE:
        return _ALONE[word]
    for suffix in ("s", "d", "es"):
        stem = word.removesuffix(suffix)
        if stem != word and stem in _ALONE:
            return _ALONE[stem] + suffix
    if word.endswith("ies") and f"{word[:-3]}y" in _ALONE:
        return f"{_ALONE[f'{word[:-3]}y'][:-1]}ies"
    return ""
