"""The printed lines of a text, and what each looks like."""

from __future__ import annotations

from typing import NamedTuple

import regex

from textkit.han import display_width

# No width of its own: justified and letter-spaced lines are full of spaces between wide characters.
_INNER_SPACE = regex.compile(r"(?<=[\u2e80-\uffef“”‘’—…])[ \u3000]+(?=[\u2e80-\uffef“”‘’—…])")
# Text set apart at the right edge of a line on which a sentence ended, as a source note is.
_SET_APART = regex.compile(r"(?<=[。！？!?][”’）】」』)]?)[ \u3000]{6,}+")


class Line(NamedTuple):
    """A line with text on it.

    Attributes:
        start: offset of its first character that is no white space.
        end: offset behind its last one.
        text: what stands between.
        indent: columns of white space before it.
        width: columns of its text in half-width units, spaces between Chinese characters apart.
        quotes: how many curly quotes it holds; counted as wide, though many fonts draw them narrow.
        latin: how many narrow characters it holds; counted as half as wide as an ideograph.
        trailing: whether white space stands behind it.
        gap: number of line ends between the line before and this one: 1 without a blank line, 0 for
            text set apart on the printed line of the one before.
        feed: whether a form feed stands between the line before and this one.
    """

    start: int
    end: int
    text: str
    indent: int
    width: float
    quotes: int
    latin: int
    trailing: bool
    gap: int
    feed: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    found: list[Line] = []
    offset, gap, feed = 0, 0, False
    for printed in text.split("\n"):
        body = printed.strip()
        if body:
            lead = len(printed) - len(printed.lstrip())
            before, tail = printed[:lead], printed[lead + len(body) :]
            if "\f" in before:
                feed = True
                before = before[before.rindex("\f") + 1 :]
            start, indent = offset + lead, display_width(before)
            for apart in _SET_APART.finditer(body) if "   " in body or "\u3000\u3000" in body else ():
                part = body[start - offset - lead : apart.start()]
                found.append(Line(start, start + len(part), part, indent, *_width(part), True, gap, feed))
                start, indent, gap, feed = offset + lead + apart.end(), display_width(apart[0]), 0, False
            part = body[start - offset - lead :]
            trailing = bool(tail.strip("\f"))
            found.append(Line(start, start + len(part), part, indent, *_width(part), trailing, gap, feed))
            gap, feed = 1, "\f" in tail
        else:
            feed = feed or "\f" in printed
            gap += 1
        offset += len(printed) + 1
    return found


def _width(text: str) -> tuple[int, int, int]:
    if " " in text or "\u3000" in text:
        text = _INNER_SPACE.sub("", text)
    latin = len(text.encode("latin-1", "ignore"))
    quotes = text.count("“") + text.count("”") + text.count("‘") + text.count("’")
    return 2 * len(text) - latin, quotes, latin
