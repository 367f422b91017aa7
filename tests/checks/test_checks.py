"""Each check with cases that have to be found and cases that must not."""

import time
from dataclasses import replace

import pytest

from textkit.bitext import Bitext, Unit
from textkit.checks import CHECKS, check, patterns_from_rows, with_issues
from textkit.glossary import Glossary

NAMES = (
    "numbers", "percent", "currency", "direction", "terms", "forbidden", "untranslated", "source_left",
    "same_as_source", "brackets", "punctuation", "spacing", "fullwidth", "doubled", "inconsistent", "length",
    "codes", "placeholders", "invisible", "custom",
)  # fmt: skip


def issues(source: str, target: str, name: str, **options: object) -> list[tuple[str, str]]:
    """Severity and the characters pointed at, of one check on one pair."""
    bitext = Bitext.from_pairs([(source, target)], source_language="zh", target_language="en")
    found = check(bitext, checks=[name], **options)  # type: ignore[arg-type]
    return [(i.severity, (source if i.side == "source" else target)[i.start : i.end]) for i in found]


def test_the_order_of_the_checks() -> None:
    assert tuple(one.name for one in CHECKS) == NAMES


FOUND = [
    ("source_left", "他喜欢武术。", "He likes 武术 very much.", "error", "武术"),
    ("source_left", "他喜欢武术。", "He likes wushu (武术).", "note", "武术"),
    ("same_as_source", "工会章程", "工会章程", "error", "工会章程"),
    ("brackets", "（见附件）", "(see annex", "warning", "("),
    ("brackets", "他说好。", 'He said "good.', "warning", '"'),
    ("brackets", "见附件", "see annex)", "warning", ")"),
    ("punctuation", "为什么？", "Why.", "warning", "."),
    ("punctuation", "任务完成了。", "The task is done", "warning", ""),
    ("punctuation", "任务完成了。", "The task,. is done.", "warning", ",."),
    ("spacing", "好，走吧。", "Well , let's go.", "warning", " ,"),
    ("spacing", "先做。后说。", "Act first.Talk later.", "warning", "."),
    ("spacing", "走吧", "let's  go", "note", "  "),
    ("fullwidth", "好，走吧。", "Well，let's go.", "warning", "，"),
    ("fullwidth", "100元", "１００ yuan", "warning", "１００"),
    ("doubled", "工会的工作", "the work of the the unions", "warning", "the the"),
    (
        "length",
        "全省各级工会组织认真履行维护职工合法权益的基本职责。",
        "Unions act.",
        "warning",
        "Unions act.",
    ),
    ("codes", "C919首飞", "The jet's first flight", "warning", "C919"),
    ("codes", "详见https://example.org/a。", "See the site.", "error", "https://example.org/a"),
    ("placeholders", "共{0}人", "people in all", "error", "{0}"),
    ("placeholders", "共%d人", "%s people", "error", "%d"),
    ("placeholders", "<b>工会</b>", "<b>unions", "error", "</b>"),
    ("invisible", "工会", "trade\u200bunion", "warning", "\u200b"),
    ("invisible", "工会", "trade\ufffdunion", "error", "\ufffd"),
    ("untranslated", "工会", "", "warning", ""),
]


@pytest.mark.parametrize(("name", "source", "target", "severity", "place"), FOUND)
def test_found(name: str, source: str, target: str, severity: str, place: str) -> None:
    assert (severity, place) in issues(source, target, name)


PASSED = [
    ("source_left", "他喜欢武术。", "He likes wushu."),
    ("same_as_source", "2018", "2018"),
    ("same_as_source", "WTO", "WTO"),
    ("brackets", "（一）改革", "a) reform; 1) more (see below)"),
    ("brackets", "《工会法》规定：“工会……", "The Trade Union Law provides: “Unions ..."),
    ("brackets", "《工会法》", "the Trade Union Law"),
    ("brackets", "12英寸", 'a 12" disc'),
    ("punctuation", "任务完成了。", "The task is done."),
    ("punctuation", "工作报告", "Work Report"),
    ("punctuation", "他说：“走吧！”", "He said, “Let's go.”"),
    ("punctuation", "见附件（略）。", "See annex (omitted)."),
    ("punctuation", "公司等。", "Acme Inc., etc."),
    ("punctuation", "任务完成了。", "The task is done.3"),
    ("spacing", "见a.b.com", "See www.example.com/A.Html, e.g. U.S. data: 3.5, 1,000"),
    ("spacing", "如下", "as follows: ... and so on"),
    ("fullwidth", "“好”", "“Good”, he said — yes…"),
    ("doubled", "他有过", "He had had it; that that is so; Duran Duran"),
    ("length", "工作报告", "Report on the Work of the Government"),
    (
        "length",
        "会议强调要认真学习贯彻精神。",
        "The meeting stressed that its guiding principles must be studied.",
    ),
    ("codes", "PM2.5浓度下降，跑了5km，RMB500", "PM 2.5 fell; ran 5 km; 500 yuan"),
    ("codes", "新冠COVID19", "COVID-19"),
    ("placeholders", "{name}有5%的份额，<2个", "{name} has 5% of it, < 2"),
    ("placeholders", "增长5%分别", "up 5% for each"),
    ("invisible", "👩‍🚀", "👩‍🚀 astronaut\n\tnext"),
    ("untranslated", "工会", "trade union"),
]


@pytest.mark.parametrize(("name", "source", "target"), PASSED)
def test_passed(name: str, source: str, target: str) -> None:
    assert issues(source, target, name) == []


def test_terms_are_advice_and_forbidden_ones_errors() -> None:
    rows = [
        {"source": "工会", "target": "trade union"},
        {"source": "职工", "target": "worker"},
        {"source": "职工", "target": "staff", "status": "forbidden"},
        {"source": "集体合同", "target": "collective contract"},
    ]
    glossary = Glossary.from_rows(rows)
    pair = ("工会代表职工签订集体合同", "Trade unions represent staff and sign agreements")
    assert issues(*pair, "terms", glossary=glossary) == [("note", "集体合同")]
    assert issues(*pair, "forbidden", glossary=glossary) == [("error", "staff")]
    assert issues(*pair, "terms") == []


def test_inconsistent() -> None:
    pairs = [
        ("工会", "Trade union"),
        ("工会", "trade union."),
        ("工会", "labour union"),
        ("总工会", "labour union"),
    ]
    bitext = Bitext.from_pairs(pairs, source_language="zh", target_language="en")
    found = [(i.unit, i.severity) for i in check(bitext, checks=["inconsistent"])]
    assert found == [("u3", "warning"), ("u4", "note")]


def test_untranslated_units_are_said_once() -> None:
    units = (
        Unit("a", "帮扶资金200亿元。", "帮扶资金20 billion yuan。", state="partial"),
        Unit("b", "工会（总）", ""),
        Unit("c", "工会", " ", state="final"),
        Unit("d", "", ""),
    )
    found = [(i.unit, i.check, i.severity) for i in check(Bitext(units))]
    assert found == [
        ("a", "untranslated", "warning"),
        ("b", "untranslated", "warning"),
        ("c", "untranslated", "error"),
    ]


def test_custom() -> None:
    patterns = patterns_from_rows(
        [
            {"target": r"\bstaffs\b", "message": "no plural", "severity": "error"},
            {"source": "主席", "missing": r"(?i)president|chair", "message": "主席 is President or Chair"},
            {"source": "机密", "message": "confidential"},
        ]
    )
    assert issues("主席机密", "our staffs", "custom", patterns=patterns) == [
        ("warning", "主席"), ("warning", "机密"), ("error", "staffs"),
    ]  # fmt: skip
    assert issues("主席", "the Chair", "custom", patterns=patterns) == []


def test_a_slow_expression_is_given_up() -> None:
    patterns = patterns_from_rows([{"target": "(a|a)*(a|aa)*c", "message": "never"}])
    began = time.monotonic()
    assert [severity for severity, _ in issues("工会", "a" * 5000 + "b", "custom", patterns=patterns)] in (
        ["note"],
        [],
    )
    assert time.monotonic() - began < 10


def test_unknown_checks_are_refused() -> None:
    bitext = Bitext.from_pairs([], source_language="zh", target_language="en")
    with pytest.raises(ValueError, match="'number' is none of numbers"):
        check(bitext, checks=["number"])
    with pytest.raises(ValueError, match="not the string"):
        check(bitext, checks="numbers")


def test_issues_come_in_order() -> None:
    pairs = [("好。", "Good  the the"), ("300元", "30 yuan")]
    bitext = Bitext.from_pairs(pairs, source_language="zh", target_language="en")
    found = [(i.unit, i.check) for i in check(bitext)]
    assert found == [("u1", "punctuation"), ("u1", "spacing"), ("u1", "doubled"), ("u2", "numbers")]


def test_notes_are_added_once() -> None:
    bitext = Bitext.from_pairs([("300元", "30 yuan")], source_language="zh", target_language="en")
    bitext = replace(bitext, units=(replace(bitext.units[0], notes=("mine",)),))
    noted = with_issues(bitext, check(bitext))
    assert noted.units[0].notes[0] == "mine"
    assert noted.units[0].notes[1].startswith("error (numbers): “300元” stands against “30 yuan”")
    assert with_issues(noted, check(noted)) == noted


HOSTILE = [
    ("一", "one "), ("5%", "5% "), ("(", "("), ("C9", "x@"), ("{", "{<"), ("&", "<a "), ("“", 'a "'),
    ("w", "w"), ("-", "-1"), (" ", " "), (".", ". "), ("的", "the "), ("3月", "May "),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en"), HOSTILE)
def test_time_is_linear(zh: str, en: str) -> None:
    def seconds(length: int) -> float:
        pair = ((zh * length)[:length], (en * length)[:length])
        bitext = Bitext.from_pairs([pair], source_language="zh", target_language="en")
        began = time.process_time()
        check(bitext)
        return time.process_time() - began

    seconds(100)
    assert seconds(12_000) < 8 * seconds(3_000) + 0.5
