"""Clean texts of many genres: nothing in them is joined, moved, removed or rewritten."""

from pathlib import Path

import pytest

from textkit.repairs import repair

CLEAN = Path(__file__).resolve().parent.parent / "cases" / "clean"
DOCUMENTS = sorted(CLEAN.glob("*.txt"))
NEGATIVE = sorted((CLEAN / "negative").glob("*.txt"))
KINDS = {"title", "heading", "paragraph", "list_item", "caption", "table_row", "footnote", "line"}


def by_name(path):
    return path.stem


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_a_clean_text_stays(path):
    raw = path.read_text(encoding="utf-8")
    text = repair(raw)
    assert [(edit.rule, raw[edit.start - 10 : edit.end + 10], edit.new) for edit in text.edits] == []
    assert text.text == raw


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_a_clean_text_without_its_last_line_feed_stays(path):
    raw = path.read_text(encoding="utf-8").rstrip("\n")
    assert repair(raw).text == raw


@pytest.mark.parametrize("size", [5, 8, 13, 21, 34])
@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_any_part_of_a_clean_text_stays(path, size):
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = ["\n".join(lines[i : i + size]) for i in range(len(lines) - size + 1)]
    assert [(i, repair(part).text) for i, part in enumerate(parts) if repair(part).text != part] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_a_blank_line_between_all_blocks_joins_nothing(path):
    raw = path.read_text(encoding="utf-8")
    assert repair(raw.replace("\n", "\n\n")).text == raw


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_line_ends_of_other_systems_join_nothing(path):
    raw = path.read_text(encoding="utf-8")
    assert repair(raw.replace("\n", "\r\n")).text == raw


@pytest.mark.parametrize("path", NEGATIVE, ids=by_name)
def test_lines_that_mean_something_are_not_joined(path):
    raw = path.read_text(encoding="utf-8")
    assert squeezed(repair(raw).text) == squeezed(raw)


@pytest.mark.parametrize("path", NEGATIVE, ids=by_name)
def test_lines_that_mean_something_are_not_joined_inside_a_document(path):
    report = (CLEAN / "report.txt").read_text(encoding="utf-8").splitlines()
    raw = "\n".join([*report[:8], path.read_text(encoding="utf-8").rstrip("\n"), *report[8:16]])
    assert squeezed(repair(raw).text) == squeezed(raw)


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_every_block_has_a_kind(path):
    kinds = path.with_suffix(".kinds").read_text(encoding="utf-8").splitlines()
    assert len(kinds) == len(path.read_text(encoding="utf-8").splitlines())
    assert {kind.partition(" ")[0] for kind in kinds} <= KINDS


def squeezed(text):
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]
