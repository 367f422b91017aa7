"""What a draft makes of matches."""

from dataclasses import replace

import pytest

from textkit.bitext import Bitext, Unit
from textkit.memory import Memory, apply

HELD = Bitext(
    (
        Unit("1", "总则", "General Provisions", "reviewed"),
        Unit("2", "各级工会累计筹集帮扶资金200亿元。", "Unions raised 20 billion yuan.", "reviewed"),
        Unit("3", "加强工会援疆援藏工作。", "Strengthen assistance to Xinjiang and Tibet.", "reviewed"),
    ),
    meta={"title": "2018年报告"},
)
DRAFT = (
    Unit("b1s1", "总则", state="untranslated", origin="offline"),
    Unit("b1s2", "各级工会累计筹集帮扶资金300亿元。", "…300…", "partial", "offline", coverage=0.5),
    Unit("b1s3", "加强工会援疆工作。", "…", "partial", "offline", coverage=0.2, notes=("kept",)),
    Unit("b1s4", "各级党组织。", "…", "partial", "offline", coverage=0.1),
    Unit("b1s5", "总则", "General Rules", "reviewed", "anna"),
    Unit("b1s6", " ", state="untranslated"),
)


@pytest.fixture
def held(memory: Memory) -> Memory:
    memory.add(HELD)
    return memory


def test_exact_matches_are_drafts_and_fuzzy_ones_partial(held: Memory) -> None:
    exact, numbers, fuzzy, *others = apply(held, DRAFT)
    assert (exact.target, exact.state, exact.origin) == ("General Provisions", "draft", "memory 100%")
    assert exact.notes == ()
    assert (numbers.target, numbers.state) == ("Unions raised 30 billion yuan.", "partial")
    assert numbers.origin == "memory 99%"
    assert numbers.coverage is None
    assert numbers.notes == (
        "Memory match 99% of 2018年报告; [-in the memory-]{+here+}: "
        "各级工会累计筹集帮扶资金[-200亿元-]{+300亿元+}。",
        "Numbers adapted: 20 billion yuan → 30 billion yuan",
    )
    assert (fuzzy.state, fuzzy.origin) == ("partial", "memory 81%")
    assert fuzzy.notes[0] == "kept"
    assert fuzzy.notes[1].endswith("加强工会援疆[-援藏-]工作。")
    assert tuple(others) == DRAFT[3:]


def test_below_the_minimum_nothing_changes(held: Memory) -> None:
    assert apply(held, DRAFT, minimum=82)[2] == DRAFT[2]


def test_a_match_in_context_says_so(held: Memory) -> None:
    units = tuple(replace(unit, target="", state="untranslated") for unit in HELD.units)
    assert [unit.origin for unit in apply(held, units)] == ["memory 101%"] * 3
    assert [unit.origin for unit in apply(held, units[:2])] == ["memory 101%", "memory 100%"]


def test_other_translations_are_named(held: Memory) -> None:
    held.add(Bitext((Unit("1", "总则", "General Rules", "final"),)))
    (filled,) = apply(held, (Unit("x", "总则"),))
    assert (filled.target, filled.notes) == (
        "General Rules",
        ("The memory also has: General Provisions",),
    )


def test_no_units() -> None:
    with Memory.read() as memory:
        assert apply(memory, ()) == ()
