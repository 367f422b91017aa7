"""The repairs behind a unit: what stood in the raw text, what became of it, by which rule."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textkit.formats.html.escape import esc, lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.bitext import Unit
    from textkit.formats.html.words import Words
    from textkit.traced import Edit, TracedText

Span = tuple[int, int]

# Signs for what cannot be seen. Where white space was taken out, a blank is a sign as well.
_SIGNS = {ord("\n"): "⏎", ord("\r"): "␍", ord("\f"): "␌", ord("\t"): "⇥"} | {
    code: f"⟨U+{code:04X}⟩" for code in (0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060, 0xFEFF)
}
_BLANKS = {ord(" "): "␣", 0xA0: "⍽", 0x3000: "□"} | dict.fromkeys(range(0x2000, 0x200B), "␣")


_NEAR = 200


@dataclass(frozen=True, slots=True)
class Hunk:
    """Edits that overlap in the raw text, shown as one: `raw[start:end]` became `new`."""

    start: int
    end: int
    new: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class Piece:
    """A stretch of the raw text to show, with the repairs in it."""

    start: int
    end: int
    hunks: list[Hunk] = field(default_factory=list)


def hunks(text: TracedText) -> list[Hunk]:
    """The edits in force, in raw order, with those that overlap made one; what cancels out is left out."""
    groups: list[list[Edit]] = []
    end = -1
    for edit in text.edits:
        if groups and (edit.start < end or edit.start == edit.end == groups[-1][0].start):
            groups[-1].append(edit)
            end = max(end, edit.end)
        else:
            groups.append([edit])
            end = edit.end
    found = (_hunk(text, edits) for edits in groups)
    return [hunk for hunk in found if hunk.new != text.raw[hunk.start : hunk.end]]


def _hunk(text: TracedText, edits: Sequence[Edit]) -> Hunk:
    start, end = edits[0].start, max(edit.end for edit in edits)
    return Hunk(start, end, _result(text, start, end, edits), _rules(edits))


def _rules(edits: Iterable[Edit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edit.rule for edit in edits))


def _result(text: TracedText, start: int, end: int, edits: Sequence[Edit]) -> str:
    """What stands there now; an edit that took in an insertion beside it does not overlap it in the raw."""
    if len(edits) == 1 and not edits[0].new:
        return ""
    inside = (n for a, b in text.to_text(start, end) for n in range(a, b))
    return "".join(text.text[n] for n in inside if _stems_from(text.to_raw(n, n + 1), start, end))


def _stems_from(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether a character came from here; one that was inserted at the border belongs to its own hunk."""
    return any((a < end and start < b) or (start == a == b == end) for a, b in spans)


def by_unit(text: TracedText | None, units: Sequence[Unit]) -> dict[int, list[Piece]]:
    """The raw pieces to show for each unit that has repairs, by the unit's place in the sequence.

    Every repair belongs to exactly one unit: the one whose raw span it begins in, else the one before
    it in the raw text (what was cut out after a paragraph is shown with that paragraph), else the first.
    """
    if text is None:
        return {}
    spans = sorted((start, end, n) for n, unit in enumerate(units) for start, end in unit.raw)
    if not spans:
        return {}
    starts = [start for start, _, _ in spans]
    found: dict[int, dict[Span, Piece]] = {}
    for hunk in hunks(text):
        start, end, n = spans[max(bisect_right(starts, hunk.start) - 1, 0)]
        pieces = found.setdefault(n, {})
        piece = pieces.setdefault((start, end), Piece(start, end))
        if _near(text.raw, piece.end, hunk.start) and _near(text.raw, hunk.end, piece.start):
            piece.start, piece.end = min(piece.start, hunk.start), max(piece.end, hunk.end)
            piece.hunks.append(hunk)
        else:
            pieces[hunk.start, hunk.end] = Piece(hunk.start, hunk.end, [hunk])
    return {n: sorted(pieces.values(), key=lambda p: p.start) for n, pieces in found.items()}


def _near(raw: str, end: int, start: int) -> bool:
    """Whether only a little white space lies between two places, or nothing."""
    return start - end <= _NEAR and not raw[end:start].strip()


def details(
    pieces: Sequence[Piece], raw: str, language: str, reasons: dict[str, str], words: Words
) -> Iterator[str]:
    """HTML of a unit's repairs, folded: the raw text with deletions and insertions, then the rules."""
    counts = Counter(rule for piece in pieces for hunk in piece.hunks for rule in hunk.rules)
    numbers = {rule: n for n, rule in enumerate(counts, 1)}
    total = sum(len(piece.hunks) for piece in pieces)
    key, known = ("repair_one", {}) if total == 1 else ("repair_many", {"n": total})
    yield f'<details class="r">{say("summary", words, key, **known)}<div class="raw"{lang(language)}>'
    yield esc(words.gap).join("".join(_piece(piece, raw, numbers)) for piece in pieces)
    yield '</div><ol class="why">'
    for rule, count in counts.items():
        times = f" ×{count}" if count > 1 else ""
        yield f'<li><b>{esc(rule)}</b>{times} <span lang="en">{esc(reasons[rule])}</span></li>'
    yield "</ol>"
    place = ", ".join(f"{piece.start}–{piece.end}" for piece in pieces)
    yield say("p", words, "raw_place", ' class="place"', spans=place) + "</details>"


def _piece(piece: Piece, raw: str, numbers: dict[str, int]) -> Iterator[str]:
    done = piece.start
    for hunk in piece.hunks:
        yield esc(raw[done : hunk.start].translate(_SIGNS))
        which = f' data-k="{" ".join(str(numbers[rule]) for rule in hunk.rules)}"' if len(numbers) > 1 else ""
        old, new = raw[hunk.start : hunk.end], hunk.new
        yield f'<span data-h="{hunk.start}-{hunk.end}">'
        if old:
            yield f"<del{which if not new else ''}>{esc(_visible(old))}</del>"
        if new:
            yield f"<ins{which}>{esc(_visible(new))}</ins>"
        yield "</span>"
        done = hunk.end
    yield esc(raw[done : piece.end].translate(_SIGNS))


def _visible(text: str) -> str:
    return text.translate(_SIGNS | _BLANKS)
