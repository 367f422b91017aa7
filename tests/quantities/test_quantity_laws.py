"""Laws that hold for every text."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from textkit.quantities import find_quantities
from textkit.quantities.fold import fold
from textkit.quantities.numerals import parse_numeral

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿", "萬億")


def section(number):
    """A number below ten thousand in Chinese, 零 where a place is empty in between."""
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text


def chinese(number):
    """A positive integer below ten thousand 亿 in Chinese, as one reads it."""
    if number < 20 and number >= 10:
        return "十" + (DIGITS[number % 10] if number % 10 else "")
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if part:
            text += ("零" if text and part < 1000 else "") + section(part) + name
    return text


integers = st.one_of(st.integers(1, 9999), st.integers(1, 10**12 - 1))


@given(integers)
def test_a_chinese_numeral_parses_back(number):
    assert parse_numeral(chinese(number)) == number


@given(integers)
def test_a_formal_numeral_parses_back(number):
    if number >= 20:
        assert parse_numeral(chinese(number).translate(FORMAL)) == number


@given(st.integers(1000, 10**12 - 1))
def test_a_traditional_numeral_parses_back(number):
    assert parse_numeral(fold(chinese(number).translate(TRADITIONAL))) == number


@given(st.integers(1000, 9999))
def test_a_row_of_digits_parses_back(number):
    row = "".join(DIGITS[int(digit)] for digit in str(number))
    assert parse_numeral(row) == number
    assert parse_numeral(row.replace("零", "〇")) == number


@given(st.decimals(min_value="0.1", max_value="99999", places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_a_mixed_numeral_parses_back(number, magnitude):
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    assert parse_numeral(f"{number}{magnitude}") == number * scale


@given(st.integers(1, 10**12 - 1))
def test_separators_do_not_change_a_value(number):
    (found,) = find_quantities(f"共{number:,}元")
    assert found.value == number


@given(st.integers(2, 10**12 - 1), st.sampled_from(["元", "吨", "公里", "年", "人次"]))
def test_a_written_amount_is_found_whole(number, unit):
    text = chinese(number) + unit
    (found,) = find_quantities(f"共计{text}。")
    assert found.text == text
    assert found.value == number


# Numerals, units, cues and ordinary characters: what a document is made of, in any order.
SIGNS = "零〇一二三四五六七八九十百千万亿两廿几多余半第约近超上下前后内到至点分时年月日周岁元人次个项届成倍番"
WORDS = [
    *(
        "萬",
        "億",
        "兩",
        "點",
        "條",
        "3",
        "12",
        "2018",
        "5.2",
        "１",
        "以上",
        "以下",
        "左右",
        "百分之",
        "分之",
        "世纪",
        "年代",
    ),
    *(
        "季度",
        "上午",
        "下午",
        "公元前",
        "中华民国",
        "新台币",
        "US$",
        "C919",
        "http://a.cn/1",
        "职工",
        "企业",
        "的",
        "翻",
    ),
    *"%％.,:-—/“”（），。",
]
PIECES = st.sampled_from([*SIGNS, *WORDS, " ", "\n"])
texts = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(texts)
def test_places_are_ordered_apart_and_inside_the_text(text):
    found = find_quantities(text)
    edges = [0, *(edge for q in found for edge in (q.start, q.end)), len(text)]
    assert edges == sorted(edges)
    assert all(q.start < q.end and q.text == text[q.start : q.end] for q in found)


@given(texts)
def test_value_and_its_text_agree(text):
    for q in find_quantities(text):
        if q.kind == "identifier":
            assert q.value is None
        elif q.value is None:
            assert not q.value_text or not _is_decimal(q.value_text)
        else:
            assert Decimal(q.value_text) == q.value
            assert q.value_text == format(q.value, "f")


def _is_decimal(text):
    return text.removeprefix("-").replace(".", "", 1).isdigit()


@given(texts)
def test_every_quantity_has_english_without_chinese(text):
    for q in find_quantities(text):
        assert q.en
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in q.en)


@given(texts, st.sampled_from(["news", "legal", "figures"]))
def test_the_style_changes_nothing_but_the_english(text, style):
    plain, styled = find_quantities(text), find_quantities(text, style=style, dates="british")
    assert [(q.start, q.end, q.kind, q.value_text) for q in plain] == [
        (q.start, q.end, q.kind, q.value_text) for q in styled
    ]


@given(texts)
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
