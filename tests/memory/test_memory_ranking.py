"""What is offered first: golden cases that a translator can read."""

from pathlib import Path
from typing import NamedTuple

import pytest

from textkit.memory import Memory
from textkit.memory.model import Entry

FILE = Path(__file__).resolve().parent.parent / "cases" / "memory" / "ranking.txt"


class Case(NamedTuple):
    """One block of the file."""

    name: str
    memory: list[list[str]]
    asked: str
    around: list[str]
    offered: list[tuple[int, str]]


def cases() -> list[Case]:
    found = []
    for block in FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, *lines = block.rstrip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line]
        heads = [row[0] for row in rows]
        assert heads[0] == "memory"
        asked, offered = heads.index("asked"), heads.index("offered")
        found.append(
            Case(
                name,
                rows[1:asked],
                rows[asked + 1][0],
                rows[asked][1:],
                [(int(score), target) for score, target in rows[offered + 1 :]],
            )
        )
    return found


def context(words: list[str]) -> dict[str, str | None]:
    names = {"before": "b=", "after": "a="}
    return {
        name: next((word[2:] for word in words if word.startswith(mark)), None)
        for name, mark in names.items()
    }


def entry(row: list[str]) -> Entry:
    source, target, *words = row
    state = "final" if "final" in words else "reviewed"
    year = next((word for word in words if word.isdigit()), "2020")
    return Entry(source, target, state, attributes={"changedate": f"{year}0101T000000Z"}, **context(words))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_ranking(case: Case, memory: Memory) -> None:
    memory._stores[0].add(map(entry, case.memory))
    matches = memory.lookup(case.asked, **context(case.around))
    assert [(match.score, match.target) for match in matches] == case.offered
    for match in matches:
        assert match.kind == {101: "context", 100: "exact"}.get(match.score, "fuzzy")
        assert (match.source == case.asked) == (match.kind != "fuzzy")
        assert bool(match.difference) == (match.kind == "fuzzy")


def test_a_key_that_is_the_same_does_not_stop_the_search(memory: Memory) -> None:
    """With both numbers changed and not shown, the same words score less than other words."""
    memory._stores[0].add(
        [
            Entry("共20人，计30户", "So many."),
            Entry("共40人，计50户吗", "So many?"),
        ]
    )
    (match,) = memory.lookup("共40人，计50户", minimum=50, limit=1)
    assert (match.target, match.score) == ("So many?", 83)
    assert [found.score for found in memory.lookup("共40人，计50户", minimum=50)] == [83, 60]


def test_old_numbers_are_warned_of(memory: Memory) -> None:
    memory._stores[0].add([Entry("各级工会累计筹集帮扶资金200亿元。", "20 billion yuan was raised.")])
    (match,) = memory.lookup("各级工会筹集帮扶资金300亿元。")
    assert match.note == "Numbers are those of the memory: 200亿元; here: 300亿元"
