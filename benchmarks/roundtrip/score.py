"""The scorer: how close a repaired text is to the blocks that were typeset.

White space never counts, except where a figure says so. Full-width digits and letters are folded to ASCII,
any bullet at the start of a block is as good as another, and a run of leader dots counts as three.
Notes, captions and table rows may stand anywhere: they are paired first and leave the running text.

    python -m benchmarks.roundtrip.score GOLD.gold.json REPAIRED.txt

    b_f       block boundaries: F1 of precision and recall, one character of tolerance
    blocks    blocks reproduced exactly as one line: F1, whatever their order
    loss      share of the characters that did not come back, in their order
    leak      share of running heads, feet and page numbers still there
    spaces    wrong spaces between two CJK characters, per thousand characters
    junk      radicals, vertical forms, private-use, zero-width and control characters left, per thousand
    contents  share of contents entries that still carry their dots or page number
    cells     share of table cells found, as a row or as a line of their own
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

FIGURES = ("b_f", "blocks", "loss", "leak", "spaces", "junk", "contents", "cells")

_WIDE = {
    c: c - 0xFEE0
    for first, last in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for c in range(first, last + 1)
}
_CJK = re.compile(
    "[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff01-\uff65\u2014\u2018-\u201d\u2026]"
)
_BULLETS = re.compile("^[•●◆■▪◦○‣∙·\ue000-\uf8ff\u25a0-\u25ff]+")
_JUNK = re.compile(
    "[\u2e80-\u2fdf\ufe10-\ufe1f\ufe30-\ufe4f\ue000-\uf8ff\u00ad\u200b-\u200f\u2060\ufeff\ufffd\ufb00-\ufb06\uf900-\ufaff"
    "\x00-\x08\x0b\x0c\x0e-\x1f]"
)
_LEADER = re.compile(r"([.…·⋯‥．_])(?:\s*\1){3,}")
_MOVABLE = frozenset(("footnote", "caption", "table_row"))
_LEAST_SIMILAR = 90  # percent: a note or row with a slip in it is still that note
_SLIDE = 12  # characters an insertion may be slid to see the furniture in it


@dataclass(frozen=True)
class Flow:
    """Running text without white space.

    Attributes:
        text: its characters.
        ends: where blocks end.
        spaces: the characters that stood behind a space.
    """

    text: str
    ends: tuple[int, ...]
    spaces: frozenset[int]


@dataclass
class Pairing:
    """Gold blocks that may stand anywhere, and the lines they were found in."""

    blocks: dict[int, int] = field(default_factory=dict)
    cells: dict[int, list[str]] = field(default_factory=dict)  # row -> cells that were not found
    used: set[int] = field(default_factory=set)
    cells_found: int = 0
    cells_alone: int = 0
    cells_total: int = 0


def score(gold: dict[str, Any], lines: list[str]) -> dict[str, float | None]:
    """Score repaired lines against the blocks of `gold`; None where a figure does not apply."""
    written = [line.strip() for line in lines if squeezed(line)]
    found = [squeezed(line) for line in written]
    blocks = gold["blocks"]
    wanted = [squeezed(block["text"]) for block in blocks]
    size = max(1, sum(map(len, wanted)))
    pairing = _pair(blocks, wanted, found)
    expected, optional = _expected(blocks, wanted, pairing)
    result = _flow([line for j, line in enumerate(written) if j not in pairing.used])
    steps = Levenshtein.opcodes(expected.text, result.text)
    furniture = _furniture(gold)
    return {
        "b_f": _boundaries(expected, result, optional, steps, len(pairing.blocks)),
        "blocks": _exact(wanted, found, pairing.cells_alone),
        "loss": sum(step.src_end - step.src_start for step in steps if step.tag != "equal") / size,
        "leak": min(1.0, _leaks(result.text, steps, furniture) / len(furniture)) if furniture else None,
        "spaces": 1000 * _wrong_spaces(expected, result, steps) / size,
        "junk": 1000 * sum(len(_JUNK.findall(line)) for line in written) / size,
        "contents": _contents(blocks, wanted, found),
        "cells": pairing.cells_found / pairing.cells_total if pairing.cells_total else None,
    }


def mean(scores: list[dict[str, float | None]]) -> dict[str, float | None]:
    """The mean of every figure over the cases it applies to."""
    means: dict[str, float | None] = {}
    for name in FIGURES:
        values = [value for one in scores if (value := one[name]) is not None]
        means[name] = sum(values) / len(values) if values else None
    return means


def _tidy(text: str) -> str:
    return _BULLETS.sub("•", _LEADER.sub(r"\1\1\1", text.strip()), count=1).translate(_WIDE)


def _is_space(ch: str) -> bool:
    return ch.isspace() or ch in "\ufeff\u200b"


def squeezed(text: str) -> str:
    """Text as it is compared: folded, without white space."""
    return "".join(ch for ch in _tidy(text) if not _is_space(ch))


def _flow(parts: list[str]) -> Flow:
    chars: list[str] = []
    ends: list[int] = []
    spaces: set[int] = set()
    for part in parts:
        start = len(chars)
        space = False
        for ch in _tidy(part):
            if _is_space(ch):
                space = len(chars) > start
                continue
            if space:
                spaces.add(len(chars))
                space = False
            chars.append(ch)
        ends.append(len(chars))
    return Flow("".join(chars), tuple(ends), frozenset(spaces))


def _pair(blocks: list[dict[str, Any]], wanted: list[str], found: list[str]) -> Pairing:
    pairing = Pairing()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(found):
        places[line].append(j)
    fixed = {text for text, block in zip(wanted, blocks, strict=True) if block["kind"] not in _MOVABLE}
    movable = [i for i, block in enumerate(blocks) if block["kind"] in _MOVABLE]
    for i in movable:
        if here := places[wanted[i]]:
            j = min(here, key=lambda place: abs(place / len(found) - i / len(blocks)))
            here.remove(j)
            pairing.blocks[i] = j
            pairing.used.add(j)
    for i in movable:
        if i not in pairing.blocks and len(wanted[i]) >= 8:
            _pair_similar(i, wanted[i], found, fixed, pairing)
    for i, block in enumerate(blocks):
        if block.get("cells"):
            _pair_cells(i, block["cells"], places, fixed, pairing)
    return pairing


def _pair_similar(i: int, text: str, found: list[str], fixed: set[str], pairing: Pairing) -> None:
    near = [
        (fuzz.ratio(text, line), j)
        for j, line in enumerate(found)
        if j not in pairing.used and abs(len(line) - len(text)) <= 0.2 * len(text) and line not in fixed
    ]
    if near and max(near)[0] >= _LEAST_SIMILAR:
        j = max(near)[1]
        pairing.blocks[i] = j
        pairing.used.add(j)


def _pair_cells(
    i: int, cells: list[str], places: dict[str, list[int]], fixed: set[str], pairing: Pairing
) -> None:
    pairing.cells_total += len(cells)
    if i in pairing.blocks:
        pairing.cells_found += len(cells)
        return
    left = []
    for cell in cells:
        text = squeezed(cell)
        free = [j for j in places.get(text, []) if j not in pairing.used] if text not in fixed else []
        if free:
            pairing.used.add(free[0])
            pairing.cells_found += 1
            pairing.cells_alone += 1
        else:
            left.append(cell)
    pairing.cells[i] = left


def _expected(blocks: list[dict[str, Any]], wanted: list[str], pairing: Pairing) -> tuple[Flow, set[int]]:
    """What is left of the gold once pairs are taken out, and the edges of cells: boundaries there may be."""
    parts: list[str] = []
    optional: set[int] = set()
    position = 0
    for i, block in enumerate(blocks):
        if i in pairing.blocks:
            continue
        if i in pairing.cells:
            if not pairing.cells[i]:
                continue
            edge = position
            for cell in pairing.cells[i]:
                edge += len(squeezed(cell))
                optional.add(edge)
            parts.append(" ".join(pairing.cells[i]))
            position = edge
        else:
            parts.append(block["text"])
            position += len(wanted[i])
    return _flow(parts), optional


def _boundaries(expected: Flow, result: Flow, optional: set[int], steps: Any, paired: int) -> float:
    """F1 of block boundaries; a pair counts as one found."""
    place = [0] * (len(result.text) + 1)
    for step in steps:
        for k in range(step.dest_end - step.dest_start):
            shift = k if step.tag == "equal" else min(k, step.src_end - step.src_start)
            place[step.dest_start + k] = step.src_start + shift
    place[len(result.text)] = len(expected.text)
    true = set(expected.ends[:-1])
    set_ = {place[end] for end in result.ends[:-1]} - {0, len(expected.text)}
    hits = sum(_near(spot, true) for spot in set_) + paired
    counted = sum(_near(spot, true) or not _near(spot, optional) for spot in set_) + paired
    reached = sum(_near(spot, set_) for spot in true) + paired
    precision = hits / counted if counted else 0.0
    recall = reached / (len(true) + paired) if true or paired else 1.0
    return _f1(precision, recall)


def _near(spot: int, spots: set[int]) -> bool:
    return spot in spots or spot - 1 in spots or spot + 1 in spots


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _exact(wanted: list[str], found: list[str], cells_alone: int) -> float:
    both = sum((Counter(wanted) & Counter(found)).values())
    return _f1(both / max(1, len(found) - cells_alone), both / max(1, len(wanted)))


def _furniture(gold: dict[str, Any]) -> list[str]:
    printed = gold.get("furniture", {})
    return [
        text for line in (*printed.get("header", ()), *printed.get("footer", ())) if (text := _plain(line))
    ]


def _plain(text: str) -> str:
    """Furniture as it is looked for: characters for radicals, one middle dot, no white space."""
    chars = (
        unicodedata.normalize("NFKC", ch) if "\u2f00" <= ch <= "\u2fdf" else ch
        for ch in text.translate(_WIDE)
    )
    return re.sub("[•·‧・]", "·", "".join(ch for ch in chars if not ch.isspace() and not _JUNK.match(ch)))


def _leaks(text: str, steps: Any, furniture: list[str]) -> int:
    """How many pieces of furniture stand in what the output has and the gold has not."""
    if not furniture:
        return 0
    pieces = [_whole(piece) for piece in sorted(set(furniture), key=len, reverse=True)]
    return sum(
        _hits(_best_window(text, step, pieces), pieces)
        for step in steps
        if step.dest_end > step.dest_start and step.tag != "equal"
    )


def _whole(piece: str) -> re.Pattern[str]:
    """The piece, but no number inside a longer number."""
    before = r"(?<!\d)" if piece[0].isdigit() else ""
    after = r"(?!\d)" if piece[-1].isdigit() else ""
    return re.compile(before + re.escape(piece) + after)


def _hits(run: str, pieces: list[re.Pattern[str]]) -> int:
    total = 0
    rest = _plain(run)
    for piece in pieces:
        rest, count = piece.subn("\0", rest)
        total += count
    return total


def _best_window(text: str, step: Any, pieces: list[re.Pattern[str]]) -> str:
    """An insertion may be slid along equal characters: the window that shows most furniture."""
    start, end = step.dest_start, step.dest_end
    best = text[start:end]
    if step.tag != "insert":
        return best
    most = _hits(best, pieces)
    for way in (-1, 1):
        for k in range(1, _SLIDE + 1):
            a, z = start + way * k, end + way * k
            if a < 0 or z > len(text) or (text[a] != text[z] if way < 0 else text[a - 1] != text[z - 1]):
                break
            if (count := _hits(text[a:z], pieces)) > most:
                best, most = text[a:z], count
    return best


def _wrong_spaces(expected: Flow, result: Flow, steps: Any) -> int:
    pair = {
        step.dest_start + k: step.src_start + k
        for step in steps
        if step.tag == "equal"
        for k in range(step.dest_end - step.dest_start)
    }
    return sum(
        1
        for i in result.spaces
        if _CJK.match(result.text[i])
        and _CJK.match(result.text[i - 1])
        and i in pair
        and i - 1 in pair
        and pair[i] not in expected.spaces
    )


def _contents(blocks: list[dict[str, Any]], wanted: list[str], found: list[str]) -> float | None:
    entries = [text for text, block in zip(wanted, blocks, strict=True) if block.get("toc")]
    if not entries:
        return None
    whole = "\n".join(found)
    tail = r"(?:[.…·⋯‥．_]{2,}|[.…·⋯‥．_]*[\dⅠ-Ⅻ]+(?=\n|$))"
    return sum(bool(re.search(re.escape(entry) + tail, whole)) for entry in entries) / len(entries)


def main(paths: list[str]) -> None:
    if len(paths) != 2:
        sys.exit(__doc__)
    gold = json.loads(Path(paths[0]).read_text(encoding="utf-8"))
    lines = Path(paths[1]).read_text(encoding="utf-8").split("\n")
    for name, value in score(gold, lines).items():
        print(f"{name:9} {'-' if value is None else f'{value:.4f}'}")


if __name__ == "__main__":
    main(sys.argv[1:])
