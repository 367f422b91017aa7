"""Glossary files of other programs, and files that mean harm."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from textkit.errors import GlossaryError, PluginError, ReadError
from textkit.glossary import Glossary, Term
from textkit.glossary.files import is_glossary

CASES = Path(__file__).resolve().parent.parent / "cases" / "glossary"
V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
 <text><body>%s</body></text>
</martif>"""
V3 = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
 <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>%s</body></text>
</tbx>"""


@pytest.fixture
def write(tmp_path):
    def _write(content: str | bytes, name: str = "terms.tbx"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


def test_version_2_with_ntig_and_groups():
    (term,) = Glossary.read(CASES / "martif.tbx")
    assert term == Term(
        "工会",
        ("trade union", "union", "labour union"),
        "noun",
        "labour",
        variants=("职工会",),
        forbidden=("club",),
        deprecated=("guild",),
        definition="an organization",
        context="加入工会",
        evidence="law",
        note="about the concept; British",
    )


def test_version_3_with_prefixes_of_its_own():
    (term,) = Glossary.read(CASES / "prefixes.tbx")
    assert term == Term(
        "工会", ("union",), "noun", "labour", status="admitted", deprecated=("guild",), definition="d"
    )


def concept(zh: str, *renderings: tuple[str, str], language: str = "en") -> str:
    terms = "".join(
        f"<termSec><term>{text}</term><m:administrativeStatus>{status}Term-admn-sts</m:administrativeStatus></termSec>"
        for text, status in renderings
    )
    section = f'<langSec xml:lang="{language}">{terms}</langSec>' if renderings else ""
    head = f'<langSec xml:lang="zh"><termSec><term>{zh}</term></termSec></langSec>' if zh else ""
    return f"<conceptEntry>{head}{section}</conceptEntry>"


def test_concepts_without_a_pair_are_no_terms(write):
    body = concept("工会", ("union", "preferred")) + concept("中国") + concept("", ("x", "preferred"))
    body += concept("四风", ("vent", "preferred"), language="fr") + concept(" ", ("y", "preferred"))
    assert [term.source for term in Glossary.read(write(V3 % body))] == ["工会"]


def test_two_concepts_of_one_term_may_judge_differently(write):
    body = concept("工会", ("guild", "preferred")) + concept(
        "工会", ("union", "preferred"), ("guild", "deprecated")
    )
    (term,) = Glossary.read(write(V3 % body))
    assert (term.targets, term.deprecated) == (("guild", "union"), ())
    assert term.note == "guild: not for every sense"


def test_other_languages_only(write):
    path = write(V3 % (concept("工会", ("x", "preferred"), language="fr") * 2))
    with pytest.raises(
        GlossaryError, match="no concept has a term in 'zh' and one in 'en'; languages here: fr, zh"
    ):
        Glossary.read(path)
    assert len(Glossary.read(path, target="fr")) == 1


TENFOLD = [f"&l{n};" * 10 for n in range(9)]
LAUGHS = "".join(f'<!ENTITY l{n} "{TENFOLD[n - 1]}">' for n in range(1, 10))
MARTIF_CONCEPT = '<termEntry><langSet xml:lang="zh"><tig><term>&x;</term></tig></langSet></termEntry>'
EXTERNAL = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "entity expansion": (f'<!DOCTYPE tbx [<!ENTITY l0 "ha">{LAUGHS}]><tbx><text>&l9;</text></tbx>', "entity"),
    "external entity": (EXTERNAL + (V3 % concept("&x;", ("y", "preferred"))), "entity"),
    "undeclared entity": (V2 % MARTIF_CONCEPT, "an entity without a declaration: &x;"),
    "not closed": ((V3 % concept("工会", ("union", "preferred")))[:-9], "broken XML"),
    "no XML": ("zh,en\n工会,trade union\n", "broken XML"),
    "other XML": ("<tmx version='1.4'><body/></tmx>", "no TBX: the root element is 'tmx'"),
    "empty": ("", "broken XML"),
    "deep": ("<tbx>" + "<a>" * 5000 + "</a>" * 5000 + "</tbx>", "limit|broken XML"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml(write, name):
    content, message = HOSTILE[name]
    path = write(content)
    begin = time.process_time()
    with pytest.raises(GlossaryError, match=message) as caught:
        Glossary.read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert time.process_time() - begin < 2


def test_a_line_is_named(write):
    body = (
        '<conceptEntry><langSec xml:lang="zh"><termSec><term>a</term></termSec>\n\n</langSet></conceptEntry>'
    )
    with pytest.raises(GlossaryError, match=r"terms\.tbx:6: broken XML") as caught:
        Glossary.read(write(V3 % body))
    assert caught.value.line == 6


@pytest.mark.parametrize("name", ["x.tbx", "x.xlsx", "x.utf8", "x.txt"])
def test_missing_files(tmp_path, name):
    with pytest.raises(ReadError, match="no such file"):
        Glossary.read(tmp_path / name)
    (tmp_path / name).mkdir()
    with pytest.raises(ReadError, match="not a regular file"):
        Glossary.read(tmp_path / name)


# -- OmegaT's list ---------------------------------------------------------------------------------


def test_omegats_list(write):
    text = "# a comment\n工会\ttrade union\tplural\n\n中国\tChina\n工会\tlabour|union\t\tmore\r\n"
    text += '"四风"\t"four winds"\n'
    union, china, winds = Glossary.read(write(text, "terms.utf8"))
    assert (union.targets, union.note) == (("trade union", "labour|union"), "plural")
    assert (china.target, winds.source, winds.target) == ("China", '"四风"', '"four winds"')


def test_a_list_with_a_header_is_a_table(write):
    (term,) = Glossary.read(write("zh\ten\tstatus\n工会\tunion|guild\tadmitted\n", "terms.txt"))
    assert (term.targets, term.status) == (("union", "guild"), "admitted")


def test_broken_lists(write):
    with pytest.raises(GlossaryError, match=r"terms\.utf8:2: one cell only"):
        Glossary.read(write("工会\tunion\n中国 China\n", "terms.utf8"))
    with pytest.raises(GlossaryError, match=r"terms\.utf8:1: a row without a source term"):
        Glossary.read(write("\tunion\n", "terms.utf8"))
    with pytest.raises(GlossaryError, match="the file is empty"):
        Glossary.read(write("# only a comment\n", "terms.utf8"))
    with pytest.raises(GlossaryError, match=r"terms\.txt:1: not UTF-8 text: byte offset 0"):
        Glossary.read(write("工会\tunion\n".encode("gbk"), "terms.txt"))


# -- workbooks -------------------------------------------------------------------------------------


def workbook(rows) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_of_a_person(write):
    rows = [
        ["Source", "Target", "Note", None],
        ["工会", "trade union|labour union", None],
        [None, None],
        [2025, 1.5, True],
        ["两位", 2.0, "x", " "],
    ]
    found = Glossary.read(write(workbook(rows), "terms.xlsx"))
    assert [(t.source, t.targets, t.note) for t in found] == [
        ("工会", ("trade union", "labour union"), ""), ("2025", ("1.5",), "True"), ("两位", ("2",), "x"),
    ]  # fmt: skip


def test_broken_workbooks(write):
    pytest.importorskip("openpyxl")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("x", "y")
    for data in (b"", b"zh,en\n", archive.getvalue(), workbook([["zh", "en"]])[:-200]):
        with pytest.raises(GlossaryError, match=r"terms\.xlsx: no workbook that can be read"):
            Glossary.read(write(data, "terms.xlsx"))
    with pytest.raises(GlossaryError, match=r"terms\.xlsx: the file is empty"):
        Glossary.read(write(workbook([]), "terms.xlsx"))
    with pytest.raises(GlossaryError, match=r"terms\.xlsx:3: a row without a source term"):
        Glossary.read(write(workbook([["zh", "en"], ["工会", "x"], ["", "y"]]), "terms.xlsx"))
    with pytest.raises(GlossaryError, match=r"terms\.xlsx:1: one column only"):
        Glossary.read(write(workbook([["工会"]]), "terms.xlsx"))


def test_a_workbook_that_unpacks_to_too_much(write, monkeypatch):
    monkeypatch.setattr("textkit.glossary.sheets._MOST_BYTES", 1000)
    with pytest.raises(GlossaryError, match=r"limit: the workbook unpacks to [0-9]+ bytes"):
        Glossary.read(write(workbook([["zh", "en"]]), "terms.xlsx"))


def test_workbooks_without_the_package(write, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(
        PluginError, match=r"needs the package openpyxl: pip install 'textkit-bitext\[xlsx\]'"
    ):
        Glossary.read(write(b"x", "terms.xlsx"))


# -- which files are glossaries ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.tbx", "", True),
        ("a.xlsx", "", True),
        ("a.utf8", "", True),
        ("a.csv", "zh,en\n", True),
        ("a.csv", "source,target\n", True),
        ("a.csv", "\ufeffid,source,target,state\n", False),
        ("a.csv", "one,two\n", False),
        ("a.tsv", "zh-CN\ten-US\tstatus\n", True),
        ("a.tsv", "", False),
        ("a.txt", "# x\n工会\tunion\n", True),
        ("a.txt", "工会工作报告\n", False),
        ("a.tmx", "", False),
        ("a.pdf", "", False),
    ],
)
def test_is_glossary(write, name, content, expected):
    assert is_glossary(write(content, name)) is expected
