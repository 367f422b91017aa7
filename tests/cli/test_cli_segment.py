"""`textkit segment`."""

import json
from pathlib import Path

import textkit


def test_text_is_one_sentence_a_line(run, report: Path) -> None:
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    assert run("segment", report).out.splitlines() == [doc.text_of(sentence) for sentence in doc.sentences]
    assert run("segment", report, "--unit", "block").out.splitlines() == [doc.text_of(b) for b in doc.blocks]


def test_jsonl_has_the_lines_of_the_contract(run, report: Path, raw: str) -> None:
    lines = run("segment", report, "--format", "jsonl").out.splitlines()
    sentences = [json.loads(line) for line in lines]
    assert all(list(s) == ["id", "block", "kind", "text", "raw", "page"] for s in sentences)
    assert len({s["id"] for s in sentences}) == len(sentences)
    for s in sentences:
        (a, b), *_ = s["raw"]
        assert raw[a] == s["text"][0] or not raw[a].isascii()
        assert not raw[b - 1].isspace()


def test_blocks_in_jsonl_are_those_of_repair(run, report: Path) -> None:
    blocks = run("segment", report, "--unit", "block", "--format", "jsonl").out
    assert blocks == run("repair", report, "--format", "jsonl").out


def test_it_can_take_the_text_as_it_is(run) -> None:
    stdin = "第 一章 　总则\n".encode()
    assert run("segment", "-", "--no-repair", stdin=stdin).out == "第 一章 　总则\n"
    assert run("segment", "-", "--no-repair", "--rules", "-indent", stdin=stdin).code == 2


def test_output_to_a_file(run, report: Path, folder: Path) -> None:
    assert run("segment", report, "--format", "jsonl", "-o", folder / "new" / "s.jsonl").out == ""
    written = (folder / "new" / "s.jsonl").read_text(encoding="utf-8")
    assert written == run("segment", report, "--format", "jsonl").out
