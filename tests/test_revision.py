"""What a translator's tool does to a draft: nothing is lost, and what changed is listed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.bitext import Bitext, Unit
from textkit.formats import read_bitext, write
from textkit.glossary.model import Match, Term
from textkit.revision import Difference, changes, revised

UNION = Match(0, 2, Term("工会", ("trade union",)))
DRAFT = Bitext(
    (
        Unit(
            "b1s1", "工会", "trade union", "partial", "offline", "b1", "heading", ((0, 2),), 1, (UNION,), (),
            1.0, ("See line one\n  and two", "budget"),
        ),
        Unit("b1s2", "报告", "", "untranslated", raw=((3, 5),)),
        Unit("b2s1", "工会", "Union", "draft", "memory 87 %", raw=((6, 8),)),
        Unit("b2s2", "完", "The end", "final", raw=((9, 10),)),
    ),
    meta={"title": "x"},
)  # fmt: skip


def edit(number: int, **given) -> Bitext:
    units = list(DRAFT.units)
    units[number] = replace(units[number], **given)
    return replace(DRAFT, units=tuple(units))


def told(after: Bitext) -> list[tuple[str, ...]]:
    return [(c.unit, c.what, c.old, c.new) for c in changes(DRAFT, after)]


def test_nothing_changed():
    assert changes(DRAFT, DRAFT) == ()
    assert revised(DRAFT, DRAFT) == DRAFT


@pytest.mark.parametrize(("number", "given", "state", "origin"), [
    (0, {"target": "Unions"}, "reviewed", "edited"),
    (1, {"target": "Report"}, "reviewed", "edited"),
    (2, {"target": "Unions"}, "reviewed", "edited"),
    (3, {"target": "End"}, "reviewed", "edited"),
    (2, {"target": ""}, "untranslated", ""),
    (2, {"target": "Unions", "state": "final"}, "final", "edited"),
    (2, {"state": "reviewed"}, "reviewed", "memory 87 %"),
])  # fmt: skip
def test_states_after_work(number, given, state, origin):
    unit = revised(DRAFT, edit(number, **given)).units[number]
    assert (unit.state, unit.origin, unit.raw) == (state, origin, DRAFT.units[number].raw)
    old = DRAFT.units[number]
    expected = [(old.id, "target", old.target, given["target"])] if "target" in given else []
    assert told(edit(number, **given)) == [*expected, (old.id, "state", old.state, state)]


def test_a_changed_source_is_told_and_its_terms_go():
    after = edit(0, source="职工")
    assert told(after) == [("b1s1", "source", "工会", "职工")]
    assert revised(DRAFT, replace(after, units=(replace(after.units[0], terms=()),))).units[0].terms == ()


def test_missing_and_added_units():
    after = replace(DRAFT, units=(*DRAFT.units[:2], DRAFT.units[3], Unit("b1s1", "新", "New", "draft")))
    assert told(after) == [("b2s1", "missing", "工会", ""), ("b1s1", "added", "", "新")]
    back = revised(DRAFT, after)
    assert back.units[:4] == DRAFT.units
    assert (back.units[4].id, back.units[4].source) == ("b1s1.2", "新")


def test_split_notes_and_new_ones():
    notes = ("See line one", "and two", "budget", "translator: what is meant?")
    after = edit(0, notes=notes)
    assert told(after) == [("b1s1", "note", "", "translator: what is meant?")]
    assert revised(DRAFT, after).units[0].notes == (*DRAFT.units[0].notes, notes[3])


@given(st.permutations(DRAFT.units))
def test_order_is_no_change(units):
    assert changes(DRAFT, replace(DRAFT, units=tuple(units))) == ()


@given(st.permutations(DRAFT.units))
def test_a_tool_that_keeps_only_ids_texts_and_states(units):
    bare = tuple(Unit(unit.id, unit.source, unit.target, unit.state) for unit in units)
    assert revised(DRAFT, Bitext(bare)) == DRAFT


def test_a_tool_that_drops_the_ids():
    """Equal sources are told apart by their order."""
    bare = tuple(Unit(f"u{n}", unit.source, unit.target, unit.state) for n, unit in enumerate(DRAFT.units))
    assert revised(DRAFT, Bitext(bare)) == DRAFT


def test_the_line_of_a_difference():
    assert str(Difference("a\tb", "target", 'x "y"\n', "工会")) == 'a\\tb\ttarget\t"x \\"y\\"\\n"\t"工会"'
    with pytest.raises(ValueError, match="what is one of"):
        Difference("a", "colour")


def test_ten_thousand_units_with_one_source_are_quick():
    units = tuple(Unit(f"u{n}", "同", f"{n}", "draft") for n in range(10_000))
    after = Bitext(tuple(replace(unit, id=f"x{unit.id}") for unit in units))
    assert changes(Bitext(units), after) == ()


@pytest.mark.parametrize("suffix", ["xlf", "po", "xlsx", "docx", "csv", "jsonl", "tmx"])
def test_through_a_file_and_back_into_a_memory(suffix, tmp_path):
    """Draft, file, edited, back, memory and final file."""
    write(DRAFT, tmp_path / f"draft.{suffix}")
    edited = read_bitext(tmp_path / f"draft.{suffix}")
    units = [replace(unit, target="Report") if unit.id == "b1s2" else unit for unit in edited.units]
    write(replace(edited, units=tuple(reversed(units))), tmp_path / f"edited.{suffix}")
    back = revised(DRAFT, read_bitext(tmp_path / f"edited.{suffix}"))
    assert back.units[0] == DRAFT.units[0]
    assert (back.units[1].target, back.units[1].state) == ("Report", "reviewed")
    write(back, tmp_path / "memory.tmx")
    assert read_bitext(tmp_path / "memory.tmx") == back
