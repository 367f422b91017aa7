"""The offline draft: what is rendered, how it is spaced, what is said about it."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.bitext import Unit
from textkit.document import Block, Document, Sentence
from textkit.drafting import Piece, assemble, draft
from textkit.errors import EngineUnavailable
from textkit.glossary import Glossary
from textkit.traced import TracedText

TERMS = Glossary.from_rows(
    [
        {"zh": "工会", "en": "trade union"},
        {"zh": "职工", "en": "workers|employees"},
        {"zh": "职工之家", "en": ""},
        {"zh": "十九大", "en": "the 19th CPC National Congress"},
        {"zh": "互联网+", "en": "", "do_not_translate": "yes"},
        {"zh": "APP", "en": "app"},
    ]
)


def document(*blocks: str, kind: str = "paragraph") -> Document:
    """A document of blocks with one sentence each."""
    text = "\n".join(blocks)
    made, at = [], 0
    for n, block in enumerate(blocks, 1):
        end = at + len(block)
        sentence = Sentence(f"b{n:03}s1", at, end)
        made.append(Block(f"b{n:03}", kind, None, at, end, (sentence,)))
        at = end + 1
    return Document(TracedText(text, meta={"source": "/home/somebody/x.txt"}), tuple(made))


def one(source: str, glossary: Glossary | None = TERMS) -> Unit:
    (unit,) = draft(document(source), glossary=glossary).units
    return unit


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("工会和职工", "trade union 和 workers"),
        ("工会职工", "trade union workers"),
        ("工会，职工。", "trade union，workers。"),
        ("“工会”（职工）", "“trade union”（workers）"),
        ("各级工会", "各级 trade union"),
        ("服务职工APP", "服务 workers app"),
        ("服务职工 APP", "服务 workers app"),
        ("在职工之家里", "在职工之家里"),
        ("推进互联网+行动", "推进互联网+行动"),
        ("工会/职工", "trade union/workers"),
        ("工会\u3000职工", "trade union\u3000workers"),
        ("党的十九大以来", "党的 the 19th CPC National Congress 以来"),
    ],
)
def test_terms_and_their_spacing(source: str, target: str) -> None:
    assert one(source).target == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("覆盖职工6000万人以上", "60 million"),
        ("2018年10月22日", "2018"),
        ("增长12.5%的投入", "12.5"),
    ],
)
def test_quantities_are_rendered(source: str, target: str) -> None:
    unit = one(source)
    assert target in unit.target
    assert unit.quantities
    assert unit.state == "partial"
    assert all(source[q.start : q.end] == q.text for q in unit.quantities)


def test_what_lies_in_a_term_belongs_to_the_term() -> None:
    glossary = Glossary.from_rows([{"zh": "中国制造2025", "en": "Made in China 2025"}])
    unit = one("实施中国制造2025战略", glossary)
    assert unit.target == "实施 Made in China 2025 战略"
    assert not unit.quantities


def test_a_term_that_is_a_part_of_a_quantity_belongs_to_the_quantity() -> None:
    glossary = Glossary.from_rows(
        [{"zh": "亿元", "en": "hundred million yuan"}, {"zh": "资金", "en": "funds"}]
    )
    unit = one("资金200亿元", glossary)
    assert unit.target == "funds 20 billion yuan"
    assert [match.term.source for match in unit.terms] == ["资金"]


def test_states_and_coverage() -> None:
    nothing = one("各级组织。")
    assert (nothing.state, nothing.coverage, nothing.target) == ("untranslated", 0, "各级组织。")
    part = one("工会 和好")
    assert (part.state, part.coverage) == ("partial", 0.5)
    whole = one("工会职工")
    assert (whole.state, whole.coverage) == ("partial", 1)
    assert {nothing.origin, part.origin, whole.origin} == {"offline"}


def test_a_term_without_a_rendering_keeps_others_away_and_is_not_listed() -> None:
    unit = one("职工之家")
    assert (unit.terms, unit.state, unit.target) == ((), "untranslated", "职工之家")


def test_a_term_that_is_not_to_be_translated_stays_and_counts() -> None:
    unit = one("互联网+")
    assert (unit.state, unit.coverage, unit.target) == ("partial", 1, "互联网+")
    assert [match.term.source for match in unit.terms] == ["互联网+"]


def test_a_name_that_is_not_to_be_translated_may_have_a_spelling() -> None:
    glossary = Glossary.from_rows([{"zh": "神舟", "en": "Shenzhou", "do_not_translate": "yes"}])
    assert one("神舟飞船", glossary).target == "Shenzhou 飞船"


def test_without_a_glossary() -> None:
    assert one("工会职工。", None).state == "untranslated"


def test_units_lead_back_to_the_raw_text() -> None:
    raw = "  各级工\n会组织。 \f职工。\n"
    text = TracedText(raw, pages=(0, 11)).edit(
        [(0, 2, "", "indent"), (5, 6, "", "line-join"), (11, 12, "\n", "x")]
    )
    found = text.text.index("\n")
    blocks = tuple(
        Block(name, "paragraph", None, a, b, (Sentence(f"{name}s1", a, b),))
        for name, a, b in (("b001", 0, found), ("b002", found + 1, len(text.text)))
    )
    first, second = draft(Document(text, blocks), glossary=TERMS).units
    assert (first.id, first.block, first.kind, first.page) == ("b001s1", "b001", "paragraph", 1)
    assert (second.source, second.page) == ("职工。", 2)
    assert "".join("".join(raw[a:b] for a, b in first.raw).split()) == first.source
    assert not raw[first.raw[0][0]].isspace()
    assert not raw[first.raw[-1][1] - 1].isspace()


def test_units_can_be_blocks() -> None:
    text = TracedText("一。二。")
    block = Block("b001", "paragraph", None, 0, 4, (Sentence("b001s1", 0, 2), Sentence("b001s2", 2, 4)))
    doc = Document(text, (block,))
    assert [unit.id for unit in draft(doc).units] == ["b001s1", "b001s2"]
    assert [(unit.id, unit.source) for unit in draft(doc, unit="block").units] == [("b001", "一。二。")]


def test_white_space_makes_no_unit() -> None:
    assert not draft(document(" \u3000")).units


@pytest.mark.parametrize("lost", ["\ufffd", "(cid:3821)"])
def test_lost_text_is_noted(lost: str) -> None:
    (note,) = one(f"中{lost}国工会").notes
    assert "not safe to translate" in note
    assert not one("中国工会").notes


def test_meta() -> None:
    bitext = draft(document("工会工作报告", kind="title"))
    assert bitext.meta["title"] == "工会工作报告"
    assert bitext.meta["source_file"] == "x.txt"
    assert (bitext.source_language, bitext.target_language) == ("zh", "en")


def test_a_unit_of_any_length_takes_linear_time() -> None:
    start = time.process_time()
    unit = one("工会3亿元" * 5_000)
    assert (len(unit.terms), len(unit.quantities)) == (5_000, 5_000)
    assert time.process_time() - start < 4


def test_wrong_arguments() -> None:
    doc = document("工会")
    with pytest.raises(EngineUnavailable, match=r"'nonsense'.*offline"):
        draft(doc, engine="nonsense")
    with pytest.raises(ValueError, match="English"):
        draft(doc, target="fr")
    with pytest.raises(ValueError, match="unit"):
        draft(doc, unit="word")  # type: ignore[arg-type]


@given(st.text(alphabet="工会职工之家十九大互联网+A P。，3万人年\u3000\n%", max_size=40))
def test_laws_of_any_unit(source: str) -> None:
    for unit in draft(document(source), glossary=TERMS).units:
        assert unit.source == source.strip()
        assert 0 <= (unit.coverage or 0) <= 1
        assert (unit.state == "partial") == bool(unit.terms or unit.quantities)
        if unit.state == "untranslated":
            assert unit.target == unit.source
        spans = sorted([(m.start, m.end) for m in unit.terms] + [(q.start, q.end) for q in unit.quantities])
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        for match in unit.terms:
            assert match.term.do_not_translate or match.term.target in unit.target


PIECES = st.lists(st.builds(Piece, st.text(alphabet="ab汉，。 9(", max_size=3), st.booleans()), max_size=6)


@given(PIECES)
def test_spacing_adds_single_spaces_and_nothing_else(pieces: list[Piece]) -> None:
    made = assemble(pieces)
    assert made.replace(" ", "") == "".join(piece.text for piece in pieces).replace(" ", "")
    if not any(piece.rendered for piece in pieces):
        assert made == "".join(piece.text for piece in pieces)


def test_a_doubtful_line_end_is_said_on_its_unit() -> None:
    from pathlib import Path

    seed = Path(__file__).resolve().parent.parent / "seeds" / "acftu-17th-congress-report-2018.txt"
    import textkit

    text = textkit.repair(textkit.read(seed))
    noted = [unit for unit in textkit.draft(textkit.segment(text)).units if unit.notes]
    assert [unit.id for unit in noted] == ["b001s1"]
    assert "raw line 1, 2, 3" in noted[0].notes[0]
