"""Character classes and tables of Chinese text, shared by all rules.

The class strings (`HAN`, `KANA` …) go inside square brackets of a pattern: `f"[{HAN}{KANA}]"`. They use
literal code point ranges, so that they mean the same under every version of Unicode, and work with
both `re` and `regex`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import opencc

# --- classes ------------------------------------------------------------------------------------

HAN = (
    "\u3005\u3007"  # 々 and 〇, which stand where an ideograph stands
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a700-\U0002ebef\U0002ebf0-\U0002ee5f"
    "\U0002f800-\U0002fa1f\U00030000-\U0003134f\U00031350-\U000323af\U000323b0-\U0003347f"
)
"""Unified ideographs with the extensions A to J, compatibility ideographs, 々 and 〇.

Source: Blocks.txt of Unicode 17.0.
"""

KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
"""Hiragana and katakana, also half-width; without the middle dot U+30FB, which is punctuation."""

CJK_PUNCTUATION = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u30fb"
    "\ufe10-\ufe19\ufe30-\ufe6b"
    "\uff01-\uff0a\uff0c-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6"
)
"""Marks of East Asian text only: 、。〈》「』【〔, full-width signs but ＋, vertical and small forms.

The full-width ＋ is left out because it is folded to ASCII (see `WIDTH`): a rule that treats it as
punctuation would find something else when it runs again.
"""

SHARED_PUNCTUATION = "\u00b7\u2013-\u2016\u2018\u2019\u201c\u201d\u2025\u2026\u2027"
"""Marks that Chinese shares with other scripts: · – — ― ‖ ‘ ’ “ ” ‥ … ‧."""

_HAN_BLOCKS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2EE5F),
    (0x2F800, 0x2FA1F),
    (0x30000, 0x3347F),
)


def is_han(ch: str) -> bool:
    """Tell whether one character is in the class `HAN`.

    >>> [is_han(ch) for ch in "工𠀀〇，あ⺠"]
    [True, True, True, False, False, False]
    """
    code = ord(ch)
    if 0x4E00 <= code <= 0x9FFF:
        return True
    return code in (0x3005, 0x3007) or any(first <= code <= last for first, last in _HAN_BLOCKS)


# --- look-alikes --------------------------------------------------------------------------------

_SUPPLEMENT = (
    "⺎兀 ⺒巳 ⺓幺 ⺝月 ⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 "
    "⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"
)


def _radicals() -> dict[str, str]:
    kangxi = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    return kangxi | {pair[0]: pair[1] for pair in _SUPPLEMENT.split()}


RADICALS: Mapping[str, str] = _radicals()
"""Radical code points to the ordinary ideographs that look the same.

Sources: for Kangxi Radicals (all 214) the compatibility decompositions of UnicodeData.txt. For the
Radicals Supplement EquivalentUnifiedIdeograph.txt of Unicode 15.0.0, as far as the equivalent stands
alone in running text (it is in GB 2312, in Big5 level 1, or in Japanese use: 斉 歯 竜 亀) and is drawn
with the radical's own glyph in Noto Sans CJK or Noto Serif CJK, version 2.004 (shared glyphs are how
these code points get into PDF text). One more: ⺝ has a glyph of its own there, but is a full-size 月.
"""

COMPONENTS: frozenset[str] = frozenset(
    chr(c) for c in range(0x2E80, 0x2EF4) if c != 0x2E9A and chr(c) not in RADICALS
)
"""Radicals Supplement characters that are only parts of characters (⺅ ⺡ ⺮ ⻌ …); rules leave them."""

COMPATIBILITY: Mapping[str, str] = {
    ch: ordinary
    for first, last in ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
    for ch in map(chr, range(first, last + 1))
    if (ordinary := unicodedata.normalize("NFC", ch)) != ch
}
"""Compatibility ideographs to the ideographs they decompose to canonically (UnicodeData.txt).

The twelve of that block which are really unified (﨎 﨏 﨑 﨓 﨔 﨟 﨡 﨣 﨤 﨧 﨨 﨩) have no decomposition:
they are not in it.
"""

_VERTICAL_FORMS = (
    "︐， ︑、 ︒。 ︓： ︔； ︕！ ︖？ ︗〖 ︘〗 ︙… ︰： ︱— ︲– ︳＿ ︴﹏ ︵（ ︶） ︷｛ ︸｝ "
    "︹〔 ︺〕 ︻【 ︼】 ︽《 ︾》 ︿〈 ﹀〉 ﹁「 ﹂」 ﹃『 ﹄』 ﹇［ ﹈］"
)
VERTICAL: Mapping[str, str] = {pair[0]: pair[1] for pair in _VERTICAL_FORMS.split()}
"""Vertical presentation forms (U+FE10–FE19, U+FE30–FE48) to the horizontal marks, full-width.

Source: the `<vertical>` decompositions of UnicodeData.txt, with the full-width form wherever those
give ASCII. ︰ is officially a two-dot leader; texts from Big5 systems use it as a colon. The sesame
dots and the over- and underlines of the block (﹅ ﹆ ﹉ … ﹏) are horizontal already and are not in it.
"""

LIGATURES: Mapping[str, str] = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Latin ligatures to letters (compatibility decompositions of UnicodeData.txt; ﬅ is long s and t)."""

WIDTH: Mapping[str, str] = {
    chr(ord(ch) + 0xFEE0): ch for ch in "0123456789+ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}
"""Full-width digits, Latin letters and ＋ to ASCII; no other full-width sign is folded."""

# --- widths -------------------------------------------------------------------------------------

_FULL_WIDTH_MARKS = frozenset("“”‘’—…·")
_FULL_WIDTH_BLOCKS = (
    (0x2160, 0x217F),  # Roman numerals
    (0x2460, 0x24FF),  # enclosed numbers and letters
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x266F),  # stars, suits, notes
)


@cache
def _columns(ch: str) -> int:
    if unicodedata.category(ch) in ("Mn", "Me", "Cf") or (ch < " " and ch != "\t"):
        return 0
    kind = unicodedata.east_asian_width(ch)
    if kind in "WF":
        return 2
    if kind != "A":
        return 1
    in_block = any(first <= ord(ch) <= last for first, last in _FULL_WIDTH_BLOCKS)
    return 2 if in_block or ch in _FULL_WIDTH_MARKS else 1


def display_width(s: str) -> int:
    """Count the columns that a text takes in a Chinese font, in half-width units.

    Wide and full-width characters count 2 (EastAsianWidth.txt), of the ambiguous ones “”‘’—…·, Roman and
    enclosed numbers, box lines, shapes and stars too, since Chinese fonts draw them on the full square;
    combining marks, format characters and controls count 0, everything else (a tab too) 1.

    >>> display_width("第12条 “工会”")
    15
    """
    if s.isascii() and s.isprintable():
        return len(s)
    return sum(map(_columns, s))


# --- scripts ------------------------------------------------------------------------------------

Script = Literal["hans", "hant", "both", ""]
_SAMPLE = 20_000
_MINORITY = 0.1


@cache
def _converter(name: str) -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC(name)


def to_simplified(text: str) -> str:
    """Convert traditional to simplified characters (OpenCC's `t2s`); a character or a longer text.

    >>> to_simplified("門")
    '门'
    """
    return str(_converter("t2s").convert(text))


def script_of(text: str) -> Script:
    """Tell simplified from traditional Chinese.

    Counts, in the first 20,000 characters, those that only one script has: a character is traditional if
    OpenCC's `t2s` changes it and GB 2312 lacks it, simplified if `s2t` changes it and Big5 lacks it. So
    后, 里, 干 or 著, which both scripts have, say nothing.

    Returns:
        "hans" or "hant"; "both" if the rarer of the two has at least a tenth of such characters;
        "" if there is none.

    >>> script_of("中华全国总工会"), script_of("中華全國總工會"), script_of("工人")
    ('hans', 'hant', '')
    """
    counted = Counter(ch for ch in text[:_SAMPLE] if is_han(ch))
    if not counted:
        return ""
    traditional = _weight(counted, _changed(counted, "t2s"), "gb2312")
    simplified = _weight(counted, _changed(counted, "s2t"), "big5")
    total = traditional + simplified
    if not total:
        return ""
    if min(traditional, simplified) >= _MINORITY * total:
        return "both"
    return "hant" if traditional > simplified else "hans"


def _changed(characters: Iterable[str], conversion: str) -> list[str]:
    # One character a line: context cannot change what a character becomes.
    before = list(characters)
    after = str(_converter(conversion).convert("\n".join(before))).split("\n")
    return [old for old, new in zip(before, after, strict=True) if old != new]


def _weight(counted: Mapping[str, int], characters: Iterable[str], codec: str) -> int:
    return sum(counted[ch] for ch in characters if not _encodes(ch, codec))


def _encodes(ch: str, codec: str) -> bool:
    try:
        ch.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
