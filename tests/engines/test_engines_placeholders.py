"""Placeholders come back, in whatever shape, or their loss is said."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.engines.placeholders import BRACES, BRACKETS, STYLES, XML, Hidden, protect, restore

WORDS = (
    "工会", "和", "职工", "发展", "了", "2018年", "（一）", "(2)", "[3]", "⟦1⟧", "的", "<b>", "，。", "{0}",
    "增长", "12.5%", "“四个”", "x1", "（", "）", "[", "⟦",
)  # fmt: skip
VALUES = ("62.246 million", "trade union", "October 22, 2018", "2025", "a (b) c", "[7]", "$1", "\\1", "12%")


def protected_sentence(chance: random.Random, style=BRACKETS):
    """A random sentence with some of its words hidden."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(3, 14))]
    hidden, source = [], ""
    for word in words:
        if chance.random() < 0.35:
            hidden.append(Hidden(len(source), len(source) + len(word), chance.choice(VALUES)))
        source += word + chance.choice(["", " "])
    return source, protect(source, hidden, style)


OPEN, CLOSE = "[【〔{（(<《«", "]】〕}）)>》»"
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def respace(mark: str, chance: random.Random) -> str:
    return re.sub(r"(\d+)", r" \1  " if chance.random() < 0.5 else r"\1 ", mark)


def rebracket(mark: str, chance: random.Random) -> str:
    number = re.search(r"\d+", mark)[0]
    which = chance.randrange(len(OPEN))
    return f"{OPEN[which]}{number}{CLOSE[which]}"


def widen(mark: str, chance: random.Random) -> str:
    return mark.translate(DIGITS)


def drop(mark: str, chance: random.Random) -> str:
    return ""


def double(mark: str, chance: random.Random) -> str:
    return f"{mark} {rebracket(mark, chance)}" if chance.random() < 0.5 else mark * 2


def tear(mark: str, chance: random.Random) -> str:
    return mark[: chance.randrange(1, len(mark))]


HARMLESS = (lambda mark, chance: mark, respace, rebracket, widen)
HARMFUL = (drop, double, tear)


def test_ten_thousand_sentences_are_restored_or_flagged() -> None:
    chance = random.Random(20181022)
    restored = flagged = 0
    for _ in range(10_000):
        source, protected = protected_sentence(chance)
        answer, hurt, parts = protected.text, False, []
        for mark in protected.marks:
            before, _, answer = answer.partition(mark)
            harmful = chance.random() < 0.12
            parts += [before, chance.choice(HARMFUL if harmful else HARMLESS)(mark, chance)]
            hurt = hurt or harmful
        answer = "".join(parts) + answer
        found = restore(answer, protected)
        if found.lost:
            flagged += 1
            assert hurt, (source, answer, found)
            continue
        restored += 1
        # Nothing is lost, doubled or left: taking one value for each mark away leaves what stood around.
        assert not hurt or not protected.values, (source, answer, found)
        rest = found.text.casefold()
        for value in protected.values:
            assert value.casefold() in rest, (source, answer, found)
        expected, after = "", protected.text
        for mark, value in zip(protected.marks, protected.values, strict=True):
            around, _, after = after.partition(mark)
            expected += around + value
        expected += after
        assert "".join(found.text.split()).casefold() == "".join(expected.split()).casefold()
    assert restored > 5_000
    assert flagged > 1_500


SPAN = st.lists(st.tuples(st.text("工会a1 [(⟦<", max_size=5), st.sampled_from(VALUES)), max_size=6)


@given(SPAN, st.text("会b。2 ]", max_size=5), st.sampled_from(sorted(STYLES)))
def test_an_untouched_answer_gives_the_values(parts: list[tuple[str, str]], end: str, style: str) -> None:
    source, hidden = "", []
    for text, value in parts:
        source += text
        hidden.append(Hidden(len(source), len(source) + 1, value))
        source += "数"
    source += end
    protected = protect(source, hidden, STYLES[style])
    found = restore(protected.text, protected, "zh")
    assert not found.lost
    expected = source
    for part in reversed(hidden):
        expected = expected[: part.start] + part.value + expected[part.end :]
    # Marks that the source itself had come back as they were.
    assert found.text == expected


@pytest.mark.parametrize("answer", ["⟦0⟧ and", "⟦0⟧ and ⟦1⟧ and [1]", "⟦1⟧⟦1⟧", "⟦0⟧ ⟦1⟧ ⟦", "0 and 1", ""])
def test_what_is_lost_is_said(answer: str) -> None:
    protected = protect("甲和乙", [Hidden(0, 1, "A"), Hidden(2, 3, "B")])
    assert restore(answer, protected).lost


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("the⟦0⟧of", "the trade union of"),
        ("⟦0⟧s serve workers.", "Trade unions serve workers."),
        ("“⟦0⟧”, ⟦ 0 ⟧"[:4] + "”", "“trade union”"),
        ("the [0]'s work", "the trade union's work"),
        ("work（⟦0⟧）and", "work（trade union）and"),
        ("in 【0】2018", "in trade union 2018"),
    ],
)
def test_values_are_set_into_the_sentence(answer: str, text: str) -> None:
    protected = protect("工会", [Hidden(0, 2, "trade union")])
    assert restore(answer, protected).text == text


def test_enumerations_keep_their_numbers() -> None:
    source = "（一）推动20亿元（二）服务300人"
    protected = protect(source, [Hidden(5, 9, "2 billion yuan"), Hidden(14, 18, "300 people")])
    answer = f"(1) Promote {protected.marks[0]}; (0) serve {protected.marks[1]}"
    assert restore(answer, protected) == ("(1) Promote 2 billion yuan; (0) serve 300 people", ())


def test_styles() -> None:
    assert [style.mark(7) for style in (BRACKETS, XML, BRACES)] == ["⟦7⟧", '<x id="7"/>', "{7}"]
    protected = protect("甲 & 乙", [Hidden(0, 1, "A")], XML)
    assert restore("& < x id = “0” / > B", protected).text == "& A B"


def test_bare() -> None:
    assert protect("2018年。", [Hidden(0, 5, "2018")]).is_bare
    assert not protect("2018年度。", [Hidden(0, 5, "2018")]).is_bare


@pytest.mark.parametrize("text", ["[" * 200_000, "<x id=" * 50_000, "(1 " * 100_000, "⟦1" * 100_000])
def test_any_text_takes_linear_time(text: str) -> None:
    import time

    start = time.process_time()
    restore(text, protect(text, []))
    assert time.process_time() - start < 3
