"""The top of the page: what this is, its figures, how to read it, and the bar of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.bitext import STATES
from textkit.formats.html.escape import esc, lang
from textkit.formats.html.marks import foreign_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Bitext, State
    from textkit.formats.html.view import View

_UNDONE: tuple[State, ...] = ("untranslated", "partial")


def masthead(view: View) -> Iterator[str]:
    """HTML of the header."""
    source, target = view.languages
    eyebrow = view.words.eyebrow_single if view.single else view.words.eyebrow
    text, language = title(view)
    yield '<header class="masthead">\n'
    yield f'<p class="eyebrow">{esc(eyebrow.format(source=source, target=target))}</p>\n'
    yield f"<h1{lang(language)}>{esc(text)}</h1>\n"
    yield from _sources(view)
    if view.bitext.units:
        yield from _facts(view)
        yield from _legend(view)
    yield "</header>\n"


def title(view: View) -> tuple[str, str]:
    """The title and its language, "" where that is unknown."""
    bitext = view.bitext
    known = str(bitext.meta.get("title") or "").strip()
    first = next((unit.source for unit in bitext.units if unit.kind == "title" and unit.source), "")
    if known and known != first:
        return known, foreign_script(bitext.source_language, "en") if not known.isascii() else ""
    return (first, bitext.source_language) if first else (_file_name(bitext) or view.words.untitled, "")


def _file_name(bitext: Bitext) -> str:
    """The name of the source file without its folders: they are nobody else's business."""
    return _name(bitext.meta.get("source_file") or "")


def _name(path: object) -> str:
    return str(path).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def _sources(view: View) -> Iterator[str]:
    meta, words = view.bitext.meta, view.words
    lines = [_file_name(view.bitext)]
    glossaries = meta.get("glossaries") or ()
    if glossaries:
        listed = glossaries if isinstance(glossaries, list | tuple) else (glossaries,)
        lines.append(words.glossaries.format(names=", ".join(_name(name) for name in listed)))
    origins = {unit.origin for unit in view.bitext.units}
    if len(origins) == 1 and "" not in origins:
        lines.append(words.made_by.format(origin=origins.pop()))
    shown = " · ".join(esc(line) for line in lines if line)
    if shown:
        yield f'<p class="file">{shown}</p>\n'


def _facts(view: View) -> Iterator[str]:
    bitext, words = view.bitext, view.words
    pages = [unit.page for unit in bitext.units if unit.page is not None]
    counts = (
        (len(bitext.units), words.units),
        (max(len(bitext.text.pages) if bitext.text is not None else 0, *pages, 0), words.pages),
        (sum(entry.count for entry in view.index.terms.values()), words.terms),
        (sum(entry.count for entry in view.index.quantities.values()), words.numbers),
        (view.repaired, words.repairs),
    )
    facts = [(f"{count:,}", word) for count, word in counts if count]
    covered = [(unit.coverage, len(unit.source)) for unit in bitext.units if unit.coverage is not None]
    length = sum(size for _, size in covered)
    if length:
        share = sum(share * size for share, size in covered) / length
        facts.append((f"{share:.0%}", words.coverage))
    yield '<dl class="facts">'
    yield "".join(f"<div><dt>{esc(word)}</dt><dd>{esc(figure)}</dd></div>" for figure, word in facts)
    yield "</dl>\n"


def _legend(view: View) -> Iterator[str]:
    bitext, words, counts = view.bitext, view.words, view.bitext.counts()
    undone = 0 if view.single else sum(counts.get(state, 0) for state in _UNDONE)
    if undone:
        text = words.warning_all if undone == len(bitext) else words.warning_some
        filled = text.format(n=f"{undone:,}", all=f"{len(bitext):,}", target=view.languages[1])
        yield f'<p class="warning">{esc(filled)}</p>\n'
    yield f'<details class="legend" open><summary>{esc(words.read_as)}</summary><div>\n'
    if not view.single:
        yield from _states(view)
    yield '<ul class="marks">'
    if view.index.terms:
        yield f'<li><span class="k">{esc(words.sample_term)}</span> {esc(words.legend_term)}</li>'
    if view.index.quantities:
        yield f'<li><span class="q">{esc(words.sample_number)}</span> {esc(words.legend_number)}</li>'
    if undone and foreign_script(bitext.source_language, bitext.target_language):
        sample = f'<span class="left"{lang(bitext.source_language)}>{esc(words.sample_left)}</span>'
        yield f"<li>{sample} {esc(words.legend_left)}</li>"
    if view.repairs:
        yield f"<li><del>{esc(words.sample_deleted)}</del> {esc(words.legend_deleted)}</li>"
        yield f"<li><ins>{esc(words.sample_inserted)}</ins> {esc(words.legend_inserted)}</li>"
    yield "</ul>\n"
    if view.index.terms or view.index.quantities:
        yield f'<p class="how">{esc(words.legend_how)}</p>\n'
    yield "</div></details>\n"


def _states(view: View) -> Iterator[str]:
    words, counts = view.words, view.bitext.counts()
    yield '<dl class="states">'
    for state in STATES:
        if state in counts:
            meaning = words.meaning[state].format(target=view.languages[1])
            yield f'<div data-s="{state}"><dt>{esc(words.states[state])} <b>{counts[state]:,}</b></dt>'
            yield f"<dd>{esc(meaning)}</dd></div>"
    yield "</dl>\n"


def tools(view: View) -> Iterator[str]:
    """HTML of the bar of tools: hidden until the script that serves it runs."""
    words, counts = view.words, view.bitext.counts()
    if not counts:
        return
    yield f'<nav class="tools" id="tools" aria-label="{esc(words.tools)}" hidden>\n'
    hint = esc(words.search_single if view.single else words.search)
    yield f'<input type="search" id="find" placeholder="{hint}" aria-label="{hint}" autocomplete="off">\n'
    if len(counts) > 1:
        yield f'<span class="choices" role="group" aria-label="{esc(words.state)}">'
        yield f'<button type="button" data-state="" aria-pressed="true">{esc(words.show_all)}</button>'
        for state in counts:
            yield f'<button type="button" data-state="{state}" aria-pressed="false">'
            yield f"{esc(words.states[state])}</button>"
        yield "</span>\n"
    yield f'<span id="shown" role="status" data-text="{esc(words.shown)}"></span>\n<span class="switches">'
    if view.index.terms or view.index.quantities:
        yield f'<button type="button" id="marks" aria-pressed="true">{esc(words.marks)}</button>'
    if view.repairs:
        yield f'<button type="button" id="repairs" aria-pressed="false">{esc(words.show_repairs)}</button>'
    names = esc("|".join(words.theme_names))
    yield f'<button type="button" id="theme" data-text="{esc(words.theme)}" data-names="{names}"></button>'
    yield f'<details id="keys"><summary>{esc(words.keys)}</summary><div>'
    yield f'<label><input type="checkbox" checked> {esc(words.keys_on)}</label><dl>'
    yield "".join(
        f"<div><dt><kbd>{esc(key)}</kbd></dt><dd>{esc(does)}</dd></div>" for key, does in words.key_list
    )
    yield "</dl></div></details></span>\n</nav>\n"
