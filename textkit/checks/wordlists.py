"""Word lists written as text, one blank between two words."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(words("rise rose risen"))
    ['rise', 'risen', 'rose']
    """
    return frozenset(text.split())
