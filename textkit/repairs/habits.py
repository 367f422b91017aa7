"""Habits of one document: blank lines, indents and trailing spaces, and what they say about line ends.

The same habit means different things in different documents, so it is learned from the document
itself, in the manner of a naive Bayes classifier trained on its own confident decisions (Yarowsky
1995): how often does it go with a break, how often with a join?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.lines import Lines

    Scores = npt.NDArray[np.float64]
    Values = npt.NDArray[np.int64]

_LIMIT = 4.5  # log-odds that one habit can give
_SMOOTHING = 1.0


def at_line_ends(lines: Lines) -> tuple[Values, ...]:
    """The habits at the end of each line but the last: blank lines, indent of the next line, trailing space."""
    return (
        np.minimum(lines.gap[1:], 4),
        np.minimum(lines.indent[1:], 12),
        lines.trailing[:-1].astype(np.int64),
    )


def learn(habits: tuple[Values, ...], scores: Scores, counts: npt.NDArray[np.bool_]) -> tuple[Scores, ...]:
    """The log-odds of every value of every habit.

    Args:
        habits: their values at each line end.
        scores: log-odds of a break at each line end, as far as known.
        counts: which line ends take part.
    """
    share = probability(scores[counts])
    learned = []
    for values in habits:
        size = int(values.max(initial=0)) + 1
        breaks = np.bincount(values[counts], share, size)
        joins = np.bincount(values[counts], 1 - share, size)
        p = (breaks + _SMOOTHING) / (share.sum() + 2 * _SMOOTHING)
        q = (joins + _SMOOTHING) / ((1 - share).sum() + 2 * _SMOOTHING)
        learned.append(np.clip(np.log(p / q), -_LIMIT, _LIMIT))
    return tuple(learned)


def scores(habits: tuple[Values, ...], learned: tuple[Scores, ...], counts: npt.NDArray[np.bool_]) -> Scores:
    """What the habits say at each line end."""
    total = np.zeros(len(counts))
    for values, odds in zip(habits, learned, strict=True):
        total += odds[np.minimum(values, len(odds) - 1)]
    return np.where(counts, total, 0.0)


def probability(odds: Scores) -> Scores:
    """The probability that log-odds stand for."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
