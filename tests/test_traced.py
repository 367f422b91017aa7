"""Laws of the provenance core, over random chains of edits."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textkit.traced as traced
from textkit.errors import ReplayError
from textkit.traced import TracedText

ALPHABET = "工会,。 \nab1１\f"


@st.composite
def orders(draw, raw):
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=4)) | {0, len(raw)})
    pieces = [(a, b) for a, b in itertools.pairwise(cuts)] or [(0, 0)]
    return draw(st.permutations(pieces))


@st.composite
def changes(draw, text):
    """Ascending changes that do not overlap: deletions, insertions, replacements."""
    marks = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    if len(marks) % 2:
        marks.pop()
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    new = st.text(ALPHABET, max_size=4)
    rule = st.sampled_from(["join", "space", "width"])
    found, seen = [], set()
    for a, b in pairs:
        replacement = draw(st.one_of(st.just(""), new, st.just(text[a:b][::-1])))
        if a == b and (not replacement or a in seen):
            continue
        seen.add(a)
        found.append((a, b, replacement, draw(rule)))
    return found


@st.composite
def edited(draw, pieces=True):
    """A text after a random chain of edits, with the steps on the way."""
    raw = draw(st.text(ALPHABET, max_size=30))
    text = TracedText(raw, order=draw(orders(raw)) if pieces else None)
    steps = [text]
    for _ in range(draw(st.integers(0, 4))):
        text = text.edit(draw(changes(text.text)))
        steps.append(text)
    return steps


def reading(text: TracedText) -> str:
    return "".join(text.raw[a:b] for a, b in text.order)


@given(edited())
def test_text_and_columns_keep_step(steps):
    for text in steps:
        assert len(text.text) == len(text._lo) == len(text._hi)
        assert all(a <= b for a, b in zip(text._lo, text._hi, strict=True))


@given(edited())
def test_spans_never_run_backwards_inside_a_piece(steps):
    text = steps[-1]
    assert list(text._lo) == sorted(text._lo)
    assert list(text._hi) == sorted(text._hi)
    for i in range(len(text)):
        spans = text.to_raw(i, i + 1)
        assert len(spans) == 1
        assert sum(a <= spans[0][0] and spans[0][1] <= b for a, b in text.order) >= 1


@given(edited())
def test_a_kept_character_is_the_raw_character(steps):
    text = steps[-1]
    touched = [(e.start, e.end) for e in text.edits]
    for i, ch in enumerate(text.text):
        ((a, b),) = text.to_raw(i, i + 1)
        if b == a + 1 and not any(s <= a and b <= e for s, e in touched):
            assert text.raw[a:b] == ch


@given(edited())
def test_replay_gives_the_text(steps):
    assert steps[-1].replay() == steps[-1].text
    assert steps[-1].replay(steps[-1].raw) == steps[-1].text


@given(edited())
def test_undo_of_everything_gives_raw(steps):
    assert steps[-1].undo().text == steps[-1].raw
    assert steps[-1].undo().edits == ()


@given(edited(), st.data())
def test_undo_of_a_rule_leaves_no_edit_of_it_and_every_hunk_without_it(steps, data):
    text = steps[-1]
    rule = data.draw(st.sampled_from(["join", "space", "width"]))
    undone = text.undo(rule=rule)
    assert rule not in {e.rule for e in undone.edits}
    kept = [
        e
        for hunk in text._hunks
        if rule not in hunk.rules
        for a, b, e in text._in_force
        if _inside(a, b, hunk)
    ]
    assert sorted(kept) == sorted(undone.edits)
    assert undone.replay() == undone.text


def _inside(a, b, hunk):
    return (a, b) == (hunk.lo, hunk.hi) or (
        hunk.lo <= a and b <= hunk.hi and (a < b or hunk.lo < a < hunk.hi)
    )


@given(edited(), st.data())
def test_undo_of_one_hunk_leaves_the_others(steps, data):
    text = steps[-1]
    if not text._hunks:
        return
    k = data.draw(st.integers(0, len(text._hunks) - 1))
    hunk = text._hunks[k]
    undone = text._restore([(hunk.lo, hunk.hi)])
    assert [(h.lo, h.hi) for h in undone._hunks] == [
        (h.lo, h.hi) for n, h in enumerate(text._hunks) if n != k
    ]
    first, last = text._text_range(hunk.lo, hunk.hi)
    assert undone.text == text.text[:first] + reading(text)[hunk.lo : hunk.hi] + text.text[last:]
    everything = text
    for h in text._hunks:
        everything = everything._restore([(h.lo, h.hi)])
    assert everything.text == reading(text)
    assert everything.edits == ()


@given(edited())
def test_undoing_the_reading_order_keeps_the_edits(steps):
    text = steps[-1]
    back = text.undo(rule=traced.READING_ORDER)
    assert back.order == ((0, len(text.raw)),)
    assert sorted(back.text) == sorted(text.text)
    assert back.undo().text == text.raw


@given(edited(), st.data())
def test_to_text_of_to_raw_covers_the_span(steps, data):
    text = steps[-1]
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    if a == b:
        return
    covered = {i for span in text.to_raw(a, b) for s, e in text.to_text(*span) for i in range(s, e)}
    assert set(range(a, b)) <= covered


@given(edited())
def test_cut_out_characters_lead_nowhere_and_kept_ones_back(steps):
    text = steps[-1]
    reading = [i for a, b in text.order for i in range(a, b)]
    before = {i: left for left, i in itertools.pairwise(reading)}  # an insertion lies between two neighbours
    for i in range(len(text.raw)):
        for s, e in text.to_text(i, i + 1):
            assert any(
                a <= i < b or (a == b and i in (a, a - 1, before.get(a))) for a, b in text.to_raw(s, e)
            )


@given(edited())
def test_the_log_survives_save_and_load(tmp_path_factory, steps):
    text = steps[-1]
    if text.edits:
        text = text.undo(rule=text.edits[0].rule)
    path = tmp_path_factory.mktemp("log") / "edits.jsonl"
    text.save(path)
    assert TracedText.load(path, text.raw) == text


@given(edited())
def test_edits_are_the_log_in_force(steps):
    text = steps[-1]
    assert len(text.edits) == sum(len(done) for done in text.log)
    assert list(text.edits) == sorted(text.edits, key=lambda e: (e.start, e.end))
    assert text.explain() == text.edits


def test_explain_names_the_edits_behind_a_span():
    text = TracedText("工 会１\n").edit([(1, 2, "", "space"), (3, 4, "1", "width"), (4, 5, "", "end")])
    assert [e.rule for e in text.explain(0, 2)] == ["space"]
    assert [e.rule for e in text.explain(2, 3)] == ["width"]
    assert [e.rule for e in text.explain(0, 3)] == ["space", "width", "end"]


def test_pages():
    text = TracedText("甲\n\f乙\n", pages=(0, 3)).edit([(1, 3, "", "join")])
    assert [text.page_of(i) for i in range(2)] == [1, 2]
    assert TracedText("甲").page_of(0) is None


@settings(max_examples=20)
@given(st.text(ALPHABET, min_size=1, max_size=20))
def test_a_log_of_another_text_is_refused(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("log") / "edits.jsonl"
    TracedText(raw).edit([(0, 1, "X", "width")]).save(path)
    with pytest.raises(ReplayError):
        TracedText.load(path, raw + "x")
    path.write_text("nonsense")
    with pytest.raises(ReplayError):
        TracedText.load(path, raw)


@pytest.mark.parametrize("bad", [[(0, 2, "", "a"), (1, 3, "", "b")], [(2, 1, "", "a")], [(0, 9, "", "a")]])
def test_overlapping_or_outlying_changes_are_refused(bad):
    with pytest.raises(ValueError):
        TracedText("工会报告").edit(bad)


@pytest.mark.parametrize("order", [[(0, 1)], [(0, 2), (1, 4)], [(0, 5)], [(2, 4)]])
def test_an_order_that_is_no_arrangement_is_refused(order):
    with pytest.raises(ValueError):
        TracedText("工会报告", order=order)


def test_an_edit_across_a_border_of_the_order_is_cut():
    text = TracedText("甲注乙", order=[(0, 1), (2, 3), (1, 2)]).edit([(0, 2, "丙丁戊", "x")])
    assert text.text == "丙丁戊注"
    assert text.to_raw(0, 3) == ((0, 1),)
    assert [(e.start, e.end, e.new) for e in text.edits] == [(0, 1, "丙丁戊"), (2, 3, "")]
