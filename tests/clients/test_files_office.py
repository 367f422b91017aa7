"""LibreOffice without its window opens DOCX and XLSX, and what it saves is read."""

import csv
import io
import zipfile

import pytest

from textkit.formats import read_bitext, write

# Comma, double quote, UTF-8, first line, no detection, text in quotes, as shown, with formulas.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,{formulas}"


@pytest.fixture
def convert(client, tmp_path):
    def to(form: str, name: str):
        folder = tmp_path / "out"
        client(
            "soffice", "--headless", "--convert-to", form, "--outdir", folder, tmp_path / name, home=tmp_path
        )
        return folder / f"{name.partition('.')[0]}.{form.partition(':')[0]}"

    return to


@pytest.mark.parametrize("layout", ["table", "interleaved"])
def test_word(layout, report, convert, tmp_path):
    write(report, tmp_path / "x.docx", layout=layout)
    text = convert("txt:Text (encoded):UTF8", "x.docx").read_text("utf-8-sig")
    assert sum(unit.source in text for unit in report.units) == 40
    assert sum(f"Article {n}: founded." in text for n in range(1, 41)) == 32
    assert [text.count(f"[{state}]") for state in ("untranslated", "partial", "draft")] == [8, 8, 8]


def test_what_writer_saves_is_read(report, convert, tmp_path):
    write(report, tmp_path / "x.docx")
    assert read_bitext(convert("docx", "x.docx")) == report


@pytest.mark.parametrize("formulas", ["true", "false"])
def test_sheet(formulas, report, convert, tmp_path):
    """Every unit is there; asked for formulas or for values, Calc gives the same texts."""
    write(report, tmp_path / "x.xlsx")
    text = convert(CSV.format(formulas=formulas), "x.xlsx").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 40
    for row, unit in zip(rows, report.units, strict=True):
        assert (row["id"], row["source"], row["target"]) == (unit.id, unit.source, unit.target)
    assert "Err:" not in text
    assert "#NAME?" not in text


def test_no_cell_is_a_formula(report, convert, tmp_path):
    from dataclasses import replace

    from textkit.bitext import Unit

    runs = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A0"]
    units = (*report.units, *(Unit(f"={n}", text, text, "draft") for n, text in enumerate(runs)))
    write(replace(report, units=units), tmp_path / "x.xlsx")
    saved = convert("xlsx", "x.xlsx")
    with zipfile.ZipFile(saved) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")
        assert b"<f " not in file.read("xl/worksheets/sheet1.xml")
    assert [unit.target for unit in read_bitext(saved).units][-6:] == runs


def test_what_calc_saves_is_read(report, convert, tmp_path):
    write(report, tmp_path / "x.xlsx")
    assert read_bitext(convert("xlsx", "x.xlsx")).units == report.units
