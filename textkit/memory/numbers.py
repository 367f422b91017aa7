"""A translation with other numbers: where two sources differ in quantities only."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.memory.folding import Folded
    from textkit.quantities import Quantity

_COUNTED = ("number", "quantity", "money", "person_times")
_BEFORE = r"(?<![\w.,\-–])"
_AFTER = (
    r"(?![\w\-–]|[.,]\d|\s{0,2}%|\s{0,2}(?:hundred|thousand|million|billion|trillion|percent|per\ cent)\b)"
)
"""What must not stand around a number: digits and letters that belong to it, or what makes it another one."""


class Adapted(NamedTuple):
    """A target with the numbers of a new source, and what was put in the place of what."""

    target: str
    changes: tuple[tuple[str, str], ...]


class _Place(NamedTuple):
    """Where a quantity stands in a target, and what the new one is there."""

    start: int
    end: int
    new: str


def differing(old: Folded, new: Folded) -> list[tuple[Quantity, Quantity]]:
    """The quantities that differ in value, pair by pair, of two segments with the same key."""
    pairs = zip(old.quantities, new.quantities, strict=True)
    return [(a, b) for a, b in pairs if a.value_text != b.value_text]


def adapt(old: Folded, new: Folded, target: str) -> Adapted | None:
    """An English translation of `old` with the numbers of `new`, which differs from it in nothing else.

    Each quantity of the old source is looked for in the target as `find_quantities` would write it in any
    of its styles, or, for what is counted, by its figures alone. It is replaced, in the same style, only
    where it is certain which number is meant.

    Args:
        old: the source in the memory.
        new: the new source.
        target: the translation of the old one.

    Returns:
        None if the sources differ in more, if a number that changes is not found just as often as it
        stands in the source, if it shares its place with another one, or if noun and verb beside it
        would change (one household was, two households were).

    >>> from textkit.memory.folding import fold
    >>> adapt(fold("共242万户。"), fold("共300万户。"), "In total, 2.42 million households.").target
    'In total, 3 million households.'
    """
    if old.key != new.key or not _same_kinds(old, new):
        return None
    if not all(_same_form(a, b) for a, b in differing(old, new)):
        return None
    groups: dict[str, list[tuple[Quantity, Quantity]]] = {}
    for a, b in zip(old.quantities, new.quantities, strict=True):
        groups.setdefault(a.en, []).append((a, b))
    places: list[_Place] = []
    for group in groups.values():
        found = _places(*group[0], target)
        if not _is_certain(group, found):
            return None
        places += found
    places.sort()
    if any(left.end > right.start for left, right in pairwise(places)):
        return None
    changed = [place for place in places if target[place.start : place.end] != place.new]
    shown = tuple((target[place.start : place.end], place.new) for place in changed)
    return Adapted(_replaced(target, changed), shown)


def _same_kinds(old: Folded, new: Folded) -> bool:
    """Whether the quantities agree in kind, unit and approximator; equal keys only nearly guarantee it."""
    a, b = ([token[:3] for token in side.tokens if not isinstance(token, str)] for side in (old, new))
    return a == b


def _is_certain(group: list[tuple[Quantity, Quantity]], found: list[_Place]) -> bool:
    """Whether these places are those of quantities that read the same in the old source.

    Where nothing changes it does not matter. Otherwise all must become the same, each at its place.
    """
    new = {b.value_text for _, b in group}
    if new == {group[0][0].value_text}:
        return True
    return len(new) == 1 and len(found) == len(group)


def _places(old: Quantity, new: Quantity, target: str) -> list[_Place]:
    """Where the old quantity stands in the target, in the first way of writing that occurs at all."""
    for written, instead in _writings(old, new):
        found = [
            _Place(match.start(), match.end(), instead)
            for match in re.finditer(f"{_BEFORE}{re.escape(written)}{_AFTER}", target)
        ]
        if found:
            return found
    return []


def _writings(old: Quantity, new: Quantity) -> Iterator[tuple[str, str]]:
    """How the old quantity may be written in English, and the new one in the same way."""
    whole = zip(_styles(old.text), _styles(new.text), strict=True)
    pairs = [(old.en, new.en), *((a, b) for a, b in whole if a and b)]
    pairs += [(a[0].upper() + a[1:], b[0].upper() + b[1:]) for a, b in pairs]
    if old.kind in _COUNTED and old.value is not None and new.value is not None:
        pairs += zip(_figures(old), _figures(new), strict=True)
    yield from dict.fromkeys(pairs)


def _styles(text: str) -> list[str]:
    """The quantity that this text is, in English, by style; "" where it is not read as one alone."""
    from textkit.quantities import find_quantities

    written = []
    for style in ("news", "legal", "figures"):
        for dates in ("american", "british"):
            found = find_quantities(text, style=style, dates=dates)
            written.append(found[0].en if len(found) == 1 and found[0].text == text else "")
    return written


def _figures(quantity: Quantity) -> list[str]:
    """The number of a quantity in figures: `20 billion`, `20,000,000,000`, `20000000000`."""
    from textkit.quantities.english import Wording, full, number, plain

    assert quantity.value is not None
    value = quantity.value
    return [number(value, Wording(), words=False), full(value), plain(value)]


def _same_form(old: Quantity, new: Quantity) -> bool:
    """Whether noun and verb beside the two numbers have the same form, singular or plural."""
    return old.kind not in _COUNTED or (old.value == 1) == (new.value == 1)


def _replaced(target: str, places: list[_Place]) -> str:
    parts, done = [], 0
    for place in places:
        parts += [target[done : place.start], place.new]
        done = place.end
    return "".join([*parts, target[done:]])
