"""Numbers, percent, currency and direction: golden pairs and laws."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.bitext import Bitext
from textkit.checks import Issue, check

PAIRS = Path(__file__).resolve().parent.parent / "cases" / "checks" / "number-pairs.txt"
NUMBERS = ("numbers", "percent", "currency", "direction")


def bitext(*pairs: tuple[str, str]) -> Bitext:
    return Bitext.from_pairs(pairs, source_language="zh", target_language="en")


def found(*pairs: tuple[str, str], checks: tuple[str, ...] | None = NUMBERS) -> list[Issue]:
    return [issue for issue in check(bitext(*pairs), checks=checks) if issue.severity != "note"]


def golden() -> Iterator[tuple[str, str, str]]:
    """Source, target and the check that finds something, or an empty string."""
    wrong = False
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            wrong = line.startswith("== wrong")
        elif line and not line.startswith("#"):
            source, target, *name = line.split(" => ")
            assert len(name) == wrong, line
            yield source, target, name[0] if name else ""


def test_there_are_enough_of_both_kinds() -> None:
    names = [name for *_, name in golden()]
    assert len(names) >= 120
    assert 50 <= names.count("") <= len(names) - 50


@pytest.mark.parametrize(("source", "target", "name"), tuple(golden()))
def test_golden(source: str, target: str, name: str) -> None:
    issues = found((source, target), checks=None)
    if name:
        assert name in [issue.check for issue in issues if issue.severity == "error"], issues
    else:
        assert not issues


# Pairs of (Chinese, English) for one number.
AMOUNTS = st.one_of(
    st.integers(1, 9999).map(lambda n: (f"{n}万人", f"{n * 10_000:,} people")),
    st.integers(1, 9999).map(lambda n: (f"{n}亿元", f"{n / 10:g} billion yuan")),
    st.integers(1, 999).map(lambda n: (f"{n / 10:g}%", f"{n / 10:g} percent")),
    st.integers(1901, 2099).map(lambda n: (f"{n}年", f"in {n}")),
    st.integers(2, 9).map(lambda n: (f"{n}个百分点", f"{n} percentage points")),
    st.integers(2, 500).map(lambda n: (f"{n * 15}亩", f"{n} hectares")),
    st.integers(2, 500).map(lambda n: (f"{n * 2000}斤", f"{n} metric tons")),
    st.integers(11, 5000).map(lambda n: (f"{n}公里", f"{n * 1000:,} meters")),
)


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_equal_quantities_raise_nothing(amounts: list[tuple[str, str]]) -> None:
    source = "；".join(zh for zh, _ in amounts)
    target = "; ".join(en for _, en in amounts)
    assert not found((source, target))


@given(st.lists(st.integers(11, 99_999), min_size=1, max_size=6, unique=True), st.data())
def test_one_changed_value_raises_exactly_one(numbers: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(numbers) - 1))
    other = data.draw(st.integers(11, 99_999).filter(lambda n: n not in numbers))
    changed = [*numbers[:place], other, *numbers[place + 1 :]]
    source = "，".join(f"{n}吨" for n in numbers)
    (issue,) = found((source, ", ".join(f"{n:,} tons" for n in changed)))
    assert (issue.check, issue.severity, issue.side) == ("numbers", "error", "source")
    assert source[issue.start : issue.end] == f"{numbers[place]}吨"
    assert f"{other:,}" in issue.message


@given(st.text("5年%亿万.第 一半三", max_size=30), st.text("5 %halfonetw.yBC", max_size=40))
def test_places_lie_in_their_side(source: str, target: str) -> None:
    for issue in check(bitext((source, target))):
        side = source if issue.side == "source" else target
        assert 0 <= issue.start <= issue.end <= len(side)


def test_a_number_in_the_next_unit_is_misaligned() -> None:
    issues = found(
        ("投资300亿元。", "Investment grew."),
        ("新建40所学校。", "It was 30 billion yuan. 40 schools were built."),
    )
    (issue,) = issues
    assert (issue.unit, issue.severity) == ("u1", "warning")
    assert "misaligned" in issue.message


def test_a_year_for_this_year_is_a_note() -> None:
    (issue,) = check(bitext(("今年的任务", "The tasks for 2018")), checks=NUMBERS)
    assert (issue.severity, issue.side, issue.start, issue.end) == ("note", "target", 14, 18)


def test_an_amount_out_of_nowhere_is_a_warning() -> None:
    (issue,) = found(("发展经济。", "Develop the economy by 7 percent."))
    assert (issue.severity, issue.side) == ("warning", "target")


def test_drafts_of_terms_and_numbers_are_not_compared() -> None:
    from dataclasses import replace

    units = tuple(replace(unit, state="partial") for unit in bitext(("200亿元", "20元")).units)
    assert not check(Bitext(units), checks=NUMBERS)


def test_by_and_to() -> None:
    (issue,) = found(("比重提高到30%。", "The share rose by 30 percent."))
    assert (issue.check, issue.severity) == ("direction", "warning")


def test_the_other_way_round() -> None:
    pairs = [("It cost 3 million yuan.", "耗资300万元。"), ("It cost 3 million yuan.", "耗资30万元。")]
    issues = check(Bitext.from_pairs(pairs, source_language="en", target_language="zh"), checks=NUMBERS)
    assert [(issue.unit, issue.severity) for issue in issues] == [("u2", "error")]


def test_evaluation_pairs(evaluation: Path) -> None:
    import json

    rows = map(
        json.loads, (evaluation / "data/quantities/number-pairs-dev.jsonl").read_text("utf-8").splitlines()
    )
    right, wrong = [], []
    for row in rows:
        flag = any(issue.severity == "error" for issue in found((row["zh"], row["en"])))
        (wrong if row["label"] == "wrong" else right).append(flag)
    assert sum(wrong) >= 0.95 * len(wrong)
    assert sum(right) <= 0.03 * len(right)
