"""What each line of a document is: rules in a fixed order, the first that answers wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.segmentation.front import attachments, front, salutations
from textkit.segmentation.notes import captions, footnotes, source_notes
from textkit.segmentation.numbered import articles, bullets, chapters, siblings
from textkit.segmentation.plain import plain_paragraphs, short_lines, single_lines, special_headings
from textkit.segmentation.runs import contents, tables, verse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

    Rule = Callable[[Sequence[Line], Sequence[Kind | None]], Iterator[tuple[int, Kind]]]

RULES: tuple[Rule, ...] = (
    contents,
    captions,
    source_notes,
    front,
    attachments,
    footnotes,
    single_lines,
    plain_paragraphs,
    tables,
    bullets,
    articles,
    chapters,
    salutations,
    special_headings,
    siblings,
    verse,
    short_lines,
)
"""Each looks at all lines and at what the rules before it have decided, and answers for some of the rest."""


def kinds_of(lines: Sequence[Line]) -> list[Kind]:
    """The kind of every line."""
    kinds: list[Kind | None] = [None] * len(lines)
    for rule in RULES:
        for i, kind in list(rule(lines, kinds)):
            if kinds[i] is None:
                kinds[i] = kind
    return [kind or "paragraph" for kind in kinds]
