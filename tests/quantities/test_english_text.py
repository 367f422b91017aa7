"""Quantities of English text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.quantities.english_text import find_english_quantities

CASES = [
    ("twenty-five items", "twenty-five", "number", "25", ""),
    ("one and a half million people", "one and a half million people", "quantity", "1500000", "person"),
    ("a dozen eggs", "a dozen", "number", "12", ""),
    ("half a million", "half a million", "number", "500000", ""),
    ("a hundred thousand", "a hundred thousand", "number", "100000", ""),
    ("two hundred and fifty thousand New Taiwan Dollars", None, "money", "250000", "New Taiwan dollar"),
    ("US$126.3 billion", None, "money", "126300000000", "US dollar"),
    ("$3.5bn", None, "money", "3500000000", "dollar"),
    ("RMB 500", None, "money", "500", "yuan"),
    ("5 percentage points", None, "percent", "5", "percentage point"),
    ("8.3 per cent", None, "percent", "8.3", "percent"),
    ("two-thirds of all members", "two-thirds", "fraction", "2/3", ""),
    ("one in 35,000 births", "one in 35,000", "fraction", "1/35000", ""),
    ("half of them", "half", "fraction", "1/2", ""),
    ("a twofold increase", "twofold", "multiple", "2", "time"),
    ("Output doubled", "doubled", "multiple", "2", "time"),
    ("three times as many", "three times", "multiple", "3", "time"),
    ("the 131st session", "131st", "ordinal", "131", ""),
    ("the twenty-first meeting", "twenty-first", "ordinal", "21", ""),
    ("Article 35 applies", "Article 35", "ordinal", "35", ""),
    ("Chapter IV", "IV", "ordinal", "4", ""),
    ("2017-2020", None, "range", "2017..2020", "year"),
    ("between 5 and 10 percent", None, "range", "5..10", "percent"),
    ("two to three million yuan", None, "range", "2000000..3000000", "yuan"),
    ("at least 3 hectares", None, "quantity", "3", "hectare"),
    ("1.5 million mu", None, "quantity", "1500000", "mu"),
    ("20-odd years", None, "period", "20", "year"),
    ("18 years old", None, "quantity", "18", "year old"),
    ("a year and a half", None, "period", "1.5", "year"),
    ("on October 22, 2018", "October 22, 2018", "date", "2018-10-22", ""),
    ("on 22 October 2018", "22 October 2018", "date", "2018-10-22", ""),
    ("the 28th of October", "28th of October", "date", "--10-28", ""),
    ("in May 1997", "May 1997", "date", "1997-05", ""),
    ("2018-10-22", None, "date", "2018-10-22", ""),
    ("March 5-18, 2018", None, "range", "2018-03-05..2018-03-18", "day"),
    ("in 2018", "2018", "year", "2018", ""),
    ("221 BC", None, "year", "-0221", ""),
    ("the 1980s", "1980s", "decade", "1980..1989", "decade"),
    ("the mid-Sixties", "Sixties", "decade", "1960..1969", "decade"),
    ("the 8th century BC", "8th century BC", "century", "-8", "century"),
    ("the first quarter of 2018", "first quarter of 2018", "period", "2018-Q1", ""),
    ("the second half of 2018", "second half of 2018", "period", "2018-H2", ""),
    ("by the end of 2020", "end of 2020", "period", "2020-end", ""),
    ("at 3:30 p.m.", "3:30 p.m.", "time", "15:30", "time"),
    ("at noon", "noon", "time", "12:00", "time"),
    ("around the clock", None, "period", "24", "hour"),
    ("COVID-19", None, "identifier", "COVID-19", ""),
    ("a C919 jet", "C919", "identifier", "C919", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "kind", "value", "unit"), CASES, ids=[case[0] for case in CASES])
def test_reads(text: str, written: str | None, kind: str, value: str, unit: str) -> None:
    (found,) = find_english_quantities(text)
    assert (found.text, found.kind, found.value_text, found.unit) == (written or text, kind, value, unit)


@pytest.mark.parametrize(
    "text", ["You may go", "march on", "4. Fighting", "I am here", "the second half", ""],
)  # fmt: skip
def test_finds_nothing(text: str) -> None:
    assert [found for found in find_english_quantities(text) if found.kind != "ordinal"] == []


@pytest.mark.parametrize(
    ("text", "limit"),
    [("more than 5", "more"), ("no fewer than 5", "more"), ("must not be more than 5", "less"),
     ("nearly 5", "about"), ("5 or more", "more"), ("up to 5", "less"), ("5", "")],
)  # fmt: skip
def test_limits(text: str, limit: str) -> None:
    assert find_english_quantities(text)[0].approx == limit


def test_a_vague_magnitude_has_no_value() -> None:
    (found,) = find_english_quantities("tens of millions of people")
    assert (found.value, found.value_text, found.en) == (None, "", "tens of millions")


@given(st.integers(0, 10**9))
def test_figures_read_back(number: int) -> None:
    (found,) = find_english_quantities(f"we saw {number:,} of them")
    assert found.value_text == str(number)


PIECES = st.sampled_from(
    [
        "5",
        "2018",
        "%",
        " ",
        "one",
        "half",
        "million",
        "March",
        "the ",
        "-",
        "$",
        "century",
        "1,000",
        "of",
        "\n",
        "第",
        "s",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_english_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@pytest.mark.parametrize(
    "piece", ["one ", "5% ", "1,", "a-", "twenty-", "May ", "1 to ", "(", "of tens of ", "x@", "3"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = time.process_time()
        find_english_quantities(text)
        return time.process_time() - began

    seconds(100)
    assert seconds(16_000) < 8 * seconds(4_000) + 0.3
