"""What a person should look at: line ends judged with little confidence, texts beyond repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.repairs import endings

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.classes import Codes
    from textkit.repairs.lines import Lines
    from textkit.repairs.report import Report

_HANGUL = 0.3  # of the letters: such a text is Korean
_SAMPLE = 3000  # lines
_RUNNING = 20  # columns; shorter lines are headings and cells
_CUTS = 30  # cut lines from which interleaved columns can be told
_SKIPS = 1.2  # times as often as in the next line such a line goes on in the one after


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


def are_interleaved(lines: Lines) -> bool:
    """Whether two columns seem to be interleaved line by line, without a gutter that would part them.

    Then a line that was cut goes on not in the next line but in the one after: the two characters
    around that cut are more often neighbours elsewhere in the text.
    """
    lines = lines.take(np.arange(min(len(lines), _SAMPLE)))
    cut = np.flatnonzero(endings.of(lines)[:-2] == endings.WORD)
    cut = cut[lines.width[cut] >= _RUNNING]
    if len(cut) < _CUTS:
        return False
    known = _neighbours(lines)
    last = lines.codes[lines.end[cut] - 1]
    next_line, one_after = (_pair(last, lines.codes[lines.start[cut + step]]) for step in (1, 2))
    goes_on, skips = np.isin(next_line, known).sum(), np.isin(one_after, known).sum()
    return bool(skips > _SKIPS * goes_on and skips > 0.05 * len(cut))


def _pair(left: Codes, right: Codes) -> npt.NDArray[np.uint64]:
    return (left.astype(np.uint64) << np.uint64(21)) | right


def _neighbours(lines: Lines) -> npt.NDArray[np.uint64]:
    """All pairs of characters that stand side by side inside a line."""
    start, end = int(lines.start[0]), int(lines.end[-1])
    codes = lines.codes[start:end]
    han = codes >= 0x3400
    return np.unique(_pair(codes[:-1], codes[1:])[han[:-1] & han[1:]])
