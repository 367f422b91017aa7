"""Terms and numbers marked in the source and, where they can be found, in the target."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from textkit.formats.html.escape import esc, lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.bitext import Bitext, Unit
    from textkit.glossary.model import Match, Term
    from textkit.quantities.model import Quantity

Key = TypeVar("Key")

TERM, NUMBER = "k", "q"

_HAN = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
_HAN_RUN = re.compile(f"[{_HAN}](?:[{_HAN}“”‘’—…·]*[{_HAN}“”—…])?")
_SLACK = 200
_CJK = ("zh", "ja", "ko", "yue", "lzh")
_WORD = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a cell that leads to an entry of the tables; `hint` is its counterpart."""

    start: int
    end: int
    kind: str
    entry: int
    hint: str


@dataclass(slots=True)
class Entry:
    """One row of a table: what was found, how often, and the number of the first unit that has it."""

    number: int
    first: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Index:
    """The terms and quantities of a bitext, in order of appearance."""

    terms: dict[Term, Entry] = field(default_factory=dict)
    quantities: dict[tuple[str, ...], Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, bitext: Bitext) -> Index:
        """Count what the units of a bitext hold. Terms that only block others have no entry."""
        index = cls()
        for n, unit in enumerate(bitext.units, 1):
            for match in unit.terms:
                if match.term.target:
                    _count(index.terms, match.term, n)
            for quantity in unit.quantities:
                _count(index.quantities, quantity_key(quantity), n)
        return index


def quantity_key(quantity: Quantity) -> tuple[str, ...]:
    """What makes two quantities the same row: all but the place."""
    q = quantity
    return q.text, q.en, q.kind, q.value_text, q.unit, q.approx


def _count(entries: dict[Key, Entry], key: Key, unit: int) -> None:
    if key in entries:
        entries[key].count += 1
    else:
        entries[key] = Entry(len(entries) + 1, unit)


def source_marks(unit: Unit, index: Index) -> list[Mark]:
    """The marks of the source, apart and in order: of two that overlap the first, then the longer, stays."""
    found = [
        Mark(m.start, m.end, TERM, index.terms[m.term].number, _rendering(unit, m))
        for m in unit.terms
        if m.term.target
    ]
    found += [
        Mark(q.start, q.end, NUMBER, index.quantities[quantity_key(q)].number, q.en) for q in unit.quantities
    ]
    inside = (mark for mark in found if 0 <= mark.start < mark.end <= len(unit.source))
    kept: list[Mark] = []
    for mark in sorted(inside, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _rendering(unit: Unit, match: Match) -> str:
    return unit.source[match.start : match.end] if match.term.do_not_translate else match.term.target


def target_marks(unit: Unit, marks: Sequence[Mark]) -> list[Mark]:
    """Where the renderings of the source's marks stand in the target; what is not found is not marked.

    A partial target keeps the order of the source, so each rendering is looked for shortly after the
    one before it. Any other target may have another order: longer renderings choose their place
    first. Letter case is no difference; words are matched whole.
    """
    wanted = [mark for mark in marks if mark.hint]
    keeps_order = unit.state in ("untranslated", "partial")
    found = (_in_order if keeps_order else _anywhere)(wanted, unit.target)
    return [
        Mark(a, b, m.kind, m.entry, unit.source[m.start : m.end])
        for a, b, m in sorted(found, key=itemgetter(0))
    ]


def _in_order(marks: Iterable[Mark], target: str) -> Iterator[tuple[int, int, Mark]]:
    """Each rendering goes through the target once. One that comes only much later belongs to a later mark."""
    places: dict[str, Iterator[re.Match[str]]] = {}
    ahead: dict[str, re.Match[str] | None] = {}
    done = read = 0
    for mark in marks:
        if mark.hint not in places:
            places[mark.hint] = _whole(mark.hint).finditer(target)
            ahead[mark.hint] = next(places[mark.hint], None)
        hit = ahead[mark.hint]
        while hit and hit.start() < done:
            hit = ahead[mark.hint] = next(places[mark.hint], None)
        if hit and hit.start() <= done + _SLACK + 4 * (mark.start - read):
            yield hit.start(), hit.end(), mark
            done, read = hit.end(), mark.end


def _anywhere(marks: Iterable[Mark], target: str) -> Iterator[tuple[int, int, Mark]]:
    """Each rendering goes through the target once, however often it is wanted."""
    taken = bytearray(len(target))
    places: dict[str, Iterator[re.Match[str]]] = {}
    for mark in sorted(marks, key=lambda m: -len(m.hint)):
        for hit in places.setdefault(mark.hint, _whole(mark.hint).finditer(target)):
            start, end = hit.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, mark
                break


def _whole(text: str) -> re.Pattern[str]:
    """The text as whole words; a number is no part of a longer number."""
    before = rf"(?<![{_WORD}])(?<![0-9][.,])" if re.match(f"[{_WORD}]", text) else ""
    after = rf"(?![{_WORD}])(?![.,][0-9])" if re.search(rf"[{_WORD}]\Z", text) else ""
    return re.compile(before + re.escape(text) + after, re.IGNORECASE)


def marked(text: str, marks: Iterable[Mark], other: str = "") -> Iterator[str]:
    """HTML of a cell: the text, its marks as links to the tables, and (with `other`) foreign script tagged.

    Args:
        text: the cell's text; the text content of the HTML is exactly this.
        marks: apart and in order.
        other: language of Chinese, Japanese or Korean script left in the text, or "".
    """
    done = 0
    for mark in marks:
        yield _plain(text[done : mark.start], other)
        hint = f' aria-description="{esc(mark.hint)}"' if mark.hint else ""
        inner = _plain(text[mark.start : mark.end], "")
        yield f'<a class="{mark.kind}" href="#{mark.kind}{mark.entry}"{hint}>{inner}</a>'
        done = mark.end
    yield _plain(text[done:], other)


def _plain(text: str, other: str) -> str:
    if not other:
        return esc(text)
    parts: list[str] = []
    done = 0
    for run in _HAN_RUN.finditer(text):
        parts += (esc(text[done : run.start()]), f"<span{lang(other)}>{esc(run.group())}</span>")
        done = run.end()
    return "".join((*parts, esc(text[done:])))


def foreign_script(source: str, target: str) -> str:
    """The source language where its script stands out in the target (Chinese in English), else ""."""
    own, other = (
        target.replace("_", "-").split("-")[0].lower(),
        source.replace("_", "-").split("-")[0].lower(),
    )
    return source if other in _CJK and own not in _CJK else ""
