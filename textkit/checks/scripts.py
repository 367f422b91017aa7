"""Which script a language is written in, as far as the checks need it."""

from __future__ import annotations

CJK = ("zh", "ja", "ko", "yue")
HAN = r"\p{Han}"


def is_cjk(language: str) -> bool:
    """Whether a language is written in Chinese characters, kana or hangul, with full-width punctuation."""
    return language.lower().split("-")[0] in CJK
