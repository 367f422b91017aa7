"""What holds for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.bitext import Bitext, Unit
from textkit.memory import Memory
from textkit.memory.folding import fold
from textkit.memory.scoring import allowed, difference, score, similarity, token_distance
from textkit.memory.signatures import Signatures, signature

HAN = "工会职人大的中国建设一二三四五六七八九十百千万亿元年月日第"
MARKS = "，。、（）()“” 　0123456789.%abAB２Ａ\u2028\U000f0041𠀀"
segments = st.text(alphabet=HAN + MARKS, min_size=1, max_size=24)
solid = segments.filter(lambda text: text.strip())
anything = st.text(min_size=1, max_size=24).filter(lambda text: text.strip())


@st.composite
def neighbours(draw) -> tuple[str, str]:
    """Two segments, the second made from the first by a few edits."""
    one = draw(solid)
    chars = list(one)
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(chars)))
        chars[place : place + draw(st.integers(0, 1))] = draw(st.sampled_from([*HAN, *MARKS, ""]))
    return one, "".join(chars)


def unit(source: str, target: str = "t", state: str = "reviewed") -> Unit:
    return Unit("u", source, target, state)


@given(anything)
def test_what_was_added_is_found_exactly(source):
    with Memory.open(":memory:") as memory:
        memory.add(Bitext((unit(source),)))
        held = next(memory.entries()).source
        (match,) = memory.lookup(held)
        assert (match.score, match.kind, match.target, match.difference) == (100, "exact", "t", ())
        if "\ufffd" not in held:
            assert held == source


@given(neighbours())
def test_similarity_is_symmetric_and_bounded(pair):
    a, b = pair
    found = similarity(a, b)
    assert found == similarity(b, a)
    assert 0 <= found <= 100
    assert (found == 100) == (a == b)


@given(neighbours())
def test_outside_the_differences_the_texts_are_the_same(pair):
    """White space apart, of which most does not count."""
    one, other = map(fold, pair)
    changes = difference(one, other)
    ends = [(0, 0), *((old_end, end) for _, old_end, _, end in changes)]
    starts = [*((old, new) for old, _, new, _ in changes), (len(one.text), len(other.text))]
    for (old_from, new_from), (old_to, new_to) in zip(ends, starts, strict=True):
        same, also = one.text[old_from:old_to], other.text[new_from:new_to]
        assert "".join(same.split()) == "".join(also.split())
    assert all(old_end > old_start or end > start for old_start, old_end, start, end in changes)
    assert changes or not token_distance(one, other)


@given(solid, st.sampled_from([" ", "　", "\n"]))
def test_white_space_at_the_ends_does_not_count(text, space):
    assert fold(text).key == fold(f"{space}{text.strip()}{space}").key


@given(solid)
def test_tokens_lie_in_the_text_in_order(text):
    folded = fold(text)
    assert len(folded.key) == len(folded.tokens) == len(folded.spans)
    ends = [0, *(place for span in folded.spans for place in span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)


@settings(max_examples=40)
@given(st.lists(neighbours(), min_size=1, max_size=12), st.integers(30, 99))
def test_signatures_stop_nothing_that_is_near(pairs, minimum):
    index = Signatures()
    keys = [fold(text).key for pair in pairs for text in pair]
    index.extend((n, len(key), signature(key)) for n, key in enumerate(keys[: len(keys) // 2]))
    index.extend((n, len(key), signature(key)) for n, key in enumerate(keys) if n >= len(keys) // 2)
    from rapidfuzz.distance import Levenshtein

    for key in keys:
        if not key:
            continue
        near = set(index.near(key, minimum))
        for n, other in enumerate(keys):
            if score(Levenshtein.distance(key, other), len(key), len(other)) >= minimum:
                assert n in near


@settings(max_examples=60)
@given(st.lists(neighbours(), min_size=1, max_size=10), st.sampled_from([50, 75, 90]))
def test_look_up_finds_what_comparing_with_everything_finds(pairs, minimum):
    sources = list(dict.fromkeys(text for pair in pairs for text in pair if text.strip()))
    with Memory.open(":memory:") as memory:
        half = len(sources) // 2
        asked = sources[0]
        for part in (sources[:half], sources[half:]):  # the second half meets an index that is in use
            numbered = (unit(source, f"t{sources.index(source)}") for source in part)
            memory.add(Bitext(tuple(numbered)))
            memory.lookup(asked, minimum=minimum)
        held = {entry.target: entry.source for entry in memory.entries()}
        found = {match.target: match.score for match in memory.lookup(asked, minimum=minimum, limit=99)}
        best = memory.lookup(asked, minimum=minimum, limit=2)
    expected = {
        target: points for target, source in held.items() if (points := similarity(asked, source)) >= minimum
    }
    assert found == expected
    assert [match.score for match in best] == sorted(expected.values(), reverse=True)[:2]


@given(st.integers(1, 400), st.integers(1, 99))
def test_the_allowed_distance_is_the_greatest_that_scores(longer, minimum):
    most = allowed(longer, minimum)
    assert score(most, longer, longer) >= minimum
    assert score(most + 1, longer, longer) < minimum
