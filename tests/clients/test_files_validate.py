"""xmllint and jing, where schemas are at hand; gettext's own check."""

from pathlib import Path

import pytest

from textkit.formats import read_bitext, write


@pytest.fixture
def schemas(evaluation) -> Path:
    place = evaluation / "data" / "schemas"
    if not place.is_dir():
        pytest.skip("there are no schemas beside the evaluation data")
    return place


@pytest.fixture
def xmllint(client, schemas, tmp_path, monkeypatch):
    monkeypatch.setenv("XML_CATALOG_FILES", str(schemas / "catalog.xml"))

    def check(*arguments):
        return client("xmllint", "--nonet", "--noout", *arguments, home=tmp_path)

    return check


CATALOGUE = "openxliff/catalog"


@pytest.mark.parametrize(("version", "schema"), [
    ("1.2", f"{CATALOGUE}/xliff/xliff-core-1.2-strict.xsd"), ("2.1", "xliff2_all.xsd"),
])  # fmt: skip
def test_xliff(version, schema, report, xmllint, schemas, tmp_path):
    write(report, tmp_path / "x.xlf", version=version)
    assert "validates" in xmllint("--schema", schemas / schema, tmp_path / "x.xlf")
    text = (tmp_path / "x.xlf").read_text("utf-8")
    (tmp_path / "y.xlf").write_text(text.replace("<source", "<sauce").replace("</source", "</sauce"), "utf-8")
    with pytest.raises(AssertionError, match="sauce"):
        xmllint("--schema", schemas / schema, tmp_path / "y.xlf")


def test_tmx(report, xmllint, schemas, tmp_path):
    write(report, tmp_path / "x.tmx")
    xmllint("--dtdvalid", schemas / CATALOGUE / "tmx/tmx14.dtd", tmp_path / "x.tmx")
    text = (tmp_path / "x.tmx").read_text("utf-8")
    (tmp_path / "y.tmx").write_text(text.replace(' srclang="', ' language="'), "utf-8")
    with pytest.raises(AssertionError, match="srclang"):
        xmllint("--dtdvalid", schemas / CATALOGUE / "tmx/tmx14.dtd", tmp_path / "y.tmx")


def test_jing(report, client, schemas, tmp_path):
    """The same strict schema, by another validator."""
    from textkit.glossary import Glossary, convert_glossary

    Glossary.from_rows([{"zh": "工会", "en": "trade union"}]).write(tmp_path / "terms.csv")
    convert_glossary(tmp_path / "terms.csv", tmp_path / "terms.tbx", dialect="tbx-dct")
    client("jing", schemas / "local/TBX-Basic_local.nvdl", tmp_path / "terms.tbx", home=tmp_path)
    text = (tmp_path / "terms.tbx").read_text("utf-8")
    (tmp_path / "bad.tbx").write_text(text.replace("langSec", "langSac"), "utf-8")
    with pytest.raises(AssertionError, match="langSac"):
        client("jing", schemas / "local/TBX-Basic_local.nvdl", tmp_path / "bad.tbx", home=tmp_path)


def test_gettext(report, client, tmp_path):
    write(report, tmp_path / "x.po")
    said = client(
        "msgfmt", "--check", "--statistics", "-o", tmp_path / "x.mo", tmp_path / "x.po", home=tmp_path
    )
    assert "16 translated messages, 16 fuzzy translations, 8 untranslated messages" in said
    client("msgcat", "--sort-output", "-o", tmp_path / "y.po", tmp_path / "x.po", home=tmp_path)
    back = {unit.id: unit for unit in read_bitext(tmp_path / "y.po").units}
    assert back == {unit.id: unit for unit in report.units}
