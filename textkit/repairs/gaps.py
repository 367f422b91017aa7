"""From judged line ends to edits: what stands between two lines becomes nothing, a space or a line end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.repairs.markers import is_article_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textkit.repairs.breaks import LineEnd
    from textkit.repairs.layout import Layout
    from textkit.repairs.lines import Line
    from textkit.traced import Change

_ADDRESS = regex.compile(r"(?:://|www\.|@|\w[/\\]\w)\S*$")


def changes(
    text: str,
    lines: Sequence[Line],
    furniture: Mapping[int, str],
    ends: Sequence[LineEnd],
    layout: Layout,
) -> Iterator[Change]:
    """The edits that join lines, part blocks by one line end, and take furniture out.

    Args:
        text: the text the lines were taken from.
        lines: all its lines.
        furniture: indices of the lines to take out, with their rules.
        ends: the judged ends of the lines that stay.
        layout: the measures of the document.
    """
    kept = [i for i in range(len(lines)) if i not in furniture]
    if not kept:
        yield from _outer(text, 0, len(text), lines, range(len(lines)), furniture)
        return
    yield from _outer(text, 0, lines[kept[0]].start, lines, range(kept[0]), furniture)
    for n, end in enumerate(ends):
        i, j = kept[n], kept[n + 1]
        here, after = lines[i], lines[j]
        if end.breaks:
            new, rule = "\n", _break_rule(text, here.end, after.start)
        else:
            if is_hyphenated(here.text, after.text):
                yield here.end - 1, here.end, "", "hyphen"
            new = joint(here.text, after.text, mixed_space=layout.mixed_space)
            rule = "page-join" if j > i + 1 or after.feed else "line-join"
        yield from _between(here.end, after.start, lines, range(i + 1, j), furniture, new, rule)
    yield from _outer(text, lines[kept[-1]].end, len(text), lines, range(kept[-1] + 1, len(lines)), furniture)


def joint(here: str, after: str, *, mixed_space: bool) -> str:
    """What stands between two joined lines: a space between Latin words, nothing inside Chinese text."""
    left, right = here[-1], after[0]
    if is_hyphenated(here, after):
        return ""
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


def is_hyphenated(here: str, after: str) -> bool:
    """Whether a word was hyphenated by the typesetter: only U+2010 says so without a doubt."""
    return here[-1] == "‐" and here[-2:-1].isalpha() and after[0].islower()


def _is_latin(ch: str) -> bool:
    return ch < "\u2000" and not ch.isspace()


def _break_rule(text: str, start: int, end: int) -> str:
    gap = text[start:end]
    if "\n" not in gap and "\f" not in gap:
        return "wide-gap"
    if gap.count("\n") + gap.count("\f") > 1:
        return "blank-line"
    return "trailing-space" if gap.endswith("\n") else "indent"


def _between(
    start: int,
    end: int,
    lines: Sequence[Line],
    inside: range,
    furniture: Mapping[int, str],
    new: str,
    rule: str,
) -> Iterator[Change]:
    """One edit for each stretch of white space and each furniture line; the first stretch becomes `new`."""
    done = start
    for i in inside:
        yield done, lines[i].start, new, rule
        yield lines[i].start, lines[i].end, "", furniture[i]
        done, new = lines[i].end, ""
    yield done, end, new, rule


def _outer(
    text: str, start: int, end: int, lines: Sequence[Line], inside: range, furniture: Mapping[int, str]
) -> Iterator[Change]:
    """White space and furniture before the first line or behind the last; a final line end stays."""
    keeps = "\n" if start and "\n" in text[start:end] else ""
    rule = "trailing-space" if start else "indent"
    if "\n" in text[start:end] and text[start:end] != "\n":
        rule = "blank-line"
    yield from _between(start, end, lines, inside, furniture, keeps, rule)
