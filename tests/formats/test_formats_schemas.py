"""What is written validates against the schemas of its format, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from textkit.bitext import Bitext, Unit
from textkit.formats import dumps
from textkit.formats.prepare import clean

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"


@pytest.fixture(scope="module")
def schemas(evaluation) -> Path:
    return evaluation / "data" / "schemas"


@pytest.fixture(scope="module")
def tmx_dtd(schemas):
    return etree.DTD(str(schemas / "openxliff/catalog/tmx/tmx14.dtd"))


@pytest.fixture(scope="module")
def xliff12(schemas, tmp_path_factory):
    """The strict schema; its import of `xml.xsd` leads to the copy beside it."""
    text = (schemas / "xliff12_original/xliff-core-1.2-strict.xsd").read_text(encoding="utf-8")
    copy = schemas / "oasis/xliff-21/schemas/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"
    place = tmp_path_factory.mktemp("schema") / "strict.xsd"
    place.write_text(text.replace("http://www.w3.org/2001/xml.xsd", copy.as_uri()), encoding="utf-8")
    return etree.XMLSchema(etree.parse(place))


@pytest.fixture(scope="module")
def xliff21(schemas):
    return etree.XMLSchema(etree.parse(schemas / "xliff2_all.xsd"))


def tree(bitext: Bitext, suffix: str, version: str | None = None):
    return etree.fromstring(dumps(bitext, suffix, version=version).encode())


def check(schema, bitext, suffix, version=None):
    document = tree(bitext, suffix, version)
    assert schema.validate(document), schema.error_log.filter_from_errors()[0]


TWICE = Bitext((Unit("same", "a"), Unit("same", "b"), Unit("same.2", "c"), Unit("", "d")))


@pytest.mark.parametrize(("schema", "suffix", "version"), [
    ("tmx_dtd", "tmx", None), ("xliff12", "xlf", "1.2"), ("xliff21", "xlf", "2.1"),
])  # fmt: skip
class TestValid:
    def test_every_state(self, schema, suffix, version, everything, request):
        check(request.getfixturevalue(schema), everything, suffix, version)

    def test_no_units(self, schema, suffix, version, request):
        check(request.getfixturevalue(schema), Bitext(()), suffix, version)

    def test_ids_that_stand_twice(self, schema, suffix, version, request):
        check(request.getfixturevalue(schema), TWICE, suffix, version)

    def test_nasty_text(self, schema, suffix, version, request, nasty):
        found = request.getfixturevalue(schema)

        @settings(max_examples=40)
        @given(nasty(xml=False))
        def law(bitext):
            check(found, bitext, suffix, version)

        law()

    def test_the_schema_refuses_what_is_wrong(self, schema, suffix, version, everything, request):
        document = tree(everything, suffix, version)
        for element in document.iter("{*}seg", "{*}source"):
            element.tag = "wrong"
        assert not request.getfixturevalue(schema).validate(document)


def test_tmx_structure_without_its_dtd(everything):
    root = tree(everything, "tmx")
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header.get("srclang") == "zh-CN"
    for name in ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "datatype"):
        assert header.get(name)
    units = root.findall("body/tu")
    assert [unit.get("tuid") for unit in units] == [unit.id for unit in everything.units]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [tuv.get(lang) for tuv in units[1].findall("tuv")] == ["zh-CN", "en-US"]
    assert [child.tag for child in units[2]] == ["note", *["prop"] * 8, "tuv", "tuv"]


def test_xliff_structure_without_its_schema(everything):
    root = tree(everything, "xlf")
    assert (root.tag, root.get("version")) == (f"{XLIFF}xliff", "1.2")
    file = root.find(f"{XLIFF}file")
    assert (file.get("source-language"), file.get("target-language")) == ("zh-CN", "en-US")
    assert file.get("original") == "report.txt"
    units = list(root.iter(f"{XLIFF}trans-unit"))
    assert [unit.get("id") for unit in units] == [unit.id for unit in everything.units]
    states = [unit.find(f"{XLIFF}target").get("state") for unit in units]
    assert states == ["new", "signed-off", "needs-translation", "needs-review-translation", "final"]
    assert [unit.get("approved") for unit in units] == [None, "yes", None, None, "yes"]


@pytest.mark.parametrize(("language", "code"), [
    ("zh", "zh-CN"), ("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("zh-HK", "zh-HK"), ("ja", "ja"),
    ("en", "en-US"), ("en-GB", "en-GB"),
])  # fmt: skip
def test_language_codes(language, code):
    bitext = Bitext((Unit("u1", "a", "b", "draft"),), language, "fr")
    assert tree(bitext, "tmx").find("header").get("srclang") == code
    assert tree(bitext, "xlf")[0].get("source-language") == code
    assert tree(bitext, "xlf", "2.1").get("srcLang") == code


@pytest.mark.parametrize(("suffix", "version"), [("tmx", None), ("xlf", "1.2"), ("xlf", "2.1")])
def test_control_characters_never_reach_xml(suffix, version):
    source = "汉\x00字\x0b\x1f\ufffe\ud800末"
    bitext = Bitext(
        (Unit("u\x01", source, "a\x0cb", "draft", notes=("n\x02",)),), meta={"title": "t\x00\ud800"}
    )
    cleaned = clean(bitext, xml=True).units[0]
    assert cleaned.source == "汉\ufffd字\ufffd\ufffd\ufffd\ufffd末"
    assert len(cleaned.source) == len(source)
    assert "U+0000 at 1, U+000B at 3, U+001F at 4, U+FFFE at 5, U+D800 at 6" in cleaned.notes[1]
    assert cleaned.notes[0] == "n\ufffd"
    assert tree(bitext, suffix, version) is not None
