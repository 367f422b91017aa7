"""Units of a draft, filled from a memory."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.bitext import Unit
    from textkit.memory.model import MemoryMatch

MINIMUM = 75
"""The lowest score that a draft uses unless told otherwise; the usual threshold of translation tools."""

_OFFERED = 5


class Lookup(Protocol):
    """Anything that can be asked for matches, such as a `Memory`."""

    def lookup(
        self,
        source: str,
        *,
        before: str | None = None,
        after: str | None = None,
        minimum: int = MINIMUM,
        limit: int = _OFFERED,
    ) -> tuple[MemoryMatch, ...]:
        """The matches of a source, best first."""
        ...


def apply(memory: Lookup, units: Iterable[Unit], *, minimum: int = MINIMUM) -> tuple[Unit, ...]:
    """The units, in document order, filled from a memory where it has a match.

    Units that are `untranslated` or `partial` are looked up, each with its neighbours; all others stay as
    they are. What `fill` does to a unit is said there.

    Args:
        memory: the memory.
        units: all units of a document, so that neighbours are known.
        minimum: the lowest score to use, 1 to 100.

    Raises:
        ValueError: `minimum` is out of range.
    """
    known = tuple(units)
    around = [None, *known, None]
    filled = []
    for (before, unit), (_, after) in zip(pairwise(around[:-1]), pairwise(around[1:]), strict=True):
        assert unit is not None
        if unit.state not in ("untranslated", "partial") or not unit.source.strip():
            filled.append(unit)
            continue
        matches = memory.lookup(
            unit.source,
            before=before.source if before else "",
            after=after.source if after else "",
            minimum=minimum,
            limit=_OFFERED,
        )
        filled.append(fill(unit, matches))
    return tuple(filled)


def fill(unit: Unit, matches: tuple[MemoryMatch, ...]) -> Unit:
    """The unit with the target of its best match; unchanged if there is none.

    An exact match makes a `draft`; its origin is `memory 100%`, or `memory 101%` in the same context. A
    fuzzy match makes a `partial`, `memory 87%`: it is the translation of another sentence, and a note
    shows the difference. Further translations of the same source are named in a note.
    """
    if not matches:
        return unit
    best, *others = matches
    notes = [_difference(unit, best)] if best.kind == "fuzzy" else _alternatives(others)
    return replace(
        unit,
        target=best.target,
        state="partial" if best.kind == "fuzzy" else "draft",
        origin=f"memory {best.score}%",
        coverage=None,
        notes=(*unit.notes, *notes, *([best.note] if best.note else ())),
    )


def _difference(unit: Unit, match: MemoryMatch) -> str:
    origin = f" of {match.origin}" if match.origin else ""
    shown = match.shown(unit.source)
    return f"Memory match {match.score}%{origin}; [-in the memory-]{{+here+}}: {shown}"


def _alternatives(others: list[MemoryMatch]) -> list[str]:
    return [f"The memory also has: {match.target}" for match in others if match.kind != "fuzzy"]
