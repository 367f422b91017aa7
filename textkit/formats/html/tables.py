"""The tables that follow the text: terms, numbers, and the rules that repaired the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.formats.html.escape import esc, lang

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
    heads = (*view.languages, words.count, words.first)
    yield from _table("terms", words.term_table, heads)
    a, b = lang(bitext.source_language), lang(bitext.target_language)
    for term, entry in view.index.terms.items():
        yield f'<tr id="k{entry.number}"><th scope="row"{a}>{esc(term.source)}</th><td{b}>{esc(term.target)}'
        yield "".join(f"<small>{esc(line)}</small>" for line in _more(term, words))
        yield f"</td>{_places(entry, bitext)}</tr>\n"
    yield "</tbody></table></section>\n"


def _more(term: Term, words: Words) -> Iterator[str]:
    if term.status != "preferred":
        yield term.status
    if term.targets[1:]:
        yield words.also.format(names=" · ".join(term.targets[1:]))
    avoided = (*term.forbidden, *term.deprecated)
    if avoided:
        yield words.avoid.format(names=" · ".join(avoided))
    if term.note:
        yield term.note


def quantities(view: View) -> Iterator[str]:
    """HTML of the table of numbers and dates in order of appearance, or nothing."""
    if not view.index.quantities:
        return
    bitext, words = view.bitext, view.words
    heads = (*view.languages, words.kind, words.value, words.count, words.first)
    yield from _table("numbers", words.number_table, heads)
    a, b = lang(bitext.source_language), lang(bitext.target_language)
    for (text, en, kind, value, unit, approx), entry in view.index.quantities.items():
        yield f'<tr id="q{entry.number}"><th scope="row"{a}>{esc(text)}</th><td{b}>{esc(en)}</td>'
        yield f"<td>{esc(words.kinds.get(kind, kind))}</td>"
        yield f"<td>{esc(' '.join(part for part in (value, unit, approx) if part))}</td>"
        yield f"{_places(entry, bitext)}</tr>\n"
    yield "</tbody></table></section>\n"


def rules(view: View) -> Iterator[str]:
    """HTML of the table of rules, the most frequent first, or nothing."""
    if not view.rules:
        return
    words = view.words
    yield from _table("rules", words.repair_table, (words.rule, words.reason, words.count))
    for rule, count in view.rules.most_common():
        yield f'<tr><th scope="row">{esc(rule)}</th><td>{esc(view.reasons[rule])}</td><td>{count}</td></tr>\n'
    yield "</tbody></table></section>\n"


def _table(name: str, title: str, heads: Iterable[str]) -> Iterator[str]:
    yield f'<section class="table {name}" aria-label="{esc(title)}"><h2>{esc(title)}</h2><table><thead><tr>'
    yield "".join(f'<th scope="col">{esc(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>\n"


def _places(entry: Entry, bitext: Bitext) -> str:
    unit = bitext.units[entry.first - 1]
    return f'<td>{entry.count}</td><td><a href="#u{entry.first}">{esc(unit.id)}</a></td>'
