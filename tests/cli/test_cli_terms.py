"""`textkit terms`, and what is said about broken glossaries."""

import json
from pathlib import Path

import pytest


def test_text_counts_each_term(run, terms: Path) -> None:
    code, out, err = run("terms", "-", "-g", terms, stdin="职工参加工会。工会服务职工，职工满意。".encode())
    assert (code, out, err) == (0, "3\t职工\tworkers\n2\t工会\ttrade union\n", "")


def test_jsonl_lists_each_occurrence_in_its_sentence(run, terms: Path) -> None:
    out = run("terms", "-", "-g", terms, "--format", "jsonl", stdin="报告。各级工会。".encode()).out
    assert [json.loads(line) for line in out.splitlines()] == [
        {"unit": "b001s2", "start": 2, "end": 4, "source": "工会", "target": "trade union"}
    ]


def test_several_glossaries_are_merged_and_the_last_one_wins(run, terms: Path, folder: Path) -> None:
    (folder / "more.tsv").write_text("zh\ten\n工会\tlabour union\n党\tParty\n", encoding="utf-8")
    out = run("terms", "-", "-g", terms, "-g", "more.tsv", stdin="党和工会".encode()).out
    assert sorted(out.splitlines()) == ["1\t党\tParty", "1\t工会\tlabour union"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("zh,en,status\n工会,union,preferred\n工会,union,forbidden\n", "3"),
        ("zh,en\n,union\n", "2"),
        ('zh,en\n工会,"union\n', "2"),
    ],
)
@pytest.mark.parametrize("command", ["terms", "draft"])
def test_a_broken_glossary_is_one_line_and_nothing_is_done(
    run, report: Path, folder: Path, content: str, line: str, command: str
) -> None:
    (folder / "bad.csv").write_text(content, encoding="utf-8")
    output = ("-o", "x.jsonl") if command == "draft" else ()
    code, out, err = run(command, report, "-g", "bad.csv", *output)
    assert (code, out) == (3, "")
    assert err.startswith(f"textkit: bad.csv:{line}: ") or f"bad.csv:{line}" in err or f"line {line}" in err
    assert err.count("\n") == 1
    assert not (folder / "x.jsonl").exists()


def test_a_missing_glossary(run, report: Path, terms: Path) -> None:
    code, out, err = run("terms", report, "-g", terms, "-g", "nowhere.csv")
    assert (code, out) == (3, "")
    assert err.startswith("textkit: nowhere.csv: ")
    assert err.count("\n") == 1


def test_a_glossary_is_needed(run, report: Path) -> None:
    assert run("terms", report).code == 2
