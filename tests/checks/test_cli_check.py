"""`textkit check`."""

import json
from pathlib import Path

from click.testing import CliRunner

from textkit import checks
from textkit.bitext import Bitext
from textkit.cli.check import check
from textkit.formats import html, read_bitext, write


def run(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    result = CliRunner().invoke(check, words, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.stdout, result.stderr


def bitext(folder: Path, *pairs: tuple[str, str], name: str = "a.xlf") -> str:
    path = folder / name
    write(Bitext.from_pairs(pairs, source_language="zh", target_language="en"), path)
    return str(path)


def test_findings(tmp_path: Path) -> None:
    path = bitext(tmp_path, ("300元", "30 yuan"))
    code, out, err = run(path)
    assert code == 1
    assert out.startswith(f"{path}:u1: error: numbers: “300元” stands against “30 yuan”")
    assert "1 error, 0 warnings, 0 notes" in err


def test_notes_alone_are_no_findings(tmp_path: Path) -> None:
    code, out, _ = run(bitext(tmp_path, ("今年的任务", "The tasks for 2018")))
    assert code == 0
    assert ": note: numbers:" in out


def test_json_and_a_choice_of_checks(tmp_path: Path) -> None:
    path = bitext(tmp_path, ("300元。", "30 yuan yuan"))
    code, out, _ = run(path, "--format", "json", "--checks", "doubled")
    assert code == 1
    (found,) = json.loads(out)
    assert (found["file"], found["check"], found["unit"], found["side"]) == (path, "doubled", "u1", "target")
    assert (found["start"], found["end"], found["severity"]) == (3, 12, "warning")


def test_nothing_found_is_an_empty_list(tmp_path: Path) -> None:
    code, out, _ = run(bitext(tmp_path, ("300元", "300 yuan")), "--format", "json")
    assert (code, json.loads(out)) == (0, [])


def test_glossary_and_checklist(tmp_path: Path) -> None:
    terms = tmp_path / "t.csv"
    terms.write_text(
        "source,target,status\n工会,trade union,\n工会,labour union,forbidden\n", encoding="utf-8"
    )
    custom = tmp_path / "c.csv"
    custom.write_text("target,message,severity\nlabour,British spelling,note\n", encoding="utf-8")
    code, out, _ = run(bitext(tmp_path, ("工会", "labour union")), "-g", str(terms), "--custom", str(custom))
    assert code == 1
    assert "error: forbidden: “labour union”" in out
    assert "note: custom: British spelling" in out


def test_what_cannot_be_read(tmp_path: Path) -> None:
    good = bitext(tmp_path, ("300元", "30 yuan"))
    code, out, err = run(str(tmp_path / "no.xlf"), good)
    assert code == 3
    assert "no.xlf" in err
    assert "numbers" in out


def test_nothing_is_counted_where_nothing_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("工会", encoding="utf-8")
    for path in (tmp_path / "no.xlf", tmp_path / "a.txt"):
        code, out, err = run(str(path))
        assert (code, out) == (3, "")
        assert err.count("\n") == 1
        assert err.count(path.name) == 1


def test_a_broken_checklist_names_its_line(tmp_path: Path) -> None:
    custom = tmp_path / "c.csv"
    custom.write_text("target,message\nok,fine\n(,broken\n", encoding="utf-8")
    code, out, err = run(bitext(tmp_path, ("工会", "union")), "--custom", str(custom))
    assert (code, out) == (3, "")
    assert f"{custom}:3:" in err


def test_findings_as_notes(tmp_path: Path) -> None:
    path = bitext(tmp_path, ("300元", "30 yuan"))
    run(path, "--notes", str(tmp_path / "out.xlf"))
    (note,) = read_bitext(tmp_path / "out.xlf").units[0].notes
    assert note.startswith("error (numbers):")


def test_findings_are_underlined_on_the_page(tmp_path: Path) -> None:
    path = bitext(tmp_path, ("300元", "It cost 30 yuan yuan"))
    code, _, _ = run(path, "--notes", str(tmp_path / "out.html"))
    assert code == 1
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    read = read_bitext(path)
    assert page == html.dumps(read, issues=checks.check(read))
    assert page != html.dumps(checks.with_issues(read, checks.check(read)))
