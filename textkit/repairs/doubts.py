"""What a person should look at: line ends judged with little confidence, texts beyond repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.repairs import endings
from textkit.repairs.markers import mark_of

if TYPE_CHECKING:
    from textkit.repairs.lines import Lines
    from textkit.repairs.report import Report

_HANGUL = 0.3  # of the letters: such a text is Korean
_INTERRUPTED = 3  # headings inside sentences that tell interleaved columns


class Doubt(NamedTuple):
    """A line end that may have been judged wrongly.

    Attributes:
        offset: where the line ends, in the text examined.
        breaks: what was decided: a block ends here (True), or the text goes on.
        confidence: how sure that is, 0.5 to 1.
        before: the end of the line.
        after: the start of the next one.
    """

    offset: int
    breaks: bool
    confidence: float
    before: str
    after: str


def least_sure(report: Report, number: int, below: float = 1.0) -> list[Doubt]:
    """The line ends judged with the least confidence, the least sure first."""
    sure = report.ends.confidence
    lines = report.body
    chosen = [i for i in np.argsort(sure, kind="stable")[:number].tolist() if sure[i] < below]
    return [
        Doubt(
            int(lines.end[i]),
            bool(report.ends.breaks[i]),
            float(sure[i]),
            lines.body(i)[-16:],
            lines.body(i + 1)[:16],
        )
        for i in chosen
    ]


def is_korean(text: str) -> bool:
    """Whether a text is Korean, which is written with spaces and is not repaired."""
    sample = text[:20_000]
    hangul = sum("\uac00" <= ch <= "\ud7a3" for ch in sample)
    return hangul > _HANGUL * sum(ch.isalpha() for ch in sample)


def are_interleaved(lines: Lines, width: int) -> bool:
    """Whether two columns seem to be interleaved line by line, without a gutter that would part them.

    Then numbered headings stand again and again between two lines of which the first ends inside a
    sentence and the second goes on with another.
    """
    ends = endings.of(lines)
    full = (ends == endings.WORD) & (lines.width >= width - 6) & (lines.width <= width + 2)
    found = 0
    for i in np.flatnonzero(full[:-2]).tolist():
        heading = lines[i + 1]
        short = heading.width < 0.6 * width and ends[i + 1] == endings.WORD and not heading.latin > 12
        if (
            short
            and (mark_of(heading.text) or heading.text[0].isdecimal())
            and not mark_of(lines.body(i + 2))
        ):
            found += 1
    return width > 0 and found >= _INTERRUPTED
