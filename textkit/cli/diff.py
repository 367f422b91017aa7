r"""A unified diff from the raw text to the repaired one.

Which raw lines became which block is known, so nothing is guessed and long texts take linear time.
The diff is one that `patch` applies. Lines end in `\n` and in nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.traced import TracedText

_CONTEXT = 3
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}
_NO_NEWLINE = "\n\\ No newline at end of file\n"


class _Part(NamedTuple):
    """Lines [a, b) of the raw text became lines [c, d) of the repaired one."""

    a: int
    b: int
    c: int
    d: int
    same: bool = False


def unified(text: TracedText, name: str) -> Iterator[str]:
    """The lines of the diff, each with its line feed; none if nothing changes."""
    old = _lines(text.raw)
    new = _lines(text.text if text.text.endswith("\n") or not text.text else f"{text.text}\n")
    parts = [_judged(part, old, new) for part in _with_gaps(_matched(text, old, new), len(old), len(new))]
    if all(part.same for part in parts):
        return
    yield f"--- {name}\n"
    yield f"+++ {name} (repaired)\n"
    for hunk in _hunks(parts):
        yield f"@@ -{_range(hunk[0].a, hunk[-1].b)} +{_range(hunk[0].c, hunk[-1].d)} @@\n"
        for part in hunk:
            yield from _marked(" " if part.same else "-", old[part.a : part.b])
            if not part.same:
                yield from _marked("+", new[part.c : part.d])


def colour(line: str) -> str:
    """A line of the diff as a terminal shows it."""
    if line.startswith(("--- ", "+++ ")):
        return click.style(line, bold=True)
    return click.style(line, fg=_COLOURS.get(line[0]))


def _lines(text: str) -> list[str]:
    """The lines with their line feeds; `str.splitlines` would also split at form feeds and others."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _matched(text: TracedText, old: Sequence[str], new: Sequence[str]) -> list[_Part]:
    """For each repaired line the raw lines it came from; lines that share one are made one part."""
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    parts: list[_Part] = []
    at = 0
    for number, line in enumerate(new):
        body = max(len(line.rstrip("\n")), 1)
        spans = text.to_raw(at, min(at + body, len(text.text)))
        at += len(line)
        first = bisect_right(starts, min(start for start, _ in spans)) - 1
        last = bisect_right(starts, max(max(end - 1, start) for start, end in spans)) - 1
        part = _Part(first, last + 1, number, number + 1)
        while parts and part.a < parts[-1].b:
            before = parts.pop()
            part = _Part(min(before.a, part.a), max(before.b, part.b), before.c, part.d)
        parts.append(part)
    return parts


def _with_gaps(parts: Iterable[_Part], old: int, new: int) -> Iterator[_Part]:
    """The parts with what lies between them: raw lines of which nothing is left."""
    edges = [_Part(0, 0, 0, 0), *parts, _Part(old, old, new, new)]
    for before, part in pairwise(edges):
        if before.b < part.a:
            yield _Part(before.b, part.a, before.d, before.d)
        if part.a < part.b:
            yield part


def _judged(part: _Part, old: Sequence[str], new: Sequence[str]) -> _Part:
    return part._replace(same=old[part.a : part.b] == new[part.c : part.d])


def _hunks(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """The changed parts with some lines around them; those close to one another together."""
    hunk: list[_Part] = []
    unchanged = 0
    holds_change = False
    for part in _single_lines(parts):
        hunk.append(part)
        unchanged = unchanged + 1 if part.same else 0
        holds_change = holds_change or not part.same
        if not holds_change:
            hunk = hunk[-_CONTEXT:]
        elif unchanged > 2 * _CONTEXT:
            yield hunk[: len(hunk) - unchanged + _CONTEXT]
            hunk = hunk[-_CONTEXT:]
            holds_change = False
    if holds_change:
        yield hunk[: len(hunk) - max(unchanged - _CONTEXT, 0)]


def _single_lines(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The same parts, with unchanged ones one line each."""
    for part in parts:
        if part.same:
            for n in range(part.b - part.a):
                yield _Part(part.a + n, part.a + n + 1, part.c + n, part.c + n + 1, same=True)
        else:
            yield part


def _range(start: int, end: int) -> str:
    """Lines [start, end) as the header of a hunk names them."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}{_NO_NEWLINE}"
