"""Files are written whole or not at all, under names that every system takes."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.files import safe_name, write_whole


def test_a_new_file_has_the_mode_of_a_new_file(tmp_path):
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_whole(tmp_path / "new", b"data")
    assert (tmp_path / "new").read_bytes() == b"data"
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


def test_an_old_file_keeps_its_mode_and_a_link_its_target(tmp_path):
    old, link = tmp_path / "old", tmp_path / "link"
    old.write_bytes(b"old")
    old.chmod(0o640)
    link.symlink_to(old)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_not_replaced():
    write_whole(Path(os.devnull), b"data")
    assert not Path(os.devnull).is_file()


def test_nothing_is_left_of_a_write_that_failed(tmp_path, monkeypatch):
    def refuse(handle):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", refuse)
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(OSError, match="disk full"):
        write_whole(tmp_path / "old", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("old", b"old")]


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"data")
    with pytest.raises(FileNotFoundError, match="missing"):
        write_whole(tmp_path / "missing" / "file", b"data")


def test_who_cannot_write_is_told_his_own_name_for_the_file(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as caught:
        write_whole(tmp_path / "report.txt", b"data")
    assert "report.txt" in str(caught.value)
    assert ".tmp" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2018年报告 (一)", "2018年报告 (一)"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("..", "_"),
        ("", "_"),
        ("a:b?c*d", "a_b_c_d"),
        ("a\nb\x1b[31m\u202e", "a_b_[31m_"),
        ("a\x00", "a_"),
        ("report. ", "report"),
        ("CON", "CON_"),
        ("lpt1.2018", "lpt1_.2018"),
        ("console", "console"),
        ("😀", "😀"),
    ],
)
def test_names_that_every_system_takes(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_a_safe_name_is_one_file_in_its_folder(name):
    safe = safe_name(name)
    assert safe == safe_name(safe)
    assert Path("folder", safe).parent == Path("folder")
    assert safe.isprintable()
    assert 0 < len(safe.encode()) <= 111


def test_long_names_stay_apart():
    names = {safe_name("工" * 100 + end) for end in "甲乙丙"}
    assert len(names) == 3
    assert all(len(name.encode()) <= 110 for name in names)
