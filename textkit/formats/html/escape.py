"""Text from data on its way into the page: always text, never markup."""

from __future__ import annotations

import re
from html import escape

import regex

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# What HTML cannot hold as a character: controls (tab and line feed stay), lone surrogates, noncharacters.
_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
_MARKS = 24  # Combining marks on one letter: more than any writing has, few enough to draw.
_TOO_MANY_MARKS = regex.compile(rf"(\p{{M}}{{{_MARKS}}})(\p{{M}}++)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def fit(text: str) -> str:
    r"""The text with every character that HTML cannot hold replaced by U+FFFD, one for one.

    >>> fit("a\x00\ud800b")
    'a��b'
    """
    return _UNFIT.sub(REPLACEMENT, text)


def esc(text: object) -> str:
    """Text for an element or a quoted attribute.

    Of a letter with a pile of combining marks the first are shown and the others counted: a browser would
    draw them over half of the page.

    >>> esc('<b a="1">&')
    '&lt;b a=&quot;1&quot;&gt;&amp;'
    """
    fitting = fit(str(text))
    if len(fitting) > _MARKS and not fitting.isascii():
        fitting = _TOO_MANY_MARKS.sub(lambda found: f"{found[1]}⟨+{len(found[2])}⟩", fitting)
    return escape(fitting)


def lang(code: str) -> str:
    """A `lang` attribute with a space before it, or nothing where the code is no language tag."""
    code = code.replace("_", "-")
    return f' lang="{code}"' if _LANGUAGE.fullmatch(code) else ""
