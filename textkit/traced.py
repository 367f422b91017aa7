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
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from textkit.errors import ReplayError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textkit.geometry import Box, Geometry

Span = tuple[int, int]
Change = tuple[int, int, str, str]
"""What a rule finds: start and end in the text, the new characters, the rule's name."""

READING_ORDER = "reading-order"
_LOG_VERSION = 1


class Edit(NamedTuple):
    """One change of the raw text that is in force.

    Attributes:
        rule: name of the rule that made it.
        start: raw offset where it begins.
        end: raw offset where it ends, exclusive.
        old: the characters it replaced, as earlier edits had left them.
        new: the characters it put there.
    """

    rule: str
    start: int
    end: int
    old: str
    new: str


class Pass:
    """The edits that were applied together, as columns: a tuple for each would take five times the memory."""

    __slots__ = ("at", "hi", "lo", "names", "new", "old", "restores", "rule")

    def __init__(self, *, restores: bool = False) -> None:
        self.restores = restores
        self.names: list[str] = []
        self.at = array("I")
        self.lo = array("I")
        self.hi = array("I")
        self.rule = array("H")
        self.old: list[str] = []
        self.new: list[str] = []

    def add(self, at: int, lo: int, hi: int, old: str, new: str, rule: str) -> None:
        """Append one edit; `at` counts in the text before the pass, `lo` and `hi` in reading order."""
        if rule not in self.names:
            self.names.append(rule)
        self.at.append(at)
        self.lo.append(lo)
        self.hi.append(hi)
        self.rule.append(self.names.index(rule))
        self.old.append(old)
        self.new.append(new)

    def __len__(self) -> int:
        return len(self.at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pass) and all(getattr(self, k) == getattr(other, k) for k in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def replay(self, text: str) -> str:
        """Apply the pass to the text it was made for.

        Raises:
            ReplayError: the text is another one.
        """
        out: list[str] = []
        done = 0
        for at, old, new in zip(self.at, self.old, self.new, strict=True):
            if at < done or text[at : at + len(old)] != old:
                raise ReplayError(f"the log expects {old[:20]!r} at {at} and finds {text[at : at + 20]!r}")
            out += (text[done:at], new)
            done = at + len(old)
        out.append(text[done:])
        return "".join(out)


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
        self._lo = array("I", range(len(raw)))
        self._hi = array("I", range(1, len(raw) + 1))

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
        resolved = ((s, e, new, rule, *self._source(s, e)) for s, e, new, rule in changes)
        return self._apply(resolved, Pass())

    def undo(self, *, rule: str | None = None, spans: Iterable[Span] | None = None) -> Self:
        """Take edits back: those of one rule, those that touch raw spans, or (without either) everything.

        Edits that overlap in the raw text go together. Nothing else moves, and no rule runs again. What
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
            wanted = list(spans or ())
            chosen = [hunk for hunk in self._hunks if any(self._touches(hunk, span) for span in wanted)]
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
                found.append((first, last))
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
        lines = [head]
        for done in self.log:
            entry: dict[str, Any] = {"names": done.names, "restores": done.restores}
            entry |= {k: list(getattr(done, k)) for k in ("at", "lo", "hi", "rule", "old", "new")}
            lines.append(entry)
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
        mine = (self.raw, self.order, self.pages, self.text, self._lo, self._hi, self.log)
        return mine == (other.raw, other.order, other.pages, other.text, other._lo, other._hi, other.log)

    def __hash__(self) -> int:
        return hash((self.raw, self.text))

    def __repr__(self) -> str:
        counted = sum(len(done) for done in self.log if not done.restores)
        pages = f", {len(self.pages)} pages" if self.pages else ""
        return f"<TracedText {len(self.text)} characters of {len(self.raw)} raw, {counted} edits{pages}>"

    # -- inside ----------------------------------------------------------------------------------

    def _copy(self) -> Self:
        copy = object.__new__(type(self))
        for name in ("raw", "order", "pages", "meta", "geometry", "log", "text", "_borders", "_lo", "_hi"):
            setattr(copy, name, getattr(self, name))
        return copy

    def _fresh(self) -> Self:
        return type(self)(self.raw, pages=self.pages, meta=self.meta, geometry=self.geometry)

    def _apply(self, changes: Iterable[tuple[int, int, str, str, int, int]], log: Pass) -> Self:
        """Cut and join text and columns alike; a change carries the source that its new text stands for."""
        text, lo, hi = self.text, self._lo, self._hi
        parts: list[str] = []
        new_lo, new_hi = array("I"), array("I")
        done = 0
        for start, end, new, rule, a, b in changes:
            if not done <= start <= end:
                raise ValueError(f"change {start}:{end} ({rule}) overlaps the one before it")
            old = text[start:end]
            if old == new and not log.restores:
                continue
            parts += (text[done:start], new)
            new_lo += lo[done:start]
            new_hi += hi[done:start]
            if log.restores:
                new_lo.extend(range(a, b))
                new_hi.extend(range(a + 1, b + 1))
            elif len(new) == end - start:
                new_lo += lo[start:end]
                new_hi += hi[start:end]
            elif new:
                new_lo.extend([a] * len(new))
                new_hi.extend([b] * len(new))
            log.add(start, a, b, old, new, rule)
            done = end
        if not log:
            return self
        parts.append(text[done:])
        result = self._copy()
        result.text = "".join(parts)
        result._lo = new_lo + lo[done:]
        result._hi = new_hi + hi[done:]
        result.log = (*self.log, log)
        return result

    def _source(self, start: int, end: int) -> Span:
        """Where text[start:end] came from, in reading order; for an insertion the gap of its neighbours."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside the text of {len(self.text)} characters")
        if start < end:
            return self._lo[start], self._hi[end - 1]
        before = self._hi[start - 1] if start else 0
        after = self._lo[start] if start < len(self.text) else self._borders[-1]
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
                undone = list(zip(done.lo, done.hi, strict=True))
                found = [entry for entry in found if not _within(entry[0], entry[1], undone)]
                continue
            for lo, hi, rule, old, new in zip(done.lo, done.hi, done.rule, done.old, done.new, strict=True):
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
        changes = ((*self._text_range(lo, hi), source[lo:hi], "undo", lo, hi) for lo, hi in spans)
        return self._apply(changes, Pass(restores=True))

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
