"""translate-toolkit, which Weblate reads with, sees every unit, source, target and state."""

import pytest
from translate.storage import tmx, xliff, xliff2

from textkit.bitext import Bitext, Unit
from textkit.formats import write

TEXTS = [
    ("一、过去五年的工作", "I. Work of the past five years"),
    ("a < b & c > \"d\" 'e'", "]]> <seg> &amp;"),
    ("第一行\n第二行\t制表", " leading and trailing "),
    ("𠀀𪚥🧑‍🏭 שלום", "=1+1"),
    ("　全角空格  two", "x"),
]


@pytest.fixture
def bitext() -> Bitext:
    states = ["partial", "draft", "reviewed", "final"]
    pairs = [(s, t, states[n % 4]) for n, (s, t) in enumerate(TEXTS * 40)]
    units = [Unit(f"b{n:03}s1", s, t, state, notes=(f"note {n}",)) for n, (s, t, state) in enumerate(pairs)]
    return Bitext((*units, Unit("b999s1", "未译")))


def compare(store, bitext):
    units = [unit for unit in store.units if not unit.isheader()]
    assert len(units) == len(bitext.units) == 201
    assert [unit.source for unit in units] == [unit.source for unit in bitext.units]
    assert [unit.target or "" for unit in units] == [unit.target for unit in bitext.units]
    return units


def test_tmx(bitext, tmp_path):
    write(bitext, tmp_path / "m.tmx")
    units = compare(tmx.tmxfile.parsefile(str(tmp_path / "m.tmx")), bitext)
    assert units[7].getid() == "b007s1"
    assert units[7].getnotes() == "note 7"


def test_tmx_in_named_languages(bitext, tmp_path):
    write(bitext, tmp_path / "m.tmx")
    with (tmp_path / "m.tmx").open("rb") as file:
        compare(tmx.tmxfile(file, sourcelanguage="zh-CN", targetlanguage="en-US"), bitext)


def test_xliff12(bitext, tmp_path):
    write(bitext, tmp_path / "m.xlf")
    store = xliff.xlifffile.parsefile(str(tmp_path / "m.xlf"))
    units = compare(store, bitext)
    assert "note 7" in units[7].getnotes()
    assert [unit.isfuzzy() for unit in units[:4]] == [True, True, False, False]
    assert [unit.isreview() for unit in units[:4]] == [False, True, False, False]
    assert [unit.isapproved() for unit in units[:4]] == [False, False, True, True]


def test_xliff21(bitext, tmp_path):
    write(bitext, tmp_path / "m.xlf", version="2.1")
    compare(xliff2.Xliff2File.parsefile(str(tmp_path / "m.xlf")), bitext)


def test_what_translate_toolkit_saves_is_read(bitext, tmp_path):
    """It is opened, one target is edited, and it is saved again, with its own order and white space."""
    from textkit.formats import read_bitext

    write(bitext, tmp_path / "m.xlf")
    store = xliff.xlifffile.parsefile(str(tmp_path / "m.xlf"))
    store.units[0].target = "edited"
    store.units[0].addnote("by hand", origin="translator")
    store.savefile(str(tmp_path / "n.xlf"))
    back = read_bitext(tmp_path / "n.xlf")
    assert back.units[0].target == "edited"
    assert "translator: by hand" in back.units[0].notes
    assert back.units[1:] == bitext.units[1:]
