"""English inflection: which base forms a word may have."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textkit.terminology.irregular import (
    BASES,
    COMPOUND_PLURALS,
    NO_PLURAL,
    PARTICIPLES,
    PLURAL_ICS,
)
from textkit.terminology.spelling import american

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 40
_PLAIN: Final = re.compile(r"[a-z]+(?:-[a-z]+)*+\Z")
_VOWEL: Final = re.compile("[aeiouy]")
_ES: Final = ("sses", "shes", "ches", "xes", "zes", "oes", "ses")

_CARDINALS: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_ORDINALS: Final = """
fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth
"""
_NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {word: str(number) for number, word in enumerate(_CARDINALS.split())}
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS.split(), 4)}
    | {"first": "1st", "second": "2nd", "third": "3rd"}
)
"""Numbers and ordinals in words and in figures are forms of one word."""


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[str]:
    """The base forms that an English word may have, itself among them, in American spelling.

    Endings are taken off by rule, so some of the forms are no words; two words are forms of one where
    their sets meet.

    Args:
        word: in lower case, without a possessive ending.

    >>> sorted(lemmas("deepened"))
    ['deepen', 'deepene', 'deepened']
    >>> sorted(lemmas("children")), sorted(lemmas("news"))
    (['child', 'children'], ['news'])
    """
    if word in _NUMBERS:
        return frozenset((word, _NUMBERS[word]))
    if len(word) > _LONGEST or not _PLAIN.match(word):
        return frozenset((word,))
    found = {word, american(word), *BASES.get(word, ()), *_compound(word)}
    for spelling in tuple(found):
        found.update(map(american, _stems(spelling)))
    return frozenset(found)


def is_participle(word: str) -> bool:
    """Whether a lower-case word has the form of a past participle."""
    return word in PARTICIPLES or (len(word) > len("red") and word.endswith("ed"))


def adds_s(rendering: str, written: str) -> bool:
    """Whether a written word is a rendering's word with -s or -es: a plural, or a verb in the present."""
    return written != rendering and written.endswith("s") and not rendering.endswith("s")


def adds_verb_ending(rendering: str, written: str) -> bool:
    """Whether a written word is a rendering's word with -ing or -ed."""
    return written.endswith(("ing", "ed")) and not rendering.endswith(("ing", "ed"))


def _compound(word: str) -> Iterator[str]:
    for plural, singular in COMPOUND_PLURALS.items():
        if word.endswith(plural) and len(word) > len(plural) + 1:
            yield word.removesuffix(plural) + singular


def _stems(word: str) -> Iterator[str]:
    if word.endswith("s"):
        yield from _without_s(word)
    elif word.endswith("ed"):
        yield from _without_ed(word)
    elif word.endswith("ing"):
        yield from _without_ing(word)


def _without_s(word: str) -> Iterator[str]:
    if word.endswith(("ss", "us", "is")) or word in NO_PLURAL or len(word) <= len("is"):
        return
    if word.endswith("ics") and word not in PLURAL_ICS:
        return
    if word.endswith("ies") and len(word) > len("dies"):
        yield f"{word[:-3]}y"
    if word.endswith(_ES):
        yield word[:-2]
    yield word[:-1]


def _without_ed(word: str) -> Iterator[str]:
    stem = word[:-2]
    if len(stem) <= 1 or not _VOWEL.search(stem):
        return
    if word.endswith("eed"):
        yield word[:-1]
    elif word.endswith("ied"):
        yield f"{word[:-3]}y"
        yield word[:-1]
    else:
        yield from _open(stem)


def _without_ing(word: str) -> Iterator[str]:
    stem = word[:-3]
    if len(stem) <= 1 or not _VOWEL.search(stem):
        return
    if stem.endswith("y"):
        yield f"{stem[:-1]}ie"
    yield from _open(stem)


def _open(stem: str) -> Iterator[str]:
    yield stem
    yield f"{stem}e"
    if len(stem) > len("ab") and stem[-1] == stem[-2] and not _VOWEL.match(stem[-1]):
        yield stem[:-1]
