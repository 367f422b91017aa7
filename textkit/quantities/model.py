"""A quantity: a number, date, amount or period that a text states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Kind = Literal[
    "number", "quantity", "money", "percent", "fraction", "multiple", "ordinal", "range", "approximate",
    "date", "year", "decade", "century", "period", "person_times", "time", "identifier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity found in a text.

    Attributes:
        start: where it begins, in code points of the text searched.
        end: where it ends, exclusive.
        text: the characters found, approximators and unit included.
        kind: what it is.
        value: the plain number, where there is exactly one; else None.
        value_text: the value as text: a plain decimal, an ISO date (`2018-10-22`, `--06`), `a..b`,
            `n/d`, `HH:MM`, `2016-H1`, `Q3`.
        unit: what is counted or measured, in English (`yuan`, `person`), or an empty string.
        approx: `more`, `less`, `about`, or an empty string.
        en: the quantity in English.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    value_text: str
    unit: str
    approx: str
    en: str
