"""From judged line ends to edits: what stands between two lines becomes nothing, a space or a line end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import regex

from textkit.repairs.classes import members
from textkit.repairs.hyphens import Words
from textkit.repairs.markers import is_article_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from textkit.repairs.breaks import LineEnds
    from textkit.repairs.layout import Layout
    from textkit.repairs.lines import Lines
    from textkit.traced import Change

_ADDRESS = regex.compile(r"(?:://|www\.|@|\w[/\\]\w)\S*$")


def changes(lines: Lines, furniture: Mapping[int, str], ends: LineEnds, layout: Layout) -> Iterator[Change]:
    """The edits that join lines, part blocks by one line end, and take furniture out.

    Args:
        lines: all lines of a text.
        furniture: indices of the lines to take out, with their rules.
        ends: the judged ends of the lines that stay.
        layout: the measures of the document.
    """
    text = lines.text
    stays = np.ones(len(lines), np.bool_)
    stays[list(furniture)] = False
    kept = np.flatnonzero(stays)
    if not len(kept):
        yield from _outer(text, 0, len(text), lines, range(len(lines)), furniture)
        return
    yield from _outer(text, 0, int(lines.start[kept[0]]), lines, range(int(kept[0])), furniture)
    yield from _inner(lines, kept, furniture, ends, layout)
    last = int(kept[-1])
    yield from _outer(text, int(lines.end[last]), len(text), lines, range(last + 1, len(lines)), furniture)


def _inner(
    lines: Lines, kept: npt.NDArray[np.int64], furniture: Mapping[int, str], ends: LineEnds, layout: Layout
) -> Iterator[Change]:
    start, end = lines.end[kept[:-1]], lines.start[kept[1:]]
    # Nearly all gaps are plain: no furniture in them, and no Latin letter beside a join.
    turns = lines.feed[kept[1:]] | (np.diff(kept) > 1)
    latin = (lines.codes[start - 1] <= ord("‐")) | (
        lines.codes[np.minimum(end, len(lines.codes) - 1)] < 0x2000
    )
    torn = members("条條")[lines.codes[start - 1]]
    plain = ~turns & (ends.breaks | ~(latin | torn))
    # A gap that is one line end and stays one is no change.
    changes = ~(ends.breaks & plain & (end - start == 1) & (lines.codes[start] == ord("\n")))
    words = Words(lines.text)
    columns = (np.flatnonzero(changes), start[changes], end[changes], ends.breaks[changes], plain[changes])
    for n, a, b, breaks, is_plain in zip(*(column.tolist() for column in columns), strict=True):
        if is_plain:
            yield (a, b, "\n", _break_rule(lines.text, a, b)) if breaks else (a, b, "", "line-join")
            continue
        i, j = int(kept[n]), int(kept[n + 1])
        if breaks:
            new, rule = "\n", _break_rule(lines.text, a, b)
        else:
            here, after = lines.body(i), lines.body(j)
            if words.is_cut(here, after):
                yield a - 1, a, "", "hyphen"
                new = ""
            else:
                new = joint(here, after, mixed_space=layout.mixed_space)
            rule = "page-join" if turns[n] else "line-join"
        yield from _between(a, b, lines, range(i + 1, j), furniture, new, rule)


def joint(here: str, after: str, *, mixed_space: bool) -> str:
    """What stands between two joined lines: a space between Latin words, nothing inside Chinese text."""
    left, right = here[-1], after[0]
    if is_article_number(here):
        return " "
    if not (_is_latin(left) or _is_latin(right)):
        return ""
    if _is_latin(left) and _is_latin(right):
        if _ADDRESS.search(here[-60:]) or (left.isdecimal() and right.isdecimal()):
            return ""
        if left in "-.," and (right.isdecimal() or left == "-"):
            return ""
        return " "
    other = right if _is_latin(left) else left
    word = left if _is_latin(left) else right
    return " " if mixed_space and word.isalnum() and other.isalpha() else ""


def _is_latin(ch: str) -> bool:
    return ch < "\u2000" and not ch.isspace()


def _break_rule(text: str, start: int, end: int) -> str:
    lines = text.count("\n", start, end) + text.count("\f", start, end)
    if not lines:
        return "wide-gap"
    if lines > 1:
        return "blank-line"
    return "trailing-space" if text[end - 1] == "\n" else "indent"


def _between(
    start: int,
    end: int,
    lines: Lines,
    inside: range,
    furniture: Mapping[int, str],
    new: str,
    rule: str,
) -> Iterator[Change]:
    """One edit for each stretch of white space and each furniture line; the first stretch becomes `new`."""
    done = start
    for i in inside:
        start_of, end_of = int(lines.start[i]), int(lines.end[i])
        yield done, start_of, new, rule
        yield start_of, end_of, "", furniture[i]
        done, new = end_of, ""
    yield done, end, new, rule


def _outer(
    text: str, start: int, end: int, lines: Lines, inside: range, furniture: Mapping[int, str]
) -> Iterator[Change]:
    """White space and furniture before the first line or behind the last; a final line end stays."""
    keeps = "\n" if start and "\n" in text[start:end] else ""
    rule = "trailing-space" if start else "indent"
    if "\n" in text[start:end] and text[start:end] != "\n":
        rule = "blank-line"
    yield from _between(start, end, lines, inside, furniture, keeps, rule)
