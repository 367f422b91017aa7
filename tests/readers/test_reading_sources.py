"""Paths, bytes and streams; what is no text; plug-ins (bad inputs 27, 37, 41)."""

import io
import os
import socket
import subprocess
import sys
import zipfile
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from textkit import readers
from textkit.errors import PluginError, ReadError
from textkit.readers import read, suffixes
from textkit.traced import TracedText


def refusal(source):
    with pytest.raises(ReadError) as caught:
        read(source)
    message = str(caught.value)
    assert "\n" not in message
    return message


class TestSources:
    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.text", "a", "a.TXT", ".hidden", "报告.txt"])
    def test_a_path(self, tmp_path, name):
        path = tmp_path / name
        path.write_bytes("工会\r\n".encode("gb18030"))
        for source in (path, str(path)):
            text = read(source)
            assert text.raw == "工会\r\n"
            assert text.meta["source"] == str(path)
            assert text.meta["encoding"] == "gb18030"

    @pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
    def test_bytes(self, kind):
        text = read(kind("工会报告".encode()))
        assert text.raw == "工会报告"
        assert dict(text.meta) == {
            "source": "<bytes>",
            "encoding": "utf-8",
            "confidence": 1.0,
            "warnings": (),
        }

    def test_a_stream(self, tmp_path):
        assert read(io.BytesIO("工会".encode())).meta["source"] == "<stream>"
        path = tmp_path / "a.txt"
        path.write_bytes("工会".encode())
        with path.open("rb") as file:
            assert read(file).meta["source"] == str(path)

    def test_a_text_stream_is_a_wrong_argument(self):
        with pytest.raises(TypeError, match="binary"):
            read(io.StringIO("工会"))

    @pytest.mark.parametrize("source", [None, 3, ["a"]])
    def test_other_things_are_wrong_arguments(self, source):
        with pytest.raises(TypeError):
            read(source)

    def test_encoding_and_errors_are_passed_on(self):
        assert read("工".encode() + b"\xff", encoding="utf-8", errors="replace").raw == "工\ufffd"
        with pytest.raises(ValueError, match="klingon"):
            read(b"a", encoding="klingon")

    def test_a_refusal_names_the_file_and_the_byte(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_bytes("工会".encode()[:5])
        assert refusal(path).startswith(f"{path}: byte 3 (line 1): ")

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n"])
    def test_nothing_to_read_is_a_warning(self, data):
        text = read(data)
        assert text.raw.encode() == data
        assert len(text.meta["warnings"]) == 1


class TestPages:
    @pytest.mark.parametrize(
        ("raw", "pages"),
        [
            ("", ()),
            ("一\n二", ()),
            ("一\f二", (0, 2)),
            ("一\f二\f", (0, 2)),
            ("\f", (0,)),
            ("\f\f一", (0, 1, 2)),
            ("\ufeff一\r\n\f\r\n二\f", (0, 5)),
        ],
    )
    def test_form_feeds(self, raw, pages):
        assert read(raw.encode()).pages == pages


class TestPaths:
    def test_a_missing_file(self, tmp_path):
        assert refusal(tmp_path / "nowhere.txt") == f"{tmp_path / 'nowhere.txt'}: no such file"

    def test_a_folder_that_is_a_file(self, tmp_path):
        (tmp_path / "a").write_text("", encoding="utf-8")
        assert refusal(tmp_path / "a" / "b.txt").endswith("b.txt: no such file")

    def test_a_directory(self, tmp_path):
        assert refusal(tmp_path) == f"{tmp_path}: is a directory"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "x.txt")
        assert "named pipe" in refusal(tmp_path / "x.txt")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
    def test_a_device(self):
        assert "device" in refusal("/dev/zero")

    @pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets here")
    def test_a_socket(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as end:
            end.bind("s.txt")
            assert "socket" in refusal("s.txt")

    def test_a_loop_of_links(self, tmp_path):
        (tmp_path / "a.txt").symlink_to("b.txt")
        (tmp_path / "b.txt").symlink_to("a.txt")
        assert refusal(tmp_path / "a.txt") == f"{tmp_path / 'a.txt'}: a loop of links"

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_an_unreadable_file(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text("a", encoding="utf-8")
        path.chmod(0)
        assert "permission denied" in refusal(path)

    def test_denied_by_the_system(self, tmp_path, monkeypatch):
        def denied(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", denied)
        (tmp_path / "a.txt").write_text("a", encoding="utf-8")
        assert refusal(tmp_path / "a.txt").endswith("a.txt: permission denied")

    @pytest.mark.parametrize("name", ["a\0b.txt", "two\nlines.txt", "x" * 5000])
    def test_impossible_names_are_shown_in_one_line(self, name):
        assert refusal(name)


class TestKinds:
    def test_what_can_be_read(self):
        assert {".md", ".text", ".txt"} <= set(suffixes())

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Office file"),
            (b"{\\rtf1\\ansi}", "Rich Text"),
            (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
            (b"\x1f\x8b\x08\x00" + bytes(10), "gzip"),
            (b"\x7fELF" + bytes(50), "program"),
        ],
    )
    def test_files_of_other_kinds(self, tmp_path, data, what):
        assert what in refusal(data)
        for name in ("a", "a.txt"):
            (tmp_path / name).write_bytes(data)
            message = refusal(tmp_path / name)
            assert message.startswith(f"{tmp_path / name}: ")
            assert what in message

    def test_archives_are_told_apart(self):
        for member, what in (
            ("xl/workbook.xml", "Excel"),
            ("ppt/a.xml", "PowerPoint"),
            ("a.txt", "zip archive"),
        ):
            file = io.BytesIO()
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr(member, "x")
            assert what in refusal(file.getvalue())

    def test_an_unknown_suffix(self, tmp_path):
        (tmp_path / "a.xyz").write_text("a", encoding="utf-8")
        message = refusal(tmp_path / "a.xyz")
        assert "unknown suffix .xyz" in message
        assert ".txt" in message

    @pytest.mark.parametrize("data", [bytes(1000), bytes(range(32)) * 50, b"\x01\x02\x03\x00\xff\xfe" * 100])
    def test_binary_data(self, data):
        with pytest.raises(ReadError):
            read(data)

    def test_a_few_controls_are_text(self):
        assert read("汉\x00字\x0c".encode()).raw == "汉\x00字\x0c"

    def test_a_text_that_speaks_of_formats_is_text(self):
        assert read("%PDF 是一种格式，PK 是签名".encode()).raw.startswith("%PDF ")


class TestPlugIns:
    @pytest.fixture
    def plug(self, monkeypatch, tmp_path):
        def add(name, value):
            monkeypatch.setattr(readers, "_plug_ins", lambda: (EntryPoint(name, value, readers.GROUP),))
            path = tmp_path / f"a.{name.lstrip('.')}"
            path.write_bytes("工会".encode())
            return path

        return add

    @pytest.mark.parametrize("name", ["xyz", ".xyz", "XYZ"])
    def test_a_plug_in_adds_a_suffix(self, plug, name):
        path = plug(name, "textkit.readers.text:read_text")
        assert isinstance(read(path), TracedText)
        assert ".xyz" in suffixes()

    @pytest.mark.parametrize("value", ["no.such.module:read", "textkit.readers.text:no_such_function"])
    def test_one_that_fails_to_load(self, plug, value):
        with pytest.raises(PluginError, match="xyz"):
            read(plug("xyz", value))

    def test_built_in_readers_come_first(self, plug):
        assert read(plug("txt", "no.such.module:read")).raw == "工会"


def test_the_package_loads_nothing_heavy():
    code = "import sys, textkit.readers; print(*(m for m in ('opencc', 'lxml', 'regex') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
