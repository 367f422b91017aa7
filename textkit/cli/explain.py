"""The explanation of a repair: the measured layout, then every edit with its place and reason."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Edit, TracedText

_CONTEXT = 6
_SHOWN = 60
_NAMED = {"\n": "⏎", "\r": "␍", "\f": "␌", "\t": "⇥", "\u3000": "□", "\u00a0": "⍽", " ": "␣"}


def explain(text: TracedText, name: str) -> Iterator[str]:
    """The lines of the explanation: the layout, an empty line, then the edits in raw order.

    An edit is told as input, line and page of the raw text, rule, what was replaced -> by what between
    the characters around it, and the reason.
    """
    from textkit.repairs import measure, reason

    yield f"{measure(text.undo())}\n"
    line_starts = _line_starts(text.raw)
    for edit in text.edits:
        line = bisect_right(line_starts, edit.start)
        page = f" page {max(1, bisect_right(text.pages, edit.start))}:" if text.pages else ""
        yield f"{name}:{line}:{page} {edit.rule}: {_change(text.raw, edit)}: {reason(edit.rule)}"


def doubts(text: TracedText, name: str, number: int) -> Iterator[str]:
    """The line ends judged with the least confidence: place, what was decided, how sure, and the line end."""
    from textkit.repairs import review

    line_starts = _line_starts(text.raw)
    for doubt in review(text.undo(), number):
        line = bisect_right(line_starts, doubt.offset)
        decided = "a block ends" if doubt.breaks else "joined"
        yield f"{name}:{line}: {decided}, confidence {doubt.confidence:.2f}: {doubt.before}⏎{doubt.after}"


def visible(text: str) -> str:
    r"""Text in one line, with signs for white space and code points for what cannot be seen.

    >>> visible("会 \n\ufeff")
    '会␣⏎U+FEFF'
    """
    return "".join(_NAMED.get(c) or (c if c.isprintable() else f"U+{ord(c):04X}") for c in text)


def _change(raw: str, edit: Edit) -> str:
    before = raw[max(edit.start - _CONTEXT, 0) : edit.start].rpartition("\n")[2].lstrip()
    after = raw[edit.end : edit.end + _CONTEXT].partition("\n")[0].rstrip()
    return f"{visible(before)}[{_short(edit.old)} -> {_short(edit.new)}]{visible(after)}"


def _short(text: str) -> str:
    """Visible, and cut in the middle where it is long."""
    if len(text) > _SHOWN:
        text = f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"
    return visible(text)


def _line_starts(raw: str) -> list[int]:
    starts = [0]
    at = raw.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = raw.find("\n", at + 1)
    return starts
