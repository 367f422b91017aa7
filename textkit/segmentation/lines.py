"""The lines of a text with the few things about them that the rules ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from textkit.segmentation.marks import Mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = regex.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]++")
_CLOSERS = "”’」』）》】〉〕］)\"']"
_STOPS = "。！？!?…⋯｡"
_OPEN = "，、；：,;:"


class Line(NamedTuple):
    """One line of a text, without the white space around it.

    Attributes:
        start: offset of its first character.
        end: offset where it ends.
        text: its characters.
        mark: the number or bullet it opens with.
        close: how it ends: `.` as a whole sentence does, `,` open, or empty without any sign.
    """

    start: int
    end: int
    text: str
    mark: Mark | None
    close: str

    @property
    def rest(self) -> str:
        """The text after the number or bullet."""
        return self.text[self.mark.length :] if self.mark else self.text

    @property
    def style(self) -> str:
        """The style of the number or bullet, or nothing."""
        return self.mark.style if self.mark else ""


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, white space at both ends left out."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found = []
    for start, end in spans(text):
        line = text[start:end]
        found.append(Line(start, end, line, mark_of(line), _close_of(line)))
    return found


def _close_of(line: str) -> str:
    bare = line[-8:].rstrip(_CLOSERS)
    last = bare[-1:]
    if last in _STOPS and last:
        return "."
    if last == "." and len(line) > 3:
        return "."
    return "," if last and last in _OPEN else ""
