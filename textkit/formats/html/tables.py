"""The tables that follow the text: terms, numbers, and the rules that repaired the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.formats.html.escape import esc, label, lang, say
from textkit.formats.html.words import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.bitext import Bitext
    from textkit.formats.html.marks import Entry
    from textkit.formats.html.view import View
    from textkit.formats.html.words import Words
    from textkit.glossary.model import Term


def terms(view: View) -> Iterator[str]:
    """HTML of the table of terms in order of appearance, or nothing."""
    if not view.index.terms:
        return
    bitext, words = view.bitext, view.words
    yield from _table("terms", "term_table", (*_sides(view), "count", "first"), words)
    a, b = lang(bitext.source_language), lang(bitext.target_language)
    for term, entry in view.index.terms.items():
        yield f'<tr id="k{entry.number}"><th scope="row"{a}>{esc(term.source)}</th><td{b}>{esc(term.target)}'
        yield "".join(_more(term, words))
        yield f"</td>{_places(entry, bitext)}</tr>\n"
    yield "</tbody></table></section>\n"


def _more(term: Term, words: Words) -> Iterator[str]:
    if term.status != "preferred":
        yield f"<small>{esc(term.status)}</small>"
    if term.targets[1:]:
        yield say("small", words, "also", names=" · ".join(term.targets[1:]))
    avoided = (*term.forbidden, *term.deprecated)
    if avoided:
        yield say("small", words, "avoid", names=" · ".join(avoided))
    if term.note:
        yield f"<small>{esc(term.note)}</small>"


def quantities(view: View) -> Iterator[str]:
    """HTML of the table of numbers and dates in order of appearance, or nothing."""
    if not view.index.quantities:
        return
    bitext, words = view.bitext, view.words
    yield from _table("numbers", "number_table", (*_sides(view), "kind", "value", "count", "first"), words)
    a, b = lang(bitext.source_language), lang(bitext.target_language)
    for (text, en, kind, value, unit, approx), entry in view.index.quantities.items():
        yield f'<tr id="q{entry.number}"><th scope="row"{a}>{esc(text)}</th><td{b}>{esc(en)}</td>'
        yield say("td", words, f"kinds.{kind}")
        yield f"<td>{esc(' '.join(part for part in (value, unit, approx) if part))}</td>"
        yield f"{_places(entry, bitext)}</tr>\n"
    yield "</tbody></table></section>\n"


def rules(view: View) -> Iterator[str]:
    """HTML of the table of rules, the most frequent first, or nothing."""
    if not view.rules:
        return
    words = view.words
    yield from _table("rules", "repair_table", ("rule", "reason", "count"), words)
    for rule, count in view.rules.most_common():
        yield f'<tr><th scope="row">{esc(rule)}</th><td lang="en">{esc(view.reasons[rule])}</td>'
        yield f"<td>{count}</td></tr>\n"
    yield "</tbody></table></section>\n"


def doubts(view: View) -> Iterator[str]:
    """HTML of the list of line ends that repair was least sure of, or nothing."""
    if not view.doubtful:
        return
    words, source = view.words, lang(view.bitext.source_language)
    yield from _table("doubts", "doubt_table", ("doubt_text", "doubt_decided", "doubt_place", "first"), words)
    for doubt in view.doubtful:
        place = f' data-h="{doubt.hunk[0]}-{doubt.hunk[1]}"' if doubt.hunk else ""
        yield f'<tr{place}><th scope="row"{source}>{esc(doubt.before)}<b>⏎</b>{esc(doubt.after)}</th>'
        yield say("td", words, "doubt_joined" if doubt.hunk else "doubt_ends")
        unit = view.bitext.units[doubt.unit]
        yield f'<td>{doubt.offset}</td><td><a href="#u{doubt.unit + 1}">{esc(unit.id)}</a></td></tr>\n'
    yield "</tbody></table>" + say("p", words, "doubt_how", ' class="how"') + "</section>\n"


def _sides(view: View) -> tuple[str, str]:
    """The keys of the names of both languages."""
    return (
        f"languages.{primary(view.bitext.source_language)}",
        f"languages.{primary(view.bitext.target_language)}",
    )


def _table(name: str, title: str, heads: Iterable[str], words: Words) -> Iterator[str]:
    yield f'<section class="table {name}"{label(words, title)}>{say("h2", words, title)}<table><thead><tr>'
    yield "".join(say("th", words, head, ' scope="col"') for head in heads)
    yield "</tr></thead><tbody>\n"


def _places(entry: Entry, bitext: Bitext) -> str:
    unit = bitext.units[entry.first - 1]
    return f'<td>{entry.count}</td><td><a href="#u{entry.first}">{esc(unit.id)}</a></td>'
