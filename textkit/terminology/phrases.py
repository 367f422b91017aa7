"""Whether a rendering of the glossary stands at a place of the target, in whatever form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from textkit.terminology.inflection import lemmas
from textkit.terminology.irregular import PLURAL_ONLY
from textkit.terminology.spelling import american
from textkit.terminology.words import ARTICLES, POSSESSIVES, Words, joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.terminology.words import Word

_ACRONYM: Final = 3
"""Capitals up to this length must be capitals in the text too (`US`, `WHO`); longer ones begin with one."""

_ELLIPSIS: Final = 8
"""How many words an ellipsis inside a rendering may stand for."""

_ELLIPSES: Final = 2
"""How many ellipses of one rendering are honoured."""

_LEADING: Final = ARTICLES | {"to"}
_PREFIX_LIST: Final = """
anti arch by co counter deputy ex inter intra mid mini mis multi non post pre pro pseudo quasi semi sub super
supra trans ultra un under vice
"""
_PREFIXES: Final = frozenset(_PREFIX_LIST.split())
_INSERTED: Final = ARTICLES | POSSESSIVES


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendering of the glossary, split into words.

    Attributes:
        text: as the glossary has it.
        full: all of its words.
        core: those that must be found: without articles and a leading `to`.
        exact_case: capitals of the rendering must be capitals in the text.
    """

    text: str
    full: tuple[Word, ...]
    core: tuple[Word, ...]
    exact_case: bool

    @property
    def content(self) -> int:
        """How many of its words are more than small words."""
        return sum(not word.small for word in self.core)

    @property
    def spaced(self) -> bool:
        """Whether it is written in words parted by spaces, so that it may be inflected and reordered."""
        return all(word.joint != "tight" for word in self.core[1:])


@dataclass(frozen=True, slots=True)
class Claim:
    """A place that a rendering may claim.

    Attributes:
        first: index of the first word of the place.
        last: index of its last word.
        own: the words that no other term may claim as its own.
        exact: written as in the glossary, letter case apart.
        loose: interrupted, or in another order.
    """

    first: int
    last: int
    own: frozenset[int]
    exact: bool = False
    loose: bool = False


@lru_cache(maxsize=16384)
def renderings(text: str, exact_case: bool) -> tuple[Rendering, ...]:
    """How a target of the glossary may be written: as it stands, and without what is in brackets."""
    full = Words(text).words
    found = [_rendering(text, full, exact_case)]
    without = _outside_brackets(full)
    if 0 < len(without) < len(full):
        found.append(_rendering(text, without, exact_case))
    return tuple(rendering for rendering in found if rendering.core)


def starts(rendering: Rendering, words: Words) -> list[int]:
    """The words of a text at which a rendering may begin."""
    first, *rest = rendering.core
    keys = {first.folded, *lemmas(first.base)}
    if rest:
        keys |= {first.base + lemma for lemma in lemmas(rest[0].base)}
    return sorted({n for key in keys for n in words.by_lemma.get(key, ())})


def match(rendering: Rendering, words: Words, start: int) -> Claim | None:
    """The claim of a rendering that begins at a word of the text and is not interrupted."""
    taken = follow(rendering, rendering.core, words, start)
    if taken is None or is_prefixed(words, taken[0]):
        return None
    exact = _exactly(rendering.full, words, taken[0], taken[-1])
    first = taken[0] if exact is None else exact
    return Claim(first, taken[-1], frozenset(taken), exact is not None)


def follow(rendering: Rendering, wanted: Sequence[Word], words: Words, start: int) -> list[int] | None:
    """The words of the text that stand for the wanted ones, one after the other; None if they do not.

    Articles and possessive pronouns may be added, and so may an abbreviation in brackets; compounds may be
    written in one word or in two; a comma may stand for `and`.
    """
    taken: list[int] = []
    at, n = start, 0
    while n < len(wanted):
        if n:
            at = _over_insertions(wanted[n], words, at)
            if _is_enumerated(wanted[n], words, at):
                n += 1
                continue
            enumerated = wanted[n - 1].folded == "and" and _is_enumerated(wanted[n - 1], words, at)
            if at >= len(words) or not (enumerated or _passes(wanted[n], words, at)):
                return _over_ellipsis(rendering, wanted[n:], words, at, taken)
        step = _step(rendering, wanted, n, words, at)
        if step is None:
            return _over_ellipsis(rendering, wanted[n:], words, at, taken)
        used, read = step
        taken.extend(range(at, at + read))
        n, at = n + used, at + read
    return taken


def is_prefixed(words: Words, n: int) -> bool:
    """Whether a hyphen joins a word to a prefix that makes another word of it: `non-union`, `by-law`."""
    return n > 0 and words[n].joint == "hyphen" and words[n - 1].folded in _PREFIXES


def same(rendering: Rendering, wanted: Word, written: Word, *, shouting: bool) -> bool:
    """Whether a word of the text is a word of the rendering, in any form."""
    if rendering.exact_case and wanted.text[0].isupper() and not written.text[0].isupper():
        return False
    if _is_acronym(wanted) and not _is_acronym_form(wanted, written):
        return False
    if wanted.folded == written.folded:
        return True
    if wanted.small or written.small:
        return False
    if not shouting and _is_acronym(written) and not _is_acronym(wanted):
        return False
    if wanted.base == written.base:
        return True
    alone = len(rendering.core) == 1
    if alone and wanted.text[0].isupper() and not written.text[0].isupper():
        return False
    if wanted.folded in PLURAL_ONLY:
        return False
    forms = lemmas(written.base)
    if alone and wanted.base.endswith(("ing", "ed")):
        return wanted.base in forms
    if alone:
        # Two forms of one word say less than a form and its base: persons is not the people.
        return not {american(wanted.base), wanted.base}.isdisjoint(forms) or written.base in lemmas(
            wanted.base
        )
    return not forms.isdisjoint(lemmas(wanted.base))


def _rendering(text: str, full: Sequence[Word], exact_case: bool) -> Rendering:
    core = [word for word in full if word.folded not in ARTICLES]
    if len(core) > 1 and core[0].folded in _LEADING:
        del core[0]
    return Rendering(text, tuple(full), tuple(core or full), exact_case)


def _outside_brackets(words: Sequence[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    inside = False
    for word in words:
        inside = word.joint == "open" or (inside and word.joint != "close")
        if not inside:
            kept.append(word)
    return tuple(kept)


def _exactly(full: Sequence[Word], words: Words, first: int, last: int) -> int | None:
    """Where the text that ends with a word holds a rendering letter by letter, case apart."""
    start = last - len(full) + 1
    if start < 0 or start > first:
        return None
    for n, wanted in enumerate(full):
        written = words[start + n]
        if wanted.folded != written.folded or (n and wanted.between != written.between):
            return None
    return start


def _step(
    rendering: Rendering, wanted: Sequence[Word], n: int, words: Words, at: int
) -> tuple[int, int] | None:
    """How many wanted words the text at a place stands for, and with how many words of its own."""
    written = words[at]
    if same(rendering, wanted[n], written, shouting=words.shouting):
        return 1, 1
    if n + 1 < len(wanted) and joins(wanted[n + 1].joint):
        closed = {wanted[n].base + lemma for lemma in lemmas(wanted[n + 1].base)}
        if not closed.isdisjoint(lemmas(written.base)):
            return 2, 1
    if at + 1 < len(words) and joins(words[at + 1].joint):
        opened = {written.base + lemma for lemma in lemmas(words[at + 1].base)}
        if not opened.isdisjoint(lemmas(wanted[n].base)):
            return 1, 2
    return None


def _passes(wanted: Word, words: Words, at: int) -> bool:
    """Whether what stands before a word lets a rendering go on; a comma does before `with` and the like."""
    joint = words[at].joint
    if joint in ("comma", "open"):
        return wanted.joint == joint or (joint == "comma" and wanted.small)
    return joint not in ("stop", "ellipsis") or words[at].between == wanted.between


def _over_insertions(wanted: Word, words: Words, at: int) -> int:
    bracketed = at + 1 < len(words) and words[at].joint == "open" and words[at + 1].joint == "close"
    if bracketed and words[at].text.isupper():
        return at + 1
    if at >= len(words) or words[at].folded == wanted.folded or not joins(words[at].joint):
        return at
    return at + 1 if words[at].folded in _INSERTED else at


def _is_enumerated(wanted: Word, words: Words, at: int) -> bool:
    """Whether a comma stands for the `and` of a rendering: `reform, opening up, and development`."""
    return wanted.folded == "and" and at < len(words) and words[at].joint == "comma" and not words[at].small


def _over_ellipsis(
    rendering: Rendering, rest: Sequence[Word], words: Words, at: int, taken: list[int]
) -> list[int] | None:
    """Go on behind a gap where the rendering itself has an ellipsis."""
    gaps = sum(word.joint == "ellipsis" for word in rest)
    if not taken or rest[0].joint != "ellipsis" or gaps > _ELLIPSES:
        return None
    for start in range(at, min(at + _ELLIPSIS, len(words))):
        if start > at and not (joins(words[start].joint) or words[start].joint == "comma"):
            return None
        found = follow(rendering, rest, words, start)
        if found is not None:
            return taken + found
    return None


def _is_acronym(word: Word) -> bool:
    return len(word.folded) > 1 and word.text.isupper() and word.folded.isalpha()


def _is_acronym_form(wanted: Word, written: Word) -> bool:
    if len(wanted.folded) > _ACRONYM:
        return written.text[0].isupper()
    return (
        written.text[: len(wanted.folded)].isupper()
        or written.folded == wanted.folded != written.text.lower()
    )


def all_claims(rendering: Rendering, words: Words) -> Iterator[Claim]:
    """The uninterrupted places of a rendering, from left to right."""
    for start in starts(rendering, words):
        claim = match(rendering, words, start)
        if claim is not None:
            yield claim
