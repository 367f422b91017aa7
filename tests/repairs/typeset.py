"""A small typesetter and extractor for tests: known paragraphs become broken lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from textkit.han import display_width

CANNOT_START = "，。、；：！？”’）》"
CANNOT_END = "“‘（《"


@dataclass(frozen=True)
class Style:
    """How a page looks and what its extraction leaves of it."""

    width: int = 50
    indent: bool = True
    keeps_indent: bool = True
    blank: int = 0
    gap: int = 0
    trailing: bool = False
    number: str = ""
    head: str = ""
    feed: bool = True
    lines_per_page: int = 20
    narrow_quotes: bool = False

    def columns(self, text: str) -> int:
        narrow = sum(text.count(q) for q in "“”‘’") if self.narrow_quotes else 0
        return display_width(text) - narrow


def typeset(paragraphs: list[str], style: Style) -> str:
    """Set paragraphs in lines and pages, and extract them again."""
    printed: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        lines = _lines(paragraph, style)
        if style.indent and style.keeps_indent:
            lines[0] = "　　" + lines[0]
        if style.trailing:
            lines[-1] += " "
        if n:
            printed += [""] * style.gap
        printed += lines
    return _pages(printed, style)


def _lines(paragraph: str, style: Style) -> list[str]:
    lines: list[str] = []
    current = ""
    room = style.width - (4 if style.indent else 0)
    for token in _tokens(paragraph):
        if current and style.columns(current + token) > room:
            lines.append(current.rstrip(" "))
            current, room = "", style.width
        current += token if current or token != " " else ""
    return [*lines, current]


def _tokens(text: str) -> list[str]:
    """The pieces between which a line may end."""
    ends = [0]
    for i, (left, right) in enumerate(pairwise(text), 1):
        latin = left.isascii() and right.isascii() and " " not in (left, right)
        if not latin and right not in CANNOT_START and left not in CANNOT_END:
            ends.append(i)
    return [text[a:b] for a, b in pairwise([*ends, len(text)])]


def _pages(printed: list[str], style: Style) -> str:
    out: list[str] = []
    total = range(0, len(printed), style.lines_per_page)
    for page, start in enumerate(total, 1):
        if style.head:
            out.append(style.head)
        for line in printed[start : start + style.lines_per_page]:
            out += [line, *[""] * style.blank]
        if style.number:
            out.append(style.number.format(page))
        if style.feed and page < len(total):
            out[-1] += "\n\f"
    return "\n".join(out).replace("\n\f\n", "\n\f") + "\n"
