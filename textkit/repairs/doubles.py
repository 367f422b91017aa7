"""Text printed twice for boldness, which an extractor gives twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change

_LONGEST = 80  # characters of a line that may be a heading, both prints together
_HABIT = 2  # different headings that must be doubled: one may be meant
_REFRAIN = 3  # the same for whole lines, which verse repeats
_SPACES = 8  # between the two prints
_EACH_TWICE = regex.compile(r"(?:(\S)\1){4,40}")
_SENTENCE = regex.compile("[，。；！？]")


def find(text: str) -> Iterator[Change]:
    """The second print of headings that stand twice.

    What it sees: short lines without punctuation that say one thing twice, that come twice in a row, or in
    which every character stands twice; several of them in one text.
    Why it is an artefact: a typesetter without a bold font prints a heading again, a hair to the right.
    Example: `第一章 总则第一章 总则` becomes `第一章 总则`.
    When it is wrong: in a text with three different refrains of one line.
    """
    within: dict[str, list[Change]] = {}
    repeated: dict[str, list[Change]] = {}
    offset, last, last_line, last_offset = 0, "", "", 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            middle = len(body) // 2
            if body == last and len(body) <= _LONGEST:
                place = last_offset + len(last_line.rstrip()), offset + len(line.rstrip())
                repeated.setdefault(body, []).append((*place, "", "double-print"))
            elif len(body) <= _LONGEST and body.find(body[0], middle, middle + _SPACES) >= 0:
                half = _half(body)
                if half is not None and not _SENTENCE.search(body):
                    start = offset + len(line) - len(line.lstrip())
                    within.setdefault(half, []).append((start, start + len(body), half, "double-print"))
            last, last_line, last_offset = body, line, offset
        offset += len(line) + 1
    doubled = [*within.values()] if len(within) >= _HABIT else []
    headings = {body: edits for body, edits in repeated.items() if not _SENTENCE.search(body)}
    if len(headings) >= _REFRAIN or (doubled and headings):
        doubled += headings.values()
    yield from sorted(change for changes in doubled for change in changes)


def _half(body: str) -> str | None:
    """One print of a line that holds two, or None."""
    middle = len(body) // 2
    for start in range(middle, min(middle + _SPACES, len(body))):
        if start > 1 and body[start:] == body[:start].rstrip():
            return body[start:]
    return body[::2] if _EACH_TWICE.fullmatch(body) else None
