"""Differences of writing that a match may overlook, with offsets into the text as it stands.

Every fold replaces one character by one, so offsets stay; only what is dropped (variation selectors,
and spaces where they are folded) moves them, and then a list of offsets says where each character
stood. Sources: widths are the <wide> and <narrow> decompositions of the Unicode Character Database;
letter case is its case folding as far as it is one to one; simplified forms are OpenCC's `t2s`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textkit.glossary.edges import is_word_character

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import opencc

FOLDS: Final = ("case", "width", "script", "marks", "spaces")
"""`case`: letter case; `width`: full and half width; `script`: simplified and traditional characters;
`marks`: kinds of quotes, middle dots and commas; `spaces`: white space, except one between two Latin words.
"""

DEFAULT_FOLDS: Final = ("case", "width")

QUOTES: Final = "\"'“”‘’„‟‚‛«»‹›「」『』﹁﹂﹃﹄〝〞〟＂＇｢｣"
MIDDLE_DOTS: Final = "\u00b7\u0387\u2022\u2027\u2219\u22c5\u30fb\uff65"
COMMAS: Final = ",，、﹐﹑､"

SELECTORS: Final = "\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors, as the inside of a character class."""

_INVISIBLE: Final = "\u200b\u2060\ufeff"
_SPACES: Final = re.compile(rf"[\s{_INVISIBLE}]+")
_SPACE: Final = re.compile(r"\s")
_SELECTOR: Final = re.compile(f"[{SELECTORS}]")
# Neither the automaton nor the converter takes lone surrogates; U+FFFD stands for them.
_SURROGATES: Final = "\ud800-\udfff"
_REPLACEMENT: Final = "\ufffd"
_SURROGATE: Final = re.compile(f"[{_SURROGATES}]")
_CASED_END: Final = 0x1F000
_HAN: Final = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
_WIDE_AND_NARROW: Final = ((0x3000, 0x3001), (0xFF01, 0xFFEF))


def check_folds(fold: Iterable[str]) -> frozenset[str]:
    """The folds as a set.

    Raises:
        TypeError: a single string was given.
        ValueError: there is no such fold.
    """
    if isinstance(fold, str):
        message = "fold is a sequence of names, not one string"
        raise TypeError(message)
    folds = frozenset(fold)
    unknown = sorted(folds.difference(FOLDS))
    if unknown:
        message = f"unknown fold {', '.join(map(repr, unknown))}; folds are {', '.join(FOLDS)}"
        raise ValueError(message)
    return folds


@cache
def substitutions(folds: frozenset[str]) -> Mapping[str, str]:
    """Every character that the folds change, with what it becomes."""
    steps = [_STEPS[fold]() for fold in FOLDS if fold in folds]
    result: dict[str, str] = {}
    for char in {char for step in steps for char in step}:
        folded = char
        for step in steps:
            folded = step.get(folded, folded)
        if folded != char:
            result[char] = folded
    return MappingProxyType(result)


def _case() -> dict[str, str]:
    result = {}
    for code in range(_CASED_END):
        char = chr(code)
        folded = char.casefold()
        if folded != char and len(folded) == 1:
            result[char] = folded
    return result


def _width() -> dict[str, str]:
    result = {}
    for start, end in _WIDE_AND_NARROW:
        for code in range(start, end):
            kind, _, folded = unicodedata.decomposition(chr(code)).partition(" ")
            if kind in ("<wide>", "<narrow>"):
                result[chr(code)] = chr(int(folded, 16))
    return result


def _script() -> dict[str, str]:
    han = [chr(code) for start, end in _HAN for code in range(start, end)]
    # One character a line: no phrase of the converter's dictionary can reach over it.
    simplified = _converter("t2s").convert("\n".join(han)).split("\n")
    return {
        char: plain for char, plain in zip(han, simplified, strict=True) if char != plain and len(plain) == 1
    }


@cache
def simplified_characters() -> frozenset[str]:
    """The characters that some traditional one folds to."""
    return frozenset(substitutions(frozenset({"script"})).values())


def _marks() -> dict[str, str]:
    kinds = (QUOTES, MIDDLE_DOTS, COMMAS)
    return {mark: kind[0] for kind in kinds for mark in kind[1:]}


def _spaces() -> dict[str, str]:
    return {char: " " for char in map(chr, range(0x3001)) if char.isspace() and char != " "}


_STEPS: Final = MappingProxyType(
    {"case": _case, "width": _width, "script": _script, "marks": _marks, "spaces": _spaces}
)


class Folding:
    """Folds text.

    Args:
        folds: what to overlook.
        alphabet: the characters that matter after folding, or None for all. A character that folds to
            one outside the alphabet can stay: it could not match before and it cannot match after.
    """

    def __init__(self, folds: frozenset[str], alphabet: Collection[str] | None = None) -> None:
        table = substitutions(folds)
        self._table = {char: to for char, to in table.items() if alphabet is None or to in alphabet}
        changing = "".join(map(re.escape, sorted(self._table)))
        self._changing = re.compile(f"[{changing}{_SURROGATES}]")
        dropped = rf"{SELECTORS}\s{_INVISIBLE}" if "spaces" in folds else SELECTORS
        self._dropped = re.compile(f"[{dropped}]")
        self._spaces = "spaces" in folds

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {ord(char): to for char, to in self._table.items()}

    def __call__(self, text: str) -> tuple[str, Sequence[int] | None]:
        """The folded text and the offset at which each of its characters stood, None if nothing moved."""
        offsets = None
        if self._dropped.search(text):
            offsets = self._kept(text)
            text = "".join([text[offset] for offset in offsets])
        return self._changing.sub(self._replacement, text), offsets

    def plain(self, text: str) -> str:
        """The folded text alone."""
        return self(text)[0]

    def several(self, texts: Sequence[str]) -> list[str]:
        """The folded texts, all at once since calls are dear."""
        # NUL is never dropped, never changed, and no letter, so no fold reaches over it.
        joined = "\0".join(texts)
        if not texts or joined.count("\0") >= len(texts) or _SURROGATE.search(joined):
            return [self.plain(text) for text in texts]
        if self._dropped.search(joined):
            joined = "".join([joined[offset] for offset in self._kept(joined)])
        return joined.translate(self._codes).split("\0")

    def _replacement(self, match: re.Match[str]) -> str:
        return self._table.get(match[0], _REPLACEMENT)

    def _kept(self, text: str) -> list[int]:
        kept: list[int] = []
        at = 0
        for start, end in self._gaps(text):
            kept.extend(range(at, start))
            at = end
        kept.extend(range(at, len(text)))
        return kept

    def _gaps(self, text: str) -> Iterator[tuple[int, int]]:
        if not self._spaces:
            for match in _SELECTOR.finditer(text):
                yield match.span()
            return
        for match in re.finditer(rf"[{SELECTORS}]|{_SPACES.pattern}", text):
            start, end = match.span()
            space = _SPACE.search(text, start, end)
            if space and _between_words(text, start, end):
                yield start, space.start()
                start = space.end()
            yield start, end


def _between_words(text: str, start: int, end: int) -> bool:
    return (
        start > 0 and end < len(text) and is_word_character(text[start - 1]) and is_word_character(text[end])
    )


@cache
def full_folding(folds: frozenset[str]) -> Folding:
    """The folding of every character, made once: its tables are large."""
    return Folding(folds)


def over_selectors(text: str, end: int) -> int:
    """The end of a match, moved behind the variation selectors that belong to its last character."""
    while end < len(text) and _SELECTOR.match(text, end):
        end += 1
    return end


def script_forms(writings: Sequence[str]) -> list[tuple[str, ...]]:
    """The simplified and traditional forms of each writing, itself first; all of the same length.

    Whole writings are converted, not characters: 干部 has the form 幹部, and not 乾部.
    """
    simplified = _convert("t2s", writings)
    columns = [
        list(writings),
        simplified,
        *(_convert(config, simplified) for config in ("s2t", "s2tw", "s2hk")),
    ]
    return [
        tuple([form for form in dict.fromkeys(forms) if len(form) == len(forms[0])])
        for forms in zip(*columns, strict=True)
    ]


def _convert(config: str, lines: Sequence[str]) -> list[str]:
    text = "\n".join(line.replace("\n", " ") for line in lines)
    converted: str = _converter(config).convert(_SURROGATE.sub(_REPLACEMENT, text))
    return converted.split("\n")


@cache
def _converter(config: str) -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC(config)
