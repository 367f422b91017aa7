"""Reading and merging glossary files."""

import os

import pytest

from textkit.errors import GlossaryError, ReadError
from textkit.glossary import Glossary, Term


@pytest.fixture
def write(tmp_path):
    def _write(content: str | bytes, name: str = "terms.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


def pairs(glossary: Glossary) -> list[tuple[str, tuple[str, ...]]]:
    return [(term.source, term.targets) for term in glossary.terms]


SAME = [("工会", ("trade union", "labour union")), ("职工", ("workers",))]


@pytest.mark.parametrize(
    "header",
    [
        "zh,en",
        "source,target",
        "Source,Target",
        "zh-CN,en-US",
        "zh_Hans,en_GB",
        "zh-Hans-CN,EN",
        " zh , en ",
        "",
    ],
)
def test_headers(write, header):
    body = "工会,trade union|labour union\n职工,workers\n"
    assert pairs(Glossary.read(write(header + "\n" + body if header else body))) == SAME


def test_columns_may_stand_in_any_order(write):
    assert pairs(Glossary.read(write("en,x,zh\ntrade union|labour union,y,工会\nworkers,,职工\n"))) == SAME


def test_languages_may_be_others(write):
    path = write("fr,zh,en\nsyndicat,工会,trade union\n")
    assert pairs(Glossary.read(path, source="en", target="fr")) == [("trade union", ("syndicat",))]


def test_the_nearest_language_column_is_taken(write):
    path = write("zh-Hant,zh,zh-HK,en\n工會,工会,工會聯,trade union\n")
    assert pairs(Glossary.read(path)) == [("工会", ("trade union",))]
    assert pairs(Glossary.read(path, source="zh-HK")) == [("工會聯", ("trade union",))]


def test_names_like_languages_are_no_languages(write):
    path = write("zh,en_variants,en\n工会,no,trade union\n")
    assert pairs(Glossary.read(path)) == [("工会", ("trade union",))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tabs_marks_and_line_ends(write, end):
    text = "zh\ten" + end + "工会\ttrade union|labour union" + end + end + "职工\tworkers" + end
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        assert pairs(Glossary.read(write(data, "terms.TSV"))) == SAME


def test_all_columns(write):
    text = (
        "zh,en,status,pos,domain,do_not_translate,case_sensitive,note,evidence,variants,forbidden,colour\n"
        '工会,"trade union | labour union",preferred,n,labour,no,YES,'
        'a  note,verified X1,"总工会|",guild|x,red\n'
        "职工,staff and workers,Forbidden,,,,,,,,,\n"
        "职工,workers,,,,,,,,,,\n"
        "职工,workmen,deprecated,,,,,1925,,,,\n"
        "TikTok,,,,,x,,,,,,\n"
        "人民生命,,,,,,,,,,,\n"
        ",,,,,,,,,,,\n"
    )
    union, workers, name, block = Glossary.read(write(text))
    assert union == Term(
        source="工会",
        targets=("trade union", "labour union"),
        part_of_speech="n",
        domain="labour",
        case_sensitive=True,
        note="a note",
        variants=("总工会",),
        forbidden=("guild", "x"),
        evidence="verified X1",
    )
    assert workers == Term(
        source="职工",
        targets=("workers",),
        forbidden=("staff and workers",),
        deprecated=("workmen",),
        note="workmen: 1925",
    )
    assert name == Term("TikTok", do_not_translate=True)
    assert (name.target, name.blocks, block.target, block.blocks) == ("TikTok", False, "", True)


def test_preferred_comes_first_and_admitted_after(write):
    text = "zh,en,status\n工会,union,admitted\n工会,trade union,preferred\n"
    (term,) = Glossary.read(write(text))
    assert (term.targets, term.status) == (("trade union", "union"), "preferred")


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ("工会,union,admitted", "admitted"),
        ("工会,guild,deprecated", "deprecated"),
        ("工会,guild,forbidden", "forbidden"),
    ],
)
def test_status_of_a_term_without_preferred_target(write, rows, status):
    (term,) = Glossary.read(write("zh,en,status\n" + rows))
    assert term.status == status
    assert not term.blocks


def test_a_term_that_is_only_forbidden_is_found():
    rows = [{"zh": "工会", "en": "guild", "status": "forbidden"}]
    (match,) = Glossary.from_rows(rows).find("工会")
    assert (match.term.forbidden, match.term.target) == (("guild",), "")


def test_repeated_rows_are_one(write):
    assert pairs(Glossary.read(write("zh,en\n工会,trade union\n工会,trade union\n"))) == [
        ("工会", ("trade union",))
    ]


def test_rows_without_status_do_not_contradict(write):
    text = "zh,en\n工会,trade union|union\n工会,union\n"
    assert pairs(Glossary.read(write(text))) == [("工会", ("trade union", "union"))]


def test_third_column_without_header_is_a_note(write):
    (term,) = Glossary.read(write("工会,trade union,as in the law\n"))
    assert term.note == "as in the law"


def test_quoted_cells_may_hold_commas_quotes_and_lines(write):
    text = 'zh,en,note\n四风,"a, b","say ""so""\nand so"\n工会,,\n'
    first, second = Glossary.read(write(text))
    assert (first.targets, first.note) == (("a, b",), 'say "so" and so')
    assert second.blocks


BROKEN = {
    "contradiction": (
        "zh,en,status\n工会,guild,preferred\n职工,workers,\n工会,guild,forbidden\n",
        ":4: 工会 = 'guild' is forbidden here and preferred in line 2",
    ),
    "contradiction with a bar": (
        "zh,en,status\n工会,trade union|guild,\n工会,guild,deprecated\n",
        ":3: 工会 = 'guild' is deprecated here and admitted in line 2",
    ),
    "preferred and admitted": (
        "zh,en,status\n工会,union,preferred\n工会,union,admitted\n",
        ":3: 工会 = 'union' is admitted here and preferred in line 2",
    ),
    "forbidden column": (
        "zh,en,forbidden\n工会,guild,\n工会,trade union,guild\n",
        ":3: 工会 = 'guild' is forbidden here and preferred in line 2",
    ),
    "blocked and rendered": (
        "zh,en\n工会,trade union\n工会,\n",
        ":3: 工会 has a target in one row and none in another: see line 2",
    ),
    "no source": ("zh,en\n工会,trade union\n ,workers\n", ":3: a row without a source term"),
    "too few cells": ("zh,en,note\n工会,trade union\n", ":2: 2 cells where the first row has 3"),
    "too many cells": ("工会,trade union\n职工,workers,employees\n", ":2: 3 cells where the first row has 2"),
    "unclosed quote": (
        'zh,en\n工会,trade union\n职工,"workers\n四风,x\n',
        ":3: a quote that begins here is never closed",
    ),
    "long unclosed quote": (
        'zh,en\n职工,"' + "workers\n" * 20000,
        ":2: a quote that begins here is never closed",
    ),
    "text behind a quote": ('zh,en\n"工会"会,x\n', ":2: a quoted cell goes on behind its closing quote"),
    "after a long cell": ('zh,en\n工会,"a\nb"\n职工\n', ":4: 1 cells where the first row has 2"),
    "status": (
        "zh,en,status\n工会,x,verified\n",
        ":2: unknown status 'verified'; a status is one of preferred, ",
    ),
    "yes or no": ("zh,en,case_sensitive\n工会,x,maybe\n", ":2: case_sensitive is yes or no, not 'maybe'"),
    "no target column": (
        "zh,note\n工会,x\n",
        ":1: the header names no target column: neither 'en' nor 'target'",
    ),
    "no source column": ("fr,en\nx,y\n", ":1: the header names no source column: neither 'zh' nor 'source'"),
    "one column": ("工会\n", ":1: one column only"),
    "semicolons": ("zh;en\n工会;trade union\n", ":1: one column only"),
    "empty": ("", ": the file is empty"),
    "blank": ("\n \n\n", ": the file is empty"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files(write, name):
    content, message = BROKEN[name]
    path = write(content)
    with pytest.raises(GlossaryError) as caught:
        Glossary.read(path)
    assert str(caught.value).startswith(str(path) + message)
    assert "\n" not in str(caught.value)
    assert caught.value.path == str(path)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("zh,en\n工会,x\n职工,y\n".encode("gbk"), ":2: not UTF-8 text: byte offset 6"),
        (b"\xef\xbb\xbfzh,en\n" + "工会".encode()[:4], ":2: not UTF-8 text: byte offset 12"),
        ("zh,en\n工会,x".encode("utf-16")[:-1], ": not UTF-16 text: byte offset"),
    ],
)
def test_bytes_that_are_no_text(write, data, place):
    path = write(data)
    with pytest.raises(GlossaryError) as caught:
        Glossary.read(path)
    assert str(caught.value).startswith(str(path) + place)


def test_a_header_alone_is_an_empty_glossary(write):
    assert len(Glossary.read(write("zh,en\n"))) == 0


def test_missing_file(tmp_path):
    with pytest.raises(ReadError, match=r"nowhere\.csv: no such file"):
        Glossary.read(tmp_path / "nowhere.csv")


def test_directory(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ReadError, match=r"folder\.csv: not a regular file"):
        Glossary.read(tmp_path / "folder.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ReadError, match="not a regular file"):
        Glossary.read(tmp_path / "pipe.csv")


def test_unknown_format(write):
    with pytest.raises(GlossaryError, match=r"no glossary format ends in '\.doc'; known: \.csv, \.tsv"):
        Glossary.read(write("x", "terms.doc"))


def test_no_path():
    with pytest.raises(ValueError, match="at least one file"):
        Glossary.read()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"zh": "工会", "en": "x"}, {"en": "y"}], "row:2: a row without a source term"),
        ([{"zh": "工会", "en": "x"}, {"zh": None, "en": "y"}], "row:2: a row without a source term"),
        (
            [{"zh": "工会", "en": ["x"]}, {"zh": "工会", "en": "x", "status": "forbidden"}],
            "row:2: 工会 = 'x' is forbidden here and preferred in line 1",
        ),
    ],
)
def test_broken_rows(rows, message):
    with pytest.raises(GlossaryError, match=message):
        Glossary.from_rows(rows)


def test_rows_ignore_unknown_keys_and_take_lists():
    rows = [
        {"zh": "工会", "en": ["trade union", "union"], "colour": 3, "forbidden": ("guild",), "variants": None}
    ]
    (term,) = Glossary.from_rows(rows)
    assert (term.targets, term.forbidden, term.variants) == (("trade union", "union"), ("guild",), ())


def test_rows_of_other_languages():
    glossary = Glossary.from_rows([{"de": "Gewerkschaft", "fr": "syndicat"}], source="de", target="fr")
    assert pairs(glossary) == [("Gewerkschaft", ("syndicat",))]


def test_a_later_file_adds_and_overrides(write):
    general = write(
        "zh,en,status,note,domain,case_sensitive\n"
        "工会,union|trade union|guild,,general,labour,yes\n"
        "职工,workers,,,,\n"
        "民生,livelihood,,,,\n"
        "全总,,,only blocks,,\n"
        "四风,four winds,,,,\n",
        "general.csv",
    )
    house = write(
        "zh\ten\tstatus\tnote\n工会\ttrade union\t\thouse style\n工会\tguild\tforbidden\t\n"
        "民生\t\t\t\n全总\tACFTU\t\t\n四风\tfour winds\tforbidden\t\n经审\taudit\t\t\n",
        "house.tsv",
    )
    merged = {term.source: term for term in Glossary.read(general, house)}
    assert list(merged) == ["工会", "职工", "民生", "全总", "四风", "经审"]
    union = merged["工会"]
    assert (union.targets, union.forbidden) == (("trade union", "union"), ("guild",))
    assert (union.note, union.domain, union.case_sensitive) == ("house style", "labour", True)
    assert merged["民生"].blocks
    assert (merged["全总"].target, merged["全总"].note) == ("ACFTU", "")
    assert (merged["四风"].targets, merged["四风"].status) == ((), "forbidden")
    swapped = {term.source: term for term in Glossary.read(house, general)}
    assert swapped["工会"].targets == ("union", "trade union", "guild")
    assert swapped["工会"].forbidden == ()
    assert swapped["四风"].status == "preferred"


def test_merging_a_file_with_itself_changes_nothing(write):
    path = write("zh,en,status,forbidden\n工会,trade union|union,,guild\n职工,,,\n四风,x,deprecated,\n")
    assert Glossary.read(path, path).terms == Glossary.read(path).terms
