"""Every format that is read back: what it can hold comes back equal, and what it cannot it says."""

from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textkit.errors import GlossaryError, ReadError
from textkit.glossary import Glossary, Term
from textkit.glossary.holding import clean, held, tidy
from textkit.glossary.losing import losses
from textkit.glossary.writing import convert_glossary, write_glossary

FULL = [("csv", ".csv"), ("tsv", ".tsv"), ("tbx", ".tbx"), ("tbx-dct", ".tbx"), ("tbx-v2", ".tbx")]
if find_spec("openpyxl"):
    FULL.append(("xlsx", ".xlsx"))
PAIRS = [("omegat", ".utf8"), ("omegat", ".txt"), ("weblate", ".csv"), ("deepl", ".csv"), ("deepl", ".tsv")]
BY_FIELD = {
    "part_of_speech": "the part of speech",
    "domain": "the domain",
    "definition": "definitions",
    "context": "contexts",
    "evidence": "evidence",
    "forbidden": "forbidden renderings",
    "deprecated": "deprecated renderings",
    "not_inside": "exclusions",
    "case_sensitive": "whether letter case counts",
    "variants": "terms of their own",
}


def tidied(term: Term) -> Term:
    """The term as `tidy` makes it, spelt out here once more: single spaces, no variant that is the source."""

    def text(value):
        if isinstance(value, str):
            return " ".join(value.split())
        return tuple(dict.fromkeys(map(text, value))) if isinstance(value, tuple) else value

    tidy = {field: text(getattr(term, field)) for field in Term.__slots__}
    tidy["variants"] = tuple(variant for variant in tidy["variants"] if variant != tidy["source"])
    return Term(**tidy)


@pytest.mark.parametrize(("dialect", "suffix"), FULL + PAIRS)
class TestConformance:
    def back(self, glossary, folder, dialect, suffix):
        path = folder / f"terms{suffix}"
        write_glossary(glossary, path, dialect=dialect)
        return Glossary.read(path).terms

    def test_nasty(self, dialect, suffix, tmp_path_factory, nasty):
        folder = tmp_path_factory.mktemp(dialect)

        @settings(max_examples=40)
        @given(nasty())
        def check(glossary):
            cleaned = clean(glossary.terms, dialect)
            if (dialect, suffix) in FULL:
                assert cleaned == glossary.terms
                expected = tuple(map(tidied, glossary))
            else:
                expected = readable(held(tidy(cleaned), dialect), dialect, suffix)
            if expected:
                assert self.back(glossary, folder, dialect, suffix) == expected

        check()

    def test_characters_that_no_file_holds(self, dialect, suffix, tmp_path_factory, nasty):
        folder = tmp_path_factory.mktemp(dialect)

        @settings(max_examples=15)
        @given(nasty(broken=True))
        def check(glossary):
            cleaned = clean(glossary.terms, dialect)
            try:
                terms = held(tidy(cleaned), dialect)
            except GlossaryError:  # two renderings became one
                return
            if not terms:
                return
            write_glossary(glossary, folder / f"x{suffix}", dialect=dialect)
            said = losses(glossary, dialect)
            assert any("U+FFFD" in loss for loss in said) == (
                clean(glossary.terms, dialect) != glossary.terms
            )

        check()

    def test_everything(self, dialect, suffix, tmp_path, everything):
        back = self.back(everything, tmp_path, dialect, suffix)
        if (dialect, suffix) in FULL:
            assert losses(everything, dialect) == ()
            assert back == everything.terms
            return
        by_source = {term.source: term for term in back}
        assert list(by_source) == ["工会", "中国", "TikTok", "蛟龙", "=1+1", "2025", "职工会", "工會"]
        assert by_source["TikTok"].targets == ("TikTok",)
        several = dialect == "omegat"
        assert by_source["工会"].targets == (("trade union", "labour union") if several else ("trade union",))
        assert by_source["职工会"].targets == by_source["工会"].targets
        assert not any(term.forbidden or term.deprecated for term in back)
        said = "\n".join(losses(everything, dialect))
        for words in BY_FIELD.values():
            assert words in said
        assert "leaves out terms without a rendering to use (terms concerned: 3)" in said
        assert ("notes" in said) != several

    def test_other_languages(self, dialect, suffix, tmp_path):
        glossary = Glossary([Term("Gewerkschaft", ("syndicat",))], source="de", target="fr-CA")
        path = tmp_path / f"t{suffix}"
        glossary.write(path, dialect=dialect)
        assert Glossary.read(path, source="de", target="fr").terms == glossary.terms

    def test_writing_twice_gives_the_same(self, dialect, suffix, tmp_path, everything):
        first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
        everything.write(first, dialect=dialect)
        convert_glossary(first, second, dialect=dialect)
        assert Glossary.read(second).terms == Glossary.read(first).terms
        if suffix != ".xlsx":
            assert second.read_bytes() == first.read_bytes()


def readable(terms, dialect, suffix):
    """What our readers make of a list of pairs, whose cells cannot say which bars and quotes are text."""
    if dialect != "omegat" and any(set("|\\") & set(term.target) for term in terms):
        return ()
    if suffix == ".tsv" and any(
        text.startswith('"') for term in terms for text in (term.source, term.target)
    ):
        return ()
    return terms


@pytest.mark.parametrize("dialect", ["csv", "xlsx", "tbx", "omegat", "deepl"])
def test_terms_that_say_the_same_or_contradict(dialect):
    glossary = Glossary([Term("工会", ("union",)), Term(" 工会", ("trade  union",))])
    assert losses(glossary, dialect)[0].endswith("terms with the same source one")
    with pytest.raises(GlossaryError, match="'union' is forbidden here"):
        losses(Glossary([Term("工会", ("union",), forbidden=("union",))]), dialect)
    with pytest.raises(GlossaryError, match="without a source term"):
        losses(Glossary([Term(" ", ("union",))]), dialect)


def test_the_dialect_must_fit_the_suffix(tmp_path, everything):
    with pytest.raises(ValueError, match=r"deepl is written to \.csv or \.tsv, not to '\.tbx'"):
        everything.write(tmp_path / "x.tbx", dialect="deepl")
    with pytest.raises(ValueError, match="no glossary format 'tbx-v4'; known: csv, tsv"):
        everything.write(tmp_path / "x.tbx", dialect="tbx-v4")
    with pytest.raises(ValueError, match=r"no glossary format ends in '\.doc'"):
        everything.write(tmp_path / "x.doc")
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        everything.write(tmp_path / "nowhere" / "x.tbx")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_glossary(tmp_path):
    for suffix in {suffix for _, suffix in FULL} - {".tbx"}:
        Glossary().write(tmp_path / f"x{suffix}")
        assert len(Glossary.read(tmp_path / f"x{suffix}")) == 0
    with pytest.raises(GlossaryError, match=r"x\.tbx: a glossary without terms cannot be TBX"):
        Glossary().write(tmp_path / "x.tbx")


def test_shape_of_the_lists(tmp_path, everything):
    small = Glossary([Term("工会", ("trade union", "labour, union"), note="note"), Term("中国", ("China",))])
    shapes = {
        ("a.utf8", None): "工会\ttrade union\tnote\n工会\tlabour, union\n中国\tChina\n",
        ("a.txt", None): "\ufeff工会\ttrade union\tnote\n工会\tlabour, union\n中国\tChina\n",
        ("a.csv", None): "zh,en,status,note\n"
        '工会,"trade union|labour, union",preferred,note\n'
        "中国,China,preferred,\n",
        ("b.csv", "weblate"): "source,target\n工会,trade union\n中国,China\n",
        ("c.csv", "deepl"): "工会,trade union\n中国,China\n",
        ("c.tsv", "deepl"): "工会\ttrade union\n中国\tChina\n",
    }
    for (name, dialect), content in shapes.items():
        small.write(tmp_path / name, dialect=dialect)
        assert (tmp_path / name).read_bytes().decode() == content


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    Glossary([Term("=1+1", ("=HYPERLINK(1)", "+2"), note="=A1", evidence="-1")]).write(tmp_path / "x.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "x.xlsx").active for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in [cell.value for cell in cells]


def test_a_cell_too_long_for_a_workbook(tmp_path):
    pytest.importorskip("openpyxl")
    with pytest.raises(
        GlossaryError, match=r"x\.xlsx:2: a cell of 40000 characters; XLSX holds at most 32767"
    ):
        Glossary([Term("工会", ("x",), note="n" * 40000)]).write(tmp_path / "x.xlsx")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=6), max_size=4))
def test_bars(texts):
    from textkit.glossary.bars import join_bars, split_bars

    assert split_bars(join_bars(texts)) == (texts or [""])


@pytest.mark.parametrize(
    "note",
    ["do not translate", "case-sensitive", "not inside: x", "part of speech: n", "note: do not translate"],
)
@pytest.mark.parametrize("dialect", ["tbx", "tbx-dct", "tbx-v2"])
def test_a_note_that_reads_like_a_field_stays_a_note(tmp_path, note, dialect):
    glossary = Glossary([Term("工会", ("trade union",), note=note), Term("中国", ("China",), note="note: x")])
    glossary.write(tmp_path / "x.tbx", dialect=dialect)
    assert Glossary.read(tmp_path / "x.tbx").terms == glossary.terms


def test_reading_is_needed_for_converting(tmp_path):
    with pytest.raises(ReadError):
        convert_glossary(tmp_path / "none.csv", tmp_path / "x.tbx")
