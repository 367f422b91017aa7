"""Memories read from files, and several at once."""

from pathlib import Path

import pytest

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError, ReadError, TextkitError
from textkit.formats import write
from textkit.memory import Memory

REVIEWED = Bitext(
    (
        Unit("1", "目录", "Contents", "final"),
        Unit("2", "总则", "General Provisions", "reviewed"),
        Unit("3", "草稿", "draft", "draft"),
    )
)


@pytest.mark.parametrize("suffix", ["xlf", "jsonl", "csv", "tsv", "tmx"])
def test_reviewed_units_of_any_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{suffix}"
    write(REVIEWED, path)
    with Memory.read(path) as memory:
        assert [entry.target for entry in memory.entries()] == ["Contents", "General Provisions"]
        match = memory.lookup("总则", before="目录", after="草稿")[0]
        # TMX has no order that could be trusted: its contexts are those that it names.
        assert match.score == (100 if suffix == "tmx" else 101)


@pytest.mark.parametrize(("name", "content"), [
    ("pairs.csv", "source,target\n工会,trade union\n职工,\n"),
    ("pairs.tsv", "source\ttarget\n工会\ttrade union\n职工\t\n"),
    ("wide.csv", "source,target\n工会,trade union\n职工,\n"),
    ("pairs.jsonl", '{"source": "工会", "target": "trade union"}\n{"source": "职工"}\n'),
])  # fmt: skip
def test_a_file_without_states_is_a_translation_that_somebody_kept(
    name: str, content: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-16" if name == "wide.csv" else "utf-8-sig")
    with Memory.read(tmp_path / name) as memory:
        assert memory.counts() == {"reviewed": 1}


def test_several_files_are_asked_together(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "a.tm") as memory:
        memory.add(Bitext((Unit("1", "工会", "trade union", "reviewed"),)))
    write(Bitext((Unit("1", "工会", "labor union", "final"), Unit("2", "职工", "workers", "final"))),
          tmp_path / "b.xlf")  # fmt: skip
    with Memory.read(tmp_path / "a.tm", tmp_path / "b.xlf") as memory:
        assert [match.target for match in memory.lookup("工会")] == ["labor union", "trade union"]
        assert (len(memory), memory.sources(), memory.languages()) == (3, 3, ("zh", "en"))
        assert memory.counts() == {"reviewed": 1, "final": 2}
        with pytest.raises(ValueError, match="several files"):
            memory.add(REVIEWED)
    with Memory.open(tmp_path / "a.tm") as memory:
        assert len(memory) == 1


def test_a_memory_is_added_to_another_but_not_to_itself(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "a.tm") as memory:
        memory.add(REVIEWED)
    with Memory.open(tmp_path / "b.tm") as other:
        assert other.add_file(tmp_path / "a.tm").new == 2
        with pytest.raises(ReadError, match="not added to itself"):
            other.add_file(tmp_path / "b.tm")


def test_nothing_to_read_is_an_empty_memory() -> None:
    with Memory.read() as memory:
        assert (len(memory), memory.languages(), memory.lookup("工会")) == (0, None, ())
        assert memory.changed() == ("", "")


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("a")
    (tmp_path / "x.tmx").write_text("<tmx")
    (tmp_path / "x.tm").write_text("<tmx")
    with pytest.raises(ValueError, match=r"x\.txt: bitexts are read from"):
        Memory.read(tmp_path / "x.txt")
    for name in ("no.tmx", "no.xlf", "no.tm"):
        with pytest.raises(ReadError, match=name):
            Memory.read(tmp_path / name)
    for name in ("x.tmx", "x.tm"):
        with pytest.raises(FormatError, match=name):
            Memory.read(tmp_path / name)
    (tmp_path / "dir.tmx").mkdir()
    with pytest.raises(ReadError, match="not a plain file"):
        Memory.read(tmp_path / "dir.tmx")


def test_files_of_different_languages_are_no_memory(tmp_path: Path) -> None:
    for name, language in (("a", "en"), ("b", "fr")):
        with Memory.open(tmp_path / f"{name}.tm") as memory:
            memory.add(Bitext((Unit("1", "工会", name, "reviewed"),), "zh", language))
    with pytest.raises(TextkitError, match="zh-fr"):
        Memory.read(tmp_path / "a.tm", tmp_path / "b.tm")
