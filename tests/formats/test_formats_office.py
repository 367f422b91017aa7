"""XLSX and DOCX: what other programs see, what other people save, and files made to harm."""

import io
import time
import zipfile

import pytest

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError, ReadError, TextkitError
from textkit.formats import dumps, losses, read_bitext, write

RUNS = ["=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "=1+1", "'=1", "＝1"]
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PART = {"xlsx": "xl/worksheets/sheet1.xml", "docx": "word/document.xml"}
both = pytest.mark.parametrize("suffix", PART)


@pytest.fixture
def pairs() -> Bitext:
    return Bitext.from_pairs(
        [("工会", "trade union"), ("职工", "")], source_language="zh", target_language="en"
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def save(path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)


def refusal(path) -> str:
    start = time.perf_counter()
    with pytest.raises(TextkitError) as found:
        read_bitext(path)
    assert time.perf_counter() - start < 5
    assert isinstance(found.value, ReadError | FormatError)
    assert "\n" not in str(found.value)
    return str(found.value)


class TestSheet:
    def test_no_cell_is_a_formula(self, tmp_path):
        openpyxl = pytest.importorskip("openpyxl")
        units = (Unit(text, text, text, "draft", text, block=text, notes=(text,)) for text in RUNS)
        bitext = Bitext(tuple(units))
        write(bitext, tmp_path / "x.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
        assert len(cells) >= 6 * len(RUNS)
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
        assert {cell.number_format for cell in cells} == {"@"}
        assert [row[1].value for row in sheet.iter_rows(min_row=2)] == RUNS
        assert read_bitext(tmp_path / "x.xlsx") == bitext

    def test_head_and_columns(self, everything, tmp_path):
        openpyxl = pytest.importorskip("openpyxl")
        write(everything, tmp_path / "x.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
        assert [cell.value for cell in sheet[1]][:4] == ["id", "source", "target", "state"]
        assert sheet.freeze_panes == "A2"
        assert sheet.column_dimensions["B"].width == 60
        assert sheet["B2"].alignment.wrap_text
        assert sheet.max_row == len(everything) + 1

    def test_what_openpyxl_saves_is_read(self, everything, tmp_path):
        openpyxl = pytest.importorskip("openpyxl")
        write(everything, tmp_path / "x.xlsx")
        book = openpyxl.load_workbook(tmp_path / "x.xlsx")
        book.worksheets[0]["C2"] = "Report"
        book.save(tmp_path / "y.xlsx")
        back = read_bitext(tmp_path / "y.xlsx")
        assert [unit.source for unit in back.units] == [unit.source for unit in everything.units]
        assert back.units[0].target == "Report"

    def test_a_table_of_another(self, tmp_path):
        """Shared strings, numbers, a formula with its kept value, readings, a sheet under another name."""
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        save(tmp_path / "x.xlsx", {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="r"><sheets><sheet name="a" r:id="q"/>'
            "</sheets></workbook>".encode(),
            "xl/_rels/workbook.xml.rels":
            b'<Relationships><Relationship Id="q" Target="/xl/worksheets/b.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>Source</t></si><si><t>Target</t></si>'
            "<si><r><t>工</t></r><r><t>会_x005F_x0041_</t></r><rPh><t>gonghui</t></rPh></si></sst>".encode(),
            "xl/worksheets/b.xml": f'<worksheet xmlns="{main}"><sheetData>'
            '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
            '<row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3"><v>200</v></c></row>'
            '<row r="9"><c r="C9" t="str"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'.encode(),
        })  # fmt: skip
        units = read_bitext(tmp_path / "x.xlsx").units
        assert [(unit.source, unit.target) for unit in units] == [("工会_x0041_", "200"), ("", "2")]

    def test_without_a_header(self, pairs, tmp_path):
        for suffix in ("xlsx", "csv", "tsv"):
            write(pairs, tmp_path / f"x.{suffix}", header=False)
            assert read_bitext(tmp_path / f"x.{suffix}", header=False) == pairs
        assert (tmp_path / "x.csv").read_text("utf-8-sig").splitlines() == ["工会,trade union", "职工,"]

    def test_a_cell_too_long(self, tmp_path):
        with pytest.raises(ValueError, match=r"B2: a cell of \.xlsx holds at most 32767"):
            write(Bitext((Unit("u1", "长" * 40_000),)), tmp_path / "x.xlsx")
        assert not (tmp_path / "x.xlsx").exists()

    @pytest.mark.parametrize(("row", "said"), [
        ('<c r="B1" t="s"><v>7</v></c>', "broken cell"),
        ('<c r="ZZZ1"><v>7</v></c>', "out of order"),
        ('<c r="B1"><v>7</v></c><c r="A1"><v>7</v></c>', "out of order"),
        ('<c r="A1"><v>id</v></c>', "no column `source`"),
    ])  # fmt: skip
    def test_broken_cells(self, row, said, pairs, tmp_path):
        parts = parts_of(dumps(pairs, "xlsx"))
        parts[PART["xlsx"]] = f'<worksheet><sheetData><row r="1">{row}</row></sheetData></worksheet>'.encode()
        save(tmp_path / "x.xlsx", parts)
        assert said in refusal(tmp_path / "x.xlsx")


class TestWord:
    def edit(self, bitext, tmp_path, change) -> Bitext:
        docx = pytest.importorskip("docx")
        write(bitext, tmp_path / "x.docx")
        document = docx.Document(str(tmp_path / "x.docx"))
        change(document.tables[0])
        document.save(str(tmp_path / "y.docx"))
        return read_bitext(tmp_path / "y.docx")

    def test_two_columns(self, everything, tmp_path):
        docx = pytest.importorskip("docx")
        write(everything, tmp_path / "x.docx")
        document = docx.Document(str(tmp_path / "x.docx"))
        rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
        assert rows[0] == ["zh", "en"]
        assert [row[0] for row in rows[1:]] == [unit.source for unit in everything.units]
        assert rows[1][1] == "[untranslated]\n"
        assert rows[3][1] == "[partial, 45 %]\n帮扶资金 20 billion yuan。"
        assert rows[4][1].startswith("[draft]\n")
        assert rows[2][1] == "I. Work of the past five years"

    def test_both_scripts_have_their_font(self, everything):
        for language, font in (("zh", "SimSun"), ("zh-Hant", "PMingLiU")):
            bitext = Bitext(everything.units, language, "en")
            assert f'w:eastAsia="{font}"'.encode() in parts_of(dumps(bitext, "docx"))["word/styles.xml"]

    def test_a_translator_edits_a_row(self, everything, tmp_path):
        """The bracket away: settled. The bracket left: as far as it was."""

        def change(table):
            table.rows[1].cells[1].text = "Report"
            table.rows[3].cells[1].paragraphs[1].runs[0].text = "Assistance funds of 20 billion yuan."

        back = self.edit(everything, tmp_path, change)
        assert (back.units[0].target, back.units[0].state) == ("Report", "reviewed")
        assert back.units[2].target == "Assistance funds of 20 billion yuan."
        assert (back.units[2].state, back.units[2].raw) == ("partial", everything.units[2].raw)
        assert [back.units[n] for n in (1, 3, 4)] == [everything.units[n] for n in (1, 3, 4)]

    def test_rows_moved_removed_and_added(self, everything, tmp_path):
        def change(table):
            first = table.rows[1]._tr
            table._tbl.append(first)
            table._tbl.remove(table.rows[1]._tr)
            row = table.add_row()
            row.cells[0].text, row.cells[1].text = "新", "New"

        back = self.edit(everything, tmp_path, change)
        assert [unit.id for unit in back.units] == ["b003s1", "b003s2", "b004s1", "b001s1", "u5"]
        assert back.units[3] == everything.units[0]
        assert (back.units[4].source, back.units[4].target, back.units[4].state) == ("新", "New", "draft")

    def test_without_bookmarks_and_data(self, everything, tmp_path):
        """What is left after a program that keeps neither."""
        parts = parts_of(dumps(everything, "docx"))
        document = parts[PART["docx"]].decode()
        bare = document.replace("w:bookmarkStart", "w:proofErr").encode()
        save(tmp_path / "x.docx", parts | {PART["docx"]: bare})
        assert read_bitext(tmp_path / "x.docx") == everything
        del parts["customXml/item1.xml"]
        save(tmp_path / "y.docx", parts | {PART["docx"]: bare})
        back = read_bitext(tmp_path / "y.docx").units
        assert [(unit.source, unit.target) for unit in back] == [
            (u.source, u.target) for u in everything.units
        ]
        assert [unit.state for unit in back] == ["untranslated", "draft", "partial", "draft", "draft"]

    def test_tracked_changes_and_the_columns_of_another_tool(self, tmp_path):
        body = (
            "<w:tbl><w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>"
            for t in ("ID", "Source segment", "Target segment")) + "</w:tr><w:tr>"
            "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>工会</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>trade </w:t></w:r><w:del><w:r><w:delText>onion</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>union</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )  # fmt: skip
        document = f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
        save(tmp_path / "x.docx", {PART["docx"]: document.encode()})
        (unit,) = read_bitext(tmp_path / "x.docx").units
        assert (unit.source, unit.target, unit.state) == ("工会", "trade union\nb", "draft")

    def test_no_table(self, everything, tmp_path):
        write(everything, tmp_path / "x.docx", layout="interleaved")
        assert "no table" in refusal(tmp_path / "x.docx")

    def test_interleaved(self, everything, tmp_path):
        docx = pytest.importorskip("docx")
        write(everything, tmp_path / "x.docx", layout="interleaved")
        texts = [p.text for p in docx.Document(str(tmp_path / "x.docx")).paragraphs]
        assert texts[:2] == ["在中国工会第十七次全国代表大会上的报告", "[untranslated]"]
        assert texts[3:5] == ["一、过去五年的工作", "I. Work of the past five years"]
        with pytest.raises(ValueError, match="layout"):
            write(everything, tmp_path / "x.docx", layout="columns")

    def test_a_target_that_looks_like_a_bracket(self, tmp_path):
        bitext = Bitext((Unit("u1", "a", "[draft]\nb", "final"), Unit("u2", "b", "[final]", "reviewed")))
        write(bitext, tmp_path / "x.docx")
        assert read_bitext(tmp_path / "x.docx") == bitext


@both
class TestHarm:
    def hurt(self, suffix, pairs, tmp_path, **parts: bytes) -> str:
        save(tmp_path / f"x.{suffix}", parts_of(dumps(pairs, suffix)) | parts)
        return refusal(tmp_path / f"x.{suffix}")

    @pytest.mark.parametrize("doctype", [DOCTYPE, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'])
    def test_doctype(self, suffix, doctype, pairs, tmp_path):
        part = parts_of(dumps(pairs, suffix))[PART[suffix]].decode()
        hurt = part.replace("?>\n", f"?>\n{doctype}", 1)
        assert hurt != part
        assert "entity expansion" in self.hurt(suffix, pairs, tmp_path, **{PART[suffix]: hurt.encode()})

    def test_zip_bomb(self, suffix, pairs, tmp_path):
        part = parts_of(dumps(pairs, suffix))[PART[suffix]]
        said = self.hurt(suffix, pairs, tmp_path, **{PART[suffix]: part + b" " * 150_000_000})
        assert "zip bomb" in said
        assert (tmp_path / f"x.{suffix}").stat().st_size < 300_000

    def test_deep_and_long(self, suffix, pairs, tmp_path):
        assert "limit" in self.hurt(suffix, pairs, tmp_path, **{PART[suffix]: b"<a>" * 400})
        noise = "".join(f"{n * 7919 % 10_000_019}" for n in range(1_600_000)).encode()
        said = self.hurt(suffix, pairs, tmp_path, **{PART[suffix]: b"<a>" + noise + b"</a>"})
        assert "limit" in said

    def test_slips_are_never_unpacked(self, suffix, pairs, tmp_path):
        parts = parts_of(dumps(pairs, suffix)) | {"../../slip": b"x", "/absolute": b"x", "C:\\slip": b"x"}
        (tmp_path / "deep" / "er").mkdir(parents=True)
        save(tmp_path / "deep" / "er" / f"x.{suffix}", parts)
        assert read_bitext(tmp_path / "deep" / "er" / f"x.{suffix}").units == pairs.units
        assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"x.{suffix}"]

    def test_a_part_that_is_there_twice(self, suffix, pairs, tmp_path):
        path = tmp_path / f"x.{suffix}"
        save(path, parts_of(dumps(pairs, suffix)))
        with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
            file.writestr(PART[suffix], b"<x/>")
        assert "there twice" in refusal(path)

    @pytest.mark.parametrize(
        "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, b"a,b\n"]
    )
    def test_no_zip(self, suffix, data, tmp_path):
        (tmp_path / f"x.{suffix}").write_bytes(data)
        assert refusal(tmp_path / f"x.{suffix}").startswith(str(tmp_path))

    def test_cut_off(self, suffix, everything, tmp_path):
        data = dumps(everything, suffix)
        for end in range(10, len(data) - 1, 97):
            (tmp_path / f"x.{suffix}").write_bytes(data[:end])
            refusal(tmp_path / f"x.{suffix}")

    def test_a_source_file_outside_its_folder(self, suffix, pairs, tmp_path):
        """The names of the parts are ours, whatever the bitext says."""
        from dataclasses import replace

        harmless = set(parts_of(dumps(pairs, suffix)))
        evil = replace(pairs, meta={"source_file": "../../etc/passwd", "title": "../CON:x\x00"})
        assert set(parts_of(dumps(evil, suffix))) == harmless


@both
def test_the_same_bitext_gives_the_same_bytes(suffix, everything):
    assert dumps(everything, suffix) == dumps(everything, suffix)


@both
def test_what_repeats_itself_is_no_bomb(suffix, tmp_path):
    bitext = Bitext((Unit("u1", "同" * 400),) * 8_000)
    write(bitext, tmp_path / f"x.{suffix}")
    with zipfile.ZipFile(tmp_path / f"x.{suffix}") as file:
        assert max(info.file_size / info.compress_size for info in file.infolist()) < 60
    assert read_bitext(tmp_path / f"x.{suffix}") == bitext


@both
def test_only_bitexts(suffix):
    from textkit.traced import TracedText

    with pytest.raises(ValueError, match="holds a bitext"):
        dumps(TracedText("甲"), suffix)


def test_what_parallel_files_lose(everything, tmp_path):
    assert any("state" in said for said in losses(everything, "zh"))
    write(everything, tmp_path / "x.en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.en", "x.zh"]
    other = read_bitext(tmp_path / "x.en")
    assert (other.source_language, other.target_language) == ("en", "zh")
    assert other.units[1].source == "I. Work of the past five years"
    with (tmp_path / "x.zh").open("a") as file:
        file.write("又\n")
    with pytest.raises(FormatError, match=r"x\.en:6: 5 lines, but x\.zh has 6"):
        read_bitext(tmp_path / "x.en")
    (tmp_path / "x.zh").unlink()
    with pytest.raises(ReadError, match=r"x\.zh"):
        read_bitext(tmp_path / "x.en")
    with pytest.raises(ValueError, match="Chinese and English"):
        write(Bitext((), "fr", "en"), tmp_path / "y.en")
