"""`textkit convert`."""

from pathlib import Path

import pytest

import textkit


@pytest.fixture
def bitext(folder: Path) -> Path:
    """A small bitext as a file."""
    pairs = [("工会", "trade union"), ("=职工", "")]
    path = folder / "x.jsonl"
    textkit.write(textkit.Bitext.from_pairs(pairs, source_language="zh", target_language="en"), path)
    return path


@pytest.mark.parametrize("suffix", ["tmx", "xlf", "csv", "tsv", "jsonl"])
def test_there_and_back(run, bitext: Path, folder: Path, suffix: str) -> None:
    assert run("convert", bitext, f"there.{suffix}").code == 0
    assert run("convert", f"there.{suffix}", "back.jsonl").code == 0
    before, after = (textkit.read_bitext(path).units for path in (bitext, folder / "back.jsonl"))
    assert [(u.source, u.target, u.state) for u in before] == [(u.source, u.target, u.state) for u in after]


def test_fill_and_version(run, bitext: Path, folder: Path) -> None:
    assert run("convert", bitext, "x.xlf", "--xliff", "2.1", "--fill", "source").code == 0
    assert [unit.target for unit in textkit.read_bitext(folder / "x.xlf").units] == ["trade union", "=职工"]
    assert 'version="2.' in (folder / "x.xlf").read_text(encoding="utf-8")[:600]


def test_what_gets_lost_is_said(run, bitext: Path) -> None:
    code, _, err = run("convert", bitext, "x.txt")
    assert code == 0
    assert err.startswith("textkit: x.txt: ")


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("nowhere.tmx", "y.tmx", 3),
        ("x.jsonl", "y.nonsense", 2),
        ("x.jsonl", "x.jsonl", 3),
        ("x.html", "y.tmx", 2),
        ("broken.tmx", "y.tmx", 3),
        ("x.jsonl", "file/y.tmx", 3),
    ],
)
def test_what_is_refused(run, bitext: Path, folder: Path, source: str, target: str, code: int) -> None:
    for name in ("x.html", "file", "broken.tmx"):
        (folder / name).write_text("<tmx", encoding="utf-8")
    result = run("convert", source, target)
    assert result.code == code
    assert not (folder / "y.tmx").exists()
    if code == 3:
        assert result.err.startswith("textkit: ")
        assert result.err.count("\n") == 1
