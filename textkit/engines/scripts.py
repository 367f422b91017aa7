"""The scripts that languages are written in, as far as answers can be judged by them."""

from __future__ import annotations

import unicodedata
from collections import Counter

_SCRIPTS = {
    "zh": ("CJK",),
    "yue": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL", "CJK"),
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "bg": ("CYRILLIC",),
    "be": ("CYRILLIC",),
    "mk": ("CYRILLIC",),
    "kk": ("CYRILLIC", "LATIN", "ARABIC"),
    "mn": ("CYRILLIC", "MONGOLIAN"),
    "el": ("GREEK",),
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "ur": ("ARABIC",),
    "ug": ("ARABIC",),
    "he": ("HEBREW",),
    "hi": ("DEVANAGARI",),
    "th": ("THAI",),
    "bo": ("TIBETAN",),
}
_LATIN = frozenset({
    "af", "az", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu",
    "id", "is", "it", "lt", "lv", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq",
    "sv", "sw", "tl", "tr", "vi",
})  # fmt: skip


def base(language: str) -> str:
    """The language itself: `zh` of `zh-Hant-TW`."""
    return language.replace("_", "-").split("-")[0].lower()


def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts of a language as Unicode names them in its characters; none where they are unknown."""
    name = base(language)
    return ("LATIN",) if name in _LATIN else _SCRIPTS.get(name, ())


def letters(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    return Counter(
        "CJK" if unicodedata.name(c, "").startswith("CJK") else unicodedata.name(c, "?").split()[0]
        for c in text
        if c.isalpha()
    )


def share(text: str, language: str) -> float:
    """The share of a text's letters that are in a script of the language; 1 where nothing can be said."""
    counts = letters(text)
    known = scripts_of(language)
    if not known or not counts:
        return 1.0
    return sum(counts[script] for script in known) / counts.total()


def needs_translation(text: str, language: str) -> bool:
    """Whether a text has letters that a translator would have to read.

    In a Chinese text these are Han characters: a lone URL or code is no Chinese.
    """
    counts = letters(text)
    return bool(counts["CJK"]) if base(language) in ("zh", "yue") else bool(counts)
