"""Text that was decoded wrongly before it came here (bad input 7)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.readers.encoding import decode, fix_mojibake
from textkit.readers.frequency import TIER_1, TIER_2


def repaired(text):
    out, done = [], 0
    for start, end, new in fix_mojibake(text):
        out += [text[done:start], new]
        done = end
    return "".join(out) + text[done:]


def spoil(text):
    """What a Windows-1252 reader makes of UTF-8; the five bytes it does not know become C1 controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@given(st.text(alphabet=TIER_1 + TIER_2, min_size=2))
def test_what_was_spoilt_comes_back(text):
    assert repaired(spoil(text)) == text
    assert repaired(text.encode().decode("latin-1")) == text


@given(st.text(alphabet=TIER_1 + TIER_2 + "，。“”（）0123456789 abc\n"))
def test_good_chinese_is_left_alone(text):
    assert fix_mojibake(text) == []


@pytest.mark.parametrize(
    "text",
    ["第1章 总则：“工会”是……", "中国，1949年", "《工会法》第2条（修订）"],
)
def test_single_characters_count_beside_certain_ones(text):
    assert repaired(spoil(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the café”—he said",
        "Größe, naïve façade, “œuvre” – 5 € … Señor Muñoz",
        "«été»",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
        "锟斤拷",
        "50 %, ½ Ã©",
    ],
)
def test_what_is_not_certain_stays(text):
    assert fix_mojibake(text) == []


def test_the_edits_name_their_places():
    assert fix_mojibake("the word ä¸\xadå›½ means") == [(9, 15, "中国")]


def test_latin_mojibake_is_hinted_at():
    done = decode(spoil("中国工会章程").encode())
    assert any("--fix-mojibake" in warning for warning in done.warnings)
    assert done.text == spoil("中国工会章程")


@pytest.mark.parametrize("lost", ["锟斤拷", "烫烫烫", "屯屯屯"])
def test_lost_text_is_flagged_and_stays(lost):
    done = decode(f"工会{lost}报告".encode())
    assert done.text == f"工会{lost}报告"
    assert any("cannot be recovered" in warning for warning in done.warnings)
    assert fix_mojibake(done.text) == []


@pytest.mark.parametrize("run", ["é", "ä¸", "\xa0", "ä¸\xad", "€"])
def test_long_runs_take_linear_time(run):
    text = run * (1_000_000 // len(run))
    before = time.process_time()
    fix_mojibake(text)
    assert time.process_time() - before < 3
