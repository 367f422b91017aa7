"""Encodings are told apart by how common their characters are (bad inputs 1 to 9, 27, 28, 43)."""

import codecs
import contextlib
import re
import time
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import ReadError
from textkit.readers.encoding import decode
from textkit.readers.frequency import TIER_1, TIER_2, TIER_3

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))]
SEED = Path(__file__).parents[2] / "seeds" / "acftu-17th-congress-report-2018.txt"


def encodable(text, encoding):
    return text.encode(encoding, "ignore").decode(encoding)


def simplified():
    return [*TEXTS, SEED.read_text(encoding="utf-8")]


def traditional():
    convert = opencc.OpenCC("s2twp").convert
    return [encodable(convert(text), "big5hkscs") for text in simplified()]


SIMPLIFIED, TRADITIONAL = simplified(), traditional()
ENCODINGS = [
    ("utf-8", SIMPLIFIED),
    ("utf-8", TRADITIONAL),
    ("gb18030", SIMPLIFIED),
    ("gb18030", TRADITIONAL),
    ("big5hkscs", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
]


def hanzi_of(text):
    return sum("\u4e00" <= ch <= "\u9fff" for ch in text)


def windows(texts, length, step):
    """Stretches of the texts that are at least half hanzi."""
    for text in texts:
        for start in range(0, len(text) - length + 1, step):
            window = text[start : start + length]
            if hanzi_of(window) >= max(4, length // 2):
                yield window


def is_right(window, encoding):
    try:
        return decode(window.encode(encoding)).text == window
    except ReadError:
        return False


class TestDetection:
    @pytest.mark.parametrize(("encoding", "texts"), ENCODINGS)
    def test_whole_texts(self, encoding, texts):
        for text in texts:
            done = decode(text.encode(encoding))
            assert (done.text, done.encoding) == (text, encoding)
            assert done.confidence >= 0.95
            assert not done.warnings

    @pytest.mark.parametrize(("encoding", "texts"), ENCODINGS)
    @pytest.mark.parametrize("length", [8, 12, 20, 50, 200])
    def test_windows(self, encoding, texts, length):
        found = [is_right(window, encoding) for window in windows(texts, length, step=37)]
        assert len(found) > 50
        assert all(found)

    @pytest.mark.parametrize(("encoding", "texts"), ENCODINGS)
    def test_windows_of_four_characters(self, encoding, texts):
        found = [is_right(window, encoding) for window in windows(texts, 4, step=5)]
        wanted = 0.96 if encoding.startswith("utf-16") else 0.99
        assert sum(found) >= wanted * len(found)

    @given(
        st.text(alphabet=TIER_1 + TIER_2 + TIER_3, min_size=4),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    )
    def test_unicode_comes_back(self, text, encoding):
        done = decode(text.encode(encoding))
        assert done.text.removeprefix("\ufeff") == text
        assert done.confidence == 1

    @given(st.integers(8, 200), st.integers(0), st.sampled_from(ENCODINGS[2:]))
    def test_any_window_comes_back(self, length, start, case):
        encoding, texts = case
        text = "".join(texts)
        start %= len(text) - length
        window = text[start : start + length]
        if hanzi_of(window) >= length // 2:
            assert decode(window.encode(encoding)).text == window

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("工会报告", "gbk"),
            ("工會報告", "big5hkscs"),
            ("工会报告", "utf-16-le"),
            ("工會報告", "utf-16-be"),
        ],
    )
    def test_four_characters(self, text, encoding):
        done = decode(text.encode(encoding))
        assert done.text == text
        assert any("guessed from 8 bytes only" in warning for warning in done.warnings)

    def test_ascii_is_never_taken_for_utf16(self):
        assert decode(b"Bush hid the facts").text == "Bush hid the facts"

    def test_latin_text_in_utf16_without_mark(self):
        text = "The All-China Federation of Trade Unions\n"
        assert [decode(text.encode(e)).text for e in ("utf-16-le", "utf-16-be")] == [text, text]

    @pytest.mark.parametrize(
        "text", ["東京都は日本の首都です。", "대한민국의 수도", "Москва", "Größe", "emoji 🎉", "𠀀𪚥"]
    )
    def test_other_languages_in_utf8(self, text):
        assert decode(text.encode()).text == text

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("東京都は二十三の特別区と多摩地域からなり、日本の政治と経済の中心である。", "shift_jis"),
            ("Zum Geburtstag viel Glück, lieber Jürgen, für größere Bäume", "latin-1"),
            ("Москва является столицей России и самым крупным её городом", "cp1251"),
        ],
    )
    def test_what_is_not_chinese_is_refused(self, text, encoding):
        data = text.encode(encoding)
        with pytest.raises(ReadError, match=r"^byte \d+.*(encoding|is not)"):
            decode(data)
        assert decode(data, encoding=encoding).text == text

    @pytest.mark.parametrize("encoding", ["euc_kr", "euc_jp"])
    def test_what_passes_for_chinese_is_warned_of(self, encoding):
        text = {
            "euc_kr": "대한민국의 수도는 서울이다. 오늘은 날씨가 매우 좋아서 산책을 나가기로 했다.",
            "euc_jp": "東京都は二十三の特別区と多摩地域からなり、日本の政治と経済の中心である。",
        }[encoding]
        try:
            warnings = decode(text.encode(encoding)).warnings
        except ReadError:
            return
        assert any("--encoding" in warning for warning in warnings)


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    @pytest.mark.parametrize("named", [True, False])
    def test_a_mark_decides_and_stays(self, mark, encoding, named):
        given_name = encoding.removesuffix("-le").removesuffix("-be") if named else None
        done = decode(mark + "工会".encode(encoding), encoding=given_name)
        assert (done.text, done.encoding, done.confidence) == ("\ufeff工会", encoding, 1)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "is empty"),
            (b"\xef\xbb\xbf", "only a byte-order mark"),
            (b" \r\n\xe3\x80\x80\n", "only white space"),
        ],
    )
    def test_nothing_to_read(self, data, said):
        done = decode(data)
        assert any(said in warning for warning in done.warnings)
        assert done.text.encode() == data

    def test_line_ends_stay(self):
        assert decode("甲\r\n乙\r丙\n".encode()).text == "甲\r\n乙\r丙\n"

    def test_controls_stay(self):
        assert decode("汉\x00字\x0c".encode()).text == "汉\x00字\x0c"


class TestDamage:
    @given(st.integers(0), st.sampled_from(SIMPLIFIED + TRADITIONAL))
    def test_utf8_cut_inside_a_character_is_refused_with_the_offset(self, place, text):
        data = text.encode()
        whole = [i for i, byte in enumerate(data) if byte >= 0xE0]
        start = whole[place % len(whole)]
        for cut in (start + 1, start + 2):
            with pytest.raises(ReadError, match=rf"^byte {start} .*cut off"):
                decode(data[:cut])
            done = decode(data[:cut], errors="replace")
            assert done.text == data[:start].decode() + "\ufffd"
            assert done.replaced == 1
            assert any("U+FFFD" in warning for warning in done.warnings)

    @pytest.mark.parametrize("data", ["汉".encode()[:2], "汉".encode()[:1], "abc 汉".encode()[:-1]])
    def test_nothing_but_a_cut_character(self, data):
        with pytest.raises(ReadError, match=r"^byte \d"):
            decode(data)

    @given(st.integers(0), st.sampled_from([b"\xff", b"\xc3\x28", b"\x80", b"\xed\xa0\x80"]))
    def test_bad_bytes_in_utf8_are_refused_with_the_offset(self, place, bad):
        text = TEXTS[0]
        place %= len(text)
        before, after = text[:place].encode(), text[place:].encode()
        with pytest.raises(ReadError, match=rf"^byte {len(before)} \(line {before.count(10) + 1}\)"):
            decode(before + bad + after)
        done = decode(before + bad + after, errors="replace")
        assert done.encoding == "utf-8"
        assert done.replaced >= 1
        assert done.text.startswith(text[:place])
        assert done.text.endswith(text[place:])

    def test_a_bad_byte_in_gb18030(self):
        data = TEXTS[0].encode("gb18030") + b"\xff" + TEXTS[1].encode("gb18030")
        with pytest.raises(ReadError, match=rf"^byte {len(TEXTS[0].encode('gb18030'))} .*ff .*gb18030"):
            decode(data)
        assert decode(data, errors="replace").replaced == 1

    def test_lone_surrogates(self):
        data = codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass")
        done = decode(data)
        assert done.text == "\ufeffa\ufffdb"
        assert any("lone surrogates" in warning for warning in done.warnings)

    def test_half_a_utf16_character(self):
        data = "工会报告".encode("utf-16") + b"\x2d"
        with pytest.raises(ReadError, match="byte 10"):
            decode(data)
        assert decode(data, errors="replace").text == "\ufeff工会报告\ufffd"

    @given(
        st.binary(max_size=300),
        st.sampled_from(["strict", "replace"]),
        st.sampled_from([None, "mixed", "utf-16"]),
    )
    def test_any_bytes_are_read_or_refused(self, data, errors, encoding):
        try:
            said = decode(data, encoding=encoding, errors=errors).text
        except ReadError as error:
            said = str(error)
            assert re.match(r"byte \d.*\Z", said)
        said.encode("utf-8")

    @given(st.binary(max_size=300))
    def test_replacing_never_refuses(self, data):
        decode(data, errors="replace")


class TestArguments:
    @pytest.mark.parametrize("name", ["klingon", "", "base64", "rot13", "\0", "汉"])
    def test_an_unknown_encoding(self, name):
        with pytest.raises(ValueError, match="unknown encoding"):
            decode(b"a", encoding=name)

    def test_an_unknown_way_with_errors(self):
        with pytest.raises(ValueError, match="errors"):
            decode(b"a", errors="ignore")

    def test_the_name_overrides_the_guess(self):
        assert decode("工会".encode(), encoding="latin-1").text == "工会".encode().decode("latin-1")

    @pytest.mark.parametrize("name", ["gbk", "GB2312", "gb18030", "cp936"])
    def test_names_of_the_gb_family_read_the_largest(self, name):
        assert decode("镕€𠀀".encode("gb18030"), encoding=name).text == "镕€𠀀"

    def test_it_does_not_decode(self):
        with pytest.raises(ReadError, match=r"^byte 6 \(line 2\): ff"):
            decode("甲乙".encode()[:3] + b"a\nb\xff", encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 10_000_000,
        "工".encode() * 3_000_000,
        "工会".encode("gb18030") * 2_000_000,
        b"\xff" * 10_000_000,
        b"\xe4\xb8" * 4_000_000,
        bytes(10_000_000),
    ],
    ids=["ascii", "utf-8", "gb18030", "ff", "cut", "nul"],
)
def test_ten_megabytes_on_one_line(data):
    before = time.process_time()
    with contextlib.suppress(ReadError):
        decode(data)
    assert time.process_time() - before < 2
