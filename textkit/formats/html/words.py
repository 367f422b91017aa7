"""Every word of the page's interface, in one place: another language is another `Words`."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _table(**entries: str) -> Mapping[str, str]:
    return MappingProxyType(entries)


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of the page; `{…}` is filled in. The defaults are English."""

    language: str = "en"
    languages: Mapping[str, str] = field(
        default_factory=lambda: _table(
            zh="Chinese", en="English", ja="Japanese", ko="Korean", fr="French", de="German", es="Spanish",
            ru="Russian", it="Italian", pt="Portuguese", ar="Arabic",
        )
    )  # fmt: skip
    untitled: str = "Untitled"
    eyebrow: str = "Bilingual document · {source} → {target}"
    eyebrow_single: str = "Document · {source}"
    skip: str = "Skip to the text"
    empty: str = "There is nothing in this document."
    units: str = "units"
    terms: str = "terms"
    numbers: str = "numbers"
    repairs: str = "repairs"
    pages: str = "pages"
    coverage: str = "of the text in terms and numbers"
    made_by: str = "Target made by: {origin}"
    glossaries: str = "Glossaries: {names}"

    state: str = "State"
    states: Mapping[str, str] = field(
        default_factory=lambda: _table(
            untranslated="untranslated", partial="partial", draft="draft", reviewed="reviewed", final="final"
        )
    )
    meaning: Mapping[str, str] = field(
        default_factory=lambda: _table(
            untranslated="Nothing is translated. This is no translation.",
            partial="Only terms and numbers are in {target}; the rest is as it was. This is no translation.",
            draft="A first translation that nobody has checked.",
            reviewed="Checked by a person.",
            final="Approved.",
        )
    )
    warning_all: str = (
        "None of the {n} units is translated yet. What is in {target} is terms and numbers only."
    )
    warning_some: str = (
        "{n} of {all} units are not translated yet: they are untranslated or partial, and say so."
    )
    read_as: str = "How to read this page"
    legend_term: str = "a glossary term"
    legend_number: str = "a number or a date"
    legend_left: str = "left in the source language"
    legend_deleted: str = "taken out of the raw text"
    legend_inserted: str = "put in its place"
    legend_how: str = (
        "Point at a marked word, or reach it with the Tab key, to see its counterpart; "
        "follow it to its entry in the tables at the end."
    )
    sample_term: str = "term"
    sample_number: str = "200"
    sample_left: str = "源"
    sample_deleted: str = "⏎"
    sample_inserted: str = "3"

    page: str = "p. {n}"
    page_span: str = "p. {a}–{b}"
    repair_one: str = "1 repair"
    repair_many: str = "{n} repairs"
    raw_place: str = "Raw characters {spans}"
    gap: str = " … "

    term_table: str = "Terms"
    number_table: str = "Numbers and dates"
    repair_table: str = "Repairs of the raw text"
    also: str = "also: {names}"
    avoid: str = "avoid: {names}"
    kind: str = "Kind"
    value: str = "Value"
    count: str = "Times"
    first: str = "First in"
    rule: str = "Rule"
    reason: str = "Why"
    kinds: Mapping[str, str] = field(default_factory=lambda: _table(person_times="person-times"))

    tools: str = "Tools"
    search: str = "Search both sides"
    search_single: str = "Search"
    show_all: str = "all"
    marks: str = "Marks"
    show_repairs: str = "Repairs"
    theme: str = "Colours: {name}"
    theme_names: tuple[str, str, str] = ("automatic", "light", "dark")
    shown: str = "{n} of {all} units"
    keys: str = "Keys"
    keys_on: str = "Single-key shortcuts"
    key_list: tuple[tuple[str, str], ...] = (
        ("j", "next unit"),
        ("k", "previous unit"),
        ("/", "search"),
        ("m", "show or hide marks"),
        ("r", "show or hide repairs"),
        ("Esc", "close, or clear the search"),
    )

    def language_name(self, code: str) -> str:
        """The name of a language by its BCP-47 code (`zh-Hans` is Chinese), or the code itself."""
        return self.languages.get(code.replace("_", "-").split("-")[0].lower(), code)


ENGLISH = Words()
