"""Text from data on its way into the page: always text, never markup."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.formats.html.words import Words

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


def fit_json(text: str) -> str:
    r"""JSON for a data block of a page: what HTML cannot hold, and `<`, as escapes.

    >>> print(fit_json('["</script>"]'))
    ["\u003c/script>"]
    """
    return _UNFIT.sub(lambda found: json.dumps(found.group())[1:-1], text.replace("<", "\\u003c"))


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


def say(tag: str, words: Words, key: str, attributes: str = "", /, **values: object) -> str:
    """An element that holds a word of the interface, named so that the page can say it in another language.

    Args:
        tag: name of the element.
        words: the strings of the interface.
        key: which of them.
        attributes: further attributes, escaped, with a space before them.
        values: what is filled in; `source` and `target` are language codes.
    """
    known = f' data-v="{esc(json.dumps(values, ensure_ascii=False))}"' if values else ""
    return f'<{tag}{attributes} data-w="{esc(key)}"{known}>{esc(words.say(key, **values))}</{tag}>'


def label(words: Words, key: str) -> str:
    """An `aria-label` that the page can say in another language, with a space before it."""
    return f' aria-label="{esc(words.say(key))}" data-wl="{esc(key)}"'
