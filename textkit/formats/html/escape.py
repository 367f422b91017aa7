"""Text from data on its way into the page: always text, never markup."""

from __future__ import annotations

import re
from html import escape

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# What HTML cannot hold as a character: controls (tab and line feed stay), lone surrogates, noncharacters.
_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def fit(text: str) -> str:
    r"""The text with every character that HTML cannot hold replaced by U+FFFD, one for one.

    >>> fit("a\x00\ud800b")
    'a��b'
    """
    return _UNFIT.sub(REPLACEMENT, text)


def esc(text: object) -> str:
    """Text for an element or a quoted attribute.

    >>> esc('<b a="1">&')
    '&lt;b a=&quot;1&quot;&gt;&amp;'
    """
    return escape(fit(str(text)))


def lang(code: str) -> str:
    """A `lang` attribute with a space before it, or nothing where the code is no language tag."""
    code = code.replace("_", "-")
    return f' lang="{code}"' if _LANGUAGE.fullmatch(code) else ""
