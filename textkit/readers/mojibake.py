"""Text that was decoded wrongly before it came here."""

from __future__ import annotations

import re

from textkit.han import CJK_PUNCTUATION, HAN

Fix = tuple[int, int, str]
"""Start and end in the text, and the characters that stood there."""

# U+FFFD written as UTF-8 and read as GBK; the fill bytes of uninitialised memory read as GBK.
_LOST = re.compile("锟斤拷|烫烫烫|屯屯屯")
_CJK = re.compile(f"[{HAN}{CJK_PUNCTUATION}‘’“”—…·\u3000]+")
_HAN = re.compile(f"[{HAN}]")
# Well-formed sequences for U+2000 to U+FFFF without surrogates, and for the planes of the extensions
# (table 3-7 of the Unicode Standard).
_SEQUENCES = re.compile(
    rb"(?:[\xe2-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\xa0-\xbf][\x80-\xbf]{2})+"
)


def _bytes_of_characters() -> dict[str, int]:
    """Each character that a Latin-1 or Windows-1252 reader makes of a byte from 80 to FF, to that byte."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        table.setdefault(bytes([byte]).decode("cp1252", "ignore") or chr(byte), byte)
    return table


_BYTE = _bytes_of_characters()
_RUN = re.compile(f"[{re.escape(''.join(_BYTE))}]{{3,}}")


def lost_text(text: str) -> int:
    """Count the places where text was lost for good: 锟斤拷, and memory fill read as 烫烫烫 or 屯屯屯."""
    return sum(1 for _ in _LOST.finditer(text))


def fix_mojibake(text: str) -> list[Fix]:
    r"""Undo UTF-8 that was read as Latin-1 or Windows-1252, where that is certain.

    A run is certain if its bytes are well-formed UTF-8 for Chinese characters and marks, two or more
    in a row with a hanzi among them. Once a text has such a run, single characters count too: alone they
    could be Latin text (`café”—` would give a hanzi).

    Returns:
        Edits in ascending order, which do not overlap.

    >>> fix_mojibake("ä¸\xadå›½ 1949")
    [(0, 6, '中国')]
    """
    found = [fix for run in _RUN.finditer(text) for fix in _in_run(run.start(), run[0])]
    if not any(len(new) > 1 and _HAN.search(new) for _, _, new in found):
        return []
    return found


def _in_run(start: int, run: str) -> list[Fix]:
    data = bytes(_BYTE[ch] for ch in run)
    fixes: list[Fix] = []
    for match in _SEQUENCES.finditer(data):
        new = match[0].decode("utf-8")
        if _CJK.fullmatch(new):
            fixes.append((start + match.start(), start + match.end(), new))
    return fixes
