"""Tables of contents: the dots that lead to a page number, and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change

_LEADER = regex.compile(
    r"""[ \t\u3000]*+
        (?:[.．·•‥…⋯_＿－─]{4,}+|…{2,}+|(?:[.．·•‥…⋯][ \u3000]){4,}+)[.．·•‥…⋯_＿ \t\u3000]*+
        (?:[(（\[]?[ ]?(?:\d{1,4}|[ivxlcIVXLC]{1,6})[ ]?[)）\]]?)?
        (?=[ \t\u3000\f]*+$)""",
    regex.VERBOSE | regex.MULTILINE,
)
_ALONE = regex.compile(
    r"""(?<=\n[ \t\u3000]*)([.．·•‥…⋯_]{6,}+|(?:[.．·•‥…⋯][ \u3000]?){8,}+)[ \t\u3000]*\n
        [ \t\u3000\n]*(\d{1,4}|[ivxlcIVXLC]{1,6})(?=[ \t\u3000\f]*(?:\n|$))""",
    regex.VERBOSE,
)
_NUMBERED = regex.compile(r"[\divxlcIVXLC][ )）\]]*$")
_ENTRIES = 2  # one line of dots alone may be an ellipsis or a form to fill in


def find(text: str) -> Iterator[Change]:
    """Leaders and page numbers of contents entries.

    What it sees: four or more dots in a row, then a page number, at the end of a line.
    Why it is an artefact: the page it names is a page of the printed document.
    Example: `第一章 总则 ........ 3` becomes `第一章 总则`.
    When it is wrong: in a text about typography. Dots without a number stay unless numbered ones stand
    in the same text.
    """
    if not any(sign in text for sign in ("....", "……", "····", "．．", "____", ". . .", "⋯⋯", "• • •")):
        return
    yield from sorted([*_on_the_line(text), *_on_lines_of_their_own(text)])


def _on_the_line(text: str) -> Iterator[Change]:
    found = [
        match for match in _LEADER.finditer(text) if match.start() and text[match.start() - 1] not in "\n\f"
    ]
    numbered = [match for match in found if _NUMBERED.search(match[0])]
    if len(numbered) >= _ENTRIES:
        for match in numbered:
            yield match.start(), match.end(), "", "contents-leader"


def _on_lines_of_their_own(text: str) -> Iterator[Change]:
    """Leaders and numbers that an extractor put on lines of their own, below the entry."""
    found = list(_ALONE.finditer(text))
    if len(found) >= _ENTRIES:
        for match in found:
            yield match.start(1), match.end(1), "", "contents-leader"
            yield match.start(2), match.end(2), "", "contents-leader"
