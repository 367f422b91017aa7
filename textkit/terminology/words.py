"""The words of a target text, with what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import regex

from textkit.terminology.inflection import lemmas

Joint = Literal["start", "tight", "space", "hyphen", "comma", "open", "close", "ellipsis", "stop"]
"""What stands before a word; `open` and `close` are brackets, `stop` is any other punctuation."""

_CJK: Final = r"\p{Han}\p{Hiragana}\p{Katakana}"
_LETTER: Final = rf"[[\w]--[_{_CJK}]]"
_WORD: Final = regex.compile(
    rf"""
    (?P<dotted>(?:\p{{L}}\.){{2,20}}+(?!{_LETTER}))
    |(?P<number>\d++(?:[.,]\d++)++)
    |(?P<word>{_LETTER}++(?:['’]{_LETTER}++)*+)
    |(?P<sign>[{_CJK}+&%])
    """,
    regex.VERBOSE | regex.V1,
)
_QUOTES: Final = '"“”„‟«»‹›‘‛「」『』《》〈〉'
_HYPHENS: Final = frozenset("-‐‑–−")
_WITHOUT_QUOTES: Final = str.maketrans(dict.fromkeys(_QUOTES))
_ONE_KIND: Final = str.maketrans({"’": "'"} | dict.fromkeys("‐‑−–", "-"))
_BLANKS: Final = regex.compile(r"\s++")

ARTICLES: Final = frozenset({"a", "an", "the"})
POSSESSIVES: Final = frozenset({"my", "your", "his", "her", "its", "our", "their"})
CONJUNCTIONS: Final = frozenset({"and", "or"})
FORMS_OF_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
AUXILIARIES: Final = FORMS_OF_BE | frozenset(
    {
        "has", "have", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might",
        "must", "to", "not", "also", "further", "now", "still", "all", "both", "then", "thus", "never",
    }
)  # fmt: skip
_OTHERS: Final = """
about above across after against along am amid among around as at because before behind below
beneath beside besides between beyond but by did do does doing done down during each either every for
from he her hers him his how i if in into it its itself me mine my neither no nor of off on once onto
or our ours out over own per she since so some such than that their theirs them there these they this
those though through throughout toward towards under until unto up upon us via we what when where
whereas whether which while who whom whose why with within without yet you your yours non
"""
SMALL: Final = ARTICLES | CONJUNCTIONS | AUXILIARIES | frozenset(_OTHERS.split())
"""Words that hold phrases together; they have no forms, and a gap inside a term does not hold them."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: a run of letters and digits, or a single Chinese or Japanese character.

    Attributes:
        start: offset in the text.
        end: offset where it ends, exclusive.
        text: as written.
        folded: in lower case, with a straight apostrophe.
        base: the same without a possessive 's.
        joint: what stands before it.
        between: the text before it, quotes and doubled space taken out.
    """

    start: int
    end: int
    text: str
    folded: str
    base: str
    joint: Joint
    between: str

    @property
    def small(self) -> bool:
        """Whether it only holds a phrase together."""
        return self.folded in SMALL

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.base != self.folded


class Words:
    """The words of a text and where each of them, in any form, stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(_split(text))

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    @cached_property
    def shouting(self) -> bool:
        """Whether the whole text is in capitals."""
        return not any(char.islower() for char in self.text)

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """Base form -> the words that may be forms of it; also of two words written as one."""
        found: dict[str, list[int]] = {}
        for n, word in enumerate(self.words):
            for lemma in lemmas(word.base):
                found.setdefault(lemma, []).append(n)
            if n and joins(word.joint):
                for lemma in lemmas(word.base):
                    found.setdefault(self.words[n - 1].base + lemma, []).append(n - 1)
        return found


def joins(joint: Joint) -> bool:
    """Whether what stands before a word does not part it from the word before."""
    return joint in ("tight", "space", "hyphen")


def _split(text: str) -> list[Word]:
    found: list[Word] = []
    last = 0
    for hit in _WORD.finditer(text):
        start, end = hit.span()
        written = hit[0]
        folded = _fold(written, dotted=hit.lastgroup == "dotted")
        gap = text[last:start]
        joint: Joint = _joint(gap) if found else "start"
        found.append(
            Word(start, end, written, folded, _unpossessive(folded), joint, _plain(gap) if found else "")
        )
        last = end
    return found


def _fold(written: str, *, dotted: bool) -> str:
    folded = written.lower().replace("’", "'")
    if dotted:
        folded = folded.replace(".", "")
    return "and" if folded == "&" else folded


def _unpossessive(folded: str) -> str:
    return folded.removesuffix("'s") if len(folded) > len("'s") else folded


def _plain(gap: str) -> str:
    return _BLANKS.sub(" ", gap.translate(_WITHOUT_QUOTES).translate(_ONE_KIND))


def _joint(gap: str) -> Joint:
    if not gap:
        return "tight"
    if gap == " ":
        return "space"
    bare = gap.translate(_WITHOUT_QUOTES).replace("’", "").replace("'", "")
    signs = bare.strip()
    if not signs or signs == "/":
        return "space" if bare else "tight"
    if signs in _HYPHENS:
        # Also a hyphen whose second half is yet to come: small- and medium-sized.
        return "hyphen" if bare[0] == signs else "stop"
    if signs in (",", "，", "、"):
        return "comma"
    if signs in ("(", "（"):
        return "open"
    if signs[0] in ")）" and len(signs) <= 2:
        return "close"
    return "ellipsis" if signs in ("…", "...", "……") else "stop"
