"""What a notebook shows of texts, documents and bitexts."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.bitext import Bitext
from textkit.document import Block, Document, Sentence
from textkit.notebook import SHOWN
from textkit.traced import TracedText

NASTY = "<script>alert(1)</script>\"'&"


def rows(page: str) -> list[list[str]]:
    tree = lxml.html.fragment_fromstring(page)
    return [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]


def test_a_text_shows_its_lines_with_their_raw_offsets() -> None:
    text = TracedText("工 会\n新闻").edit([(1, 2, "", "stray-space")])
    assert rows(text._repr_html_()) == [["0", "工会"], ["4", "新闻"]]
    assert repr(text)[1:-1] in text._repr_html_()


def test_a_document_shows_its_blocks() -> None:
    text = TracedText("成就\n新闻。")
    blocks = (
        Block("b001", "heading", 1, 0, 2, (Sentence("b001s1", 0, 2),)),
        Block("b002", "paragraph", None, 3, 6, (Sentence("b002s1", 3, 6),)),
    )
    found = rows(Document(text, blocks)._repr_html_())
    assert found == [["b001", "heading 1", "成就"], ["b002", "paragraph", "新闻。"]]


def test_a_bitext_shows_its_units_and_counts_the_rest() -> None:
    pairs = [("工会", "trade union")] * 100
    page = Bitext.from_pairs(pairs, source_language="zh", target_language="en")._repr_html_()
    assert rows(page) == [[f"u{n}", "工会", "trade union", "draft"] for n in range(1, SHOWN + 1)]
    assert f"… {100 - SHOWN} more" in page


def test_what_is_long_is_cut() -> None:
    page = TracedText("工会" * 100_000)._repr_html_()
    assert len(page) < 2000


@pytest.mark.parametrize("value", [TracedText(""), Document(TracedText(""), ()), Bitext(())])
def test_nothing_is_shown_as_nothing(value: TracedText | Document | Bitext) -> None:
    assert value._repr_html_()


@given(st.text(st.characters(exclude_categories=()), max_size=100))
def test_data_is_text_and_can_be_encoded(text: str) -> None:
    bitext = Bitext.from_pairs([(NASTY + text, text)], source_language=NASTY, target_language="en")
    for value in (TracedText(NASTY + text), bitext):
        page = value._repr_html_()
        page.encode()
        tree = lxml.html.fragment_fromstring(page)
        assert {element.tag for element in tree.iter()} <= {
            "div", "p", "b", "table", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip
