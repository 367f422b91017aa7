"""An amount of money in another currency: 3万元 and `30,000 US dollars`.

A bare `dollar` passes for any dollar, and an amount without a currency passes for any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.checks.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.checks.view import View

NAME = "currency"


def find(view: View) -> Iterator[Issue]:
    """Yield the amounts whose number is right and whose currency is not."""
    for place, unit in view.translated:
        for source, target, relation in view.comparison(place).pairs:
            if relation == "currency":
                message = (
                    f"“{source.text}” stands against “{target.text}”: "
                    f"{source.unit} and {target.unit} are different currencies"
                )
                yield Issue(NAME, unit.id, "target", target.start, target.end, message, "error")
