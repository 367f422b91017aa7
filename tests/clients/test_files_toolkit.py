"""translate-toolkit, which Weblate reads and writes with."""

import pytest

from textkit.formats import read_bitext, write
from textkit.revision import changes, revised

storage = pytest.importorskip("translate.storage", reason="translate-toolkit is not installed")

from translate.storage import po, tmx, xliff, xliff2  # noqa: E402

FORMATS = [
    ("xlf", "1.2", xliff.xlifffile), ("xlf", "2.1", xliff2.Xliff2File), ("tmx", None, tmx.tmxfile),
    ("po", None, po.pofile),
]  # fmt: skip
every = pytest.mark.parametrize(("suffix", "version", "store"), FORMATS)


def units_of(store):
    return [unit for unit in store.units if not unit.isheader()]


@every
def test_it_sees_every_unit(suffix, version, store, report, tmp_path):
    write(report, tmp_path / f"x.{suffix}", version=version)
    units = units_of(store.parsefile(str(tmp_path / f"x.{suffix}")))
    assert len(units) == 40
    assert [(str(unit.source), str(unit.target or "")) for unit in units] == [
        (unit.source, unit.target) for unit in report.units
    ]


@every
def test_what_it_saves_is_read(suffix, version, store, report, tmp_path):
    """One target edited, one note added; nothing else has changed for us."""
    write(report, tmp_path / f"x.{suffix}", version=version)
    opened = store.parsefile(str(tmp_path / f"x.{suffix}"))
    unit = units_of(opened)[0]
    unit.target = "by hand"
    unit.addnote("why so?", origin="translator")
    opened.savefile(str(tmp_path / f"y.{suffix}"))
    back = read_bitext(tmp_path / f"y.{suffix}")
    assert len(back.units) == 40
    found = changes(report, back)
    assert {change.unit for change in found} == {"b001s1"}
    assert {"target", "note"} <= {change.what for change in found}
    home = revised(report, back)
    assert home.units[0].target == "by hand"
    assert any("why so?" in note for note in home.units[0].notes)
    assert home.units[1:] == report.units[1:]


def test_po_flags(report, tmp_path):
    write(report, tmp_path / "x.po")
    units = units_of(po.pofile.parsefile(str(tmp_path / "x.po")))
    for unit, ours in zip(units, report.units, strict=True):
        assert unit.isfuzzy() == (ours.state in ("partial", "draft"))
        assert unit.istranslated() == (ours.state in ("reviewed", "final"))
