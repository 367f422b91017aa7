"""The top of the page: what this is, its figures, how to read it, and the bar of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.bitext import STATES
from textkit.formats.html.escape import esc, lang, say
from textkit.formats.html.marks import foreign_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.bitext import Bitext, State
    from textkit.formats.html.view import View
    from textkit.formats.html.words import Words

_UNDONE: tuple[State, ...] = ("untranslated", "partial")


def masthead(view: View) -> Iterator[str]:
    """HTML of the header."""
    eyebrow = "eyebrow_single" if view.single else "eyebrow"
    text, language = title(view)
    named = {"source": view.bitext.source_language, "target": view.bitext.target_language}
    yield '<header class="masthead">\n'
    yield say("p", view.words, eyebrow, ' class="eyebrow"', **named) + "\n"
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
    lines = [esc(_file_name(view.bitext))]
    glossaries = meta.get("glossaries") or ()
    if glossaries:
        listed = glossaries if isinstance(glossaries, list | tuple) else (glossaries,)
        lines.append(say("span", words, "glossaries", names=", ".join(_name(name) for name in listed)))
    origins = {unit.origin for unit in view.bitext.units}
    if len(origins) == 1 and "" not in origins:
        lines.append(say("span", words, "made_by", origin=origins.pop()))
    shown = " · ".join(line for line in lines if line)
    if shown:
        yield f'<p class="file">{shown}</p>\n'


def _facts(view: View) -> Iterator[str]:
    bitext, words = view.bitext, view.words
    pages = [unit.page for unit in bitext.units if unit.page is not None]
    counts = (
        (len(bitext.units), "units"),
        (max(len(bitext.text.pages) if bitext.text is not None else 0, *pages, 0), "pages"),
        (sum(entry.count for entry in view.index.terms.values()), "terms"),
        (sum(entry.count for entry in view.index.quantities.values()), "numbers"),
        (view.repaired, "repairs"),
    )
    facts = [(f"{count:,}", word) for count, word in counts if count]
    covered = [(unit.coverage, len(unit.source)) for unit in bitext.units if unit.coverage is not None]
    length = sum(size for _, size in covered)
    if length:
        share = sum(share * size for share, size in covered) / length
        facts.append((f"{share:.0%}", "coverage"))
    yield '<dl class="facts">'
    yield "".join(f"<div>{say('dt', words, word)}<dd>{esc(figure)}</dd></div>" for figure, word in facts)
    yield "</dl>\n"


def _legend(view: View) -> Iterator[str]:
    bitext, words, counts = view.bitext, view.words, view.bitext.counts()
    undone = 0 if view.single else sum(counts.get(state, 0) for state in _UNDONE)
    if undone:
        key = "warning_all" if undone == len(bitext) else "warning_some"
        known = {"n": f"{undone:,}", "all": f"{len(bitext):,}", "target": bitext.target_language}
        yield say("p", words, key, ' class="warning"', **known) + "\n"
    yield f'<details class="legend" open>{say("summary", words, "read_as")}<div>\n'
    if not view.single:
        yield from _states(view)
    yield '<ul class="marks">'
    if view.index.terms:
        yield _sample(words, "term", "k")
    if view.index.quantities:
        yield _sample(words, "number", "q")
    if undone and foreign_script(bitext.source_language, bitext.target_language):
        sample = f'<span class="left"{lang(bitext.source_language)}>{esc(words.sample_left)}</span>'
        yield f"<li>{sample} {say('span', words, 'legend_left')}</li>"
    if view.repairs:
        yield f"<li><del>{esc(words.sample_deleted)}</del> {say('span', words, 'legend_deleted')}</li>"
        yield f"<li><ins>{esc(words.sample_inserted)}</ins> {say('span', words, 'legend_inserted')}</li>"
    yield "</ul>\n"
    if view.index.terms or view.index.quantities:
        yield say("p", words, "legend_how", ' class="how"') + "\n"
    yield "</div></details>\n"


def _sample(words: Words, name: str, mark: str) -> str:
    sample = say("span", words, f"sample_{name}", f' class="{mark}"')
    return f"<li>{sample} {say('span', words, f'legend_{name}')}</li>"


def _states(view: View) -> Iterator[str]:
    words, counts = view.words, view.bitext.counts()
    yield '<dl class="states">'
    for state in STATES:
        if state in counts:
            name = say("span", words, f"states.{state}")
            yield f'<div data-s="{state}"><dt>{name} <b>{counts[state]:,}</b></dt>'
            yield say("dd", words, f"meaning.{state}", target=view.bitext.target_language) + "</div>"
    yield "</dl>\n"
