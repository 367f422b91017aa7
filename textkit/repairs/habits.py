"""Habits of one document: blank lines, indents and trailing spaces, and what they say about line ends.

The same habit means different things in different documents, so it is learned from the document
itself, in the manner of a naive Bayes classifier trained on its own confident decisions (Yarowsky
1995): how often does it go with a break, how often with a join?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

    from textkit.repairs.lines import Lines

    Flags = npt.NDArray[np.bool_]
    Scores = npt.NDArray[np.float64]
    Values = npt.NDArray[np.int64]

_LIMIT = 4.5  # log-odds that one habit can give
_SMOOTHING = 1.0


class Habit(NamedTuple):
    """One habit: its value at each line end, and at which line ends it says anything."""

    values: Values
    counts: Flags


def at_line_ends(lines: Lines, pages: Collection[int]) -> tuple[Habit, ...]:
    """The habits at each line end: blank lines, the indent of the next line, a trailing space.

    Args:
        lines: the lines.
        pages: indices of lines that begin a page; blank lines before them say nothing.
    """
    always = np.ones(len(lines) - 1, np.bool_)
    inside = always.copy()
    inside[[i - 1 for i in pages if 0 < i < len(lines)]] = False
    return (
        Habit(np.minimum(lines.gap[1:], 4), inside),
        Habit(np.minimum(_indents(lines, pages)[1:], 12), always),
        Habit(lines.trailing[:-1].astype(np.int64), always),
    )


def _indents(lines: Lines, pages: Collection[int]) -> Values:
    """Indents against the margin of the page: some extractors shift whole pages."""
    starts = np.array(sorted({0, *(i for i in pages if i < len(lines))}), np.int64)
    margins = np.minimum.reduceat(lines.indent, starts)
    indents: Values = lines.indent - np.repeat(margins, np.diff(np.append(starts, len(lines))))
    return indents


def learn(habits: tuple[Habit, ...], scores: Scores) -> tuple[Scores, ...]:
    """The log-odds of every value of every habit.

    Args:
        habits: the habits at each line end.
        scores: log-odds of a break at the first line ends, as far as known.
    """
    share = probability(scores)
    learned = []
    for habit in habits:
        counts = habit.counts[: len(share)]
        values, weight = habit.values[: len(share)][counts], share[counts]
        size = int(habit.values.max(initial=0)) + 1
        p = (np.bincount(values, weight, size) + _SMOOTHING) / (weight.sum() + 2 * _SMOOTHING)
        q = (np.bincount(values, 1 - weight, size) + _SMOOTHING) / ((1 - weight).sum() + 2 * _SMOOTHING)
        learned.append(np.clip(np.log(p / q), -_LIMIT, _LIMIT))
    return tuple(learned)


def scores(habits: tuple[Habit, ...], learned: tuple[Scores, ...]) -> Scores:
    """What the habits say at each line end."""
    total = np.zeros(len(habits[0].values))
    for habit, odds in zip(habits, learned, strict=True):
        total += np.where(habit.counts, odds[habit.values], 0.0)
    return total


def probability(odds: Scores) -> Scores:
    """The probability that log-odds stand for."""
    share: Scores = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return share
