"""`textkit draft`."""

import json
from pathlib import Path

import pytest

import textkit
from textkit.cli.summary import Summary


def units(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_a_report_becomes_a_bitext(run, report: Path, terms: Path, folder: Path, raw: str) -> None:
    code, out, err = run("draft", report, "-g", terms, "-o", "out/x.jsonl", "-o", "out/x.tmx", "-o", "x.html")
    assert (code, out) == (0, "")
    found = units(folder / "out/x.jsonl")
    expected = ["id", "source", "target", "state", "origin", "raw", "page", "terms", "quantities"]
    assert all(list(unit)[: len(expected)] == expected for unit in found)
    assert [unit["source"] for unit in found] == run("segment", report).out.splitlines()
    for unit in found:
        assert unit["state"] in ("untranslated", "partial")
        for term in unit["terms"]:
            assert unit["source"][term["start"] : term["end"]] == term["source"]
            assert term["target"] in unit["target"]
        for quantity in unit["quantities"]:
            assert unit["source"][quantity["start"] : quantity["end"]] == quantity["text"]
            assert quantity["en"] in unit["target"]
    assert [u.target for u in textkit.read_bitext(folder / "out/x.tmx").units] == [u["target"] for u in found]
    assert "terms.csv" in (folder / "x.html").read_text(encoding="utf-8")
    assert all(name in err for name in ("out/x.jsonl", "out/x.tmx", "x.html"))


def test_what_was_done_is_told_in_ten_lines(run, report: Path, terms: Path) -> None:
    err = run("draft", report, "-g", terms, "-o", "out/").err
    assert len(err.splitlines()) <= 10
    found = units(Path("out/report.jsonl"))
    for line in (
        "lines joined  538\n",  # by hand: 517 in the text, 17 over a page end, 4 in the title
        f"units         {len(found):,} (",
        f"terms         {sum(len(unit['terms']) for unit in found):,} (2 different)",
        f"quantities    {sum(len(unit['quantities']) for unit in found):,}",
    ):
        assert line in err
    assert "removed       2 page numbers" in err
    for suffix in ("html", "tmx", "xlf", "jsonl"):
        assert f"out/report.{suffix}" in err


@pytest.mark.parametrize("files", [0, 1, 2, 3, 4, 5, 9, 100])
def test_the_summary_never_grows(files: int) -> None:
    summary = Summary()
    text = textkit.repair("工会。\n")
    summary.add(text, textkit.draft(textkit.segment(text)), [Path(f"{n}.tmx") for n in range(files)])
    lines = list(summary.lines())
    assert len(lines) <= 10
    assert ("more" in lines[-1] if lines else False) == (files > 4)


def test_several_reports_into_a_folder(run, report: Path, terms: Path, folder: Path) -> None:
    (folder / "second.txt").write_text("工会。", encoding="utf-8")
    assert run("draft", report, "second.txt", "-g", terms, "-o", "a/", "-o", "b/{name}.csv").code == 0
    names = sorted(path.name for path in (folder / "a").iterdir())
    assert names == sorted(
        f"{name}.{x}" for name in ("report", "second") for x in ("html", "tmx", "xlf", "jsonl")
    )
    assert sorted(path.name for path in (folder / "b").iterdir()) == ["report.csv", "second.csv"]
    assert run("draft", report, "second.txt", "-g", terms, "-o", "one.tmx").code == 2


@pytest.mark.parametrize(
    ("fill", "target"), [("empty", ""), ("source", "各级工会。"), ("terms", "各级 trade union。")]
)
def test_fill(run, terms: Path, folder: Path, fill: str, target: str) -> None:
    run("draft", "-", "-g", terms, "-o", "x.jsonl", "--fill", fill, stdin="各级工会。".encode())
    (unit,) = units(folder / "x.jsonl")
    assert (unit["target"], unit["state"]) == (target, "partial")


def test_versions_of_xliff(run, report: Path, terms: Path, folder: Path) -> None:
    for version in ("1.2", "2.1"):
        assert run("draft", report, "-g", terms, "-o", "x.xlf", "-o", "x.tmx", "--xliff", version).code == 0
        assert f'version="{version[:3]}' in (folder / "x.xlf").read_text(encoding="utf-8")[:600]


def test_cells_that_a_spreadsheet_would_run(run, folder: Path) -> None:
    stdin = b"=1+1\n"
    run("draft", "-", "-o", "safe.csv", "-o", "x.jsonl", "--no-repair", stdin=stdin)
    run("draft", "-", "-o", "plain.csv", "--no-repair", "--no-excel-safe", stdin=stdin)
    assert "'=1+1" in (folder / "safe.csv").read_text(encoding="utf-8")
    assert "'=1+1" not in (folder / "plain.csv").read_text(encoding="utf-8")


def test_units_can_be_blocks(run, terms: Path, folder: Path) -> None:
    run("draft", "-", "-g", terms, "-o", "x.jsonl", "--unit", "block", stdin="工会。职工。".encode())
    assert [unit["id"] for unit in units(folder / "x.jsonl")] == ["b001"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "x.nonsense"),
        ("-o", "x"),
        (),
        ("-o", "x.tmx", "-e", "nonsense"),
        ("-o", "x.tmx", "--fill", "nonsense"),
        ("-o", "x.tmx", "--xliff", "3.0"),
    ],
)
def test_wrong_usage(run, report: Path, folder: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run("draft", report, *arguments)
    assert (code, out) == (2, "")
    assert "Error: " in err
    assert [path.name for path in folder.iterdir()] == ["report.txt"]


def test_one_bad_input_does_not_stop_the_others(run, report: Path, folder: Path) -> None:
    code, _, err = run("draft", "nowhere.txt", report, "-o", "{name}.tmx")
    assert code == 3
    assert (folder / "report.tmx").exists()
    assert "textkit: nowhere.txt: " in err


def test_an_empty_input_gives_a_valid_empty_file(run, folder: Path) -> None:
    code, _, err = run("draft", "-", "-o", "x.tmx", "-o", "x.xlf", "-o", "x.jsonl", "-o", "x.html", stdin=b"")
    assert code == 0
    assert "warning" in err
    assert not textkit.read_bitext(folder / "x.tmx").units
    assert not textkit.read_bitext(folder / "x.xlf").units
