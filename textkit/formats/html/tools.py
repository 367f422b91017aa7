"""The bar of tools: search, filters, marks, saving. Hidden until the script that serves it runs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textkit.bitext import STATES
from textkit.formats.html.escape import esc, label, say
from textkit.formats.html.issues import issue_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.formats.html.view import View


def tools(view: View) -> Iterator[str]:
    """HTML of the bar of tools, or nothing where there are no units."""
    words = view.words
    if not view.bitext.units:
        return
    yield f'<nav class="tools" id="tools"{label(words, "tools")} hidden>\n'
    key = "search_single" if view.single else "search"
    hint = f'placeholder="{esc(words.say(key))}" data-wp="{key}"{label(words, key)}'
    yield f'<input type="search" id="find" {hint} autocomplete="off">\n'
    yield from _states(view)
    yield from _only(view)
    yield '<span id="shown" role="status"></span>\n<span class="switches">'
    if view.index.terms or view.index.quantities:
        yield say("button", words, "marks", ' type="button" id="marks" aria-pressed="true"')
    if view.repairs:
        yield say("button", words, "show_repairs", ' type="button" id="repairs" aria-pressed="false"')
    yield '<button type="button" id="theme"></button>'
    yield say("button", words, "switch", ' type="button" id="language"')
    yield from _save(view)
    yield from _keys(view)
    yield "</span>\n</nav>\n"


def _states(view: View) -> Iterator[str]:
    """One button for each state; those that no unit is in appear when one comes to be in it."""
    words, counts = view.words, view.bitext.counts()
    if view.single:
        return
    yield f'<span class="choices" role="group"{label(words, "state")}{"" if len(counts) > 1 else " hidden"}>'
    yield say("button", words, "show_all", ' type="button" data-state="" aria-pressed="true"')
    for state in STATES:
        away = "" if state in counts else " hidden"
        yield say(
            "button",
            words,
            f"states.{state}",
            f' type="button" data-state="{state}" aria-pressed="false"{away}',
        )
    yield "</span>\n"


def _only(view: View) -> Iterator[str]:
    words = view.words
    found = (issue_of(note) for unit in view.bitext.units for note in unit.notes)
    issues = [issue for issue in found if issue is not None]
    severities = {issue.severity for issue in issues}
    offered = {
        "all": True,
        "terms": bool(view.index.terms),
        "numbers": bool(view.index.quantities),
        "issues": bool(issues),
        "error": "error" in severities,
        "warning": "warning" in severities,
        "repairs": bool(view.repairs),
        "doubts": bool(view.doubtful),
        "edited": not view.single,
    }
    if sum(offered.values()) == 1:
        return
    yield f'<select id="only"{label(words, "only")}>'
    for name, there in offered.items():
        if there:
            value = "" if name == "all" else name
            yield say("option", words, f"only_{name}", f' value="{value}"')
    for check, count in Counter(issue.check for issue in issues).most_common():
        yield say("option", words, "only_issue", f' value="check:{esc(check)}"', name=f"{check} ({count})")
    yield "</select>\n"


def _save(view: View) -> Iterator[str]:
    words = view.words
    if view.single and not view.repairs:
        return
    yield f'<details id="save" class="menu">{say("summary", words, "save")}<div>'
    yield '<p id="changes" role="status"></p>'
    if not view.single:
        yield say("p", words, "save_units")
        yield '<p class="row">'
        yield "".join(
            f'<button type="button" data-save="{suffix}">{name}</button>'
            for suffix, name in (("xlf", "XLIFF"), ("tmx", "TMX"), ("jsonl", "JSONL"))
        )
        yield "</p>"
    if view.repairs:
        yield say("p", words, "save_decisions")
        yield '<p class="row"><button type="button" data-save="json">JSON</button></p>'
    yield '<p id="kept"></p>'
    yield say("button", words, "forget", ' type="button" id="forget"')
    yield "</div></details>"


def _keys(view: View) -> Iterator[str]:
    words = view.words
    yield f'<details id="keys" class="menu">{say("summary", words, "keys")}<div>'
    yield f'<label><input type="checkbox" checked> {say("span", words, "keys_on")}</label><dl>'
    for n, (key, _) in enumerate(words.key_list):
        if not (view.single and key in _EDITING):
            yield f"<div><dt><kbd>{esc(key)}</kbd></dt>{say('dd', words, f'key_list.{n}')}</div>"
    yield "</dl></div></details>"


_EDITING = frozenset("evfz") | {"Ctrl+Enter"}
