"""`textkit memory`."""

import json
from pathlib import Path

import pytest

from textkit.bitext import Bitext, Unit
from textkit.formats import read_bitext, write

SOURCE = "各级工会累计筹集帮扶资金200亿元。"
OTHER = "各级工会累计筹集帮扶资金300亿元。"


@pytest.fixture
def bitext(folder: Path) -> Path:
    """A bitext with a reviewed unit, a draft, and one that is not translated."""
    units = (
        Unit("1", SOURCE, "Unions raised 20 billion yuan.", "reviewed"),
        Unit("2", "总则", "General rules", "draft"),
        Unit("3", "附则", "", "untranslated"),
    )
    write(Bitext(units), folder / "x.xlf")
    return folder / "x.xlf"


def test_add_says_what_it_took(run, bitext: Path) -> None:
    code, out, err = run("memory", "add", "m.tm", "x.xlf")
    assert (code, out) == (0, "")
    assert err == "textkit: x.xlf: 1 new, 0 known; left out: 1 draft, 1 untranslated\n"
    assert run("memory", "add", "m.tm", "x.xlf", "--state", "draft").err == (
        "textkit: x.xlf: 1 new, 0 known; left out: 1 reviewed, 1 untranslated\n"
    )
    assert run("memory", "add", "m.tm", "*.xlf").err.startswith("textkit: x.xlf: 0 new, 1 known")


def test_lookup_shows_what_differs(run, bitext: Path) -> None:
    run("memory", "add", "m.tm", "x.xlf")
    code, out, err = run("memory", "lookup", "m.tm", OTHER)
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "99\tUnions raised 30 billion yuan.",
        "\t各级工会累计筹集帮扶资金[-200亿元-]{+300亿元+}。",
    ]
    assert "Numbers adapted: 20 billion yuan → 30 billion yuan" in out
    record = json.loads(run("memory", "lookup", "m.tm", OTHER, "--format", "json").out)
    assert (record["score"], record["kind"], record["difference"]) == (99, "fuzzy", [[12, 17, 12, 17]])
    context = run("memory", "lookup", "m.tm", SOURCE, "--before", "", "--after", "总则")
    assert context.out.startswith("101\tUnions")
    assert run("memory", "lookup", "x.xlf", SOURCE).out.startswith("100\tUnions")


def test_no_match_is_said(run, bitext: Path) -> None:
    run("memory", "add", "m.tm", "x.xlf")
    assert run("memory", "lookup", "m.tm", "别的") == (0, "", "textkit: m.tm: no match from 75 on\n")


def test_info(run, bitext: Path) -> None:
    run("memory", "add", "m.tm", "x.xlf", "--state", "reviewed", "--state", "draft")
    out = run("memory", "info", "m.tm").out
    assert "languages\tzh-en\npairs\t2\nsources\t2\nstates\t1 draft, 1 reviewed\n" in out
    assert json.loads(run("memory", "info", "m.tm", "--format", "json").out)["pairs"] == 2


@pytest.mark.parametrize("suffix", ["tmx", "xlf", "csv", "jsonl"])
def test_export(run, bitext: Path, folder: Path, suffix: str) -> None:
    run("memory", "add", "m.tm", "x.xlf")
    assert run("memory", "export", "m.tm", f"m.{suffix}") == (0, "", "")
    assert [unit.source for unit in read_bitext(folder / f"m.{suffix}").units] == [SOURCE]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("info", "nowhere.tm"), 3),
        (("info", "x.xlf"), 2),
        (("info", "no.tm"), 3),
        (("lookup", "nowhere.tm", "工会"), 3),
        (("lookup", "x.pdf", "工会"), 2),
        (("lookup", "m.tm"), 2),
        (("export", "nowhere.tm", "y.tmx"), 3),
        (("export", "m.tm", "y.nonsense"), 2),
        (("export", "m.tm", "nowhere/y.tmx"), 3),
        (("add", "no.tm", "x.xlf"), 3),
        (("add", "m.tmx", "x.xlf"), 2),
        (("add", "m.tm", "nowhere.tmx"), 3),
        (("add", "m.tm", "x.pdf"), 3),
        (("add", "m.tm", "folder"), 3),
        (("add", "m.tm", "m.tm"), 3),
        (("add", "m.tm", "*.nothing"), 3),
        (("add", "m.tm", "x.xlf", "--state", "done"), 2),
    ],
)
def test_what_is_refused(run, bitext: Path, folder: Path, arguments: tuple[str, ...], code: int) -> None:
    run("memory", "add", "m.tm", "x.xlf")
    for name in ("no.tm", "x.pdf"):
        (folder / name).write_text("no memory", encoding="utf-8")
    (folder / "folder").mkdir()
    result = run("memory", *arguments)
    assert result.code == code
    assert not (folder / "y.tmx").exists()
    if code == 3:
        assert result.err.startswith("textkit: ")
        assert result.err.count("\n") == 1


def test_the_others_are_still_added(run, bitext: Path) -> None:
    result = run("memory", "add", "m.tm", "nowhere.tmx", "x.xlf")
    assert result.code == 3
    assert "1 new" in result.err
