"""A translation with other numbers: where two sources differ in quantities only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.memory.folding import Folded
    from textkit.quantities import Quantity

_COUNTED = ("number", "quantity", "money", "person_times")
_SCALED = r"(?!\s*(?:hundred|thousand|million|billion|trillion|percent|per cent)\b|\s*%)"


class Adapted(NamedTuple):
    """A target with the numbers of a new source, and what was put in the place of what."""

    target: str
    changes: tuple[tuple[str, str], ...]


class _Change(NamedTuple):
    start: int
    end: int
    new: str


def differing(old: Folded, new: Folded) -> list[tuple[Quantity, Quantity]]:
    """The quantities that differ in value, pair by pair, of two segments with the same key."""
    pairs = zip(old.quantities, new.quantities, strict=True)
    return [(a, b) for a, b in pairs if a.value_text != b.value_text]


def adapt(old: Folded, new: Folded, target: str) -> Adapted | None:
    """An English translation of `old` with the numbers of `new`, which differs from it in nothing else.

    Each old quantity is looked for in the target as `find_quantities` would write it in any of its
    styles, or, for what is counted, by its figures alone. It is replaced, in the same style, only where
    it is certain which number is meant.

    Args:
        old: the source in the memory.
        new: the new source.
        target: the translation of the old one.

    Returns:
        None if the sources differ in more, or a number is not found, found more often than it stands in
        the source, or written so that its grammar would change (one household, two households).

    >>> from textkit.memory.folding import fold
    >>> adapt(fold("共242万户。"), fold("共300万户。"), "In total, 2.42 million households.").target
    'In total, 3 million households.'
    """
    if old.key != new.key or not _same_kinds(old, new):
        return None
    pairs = differing(old, new)
    changes: list[_Change] = []
    for a, b in dict.fromkeys(pairs):
        meant = [pair for pair in zip(old.quantities, new.quantities, strict=True) if _alike(pair[0], a)]
        found = _places(a, b, target)
        # Each of the places stands for one of the equal quantities; all must become the same.
        if len(found) != len(meant) or any(other.value_text != b.value_text for _, other in meant):
            return None
        changes += found
    changes = sorted(dict.fromkeys(changes))
    if any(left.end > right.start for left, right in zip(changes, changes[1:], strict=False)):
        return None
    shown = tuple((target[change.start : change.end], change.new) for change in changes)
    return Adapted(_replaced(target, changes), shown)


def _same_kinds(old: Folded, new: Folded) -> bool:
    """Whether the quantities agree in kind, unit and approximator; keys only nearly guarantee it."""
    a, b = ([token[:3] for token in side.tokens if not isinstance(token, str)] for side in (old, new))
    return a == b


def _alike(quantity: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one text read the same in English."""
    return quantity.en == other.en


def _places(old: Quantity, new: Quantity, target: str) -> list[_Change]:
    """Where the old quantity stands in the target, in the first way of writing that occurs at all."""
    for written, instead in _writings(old, new):
        pattern = rf"(?<![\w.,\-–])(?<![$¥€£])|(?<=[$¥€£])" if written[:1].isdigit() else r"(?<![\w\-–])"
        found = [
            _Change(match.start(), match.end(), instead)
            for match in re.finditer(rf"(?:{pattern}){re.escape(written)}(?![\w\-–]|[.,]\d){_SCALED}", target)
        ]
        if found:
            return found
    return []


def _writings(old: Quantity, new: Quantity) -> Iterator[tuple[str, str]]:
    """How the old quantity may be written in English, and the new one in the same way."""
    whole = zip(_styles(old.text), _styles(new.text), strict=True)
    pairs = [(old.en, new.en), *((a, b) for a, b in whole if a and b)]
    if old.kind in _COUNTED and old.value is not None and new.value is not None and _same_number(old, new):
        pairs += zip(_figures(old), _figures(new), strict=True)
    yield from dict.fromkeys(pairs)


def _styles(text: str) -> list[str]:
    """The quantity that this text is, in English, by style; "" where it is not read as one alone."""
    from textkit.quantities import find_quantities

    written = []
    for style in ("news", "legal", "figures"):
        for dates in ("american", "british"):
            found = find_quantities(text, style=style, dates=dates)  # type: ignore[arg-type]
            written.append(found[0].en if len(found) == 1 and found[0].text == text else "")
    return written


def _figures(quantity: Quantity) -> list[str]:
    """The number of a quantity in figures: `20 billion`, `20,000,000,000`, `20000000000`."""
    from textkit.quantities.english import Wording, full, number, plain

    assert quantity.value is not None
    value = quantity.value
    return [number(value, Wording(), words=False), full(value), plain(value)]


def _same_number(old: Quantity, new: Quantity) -> bool:
    """Whether the noun beside the two numbers has the same form, singular or plural."""
    return (old.value == 1) == (new.value == 1)


def _replaced(target: str, changes: list[_Change]) -> str:
    parts, done = [], 0
    for change in changes:
        parts += [target[done : change.start], change.new]
        done = change.end
    return "".join([*parts, target[done:]])
