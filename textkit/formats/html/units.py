"""The rows of the page: a unit with its source, its target, its state and its repairs, block by block."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from textkit.formats.html import hunks, marks
from textkit.formats.html.escape import esc, lang, say
from textkit.formats.html.issues import issue_of
from textkit.formats.html.words import primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.bitext import Bitext, Unit
    from textkit.formats.html.view import View
    from textkit.formats.html.words import Words

# Units that name no block are kept in portions, which a browser can skip while they are out of sight.
_PORTION = 40
_KINDS = frozenset(
    {
        *("title", "date", "byline", "salutation", "heading", "paragraph"),
        *("list_item", "caption", "table_row", "footnote", "line", "source_note"),
    }
)
_DEEPEST = 6


def rows(view: View) -> Iterator[str]:
    """HTML of all units in their blocks."""
    if not view.bitext.units:
        yield say("p", view.words, "empty", ' class="none"') + "\n"
        return
    codes = (view.bitext.source_language, view.bitext.target_language)[: 1 if view.single else 2]
    names = (say("span", view.words, f"languages.{primary(code)}") for code in codes)
    yield f'<p class="cols">{"".join(names)}</p>\n'
    page: int | None = None
    above = 1 if any(unit.kind == "title" for unit in view.bitext.units) else 0
    show_origin = len({unit.origin for unit in view.bitext.units}) > 1
    numbered = enumerate(view.bitext.units)
    for _, group in groupby(numbered, key=lambda pair: pair[1].block or pair[0] // _PORTION):
        units = list(group)
        first = units[0][1]
        level = _level(first, view.bitext)
        tag = f"h{min(level + (above if first.kind == 'heading' else 1), _DEEPEST)}" if level else "p"
        depth = f" l{level - 1}" if level and first.kind == "heading" else ""
        kind = first.kind if first.kind in _KINDS else "plain"
        yield f'<section class="b {kind}{depth}">\n'
        for n, unit in units:
            a, b = _pages(unit, view.bitext)
            label = _page_label(page, a, b, view.words)
            page = b or page
            yield from _row(n, unit, tag, label, show_origin, view)
        yield "</section>\n"


def _row(n: int, unit: Unit, tag: str, page: str, show_origin: bool, view: View) -> Iterator[str]:
    bitext = view.bitext
    found = marks.source_marks(unit, view.index)
    yield f'<div class="u" id="u{n + 1}" data-s="{unit.state}"><p class="n">{page}'
    yield f'<a href="#u{n + 1}">{esc(unit.id)}</a></p>'
    cell = "".join(marks.marked(unit.source, found))
    yield f'<{tag} class="s"{lang(bitext.source_language)}>{cell}</{tag}>'
    if not view.single:
        other = marks.foreign_script(bitext.source_language, bitext.target_language)
        cell = "".join(marks.marked(unit.target, marks.target_marks(unit, found), other))
        yield f'<p class="t"{lang(bitext.target_language)}>{cell}</p>'
        yield f'<p class="a">{_aside(unit, show_origin, view)}</p>'
    if unit.notes:
        yield '<ul class="notes">' + "".join(map(_note, unit.notes)) + "</ul>"
    if n in view.repairs and bitext.text is not None:
        yield from hunks.details(
            view.repairs[n], bitext.text.raw, bitext.source_language, view.reasons, view.words
        )
    yield "</div>\n"


def _note(note: str) -> str:
    issue = issue_of(note)
    known = f' class="{issue.severity}" data-i="{esc(issue.check)}"' if issue else ""
    return f"<li{known}>{esc(note)}</li>"


def _aside(unit: Unit, show_origin: bool, view: View) -> str:
    share = ""
    if unit.coverage and unit.state == "partial":
        share = f" {unit.coverage:.0%}"
    origin = f"<br>{esc(unit.origin)}" if unit.origin and show_origin else ""
    return f"{esc(view.words.states[unit.state])}{share}{origin}"


def _level(unit: Unit, bitext: Bitext) -> int | None:
    """Depth in the page's outline: the title 1, headings from 2 on; None for what is no heading."""
    if unit.kind == "title":
        return 1
    if unit.kind != "heading":
        return None
    levels = bitext.meta.get("levels")
    level = levels.get(unit.block) if isinstance(levels, dict) else None
    return level + 1 if isinstance(level, int) and level > 0 else 2


def _pages(unit: Unit, bitext: Bitext) -> tuple[int | None, int | None]:
    """The pages on which a unit begins and ends, as far as they are known."""
    starts: Sequence[int] = bitext.text.pages if bitext.text is not None else ()
    first = unit.page
    if not starts or not unit.raw:
        return first, first
    last = max(1, bisect_right(starts, max(unit.raw[-1][1] - 1, unit.raw[-1][0])))
    return (first, last) if first is None or last > first else (first, first)


def _page_label(before: int | None, first: int | None, last: int | None, words: Words) -> str:
    """HTML of what stands in the margin: nothing unless the page changes here or within the unit."""
    if first is None or last is None or (first == before and last == first):
        return ""
    if first == last:
        return say("b", words, "page", ' class="pg"', n=first)
    return say("b", words, "page_span", ' class="pg"', a=first, b=last)
