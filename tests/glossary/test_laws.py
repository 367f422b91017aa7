"""Matching against a reference that is plainly right, on random small cases."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.glossary import Glossary, Term
from textkit.glossary.folding import FOLDS, Folding, check_folds
from textkit.glossary.index import AutomatonIndex, DictionaryIndex
from textkit.glossary.matching import Matcher

WORD = re.compile("[0-9A-Za-z]")
PLAIN = check_folds(())
LETTERS = "国家知识产权ab12"


def reference(sources: dict[str, tuple[str, ...]], text: str) -> list[tuple[int, int, str]]:
    """At each place the longest term that may stand there; the definition, spelt out.

    It cuts no word or number, and lies inside none of the texts that exclude it.
    """

    def free(start: int, end: int) -> bool:
        for at in (start, end):
            if 0 < at < len(text) and WORD.match(text[at - 1]) and WORD.match(text[at]):
                return False
        for outer in sources[text[start:end]]:
            for at in range(len(text) - len(outer) + 1):
                if text[at : at + len(outer)] == outer and at <= start and end <= at + len(outer):
                    return False
        return True

    found, at = [], 0
    while at < len(text):
        for end in range(len(text), at, -1):
            if text[at:end] in sources and free(at, end):
                found.append((at, end, text[at:end]))
                at = end
                break
        else:
            at += 1
    return found


def matches(engine, sources, text, folds=PLAIN):
    terms = [Term(source, ("x",), not_inside=outer) for source, outer in sorted(sources.items())]
    return [(m.start, m.end, m.term.source) for m in Matcher(terms, folds, engine).find(text)]


def some(rng, letters, most):
    return ["".join(rng.choices(letters, k=rng.randint(1, 4))) for _ in range(rng.randint(0, most))]


@pytest.mark.parametrize("engine", [AutomatonIndex, DictionaryIndex])
def test_five_thousand_random_cases(engine):
    if engine is AutomatonIndex:
        pytest.importorskip("ahocorasick_rs")
    rng = random.Random(1)
    for number in range(5_000):
        letters = rng.sample(LETTERS, rng.randint(2, 6))
        # Every second case has exclusions as well.
        sources = {
            source: tuple(some(rng, letters, 2 * (number % 2))) for source in ["a", *some(rng, letters, 6)]
        }
        text = "".join(rng.choices(letters, k=rng.randint(1, 12)))
        assert matches(engine, sources, text) == reference(sources, text), (sources, text)


PIECE = st.text(LETTERS, min_size=1, max_size=5)


@given(
    st.dictionaries(PIECE, st.lists(PIECE, max_size=2).map(tuple), min_size=1, max_size=8),
    st.text(LETTERS + "。 ", max_size=30),
)
def test_reference(sources, text):
    assert matches(DictionaryIndex, sources, text) == reference(sources, text)


TEXT = st.text(
    "工会會組织織干幹乾后後ABabＡ１12.,·•“”\"'、， \u3000\n\ufe00\u200b十一二三百〇é\ud800\U000e0100",
    max_size=30,
)


@given(
    st.lists(TEXT.filter(str.strip), min_size=1, max_size=6, unique=True),
    TEXT,
    st.sets(st.sampled_from(FOLDS)),
    st.sets(st.integers(0, 5)),
    st.lists(TEXT.filter(bool), max_size=2).map(tuple),
)
def test_engines_agree_and_matches_are_sound(sources, text, folds, exact, outer):
    pytest.importorskip("ahocorasick_rs")
    text = "".join(sources[:3]) + text + "".join(outer)
    terms = [
        Term(source, ("x",), case_sensitive=n in exact, not_inside=outer) for n, source in enumerate(sources)
    ]
    found = Matcher(terms, frozenset(folds), AutomatonIndex).find(text)
    assert found == Matcher(terms, frozenset(folds), DictionaryIndex).find(text)
    fold = Folding(frozenset(folds)).plain
    free = 0
    for match in found:
        assert free <= match.start < match.end <= len(text)
        free = match.end
        bare = fold(text[match.start : match.end])
        if "marks" in folds:
            bare = re.sub('["·]', "", bare)
            assert bare == re.sub('["·]', "", fold(match.term.source)) or "script" in folds
        else:
            assert bare == fold(match.term.source) or "script" in folds


@given(TEXT, st.sets(st.sampled_from(FOLDS)))
def test_folding_twice_is_folding_once(text, folds):
    fold = Folding(frozenset(folds))
    once = fold.plain(text)
    assert fold.plain(once) == once


@given(TEXT, st.sets(st.sampled_from(FOLDS)))
def test_offsets_lead_back_to_the_text(text, folds):
    folded, offsets = Folding(frozenset(folds))(text)
    if offsets is None:
        offsets = range(len(text))
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(set(offsets))
    for char, offset in zip(folded, offsets, strict=True):
        assert char in (text[offset], Folding(frozenset(folds)).plain(text[offset]) or " ")


@given(st.lists(st.text("工会员大", min_size=1, max_size=4), min_size=1, unique=True))
def test_a_term_finds_itself(sources):
    glossary = Glossary.from_rows([{"zh": source, "en": "x"} for source in sources])
    assert len(glossary) == len(sources)
    for source in sources:
        assert [(m.start, m.end, m.term.source) for m in glossary.find(source)] == [(0, len(source), source)]
