"""The review page: what is in it, where, and that data stays text."""

import base64
import dataclasses
import hashlib
import json
import re
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise
from typing import get_args

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.bitext import STATES, Bitext, Unit
from textkit.document import Block, Document, Sentence
from textkit.formats.html import dumps
from textkit.formats.html.escape import fit
from textkit.formats.html.hunks import by_unit, hunks
from textkit.formats.html.marks import foreign_script
from textkit.formats.html.words import CHINESE, ENGLISH, Words
from textkit.glossary.model import Match, Term
from textkit.quantities.model import Kind, Quantity
from textkit.traced import TracedText

UNION = Term("工会", ("trade union", "union"), note="plural as context requires")
WORK = Term("工会工作", ("trade union work",))
MONEY = Quantity(
    7, 12, "200亿元", "money", Decimal(20_000_000_000), "20000000000", "yuan", "", "20 billion yuan"
)
NASTY = "<script>alert(1)</script>\"'&<b onclick=x>]]><!--"


def matches(source: str, *terms: Term) -> tuple[Match, ...]:
    found = []
    for term in terms:
        at = source.index(term.source)
        found.append(Match(at, at + len(term.source), term))
    return tuple(found)


def unit(source: str = "工会筹集帮扶资金200亿元。", target: str = "", **known: object) -> Unit:
    given_values: dict[str, object] = {"id": "b001s1", "state": "partial" if target else "untranslated"}
    return Unit(source=source, target=target, **(given_values | known))  # type: ignore[arg-type]


def sample() -> Bitext:
    money = dataclasses.replace(MONEY, start=8, end=13)
    source = "工会筹集帮扶资金200亿元。"
    target = "trade union 筹集帮扶资金 20 billion yuan。"
    units = (
        unit("在大会上的报告", id="b001s1", block="b001", kind="title", page=1),
        unit("一、成就", id="b002s1", block="b002", kind="heading", page=1),
        unit(source, target, id="b003s1", block="b003", kind="paragraph", page=1, coverage=0.5,
             origin="offline", terms=matches(source, UNION), quantities=(money,)),
        unit("再接再厉。", "Keep at it.", id="b003s2", block="b003", kind="paragraph", page=2, state="draft",
             origin="memory 0.92", notes=("Similar: 继续努力。",)),
    )  # fmt: skip
    return Bitext(units, "zh", "en", {"levels": {"b002": 1}, "source_file": "/home/who/report.txt"})


def parse(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def cells(page: str, name: str) -> list[str]:
    return [cell.text_content() for cell in parse(page).xpath(f'//main//*[@class="u"]/*[@class="{name}"]')]


def visible(tree: lxml.html.HtmlElement) -> str:
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    return tree.text_content()


class TestStructure:
    def test_every_unit_once_with_its_two_sides(self) -> None:
        page = dumps(sample())
        assert cells(page, "s") == [u.source for u in sample().units]
        assert cells(page, "t") == [u.target for u in sample().units]
        assert parse(page).xpath("//main//@data-s") == [u.state for u in sample().units]

    def test_ids_are_unique_even_where_those_of_the_units_are_not(self) -> None:
        page = dumps(Bitext((unit(id="same"), unit(id="same"), unit(id="same"))))
        ids = parse(page).xpath("//@id")
        assert len(ids) == len(set(ids))
        assert parse(page).xpath('//main//p[@class="n"]/a/text()') == ["same"] * 3

    def test_every_link_leads_somewhere_in_the_page(self) -> None:
        tree = parse(dumps(sample()))
        ids = set(tree.xpath("//@id"))
        assert tree.xpath("//a/@href")
        assert all(href.startswith("#") and href[1:] in ids for href in tree.xpath("//a/@href"))

    def test_blocks_and_headings_show(self) -> None:
        tree = parse(dumps(sample()))
        assert tree.xpath("//main/section/@class") == ["b title", "b heading l1", "b paragraph"]
        assert tree.xpath("count(//main/section[3]/div)") == 2
        assert [e.tag for e in tree.xpath('//main//*[@class="s"]')] == ["h2", "h3", "p", "p"]

    def test_deep_and_broken_levels_stay_headings(self) -> None:
        units = tuple(unit(block=f"b{n}", kind="heading") for n in range(4))
        meta = {"levels": {"b0": 9, "b1": -1, "b2": "two"}}
        tree = parse(dumps(Bitext(units, meta=meta)))
        assert [e.tag for e in tree.xpath('//main//*[@class="s"]')] == ["h6", "h2", "h2", "h2"]

    def test_languages_are_named_on_every_piece(self) -> None:
        tree = parse(dumps(sample()))
        assert set(tree.xpath('//main//*[@class="s"]/@lang')) == {"zh"}
        assert set(tree.xpath('//main//*[@class="t"]/@lang')) == {"en"}
        assert tree.get("lang") == "en"

    def test_a_language_that_is_none_is_no_attribute(self) -> None:
        tree = parse(dumps(Bitext((unit(),), '"><i>', "")))
        assert tree.xpath('//main//*[@class="s"][not(@lang)]')

    def test_the_title_comes_from_meta_or_the_title_unit_or_the_file(self) -> None:
        def title(bitext: Bitext) -> str:
            tree = parse(dumps(bitext))
            assert tree.findtext(".//h1") == tree.findtext(".//title")
            return tree.findtext(".//h1") or ""

        assert title(dataclasses.replace(sample(), meta={"title": "Report"})) == "Report"
        assert title(sample()) == "在大会上的报告"
        assert title(Bitext((unit(),), meta={"source_file": r"C:\who\report.pdf"})) == "report.pdf"
        assert title(Bitext(())) == ENGLISH.untitled

    def test_folders_of_the_source_are_not_told(self) -> None:
        page = dumps(sample())
        assert "report.txt" in page
        assert "who" not in visible(parse(page))

    def test_it_says_plainly_what_is_no_translation(self) -> None:
        text = parse(dumps(sample())).xpath('string(//p[@class="warning"])')
        assert text.startswith("3 of 4 units are not translated")
        done = Bitext.from_pairs([("工会", "union")], source_language="zh", target_language="en")
        assert not parse(dumps(done)).xpath('//p[@class="warning"]')

    def test_figures(self) -> None:
        tree = parse(dumps(sample()))
        figures = {d.findtext("dt"): d.findtext("dd") for d in tree.xpath('//dl[@class="facts"]/div')}
        assert figures == {
            "units": "4", "pages": "2", "terms": "1", "numbers": "1", ENGLISH.coverage: "50%",
        }  # fmt: skip

    def test_state_coverage_origin_and_notes_of_a_unit(self) -> None:
        tree = parse(dumps(sample()))
        asides = [e.text_content() for e in tree.xpath('//main//p[@class="a"]')]
        assert asides == ["untranslated", "untranslated", "partial 50%offline", "draftmemory 0.92"]
        assert tree.xpath('//ul[@class="notes"]/li/text()') == ["Similar: 继续努力。"]

    def test_the_page_stands_in_the_margin_where_it_changes(self) -> None:
        units = tuple(unit(page=page) for page in (1, 1, 2, None, 2, 5))
        found = parse(dumps(Bitext(units))).xpath('//b[@class="pg"]/text()')
        assert found == ["p. 1", "p. 2", "p. 5"]

    def test_a_unit_across_a_page_break_names_both_pages(self) -> None:
        text = TracedText("甲乙丙丁戊己", pages=(0, 3))
        units = tuple(unit(raw=(span,), page=page) for span, page in (((0, 2), 1), ((2, 4), 1), ((4, 6), 2)))
        found = parse(dumps(Bitext(units, text=text))).xpath('//b[@class="pg"]/text()')
        assert found == ["p. 1", "p. 1–2"]

    def test_all_five_states(self) -> None:
        tree = parse(dumps(Bitext(tuple(unit(state=state) for state in STATES))))
        assert tree.xpath('//dl[@class="states"]/div/@data-s') == list(STATES)
        assert tree.xpath("//nav//@data-state") == ["", *STATES]

    @pytest.mark.parametrize("fill", ["empty", "source", "terms"])
    def test_fill(self, fill: str) -> None:
        got = cells(dumps(sample(), fill=fill), "t")  # type: ignore[arg-type]
        for cell, u in zip(got, sample().units, strict=True):
            wanted = {"empty": "", "source": u.source, "terms": u.target}[fill]
            assert cell == (u.target if u.state == "draft" else wanted)

    def test_unknown_fill_is_refused(self) -> None:
        with pytest.raises(ValueError, match="fill is one of"):
            dumps(sample(), fill="all")  # type: ignore[arg-type]

    def test_an_empty_bitext_is_a_page_that_says_so(self) -> None:
        tree = parse(dumps(Bitext(())))
        assert tree.xpath('string(//main/p[@class="none"])') == ENGLISH.empty
        assert not tree.xpath("//nav|//table")

    def test_every_word_of_the_interface_can_be_replaced(self) -> None:
        """With all words of the interface taken away only the data's are left."""
        values: dict[str, object] = {
            "language": "zh",
            "theme_names": ("甲", "乙", "丙"),
            "key_list": (("甲", "乙"),),
        }
        for field in dataclasses.fields(Words):
            known = getattr(ENGLISH, field.name)
            if field.name in values:
                continue
            values[field.name] = "字" if isinstance(known, str) else dict.fromkeys(known, "字")
        values["languages"] = {"zh": "字", "en": "字"}
        text = TracedText("工 会").edit([(1, 2, "", "去空")])
        units = (
            unit("工会", "工会", id="一", raw=((0, 3),), state="draft", page=1, coverage=0.5,
                 terms=(Match(0, 2, Term("工会", ("字",), forbidden=("字",))),), notes=("字",)),
            unit("工会", id="一", raw=((3, 3),)),
        )  # fmt: skip
        tree = parse(dumps(Bitext(units, text=text), words=Words(**values)))  # type: ignore[arg-type]
        for formats in tree.xpath("//button[@data-save]"):
            formats.drop_tree()
        texts = [*tree.xpath("//@aria-label|//@placeholder|//@data-text|//@data-names"), visible(tree)]
        assert re.findall(r"[A-Za-z]{2,}", " ".join(texts)) == []

    def test_no_word_of_the_chinese_interface_is_missing(self) -> None:
        same = {"sample_left", "sample_number", "sample_deleted", "sample_inserted", "gap"}
        for field in dataclasses.fields(Words):
            english, chinese = getattr(ENGLISH, field.name), getattr(CHINESE, field.name)
            assert (english == chinese) == (field.name in same), field.name
            if isinstance(english, str):
                assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), (
                    field.name
                )
            elif isinstance(english, tuple):
                assert len(english) == len(chinese)
            else:
                assert set(english) <= set(chinese), field.name
        assert set(get_args(Kind)) == set(CHINESE.kinds)

    def test_the_page_in_chinese(self) -> None:
        page = dumps(sample(), lang="zh-CN")
        tree = parse(page)
        assert tree.get("lang") == "zh-Hans"
        asides = [e.text_content() for e in tree.xpath('//main//p[@class="a"]')]
        assert asides == ["未译", "未译", "部分 50%offline", "初稿memory 0.92"]
        with pytest.raises(ValueError, match="lang is one of en, zh"):
            dumps(sample(), lang="fr")

    def test_words_can_be_said_again_in_another_language(self) -> None:
        """What the page names as a word of its interface is that word, in both languages."""
        for words in (ENGLISH, CHINESE):
            for element in parse(dumps(sample(), words=words)).xpath("//*[@data-w]"):
                values = json.loads(element.get("data-v", "{}"))
                assert element.text_content() == words.say(element.get("data-w"), **values)

    def test_issues_are_told_from_other_notes(self) -> None:
        notes = ("error (numbers): “30” is not in the source", "warning (x)", "Similar: 继续努力。")
        tree = parse(dumps(Bitext((unit(notes=notes),))))
        items = tree.xpath('//ul[@class="notes"]/li')
        assert [item.get("data-i") for item in items] == ["numbers", None, None]
        assert [item.text_content() for item in items] == list(notes)
        assert tree.xpath("//select/option/@value") == ["", "issues", "error", "edited", "check:numbers"]


class TestDoubts:
    def test_line_ends_with_what_was_decided_and_their_unit(self) -> None:
        text = TracedText("工会筹集\n资金。\n再接再厉。").edit([(4, 5, "", "line-join")])
        text = text.with_meta(doubtful=(8, 4, 99, -1, "x"))
        units = (unit("工会筹集资金。", raw=((0, 8),)), unit("再接再厉。", raw=((9, 14),)))
        rows = parse(dumps(Bitext(units, text=text))).xpath("//section[contains(@class, 'doubts')]//tbody/tr")
        assert [[cell.text_content() for cell in row] for row in rows] == [
            ["工会筹集⏎资金。", "joined", "4", "b001s1"],
            ["资金。⏎再接再厉。", "a block ends", "8", "b001s1"],
        ]
        assert [row.get("data-h") for row in rows] == ["4-5", None]

    def test_no_doubts_no_table(self) -> None:
        assert not parse(dumps(sample())).xpath("//section[contains(@class, 'doubts')]")


class TestData:
    def test_what_the_script_knows_is_what_the_page_does_not_show(self) -> None:
        (text,) = parse(dumps(sample())).xpath("//script[@type]/text()")
        known = json.loads(text)
        assert known["units"][3] == {
            "id": "b003s2", "origin": "memory 0.92", "page": 2, "block": "b003", "kind": "paragraph",
            "notes": ["Similar: 继续努力。"],
        }  # fmt: skip
        assert known["units"][2]["terms"] == [[0, 2, 0]]
        assert known["terms"][0]["target"] == "trade union"

    def test_text_that_html_cannot_hold_is_in_the_data(self) -> None:
        (text,) = parse(dumps(Bitext((unit("a\x00\ud800<", "b"),)))).xpath("//script[@type]/text()")
        assert json.loads(text)["units"][0]["source"] == "a\x00\ud800<"
        assert "target" not in json.loads(text)["units"][0]

    def test_another_bitext_has_another_name(self) -> None:
        def name(value: Bitext) -> str:
            (text,) = parse(dumps(value)).xpath("//script[@type]/text()")
            return str(json.loads(text)["id"])

        other = dataclasses.replace(sample(), units=sample().units[1:])
        assert name(sample()) == name(sample()) != name(other)


class TestMarks:
    def marks(self, page: str, cell: str) -> list[tuple[str, str, str]]:
        found = parse(page).xpath(f'//main//*[@class="{cell}"]//a')
        return [(a.get("class"), a.text_content(), a.get("aria-description")) for a in found]

    def test_source_and_target(self) -> None:
        page = dumps(sample())
        assert self.marks(page, "s") == [("k", "工会", "trade union"), ("q", "200亿元", "20 billion yuan")]
        assert self.marks(page, "t") == [("k", "trade union", "工会"), ("q", "20 billion yuan", "200亿元")]

    def test_the_tables_tell_more(self) -> None:
        tree = parse(dumps(sample()))
        assert [e.text_content() for e in tree.xpath('//tr[@id="k1"]/*')] == [
            "工会", "trade unionalso: unionplural as context requires", "1", "b003s1",
        ]  # fmt: skip
        assert [e.text_content() for e in tree.xpath('//tr[@id="q1"]/*')] == [
            "200亿元", "20 billion yuan", "money", "20000000000 yuan", "1", "b003s1",
        ]  # fmt: skip

    def test_of_two_that_overlap_the_first_and_longer_is_marked_and_both_are_listed(self) -> None:
        source = "工会工作"
        page = dumps(Bitext((unit(source, terms=(*matches(source, UNION, WORK),)),)))
        assert self.marks(page, "s") == [("k", "工会工作", "trade union work")]
        assert parse(page).xpath("count(//tr[starts-with(@id, 'k')])") == 2

    def test_offsets_outside_the_source_mark_nothing(self) -> None:
        bad = tuple(Match(a, b, UNION) for a, b in ((-2, 1), (1, 99), (2, 2), (5, 3)))
        page = dumps(Bitext((unit("工会工作", terms=bad),)))
        assert self.marks(page, "s") == []
        assert cells(page, "s") == ["工会工作"]

    def test_a_term_that_only_blocks_is_not_marked(self) -> None:
        page = dumps(Bitext((unit("工会", terms=(Match(0, 2, Term("工会")),)),)))
        assert self.marks(page, "s") == []

    def test_a_term_that_is_kept_as_it_is(self) -> None:
        kept = Term("ACFTU", do_not_translate=True)
        page = dumps(Bitext((unit("ACFTU大会", "ACFTU 大会", terms=(Match(0, 5, kept),)),)))
        assert self.marks(page, "t") == [("k", "ACFTU", "ACFTU")]

    def test_a_rendering_is_found_whole_or_not_at_all(self) -> None:
        source = "工会7"
        seven = Quantity(2, 3, "7", "number", Decimal(7), "7", "", "", "7")
        page = dumps(Bitext((unit(source, "unions trade unionism 17 1,7 7.5", state="draft",
                                  terms=matches(source, UNION), quantities=(seven,)),)))  # fmt: skip
        assert self.marks(page, "t") == []

    def test_a_translation_may_turn_the_order_round(self) -> None:
        source = "工会和工会工作"
        terms = (Match(0, 2, UNION), Match(3, 7, WORK))
        target = "Trade union work and a trade union"
        page = dumps(Bitext((unit(source, target, state="final", terms=terms),)))
        assert [(text, hint) for _, text, hint in self.marks(page, "t")] == [
            ("Trade union work", "工会工作"), ("trade union", "工会"),
        ]  # fmt: skip

    def test_chinese_left_in_an_english_target_is_tagged_as_chinese(self) -> None:
        tree = parse(dumps(sample()))
        assert tree.xpath('//main//*[@class="t"]/span[@lang="zh"]/text()') == ["筹集帮扶资金", "。"]

    @pytest.mark.parametrize(
        ("source", "target", "other"),
        [
            ("zh-Hans", "en", "zh-Hans"),
            ("zh", "zh-Hant", ""),
            ("en", "zh", ""),
            ("ja", "de", "ja"),
            ("de", "en", ""),
        ],
    )
    def test_foreign_script(self, source: str, target: str, other: str) -> None:
        assert foreign_script(source, target) == other

    def test_a_missing_rendering_costs_no_search_of_the_rest(self) -> None:
        source = "工会" * 20_000
        missing = tuple(Match(i, i + 2, UNION) for i in range(0, len(source), 2))
        assert self.marks(dumps(Bitext((unit(source, "无" * 400_000, terms=missing),))), "t") == []


class TestRepairs:
    def traced(self) -> Bitext:
        raw = "中国工\n会　３人 \n\n- 1 -\n新闻"
        text = TracedText(raw, pages=(0, 10)).edit(
            [(3, 4, "", "line-join"), (5, 6, "", "stray-space"), (6, 7, "3", "width"),
             (8, 9, "", "trailing-space"), (11, 17, "", "page-number")]
        )  # fmt: skip
        assert str(text) == "中国工会3人\n\n新闻"
        units = (unit("中国工会3人", raw=((0, 8),), page=1), unit("新闻", raw=((17, 19),), page=2))
        return Bitext(units, text=text)

    def test_what_was_raw_and_what_became_of_it(self) -> None:
        tree = parse(dumps(self.traced()))
        assert len(tree.xpath("//details[@class='r']")) == 1
        assert tree.xpath("//details[@class='r']/summary/text()") == ["5 repairs"]
        assert tree.xpath("//div[@class='raw']//del/text()") == ["⏎", "□", "３", "␣", "-␣1␣-⏎"]
        assert tree.xpath("//div[@class='raw']//ins/text()") == ["3"]
        assert tree.xpath("string(//div[@class='raw'])") == "中国工⏎会□３3人␣⏎⏎-␣1␣-⏎"

    def test_rules_with_reasons_in_the_unit_and_in_the_table(self) -> None:
        tree = parse(dumps(self.traced()))
        rules = ["line-join", "stray-space", "width", "trailing-space", "page-number"]
        assert tree.xpath("//ol[@class='why']/li/b/text()") == rules
        assert all(len(li.text_content()) > 20 for li in tree.xpath("//ol[@class='why']/li"))
        assert tree.xpath("//del/@data-k|//ins/@data-k") == ["1", "2", "3", "4", "5"]
        table = tree.xpath("//section[contains(@class, 'rules')]//tbody/tr")
        assert [row.findtext("th") for row in table] == rules
        assert [row[-1].text for row in table] == ["1"] * 5

    def test_edits_that_overlap_are_one_repair(self) -> None:
        text = TracedText("a\n \nb").edit([(1, 2, " ", "line-join")]).edit([(1, 3, "", "stray-space")])
        (hunk,) = hunks(text)
        assert (hunk.start, hunk.end, hunk.new, hunk.rules) == (1, 3, "", ("line-join", "stray-space"))

    def test_what_was_cut_far_from_any_unit_is_shown_apart(self) -> None:
        text = TracedText("甲文字乙 丙").edit([(4, 5, "", "stray-space")])
        tree = parse(dumps(Bitext((unit("甲", raw=((0, 1),)),), text=text)))
        assert tree.xpath("string(//div[@class='raw'])") == "甲 … ␣"

    def test_many_repairs_far_from_the_units_cost_little(self) -> None:
        raw = "甲" + "乙 " * 50_000
        text = TracedText(raw).edit([(n, n + 1, "", "stray-space") for n in range(2, len(raw), 2)])
        (pieces,) = by_unit(text, [unit(raw=((0, 1),))]).values()
        assert sum(len(piece.hunks) for piece in pieces) == 50_000

    def test_without_a_traced_text_there_are_no_repairs(self) -> None:
        tree = parse(dumps(sample()))
        assert not tree.xpath("//details[@class='r']|//button[@id='repairs']")

    def test_units_without_a_place_in_the_raw_text(self) -> None:
        text = TracedText("工 会").edit([(1, 2, "", "stray-space")])
        assert not parse(dumps(Bitext((unit("工会"),), text=text))).xpath("//del[ancestor::main]")

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_the_repairs_shown_turn_the_raw_text_into_the_text(self, data: st.DataObject) -> None:
        text = TracedText(data.draw(st.text("ab \n", max_size=30)))
        for _ in range(data.draw(st.integers(0, 4))):
            places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
            pairs = zip(places[::2], places[1::2], strict=False)
            text = text.edit([(a, b, data.draw(st.text("xy", max_size=2)), "r") for a, b in pairs])
        result, done = "", 0
        for hunk in hunks(text):
            result += text.raw[done : hunk.start] + hunk.new
            done = hunk.end
        assert result + text.raw[done:] == text.text

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_every_repair_belongs_to_exactly_one_unit(self, data: st.DataObject) -> None:
        raw = data.draw(st.text("ab \n", min_size=1, max_size=40))
        places = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=12)))
        text = TracedText(raw).edit(
            [(a, b, "", "r") for a, b in zip(places[::2], places[1::2], strict=False)]
        )
        edges = sorted(data.draw(st.sets(st.integers(0, len(raw)), min_size=2, max_size=8)))
        units = [unit(raw=((a, b),)) for a, b in pairwise(edges)]
        found = by_unit(text, units)
        shown = [hunk for pieces in found.values() for piece in pieces for hunk in piece.hunks]
        assert sorted(shown, key=lambda h: h.start) == hunks(text)
        for n, pieces in found.items():
            for hunk in (hunk for piece in pieces for hunk in piece.hunks):
                assert n == max(bisect_right(edges[:-1], hunk.start) - 1, 0)


class TestOneSide:
    def test_a_document(self) -> None:
        text = TracedText("报告\n甲 。乙。", pages=(0,)).edit([(4, 5, "", "stray-space")])
        blocks = (
            Block("b001", "heading", 2, 0, 2, (Sentence("b001s1", 0, 2),)),
            Block("b002", "paragraph", None, 3, 7, (Sentence("b002s1", 3, 5), Sentence("b002s2", 5, 7))),
        )
        tree = parse(dumps(Document(text, blocks)))
        assert [e.text_content() for e in tree.xpath('//main//*[@class="s"]')] == ["报告", "甲。", "乙。"]
        assert tree.xpath("//main/section/@class") == ["b heading l2", "b paragraph"]
        assert tree.xpath("//main//summary/text()") == ["1 repair"]
        assert not tree.xpath('//main//*[@class="t"]|//p[@class="warning"]|//dl[@class="states"]')

    def test_a_text(self) -> None:
        tree = parse(dumps(TracedText("甲\n\n 乙 \n")))
        assert [e.text_content() for e in tree.xpath('//main//*[@class="s"]')] == ["甲", "乙"]


class TestSafety:
    def test_the_policy_allows_this_style_and_this_script_and_nothing_else(self) -> None:
        tree = parse(dumps(sample()))
        (policy,) = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        (style,), (script,) = tree.xpath("//style/text()"), tree.xpath("//script[not(@type)]/text()")
        for name, content in (("style-src", style), ("script-src", script)):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert rules.pop(name) == f"'sha256-{digest}'"
        assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}

    def test_the_policy_comes_before_anything_it_governs(self) -> None:
        page = dumps(sample())
        assert page.index("Content-Security-Policy") < min(page.index("<title"), page.index("<style"))

    def test_nothing_is_loaded(self) -> None:
        page = dumps(sample())
        assert not re.search(r"https?:|//[a-z]|url\(|@import|\bfetch\b|XMLHttpRequest", page)
        assert not parse(page).xpath("//@src|//@srcset|//link|//img|//iframe|//object|//base|//form")

    def test_the_script_never_makes_markup_or_code_of_text(self) -> None:
        (script,) = parse(dumps(sample())).xpath("//script[not(@type)]/text()")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(", script
        )

    def test_nasty_data_is_text_everywhere(self) -> None:
        term = Term(NASTY, (NASTY, NASTY), note=NASTY, forbidden=(NASTY,))
        size = len(NASTY)
        quantity = Quantity(size, 2 * size, NASTY, "number", None, NASTY, NASTY, NASTY, NASTY)
        raw = NASTY + " " + NASTY
        text = TracedText(raw).edit([(size, size + 1, "", NASTY)])
        nasty = Unit(
            id=NASTY, source=NASTY * 2, target=NASTY * 2, state="partial", origin=NASTY, block=NASTY,
            kind=NASTY, raw=((0, len(raw)),), page=1, terms=(Match(0, size, term),),
            quantities=(quantity,), coverage=0.5, notes=(NASTY,),
        )  # fmt: skip
        meta = {"title": NASTY, "source_file": NASTY, "glossaries": (NASTY,), "levels": {NASTY: NASTY}}
        plain = dumps(Bitext((unit(),)))
        page = dumps(Bitext((nasty,), NASTY, NASTY, meta, text))
        tree = parse(page)
        assert cells(page, "s") == [NASTY * 2]
        assert cells(page, "t") == [NASTY * 2]
        assert tree.xpath("//script/@type") == parse(plain).xpath("//script/@type") == ["application/json"]
        assert len(tree.xpath("//script")) == len(parse(plain).xpath("//script")) == 2
        assert not tree.xpath(
            "//@onclick|//@style|//comment()|//b[not(@class) and not(ancestor::li or ancestor::dt)]"
        )
        assert tree.findtext(".//title") == NASTY
        assert page.count("<script") == page.count("</script") == 2

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(exclude_categories=()), max_size=60), st.text(max_size=60), st.data())
    def test_any_text_is_kept_apart_from_what_html_cannot_hold(
        self, source: str, target: str, data: st.DataObject
    ) -> None:
        edges = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=6)))
        terms = tuple(
            Match(a, b, Term(source[a:b], (data.draw(st.text(max_size=3)),)))
            for a, b in zip(edges[::2], edges[1::2], strict=False)
        )
        text = TracedText(source).edit([(m.start, m.end, "", target) for m in terms])
        state = data.draw(st.sampled_from(STATES))
        value = Unit(source, source, target, state, terms=terms, raw=((0, len(source)),), notes=(source,))
        page = dumps(Bitext((value,), text=text, meta={"title": source}))
        page.encode()
        assert cells(page, "s") == [fit(source)]
        assert cells(page, "t") == [fit(target)]
        assert [fit(source[m.start : m.end]) for m in terms if m.term.target] == [
            a.text_content() for a in parse(page).xpath('//main//*[@class="s"]/a')
        ]

    def test_a_pile_of_combining_marks_is_counted_and_not_drawn(self) -> None:
        pile = "e" + "\u0301" * 10_000 + "x"
        page = dumps(Bitext((unit(pile, pile),)))
        assert page.count("\u0301") <= 100
        assert "⟨+9976⟩" in page

    def test_what_html_cannot_hold_is_replaced_one_for_one(self) -> None:
        assert fit("a\x00\x0b\r\x85\ud800\udfff\ufdd0\uffff\U0010ffffz") == "a" + "�" * 9 + "z"
        assert fit("\t\n 工会🚩 ") == "\t\n 工会🚩 "


class TestSize:
    def test_plain_units_cost_at_most_four_times_their_text(self) -> None:
        source = "各级工会要认真履行维护职工合法权益的基本职责，扎扎实实做好各项工作。"
        target = "Trade unions at all levels should earnestly perform their basic duty and work solidly."
        units = tuple(
            unit(
                source,
                target,
                id=f"b{n // 4:03}s{n % 4 + 1}",
                block=f"b{n // 4:03}",
                kind="paragraph",
                state="draft",
            )
            for n in range(10_000)
        )
        page = dumps(Bitext(units))
        text = sum(len((u.source + u.target).encode()) for u in units)
        assert len(page.encode()) <= 4 * text

    def test_units_without_blocks_are_kept_in_portions(self) -> None:
        pairs = [("甲", "a")] * 1000
        tree = parse(dumps(Bitext.from_pairs(pairs, source_language="zh", target_language="en")))
        portions = [len(section) for section in tree.xpath("//main/section")]
        assert sum(portions) == 1000
        assert max(portions) <= 100
