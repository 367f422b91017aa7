import re
import time
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from textkit import han

HAN = re.compile(f"[{han.HAN}]")


@given(st.characters())
def test_the_class_and_the_function_agree(ch):
    assert han.is_han(ch) == bool(HAN.fullmatch(ch))


@given(st.characters())
def test_every_class_is_the_same_for_re_and_regex(ch):
    for name in ("HAN", "KANA", "CJK_PUNCTUATION", "SHARED_PUNCTUATION"):
        pattern = f"[{getattr(han, name)}]"
        assert bool(re.fullmatch(pattern, ch)) == bool(regex.fullmatch(pattern, ch))


def test_every_ideograph_python_knows_is_han():
    named = ("CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-")
    missing = [
        ch
        for ch in map(chr, range(0x110000))
        if unicodedata.name(ch, "").startswith(named) and not HAN.match(ch)
    ]
    assert not missing


def test_supplementary_planes_and_zero_are_han_and_others_are_not():
    assert all(han.is_han(ch) for ch in "𠀀𪚥𰻝〇々")
    assert not any(han.is_han(ch) for ch in "、あア한⺠⼈aα１　")


def test_classes_do_not_overlap():
    names = ("HAN", "KANA", "CJK_PUNCTUATION", "SHARED_PUNCTUATION")
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x34000))))
    members = {name: set(re.findall(f"[{getattr(han, name)}]", everything)) for name in names}
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            assert not members[one] & members[other], (one, other)


def test_common_marks_have_a_class():
    assert re.fullmatch(
        f"[{han.CJK_PUNCTUATION}]+", "，。、；：？！（）《》〈〉「」『』【】〔〕％～／・︵︶﹐"
    )
    assert re.fullmatch(f"[{han.SHARED_PUNCTUATION}]+", "“”‘’—…·‥–")
    assert not re.search(f"[{han.CJK_PUNCTUATION}]", "＋０Ａａ, .()“　")


class TestRadicals:
    def test_all_kangxi_radicals_map(self):
        assert {chr(c) for c in range(0x2F00, 0x2FD6)} <= set(han.RADICALS)

    def test_they_map_to_ideographs_and_are_stable(self):
        for radical, ordinary in han.RADICALS.items():
            assert len(ordinary) == 1
            assert han.is_han(ordinary)
            assert ordinary not in han.RADICALS, radical

    @pytest.mark.parametrize(
        ("printed", "meant"),
        [
            ("⼀⼈⼭", "一人山"),
            ("⺠⻳", "民龟"),
            ("⻓⻔⻅⻚⻋⻢⻛⻥⻩⻄⻘⻝⻰⻜⻬⻦", "长门见页车马风鱼黄西青食龙飞齐鸟"),
            ("⼯会⼯作", "工会工作"),
        ],
    )
    def test_what_pdfs_print(self, printed, meant):
        assert "".join(han.RADICALS.get(ch, ch) for ch in printed) == meant

    def test_components_stay(self):
        assert set("⺅⺡⺮⺾⻌⻏⻖⻈⻐⻠⺀⺗") <= han.COMPONENTS

    def test_every_character_of_the_supplement_is_decided(self):
        assigned = {chr(c) for c in range(0x2E80, 0x2EF4) if c != 0x2E9A}
        assert assigned == han.COMPONENTS | (assigned & set(han.RADICALS))
        assert not han.COMPONENTS & set(han.RADICALS)

    def test_what_nfkc_knows_of_the_supplement_agrees(self):
        for ch in map(chr, range(0x2E80, 0x2EF4)):
            folded = unicodedata.normalize("NFKC", ch)
            assert folded in (ch, han.RADICALS.get(ch))


class TestCompatibility:
    def test_the_twelve_unified_ones_stay(self):
        unified = (0xE, 0xF, 0x11, 0x13, 0x14, 0x1F, 0x21, 0x23, 0x24, 0x27, 0x28, 0x29)
        assert not {chr(0xFA00 + last) for last in unified} & set(han.COMPATIBILITY)

    def test_all_others_map_to_one_stable_ideograph(self):
        blocks = [chr(c) for c in (*range(0xF900, 0xFA6E), *range(0x2F800, 0x2FA1E))]
        left = [ch for ch in blocks if ch not in han.COMPATIBILITY]
        assert len(left) == 12
        assert all(han.is_han(new) and new not in han.COMPATIBILITY for new in han.COMPATIBILITY.values())

    def test_examples(self):
        assert [han.COMPATIBILITY[ch] for ch in "\uf900\uf901\uf9d1"] == ["\u8c48", "\u66f4", "\u516d"]


class TestMarks:
    @pytest.mark.parametrize(
        ("vertical", "meant"),
        [("︵︶﹁﹂︒", "（）「」。"), ("﹃﹄︽︾︐︑", "『』《》，、"), ("︱︰", "—：")],
    )
    def test_vertical_forms(self, vertical, meant):
        assert "".join(han.VERTICAL[ch] for ch in vertical) == meant

    def test_no_vertical_form_becomes_ascii_or_another_one(self):
        assert not any(new.isascii() or new in han.VERTICAL for new in han.VERTICAL.values())

    def test_every_vertical_character_of_unicode_maps(self):
        vertical = {
            ch for ch in map(chr, range(0xFE10, 0xFE50)) if "<vertical>" in unicodedata.decomposition(ch)
        }
        assert vertical == set(han.VERTICAL)

    def test_only_digits_letters_and_plus_are_folded(self):
        assert (
            "".join(han.WIDTH.get(ch, ch) for ch in "１２Ａｚ＋％，（）～－／＝①㎡½…　")
            == "12Az+％，（）～－／＝①㎡½…　"
        )
        assert len(han.WIDTH) == 63

    def test_ligatures(self):
        assert "".join(han.LIGATURES.get(ch, ch) for ch in "ﬁnd oﬃce ﬂow") == "find office flow"


class TestWidth:
    @pytest.mark.parametrize(
        ("text", "columns"),
        [
            ("", 0),
            ("abc 12", 6),
            ("工会", 4),
            ("“工会”——", 12),
            ("e\u0301", 1),
            ("a\u200bb\u00ad", 2),
            ("１２％", 6),
            ("①■", 4),
            ("é×", 2),
            ("ｱ", 1),
            ("𠀀", 2),
            ("工\n", 2),
            ("\t", 1),
        ],
    )
    def test_columns(self, text, columns):
        assert han.display_width(text) == columns

    @given(st.text(), st.text())
    def test_widths_add_up(self, one, other):
        assert han.display_width(one + other) == han.display_width(one) + han.display_width(other)

    def test_a_long_line_is_fast(self):
        line = "工" * 1_000_000
        before = time.process_time()
        assert han.display_width(line) == 2_000_000
        assert time.process_time() - before < 2


class TestScript:
    @pytest.mark.parametrize(
        ("text", "script"),
        [
            ("", ""),
            ("Trade unions, 2018", ""),
            ("工人在山上", ""),
            ("中国工会第十七次全国代表大会", "hans"),
            ("中國工會第十七次全國代表大會", "hant"),
            ("皇后在里面干活，著名", ""),
            ("简体字与繁體字對照表", "both"),
        ],
    )
    def test_script(self, text, script):
        assert han.script_of(text) == script

    def test_the_report_is_simplified_and_its_conversion_traditional(self, seed):
        import opencc

        text = seed.read_text(encoding="utf-8")
        assert han.script_of(text) == "hans"
        assert han.script_of(opencc.OpenCC("s2t").convert(text)) == "hant"

    def test_to_simplified(self):
        assert han.to_simplified("長") == "长"
        assert han.to_simplified("门") == "门"
