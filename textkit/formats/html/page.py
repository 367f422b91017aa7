"""The whole page: one file that loads nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib import resources
from typing import TYPE_CHECKING

from textkit.bitext import Bitext
from textkit.formats.html import masthead, tables, tools, units
from textkit.formats.html.data import data
from textkit.formats.html.escape import esc, say
from textkit.formats.html.escape import lang as tag
from textkit.formats.html.view import View
from textkit.formats.html.words import Words, words_of
from textkit.formats.prepare import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.checks import Issue
    from textkit.document import Document
    from textkit.formats.prepare import Fill
    from textkit.traced import TracedText


_SCRIPTS = ("page.js", "edit.js", "verdicts.js", "files.js")


def dumps(
    value: Bitext | Document | TracedText,
    *,
    fill: Fill = "terms",
    words: Words | None = None,
    lang: str = "en",
    issues: Iterable[Issue] = (),
) -> str:
    """A bitext as one HTML page: source and target side by side, repairs on demand, tables at the end.

    The page loads nothing, runs only its own script (named by hash in its content security policy) and
    can be read in full without it. With it, targets can be edited, repairs accepted and rejected, and the
    work saved as JSONL, XLIFF or TMX. All data is text in it, never markup; what HTML cannot hold as a
    character becomes U+FFFD. A document or a text gives a page with one side.

    Args:
        value: what to show. The `meta` of a bitext may hold `title`, `source_file`, `glossaries` and
            `levels` (depth of a heading by block id).
        fill: what the target of an untranslated or partial unit holds: nothing (`empty`), the source
            (`source`), or what the draft put there (`terms`).
        words: the strings of the interface; default: those of `lang`.
        issues: what `check` found in a bitext: each becomes a note of its unit, unless it is one already,
            and its place is underlined.
        lang: language of the interface, `en` or `zh`; the page itself can be switched.

    Raises:
        ValueError: `fill` is none of the three, or there is no interface in that language.

    >>> page = dumps(Bitext.from_pairs([("工会", "<i>")], source_language="zh", target_language="en"))
    >>> "&lt;i&gt;" in page, "<i>" in page
    (True, False)
    """
    if isinstance(value, Bitext):
        from textkit.checks import with_issues

        issues = tuple(issues)
        value = with_issues(filled(value, fill), issues)
    return "".join(_page(View.of(value, words or words_of(lang), issues)))


def _page(view: View) -> Iterator[str]:
    style, script = _asset("page.css"), "".join(map(_asset, _SCRIPTS))
    words = view.words
    yield f'<!doctype html>\n<html{tag(words.language)}>\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="textkit">\n'
    yield f"<title>{esc(masthead.title(view)[0])}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield say("a", words, "skip", ' class="skip" href="#text"') + "\n"
    yield from masthead.masthead(view)
    yield from tools.tools(view)
    yield f'<main id="text"{" class=single" if view.single else ""}>\n'
    yield from units.rows(view)
    yield "</main>\n"
    yield from tables.terms(view)
    yield from tables.quantities(view)
    yield from tables.doubts(view)
    yield from tables.rules(view)
    yield '<div id="hint" role="tooltip" hidden></div>\n'
    yield f'<script type="application/json" id="data">{data(view)}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return resources.files("textkit.formats.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: this style and this script, and nothing else at all."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
