"""Which format, which options, whole files or none, and the formats that are only for reading."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import textkit.files
from textkit.bitext import Bitext, Unit
from textkit.document import Block, Document, Sentence
from textkit.errors import PluginError
from textkit.formats import dumps, losses, read_bitext, suffixes, write
from textkit.traced import TracedText

CASES = Path(__file__).resolve().parent.parent / "cases" / "formats"


@pytest.fixture
def document() -> Document:
    raw = "报告\n一、 工作\n*第一句。第二句\u2028。\n1. 项|目 <b>\n"
    text = TracedText(raw, pages=(0, 10)).edit([(5, 6, "", "space")])
    spans = [(0, 2), (3, 7), (8, 18), (19, 29)]
    kinds = [("title", None), ("heading", 1), ("paragraph", None), ("list_item", None)]
    blocks = []
    for n, ((start, end), (kind, level)) in enumerate(zip(spans, kinds, strict=True), 1):
        cuts = [start, 13, end] if n == 3 else [start, end]
        sentences = [Sentence(f"b00{n}s{i}", cuts[i - 1], cuts[i]) for i in range(1, len(cuts))]
        blocks.append(Block(f"b00{n}", kind, level, start, end, tuple(sentences)))
    return Document(text, tuple(blocks))


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_golden_bitext(suffix, everything):
    assert dumps(everything, suffix) == (CASES / f"bitext.{suffix}").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_golden_document(suffix, document):
    assert dumps(document, suffix) == (CASES / f"document.{suffix}").read_text(encoding="utf-8")


def test_text():
    assert dumps(TracedText("甲\n乙\n"), "txt") == "甲\n乙\n"
    assert dumps(TracedText("甲\n乙"), "txt") == "甲\n乙\n"
    assert dumps(TracedText(""), "txt") == ""
    assert dumps(TracedText("# 甲\n\n1. 乙"), "md") == "\\# 甲\n\n1\\. 乙\n"


def test_markdown_holds_every_sign_as_text(tmp_path):
    """Every ASCII sign that CommonMark gives a meaning is escaped, at the start of a line and inside."""
    signs = "\\`*_{}[]|~$<>&"
    line = dumps(TracedText(f"a{signs}"), "md")
    assert line == "a\\\\\\`\\*\\_\\{\\}\\[\\]\\|\\~\\$&lt;&gt;&amp;\n"
    for start in ("# a", "+ a", "- a", "--- ", "=== ", "1. a", "12) a"):
        assert "\\" in dumps(TracedText(start), "md")
    for start in ("1.5 a", "2018年", "a # b", "12345678901. a"):
        assert "\\" not in dumps(TracedText(start), "md")


def test_document_lines_by_sentence_and_block(document):
    rows = [json.loads(line) for line in dumps(document, "jsonl").split("\n") if line]
    assert [list(row) for row in rows] == [["id", "block", "kind", "text", "raw", "page"]] * 5
    assert rows[1] == {
        "id": "b002s1",
        "block": "b002",
        "kind": "heading",
        "text": "一、工作",
        "raw": [[3, 8]],
        "page": 1,
    }
    assert rows[3]["text"] == "第二句\u2028。"
    rows = [json.loads(line) for line in dumps(document, "jsonl", unit="block").split("\n") if line]
    assert [list(row) for row in rows] == [["id", "kind", "level", "text", "raw", "page"]] * 4
    assert rows[1]["level"] == 1
    assert rows[3] == {
        "id": "b004", "kind": "list_item", "level": None, "text": "1. 项|目 <b>", "raw": [[20, 30]],
        "page": 2,
    }  # fmt: skip


def test_white_space_around_a_sentence_is_no_part_of_its_raw_span():
    text = TracedText(" 甲。 乙。\n")
    sentences = (Sentence("b001s1", 0, 4), Sentence("b001s2", 4, 7))
    document = Document(text, (Block("b001", "paragraph", None, 0, 7, sentences),))
    rows = [json.loads(line) for line in dumps(document, "jsonl").splitlines()]
    assert [(row["text"], row["raw"]) for row in rows] == [("甲。", [[1, 3]]), ("乙。", [[4, 6]])]


def test_the_keys_of_a_unit_are_those_of_the_contract(everything):
    row = json.loads(dumps(everything, "jsonl").split("\n")[2])
    assert list(row)[:9] == [
        "id",
        "source",
        "target",
        "state",
        "origin",
        "raw",
        "page",
        "terms",
        "quantities",
    ]
    assert list(row["quantities"][0])[:8] == ["start", "end", "text", "kind", "value", "unit", "approx", "en"]
    row = json.loads(dumps(everything, "jsonl").split("\n")[3])
    assert list(row["terms"][0])[:4] == ["start", "end", "source", "target"]


class TestSpreadsheets:
    @pytest.mark.parametrize("cell", [
        "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "  =1", "　＝1",
        "＋1", "－1", "＠x",
    ])  # fmt: skip
    @pytest.mark.parametrize("suffix", ["csv", "tsv"])
    def test_what_would_run_is_marked_and_unmarked(self, cell, suffix, tmp_path):
        bitext = Bitext((Unit(cell, cell, cell, "draft", origin=cell, notes=(cell,)),))
        write(bitext, tmp_path / f"x.{suffix}")
        content = (tmp_path / f"x.{suffix}").read_bytes().decode("utf-8")
        assert content.startswith("\ufeff")
        rows = list(
            csv.DictReader(io.StringIO(content[1:], newline=""), delimiter="," if suffix == "csv" else "\t")
        )
        assert rows[0]["source"] == f"'{cell}"
        assert read_bitext(tmp_path / f"x.{suffix}") == bitext

    @pytest.mark.parametrize("cell", ["'tis", "'", "工会 = union", "a-b", "", "'a=1"])
    def test_what_would_not_run_is_left(self, cell, tmp_path):
        bitext = Bitext((Unit("u1", cell),))
        assert next(csv.DictReader(io.StringIO(dumps(bitext, "csv"))))["source"] == cell
        write(bitext, tmp_path / "x.csv")
        assert read_bitext(tmp_path / "x.csv") == bitext

    def test_unsafe_is_untouched(self, tmp_path):
        bitext = Bitext((Unit("u1", "=1", "'=2", "draft"),))
        write(bitext, tmp_path / "x.csv", excel_safe=False)
        assert (tmp_path / "x.csv").read_bytes().startswith(b"id,source,target")
        assert b"u1,=1,'=2," in (tmp_path / "x.csv").read_bytes()
        assert read_bitext(tmp_path / "x.csv", excel_safe=False) == bitext

    @pytest.mark.parametrize("suffix", ["jsonl", "tmx"])
    def test_other_formats_are_untouched(self, suffix):
        assert "'=" not in dumps(Bitext((Unit("u1", "=1"),)), suffix)


class TestFill:
    @pytest.mark.parametrize("suffix", ["jsonl", "txt", "md", "csv", "tsv", "tmx", "xlf"])
    def test_states_are_told_in_every_format(self, suffix):
        for state in ("untranslated", "partial"):
            for fill in ("empty", "source", "terms"):
                assert state in dumps(Bitext((Unit("u1", "工会", "x", state),)), suffix, fill=fill).lower()

    def test_a_memory_holds_no_empty_translation(self):
        bitext = Bitext((Unit("u1", "工会", "union 的", "partial"), Unit("u2", "完", "", "final")))
        assert dumps(bitext, "tmx", fill="empty").count("<tuv") == 3
        assert dumps(bitext, "tmx").count('creationid="textkit (partial)"') == 1

    def test_unknown(self):
        with pytest.raises(ValueError, match="empty, source, terms"):
            dumps(Bitext(()), "txt", fill="copy")


class TestArguments:
    @pytest.mark.parametrize("name", ["x.docq", "x", "x.", ".jsonl"])
    def test_unknown_suffix_names_the_known(self, name, tmp_path):
        with pytest.raises(ValueError, match=r"\.jsonl.*\.tmx.*\.xlf"):
            write(Bitext(()), tmp_path / name)
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x"])
    def test_what_is_not_read_back(self, name):
        with pytest.raises(ValueError, match=r"read from \.jsonl, \.csv"):
            read_bitext(name)

    def test_case_of_the_suffix(self, tmp_path, everything):
        write(everything, tmp_path / "X.TMX")
        assert read_bitext(tmp_path / "X.TMX") == everything

    @pytest.mark.parametrize(
        ("suffix", "version"), [("xlf", "2.2"), ("tmx", "2.0"), ("csv", "1"), ("html", "5")]
    )
    def test_versions_that_are_not_written(self, suffix, version):
        with pytest.raises(ValueError, match="version"):
            dumps(Bitext(()), suffix, version=version)

    @pytest.mark.parametrize("suffix", ["csv", "tsv", "tmx", "xlf"])
    def test_formats_of_units_refuse_documents_and_texts(self, suffix, document):
        for value in (document, document.text):
            with pytest.raises(ValueError, match="holds a bitext"):
                dumps(value, suffix)

    def test_a_text_has_no_lines_of_json(self, document):
        with pytest.raises(ValueError, match="segment"):
            dumps(document.text, "jsonl")
        with pytest.raises(ValueError, match="sentence or block"):
            dumps(document, "jsonl", unit="word")

    def test_losses(self, everything):
        assert losses(everything, "jsonl") == losses(everything, ".xlf") == ()
        lost = losses(everything, "csv")
        assert lost[0] == ".csv does not keep the positions of terms (units concerned: 1)"
        assert len(lost) == 3
        assert "read back" in losses(everything, "txt")[0]


class TestPlugins:
    def point(self, monkeypatch, value: str) -> None:
        point = metadata.EntryPoint("own", value, "textkit.writers")
        built_in = metadata.EntryPoint("tmx", "nowhere:write", "textkit.writers")
        real = metadata.entry_points

        def entry_points(**wanted):
            if wanted.get("group") != "textkit.writers":
                return real(**wanted)
            return metadata.EntryPoints([point, built_in]).select(**wanted)

        monkeypatch.setattr(metadata, "entry_points", entry_points)

    def test_a_plugged_writer(self, monkeypatch, tmp_path, everything):
        self.point(monkeypatch, "builtins:repr")
        assert ".own" in suffixes()
        write(everything, tmp_path / "x.own")
        assert (tmp_path / "x.own").read_text(encoding="utf-8").startswith("<Bitext zh-en, 5 units")

    def test_a_built_in_comes_first(self, monkeypatch, everything):
        self.point(monkeypatch, "builtins:repr")
        assert dumps(everything, "tmx").startswith("<?xml")

    def test_a_broken_one(self, monkeypatch, everything):
        self.point(monkeypatch, "no_such_module:write")
        with pytest.raises(PluginError, match=r"\.own .no_such_module:write. cannot be loaded"):
            dumps(everything, "own")


class TestWhole:
    def test_a_new_file_has_ordinary_permissions(self, tmp_path, everything):
        write(everything, tmp_path / "x.jsonl")
        (tmp_path / "plain").write_text("", encoding="utf-8")
        modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("x.jsonl", "plain")]
        assert modes[0] == modes[1]

    def test_failure_leaves_the_old_file_and_nothing_else(self, tmp_path, everything, monkeypatch):
        (tmp_path / "x.jsonl").write_text("old", encoding="utf-8")

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(textkit.files.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            write(everything, tmp_path / "x.jsonl")
        assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]
        assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == "old"

    def test_a_value_that_cannot_be_written_touches_nothing(self, tmp_path, document):
        (tmp_path / "x.tmx").write_text("old", encoding="utf-8")
        with pytest.raises(ValueError):
            write(document, tmp_path / "x.tmx")
        assert (tmp_path / "x.tmx").read_text(encoding="utf-8") == "old"

    def test_directory_as_target(self, tmp_path, everything):
        (tmp_path / "x.jsonl").mkdir()
        with pytest.raises(IsADirectoryError, match=r"x\.jsonl"):
            write(everything, tmp_path / "x.jsonl")

    def test_missing_folder(self, tmp_path, everything):
        with pytest.raises(FileNotFoundError, match=r"there is no folder .*nowhere"):
            write(everything, tmp_path / "nowhere" / "x.jsonl")

    @pytest.mark.skipif(os.name == "nt", reason="names are not bytes there")
    def test_name_that_is_no_text(self, tmp_path, everything):
        path = tmp_path / os.fsdecode(b"\xe6\xb1.jsonl")
        write(everything, path)
        assert read_bitext(path) == everything


def test_import_is_light():
    heavy = ("lxml", "csv", "opencc", "importlib.metadata")
    code = f"import sys, textkit.formats; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
