"""Inputs and outputs: files, globs, folders, standard input; what is refused and what goes on."""

import os
import sys
from pathlib import Path

import pytest

TEXT = "各位代表：\n"


@pytest.fixture
def tree(folder: Path) -> Path:
    """Two readable files, one in a folder below; others beside them."""
    (folder / "in" / "b" / ".hidden").mkdir(parents=True)
    for name in ("in/a.txt", "in/b/a.md", "in/b/.hidden/c.txt", "in/.d.txt", "in/picture.png"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder / "in"


def test_several_inputs_are_printed_one_after_another(run, folder: Path) -> None:
    (folder / "a.txt").write_text("甲。", encoding="utf-8")
    (folder / "b.txt").write_text("乙。", encoding="utf-8")
    assert run("repair", "a.txt", "b.txt").out == "甲。\n乙。\n"


def test_an_input_named_twice_is_read_once(run, folder: Path) -> None:
    (folder / "a.txt").write_text("甲。", encoding="utf-8")
    assert run("repair", "a.txt", "a.txt", "*.txt").out == "甲。\n"


def test_a_folder_is_walked_and_says_what_it_leaves_out(run, tree: Path) -> None:
    code, out, err = run("repair", "in")
    assert (code, out) == (0, TEXT * 2)
    assert "1 × .png" in err
    assert ".hidden" not in err


def test_a_folder_without_readable_files(run, folder: Path) -> None:
    (folder / "empty").mkdir()
    code, out, err = run("repair", "empty")
    assert (code, out) == (0, "")
    assert "no readable file" in err


def test_globs_that_the_shell_did_not_expand(run, tree: Path) -> None:
    assert run("repair", "in/**/*.md").out == TEXT
    code, _, err = run("repair", "in/*.nothing")
    assert code == 3
    assert err == "textkit: in/*.nothing: no file matches\n"


def test_a_file_whose_name_looks_like_a_glob(run, folder: Path) -> None:
    (folder / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert run("repair", "a[1].txt").out == TEXT


def test_a_folder_for_the_results_keeps_the_tree(run, tree: Path, folder: Path) -> None:
    assert run("repair", "in", "-o", "out/").code == 0
    assert sorted(str(path.relative_to(folder)) for path in (folder / "out").rglob("*.*")) == [
        "out/a.txt",
        "out/b/a.txt",
    ]


def test_a_name_with_a_place_for_the_input(run, tree: Path, folder: Path) -> None:
    assert run("segment", "in", "-o", "out/{name}.sentences.txt").code == 0
    assert (folder / "out/b/a.sentences.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_outputs_get_names_that_every_system_takes(run, folder: Path) -> None:
    names = ("a:b.txt", "CON.txt", "c\nd.txt", "工" * 80 + ".txt")
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    assert run("segment", *names, "-o", "out/").code == 0
    found = sorted(path.name for path in (folder / "out").iterdir())
    assert found[:3] == ["CON_.txt", "a_b.txt", "c_d.txt"]
    assert len(found[3].encode()) <= 120


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other links")
def test_a_glob_takes_each_file_once(run, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "in/again").symlink_to(folder / "in")
    assert run("repair", "in/**/*.txt") == (0, TEXT, "")
    assert run("repair", "in/**/*.txt", "-o", "out/").code == 0
    assert [path.name for path in (folder / "out").rglob("*.*")] == ["a.txt"]


def test_several_inputs_have_no_room_in_one_file(run, tree: Path, folder: Path) -> None:
    code, _, err = run("repair", "in", "-o", "all.txt")
    assert code == 2
    assert "2 inputs" in err
    assert not (folder / "all.txt").exists()


def test_one_result_never_replaces_another(run, folder: Path) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        (folder / name).parent.mkdir()
        (folder / name).write_text(name, encoding="utf-8")
    code, _, err = run("repair", "x/a.txt", "y/a.txt", "-o", "out/")
    assert code == 3
    assert err == "textkit: y/a.txt: the output out/a.txt already holds what became of x/a.txt\n"
    assert (folder / "out/a.txt").read_text(encoding="utf-8") == "x/a.txt\n"


def test_the_input_is_never_overwritten(run, report: Path, raw: str) -> None:
    code, _, err = run("repair", report, "-o", report)
    assert code == 3
    assert "overwrite" in err
    assert report.read_text(encoding="utf-8") == raw


def test_no_input_is_overwritten_by_the_result_of_another(run, folder: Path) -> None:
    for name in ("a.md", "a.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    code, _, err = run("repair", "a.md", "a.txt", "-o", "./")
    assert code == 3
    assert err.count("overwrite") == 2
    assert (folder / "a.txt").read_text(encoding="utf-8") == "a.txt"


def test_what_cannot_be_written_is_said(run, report: Path, folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    code, _, err = run("repair", report, "-o", "file/below.txt")
    assert code == 3
    assert err.count("\n") == 1


def test_a_missing_file_is_named_and_the_others_go_on(run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("repair", "nowhere.txt", "a.txt")
    assert (code, out) == (3, TEXT)
    assert err.startswith("textkit: nowhere.txt: ")
    assert err.count("\n") == 1
    assert err.count("nowhere.txt") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs and other links")
@pytest.mark.parametrize("kind", ["fifo", "device", "loop"])
def test_what_is_no_file_is_refused(run, folder: Path, kind: str) -> None:
    path = folder / "odd.txt"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    else:
        path.symlink_to(path)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("repair", path, "a.txt")
    assert (code, out) == (3, TEXT)
    assert err.startswith(f"textkit: {path}: ")
    assert err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(run, report: Path) -> None:
    report.chmod(0)
    code, _, err = run("repair", report)
    assert code == 3
    assert err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\n\n", "\u3000\n".encode()])
@pytest.mark.parametrize("command", ["repair", "segment"])
def test_nothing_in_nothing_out(run, content: bytes, command: str) -> None:
    code, out, err = run(command, "-", stdin=content)
    assert (code, out.strip()) == (0, "")
    assert "warning" in err
    assert run("repair", "-", stdin=out.encode()).out == out


def test_a_file_cut_in_mid_character_is_refused_unless_told_otherwise(run, folder: Path) -> None:
    (folder / "cut.txt").write_bytes("工会报告".encode()[:-1])
    code, out, err = run("repair", "cut.txt")
    assert (code, out) == (3, "")
    assert err.startswith("textkit: cut.txt: ")
    assert "9" in err
    code, out, err = run("repair", "cut.txt", "--errors", "replace")
    assert (code, out) == (0, "工会报\ufffd\n")
    assert "warning" in err


def test_an_encoding_can_be_given(run) -> None:
    stdin = "工會報告".encode("big5hkscs")
    assert run("repair", "-", "--encoding", "big5-hkscs", stdin=stdin).out == "工會報告\n"


def test_a_file_name_does_not_steer_the_terminal(run, folder: Path) -> None:
    _, _, err = run("repair", "\x1b[2J.txt")
    assert "\x1b" not in err
    assert "\\x1b" in err


def test_one_line_of_ten_megabytes(run, folder: Path) -> None:
    (folder / "long.txt").write_text("汉字" * 600_000, encoding="utf-8")
    code, out, _ = run("repair", "long.txt")
    assert code == 0
    assert len(out) == 1_200_001


def test_progress_is_for_terminals(run, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "[1/2]" not in run("repair", "in").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "[2/2]" in run("repair", "in").err
