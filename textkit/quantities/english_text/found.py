"""One reading of a place in an English text, counted in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.quantities.model import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """What stands between two tokens: the fields of a `Quantity`; `start` and `end` count tokens."""

    start: int
    end: int
    kind: Kind
    value_text: str
    unit: str = ""
    approx: str = ""
    en: str = ""
