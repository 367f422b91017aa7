"""Matches in texts that a person can read: tests/cases/glossary/matches.txt."""

import json
import pickle
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from textkit.glossary import Glossary
from textkit.glossary.folding import check_folds
from textkit.glossary.index import AutomatonIndex, DictionaryIndex, best_index
from textkit.glossary.matching import Matcher

CASES = Path(__file__).resolve().parent.parent / "cases" / "glossary"


def parse_term(text: str) -> dict[str, object]:
    blocking = text.startswith("(")
    exact = text.startswith("!")
    text, *outer = text.split("^")
    own, *variants = text.strip("()!").split("~")
    if not blocking:
        own, *variants = text.removeprefix("!").split("~")
    return {
        "zh": own,
        "en": "" if blocking else "x",
        "case_sensitive": exact,
        "variants": variants,
        "not_inside": outer,
    }


def parse_text(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, expected = "", []
    for piece in re.split(r"(【.*?】)", marked):
        if piece.startswith("【"):
            written, _, term = piece[1:-1].partition("=")
            expected.append((len(text), len(text) + len(written), term or written))
            piece = written
        text += piece
    return text, expected


def read_cases() -> list[object]:
    cases = []
    body = (CASES / "matches.txt").read_text(encoding="utf-8")
    for block in body.split("\n--- ")[1:]:
        title, *lines = [line for line in block.split("\n") if line]
        fold = ("case", "width")
        if lines[0].startswith("fold:"):
            fold = tuple(lines.pop(0).removeprefix("fold:").split())
        terms = [parse_term(term) for term in lines.pop(0).split(" / ")]
        cases += [pytest.param(terms, fold, line, id=f"{title}-{n}") for n, line in enumerate(lines, 1)]
    return cases


@pytest.mark.parametrize("engine", [AutomatonIndex, DictionaryIndex])
@pytest.mark.parametrize(("terms", "fold", "marked"), read_cases())
def test_case(terms, fold, marked, engine):
    if engine is AutomatonIndex:
        pytest.importorskip("ahocorasick_rs")
    text, expected = parse_text(marked)
    glossary = Glossary.from_rows(terms, fold=fold)
    found = Matcher(glossary.terms, check_folds(fold), engine).find(text)
    assert [(m.start, m.end, m.term.source) for m in found] == expected


def test_report_sentences():
    glossary = Glossary.read(CASES / "report_terms.csv")
    lines = (CASES / "report_matches.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 60
    for row in map(json.loads, lines):
        found = [(m.start, m.end, m.term.source) for m in glossary.find(row["text"])]
        assert found == [(m["start"], m["end"], m["zh"]) for m in row["matches"]], row["text"]


def test_traps(evaluation):
    names = {"t2s": "script", "width": "width", "optional_marks": "marks", "optional_spaces": "spaces"}
    right = total = 0
    with (evaluation / "data" / "terms" / "traps_dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            fold = {"case"} | {names[option] for option in row["options"] if option in names}
            if "case_sensitive" in row["options"]:
                fold.discard("case")
            found = Glossary.from_rows(row["glossary"], fold=fold).find(row["zh"])
            wanted = [(m["start"], m["end"], m["term"]) for m in row["expected"]]
            right += [(m.start, m.end, m.term.source) for m in found] == wanted
            total += 1
    assert total - right <= 2


@pytest.mark.parametrize("selector", ["\ufe00", "\ufe0f", "\U000e0100", "\u180b"])
def test_variation_selectors_are_overlooked_and_kept_with_their_base(selector):
    glossary = Glossary.from_rows([{"zh": "葛城", "en": "Katsuragi"}, {"zh": "市", "en": "city"}])
    text = f"大葛{selector}城{selector}市"
    assert [(m.start, m.end) for m in glossary.find(text)] == [(1, 5), (5, 6)]


def test_selectors_of_a_term_are_overlooked_too():
    glossary = Glossary.from_rows([{"zh": "葛\ufe00城", "en": "Katsuragi"}])
    assert [(m.start, m.end) for m in glossary.find("葛城、葛\ufe00城")] == [(0, 2), (3, 6)]


def test_supplementary_planes_count_as_one_character():
    glossary = Glossary.from_rows([{"zh": "𠀀会", "en": "x"}])
    assert [(m.start, m.end) for m in glossary.find("𪚥𠀀会")] == [(1, 3)]


def test_lone_surrogates_match_nothing_and_break_nothing():
    glossary = Glossary.from_rows([{"zh": "工会", "en": "trade union"}])
    assert [(m.start, m.end) for m in glossary.find("\ud800工会\udfff工\ud800会")] == [(1, 3)]


def test_an_empty_glossary_finds_nothing():
    assert Glossary().find("工会") == ()
    assert Glossary.from_rows([]).find("工会") == ()


def test_an_empty_text_holds_nothing():
    assert Glossary.from_rows([{"zh": "工会", "en": "trade union"}]).find("") == ()


def test_a_term_of_marks_alone_matches_nothing_without_them():
    glossary = Glossary.from_rows([{"zh": "“”", "en": "quotes"}], fold=("marks",))
    assert [m.start for m in glossary.find('""、x')] == [0]


def test_do_not_translate_keeps_the_source():
    glossary = Glossary.from_rows([{"zh": "TikTok", "en": "", "do_not_translate": "yes"}])
    (match,) = glossary.find("在TikTok上")
    assert match.term.target == "TikTok"


def test_do_not_translate_with_a_target_uses_it():
    glossary = Glossary.from_rows([{"zh": "蛟龙", "en": "Jiaolong", "do_not_translate": True}])
    assert glossary.find("蛟龙号")[0].term.target == "Jiaolong"


def test_a_glossary_survives_pickling():
    glossary = Glossary.from_rows([{"zh": "工会", "en": "trade union"}], fold=("script", "case"))
    glossary.find("工会")
    copy = pickle.loads(pickle.dumps(glossary))
    assert copy.terms == glossary.terms
    assert copy.fold == ("case", "script")
    assert copy.find("工會") == glossary.find("工會") != ()


def test_repr_is_short():
    assert repr(Glossary()) == "<Glossary, 0 terms, fold case+width>"
    rows = [{"zh": f"词{n}", "en": "x"} for n in range(1000)]
    assert repr(Glossary.from_rows(rows, fold=())) == "<Glossary, 1000 terms, fold nothing>"


def test_unknown_folds_are_refused():
    with pytest.raises(
        ValueError, match="unknown fold 'scripts'; folds are case, width, script, marks, spaces"
    ):
        Glossary(fold=("case", "scripts"))
    with pytest.raises(TypeError, match="not one string"):
        Glossary(fold="case")


def test_without_the_binary_the_dictionary_does_the_work(monkeypatch):
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert best_index() is DictionaryIndex
    assert len(Glossary.from_rows([{"zh": "工会", "en": "trade union"}]).find("工会与工会")) == 2


def test_heavy_packages_are_loaded_when_needed_only():
    code = (
        "import sys; from textkit.glossary import Glossary; g = Glossary.from_rows([{'zh': 'a', 'en': 'b'}]);"
        "assert not {'opencc', 'ahocorasick_rs', 'regex', 'lxml'} & set(sys.modules);"
        "g.find('a'); assert 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("engine", [AutomatonIndex, DictionaryIndex])
@pytest.mark.parametrize("char", ["a", "a ", "一", "工", "2", ".", "2.", "。", "\ufe00", " ", "“"])
def test_a_megabyte_of_one_character_takes_linear_time(char, engine):
    if engine is AutomatonIndex:
        pytest.importorskip("ahocorasick_rs")
    rows = [{"zh": source, "en": "x"} for source in ("aa", "a b", "十一", "工会", "20", "2", "一一", "“a”")]
    matcher = Matcher(
        Glossary.from_rows(rows).terms, check_folds(("case", "width", "marks", "spaces")), engine
    )
    begin = time.process_time()
    matcher.find(char * (300_000 // len(char)))
    assert time.process_time() - begin < 5
