"""Memories as TMX: nothing gets lost on the way there and back."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.errors import FormatError
from textkit.formats import read_bitext
from textkit.memory import Entry, Memory

OTHER_TOOL = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="MemoQ" creationtoolversion="9.1" segtype="sentence" adminlang="en-us" srclang="zh-cn"
  o-tmf="MemoQTM" datatype="unknown"><prop type="client">ACFTU</prop></header>
<body>
<tu changedate="20180614T064017Z" creationdate="20180610T235807Z" creationid="anna" changeid="bo" tuid="7"
    usagecount="3" lastusagedate="20190101T000000Z">
  <prop type="client">ACFTU</prop>
  <prop type="x-document">report.docx</prop>
  <prop type="subject"/>
  <note>checked with the client</note>
  <tuv xml:lang="zh-cn">
    <prop type="x-context-pre">&lt;seg&gt;目录&lt;/seg&gt;</prop>
    <prop type="x-context-post">&lt;seg&gt;第一条&lt;/seg&gt;</prop>
    <seg>总则</seg>
  </tuv>
  <tuv xml:lang="en-gb"><note>British</note><seg>General Provisions</seg></tuv>
  <tuv xml:lang="en-us" changeid="carl"><seg>General Principles</seg></tuv>
  <tuv xml:lang="fr"><seg>Dispositions générales</seg></tuv>
</tu>
<tu>
  <prop type="file">a.docx</prop><prop type="prev">工会</prop><prop type="next">职工</prop>
  <tuv xml:lang="zh-cn"><seg>报告<ph x="1">&lt;br/&gt;</ph></seg></tuv>
  <tuv xml:lang="en-us"><seg>Report</seg></tuv>
</tu>
<tu><tuv xml:lang="zh-cn"><seg>会费</seg></tuv>
  <tuv xml:lang="en-us" creationid="textkit (partial)"><seg>dues 会</seg></tuv></tu>
<tu><tuv xml:lang="zh-cn"><seg>未译</seg></tuv></tu>
</body>
</tmx>
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.tmx"
    path.write_text(OTHER_TOOL, encoding="utf-8")
    return path


def test_what_another_tool_knows_is_kept(other: Path, memory: Memory) -> None:
    added = memory.add_file(other)
    assert added.new == 3
    assert added.left_out == {"partial": 1, "untranslated": 1}
    assert added.languages == {"fr": 1}
    british, american, report = memory.entries()
    assert british == Entry(
        source="总则",
        target="General Provisions",
        state="reviewed",
        id="7",
        languages=("zh-cn", "en-gb"),
        before="目录",
        after="第一条",
        document="report.docx",
        notes=("checked with the client", "British"),
        props=(
            ("client", "ACFTU"),
            ("x-document", "report.docx"),
            ("subject", ""),
            ("x-context-pre", "<seg>目录</seg>"),
            ("x-context-post", "<seg>第一条</seg>"),
        ),
        attributes={
            "changedate": "20180614T064017Z",
            "changeid": "bo",
            "creationdate": "20180610T235807Z",
            "creationid": "anna",
            "lastusagedate": "20190101T000000Z",
            "usagecount": "3",
        },
    )
    assert (american.target, american.attributes["changeid"]) == ("General Principles", "carl")
    assert (report.before, report.after, report.document) == ("工会", "职工", "a.docx")
    assert report.notes == ("Inline codes left out: 1 in the source, 0 in the target",)


def test_and_comes_back(other: Path, memory: Memory, tmp_path: Path) -> None:
    memory.add_file(other)
    memory.write(tmp_path / "back.tmx")
    with Memory.read(tmp_path / "back.tmx") as back:
        assert list(back.entries()) == list(memory.entries())
        assert back.languages() == memory.languages()


def test_several_targets_are_all_offered(other: Path) -> None:
    with Memory.read(other) as memory:
        matches = memory.lookup("总则", before="目录", after="第一条")
    assert [(match.score, match.target) for match in matches] == [
        (101, "General Principles"),
        (101, "General Provisions"),
    ]


@pytest.mark.parametrize(("content", "message"), [
    ("<tmx", "broken XML"),
    ("<xliff/>", "no TMX"),
    ('<tmx version="1.4"><header srclang="zh"/><body><tu/></body></tmx>', "a tu without a tuv"),
    ('<tmx version="1.4"><body><tu><prop type="x-textkit-state">done</prop><tuv xml:lang="zh"><seg>a</seg>'
     '</tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu></body></tmx>', "state is one of"),
    ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>', "entity expansion"),
])  # fmt: skip
def test_broken_files_name_file_and_line(content: str, message: str, tmp_path: Path, memory: Memory) -> None:
    path = tmp_path / "broken.tmx"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=rf"broken\.tmx(:1)?: {message}"):
        memory.add_file(path)
    assert len(memory) == 0


XML_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=6
) | st.sampled_from(["工会", " a\n", "<seg>b</seg>", "&amp;", "]]>", "\t", "\r\n", "200亿元", '"'])
SOLID = XML_TEXT.filter(lambda text: text.strip())
NAMES = st.sampled_from(["client", "x-domain", "", "a b", "x-textkit-origin", "x-textkit-page"])
DATES = st.sampled_from(["20180614T064017Z", "20200101T000000Z"])
ENTRIES = st.builds(
    Entry,
    source=SOLID,
    target=SOLID,
    state=st.sampled_from(["partial", "draft", "reviewed", "final"]),
    id=XML_TEXT,
    languages=st.sampled_from([("zh", "en"), ("zh-CN", "en-GB"), ("zh-Hant", "en"), ("zh", "en-US")]),
    before=st.none() | XML_TEXT,
    after=st.none() | XML_TEXT,
    document=XML_TEXT,
    notes=st.lists(SOLID, max_size=2, unique=True).map(tuple),
    props=st.lists(st.tuples(NAMES, XML_TEXT), max_size=3, unique=True).map(tuple),
    attributes=st.fixed_dictionaries(
        {},
        optional={
            "changedate": DATES, "changeid": XML_TEXT, "creationdate": DATES, "creationid": SOLID,
            "creationtool": SOLID, "datatype": SOLID, "lastusagedate": DATES, "segtype": SOLID,
            "usagecount": SOLID,
        },
    ),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(ENTRIES, max_size=4))
def test_nothing_gets_lost(entries: list[Entry]) -> None:
    with TemporaryDirectory() as folder, Memory.open(":memory:") as memory:
        memory._stores[0].add(entries)
        path = Path(folder) / "m.tmx"
        memory.write(path)
        before = list(memory.entries())
        with Memory.open(":memory:") as back:
            back.add_file(path, states=("partial", "draft", "reviewed", "final"))
            after = list(back.entries())
            back.write(path.with_name("again.tmx"))
        assert [known(entry) for entry in after] == [known(entry) for entry in before]
        assert path.read_bytes() == path.with_name("again.tmx").read_bytes()


def known(entry: Entry) -> Entry:
    """An entry as TMX has it: what a machine made is signed so, for tools that do not know our states."""
    from dataclasses import replace

    signed = {"creationid": f"textkit ({entry.state})"} if entry.state == "partial" else {}
    return replace(entry, attributes={**signed, **entry.attributes})


def test_other_formats_read_the_same_units(memory: Memory, everything, tmp_path: Path) -> None:
    memory.add(everything, states=("draft", "reviewed", "final", "partial"))
    memory.write(tmp_path / "m.tmx")
    expected = memory.bitext()
    assert read_bitext(tmp_path / "m.tmx").units == expected.units
    for suffix in ("xlf", "jsonl"):
        memory.write(tmp_path / f"m.{suffix}")
        assert read_bitext(tmp_path / f"m.{suffix}").units == expected.units


def test_it_is_valid(memory: Memory, other: Path, tmp_path: Path, evaluation: Path) -> None:
    from lxml import etree

    memory.add_file(other, states=("partial", "reviewed"))
    memory.write(tmp_path / "m.tmx")
    dtd = etree.DTD(str(evaluation / "data" / "schemas" / "openxliff/catalog/tmx/tmx14.dtd"))
    assert dtd.validate(etree.parse(tmp_path / "m.tmx")), dtd.error_log.filter_from_errors()


def test_languages_can_be_told_apart(tmp_path: Path, memory: Memory) -> None:
    """A file of three languages gives a memory its own pair."""
    variants = "".join(f'<tuv xml:lang="{code}"><seg>{code}</seg></tuv>' for code in ("zh", "fr", "en"))
    path = tmp_path / "three.tmx"
    path.write_text(
        f'<tmx version="1.4"><header srclang="zh"/><body><tu>{variants}</tu></body></tmx>', "utf-8"
    )
    memory._stores[0].add([Entry("a", "b")])
    added = memory.add_file(path)
    assert Counter(added.languages) == {"fr": 1}
    assert [entry.target for entry in memory.entries()] == ["b", "en"]
