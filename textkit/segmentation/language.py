"""Which language a text is written in, by its characters alone."""

from __future__ import annotations

import regex

_SAMPLE = 20_000
_HAN = regex.compile(r"\p{Han}")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HANGUL = regex.compile(r"\p{Hangul}")
_LATIN = regex.compile(r"\p{Latin}")
_LATIN_PER_HAN = 8


def language_of(text: str) -> str:
    """Tell `zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`, or `und` (BCP 47) by the first 20,000 characters.

    Latin letters count as English as long as nearly all of them are plain ASCII.

    >>> language_of("中华全国总工会"), language_of("Trade unions"), language_of("1921")
    ('zh-Hans', 'en', 'und')
    """
    sample = text[:_SAMPLE]
    han, kana, hangul, latin = (len(p.findall(sample)) for p in (_HAN, _KANA, _HANGUL, _LATIN))
    if kana * 10 > han + kana:
        return "ja"
    if hangul > han:
        return "ko"
    if han and han * _LATIN_PER_HAN >= latin:
        from textkit.han import script_of

        return "zh-Hant" if script_of(sample) == "hant" else "zh-Hans"
    if latin:
        plain = sum(sign.isascii() for sign in _LATIN.findall(sample))
        return "en" if plain * 100 >= latin * 98 else "und"
    return "und"
