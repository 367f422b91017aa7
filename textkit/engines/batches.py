"""Texts together in one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textkit.engines.sizes import size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.engines.model import Limit

T = TypeVar("T")


def batches(items: Iterable[T], limit: Limit, text: Callable[[T], str]) -> Iterator[list[T]]:
    """Items in groups whose texts a service takes together, in order; a text too large is alone."""
    group: list[T] = []
    total = 0
    for item in items:
        own = size(text(item), limit.measure)
        full = len(group) >= max(1, limit.texts) or (
            limit.request is not None and total + own > limit.request
        )
        if group and full:
            yield group
            group, total = [], 0
        group.append(item)
        total += own
    if group:
        yield group
