"""Golden rows, prose without quantities, traditional characters, styles and glossaries."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from textkit.quantities import Quantity, find_quantities

CASES = Path(__file__).resolve().parent.parent / "cases" / "quantities"
# A reading may differ from the row by an approximator at its edge: the row cuts some of them off.
LOOSE = set("约近超逾大将不足至少多余餘過过左右以上下内內达達的 ")


def rows(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found_at(row):
    """The quantities that touch the row's span."""
    start, end = int(row["span_start"]), int(row["span_end"])
    return [q for q in find_quantities(row["context"]) if q.start < end and q.end > start]


GOLD = [row for name in ("seed.csv", "hand.csv") for row in rows(name)]


@pytest.mark.parametrize(
    "row", [r for r in GOLD if r["convert"] == "yes"], ids=lambda r: f"{r['id']} {r['zh']}"
)
def test_gold_rows_have_their_value_and_english(row):
    (found,) = found_at(row)
    start, end = int(row["span_start"]), int(row["span_end"])
    edges = row["context"][min(start, found.start) : max(start, found.start)]
    edges += row["context"][min(end, found.end) : max(end, found.end)]
    assert set(edges) <= LOOSE
    # A vague number (十几个) has no gold value.
    assert not row["value"] or found.value_text == row["value"]
    accepted = {row["en"], *row["en_alternatives"].split("|")}
    assert found.en in accepted or found.en.removeprefix("the ") in accepted or f"the {found.en}" in accepted


@pytest.mark.parametrize(
    "row", [r for r in GOLD if r["kind"] == "lexical"], ids=lambda r: f"{r['id']} {r['zh']}"
)
def test_lexicalised_numerals_are_left_alone(row):
    assert found_at(row) == []


@pytest.mark.parametrize(
    "row", [r for r in GOLD if r["kind"] == "identifier"], ids=lambda r: f"{r['id']} {r['zh']}"
)
def test_identifiers_keep_their_digits(row):
    (found,) = found_at(row)
    assert found.kind == "identifier"
    assert found.en == row["en"]


PROSE = [
    line
    for line in (CASES / "none.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_is_enough_prose_without_quantities():
    assert len(PROSE) >= 80


@pytest.mark.parametrize("line", PROSE)
def test_prose_without_quantities_has_none(line):
    assert find_quantities(line) == ()


@pytest.mark.parametrize("line", PROSE)
def test_the_same_prose_in_traditional_characters_has_none(line):
    from opencc import OpenCC

    assert find_quantities(OpenCC("s2t").convert(line)) == ()


@pytest.mark.parametrize("row", rows("traditional.csv"), ids=lambda r: r["zh"])
def test_traditional_characters(row):
    found = {q.text: q for q in find_quantities(row["context"])}
    quantity = found[row["zh"]]
    assert (quantity.kind, quantity.value_text, quantity.en) == (row["kind"], row["value"], row["en"])


@pytest.mark.parametrize(
    "row", [r for r in GOLD if r["convert"] == "yes"], ids=lambda r: f"{r['id']} {r['zh']}"
)
def test_the_script_does_not_change_the_value(row):
    from opencc import OpenCC

    converted = OpenCC("s2t").convert(row["context"])
    assert len(converted) == len(row["context"])
    assert [q.value_text for q in find_quantities(converted)] == [
        q.value_text for q in find_quantities(row["context"])
    ]


def english(text, **options):
    return [q.en for q in find_quantities(text, **options)]


def test_legal_style_includes_the_limit():
    assert english("利润三百万元以上", style="news") == ["more than 3 million yuan"]
    assert english("利润三百万元以上", style="legal") == ["3 million yuan or more"]
    assert english("三万元以下", style="legal") == ["30,000 yuan or less"]
    assert english("增长不低于60%", style="legal") == ["not less than 60 percent"]


def test_figures_style_writes_digits_and_symbols():
    text = "7项成果，占5.2%，投入200亿元、3000万美元，共50公里，增长1.5倍"
    assert english(text, style="figures") == [
        "7", "5.2%", "RMB 20 billion", "US$30 million", "50 km", "1.5 times more",
    ]  # fmt: skip


def test_dates_american_and_british():
    text = "2018年10月22日至25日，3月5日"
    assert english(text) == ["October 22-25, 2018", "March 5"]
    assert english(text, dates="british") == ["22-25 October 2018", "5 March"]


@pytest.mark.parametrize("options", [{"style": "poetry"}, {"dates": "martian"}])
def test_an_unknown_option_is_refused(options):
    with pytest.raises(ValueError, match="not "):
        find_quantities("三天", **options)


@dataclass(frozen=True)
class Span:
    start: int
    end: int


class Terms:
    """The least a glossary has to offer."""

    def __init__(self, *sources):
        self.sources = sources

    def find(self, text):
        spans = [Span(text.find(s), text.find(s) + len(s)) for s in self.sources if s in text]
        return sorted(spans, key=lambda span: span.start)


@pytest.mark.parametrize(
    ("terms", "texts"),
    [
        (("三年行动计划",), ["200亿元"]),  # the term contains the quantity
        (("亿元",), ["三年", "200亿元"]),  # the quantity contains the term
        (("三年",), ["200亿元"]),  # the term is the quantity
        (("年行动",), ["200亿元"]),  # the term cuts into the quantity
        (("投入",), ["三年", "200亿元"]),
    ],
)
def test_terms_come_first(terms, texts):
    found = find_quantities("实施三年行动计划，投入200亿元", glossary=Terms(*terms))
    assert [q.text for q in found] == texts


@pytest.mark.parametrize(
    ("text", "value", "en"),
    [
        ("5700多亿元", "570000000000", "more than 570 billion yuan"),
        ("1000多万人", "10000000", "more than 10 million people"),
        ("1亿3千多万", "130000000", "more than 130 million"),
        ("税负3500亿元", "350000000000", "350 billion yuan"),
        ("近三年", "3", "three years"),
        ("历时近三年", "3", "nearly three years"),
        ("契约300份", "300", "300"),
        ("前50名", "50", "50"),
        ("约7600多万人", "76000000", "about 76 million people"),
        ("五个多月", "5", "more than five months"),
        ("两个半小时", "2.5", "2.5 hours"),
        ("零下20摄氏度", "-20", "-20 degrees Celsius"),
        ("3—5万元", "30000..50000", "30,000 to 50,000 yuan"),
        ("3000万千瓦", "30000000", "30 million kilowatts"),
        ("万分之五", "5/10000", "five per 10,000"),
        ("3.5万分之一", "1/35000", "one in 35,000"),
        ("翻三番", "8", "increase eightfold"),
        ("壹佰贰拾叁元", "123", "123 yuan"),
        ("２０２１年", "2021", "2021"),
        ("１，２３４人", "1234", "1,234 people"),
        ("2020年前三季度", "2020-Q1..2020-Q3", "the first three quarters of 2020"),
        ("6月底", "--06-end", "the end of June"),
        ("七八十年代", "1970..1989", "the 1970s and 1980s"),
        ("上午9时30分至11时", "09:30..11:00", "9:30 a.m. to 11 a.m."),
        ("2018-10-22", "2018-10-22", "October 22, 2018"),
        ("比例为2.7∶1", "2.7:1", "2.7:1"),
        ("第 2 条", "2", "Article 2"),
        ("国产C919", "C919", "C919"),
        ("第二次世界大战", "2", "second"),
        ("第三级", "3", "third"),
        ("人大四次会议", "4", "fourth"),
        ("召开四次会议", "4", "four times"),
        ("增长一倍以上", "1", "more than doubled"),
        ("百万分之一", "1/1000000", "one in 1,000,000"),
        ("二〇一〇年代", "2010..2019", "the 2010s"),
        ("三个突出问题", "3", "three"),
        ("两座一级水电站", "2", "two"),
        ("电话010-66058888", "010-66058888", "010-66058888"),
    ],
)
def test_traps(text, value, en):
    (found,) = find_quantities(text)
    assert (found.value_text, found.en) == (value, en)


def test_an_example_in_full():
    assert find_quantities("约3亿人次。") == (
        Quantity(0, 5, "约3亿人次", "person_times", Decimal(300000000), "300000000", "person-time", "about",
                 "about 300 million person-times"),
    )  # fmt: skip
