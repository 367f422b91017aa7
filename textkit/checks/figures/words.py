"""Tables of words that hold a number without a numeral: 双, `annual`, `both`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textkit.checks.figures.figure import Group

COLUMN = 20
"""Where the words begin in a row; before it stand group, number and unit."""


def read_words(table: str) -> dict[str, tuple[Group, Fraction, str]]:
    """Reads rows of `group number unit   word word`: each word with its group, number and unit.

    >>> read_words("    amount 1 year       annual yearly")["yearly"]
    ('amount', Fraction(1, 1), 'year')
    """
    found: dict[str, tuple[Group, Fraction, str]] = {}
    for row in filter(None, (line.strip() for line in table.splitlines())):
        group, number, *unit = row[:COLUMN].split()
        meaning = (cast("Group", group), Fraction(number), " ".join(unit))
        found |= dict.fromkeys(row[COLUMN:].split(), meaning)
    return found
