"""A bitext with a unit in every state, and for hypothesis bitexts that would break a careless writer."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import strategies as st

from textkit.bitext import STATES, Bitext, Unit
from textkit.glossary.model import Match, Term
from textkit.quantities.model import Quantity

CONGRESS = Term("中国工会", ("Chinese trade unions", "trade unions of China"), note="collective")
MONEY = Quantity(
    5, 10, "200亿元", "money", Decimal(20000000000), "20000000000", "yuan", "", "20 billion yuan"
)


@pytest.fixture
def everything() -> Bitext:
    return Bitext(
        (
            Unit("b001s1", "在中国工会第十七次全国代表大会上的报告", "", block="b001", kind="title", page=1),
            Unit(
                "b002s1", "一、过去五年的工作", "I. Work of the past five years", "reviewed", "engine",
                "b002", "heading", ((24, 33),), 1,
            ),
            Unit(
                "b003s1", "帮扶资金 200亿元。", "帮扶资金 20 billion yuan。", "partial", "offline",
                "b003", "paragraph", ((40, 47), (60, 68)), 2, (), (MONEY,), 5 / 11,
                ("See <b>budget</b> & \"annex\".",),
            ),
            Unit(
                "b003s2", "=中国工会|成立", "'=Chinese trade unions\nwere founded", "draft", "memory 87 %",
                "b003", "paragraph", ((68, 75),), 2, (Match(1, 5, CONGRESS),),
            ),
            Unit("b004s1", "　完", "End", "final", block="b004", kind="line", raw=((80, 82),)),
        ),
        meta={"title": "报告", "source_file": "/home/anna/report.txt", "glossaries": ("trade-unions.csv",),
              "levels": {"b002": 2}},
    )  # fmt: skip


@pytest.fixture(scope="session")
def nasty() -> Callable[..., st.SearchStrategy[Bitext]]:
    """The strategy of nasty bitexts; `xml=True` leaves out what XML cannot hold."""
    return bitexts


PIECES = [
    "工会", "中国工会第十七次", "trade union", "𠀀𪚥", "\U0001f9d1\u200d\U0001f3ed", "葛\U000e0100", "שלום",
    "\u202e", "é", " ", "　", "\n", "\r\n", "\r", "\t", "\u2028", "\u2029", "\x85", "\ufeff", "\ufffd",
    "'", "''", "\"", "=1+1", "+1", "-1", "@SUM", "＝", ",", ";", "|", "\\", "\\n", "1..2", "null", "0",
    "&", "&amp;", "<", ">", "]]>", "<!--", "</seg>", "</script>", "`", "*", "_", "#", "{}", "%s",
]  # fmt: skip
CONTROLS = ["\x00", "\x01", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\ufffe", "\uffff"]


def texts(*, xml: bool, least: int = 0) -> st.SearchStrategy[str]:
    """Text out of pieces that have meaning somewhere; with `xml`, only characters that XML can hold."""
    alphabet = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: c not in "\ufffe\uffff")
    piece = st.one_of(st.sampled_from(PIECES if xml else PIECES + CONTROLS), alphabet)
    return st.lists(piece, min_size=least, max_size=6).map("".join)


@st.composite
def matches(draw, source: str, xml: bool) -> Match:
    start = draw(st.integers(0, len(source)))
    end = draw(st.integers(start, len(source)))
    text = texts(xml=xml)
    term = Term(
        source=source[start:end],
        targets=tuple(draw(st.lists(text.filter(bool), max_size=2))),
        part_of_speech=draw(st.sampled_from(["", "noun"])),
        status=draw(st.sampled_from(["preferred", "admitted", "deprecated", "forbidden"])),
        do_not_translate=draw(st.booleans()),
        case_sensitive=draw(st.booleans()),
        note=draw(text),
        variants=tuple(draw(st.lists(text, max_size=1))),
        forbidden=tuple(draw(st.lists(text, max_size=1))),
    )
    return Match(start, end, term)


@st.composite
def quantities(draw, source: str, xml: bool) -> Quantity:
    start = draw(st.integers(0, len(source)))
    end = draw(st.integers(start, len(source)))
    return Quantity(
        start=start,
        end=end,
        text=source[start:end],
        kind=draw(st.sampled_from(["number", "money", "date", "range"])),
        value=draw(st.sampled_from([None, Decimal("20000000000"), Decimal("3.50"), Decimal("1E+10")])),
        value_text=draw(st.sampled_from(["20000000000", "2018-10-22", "--06", "1..2"])),
        unit=draw(st.sampled_from(["", "yuan"])),
        approx=draw(st.sampled_from(["", "more"])),
        en=draw(texts(xml=xml)),
    )


@st.composite
def units(draw, xml: bool) -> Unit:
    source = draw(texts(xml=xml))
    spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted).map(tuple)
    said = texts(xml=xml, least=1).filter(lambda text: text.strip())
    return Unit(
        id=draw(
            st.one_of(st.sampled_from(["b017s3", "b017s3.2", "a b", "123456789012345678901234567890"]), said)
        ),
        source=source,
        target=draw(texts(xml=xml)),
        state=draw(st.sampled_from(STATES)),
        origin=draw(st.sampled_from(["", "offline", "memory 87 % <x>"])),
        block=draw(st.sampled_from(["", "b017"])),
        kind=draw(st.sampled_from(["", "heading", "paragraph"])),
        raw=tuple(draw(st.lists(spans, max_size=2))),
        page=draw(st.one_of(st.none(), st.integers(1, 10**6))),
        terms=tuple(draw(st.lists(matches(source, xml), max_size=2))),
        quantities=tuple(draw(st.lists(quantities(source, xml), max_size=2))),
        coverage=draw(st.one_of(st.none(), st.floats(0, 1))),
        notes=tuple(draw(st.lists(said, max_size=2))),
    )


@st.composite
def bitexts(draw, *, xml: bool) -> Bitext:
    language = st.sampled_from(["zh", "zh-Hans", "zh-Hant", "zh-CN", "en", "en-GB", "fr"])
    text = texts(xml=xml)
    meta = st.dictionaries(st.sampled_from(["title", "source_file", "tool"]), text, max_size=2)
    return Bitext(
        units=tuple(draw(st.lists(units(xml), max_size=4))),
        source_language=draw(language),
        target_language=draw(language),
        meta=draw(meta) | draw(st.sampled_from([{}, {"glossaries": ("a.csv", "b.csv")}])),
    )
