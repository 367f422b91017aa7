"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from textkit.files import write_whole


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
