"""How terms fared in a translation."""

import csv
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.glossary import Glossary
from textkit.terminology import TermOutcome, term_outcomes

CASES = Path(__file__).resolve().parent.parent / "cases" / "terminology" / "outcomes.csv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def glossary(*rows: tuple[str, str]) -> Glossary:
    return Glossary.from_rows([{"zh": zh, "en": en} for zh, en in rows])


def seen(source: str, target: str, terms: Glossary) -> list[tuple[str, str, str]]:
    return [
        (o.match.term.source, o.outcome, "" if o.start is None else target[o.start : o.end])
        for o in term_outcomes(source, target, terms)
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['remark']}: {case['english']}")
def test_case(case: dict[str, str]) -> None:
    terms = Glossary.from_rows(
        [{"zh": case["term"], "en": case["renderings"], "forbidden": case["forbidden"]}]
    )
    [found] = term_outcomes(case["term"], case["english"], terms)
    place = "" if found.start is None else case["english"][found.start : found.end]
    assert (found.outcome, place) == (case["outcome"], case["place"])


def test_enough_cases_of_either_kind() -> None:
    outcomes = [case["outcome"] for case in cases()]
    assert len(outcomes) > 100
    assert outcomes.count("absent") > 25


def test_a_term_that_occurs_twice_needs_two_places() -> None:
    terms = glossary(("工会", "trade union"))
    assert seen("工会帮助工会", "Trade unions help trade unions.", terms) == [
        ("工会", "inflected", "Trade unions"),
        ("工会", "inflected", "trade unions"),
    ]
    assert [o for _, o, _ in seen("工会帮助工会", "Trade unions help.", terms)] == ["inflected", "absent"]


def test_the_occurrence_nearest_by_position_gets_the_place() -> None:
    terms = glossary(("工会", "trade union"))
    found = seen(
        "工会在本省和外省都有，最后说一说工会。",
        "There are some here and elsewhere; finally, the trade union.",
        terms,
    )
    assert [o for _, o, _ in found] == ["absent", "used"]


def test_the_longest_rendering_claims_its_place_first() -> None:
    terms = glossary(("总工会", "Federation of Trade Unions"), ("工会", "trade union"))
    assert seen("总工会和工会", "The Federation of Trade Unions", terms) == [
        ("总工会", "used", "Federation of Trade Unions"),
        ("工会", "absent", ""),
    ]


def test_two_terms_with_one_rendering_need_two_places() -> None:
    terms = glossary(("职工", "worker|employee"), ("工人", "worker"))
    assert seen("职工与工人", "Employees and workers", terms) == [
        ("职工", "variant", "Employees"),
        ("工人", "inflected", "workers"),
    ]


def test_a_coordination_shares_its_head() -> None:
    terms = glossary(("职业教育", "vocational education"), ("高等教育", "higher education"))
    assert seen("职业教育和高等教育", "vocational and higher education", terms) == [
        ("职业教育", "inflected", "vocational and higher education"),
        ("高等教育", "used", "higher education"),
    ]


def test_a_coordination_does_not_serve_one_term_twice() -> None:
    terms = glossary(("职业教育", "vocational education"))
    found = seen("职业教育、职业教育", "vocational and higher education", terms)
    assert sorted(o for _, o, _ in found) == ["absent", "inflected"]


def test_the_rendering_found_is_named() -> None:
    [found] = term_outcomes("职工", "Two employees came.", glossary(("职工", "worker|employee")))
    assert (found.rendering, found.outcome) == ("employee", "variant")


def test_deprecated_counts_as_forbidden() -> None:
    terms = Glossary.from_rows(
        [{"zh": "职工", "en": "worker"}, {"zh": "职工", "en": "staffer", "status": "deprecated"}]
    )
    [found] = term_outcomes("职工", "Staffers came.", terms)
    assert (found.outcome, found.rendering) == ("forbidden", "staffer")


def test_do_not_translate_is_its_own_rendering() -> None:
    terms = Glossary.from_rows([{"zh": "TikTok", "en": "", "do_not_translate": "yes"}])
    assert seen("用TikTok的人", "TikTok users", terms) == [("TikTok", "used", "TikTok")]
    assert seen("用TikTok的人", "Douyin users", terms) == [("TikTok", "absent", "")]


def test_case_sensitive_renderings_keep_their_capitals() -> None:
    terms = Glossary.from_rows([{"zh": "两会", "en": "Two Sessions", "case_sensitive": "yes"}])
    assert seen("两会", "the two sessions", terms) == [("两会", "absent", "")]
    assert seen("两会", "the Two Sessions", terms) == [("两会", "used", "Two Sessions")]


def test_blocking_terms_and_those_that_only_forbid_are_not_missed() -> None:
    terms = Glossary.from_rows(
        [{"zh": "未经审判", "en": ""}, {"zh": "职工", "en": "", "forbidden": "staffer"}]
    )
    assert term_outcomes("未经审判的职工", "a worker not tried", terms) == ()


def test_a_verb_may_take_an_s_before_its_object() -> None:
    rows = [{"zh": "深化改革", "en": "deepen reform", "pos": "v"}]
    assert seen("深化改革", "This deepens structural reform.", Glossary.from_rows(rows)) == [
        ("深化改革", "inflected", "deepens structural reform")
    ]


def test_nothing_in_nothing() -> None:
    terms = glossary(("工会", "trade union"))
    assert term_outcomes("", "", terms) == ()
    assert [o.outcome for o in term_outcomes("工会", "", terms)] == ["absent"]
    assert term_outcomes("没有", "trade union", Glossary()) == ()


WORDS = st.sampled_from(
    ["trade", "trades", "union", "unions", "Union's", "and", "of", "the", "worker", "workers'", "is", ",",
     "vocational", "higher", "education", "-", "protection", "protected", "(", ")", "…", "labour", "é"]
)  # fmt: skip
TERMS = glossary(
    ("工会", "trade union|union"),
    ("工人", "worker|the working … of trade"),
    ("教育", "vocational education|higher education"),
    ("保护", "protect workers|protection of workers|worker protection"),
)


@given(
    st.lists(st.sampled_from(["工会", "工人", "教育", "保护", "。"]), max_size=8),
    st.lists(WORDS, max_size=25),
)
def test_laws(source_parts: list[str], target_parts: list[str]) -> None:
    source, target = "".join(source_parts), " ".join(target_parts)
    matches = TERMS.find(source)
    found = term_outcomes(source, target, TERMS)
    assert tuple(outcome.match for outcome in found) == matches
    places = [(o.start, o.end) for o in found if o.start is not None]
    assert len(set(places)) == len(places)
    for outcome in found:
        assert (outcome.outcome == "absent") == (outcome.start is None) == (not outcome.rendering)
        if outcome.start is not None and outcome.end is not None:
            place = target[outcome.start : outcome.end]
            assert place
            assert place == place.strip(" ,-()…")
            assert outcome.rendering in outcome.match.term.targets


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_does(source: str, target: str) -> None:
    found = term_outcomes(source + "工会", target, TERMS)
    assert isinstance(found[-1], TermOutcome)
    for outcome in found:
        if outcome.start is not None and outcome.end is not None:
            assert 0 <= outcome.start < outcome.end <= len(target)


@given(st.sampled_from(["trade union", "worker", "vocational education"]), st.text(max_size=20))
def test_a_rendering_between_spaces_is_always_used(rendering: str, around: str) -> None:
    terms = glossary(("词", rendering))
    [found] = term_outcomes("词", f"{around} . {rendering} . {around}", terms)
    assert found.outcome == "used"


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "trade ", "trade union ", "trade and ", "protection of ", "is ", "protected ", "workers ",
     "'", " ", "-", "(", "(A) ", "U.", "1,", "工", "of … ", "working "],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    term_outcomes("工会保护工人教育" * 3, text, TERMS)
    assert time.process_time() - begin < 4


def test_many_occurrences_take_linear_time() -> None:
    begin = time.process_time()
    found = term_outcomes("工会" * 5000, "trade unions " * 4990, TERMS)
    assert time.process_time() - begin < 4
    assert sum(o.outcome == "inflected" for o in found) == 4990


def test_against_published_translations(evaluation: Path) -> None:
    right = total = 0
    with (evaluation / "data" / "terms" / "success_dev.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            for term in row["terms"]:
                rows = [
                    {"zh": term["zh"], "en": [term["en"], *term["variants"]], "forbidden": term["forbidden"]}
                ]
                found = term_outcomes(row["zh"], row["en"], Glossary.from_rows(rows))
                wanted = (
                    "forbidden" if term.get("forbidden_span") and term["label"] == "absent" else term["label"]
                )
                have = next((o.outcome for o in found if o.match.term.source == term["zh"]), "absent")
                right += have == wanted
                total += 1
    assert right / total >= 0.95
