"""Private-use characters: read by the user's table, otherwise kept and reported, never lost."""

from pathlib import Path

import pytest

import textkit
from textkit.cli import main
from textkit.repairs.private_use import read_table

TEXT = "各级工\ue001筹集资金。\n\uf0b7 职工\ue002受益。"


def test_what_the_table_names_is_read_and_can_be_undone() -> None:
    text = textkit.repair(TEXT, pua_map={"\ue001": "会", "\U000f0001": "職"})
    assert str(text) == "各级工会筹集资金。\n• 职工\ue002受益。"
    assert textkit.Edit("private-use", 3, 4, "\ue001", "会") in text.edits
    assert "U+E002" in " ".join(text.meta["warnings"])
    assert "\ue001" in str(text.undo(rule="private-use"))


def test_without_a_table_they_stay_and_are_reported() -> None:
    text = textkit.repair(TEXT)
    assert "\ue001" in str(text)
    assert "U+E001" in " ".join(text.meta["warnings"])


def test_the_rule_can_be_switched_off() -> None:
    assert "\ue001" in str(textkit.repair(TEXT, pua_map={"\ue001": "会"}, rules="-private-use"))


@pytest.mark.parametrize("cell", ["U+E001", "u+e001", "E001", "0xE001", "\ue001"])
def test_ways_to_name_a_character(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "map.csv"
    path.write_text(f"{cell},会,a remark\n\nU+F0001,\n", encoding="utf-8-sig")
    assert read_table(path) == {"\ue001": "会", "\U000f0001": ""}


@pytest.mark.parametrize(
    ("rows", "line"),
    [("U+4E00,会", 1), ("会,会", 1), ("U+E001", 1), ("U+E001,会\nU+E001,工", 2), ("U+FFFFFF,会", 1)],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "map.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(textkit.FormatError) as caught:
        read_table(path)
    assert caught.value.line == line


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xff"])
def test_a_table_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "map.csv").write_bytes(data)
    with pytest.raises(textkit.ReadError, match=r"map\.csv"):
        read_table(tmp_path / "map.csv")


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("各级工\ue001。\n", encoding="utf-8")
    (tmp_path / "map.tsv").write_text("U+E001\t会\n", encoding="utf-8")
    arguments = ["repair", str(tmp_path / "a.txt"), "--pua-map"]
    assert main([*arguments, str(tmp_path / "map.tsv")]) == 0
    assert capsys.readouterr() == ("各级工会。\n", "")
    assert main([*arguments, str(tmp_path / "a.txt")]) == 2
    assert "a.txt:1: " in capsys.readouterr().err
