"""What a user can rely on: names, signatures, fields, keys and their order, exit codes, errors, plug-ins.

A change that breaks a test here breaks somebody's program: it belongs into the changelog, under a new
version.
"""

import inspect
import io
import json
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import textkit
from textkit.cli import main

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SOURCE = "一、总则\n各级工会筹集资金200亿元。职工受益。\n"
TERMS = [{"zh": "工会", "en": "trade union|union", "status": "preferred"}, {"zh": "职工", "en": "worker"}]


@pytest.fixture(scope="module")
def glossary() -> textkit.Glossary:
    return textkit.Glossary.from_rows(TERMS)


@pytest.fixture(scope="module")
def doc() -> textkit.Document:
    return textkit.segment(textkit.repair(SOURCE))


@pytest.fixture(scope="module")
def bitext(doc: textkit.Document, glossary: textkit.Glossary) -> textkit.Bitext:
    return textkit.draft(doc, glossary=glossary)


# -- names and signatures ------------------------------------------------------------------------

SIGNATURES = [
    (textkit.read, "source, *, encoding=None, errors='strict'"),
    (textkit.repair, "text, *, rules=None, spacing='close', to=None, pua_map=None"),
    (textkit.segment, "text, *, language=None"),
    (textkit.sentences, "text, *, language=None"),
    (textkit.Glossary.read, "*paths, fold=('case', 'width'), source='zh', target='en'"),
    (textkit.Glossary.from_rows, "rows, *, fold=('case', 'width'), source='zh', target='en'"),
    (textkit.Bitext.from_pairs, "pairs, *, source_language, target_language"),
    (textkit.draft, "doc, *, glossary=None, engine='offline', target='en', unit='sentence'"),
    (textkit.check, "bitext, *, glossary=None, checks=None"),
    (textkit.write, "value, path, *, version=None, fill=None, excel_safe=True, unit='sentence'"),
    (textkit.find_quantities, "text, *, glossary=None, style='news'"),
    (textkit.term_outcomes, "source, target, glossary"),
    (textkit.TracedText.to_raw, "self, start, end"),
    (textkit.TracedText.to_text, "self, start, end"),
    (textkit.TracedText.page_of, "self, start"),
    (textkit.TracedText.boxes, "self, start, end"),
    (textkit.TracedText.explain, "self, start=0, end=None"),
    (textkit.TracedText.undo, "self, *, rule=None, spans=None"),
    (textkit.TracedText.save, "self, path"),
    (textkit.TracedText.load, "path, raw"),
    (textkit.Glossary.find, "self, text"),
]


@pytest.mark.parametrize(
    ("function", "expected"), SIGNATURES, ids=lambda value: getattr(value, "__name__", "")
)
def test_signatures(function: Callable[..., object], expected: str) -> None:
    """What is said here stays; further parameters may follow, all with defaults."""
    parameters = list(inspect.signature(function).parameters.values())
    plain = [p.replace(annotation=inspect.Parameter.empty) for p in parameters]
    count = len([part for part in expected.replace("('case', 'width')", "").split(", ") if part != "*"])
    assert str(inspect.Signature(plain[:count])) == f"({expected})"
    assert all(p.default is not p.empty for p in parameters[count:])


FIELDS = {
    textkit.Edit: "rule start end old new",
    textkit.Block: "id kind level start end sentences run_in",
    textkit.Sentence: "id start end",
    textkit.Match: "start end term",
    textkit.Quantity: "start end text kind value value_text unit approx en",
    textkit.Issue: "check unit side start end message severity",
    textkit.TermOutcome: "match outcome start end",
}
SOME_FIELDS = {
    textkit.Document: "text blocks language",
    textkit.Bitext: "units source_language target_language meta",
    textkit.Unit: "id source target state origin block raw page terms quantities notes",
    textkit.Term: "source targets part_of_speech domain status do_not_translate case_sensitive note variants",
}


def names_of(kind: type) -> list[str]:
    return [field.name for field in fields(kind)] if is_dataclass(kind) else list(kind._fields)


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_fields_in_their_order(kind: type) -> None:
    expected = FIELDS[kind].split()
    assert names_of(kind)[: len(expected)] == expected


@pytest.mark.parametrize("kind", SOME_FIELDS, ids=lambda kind: kind.__name__)
def test_fields(kind: type) -> None:
    assert set(SOME_FIELDS[kind].split()) <= set(names_of(kind))


def test_values_cannot_be_changed(bitext: textkit.Bitext, doc: textkit.Document) -> None:
    for value, name in (
        (bitext, "units"),
        (bitext.units[0], "target"),
        (doc, "blocks"),
        (doc.blocks[0], "id"),
    ):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(value, name, ())


ERRORS = {
    "TextkitError": Exception,
    "ReadError": textkit.TextkitError,
    "FormatError": textkit.TextkitError,
    "GlossaryError": textkit.TextkitError,
    "ReplayError": textkit.TextkitError,
    "PluginError": textkit.TextkitError,
    "EngineError": textkit.TextkitError,
    "EngineUnavailable": textkit.EngineError,
    "EngineRefused": textkit.EngineError,
    "EngineMismatch": textkit.EngineError,
}


@pytest.mark.parametrize("name", ERRORS)
def test_one_tree_of_errors(name: str) -> None:
    assert issubclass(getattr(textkit, name), ERRORS[name])


WRONG = {
    "read a number": lambda: textkit.read(5),
    "read a stream of text": lambda: textkit.read(io.StringIO("工会")),
    "an encoding that is none": lambda: textkit.read(b"x", encoding="klingon"),
    "errors that are none": lambda: textkit.read(b"x", errors="ignore"),
    "repair bytes": lambda: textkit.repair(b"x"),
    "a rule that is none": lambda: textkit.repair("x", rules="+nonsense"),
    "a rule without a sign": lambda: textkit.repair("x", rules="width"),
    "a script that is none": lambda: textkit.repair("工", to="klingon"),
    "a map of what is not private": lambda: textkit.repair("工", pua_map={"工": "会"}),
    "segment bytes": lambda: textkit.segment(b"x"),
    "no glossary file": lambda: textkit.Glossary.read(),
    "a fold that is none": lambda: textkit.Glossary.from_rows([], fold=("nonsense",)),
    "draft a string": lambda: textkit.draft("x"),
    "draft a text": lambda: textkit.draft(textkit.TracedText("x")),
    "a unit that is none": lambda: textkit.draft(textkit.segment("x"), unit="word"),
    "an offline draft in German": lambda: textkit.draft(textkit.segment("x"), target="de"),
    "a check that is none": lambda: textkit.check(textkit.Bitext(()), checks=["nonsense"]),
    "check a document": lambda: textkit.check(textkit.segment("x")),
    "a suffix that is none": lambda: textkit.write(textkit.Bitext(()), "x.nonsense"),
    "a span outside the text": lambda: textkit.repair("x").to_raw(0, 5),
    "an order that is none": lambda: textkit.TracedText("ab", order=[(0, 1)]),
    "a state that is none": lambda: textkit.Unit("a", "b", state="done"),
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_wrong_arguments_are_plain_errors(call: Callable[[], object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        call()


# -- text ------------------------------------------------------------------------------------------


def test_a_text_and_its_provenance(tmp_path: Path) -> None:
    raw = "\ufeff第一页　标题\r\n\f各级 工会１２个。"
    text = textkit.repair(textkit.read(raw.encode()))
    assert text.raw == raw
    assert str(text) == text.text
    assert text.replay() == text.text
    assert str(text.undo()) == raw
    assert text.pages == (0, raw.index("\f") + 1)
    assert text.order == ((0, len(raw)),)
    at = text.text.index("工会")
    assert text.to_raw(at, at + 2) == ((raw.index("工会"), raw.index("工会") + 2),)
    assert text.to_text(*text.to_raw(at, at + 2)[0]) == ((at, at + 2),)
    assert text.page_of(at) == 2
    assert text.boxes(at, at + 2) == ()
    assert {edit.rule for edit in text.edits} >= {"byte-order-mark", "line-end", "stray-space", "width"}
    assert text.explain(at, at + 4) == tuple(e for e in text.edits if e.rule == "width")
    assert "１２" in text.undo(rule="width").text
    assert "级 工" in text.undo(spans=[(raw.index(" "), raw.index(" ") + 1)]).text
    text.save(tmp_path / "log.jsonl")
    assert textkit.TracedText.load(tmp_path / "log.jsonl", raw) == text
    with pytest.raises(textkit.ReplayError):
        textkit.TracedText.load(tmp_path / "log.jsonl", "another text")


def test_read_takes_paths_bytes_and_streams(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("工会".encode("gb18030"))
    for source in (tmp_path / "a.txt", str(tmp_path / "a.txt"), "工会".encode(), io.BytesIO("工会".encode())):
        text = textkit.read(source)
        assert text.raw == "工会"
        assert {"source", "encoding", "confidence", "warnings"} <= set(text.meta)


def test_a_pdf_knows_its_pages_and_rectangles() -> None:
    path = CASES / "pdf" / "tables.pdf"
    text = textkit.read(path)
    at = len(text.text) - len(text.text.lstrip())
    (box,) = text.boxes(at, at + 1)
    assert text.page_of(at) == 1
    assert box.page == 1
    assert textkit.read(path.read_bytes()).raw == text.raw


def test_nothing_but_repair_repairs() -> None:
    torn = "各级 工会\r\n１２"
    assert textkit.read(torn.encode()).text == torn
    assert textkit.segment(torn).text.text == torn


def test_one_block_per_line_and_nothing_left_to_repair() -> None:
    once = textkit.repair("第一条  为了工会。\n\n\n第二条 为了职工。")
    assert str(once) == "第一条 为了工会。\n第二条 为了职工。"
    assert str(textkit.repair(str(once))) == str(once)


# -- document --------------------------------------------------------------------------------------


def test_blocks_and_sentences_tile(doc: textkit.Document) -> None:
    text = doc.text.text
    assert [(b.id, b.kind, b.level) for b in doc.blocks] == [
        ("b001", "heading", 1),
        ("b002", "paragraph", None),
    ]
    assert [s.id for s in doc.sentences] == ["b001s1", "b002s1", "b002s2"]
    assert "".join(text[b.start : b.end] for b in doc.blocks) == text.replace("\n", "")
    for block in doc.blocks:
        edges = [block.start, *(s.end for s in block.sentences)]
        assert [(s.start, s.end) for s in block.sentences] == list(pairwise(edges))
        assert edges[-1] == block.end
    assert doc.outline().sections[0].heading == doc.blocks[0]
    assert doc.language == "zh-Hans"


def test_sentences_join_back() -> None:
    text = "“走吗？”他问。 走。\n好"
    parts = textkit.sentences(text, language=None)
    assert isinstance(parts, list)
    assert "".join(parts) == text


# -- terms and quantities --------------------------------------------------------------------------


def test_a_glossary_of_rows() -> None:
    rows = [
        {"source": "工会", "target": "trade union|union", "nonsense": 1},
        {"source": "工会", "target": "labor union", "status": "forbidden"},
        {"source": "工会组织", "target": ""},
    ]
    glossary = textkit.Glossary.from_rows(rows)
    match, *none = glossary.find("各级工会与工会组织")
    assert not [other for other in none if other.term.target]
    assert (match.start, match.end, match.term.source) == (2, 4, "工会")
    assert match.term.targets == ("trade union", "union")
    assert match.term.status == "preferred"
    assert match.term.forbidden == ("labor union",)


@pytest.mark.parametrize(
    ("fold", "term", "text"),
    [
        ("case", "VPN工会", "vpn工会"),
        ("width", "VPN", "ＶＰＮ"),
        ("script", "工会", "工會"),
        ("marks", "“四风”", "「四风」"),
        ("spaces", "工会组织", "工会 组织"),
    ],
)
def test_what_a_match_may_differ_in(fold: str, term: str, text: str) -> None:
    rows = [{"zh": term, "en": "x"}]
    assert textkit.Glossary.from_rows(rows, fold=(fold,)).find(text)
    assert not textkit.Glossary.from_rows(rows, fold=()).find(text)


def test_a_contradiction_is_refused() -> None:
    rows = [{"zh": "工会", "en": "union"}, {"zh": "工会", "en": "union", "status": "forbidden"}]
    with pytest.raises(textkit.GlossaryError) as caught:
        textkit.Glossary.from_rows(rows)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("text", "kind", "value", "english"),
    [
        ("200亿元", "money", "20000000000", "20 billion yuan"),
        ("2018年10月22日", "date", "2018-10-22", "October 22, 2018"),
        ("2018年10月", "date", "2018-10", "October 2018"),
        ("10月22日", "date", "--10-22", "October 22"),
        ("六月", "date", "--06", "June"),
        ("2018年", "year", "2018", "2018"),
        ("1970年代", "decade", "1970..1979", "the 1970s"),
        ("二十世纪", "century", "20", "the 20th century"),
        ("公元前八世纪", "century", "-8", "the 8th century BC"),
        ("三分之二", "fraction", "2/3", "two-thirds"),
        ("上午8时30分", "time", "08:30", "8:30 a.m."),
        ("2016年上半年", "period", "2016-H1", "the first half of 2016"),
        ("第三季度", "period", "Q3", "the third quarter"),
        ("翻一番", "multiple", "2", "double"),
        ("50%", "percent", "50", "50 percent"),
        ("3亿人次", "person_times", "300000000", None),
    ],
)
def test_quantities(text: str, kind: str, value: str, english: str | None) -> None:
    (found,) = textkit.find_quantities(text)
    assert (found.kind, found.value_text) == (kind, value)
    assert english is None or found.en == english
    assert found.value is None or isinstance(found.value, Decimal)


@pytest.mark.parametrize("text", ["四个全面", "十九大", "中(cid:3821)国"])
def test_what_is_no_quantity(text: str) -> None:
    assert textkit.find_quantities(text) == ()


def test_a_quantity_inside_a_term_belongs_to_the_term() -> None:
    terms = textkit.Glossary.from_rows([{"zh": "3个代表", "en": "Three Represents"}])
    assert textkit.find_quantities("3个代表")
    assert textkit.find_quantities("3个代表", glossary=terms) == ()


@pytest.mark.parametrize(
    ("english", "outcome", "place"),
    [
        ("The trade union serves", "used", "trade union"),
        ("Trade Union serves", "used", "Trade Union"),
        ("trade unions serve", "inflected", "trade unions"),
        ("the union serves", "variant", "union"),
        ("labor unions serve", "forbidden", "labor unions"),
        ("it serves", "absent", None),
    ],
)
def test_outcomes_of_a_term(english: str, outcome: str, place: str | None) -> None:
    rows = [{"zh": "工会", "en": "trade union|union", "forbidden": "labor union"}]
    (found,) = textkit.term_outcomes("工会服务", english, textkit.Glossary.from_rows(rows))
    assert found.outcome == outcome
    assert found.match.term.source == "工会"
    assert (english[found.start : found.end] if found.start is not None else None) == place


# -- drafts, files and checks ----------------------------------------------------------------------


def test_a_draft(bitext: textkit.Bitext) -> None:
    one, two, three = bitext.units
    assert (one.id, one.state, one.target) == ("b001s1", "untranslated", "一、总则")
    assert (two.id, two.state, two.origin, two.block) == ("b002s1", "partial", "offline", "b002")
    assert two.target == "各级 trade union 筹集资金 20 billion yuan。"
    assert [(m.start, m.end) for m in two.terms] == [(2, 4)]
    assert [(q.start, q.end) for q in two.quantities] == [(8, 13)]
    assert two.raw == ((5, 19),)
    assert (two.page, three.target) == (None, "worker 受益。")
    assert (bitext.source_language, bitext.target_language) == ("zh-Hans", "en")


def test_a_draft_by_blocks(doc: textkit.Document) -> None:
    assert [unit.id for unit in textkit.draft(doc, unit="block").units] == ["b001", "b002"]


@pytest.mark.parametrize("suffix", [".jsonl", ".txt", ".md", ".csv", ".tsv", ".tmx", ".xlf", ".html"])
def test_a_bitext_in_every_format(bitext: textkit.Bitext, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    textkit.write(bitext, path)
    assert "trade union" in path.read_text(encoding="utf-8")
    if suffix in (".jsonl", ".csv", ".tsv", ".tmx", ".xlf"):
        again = textkit.read_bitext(path)
        assert [(u.source, u.target, u.state) for u in again.units] == [
            (u.source, u.target, u.state) for u in bitext.units
        ]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_documents_and_texts_where_it_makes_sense(doc: textkit.Document, tmp_path: Path, suffix: str) -> None:
    for value in (doc, doc.text):
        textkit.write(value, tmp_path / f"a{suffix}")
        assert "各级工会" in (tmp_path / f"a{suffix}").read_text(encoding="utf-8")


def test_the_newer_xliff(bitext: textkit.Bitext, tmp_path: Path) -> None:
    textkit.write(bitext, tmp_path / "a.xlf", version="2.1")
    assert 'version="2.1"' in (tmp_path / "a.xlf").read_text(encoding="utf-8")
    assert textkit.read_bitext(tmp_path / "a.xlf").units[1].target == bitext.units[1].target


def test_checks_by_name() -> None:
    names = (
        "numbers percent currency direction terms forbidden untranslated source_left same_as_source brackets "
        "punctuation spacing fullwidth doubled inconsistent length codes placeholders invisible custom"
    )
    assert [check.name for check in textkit.CHECKS] == names.split()
    pairs = [("资金200亿元。", "20 million yuan (in funds.")]
    bitext = textkit.Bitext.from_pairs(pairs, source_language="zh", target_language="en")
    issues = textkit.check(bitext)
    assert isinstance(issues, tuple)
    assert {issue.check for issue in issues} >= {"numbers", "brackets"}
    assert {issue.check for issue in textkit.check(bitext, checks=("numbers",))} == {"numbers"}
    assert {issue.severity for issue in issues} <= {"error", "warning", "note"}
    assert {issue.side for issue in issues} <= {"source", "target"}
    assert {issue.unit for issue in issues} == {bitext.units[0].id}


# -- command line ----------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "torn.txt").write_text("各级 工会。\r\n", encoding="utf-8", newline="")
    (tmp_path / "g.csv").write_text("zh,en\n工会,trade union\n职工,worker\n", encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_keys_of_jsonl(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def keys(*arguments: str) -> list[str]:
        assert main(arguments) == 0
        return list(rows(capsys.readouterr().out)[0])

    assert keys("repair", "a.txt", "--format", "jsonl") == ["id", "kind", "level", "text", "raw", "page"]
    assert keys("segment", "a.txt", "--format", "jsonl") == ["id", "block", "kind", "text", "raw", "page"]
    assert keys("terms", "a.txt", "-g", "g.csv", "--format", "jsonl") == [
        "unit", "start", "end", "source", "target",
    ]  # fmt: skip
    assert keys("terms", "a.txt", "torn.txt", "a.txt", "--candidates", "--format", "jsonl")[:3] == [
        "term", "count", "score",
    ]  # fmt: skip


def test_keys_of_a_draft(folder: Path) -> None:
    assert main(["draft", "a.txt", "-g", "g.csv", "-o", "a.jsonl"]) == 0
    found = rows((folder / "a.jsonl").read_text(encoding="utf-8"))[1]
    wanted = ["id", "source", "target", "state", "origin", "raw", "page", "terms", "quantities"]
    assert list(found)[: len(wanted)] == wanted
    assert list(found["terms"][0])[:4] == ["start", "end", "source", "target"]
    assert list(found["quantities"][0])[:8] == [
        "start",
        "end",
        "text",
        "kind",
        "value",
        "unit",
        "approx",
        "en",
    ]
    assert found["quantities"][0]["value"] == "20000000000"
    assert found["raw"] == [[5, 19]]


def test_text_formats(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair", "torn.txt"]) == 0
    assert main(["segment", "torn.txt", "--no-repair"]) == 0
    assert capsys.readouterr().out == "各级工会。\n各级 工会。\n"


EXITS = {
    "done": (0, "repair a.txt"),
    "nothing to find": (0, "repair a.txt --check"),
    "findings": (1, "repair torn.txt --check"),
    "wrong usage": (2, "repair a.txt --nonsense"),
    "an unknown rule": (2, "repair a.txt --rules +nonsense"),
    "a missing file": (3, "repair nowhere.txt a.txt"),
    "a broken glossary": (3, "terms a.txt -g a.txt"),
    "a missing glossary": (3, "draft a.txt -g nowhere.csv -o x.html"),
    "a missing bitext": (3, "convert nowhere.xlf x.tmx"),
}


@pytest.mark.parametrize(("code", "line"), EXITS.values(), ids=EXITS)
def test_exit_codes(folder: Path, capsys: pytest.CaptureFixture[str], code: int, line: str) -> None:
    assert main(line.split()) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    if code == 3:
        assert len(err.splitlines()) == 1
    if "nowhere.txt a.txt" in line:
        assert out == SOURCE


def test_findings_of_a_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.csv").write_text("source,target,state\n200亿元,20 million yuan,draft\n", encoding="utf-8")
    assert main(["check", "b.csv", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"check", "unit", "side", "start", "end", "message", "severity"} <= set(found[0])


# -- plug-ins --------------------------------------------------------------------------------------

Plug = Callable[[str, str, str], None]


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Install a package with one entry point: its group, its name, and the code that defines `it`."""

    def install(group: str, name: str, code: str) -> None:
        place = tmp_path / "site"
        info = place / "own_plug-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own-plug\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{group}]\n{name} = own_plug:it\n")
        (place / "own_plug.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(place)
        monkeypatch.delitem(sys.modules, "own_plug", raising=False)

    return install


def test_a_rule_of_another_package(plug: Plug) -> None:
    code = "def it(text):\n    return [(i, i + 1, '會') for i, ch in enumerate(text) if ch == '会']\n"
    plug("textkit.rules", "old-hui", code)
    assert str(textkit.repair("各级 工会。")) == "各级工会。"
    text = textkit.repair("各级 工会。", rules="+old-hui,-control")
    assert str(text) == "各级工會。"
    assert text.edits[-1] == textkit.Edit("old-hui", 4, 5, "会", "會")
    assert str(text.undo(rule="old-hui")) == "各级工会。"


@pytest.mark.parametrize(
    "code",
    ["1 / 0", "def it(text):\n    raise KeyError", "def it(text):\n    return [(5, 1, '')]", "it = None", ""],
)
def test_a_rule_that_cannot_be_used(plug: Plug, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    plug("textkit.rules", "broken", code)
    with pytest.raises(textkit.PluginError, match="broken"):
        textkit.repair("工会", rules="+broken")
    assert main(["repair", "-", "--rules", "+broken"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_of_another_package(plug: Plug, tmp_path: Path) -> None:
    code = "from textkit import TracedText\ndef it(data, *, name, encoding, errors):\n"
    plug("textkit.readers", "own", code + "    return TracedText(data.decode()[::-1])\n")
    (tmp_path / "a.own").write_text("会工", encoding="utf-8")
    assert textkit.read(tmp_path / "a.own").text == "工会"


def test_a_writer_of_another_package(plug: Plug, tmp_path: Path, bitext: textkit.Bitext) -> None:
    plug("textkit.writers", "own", "def it(value):\n    return f'{len(value.units)} units'\n")
    textkit.write(bitext, tmp_path / "a.own")
    assert (tmp_path / "a.own").read_text() == "3 units"


def test_a_check_of_another_package(plug: Plug) -> None:
    code = "from textkit import Issue\ndef it(view):\n    'Says no.'\n    for unit in view.bitext.units:\n"
    plug(
        "textkit.checks", "own", code + "        yield Issue('own', unit.id, 'target', 0, 1, 'no', 'note')\n"
    )
    pair = textkit.Bitext.from_pairs([("工会", "union")], source_language="zh", target_language="en")
    assert [issue.check for issue in textkit.check(pair, checks=["own"])] == ["own"]


def test_an_engine_of_another_package(plug: Plug, doc: textkit.Document) -> None:
    code = (
        "class it:\n    name, limit = 'own', 1000\n    def translate(self, texts, source, target, context):\n"
    )
    plug("textkit.engines", "own", code + "        return ['Translated sentence.' for _ in texts]\n")
    drafted = textkit.draft(doc, engine="own", cache=":memory:")
    assert {unit.state for unit in drafted.units} <= {"draft", "partial", "untranslated"}
    assert any(unit.target == "Translated sentence." and unit.state == "draft" for unit in drafted.units)


@pytest.mark.parametrize(
    ("group", "use"),
    [
        ("textkit.readers", lambda folder: textkit.read(folder / "a.own")),
        ("textkit.writers", lambda folder: textkit.write(textkit.Bitext(()), folder / "b.own")),
        ("textkit.checks", lambda folder: textkit.check(textkit.Bitext(()), checks=["own"])),
        ("textkit.engines", lambda folder: textkit.draft(textkit.segment("工会"), engine="own")),
    ],
)
def test_plug_ins_that_cannot_be_loaded(
    plug: Plug, tmp_path: Path, group: str, use: Callable[[Path], object]
) -> None:
    plug(group, "own", "raise ImportError('no such thing')\n")
    (tmp_path / "a.own").write_text("x")
    with pytest.raises(textkit.PluginError, match="own"):
        use(tmp_path)
