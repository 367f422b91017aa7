"""The reading order: columns side by side, and notes inside a paragraph that runs over the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import regex

from textkit.repairs import characters, columns, footnotes
from textkit.repairs.report import examine, judged
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.repairs.report import Report
    from textkit.traced import Span

_MAY_HOLD_NOTES = regex.compile(r"[①-⑳⑴-⒇❶-❿*＊†‡※]|[\[［〔【](?:注)?\d{1,3}[\]］〕】]")


class Ordered(NamedTuple):
    """A text in reading order.

    Attributes:
        text: the text, nothing edited but gutters that became line ends.
        notes: raw offsets at which a footnote, or the text behind one, begins.
    """

    text: TracedText
    notes: tuple[int, ...]


def arrange(text: TracedText) -> Ordered:
    """Decide the reading order, unless somebody has decided it or edited the text already."""
    if text.log or len(text.order) > 1:
        return Ordered(text, ())
    found = columns.find(text.raw)
    gutters = found.gutters if found else ()
    ordered = _in_order(text, found.order) if found else text
    if not _MAY_HOLD_NOTES.search(text.raw):
        return Ordered(_parted(ordered, gutters), ())
    draft = _parted(ordered, gutters)
    draft = draft.edit(characters.find(draft.text))
    moves, starts = _notes(examine(draft))
    notes = tuple(_raw(draft, start) for start in starts)
    if moves:
        places = [tuple(_place(ordered, _raw(draft, at)) for at in move) for move in moves]
        pieces = list(_moved(len(ordered.text), places))
        ordered = _in_order(text, (span for a, b in pieces for span in ordered.to_raw(a, b)))
    return Ordered(_parted(ordered, gutters), notes)


def _in_order(text: TracedText, order: Iterable[Span]) -> TracedText:
    return TracedText(
        text.raw, order=columns.merged(order), pages=text.pages, meta=text.meta, geometry=text.geometry
    )


def _parted(text: TracedText, gutters: Sequence[columns.Gutter]) -> TracedText:
    """Gutters become line ends."""
    if not gutters:
        return text
    spans = sorted(text.to_text(gutter.start, gutter.end)[0] for gutter in gutters)
    return text.edit((start, end, "\n", "column-gap") for start, end in spans)


def _notes(report: Report) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Notes to move, as (start, end, place to put them), and the offsets at which blocks begin."""
    kept = [i for i in range(len(report.lines)) if i not in report.furniture.rules]
    lines = report.lines.take(np.array(kept, np.int64))
    first_of_page = {
        next((n for n, i in enumerate(kept) if i >= start), 0) for start in report.furniture.starts
    }
    found = list(footnotes.find(lines, sorted(first_of_page - {0})))
    if not found:
        return [], []
    starts = [lines[n].start for notes in found for n in notes.starts]
    in_notes = {n for notes in found for n in notes.lines}
    rest = judged(lines.take(np.array([n for n in range(len(lines)) if n not in in_notes], np.int64)))
    moves: list[tuple[int, int, int]] = []
    for notes in found:
        after = notes.lines.stop
        if after < len(lines):
            starts.append(lines[after].start)
        end = _block_end(rest, lines[notes.lines.start - 1].start if notes.lines.start else -1)
        if end is not None and end > lines[notes.lines.stop - 1].end:
            behind = next((at for at in lines.start.tolist() if at > end), len(report.lines.text))
            moves.append(
                (lines[notes.lines.start].start, _line_end(report.lines.text, lines[after - 1].end), behind)
            )
            if after < len(lines):
                starts.remove(lines[after].start)
            if behind < len(report.lines.text):
                starts.append(behind)
    return moves, sorted(set(starts))


def _block_end(report: Report, start: int) -> int | None:
    """Where the block ends that holds the line starting here, if it goes on behind that line."""
    kept = [i for i in range(len(report.lines)) if i not in report.furniture.rules]
    n = next((n for n, i in enumerate(kept) if report.lines.start[i] == start), None)
    if n is None or n >= len(report.ends) or report.ends.breaks[n]:
        return None
    while n < len(report.ends) and not report.ends.breaks[n]:
        n += 1
    return int(report.lines.end[kept[n]])


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _raw(text: TracedText, offset: int) -> int:
    if offset >= len(text.text):
        return len(text.raw)
    return text.to_raw(offset, offset + 1)[0][0]


def _place(ordered: TracedText, raw: int) -> int:
    """Where a raw offset stands in a text that is only put in order."""
    spans = ordered.to_text(raw, raw + 1)
    return spans[0][0] if spans else len(ordered.text)


def _moved(length: int, moves: Sequence[Sequence[int]]) -> Iterator[Span]:
    """The pieces of a text after moving each span to its later place."""
    cuts = sorted({0, length, *(at for move in moves for at in move)})
    taken = {(a, b) for a, b, _ in moves}
    for a, b in pairwise(cuts):
        if any(start <= a and b <= end for start, end in taken):
            continue
        yield from ((start, end) for start, end, to in moves if to == a)
        yield a, b
    yield from ((start, end) for start, end, to in moves if to >= length)
