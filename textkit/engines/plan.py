"""What drafting a document would take, before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.engines.sizes import size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.asking import Item
    from textkit.engines.model import Limit, Measure
    from textkit.engines.settings import Settings

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """An estimate.

    Attributes:
        units: of the document.
        cached: units whose answers are all known already.
        texts: that would be sent; equal ones count once.
        requests: that they would be sent in.
        characters: of the texts, in code points; most services charge by them.
        size: of the texts, in `measure`.
        measure: how the service counts its limits.
        seconds: what the service's rate makes it take at least; 0 where it has none.
        cost: at the price per million characters that was given, or None.
    """

    units: int
    cached: int
    texts: int
    requests: int
    characters: int
    size: int
    measure: Measure
    seconds: float
    cost: float | None

    def __add__(self, other: Plan) -> Plan:
        """Both together."""
        cost = None if self.cost is None or other.cost is None else self.cost + other.cost
        return Plan(
            self.units + other.units,
            self.cached + other.cached,
            self.texts + other.texts,
            self.requests + other.requests,
            self.characters + other.characters,
            self.size + other.size,
            self.measure,
            self.seconds + other.seconds,
            cost,
        )


def planned(
    units: int, cached: int, groups: Sequence[Sequence[Item]], limit: Limit, settings: Settings
) -> Plan:
    """The plan for texts grouped into requests."""
    texts = [item.text for group in groups for item in group]
    characters = sum(map(len, texts))
    return Plan(
        units=units,
        cached=cached,
        texts=len(texts),
        requests=len(groups),
        characters=characters,
        size=sum(size(text, limit.measure) for text in texts),
        measure=limit.measure,
        seconds=len(groups) / limit.rate if limit.rate else 0.0,
        cost=None if settings.price is None else characters * settings.price / _MILLION,
    )
