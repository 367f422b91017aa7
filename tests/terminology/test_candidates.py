"""Candidates for new terms."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.document import Block, Document
from textkit.glossary import Glossary
from textkit.terminology import Candidate, candidates, candidates_csv
from textkit.terminology.pieces import learn, pieces, words_of
from textkit.traced import TracedText

CASES = Path(__file__).resolve().parent.parent / "cases" / "terminology"
REPORT = (CASES / "report.txt").read_text(encoding="utf-8")


def names(found: tuple[Candidate, ...]) -> list[str]:
    return [candidate.term for candidate in found]


def test_the_report_gives_the_table_that_was_read_and_agreed() -> None:
    table = candidates_csv(candidates(REPORT, limit=40))
    assert table == (CASES / "report_candidates.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "term",
    [
        "安全生产责任制",
        "智慧码头",
        "集装箱调度系统",
        "岸电设施",
        "扬尘污染",
        "冷链物流业务",
        "职工疗休养制度",
        "高温津贴",
        "消防演练",
    ],
)
def test_terms_of_the_report_come_early(term: str) -> None:
    assert term in names(candidates(REPORT, limit=60))


@pytest.mark.parametrize(
    "rubbish",
    [
        "推进智慧",
        "坚持安全",
        "司机、船舶",
        "的",
        "一年",
        "全生产",
        "集装箱调",
        "码头建设，完善",
        "职工疗休养制度惠",
    ],
)
def test_what_is_no_term_does_not(rubbish: str) -> None:
    assert rubbish not in names(candidates(REPORT, limit=60))


def test_what_the_glossary_holds_is_left_out() -> None:
    glossary = Glossary.from_rows([{"zh": "安全生产责任制", "en": "work safety responsibility system"}])
    left = candidates(REPORT, glossary=glossary)
    assert "安全生产责任制" in names(candidates(REPORT))
    assert "安全生产责任制" not in names(left)
    # It stood only inside the term, and nowhere else.
    assert "安全生产" not in names(left)


def test_strings_around_a_known_term_stay() -> None:
    glossary = Glossary.from_rows([{"zh": "码头", "en": "wharf"}])
    assert "智慧码头" in names(candidates(REPORT, glossary=glossary))


def test_what_the_glossary_blocks_is_no_candidate() -> None:
    glossary = Glossary.from_rows([{"zh": "智慧码头", "en": ""}])
    assert "智慧码头" not in names(candidates(REPORT, glossary=glossary))


def test_traditional_text_is_read_like_simplified() -> None:
    simplified = candidates("完善最低工资制度，落实最低工资制度，调整最低工资标准。")
    traditional = candidates("完善最低工資制度，落實最低工資制度，調整最低工資標準。")
    assert [c.score for c in traditional] == [c.score for c in simplified]
    assert traditional[0].term == "最低工資制度"


def test_documents_are_read_block_by_block() -> None:
    text = TracedText("加强职工教育\n培训工作")
    blocks = (Block("b1", "heading", 1, 0, 6), Block("b2", "paragraph", None, 7, 11))
    assert not any("教育培训" in name for name in names(candidates(Document(text, blocks))))


def test_contexts_hold_the_term() -> None:
    for candidate in candidates(REPORT, limit=200):
        assert 1 <= len(candidate.contexts) <= 3
        assert all(candidate.term in context for context in candidate.contexts)
        assert all("\n" not in context for context in candidate.contexts)


def test_the_limit() -> None:
    assert candidates(REPORT, limit=0) == ()
    assert candidates(REPORT, limit=5) == candidates(REPORT)[:5]
    with pytest.raises(ValueError, match="the limit is a number of candidates, not -1"):
        candidates(REPORT, limit=-1)


@pytest.mark.parametrize("text", ["", "。", "No Chinese here.", "的了和", "字", "123"])
def test_texts_without_candidates(text: str) -> None:
    assert candidates(text) == ()


def test_the_table_reads_back_as_a_glossary(tmp_path: Path) -> None:
    found = candidates(REPORT, limit=20)
    path = tmp_path / "new-terms.csv"
    path.write_text(candidates_csv(found), encoding="utf-8")
    glossary = Glossary.read(path)
    assert [term.source for term in glossary] == names(found)
    assert all(term.blocks for term in glossary)
    filled = candidates_csv(found[:1]).replace(",,", ",new term,")
    path.write_text(filled, encoding="utf-8")
    [term] = Glossary.read(path)
    assert (term.target, term.note) == ("new term", " / ".join(found[0].contexts))


def test_contexts_that_hold_quotes_and_commas_survive(tmp_path: Path) -> None:
    path = tmp_path / "new-terms.csv"
    path.write_text(candidates_csv([Candidate("工资", 1, 1.0, ('a "b", c\nd',))]), encoding="utf-8")
    [term] = Glossary.read(path)
    assert term.note == 'a "b", c d'


HAN = st.text("工会组织的和安全生产制度，、。“”一二加强A \n", max_size=80)


@given(HAN)
def test_laws(text: str) -> None:
    found = candidates(text)
    assert len(set(names(found))) == len(found)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    for candidate in found:
        assert 2 <= len(candidate.term) <= 12
        assert 1 <= candidate.count <= text.count(candidate.term) + len(candidate.term)
        assert candidate.score > 0
        assert candidate.term in text


@given(HAN)
def test_words_tile_their_piece(text: str) -> None:
    found = list(pieces(text))
    learned = learn(found)
    for piece in found:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        spans = words_of(piece.text, learned)
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(piece.text)


@pytest.mark.parametrize("piece", ["工", "工会", "的", "、", "a", "一二三四五六七八九十", "加强"])
def test_time_is_linear(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begin = time.process_time()
    candidates(text)
    assert time.process_time() - begin < 6


def test_better_than_a_plain_count(evaluation: Path) -> None:
    data = json.loads((evaluation / "data" / "terms" / "candidates_dev.json").read_text(encoding="utf-8"))
    for document in data["documents"]:
        path = evaluation / "data" / "parallel-dev" / f"{document['doc']}.json"
        text = "\n".join(
            "".join(pair["zh"]) for pair in json.loads(path.read_text(encoding="utf-8"))["pairs"]
        )
        wanted = {term["zh"] for term in document["terms"]}
        assert len(wanted.intersection(names(candidates(text, limit=200)))) / 200 > 0.25
