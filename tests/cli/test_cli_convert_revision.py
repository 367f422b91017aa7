"""`textkit convert`: Office files, parallel files, and a draft that comes back from a translator."""

from dataclasses import replace
from pathlib import Path

import pytest

import textkit


@pytest.fixture
def draft(folder: Path) -> Path:
    units = (
        textkit.Unit("b1s1", "工会", "trade 工会", "partial", "offline", raw=((0, 2),), notes=("n",)),
        textkit.Unit("b1s2", "职工", "", "untranslated", raw=((3, 5),)),
    )
    path = folder / "draft.jsonl"
    textkit.write(textkit.Bitext(units), path)
    return path


@pytest.mark.parametrize("suffix", ["po", "xlsx", "docx"])
def test_there_and_back(run, draft: Path, folder: Path, suffix: str) -> None:
    assert run("convert", draft, f"x.{suffix}").code == 0
    assert run("convert", f"x.{suffix}", "back.csv").code == 0
    assert textkit.read_bitext(folder / "back.csv") == textkit.read_bitext(draft)


@pytest.mark.parametrize("suffix", ["xlf", "csv", "xlsx", "tmx"])
def test_what_a_translator_changed(run, draft: Path, folder: Path, suffix: str) -> None:
    bitext = textkit.read_bitext(draft)
    edited = replace(bitext.units[1], target="workers", raw=(), notes=("why?",))
    textkit.write(replace(bitext, units=(edited, bitext.units[0])), folder / f"edited.{suffix}")
    code, out, _ = run("convert", f"edited.{suffix}", "final.jsonl", "--against", draft)
    assert code == 0
    assert out.splitlines() == [
        'b1s2\ttarget\t""\t"workers"',
        'b1s2\tstate\t"untranslated"\t"reviewed"',
        'b1s2\tnote\t""\t"why?"',
    ]
    final = textkit.read_bitext(folder / "final.jsonl")
    assert final.units[0] == bitext.units[0]
    assert final.units[1] == replace(
        bitext.units[1], target="workers", state="reviewed", origin="edited", notes=("why?",)
    )


def test_nothing_changed(run, draft: Path) -> None:
    assert run("convert", draft, "x.xlf").code == 0
    assert run("convert", "x.xlf", "y.jsonl", "--against", draft) == (0, "", "")


def test_the_draft_is_not_overwritten(run, draft: Path) -> None:
    before = draft.read_bytes()
    assert run("convert", draft, "x.xlf").code == 0
    code, _, err = run("convert", "x.xlf", draft, "--against", draft)
    assert (code, draft.read_bytes()) == (3, before)
    assert "would overwrite" in err


def test_parallel_files_do_not_overwrite_one_another(run, draft: Path, folder: Path) -> None:
    code, _, err = run("convert", draft, "x.zh")
    assert code == 0
    assert "x.zh: warning: .zh does not keep state (units concerned: 2)" in err
    before = (folder / "x.zh").read_bytes(), (folder / "x.en").read_bytes()
    assert before == ("工会\n职工\n".encode(), b"\n\n")
    for source, target in (("x.en", "x.zh"), ("x.zh", "x.en"), ("x.zh", "x.zh")):
        assert run("convert", source, target).code == 3
    assert before == ((folder / "x.zh").read_bytes(), (folder / "x.en").read_bytes())


def test_bare_columns_and_layout(run, draft: Path, folder: Path) -> None:
    assert run("convert", draft, "x.csv", "--no-header").code == 0
    assert (folder / "x.csv").read_text("utf-8-sig") == "工会,trade 工会\n职工,\n"
    assert run("convert", draft, "x.docx", "--layout", "interleaved").code == 0
    assert run("convert", "x.docx", "y.csv").code == 3


def test_a_workbook_of_terms_is_a_glossary(run, folder: Path) -> None:
    pytest.importorskip("openpyxl")
    (folder / "terms.csv").write_text("zh,en\n工会,trade union\n", "utf-8")
    assert run("convert", "terms.csv", "terms.xlsx").code == 0
    assert run("convert", "terms.xlsx", "back.csv").code == 0
    assert "trade union" in (folder / "back.csv").read_text("utf-8-sig")
