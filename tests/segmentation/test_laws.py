"""What holds for every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textkit.segmentation import segment, sentences

SIGNS = st.sampled_from(
    "一二三章节条第、（）()《》“”\"'。！？!?….，：；——•①[1]. \t\n\r\u3000工会ABc图表附件年月日号"
)
LINES = st.sampled_from(
    [
        "一、总则",
        "（一）甲。",
        "第一章 总则",
        "第二条 乙",
        "目录",
        "附件1",
        "正文。还有。",
        "1.1 丙",
        "——丁",
        "王 东 明",
        "表1 戊",
        "",
        "甲 乙 1",
        "2024年5月8日",
        "同志们：",
    ]
)
TEXTS = st.text() | st.text(SIGNS, max_size=200) | st.lists(LINES, max_size=30).map("\n".join)


@given(TEXTS)
def test_sentences_join_back(text: str) -> None:
    parts = sentences(text)
    assert "".join(parts) == text
    assert all(parts)


@given(TEXTS)
def test_blocks_tile_the_text_apart_from_white_space(text: str) -> None:
    done = 0
    for block in segment(text).blocks:
        assert block.start < block.end
        assert not text[done : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        done = block.end
    assert not text[done:].strip()


@given(TEXTS)
def test_sentences_tile_their_block(text: str) -> None:
    for block in segment(text).blocks:
        edges = [block.start, *(sentence.end for sentence in block.sentences)]
        assert [sentence.start for sentence in block.sentences] == edges[:-1]
        assert edges[-1] == block.end


@given(TEXTS)
def test_ids_follow_from_position(text: str) -> None:
    for number, block in enumerate(segment(text).blocks, 1):
        assert block.id == f"b{number:03d}"
        assert [s.id for s in block.sentences] == [
            f"{block.id}s{k}" for k in range(1, len(block.sentences) + 1)
        ]


@given(TEXTS)
def test_levels_belong_to_headings(text: str) -> None:
    blocks = segment(text).blocks
    assert all((block.level is not None) == (block.kind == "heading") for block in blocks)
    assert all(block.level is None or block.level >= 1 for block in blocks)


@given(TEXTS)
def test_a_run_in_is_the_first_of_several_sentences_of_a_paragraph(text: str) -> None:
    for block in segment(text).blocks:
        if block.run_in:
            assert block.kind == "paragraph"
            assert block.run_in == (block.sentences[0].start, block.sentences[0].end)
            assert len(block.sentences) > 1


@given(TEXTS)
def test_both_ways_to_the_sentences_agree(text: str) -> None:
    doc = segment(text)
    assert [doc.text_of(s) for s in doc.sentences] == [
        part.strip() for part in sentences(text) if part.strip()
    ]


@given(st.lists(LINES, max_size=20))
def test_the_outline_holds_every_block_once(lines: list[str]) -> None:
    doc = segment("\n".join(lines))
    found = []

    def walk(section) -> None:
        found.extend([section.heading] if section.heading else [])
        found.extend(section.blocks)
        for child in section.sections:
            walk(child)

    walk(doc.outline())
    assert found == list(doc.blocks)
