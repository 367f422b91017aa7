"""`textkit repair`."""

import json
from pathlib import Path

import pytest

import textkit
from textkit.repairs import measure


def test_prints_one_block_a_line(run, report: Path, raw: str) -> None:
    code, out, err = run("repair", report)
    assert code == 0
    assert out.count("\n") < raw.count("\n") / 8
    assert "\n\n" not in out
    assert out == str(textkit.repair(textkit.read(report))).rstrip("\n") + "\n"
    assert not err


def test_reads_standard_input(run, report: Path, raw: str) -> None:
    assert run("repair", "-", stdin=raw.encode()).out == run("repair", report).out


def test_is_done_after_one_run(run, report: Path, folder: Path) -> None:
    done = folder / "done.txt"
    assert run("repair", report, "-o", done).out == ""
    assert run("repair", done).out == done.read_text(encoding="utf-8")
    assert run("repair", done, "--check") == (0, "", "")


def test_jsonl_has_the_lines_of_the_contract(run, report: Path, raw: str) -> None:
    blocks = [json.loads(line) for line in run("repair", report, "--format", "jsonl").out.split("\n") if line]
    assert all(list(block) == ["id", "kind", "level", "text", "raw", "page"] for block in blocks)
    assert [block["text"] for block in blocks] == run("repair", report).out.splitlines()
    assert all((block["level"] is not None) == (block["kind"] == "heading") for block in blocks)
    last = blocks[-1]
    behind = "".join("".join(raw[a:b].split()) for a, b in last["raw"])
    assert behind == "".join(last["text"].split())


def test_check_finds_what_would_change(run, report: Path) -> None:
    code, out, err = run("repair", report, "--check")
    assert (code, out) == (1, "")
    assert err.startswith(("textkit: report.txt: would change", f"textkit: {report}: would change"))


def test_check_can_show_the_diff(run, report: Path) -> None:
    code, out, _ = run("repair", report, "--check", "--diff")
    assert code == 1
    assert out.startswith("--- ")


def test_explain_begins_with_the_layout_and_gives_reasons(run, report: Path) -> None:
    out = run("repair", report, "--explain").out
    head, _, edits = out.partition("\n\n")
    assert head == str(measure(textkit.read(report)))
    assert "columns" in head
    lines = edits.splitlines()
    assert len(lines) == len(textkit.repair(textkit.read(report)).edits)
    page_number = next(line for line in lines if ": page-number: " in line)
    assert page_number.startswith(f"{report}:217: page 5: page-number: [6 -> ]: ")
    assert all(line.count(": ") >= 3 for line in lines)


def test_rules_can_be_switched(run, report: Path) -> None:
    kept = run("repair", report, "--rules", "-page-number").out
    assert len(kept) > len(run("repair", report).out)
    assert "page-number" not in run("repair", report, "--explain", "--rules", "-page-number").out


def test_mojibake_is_left_alone_unless_asked_for(run) -> None:
    broken = "中国工会的报告，全国代表大会。".encode().decode("latin-1")
    stdin = broken.encode()
    assert "中国工会" not in run("repair", "-", stdin=stdin).out
    assert run("repair", "-", "--fix-mojibake", stdin=stdin).out.startswith("中国工会的报告")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("x.txt", "--rules", "+nonsense"),
        ("x.txt", "--diff", "--explain"),
        ("x.txt", "--diff", "--format", "jsonl"),
        ("x.txt", "--check", "-o", "y.txt"),
        ("x.txt", "--format", "xml"),
        ("x.txt", "--encoding", "nonsense"),
        ("x.txt", "--spacing", "wide"),
        ("x.txt", "--no-such-option"),
    ],
)
def test_wrong_usage(run, folder: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run("repair", *arguments)
    assert (code, out) == (2, "")
    assert "Error: " in err


def test_spacing(run) -> None:
    stdin = "使用Python编写".encode()
    assert run("repair", "-", "--spacing", "pangu", stdin=stdin).out == "使用 Python 编写\n"
    assert run("repair", "-", stdin=stdin).out == "使用Python编写\n"
