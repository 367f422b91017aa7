"""The form of the glossaries that ship with the library."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from textkit.glossary import Glossary
from textkit.glossary.rows import STATUSES

FOLDER = Path(__file__).resolve().parent.parent.parent / "glossaries"
FILES = sorted(FOLDER.glob("zh-en/*.csv"))
HEADER = [
    "zh", "en", "status", "part_of_speech", "domain", "evidence", "do_not_translate", "not_inside", "note"
]  # fmt: skip
DOMAINS = {
    "trade-unions": {"trade-union"},
    "party-and-government": {"party", "government", "law"},
    "economy": {"economy"},
    "labour-law": {"labour"},
    "society": {"society"},
    "foreign-affairs": {"international"},
}
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
EVIDENCE = re.compile(r"(?:verified|customary|unsure)(?: paragraph)?((?: [A-Za-z][A-Za-z0-9_]*(?::\d+)?)*)")


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_all_files_are_here():
    assert {path.stem for path in FILES} == set(DOMAINS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        assert next(csv.reader(lines)) == HEADER
    seen = set()
    for row in rows(path):
        where = (path.name, row["zh"], row["en"])
        assert where not in seen
        seen.add(where)
        assert all(cell == " ".join(cell.split()) for cell in row.values()), where
        assert HAN.search(row["zh"]) or row["zh"].isascii(), where
        assert row["en"], where
        assert row["status"] in STATUSES, where
        assert row["domain"] in DOMAINS[path.stem], where
        assert row["part_of_speech"] in {"n", "v", "adj", "prop", "slogan"}, where
        assert row["do_not_translate"] in {"", "yes"}, where
        assert (row["evidence"] == "judged") == (row["status"] == "forbidden"), where
        assert row["status"] == "preferred" or not row["not_inside"], where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_renderings_are_english_without_notes(path):
    for row in rows(path):
        for target in row["en"].split("|") if row["en"] else ():
            assert target == target.strip() != "", row
            assert not re.search(r"[()（）\[\];…]|\.\.\.|\bolder\b|\betc\b|\bsth\b", target), row
            assert not HAN.search(target), row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_concept_has_one_preferred_row(path):
    preferred = [row["zh"] for row in rows(path) if row["status"] == "preferred"]
    assert len(preferred) == len(set(preferred))
    assert {row["zh"] for row in rows(path) if row["status"] not in ("preferred", "")} <= set(preferred)


def test_a_term_stands_in_one_file_only():
    files = [{row["zh"] for row in rows(path)} for path in FILES]
    assert len(set().union(*files)) == sum(map(len, files))


def test_evidence_is_explained():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE))
    for path in FILES:
        for row in rows(path):
            if row["evidence"] == "judged":
                continue
            match = EVIDENCE.fullmatch(row["evidence"])
            assert match, row
            for source in match[1].split():
                name = re.sub(r"^(gwr|newyear)_20\d\d$", r"\1_YEAR", source.split(":")[0])
                assert name in explained, row
            assert match[0].startswith("verified") <= bool(match[1]), row
            # What was added by hand was not found together with the term.
            assert not (row["note"].startswith("completed") and match[0].startswith("verified")), row


def test_files_read_and_merge_without_conflict():
    apart = [Glossary.read(path) for path in FILES]
    together = Glossary.read(*FILES)
    assert len(together) == sum(map(len, apart)) > 930
    assert {term.source: term for glossary in apart for term in glossary} == {t.source: t for t in together}
    for term in together:
        assert term.target
        assert not {*term.targets} & {*term.forbidden, *term.deprecated}


def test_exclusions_keep_their_term_from_matching():
    glossary = Glossary.read(*FILES)
    excluding = [term for term in glossary if term.not_inside]
    assert len(excluding) > 10
    for term in excluding:
        for outer in term.not_inside:
            assert Glossary([replace(term, not_inside=())]).find(outer), (term.source, outer)
            assert term not in [match.term for match in glossary.find(outer)], (term.source, outer)


def test_exclusions_hide_no_other_term():
    """An exclusion consumes nothing: what overlaps it is found as if the excluded term were not there."""
    glossary = Glossary.read(*FILES)
    for term in glossary:
        others = Glossary([other for other in glossary if other is not term])
        for outer in term.not_inside:
            assert glossary.find(outer) == others.find(outer), outer


def test_preferred_renderings_differ_from_forbidden_ones_of_the_whole_glossary():
    for term in Glossary.read(*FILES):
        folded = {target.casefold() for target in term.targets}
        assert not folded & {target.casefold() for target in term.forbidden}, term.source


def test_every_term_is_found_in_a_text_of_its_own():
    glossary = Glossary.read(*FILES)
    for term in glossary:
        found = glossary.find(f"（{term.source}）")
        assert [match.term for match in found] == [term], term.source


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("享有自主权和民主权利", []),
        ("工人权益", []),
        ("生产工人权益", []),
        ("全国人大都要", ["全国人大"]),
        ("维护国家主权", ["主权"]),
        ("保护人民生命财产安全", []),
        ("保障和改善民生", ["民生"]),
        ("安全总体可控", []),
        ("全总机关和全总", ["全总机关", "全总"]),
        ("农民工会员", ["农民工会员"]),
    ],
)
def test_examples(text, sources):
    assert [match.term.source for match in Glossary.read(*FILES).find(text)] == sources


def test_tables_of_the_evaluation_data_are_all_in(evaluation):
    shipped = {term.source: term for term in Glossary.read(*FILES)}
    for name in ("verified_terms.csv", "extended_terms.csv"):
        for row in rows(evaluation / "data" / "terms" / name):
            assert row["zh"] in shipped
