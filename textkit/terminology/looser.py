"""Renderings that are interrupted, share a word with a neighbour, or stand in another order.

Four constructions, each with the limits that keep it from joining words that do not belong together:

- coordination: `vocational and higher education` holds `vocational education`, `lawful rights and
  interests` holds `lawful interests`;
- insertion: `compulsory primary education` holds `compulsory education`;
- passive and gerund: `reforms have been deepened` and `deepening of reform` hold `deepen reform`;
- genitive: `protection of workers` holds `worker protection`, and the reverse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textkit.terminology.inflection import adds_s, adds_verb_ending, is_participle
from textkit.terminology.phrases import Claim, Rendering, follow, is_prefixed, same, starts
from textkit.terminology.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, FORMS_OF_BE, joins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.terminology.words import Word, Words

_COORDINATION: Final = 6
"""The most words that may stand in a coordination."""

_INSERTION: Final = 2
"""The most words that may be inserted; one for a rendering of two or three content words."""

_CHAIN: Final = 6
"""The most auxiliaries and adverbs between the subject of a passive and its participle."""

_COMPOUND: Final = 4
"""The longest rendering that the genitive turns round."""


def loose_claims(rendering: Rendering, words: Words, *, verb: bool) -> Iterator[Claim]:
    """The places where a rendering stands in one of the four constructions.

    Args:
        rendering: of at least two content words.
        words: the target text.
        verb: whether the glossary calls the term a verb.
    """
    if rendering.content <= 1 or not rendering.spaced:
        return
    for start in starts(rendering, words):
        yield from _interrupted(rendering, words, start, verb=verb)
        yield from _passive(rendering, words, start)
    yield from _genitive(rendering, words)


def _interrupted(rendering: Rendering, words: Words, start: int, *, verb: bool) -> Iterator[Claim]:
    core = rendering.core
    for n in range(1, len(core)):
        if core[n - 1].folded in CONJUNCTIONS:
            continue
        head = follow(rendering, core[:n], words, start)
        if head is None or is_prefixed(words, head[0]):
            return
        for resume in range(head[-1] + 2, min(head[-1] + 2 + _COORDINATION, len(words))):
            if not (joins(words[resume - 1].joint) or words[resume - 1].joint == "comma"):
                break
            own = _gap(rendering, words, head, n, resume, verb=verb)
            if not own:
                continue
            tail = follow(rendering, core[n:], words, resume)
            if tail is not None and not adds_verb_ending(core[n].base, words[tail[0]].base):
                yield Claim(head[0], tail[-1], frozenset(head if own == "head" else tail), loose=True)
                return


def _gap(rendering: Rendering, words: Words, head: list[int], n: int, resume: int, *, verb: bool) -> str:
    """Which side of a gap is the term's own, `head` or `tail`; empty if the gap cannot be bridged."""
    gap = range(head[-1] + 1, resume)
    if rendering.core[n].small:
        adverb = len(gap) == 1 and _is_adverb(words[gap[0]]) and joins(words[gap[0]].joint)
        return "head" if adverb and joins(words[resume].joint) else ""
    before = words[head[-1]]
    if n == 1 and [words[g].folded for g in gap if words[g].folded not in ARTICLES] == ["of"]:
        return "head" if before.base.endswith("ing") else ""
    if not joins(words[resume].joint):
        return ""
    wanted = rendering.core[n - 1]
    if (
        not verb
        and not before.possessive
        and adds_s(wanted.base, before.base)
        and not _apostrophe(words, head)
    ):
        return ""
    conjunctions = [g for g in gap if words[g].folded in CONJUNCTIONS]
    if conjunctions:
        return _coordination(words, gap, conjunctions)
    limit = 1 if rendering.content <= len(("a", "b", "c")) else _INSERTION
    units = sum(words[g].joint != "hyphen" for g in gap)
    plain = all(joins(words[g].joint) and not words[g].small for g in gap)
    return "head" if plain and units <= limit else ""


def _coordination(words: Words, gap: range, conjunctions: list[int]) -> str:
    """Which side of a coordination is the term's own: `vocational [and higher]`, `[rights and] interests`."""
    content = [g for g in gap if not words[g].small]
    strange = any(words[g].small and g not in conjunctions and words[g].folded != "the" for g in gap)
    if strange or not content:
        return ""
    if conjunctions[-1] == gap[-1]:
        units = sum(words[g].joint != "hyphen" for g in content)
        single = units == len(conjunctions) == 1
        return "tail" if single and all(joins(words[g].joint) for g in gap) else ""
    opened = conjunctions[0] == gap[0] or words[gap[0]].joint == "comma"
    return "head" if opened else ""


def _apostrophe(words: Words, head: list[int]) -> bool:
    return words.text[words[head[-1]].end : words[head[-1]].end + 1] in ("'", "’")


def _passive(rendering: Rendering, words: Words, at: int) -> Iterator[Claim]:
    core = rendering.core
    if not is_participle(words[at].folded) or core[0].folded == words[at].folded or core[1].small:
        return
    if not same(rendering, core[0], words[at], shouting=words.shouting):
        return
    chain = at
    while chain > 0 and at - chain < _CHAIN and joins(words[chain].joint) and _is_auxiliary(words, chain - 1):
        chain -= 1
    if not any(words[n].folded in FORMS_OF_BE for n in range(chain, at)):
        return
    for start in range(chain - 1, max(-1, chain - len(core) - 2), -1):
        taken = follow(rendering, core[1:], words, start)
        if taken is not None and taken[-1] == chain - 1:
            yield Claim(start, at, frozenset([*taken, at]), loose=True)
            return


def _is_auxiliary(words: Words, n: int) -> bool:
    word = words[n]
    return word.folded in AUXILIARIES or _is_adverb(word)


def _is_adverb(word: Word) -> bool:
    return word.folded.endswith("ly") and not word.small


def _genitive(rendering: Rendering, words: Words) -> Iterator[Claim]:
    core = rendering.core
    smalls = [n for n, word in enumerate(core) if word.small]
    if len(core) <= _COMPOUND and not smalls:
        yield from _turned_to_of(rendering, words)
    elif smalls and core[smalls[0]].folded == "of" and smalls[0] == 1:
        rest = core[2:]
        if rest and all(not word.small or word.folded in CONJUNCTIONS for word in rest):
            yield from _turned_from_of(rendering, words)


def _turned_to_of(rendering: Rendering, words: Words) -> Iterator[Claim]:
    """`worker protection` as `protection of workers`, where the phrase ends there."""
    *modifiers, head = rendering.core
    turned = Rendering(rendering.text, (), (head, *modifiers), rendering.exact_case)
    for start in starts(turned, words):
        first = follow(rendering, [head], words, start)
        if first is None or first[-1] + 2 >= len(words) or words[first[-1] + 1].folded != "of":
            continue
        after = first[-1] + 2
        after += words[after].folded in ARTICLES
        if not all(joins(words[n].joint) for n in range(first[-1] + 1, min(after + 1, len(words)))):
            continue
        rest = follow(rendering, modifiers, words, after) if after < len(words) else None
        if rest is not None and _phrase_ends(words, rest[-1] + 1):
            yield Claim(first[0], rest[-1], frozenset(first + rest), loose=True)


def _turned_from_of(rendering: Rendering, words: Words) -> Iterator[Claim]:
    """`protection of workers` as `workers' protection` or `worker protection`."""
    head, _, *rest = rendering.core
    turned = Rendering(rendering.text, (), (*rest, head), rendering.exact_case)
    for start in starts(turned, words):
        taken = follow(turned, turned.core, words, start)
        if taken is not None:
            yield Claim(taken[0], taken[-1], frozenset(taken), loose=True)


def _phrase_ends(words: Words, n: int) -> bool:
    return n >= len(words) or words[n].joint != "space" or words[n].small
