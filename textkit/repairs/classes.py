"""What each character can be at the edges of a line: one table, looked up for a whole text at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]

OTHER, SPACE, SENTENCE, CLAUSE, PAUSE, CLOSER, WORD = range(7)

SENTENCE_MARKS = "。！？!?…．."
CLAUSE_MARKS = "；;：:"
PAUSE_MARKS = "，、,（(《“‘「『【〔—-"
CLOSING_MARKS = "”’」』）》】〉〕］｝)]}\"'"
OPENING_BRACKETS = "（《【〔「『([{"
CLOSING_BRACKETS = "）》】〕」』)]}"
CANNOT_START_LINE = "，。、；：！？）》」』】〕”’,:;!?)]}%％…·"
QUOTES = "“”‘’"

_WHITE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Blocks of letters, ideographs and syllables; what is missing here is at worst no word end.
_LETTERS = (
    (0x30, 0x3A), (0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x2B0), (0x370, 0x1FFF), (0x2E80, 0x2FE0),
    (0x3005, 0x3008), (0x3041, 0x3100), (0x3105, 0x3130), (0x31A0, 0x3200), (0x3400, 0x4DC0),
    (0x4E00, 0xA4D0), (0xAC00, 0xD7B0), (0xF900, 0xFB00), (0xFF10, 0xFF1A), (0xFF21, 0xFF3B),
    (0xFF41, 0xFF5B), (0xFF66, 0xFFA0), (0x20000, 0x323B0),
)  # fmt: skip


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def kinds() -> npt.NDArray[np.uint8]:
    """For every code point what it is at the end of a line."""
    table = np.zeros(0x110000, np.uint8)
    for first, last in _LETTERS:
        table[first:last] = WORD
    for marks, kind in (
        ("%％", WORD),
        (PAUSE_MARKS, PAUSE),
        (CLOSING_MARKS, CLOSER),
        (CLAUSE_MARKS, CLAUSE),
        (SENTENCE_MARKS, SENTENCE),
        (_WHITE, SPACE),
    ):
        table[[ord(ch) for ch in marks]] = kind
    return table


@cache
def members(characters: str) -> npt.NDArray[np.bool_]:
    """For every code point whether it is one of these characters."""
    table = np.zeros(0x110000, np.bool_)
    table[[ord(ch) for ch in characters]] = True
    return table
