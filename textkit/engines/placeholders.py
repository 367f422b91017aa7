"""Placeholders: what an engine must not touch is hidden behind a mark, and put back into the answer.

Engines put spaces into a mark, change its brackets, drop it or repeat it, so marks are looked for in a
tolerant way, and an answer counts only if it holds each of them exactly once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETS = tuple("⟦⟧ [] 【】 〔〕 〚〛 {} ｛｝ （） () ［］ <> ＜＞ 〈〉 《》 «» ‹› 「」 『』".split())  # noqa: SIM905
# Opening and closing bracket are of one kind: otherwise half a mark would borrow a bracket of the text.
_LOOSE = re.compile(
    "["
    + "".join(re.escape(pair[0]) for pair in _BRACKETS)
    + r"]\s{0,3}(?P<n>\d(?:\s?\d){0,5})\s{0,3}["
    + "".join(re.escape(pair[1]) for pair in _BRACKETS)
    + "]"
)
_LOOSE_XML = re.compile(
    r"[<＜]\s{0,3}/?\s{0,3}x\s{1,3}id\s{0,3}=?\s{0,3}[\"'“”„«]{0,2}\s{0,3}(?P<n>\d(?:\s?\d){0,5})"
    r"\s{0,3}[\"'“”»]{0,2}\s{0,3}/?\s{0,3}[>＞](?:\s{0,3}[<＜]\s{0,3}/\s{0,3}x\s{0,3}[>＞])?",
    re.IGNORECASE,
)
_OWN = re.compile(r"[⟦⟧〚〛]")
_ENUMERATED = re.compile(r"[（(\[【〔［]\s?[\d一二三四五六七八九十]{1,3}\s?[)）\]】〕］]")
_RESIDUE = re.compile(r"[⟦⟧〚〛]|<\s{0,3}x\s{1,3}id|<\s{0,3}/\s{0,3}x\s{0,3}>", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:s|es|['’]s?|th|st|nd|rd)\b")
_NO_SPACES = ("zh", "ja", "th", "lo", "my", "km")
_AWAY = 40
_START = 200


@dataclass(frozen=True, slots=True)
class Style:
    """How marks look: `form` with the number in place of `{n}`."""

    name: str
    form: str

    def mark(self, number: int) -> str:
        """The mark with that number."""
        return self.form.replace("{n}", str(number))

    @property
    def pattern(self) -> re.Pattern[str]:
        """The marks of this style as they should be, with the number as `n`."""
        return re.compile(re.escape(self.form).replace(re.escape("{n}"), r"(?P<n>[0-9]{1,6})"))


BRACKETS = Style("brackets", "⟦{n}⟧")
XML = Style("xml", '<x id="{n}"/>')
BRACES = Style("braces", "{{n}}")
STYLES = {style.name: style for style in (BRACKETS, XML, BRACES)}


class Hidden(NamedTuple):
    """A part of a source that is hidden: `source[start:end]`, and what stands for it in the target."""

    start: int
    end: int
    value: str


class Restored(NamedTuple):
    """An answer with its values put back; `lost` says what was wrong with the marks, and is else empty."""

    text: str
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Protected:
    """A text with marks in it, and the values behind them: mark `first` stands for `values[0]`.

    `rest` is what of the text is not a mark, with a line end for each of those.
    """

    text: str
    rest: str
    values: tuple[str, ...]
    first: int
    style: Style

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The marks, in the order of the text."""
        return tuple(self.style.mark(self.first + n) for n in range(len(self.values)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing is left beside marks that a translator would have to do."""
        return not any(character.isalpha() for character in self.rest)


def protect(source: str, hidden: Sequence[Hidden], style: Style = BRACKETS) -> Protected:
    """Put marks in place of parts of a source.

    What looks like a mark in the source is hidden as well, so that no mark is ambiguous; the numbers
    keep away from enumerations such as （一） where the source has any.

    Args:
        source: the text.
        hidden: the parts; they do not overlap.
        style: how marks look.
    """
    taken = sorted(hidden)
    parts = sorted([*taken, *_lookalikes(source, taken)])
    rest = _visible(source, parts)
    first = _AWAY if _ENUMERATED.search(rest) else 0
    out: list[str] = []
    done = 0
    for number, part in enumerate(parts, first):
        out += [source[done : part.start], style.mark(number)]
        done = part.end
    out.append(source[done:])
    return Protected("".join(out), rest, tuple(part.value for part in parts), first, style)


def restore(answer: str, protected: Protected, target: str = "en") -> Restored:
    """Put the values back into an answer.

    Each mark must be there exactly once, in whatever brackets; an answer with one missing, repeated,
    invented or broken is `lost`. Where a value meets a letter or digit of the answer they are set one
    space apart, unless the target language writes without spaces.
    """
    hits = _marks(answer, protected.style)
    found = [(*_widened(answer, hit, protected.rest), _number(hit["n"])) for hit in hits]
    valid = range(protected.first, protected.first + len(protected.values))
    known = [hit for hit in found if hit[2] in valid]
    counts = Counter(number for _, _, number in known)
    lost = [f"{protected.style.mark(n)} is missing" for n in valid if not counts[n]]
    lost += [f"{protected.style.mark(n)} stands there {counts[n]} times" for n in valid if counts[n] > 1]
    rest = _without(answer, known)
    if len(_RESIDUE.findall(rest)) > len(_RESIDUE.findall(protected.rest)):
        lost.append("a broken mark is left")
    if lost:
        return Restored(answer, tuple(lost))
    values = [(start, end, protected.values[n - protected.first]) for start, end, n in known]
    return Restored(_filled(answer, values, target), ())


def _lookalikes(source: str, taken: Sequence[Hidden]) -> list[Hidden]:
    """Parts outside the hidden ones that would be read as marks or their remains.

    Enumerations such as （二） and (2) stay: the numbering keeps away from them.
    """
    covered = [*taken, Hidden(len(source), len(source), "")]
    found: list[Hidden] = []
    at = 0
    for hit in sorted([*_marks(source, None), *_OWN.finditer(source)], key=lambda hit: hit.start()):
        while covered[at].end <= hit.start() and at < len(covered) - 1:
            at += 1
        is_new = not found or found[-1].end <= hit.start()
        if is_new and hit.end() <= covered[at].start and not _ENUMERATED.fullmatch(hit[0]):
            found.append(Hidden(hit.start(), hit.end(), hit[0]))
    return found


def _visible(source: str, parts: Sequence[Hidden]) -> str:
    """What of a source the engine sees."""
    edges = [(0, 0), *((part.start, part.end) for part in parts), (len(source), len(source))]
    return "\n".join(source[a[1] : b[0]] for a, b in pairwise(edges))


def _marks(text: str, style: Style | None) -> list[re.Match[str]]:
    """Everything that may be meant as a mark, in the order of the text, no two overlapping.

    Marks as they should be come first; what only resembles one is looked for around them.
    """
    hits = list(style.pattern.finditer(text)) if style else []
    around = style.pattern.sub(lambda hit: "\0" * len(hit[0]), text) if style else text
    hits += [hit for hit in _LOOSE.finditer(around) if hit[0][0] + hit[0][-1] in _BRACKETS]
    hits += _LOOSE_XML.finditer(around)
    kept: list[re.Match[str]] = []
    for hit in sorted(hits, key=lambda hit: hit.start()):
        if not kept or kept[-1].end() <= hit.start():
            kept.append(hit)
    return kept


def _widened(answer: str, hit: re.Match[str], rest: str) -> tuple[int, int]:
    """The span of a mark; a second pair of its brackets belongs to it if the source has no such bracket."""
    start, end = hit.span()
    opening, closing = answer[start], answer[end - 1]
    doubled = start > 0 and answer[start - 1] == opening and answer[end : end + 1] == closing
    return (start - 1, end + 1) if doubled and opening not in rest else (start, end)


def _number(digits: str) -> int:
    """The number of a mark; `int` knows the digits of all scripts."""
    return int("".join(digits.split()))


def _without(text: str, hits: Sequence[tuple[int, int, int]]) -> str:
    edges = [(0, 0, 0), *hits, (len(text), len(text), 0)]
    return "\n".join(text[a[1] : b[0]] for a, b in pairwise(edges))


def _filled(answer: str, values: Sequence[tuple[int, int, str]], target: str) -> str:
    spaced = target.split("-")[0].lower() not in _NO_SPACES
    parts: list[str] = []
    done = 0
    for start, end, value in values:
        _add(parts, answer[done:start], spaced, is_value=False)
        begins = not answer[:start].strip() if start < _START else False
        _add(parts, _cased(value, begins, answer), spaced, is_value=True)
        done = end
    _add(parts, answer[done:], spaced, is_value=False)
    return "".join(parts)


def _add(parts: list[str], right: str, spaced: bool, *, is_value: bool) -> None:
    """Put a part behind the others, one space apart if words would run together."""
    if not right:
        return
    meets = parts and parts[-1][-1].isalnum() and right[0].isalnum()
    if spaced and meets and (is_value or not _SUFFIX.match(right)):
        parts.append(" ")
    parts.append(right)


def _cased(value: str, begins: bool, answer: str) -> str:
    """A value that begins a sentence begins with a capital."""
    if begins and answer.rstrip().endswith((".", "!", "?")):
        return value[:1].upper() + value[1:]
    return value
