"""How lines end: with a sentence, a clause, a pause, a closing mark, or in the middle of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.repairs import classes

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.lines import Lines

    Kinds = npt.NDArray[np.uint8]

SENTENCE, CLAUSE, PAUSE, CLOSER, WORD = (
    classes.SENTENCE,
    classes.CLAUSE,
    classes.PAUSE,
    classes.CLOSER,
    classes.WORD,
)
WORD_KIND = classes.WORD
_CLOSERS = 12  # closing marks that can stand behind a full stop


def last_kind(lines: Lines) -> Kinds:
    """What the very last character of each line is."""
    return classes.kinds()[lines.codes[lines.end - 1]]


def of(lines: Lines) -> Kinds:
    """How each line ends.

    `SENTENCE` (。！？… or a full stop) and `CLAUSE` (；：) also with closing marks behind; `PAUSE`: ，、 or
    an opening mark; `WORD`: a letter, ideograph or digit; `CLOSER`: anything else.
    """
    kinds = classes.kinds()
    last = last_kind(lines)
    inner = lines.end - 1
    for _ in range(_CLOSERS):
        closing = (kinds[lines.codes[inner]] == CLOSER) & (inner > lines.start)
        if not closing.any():
            break
        inner = inner - closing
    deep = kinds[lines.codes[inner]]
    plain = np.where((last == PAUSE) | (last == WORD), last, CLOSER)
    return np.where((deep == SENTENCE) | (deep == CLAUSE), deep, plain).astype(np.uint8)
