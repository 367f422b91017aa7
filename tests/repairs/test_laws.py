"""Laws of repair on texts typeset in many ways, and on any text at all."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.repairs import measure, repair
from textkit.traced import TracedText

sys.path.insert(0, str(Path(__file__).parent))
from typeset import Style, typeset

GOLD = Path(__file__).resolve().parent.parent / "cases" / "segmentation"
WORDS = [
    "工会", "职工", "代表大会", "合法权益", "企业", "事业单位", "依法", "维护",
    "组织", "建立健全", "劳动关系", "协商", "制度", "发展", "改革", "推进",
    "全国", "社会主义", "竞赛", "技能", "培训", "基层", "干部", "服务",
    "困难", "帮扶", "保障", "文化", "建设", "创新", "参加", "讨论",
    "通过", "实施", "完善", "加强", "坚持", "提高", "水平", "组织",
    "群众",
]  # fmt: skip


@st.composite
def paragraphs(draw):
    """Chinese paragraphs of two to five sentences, none of them opening with a number."""
    rng = random.Random(draw(st.integers(0, 10**9)))

    def clause():
        return "".join(rng.choices(WORDS, k=rng.randint(3, 9)))

    def sentence():
        return "，".join(clause() for _ in range(rng.randint(1, 4))) + "。"

    return ["".join(sentence() for _ in range(rng.randint(2, 5))) for _ in range(rng.randint(5, 9))]


styles = st.builds(
    Style,
    width=st.sampled_from([44, 50, 56, 72]),
    blank=st.sampled_from([0, 0, 1]),
    trailing=st.booleans(),
    number=st.sampled_from(["", "- {} -", "{}", "第 {} 页", "第 {} 页 共 99 页"]),
    head=st.sampled_from(["", "内部资料　注意保存"]),
    lines_per_page=st.sampled_from([7, 9]),
    narrow_quotes=st.booleans(),
)


@settings(max_examples=100)
@given(paragraphs(), styles)
def test_indented_paragraphs_come_back(texts, style):
    raw = typeset(texts, style)
    assert repair(raw).text.split("\n") == [*texts, ""]


@settings(max_examples=60)
@given(paragraphs(), styles.map(lambda s: Style(**{**s.__dict__, "indent": False, "trailing": True})))
def test_without_indent_a_trailing_space_tells(texts, style):
    raw = typeset(texts, style)
    have = "".join(repair(raw).text.split())
    assert have == "".join(texts)


@settings(max_examples=150)
@given(st.text("工会报告，。（一）1９⼯ \n\n\t\u3000\u200b\ufeff\f\x00\ud800\ue5e5ab-.…：“”"))
def test_any_text_is_repaired_once_and_for_all(raw):
    text = repair(raw)
    assert text.replay() == text.text
    assert text.undo().text == raw
    assert repair(text.text).text == text.text
    assert all(len(text.to_raw(i, i + 1)) == 1 for i in range(len(text)))


@settings(max_examples=60)
@given(st.text("工会报告，。（一）1９⼯ \n\t\u3000“”ab"))
def test_nothing_but_white_space_and_width_changes_without_furniture(raw):
    kept = "".join(raw.split()).translate({0xFF19: "9", ord("⼯"): "工"})
    assert "".join(repair(raw).text.split()) == kept


def test_the_seed_repaired_twice_is_the_seed_repaired_once(seed):
    text = repair(seed.read_text(encoding="utf-8"))
    again = repair(text.text)
    assert again.text == text.text
    assert again.edits == ()


def test_undoing_one_rule_leaves_the_others(seed):
    text = repair(seed.read_text(encoding="utf-8"))
    undone = text.undo(rule="stray-space")
    left = {e.rule for e in undone.edits}
    assert "stray-space" not in left
    assert {"line-join", "page-number", "blank-line"} <= left


def test_the_layout_of_the_seed_can_be_printed(seed):
    shown = str(measure(seed.read_text(encoding="utf-8")))
    assert "52 columns when full" in shown
    assert "2 page numbers" in shown


def test_pages_of_the_seed_are_found_by_the_rhythm_of_blank_lines(seed):
    raw = seed.read_text(encoding="utf-8")
    text = repair(raw)
    assert len(text.pages) == 28
    assert text.page_of(0) == 1
    assert text.page_of(len(text) - 2) == 28


def test_a_rule_can_be_switched_off():
    raw = "２０１８年，工 会"
    assert repair(raw).text == "2018年，工会"
    assert repair(raw, rules="-width").text == "２０１８年，工会"
    assert repair(raw, rules="-stray-space,-width").text == raw
    with pytest.raises(ValueError, match="nonsense"):
        repair(raw, rules="+nonsense")


def test_spacing():
    assert repair("使用 Linux 系统和Python").text == "使用 Linux 系统和Python"
    assert repair("工 会 2018 年", spacing="keep").text == "工 会 2018 年"
    assert repair("共有12家Python社区", spacing="pangu").text == "共有 12 家 Python 社区"
    with pytest.raises(ValueError, match="spacing"):
        repair("工会", spacing="wide")


def test_mojibake_is_repaired_on_request_only():
    raw = "中国工会".encode().decode("latin-1")
    assert repair(raw, rules="+mojibake").text == "中国工会"
    assert "中国工会" not in repair(raw).text


def test_what_cannot_be_repaired_is_said():
    text = repair(TracedText("工会\ufffd报告(cid:12)，\ue123标记⺅"))
    assert len(text.meta["warnings"]) == 3
    assert all("line 1" in warning for warning in text.meta["warnings"])
    paged = repair(TracedText("工会\n\f报告\ufffd文件", pages=(0, 4)))
    assert "page 2, line 2" in paged.meta["warnings"][0]


@pytest.mark.parametrize(
    "ch",
    [
        "工",
        "。",
        "（",
        " ",
        "\n",
        "1",
        "a",
        "⼯",
        ".",
        "…",
        "—",
        "\u200b",
        "-",
        "\f",
        "　",
        "\t",
        "工会 ",
        "1 年 ",
        "， ",
    ],
)
def test_time_is_linear_in_what_repeats(ch):
    from time import process_time

    def seconds(n):
        start = process_time()
        repair(ch * n)
        return process_time() - start

    seconds(1000)
    small, large = seconds(20_000), seconds(160_000)
    assert large < 8 * 4 * small + 0.5


def test_a_page_number_that_stays_is_not_joined_over():
    lines = "\n".join(["各级工会要坚持以职工为中心的工作导向，抓住职工群众最关心"] * 3)
    raw = f"{lines}\n- 1 -\n\f{lines}\n- 2 -\n"
    assert "- 1 -" not in repair(raw).text
    kept = repair(raw, rules="-page-number").text
    assert "\n- 1 -\n" in kept


def test_interleaved_columns_are_recognised(seed):
    blocks = repair(seed.read_text(encoding="utf-8")).text.split("\n")
    lines = typeset([block for block in blocks if len(block) > 100], Style(width=40, feed=False)).split("\n")
    half = len(lines) // 2
    interleaved = [line for pair in zip(lines[:half], lines[half:], strict=False) for line in pair]

    def warned(text):
        return any("interleaved" in warning for warning in repair(text).meta["warnings"])

    assert warned("\n".join(interleaved))
    assert not warned("\n".join(lines))
