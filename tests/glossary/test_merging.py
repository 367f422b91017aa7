"""What later files override, and that it is said."""

import pytest

from textkit.errors import ReadError
from textkit.glossary import Glossary, merge_report


@pytest.fixture
def files(tmp_path):
    def _files(*contents: str):
        paths = []
        for number, content in enumerate(contents):
            paths.append(tmp_path / f"{number}.csv")
            paths[-1].write_text(content, encoding="utf-8")
        return paths

    return _files


def told(paths) -> list[tuple[str, ...]]:
    return [
        (o.source, o.what, o.earlier, o.later, o.earlier_place[-5:], o.later_place[-5:])
        for o in merge_report(*paths)
    ]


GENERAL = (
    "zh,en,status,note,domain\n"
    "工会,union|trade union|guild,,general,labour\n"
    "民生,livelihood,,,\n"
    "全总,,,blocks,\n"
)


def test_overrides(files):
    house = (
        "zh,en,status,note,domain,forbidden\n职工,workers,,,,\n工会,trade union,,house,labour,guild\n"
        "民生,,,,,\n全总,ACFTU,,,,\n"
    )
    assert told(files(GENERAL, house)) == [
        ("工会", "target", "union", "trade union", "csv:2", "csv:3"),
        ("工会", "status", "guild: allowed", "guild: forbidden", "csv:2", "csv:3"),
        ("工会", "note", "general", "house", "csv:2", "csv:3"),
        ("民生", "blocks", "rendered", "blocked", "csv:3", "csv:4"),
        ("全总", "blocks", "blocked", "rendered", "csv:4", "csv:5"),
    ]


def test_what_is_added_or_said_again_is_no_override(files):
    more = (
        "zh,en,status,note,definition\n工会,union,,general,d\n工会,labour union,admitted,,\n职工,workers,,,\n"
    )
    assert told(files(GENERAL, more)) == []
    assert told(files(GENERAL, GENERAL)) == []
    assert told(files(GENERAL)) == []


def test_the_place_is_that_of_the_file_that_said_it_last(files, tmp_path):
    first, second, third = files(
        "zh,en,note\n工会,union,a\n", "zh,en,note\n\n工会,union,\n", "zh,en,note\n工会,guild,b\n"
    )
    target, note = merge_report(first, second, third)
    assert target.earlier_place == f"{second}:3"
    assert note.earlier_place == f"{first}:2"
    assert str(note) == f"{third}:2: 工会, note: 'b' instead of 'a' ({first}:2)"


def test_the_report_agrees_with_the_merging(files):
    paths = files(GENERAL, "zh,en\n工会,guild\n")
    merged = {term.source: term for term in Glossary.read(*paths)}
    (override,) = merge_report(*paths)
    assert (override.what, override.later) == ("target", merged["工会"].target)


def test_other_languages_and_broken_files(files, tmp_path):
    paths = files("de,fr\na,b\n", "de,fr\na,c\n")
    (override,) = merge_report(*paths, source="de", target="fr")
    assert (override.earlier, override.later) == ("b", "c")
    with pytest.raises(ReadError):
        merge_report(tmp_path / "none.csv")


def test_later_files_add_exclusions_and_definitions(files):
    paths = files(
        "zh,en,not_inside,context\n工会,union,农民工会,x\n",
        "zh,en,not_inside,definition\n工会,union,职工会,d\n",
    )
    (term,) = Glossary.read(*paths)
    assert (term.not_inside, term.context, term.definition) == (("职工会", "农民工会"), "x", "d")
