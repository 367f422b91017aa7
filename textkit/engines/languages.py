"""Language codes as each service writes them; BCP 47 on our side."""

from __future__ import annotations

from textkit.engines.scripts import base

_TRADITIONAL = ("hant", "tw", "hk", "mo")
_CHINESE = {
    "google": ("zh-CN", "zh-TW"),
    "mymemory": ("zh-CN", "zh-TW"),
    "microsoft": ("zh-hans", "zh-hant"),
    "baidu": ("zh", "cht"),
    "papago": ("zh-CN", "zh-TW"),
    "libretranslate": ("zh", "zt"),
    "argos": ("zh", "zt"),
    "deepl": ("ZH-HANS", "ZH-HANT"),
}
_BAIDU = {"ja": "jp", "ko": "kor", "fr": "fra", "es": "spa", "ar": "ara", "vi": "vie"}
_DEEPL_DEFAULTS = {"en": "EN-US", "pt": "PT-PT"}
_DEEPL_VARIETIES = frozenset({"EN-GB", "EN-US", "PT-PT", "PT-BR"})
_NAMES = {
    "zh": "Chinese", "en": "English", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German",
    "es": "Spanish", "ru": "Russian", "ar": "Arabic", "pt": "Portuguese", "it": "Italian", "vi": "Vietnamese",
}  # fmt: skip


def is_traditional(language: str) -> bool:
    """Whether a code means Chinese in traditional characters."""
    return any(part in _TRADITIONAL for part in language.replace("_", "-").lower().split("-")[1:])


def code_for(engine: str, language: str) -> str:
    """The code of a language as an engine of deep-translator, LibreTranslate or Argos wants it.

    >>> code_for("google", "zh-Hant"), code_for("mymemory", "en"), code_for("baidu", "ja")
    ('zh-TW', 'en-GB', 'jp')
    """
    name = base(language)
    if name == "zh":
        return _CHINESE.get(engine, ("zh", "zh"))[is_traditional(language)]
    if engine == "baidu":
        return _BAIDU.get(name, name)
    if engine == "mymemory" and name == "en":
        return "en-US" if language.lower() == "en-us" else "en-GB"
    return name


def deepl_source(language: str) -> str:
    """A source language as DeepL wants it: without variety."""
    return base(language).upper()


def deepl_target(language: str) -> str:
    """A target language as DeepL wants it: with a variety where it has some."""
    name = base(language)
    if name == "zh":
        return _CHINESE["deepl"][is_traditional(language)]
    code = language.replace("_", "-").upper()
    return code if code in _DEEPL_VARIETIES else _DEEPL_DEFAULTS.get(name, name.upper())


def spoken(language: str) -> str:
    """The name of a language, for a prompt.

    >>> spoken("zh-Hans"), spoken("en-GB"), spoken("sw")
    ('Chinese (zh-Hans)', 'English (en-GB)', 'sw')
    """
    name = _NAMES.get(base(language))
    if name is None:
        return language
    return name if language == base(language) else f"{name} ({language})"
