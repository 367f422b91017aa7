"""What a line can begin with when a block begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import regex

from textkit.repairs.classes import members

if TYPE_CHECKING:
    import numpy.typing as npt

    from textkit.repairs.lines import Lines

_NUMERAL = "[0-9０-９〇零一二三四五六七八九十百千两]"

# Each alternative starts with a class of its own, and every repetition is bounded: linear on any input.
_MARKER = regex.compile(
    rf"""
    第[ \u3000]?{_NUMERAL}{{1,7}}(?:[-－—之]\d{{1,3}})?[ \u3000]?[编編章节節条條款项項部篇回讲講课課届]
  | [一二三四五六七八九十百]{{1,4}}(?:、|[ \u3000]{{1,2}}(?=\p{{Han}})|[.．])
  | [（(][ ]?(?:[一二三四五六七八九十百]{{1,4}}|[0-9０-９]{{1,3}}|[a-z]|[ivx]{{1,4}})[ ]?[)）]
  | [0-9０-９]{{1,3}}(?:[.．][0-9０-９]{{1,3}}){{0,4}}
        (?:[.．、)）][ \u3000]?(?![0-9０-９])|[ \u3000]{{1,2}}(?=\p{{Han}}{{2}}))
  | [①-⑳㈠-㈩⑴-⒇⒈-⒛Ⅰ-Ⅻ]
  | [•●◆■▪◦○‣∙·□◇▲★※➢✓][ \u3000\p{{L}}\p{{N}}“《（]
  | [-–*][ ]\S
  | [$>][ ]\S
  | —{{2}}|──|--\s?\p{{Han}}
  | \[\d{{1,3}}\]
  | [表图圖][ ]?[0-9０-９一二三四五六七八九十]{{1,3}}(?:[-－.．][0-9]{{1,3}})?[ \u3000：:]
  | 附件(?:[0-9一二三四五六七八九十]{{1,3}})?[：:]?(?:$|[ \u3000])
  | 附[录錄表][ \u3000A-Z一二三四五六七八九十0-9：:]
  | 目[ \u3000]{{0,4}}[录錄]$
  | 注[0-9]?[：:]
  | \p{{Han}}[\p{{Han}} \u3000]{{0,5}}(?<![曰道说說云问問答])[：:]
    """,
    regex.VERBOSE,
)
_WEAK = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩0123456789[")
_ARTICLE = regex.compile(rf"第[ \u3000]?{_NUMERAL}{{1,7}}(?:[-－—之]\d{{1,3}})?[ \u3000]?[条條]")
_STRUCTURAL = regex.compile(
    rf"第[ \u3000]?{_NUMERAL}{{1,7}}(?:[-－—之]\d{{1,3}})?[ \u3000]?[编編章节節条條款项項部篇回]"
)


def mark_of(text: str) -> int:
    """How a line begins: with nothing (0), a label, a number that sentences hold too, or a sure mark (3).

    >>> [mark_of(line) for line in ("工会是", "电话：010", "（一）加强", "第一章 总则")]
    [0, 1, 2, 3]
    """
    found = _MARKER.match(text)
    if not found:
        return 0
    if found[0][-1] in "：:" or found[0][0] in "—─-–*":
        return 1
    return 2 if found[0][0] in _WEAK else 3


def may_open_block(lines: Lines) -> npt.NDArray[np.int64]:
    """Indices of the lines worth asking `mark_of`: by their first character, or a colon near it."""
    opens = members(_FIRST)[lines.codes[lines.start]]
    colons = np.flatnonzero((lines.codes == ord("：")) | (lines.codes == ord(":")))
    labelled = np.searchsorted(colons, lines.start + 8) > np.searchsorted(colons, lines.start)
    return np.flatnonzero(opens | labelled)


_FIRST = (
    "第一二三四五六七八九十百（(0123456789０１２３４５６７８９•●◆■▪◦○‣∙·□◇▲★※➢✓-–*$>—─[表图圖附目注"
    + "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3220, 0x322A), *range(0x2474, 0x249C)]))
    + "".join(map(chr, range(0x2160, 0x216C)))
)


def marker_end(text: str) -> int:
    """How long the opening mark is; 0 if there is none."""
    found = _MARKER.match(text)
    return found.end() if found else 0


def is_article_number(text: str) -> bool:
    """Whether a line is a number such as 第十二条 and nothing else."""
    return bool(_ARTICLE.fullmatch(text))


def opens_article(text: str) -> bool:
    """Whether a line begins with a number such as 第十二条."""
    return bool(_ARTICLE.match(text))


def is_structural(text: str) -> bool:
    """Whether a line names a part of the document (第十二条): such a line is never page furniture."""
    return bool(_STRUCTURAL.match(text))
