"""Kinds, levels and run-in headings against golden files: `kind level run-in | text`, one block a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from textkit.segmentation import segment
from textkit.traced import TracedText

if TYPE_CHECKING:
    from textkit.document import Block, Document, Section

CASES = Path(__file__).parent.parent / "cases" / "segmentation"


def read(path: Path) -> list[tuple[str, str]]:
    rows = [line.split("| ", 1) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(label.strip(), text) for label, text in rows]


def label(block: Block) -> str:
    parts = [block.kind, str(block.level or ""), "run-in" if block.run_in else ""]
    return " ".join(part for part in parts if part)


def labels(text: str) -> list[str]:
    return [label(block) for block in segment(text).blocks]


@pytest.mark.parametrize("path", sorted(CASES.glob("*blocks_*.txt")), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    rows = read(path)
    found = labels("\n".join(text for _, text in rows))
    assert [(kind, text) for kind, (_, text) in zip(found, rows, strict=True)] == rows


@pytest.mark.parametrize("path", sorted(CASES.glob("*blocks_*.txt")), ids=lambda p: p.stem)
def test_blank_lines_and_indents_change_nothing(path: Path) -> None:
    rows = read(path)
    assert labels("\n\n".join(f"\u3000\u3000{text} " for _, text in rows)) == [want for want, _ in rows]


def test_the_report() -> None:
    rows = read(CASES / "seed_blocks.txt")
    assert len(rows) == 75
    assert labels("\n".join(text for _, text in rows)) == [want for want, _ in rows]
    # The title reads the same without the spaces between its phrases.
    assert labels("\n".join("".join(text.split()) for _, text in rows)) == [want for want, _ in rows]


def headings(section: Section) -> list[object]:
    return [[child.heading.id if child.heading else None, headings(child)] for child in section.sections]


def test_the_outline_of_the_report() -> None:
    doc = report()
    six = [[f"b0{n}", []] for n in range(10, 21, 2)]
    tasks = [[f"b0{n}", []] for n in (43, 47, 53, 58, 63, 68)]
    assert headings(doc.outline()) == [["b007", six], ["b025", []], ["b041", tasks]]
    assert [block.id for block in doc.outline().blocks] == [
        "b001",
        "b002",
        "b003",
        "b004",
        "b005",
        "b006",
        "b075",
    ]


def report() -> Document:
    return segment("\n".join(text for _, text in read(CASES / "seed_blocks.txt")))


def test_a_run_in_heading_is_the_first_sentence() -> None:
    doc = report()
    found = [block for block in doc.blocks if block.run_in]
    assert len(found) == 17
    assert all(block.run_in == (block.sentences[0].start, block.sentences[0].end) for block in found)
    assert (
        doc.text.text[slice(*found[0].run_in or ())] == "把统一思想、凝聚力量作为工会思想政治工作的重要任务。"
    )


NOT_HEADINGS = {
    "years": "大事记\n1958\n档案馆成立。\n1966\n档案转移。",
    "numbers": "抽签结果公布如下。\n7\n16\n105\n第 9 号\n以上号码有效。",
    "address": "报名从速。\n江州市青云路27号\n邮编：330000\n电话：0791-8826 3350",
    "signature": "特此通知。\n江州市总工会\n2024年5月8日",
    "judges": "本判决为终审判决。\n审判长 王某\n审判员 李某",
    "a sentence with a number": "5月8日，大会开幕。\n3.5亿元资金到位。\n2024年，工作顺利。",
    "items of a list": "应当提交下列材料：\n（一）申请书；\n（二）身份证明；\n（三）其他。\n应当齐全。",
    "articles": "第一条 为了规范管理，制定本办法。\n第二条 本办法自公布之日起施行。",
    "a list of phrases": "附件如下：\n1. 登记申请书式样\n2. 收费标准",
    "dialogue": "“走吗？”\n“走。”\n老人：把灯笼给我。\n姑娘：多少钱？",
    "one word": "工会",
}


@pytest.mark.parametrize("name", NOT_HEADINGS)
def test_what_only_looks_like_a_heading(name: str) -> None:
    assert "heading" not in {block.kind for block in segment(NOT_HEADINGS[name]).blocks}


NOT_RUN_IN = {
    "a single paragraph": "一、任务\n加强组织领导。各地要明确责任分工，抓好落实。",
    "statements": "一、任务\n服务职工是工会的天职。工会要做好工作。\n打铁必须自身硬。要抓好自身建设。",
    "a story": "第一章\n他走了。大家都很高兴，说了很多的话。\n夜深了。风从窗外吹进来，灯灭了又亮。",
    "list items": "主要任务：\n——加强领导。各地要明确责任分工。\n——抓好落实。各地要认真督促检查。",
    "whole paragraphs": "一、任务\n加强组织领导。\n完善工作机制。\n加强督促检查。",
}


@pytest.mark.parametrize("name", NOT_RUN_IN)
def test_what_is_no_run_in_heading(name: str) -> None:
    assert not any(block.run_in for block in segment(NOT_RUN_IN[name]).blocks)


def test_prose_is_no_verse() -> None:
    assert set(labels("他来了。\n她没有说话。\n夜深了。\n灯还亮着。\n天亮了。")) == {"paragraph"}


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    assert labels("图1显示了增长情况。\n图1 增长情况\n表2-1 各地产量\n表2列出了产量。") == [
        "paragraph",
        "caption",
        "caption",
        "paragraph",
    ]


def test_a_mark_nobody_refers_to_opens_a_list() -> None:
    assert labels("要求如下：\n①提高效率；\n②降低成本。") == ["paragraph", "list_item", "list_item"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("一、甲\n正文。\n（一）乙\n正文。\n1.丙\n正文。\n二、丁\n正文。", [1, 2, 3, 1]),
        ("第一章 甲\n一、乙\n正文。\n二、丙\n正文。\n第二章 丁\n正文。", [1, 2, 2, 1]),
        ("1 甲\n正文。\n1.1 乙\n正文。\n1.1.1 丙\n正文。\n2 丁\n正文。", [1, 2, 3, 1]),
        (
            "前言\n正文。\n第一编 甲\n第一章 乙\n第一节 丙\n正文。\n第二编 丁\n正文。\n后记\n正文。",
            [1, 1, 2, 3, 1, 1],
        ),
        ("1.甲\n正文。\n（一）乙\n正文。\n（二）丙\n正文。\n2.丁\n正文。", [1, 2, 2, 1]),
    ],
)
def test_levels_follow_the_document(text: str, levels: list[int]) -> None:
    assert [block.level for block in segment(text).blocks if block.kind == "heading"] == levels


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("工会组织的发展", "zh-Hans"),
        ("工會組織的發展", "zh-Hant"),
        ("労働組合は労働者の団体である。", "ja"),
        ("노동조합은 근로자의 단체이다.", "ko"),
        ("Trade unions protect workers.", "en"),
        ("使用 Git 和 GitHub 管理代码 command line interface", "zh-Hans"),
        ("1921 — 2021", "und"),
        ("", "und"),
    ],
)
def test_the_language_shows_in_the_characters(text: str, language: str) -> None:
    assert segment(text).language == language


def test_the_language_may_be_given() -> None:
    assert segment("工会", language="zh-Hant").language == "zh-Hant"


def test_nothing_is_repaired() -> None:
    raw = TracedText("一、 总则\r\n工会\u3000很重要。\n")
    doc = segment(raw)
    assert doc.text is raw
    assert [doc.text_of(block) for block in doc.blocks] == ["一、 总则", "工会\u3000很重要。"]
