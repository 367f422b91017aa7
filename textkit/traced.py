"""A text that knows which raw characters each of its own came from.

The raw text is first put into reading order (nearly always it is one piece already). After that a
single method, `TracedText.edit`, changes text: it moves the two origin columns along with the
characters, so that provenance cannot drift. Every pass of edits is logged and can be undone.

The columns count in reading order: character i of the text came from the positions lo[i] to hi[i]
of the pieces put end to end. A short table of pieces turns such positions into raw offsets.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from textkit.editlog import Change, Column, Edit, Pass, Span
from textkit.errors import ReplayError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textkit.geometry import Box, Geometry

__all__ = ["READING_ORDER", "Change", "Edit", "Span", "TracedText"]

READING_ORDER = "reading-order"
_LOG_VERSION = 1


class _Hunk(NamedTuple):
    """Edits that overlap in the raw text: they can only be undone together. Offsets in reading order."""

    lo: int
    hi: int
    rules: tuple[str, ...]


class TracedText:
    """A text and where each of its characters came from. Immutable: `edit` and `undo` give new ones.

    Offsets count code points. `raw` is the decoded input, byte-order mark and carriage returns included.

    Args:
        raw: the text as it was read.
        order: the pieces of `raw` in the order in which they are read, as (start, end); together they
            are all of `raw`, each part once. Default: one piece.
        pages: raw offsets where pages begin, ascending; empty if unknown.
        meta: what is known of the input: `source`, `encoding`, `confidence`, `warnings`.
        geometry: where the raw characters stand on their pages, if they came from a PDF.

    Raises:
        ValueError: `order` is no arrangement of the whole raw text.

    >>> t = TracedText("工 会").edit([(1, 2, "", "space")])
    >>> str(t), t.to_raw(0, 2), t.edits
    ('工会', ((0, 3),), (Edit(rule='space', start=1, end=2, old=' ', new=''),))
    """

    def __init__(
        self,
        raw: str,
        *,
        order: Iterable[Span] | None = None,
        pages: Iterable[int] = (),
        meta: Mapping[str, Any] | None = None,
        geometry: Geometry | None = None,
    ) -> None:
        self.raw = raw
        self.order: tuple[Span, ...] = tuple(order) if order is not None else ((0, len(raw)),)
        self.pages: tuple[int, ...] = tuple(pages)
        self.meta: Mapping[str, Any] = dict(meta or {})
        self.geometry = geometry
        self.log: tuple[Pass, ...] = ()
        if not _tiles(self.order, len(raw)):
            raise ValueError("order: the pieces must hold every part of the raw text exactly once")
        ends = [0]
        for start, end in self.order:
            ends.append(ends[-1] + end - start)
        self._borders = ends
        self.text: str = raw if len(self.order) == 1 else "".join(raw[s:e] for s, e in self.order)
        self._lo: Column = np.arange(len(raw), dtype=np.uint32)
        self._hi: Column = np.arange(1, len(raw) + 1, dtype=np.uint32)

    # -- changing --------------------------------------------------------------------------------

    def edit(self, changes: Iterable[Change]) -> Self:
        """Apply one pass of changes: (start, end, new, rule), offsets in this text, ascending, apart.

        A replacement of the same length maps character by character, any other as a block. A change
        that changes nothing is not logged. A change across a border of the reading order is cut there.

        Raises:
            ValueError: the changes overlap, run backwards or lie outside the text.
        """
        if len(self.order) > 1:
            changes = self._cut_at_borders(changes)
        starts: list[int] = []
        ends: list[int] = []
        new: list[str] = []
        rules: list[str] = []
        for start, end, text, rule in changes:
            starts.append(start)
            ends.append(end)
            new.append(text)
            rules.append(rule)
        if not starts:
            return self
        at, stop = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
        if at[0] < 0 or stop[-1] > len(self.text) or (at > stop).any() or (at[1:] < stop[:-1]).any():
            raise ValueError("the changes overlap, run backwards or lie outside the text")
        old = [self.text[a:b] for a, b in zip(starts, ends, strict=True)]
        changed = [k for k, was in enumerate(old) if was != new[k]]
        if not changed:
            return self
        if len(changed) < len(old):
            at, stop = at[changed], stop[changed]
            old, new, rules = ([column[k] for k in changed] for column in (old, new, rules))
        lo, hi = self._sources(at, stop)
        return self._apply(stop, Pass(at.astype(np.uint32), lo, hi, old, new, rules, restores=False))

    def undo(self, *, rule: str | None = None, spans: Iterable[Span] | None = None) -> Self:
        """Take edits back: those of one rule, those that touch raw spans, or (without either) everything.

        Edits that overlap in the raw text go together; a span that is exactly that of some edits takes
        those alone, not what was put in at its edge. Nothing else moves, and no rule runs again. What
        is undone leaves `edits`; the log keeps both. `rule="reading-order"` puts the pieces back
        into raw order and keeps the edits; undoing everything gives the text as it was read.
        """
        if rule is None and spans is None:
            return self._fresh()
        if rule == READING_ORDER:
            return self._in_raw_order()
        if rule is not None:
            chosen = [hunk for hunk in self._hunks if rule in hunk.rules]
        else:
            chosen = self._at(spans or ())
        return self._restore([(hunk.lo, hunk.hi) for hunk in chosen])

    def with_pages(self, pages: Iterable[int]) -> Self:
        """The same text with known page starts (raw offsets, ascending)."""
        copy = self._copy()
        copy.pages = tuple(pages)
        return copy

    def with_meta(self, **known: object) -> Self:
        """The same text with more facts in `meta`."""
        copy = self._copy()
        copy.meta = {**self.meta, **known}
        return copy

    # -- where things came from ------------------------------------------------------------------

    def to_raw(self, start: int, end: int) -> tuple[Span, ...]:
        """The raw spans behind text[start:end], in reading order, one for each piece that is touched.

        What was cut out inside does not part a span. An empty text span leads to the raw gap before it.
        """
        return tuple(self._raw_spans(*self._source(start, end)))

    def to_text(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the text that came from raw[start:end]; none where all of it was cut out."""
        found: list[Span] = []
        for (a, b), base in zip(self.order, self._borders, strict=False):
            lo, hi = max(a, start) - a + base, min(b, end) - a + base
            if lo > hi or (lo == hi and start < end):
                continue
            first = min(bisect_right(self._hi, lo), bisect_left(self._lo, lo))
            last = max(bisect_left(self._lo, hi), bisect_right(self._hi, hi))
            if first < last:
                found.append((int(first), int(last)))
        return tuple(_joined(sorted(found)))

    def page_of(self, start: int) -> int | None:
        """The 1-based page on which the character at this text offset stands, or None if unknown."""
        if not self.pages:
            return None
        end = min(start + 1, len(self.text))
        spans = self.to_raw(min(start, max(end - 1, 0)), end)
        return max(1, bisect_right(self.pages, spans[0][0])) if spans else 1

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The rectangles on the page behind text[start:end], in reading order, one for each printed line.

        Empty for a text that did not come from a PDF: there only pages are known.
        """
        if self.geometry is None or start == end:
            return ()
        return tuple(box for span in self.to_raw(start, end) for box in self.geometry.boxes(*span))

    def explain(self, start: int = 0, end: int | None = None) -> tuple[Edit, ...]:
        """The edits in force behind text[start:end] (default: all), in raw order."""
        end = len(self.text) if end is None else end
        if start == 0 and end == len(self.text):
            return self.edits
        lo, hi = self._source(start, end)
        found = ((a, b, e) for a, b, e in self._in_force if (a < hi and lo < b) or (a == b and lo <= a <= hi))
        return tuple(sorted((e for _, _, e in found), key=lambda e: (e.start, e.end)))

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The edits in force, in raw order; of one place the earlier first."""
        return tuple(sorted((edit for _, _, edit in self._in_force), key=lambda e: (e.start, e.end)))

    # -- the log ---------------------------------------------------------------------------------

    def replay(self, raw: str | None = None) -> str:
        """Apply the whole log to the raw text anew; the result is `text`.

        Raises:
            ReplayError: another raw text was given, and the log does not fit it.
        """
        raw = self.raw if raw is None else raw
        text = "".join(raw[s:e] for s, e in self.order)
        for done in self.log:
            text = done.replay(text)
        return text

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the log as JSON lines; the raw text itself is not in it, only its length and SHA-256."""
        head = {
            "textkit_log": _LOG_VERSION,
            "raw_length": len(self.raw),
            "raw_sha256": _digest(self.raw),
            "order": self.order,
            "pages": self.pages,
            "meta": {**self.meta},
        }
        lines = [head, *(done.as_dict() for done in self.log)]
        from textkit.files import write_whole

        write_whole(Path(path), "".join(json.dumps(line) + "\n" for line in lines).encode("ascii"))

    @classmethod
    def load(cls, path: str | os.PathLike[str], raw: str) -> Self:
        """Rebuild a text from its raw text and the log that `save` wrote.

        Raises:
            ReplayError: the file is no such log, or belongs to another raw text.
        """
        try:
            head, *entries = [json.loads(line) for line in Path(path).read_bytes().split(b"\n") if line]
            if head["textkit_log"] != _LOG_VERSION:
                raise ReplayError(f"{path}: log version {head['textkit_log']} is not known")
            if head["raw_sha256"] != _digest(raw):
                raise ReplayError(f"{path}: this log was made for another raw text")
            text = cls(raw, order=[(s, e) for s, e in head["order"]], pages=head["pages"], meta=head["meta"])
            for entry in entries:
                text = text._again(entry)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise ReplayError(f"{path}: no edit log of textkit, or a damaged one ({error})") from error
        return text

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TracedText):
            return NotImplemented
        mine = (self.raw, self.order, self.pages, self.text, self.log)
        return mine == (other.raw, other.order, other.pages, other.text, other.log)

    def __hash__(self) -> int:
        return hash((self.raw, self.text))

    def _repr_html_(self) -> str:
        from textkit.notebook import table

        return table(repr(self), ("raw", "text"), self._numbered_lines(), self.text.count("\n") + 1)

    def __repr__(self) -> str:
        counted = sum(len(done) for done in self.log if not done.restores)
        pages = f", {len(self.pages)} pages" if self.pages else ""
        return f"<TracedText {len(self.text)} characters of {len(self.raw)} raw, {counted} edits{pages}>"

    # -- inside ----------------------------------------------------------------------------------

    def _numbered_lines(self) -> Iterator[tuple[str, str]]:
        """Lines, each after the raw offset where it begins; one at a time, a text may be long."""
        start = 0
        while start <= len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            spans = self.to_raw(start, end)
            yield str(spans[0][0]) if spans else "", self.text[start:end]
            start = end + 1

    def _copy(self) -> Self:
        copy = object.__new__(type(self))
        for name in ("raw", "order", "pages", "meta", "geometry", "log", "text", "_borders", "_lo", "_hi"):
            setattr(copy, name, getattr(self, name))
        return copy

    def _fresh(self) -> Self:
        return type(self)(self.raw, pages=self.pages, meta=self.meta, geometry=self.geometry)

    def _apply(self, stop: npt.NDArray[np.int64], log: Pass) -> Self:
        """Cut and join text and columns alike; `stop` says where in the text the edits end."""
        edges = np.empty(2 * len(log) + 2, np.int64)
        edges[0], edges[1:-1:2], edges[2:-1:2], edges[-1] = 0, log.at, stop, len(self.text)
        kept = [self.text[a:b] for a, b in edges.reshape(-1, 2).tolist()]
        pieces = [""] * (2 * len(kept) - 1)
        pieces[0::2], pieces[1::2] = kept, log.new
        result = self._copy()
        result.text = "".join(pieces)
        result._lo, result._hi = self._moved(stop, log)
        result.log = (*self.log, log)
        return result

    def _moved(self, stop: npt.NDArray[np.int64], log: Pass) -> tuple[Column, Column]:
        """The columns after a pass: kept characters keep theirs, new ones get those of what they replace."""
        at = log.at.astype(np.int64)
        was = stop - at
        size = np.fromiter(map(len, log.new), np.int64, len(log))
        # New characters take the places of the first old ones; the rest of the old ones go.
        stays = np.minimum(size, was)
        kept = np.flatnonzero(~_covered(len(self.text), at + stays, was - stays))
        more = size - stays
        place = at + np.cumsum(size - was) - (size - was)
        if more.any():
            kept = np.insert(kept, np.repeat(at + stays - np.cumsum(was - stays) + (was - stays), more), 0)
        # A text that was empty has nothing to take the places of new characters from.
        lo, hi = (
            column.take(kept) if len(column) else np.zeros(len(kept), np.uint32)
            for column in (self._lo, self._hi)
        )
        block = (size != was) if not log.restores else size > 0
        new = np.repeat(place[block], size[block]) + _ramp(size[block])
        lo[new], hi[new] = np.repeat(log.lo[block], size[block]), np.repeat(log.hi[block], size[block])
        if log.restores:
            lo[new] += _ramp(size[block]).astype(np.uint32)
            hi[new] = lo[new] + np.uint32(1)
        return lo, hi

    def _sources(self, at: npt.NDArray[np.int64], stop: npt.NDArray[np.int64]) -> tuple[Column, Column]:
        """Where each text[at:stop] came from, in reading order."""
        lo, hi = np.zeros(len(at), np.uint32), np.zeros(len(at), np.uint32)
        full = at < stop
        lo[full], hi[full] = self._lo[at[full]], self._hi[stop[full] - 1]
        for k in np.flatnonzero(~full).tolist():
            lo[k], hi[k] = self._source(int(at[k]), int(stop[k]))
        return lo, hi

    def _source(self, start: int, end: int) -> Span:
        """Where text[start:end] came from, in reading order; for an insertion the gap of its neighbours."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside the text of {len(self.text)} characters")
        if start < end:
            return int(self._lo[start]), int(self._hi[end - 1])
        before = int(self._hi[start - 1]) if start else 0
        after = int(self._lo[start]) if start < len(self.text) else self._borders[-1]
        a, b = min(before, after), max(before, after)
        border = self._borders[bisect_right(self._borders, a)] if a < self._borders[-1] else b
        return a, min(b, border)

    def _cut_at_borders(self, changes: Iterable[Change]) -> Iterator[Change]:
        for start, end, new, rule in changes:
            a, b = self._source(start, end)
            first, last = bisect_right(self._borders, a), bisect_left(self._borders, b)
            cuts = [bisect_left(self._lo, self._borders[k], start, end) for k in range(first, last)]
            edges = [start, *cuts, end]
            for left, right in pairwise(edges):
                yield left, right, new if left == start else "", rule

    def _raw_spans(self, lo: int, hi: int) -> Iterator[Span]:
        for (start, end), base in zip(self.order, self._borders, strict=False):
            a, b = max(lo, base), min(hi, base + end - start)
            if a < b:
                yield start + a - base, start + b - base
        if lo == hi:
            yield (self._raw_point(lo),) * 2

    def _raw_point(self, position: int) -> int:
        k = min(max(bisect_right(self._borders, position) - 1, 0), len(self.order) - 1)
        return self.order[k][0] + position - self._borders[k]

    @cached_property
    def _in_force(self) -> list[tuple[int, int, Edit]]:
        found: list[tuple[int, int, Edit]] = []
        for done in self.log:
            if done.restores:
                undone = list(zip(done.lo.tolist(), done.hi.tolist(), strict=True))
                found = [entry for entry in found if not _within(entry[0], entry[1], undone)]
                continue
            columns = (done.lo.tolist(), done.hi.tolist(), done.rule.tolist(), done.old, done.new)
            for lo, hi, rule, old, new in zip(*columns, strict=True):
                start = self._raw_point(lo)
                found.append((lo, hi, Edit(done.names[rule], start, start + hi - lo, old, new)))
        return found

    @cached_property
    def _hunks(self) -> list[_Hunk]:
        hunks: list[_Hunk] = []
        for lo, hi, edit in sorted(self._in_force, key=lambda entry: entry[:2]):
            last = hunks[-1] if hunks else None
            if last and (lo < last.hi or (lo == hi == last.lo == last.hi)):
                hunks[-1] = _Hunk(last.lo, max(hi, last.hi), (*last.rules, edit.rule))
            else:
                hunks.append(_Hunk(lo, hi, (edit.rule,)))
        return hunks

    def _at(self, spans: Iterable[Span]) -> list[_Hunk]:
        """The hunks that are exactly a span, or, where none is, that touch it."""
        exact: set[Span] = {(at := self._raw_point(hunk.lo), at + hunk.hi - hunk.lo) for hunk in self._hunks}
        known, others = set(), []
        for span in spans:
            if tuple(span) in exact:
                known.add(tuple(span))
            else:
                others.append(span)

        def is_chosen(hunk: _Hunk) -> bool:
            at = self._raw_point(hunk.lo)
            return (at, at + hunk.hi - hunk.lo) in known or any(self._touches(hunk, span) for span in others)

        return [hunk for hunk in self._hunks if is_chosen(hunk)]

    def _touches(self, hunk: _Hunk, span: Span) -> bool:
        start = self._raw_point(hunk.lo)
        end = start + hunk.hi - hunk.lo
        if start == end or span[0] == span[1]:
            return span[0] <= end and start <= span[1]
        return start < span[1] and span[0] < end

    def _text_range(self, lo: int, hi: int) -> Span:
        """The characters of the text that stand for a whole hunk."""
        if lo == hi:
            return bisect_left(self._lo, lo), bisect_right(self._hi, lo)
        return bisect_right(self._hi, lo), bisect_left(self._lo, hi)

    def _restore(self, spans: Iterable[Span]) -> Self:
        """Put the raw characters of whole hunks back, as one logged pass."""
        source = "".join(self.raw[s:e] for s, e in self.order)
        ranges = [(*self._text_range(lo, hi), lo, hi) for lo, hi in spans]
        if not ranges:
            return self
        start, end, lo, hi = (np.asarray(column, np.int64) for column in zip(*ranges, strict=True))
        at, first, last = (column.astype(np.uint32) for column in (start, lo, hi))
        old = [self.text[a:b] for a, b, _, _ in ranges]
        new = [source[a:b] for _, _, a, b in ranges]
        return self._apply(end, Pass(at, first, last, old, new, ["undo"] * len(ranges), restores=True))

    def _in_raw_order(self) -> Self:
        changes: list[Change] = []
        for hunk in self._hunks:
            start, end = self._text_range(hunk.lo, hunk.hi)
            at = self._raw_point(hunk.lo)
            changes.append((at, at + hunk.hi - hunk.lo, self.text[start:end], hunk.rules[-1]))
        return self._fresh().edit(sorted(changes))

    def _again(self, entry: Mapping[str, Any]) -> Self:
        """Apply a pass as `save` wrote it."""
        names, old = entry["names"], entry["old"]
        at = entry["at"]
        for place, text in zip(at, old, strict=True):
            if self.text[place : place + len(text)] != text:
                raise ReplayError(f"the log expects {text[:20]!r} at {place}")
        if entry["restores"]:
            return self._restore(zip(entry["lo"], entry["hi"], strict=True))
        columns = zip(at, old, entry["new"], entry["rule"], strict=True)
        return self.edit([(a, a + len(was), new, names[rule]) for a, was, new, rule in columns])


def _tiles(order: Sequence[Span], length: int) -> bool:
    """Whether the pieces hold every part of a text of this length exactly once."""
    done = 0
    for start, end in sorted(span for span in order if span[0] != span[1]):
        if start != done or end < start:
            return False
        done = end
    return done == length


def _covered(length: int, start: npt.NDArray[np.int64], size: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of so many places lie in one of the spans; the spans are ascending and apart."""
    step = np.zeros(length + 1, np.int8)
    full = size > 0
    step[start[full]] += 1
    step[(start + size)[full]] -= 1
    return np.cumsum(step[:-1], dtype=np.int8).astype(np.bool_)


def _ramp(size: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """0, 1, 2 … anew for each size."""
    ends = np.cumsum(size)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - size, size)


def _within(lo: int, hi: int, spans: Sequence[Span]) -> bool:
    """Whether an edit belongs to one of the restored hunks (ascending spans)."""
    k = bisect_right(spans, (lo, hi)) - 1
    for a, b in spans[max(k - 1, 0) : k + 2]:
        if (lo, hi) == (a, b) or (a <= lo and hi <= b and (lo < hi or a < lo < b)):
            return True
    return False


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Ascending spans, with those that touch or overlap made one."""
    last: Span | None = None
    for span in spans:
        if last and span[0] <= last[1]:
            last = (last[0], max(last[1], span[1]))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
