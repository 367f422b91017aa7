"""What a format can hold comes back equal, and writing it again gives the same file."""

from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from textkit.bitext import Bitext, Unit
from textkit.formats import dumps, losses, read_bitext, write
from textkit.glossary.model import Match, Term


class Conformance:
    """Inherited by every format that is read back."""

    suffix: str
    version: str | None = None
    xml = False

    def held(self, bitext: Bitext) -> Bitext:
        """What the format can hold of a bitext."""
        return bitext

    def given(self, bitext: Bitext) -> Bitext:
        """What is written: the bitext, or one like it that the format takes."""
        return bitext

    def back(self, bitext: Bitext, **options) -> Bitext:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"file.{self.suffix}"
            write(bitext, path, version=self.version, **options)
            return read_bitext(path)

    def test_comes_back_equal(self, nasty):
        @settings(max_examples=40)
        @given(nasty(xml=self.xml))
        def law(bitext):
            bitext = self.given(bitext)
            assert self.back(bitext) == self.held(bitext)

        law()

    def test_second_writing_is_the_same(self, everything):
        first = dumps(everything, self.suffix, version=self.version)
        assert dumps(self.back(everything), self.suffix, version=self.version) == self.again(
            first, everything
        )

    def again(self, first: str | bytes, bitext: Bitext) -> str | bytes:
        """What the second writing gives."""
        return first

    def test_no_units(self):
        empty = Bitext((), "zh", "en")
        assert self.back(empty) == empty

    def test_every_state_is_told_apart(self, everything):
        assert [unit.state for unit in self.back(everything).units] == [
            unit.state for unit in everything.units
        ]

    @pytest.mark.parametrize("fill", ["empty", "source", "terms"])
    def test_filling_leaves_the_state(self, everything, fill):
        back = self.back(everything, fill=fill)
        for unit, old in zip(back.units, everything.units, strict=True):
            machine = old.state in ("untranslated", "partial")
            expected = (
                {"empty": "", "source": old.source, "terms": old.target}[fill] if machine else old.target
            )
            assert (unit.target, unit.state) == (expected, old.state)

    def test_lone_surrogate_is_replaced_and_noted(self):
        unit = self.back(Bitext((Unit("u1", "a\ud800b", "c", state="draft"),))).units[0]
        assert unit.source == "a\ufffdb"
        assert any("U+D800 at 1" in note for note in unit.notes)

    def test_losses_name_what_is_lost(self, everything):
        lost = losses(everything, self.suffix)
        assert bool(lost) == (self.held(everything) != everything)


class TestJsonl(Conformance):
    suffix = "jsonl"

    def held(self, bitext):
        # The languages and the meta data stand on lines; a file without lines has none.
        return bitext if bitext.units else Bitext(())


class TestCsv(Conformance):
    suffix = "csv"

    def held(self, bitext):
        if not bitext.units:
            return Bitext(())
        units = tuple(replace(unit, terms=(), quantities=()) for unit in bitext.units)
        return replace(bitext, units=units, meta={})

    def again(self, first, bitext):
        return dumps(self.held(bitext), self.suffix)


class TestTsv(TestCsv):
    suffix = "tsv"


class TestXlsx(TestCsv):
    suffix = "xlsx"
    xml = True


class TestPo(Conformance):
    suffix = "po"
    xml = True


class TestDocx(Conformance):
    suffix = "docx"
    xml = True


class TestParquet(Conformance):
    suffix = "parquet"

    @pytest.fixture(autouse=True)
    def _arrow(self):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")


class TestParallel(Conformance):
    """One unit a line: what stays is the text, and only of units that are translations."""

    suffix = "zh"

    def given(self, bitext):
        return replace(bitext, source_language="zh", target_language="en")

    def held(self, bitext):
        pairs = [
            (line(unit.source), "" if unit.state in ("untranslated", "partial") else line(unit.target))
            for unit in bitext.units
        ]
        return Bitext.from_pairs(pairs, source_language="zh", target_language="en")

    def again(self, first, bitext):
        return dumps(self.held(bitext), self.suffix)

    def test_every_state_is_told_apart(self, everything):
        states = [unit.state for unit in self.back(everything).units]
        assert states == ["untranslated", "draft", "untranslated", "draft", "draft"]

    @pytest.mark.parametrize("fill", ["empty", "source", "terms"])
    def test_filling_leaves_the_state(self, everything, fill):
        """There is none to leave; the lines are filled as they are asked to be."""
        back = [unit.target for unit in self.back(everything, fill=fill).units]
        partial = everything.units[2]
        assert back[2] == {"empty": "", "source": partial.source, "terms": partial.target}[fill]

    def test_lone_surrogate_is_replaced_and_noted(self):
        unit = self.back(Bitext((Unit("u1", "a\ud800b", "c", state="draft"),))).units[0]
        assert unit.source == "a\ufffdb"


def line(text: str) -> str:
    """The text on one line: `str.splitlines` says where the others begin."""
    return " ".join(f"{text}.".splitlines())[:-1]


class TestTmx(Conformance):
    suffix = "tmx"
    xml = True


class TestXliff12(Conformance):
    suffix = "xlf"
    xml = True


class TestXliff21(Conformance):
    suffix = "xliff"
    version = "2.1"
    xml = True


def test_every_field_of_a_term_is_kept(tmp_path):
    """A field that is added to `Term` must reach the files as well."""
    values = {"str": "x", "bool": True, "tuple[str, ...]": ("x", "y"), "Status": "forbidden"}
    term = Term(**{field.name: values[field.type] for field in fields(Term)})
    bitext = Bitext((Unit("u1", "工会", "x", "draft", terms=(Match(0, 2, term),)),))
    for suffix in ("jsonl", "tmx", "xlf", "po", "docx"):
        write(bitext, tmp_path / f"x.{suffix}")
        assert read_bitext(tmp_path / f"x.{suffix}") == bitext
