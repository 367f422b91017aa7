"""Sentences of a text, as strings or as spans."""

from __future__ import annotations

from itertools import pairwise

from textkit.segmentation.lines import spans
from textkit.segmentation.stops import boundaries


def sentences(text: str, *, language: str | None = None) -> list[str]:  # noqa: ARG001 - part of the public signature
    """Split a text into sentences that join back to it exactly.

    A line end is a boundary: a text that was repaired has one block a line. White space belongs to the
    sentence before it.

    Args:
        text: the text.
        language: BCP-47 code. The signs themselves tell the languages apart, so none changes the result.

    Returns:
        The sentences, in order; none for an empty text.

    >>> sentences("“走吗？”他问。“走。”")
    ['“走吗？”他问。', '“走。”']
    """
    cuts = [0]
    for start, end in spans(text):
        cuts.append(start)
        cuts += boundaries(text, start, end)
    if len(cuts) > 1:
        del cuts[1]
    cuts.append(len(text))
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one line as spans that tile it."""
    return list(pairwise([start, *boundaries(text, start, end), end]))
