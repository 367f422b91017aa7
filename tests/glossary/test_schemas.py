"""TBX that is written validates: version 3 against its RNG and NVDL, version 2 against its DTD."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from lxml import etree

from textkit.glossary import Glossary, Term
from textkit.glossary.holding import clean, tidy
from textkit.glossary.tbx_write import tbx_text

CORE = "ltac/core_module/docs/TBX_core_module_1.0/TBX_Core_RNG/TBXcoreStructV03.rng"
BASIC = "ltac/core_dialect/Schemas/TBXcoreStructV03_TBX-Core_integrated.rng"


@pytest.fixture(scope="module")
def schemas(evaluation):
    return evaluation / "data" / "schemas"


def text(glossary: Glossary, dialect: str, tmp_path) -> str:
    return tbx_text(tidy(clean(glossary.terms, dialect)), "zh", "en", tmp_path / "x.tbx", dialect)


def check(schema, content: str) -> None:
    tree = etree.fromstring(content.encode())
    assert schema.validate(tree), schema.error_log.filter_from_errors()[0]


@pytest.mark.parametrize("dialect", ["tbx", "tbx-v2"])
class TestValid:
    @pytest.fixture
    def schema(self, schemas, dialect):
        if dialect == "tbx":
            return etree.RelaxNG(etree.parse(schemas / CORE))
        return etree.DTD(str(schemas / "openxliff/catalog/tbx/TBXcoreStructV02.dtd"))

    def test_everything(self, schema, dialect, everything, tmp_path):
        check(schema, text(everything, dialect, tmp_path))

    def test_nasty(self, schema, dialect, nasty, tmp_path):
        @settings(max_examples=30)
        @given(nasty())
        def law(glossary):
            check(schema, text(glossary, dialect, tmp_path))

        law()

    def test_the_schema_refuses_what_is_wrong(self, schema, dialect, everything, tmp_path):
        wrong = text(everything, dialect, tmp_path).replace("<term>", "<name>").replace("</term>", "</name>")
        assert not schema.validate(etree.fromstring(wrong.encode()))


def test_dca_keeps_to_the_words_and_levels_of_tbx_basic(everything, tmp_path):
    """The Schematron rules of TBX-Basic that concern what is written, spelt out."""
    levels = {
        "subjectField": "conceptEntry", "definition": "conceptEntry", "source": "conceptEntry",
        "context": "termSec", "partOfSpeech": "termSec", "administrativeStatus": "termSec",
    }  # fmt: skip
    picklists = {
        "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
        "administrativeStatus": {f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated")},
    }
    seen = set()
    root = etree.fromstring(text(everything, "tbx", tmp_path).encode())
    for element in root.iter("{*}admin", "{*}descrip", "{*}termNote"):
        kind = element.get("type")
        seen.add(kind)
        assert etree.QName(element.getparent()).localname == levels[kind]
        assert element.text in picklists.get(kind, {element.text})
    assert seen == set(levels)


def jing(schema, content: str, folder) -> str:
    path = folder / "terms.tbx"
    path.write_text(content, encoding="utf-8")
    return subprocess.run(["jing", schema, path], capture_output=True, text=True, check=False).stdout


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_dct_validates_against_its_nvdl(schemas, everything, tmp_path):
    nvdl = schemas / "local" / "TBX-Basic_local.nvdl"
    nasty = Glossary(
        [Term('<a>&"', ("]]>", "'x'"), "slogan", note="not inside: |", domain="\u2028", definition="\\")]
    )
    for glossary in (everything, nasty):
        content = text(glossary, "tbx-dct", tmp_path)
        assert jing(nvdl, content, tmp_path) == ""
    wrong = re.sub("<min:partOfSpeech>[a-z]+<", "<min:partOfSpeech>slogan<", content)
    assert "slogan" in wrong
    assert jing(nvdl, wrong, tmp_path) != ""


def test_examples_of_the_dialect_are_read(schemas, tmp_path):
    for style in ("DCA", "DCT"):
        path = schemas / "ltac" / "basic_dialect" / style / f"Example_Astronomy_{style}_VALID.tbx"
        found = {term.source: term for term in Glossary.read(path, source="en", target="es")}
        assert len(found) > 2
        cluster = found["open cluster"]
        assert cluster.variants == ("galactic cluster",)
        assert cluster.part_of_speech == "noun"
        assert cluster.domain == "General"
        assert cluster.definition.startswith("A group of stars formed together in the spiral arms")
        assert "Over 1100 open clusters" in cluster.context
        assert "drexel.edu" in cluster.note
