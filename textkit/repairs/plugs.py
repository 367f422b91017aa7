"""Rules of other packages: entry points of the group `textkit.rules`, run after the built-in ones.

A rule is a function of the text that gives its changes as (start, end, new characters), ascending and
apart. It runs where its name is asked for (`--rules +NAME`); its edits carry that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textkit.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.traced import TracedText

GROUP = "textkit.rules"


class Find(Protocol):
    """What a rule is."""

    def __call__(self, text: str, /) -> Iterable[tuple[int, int, str]]:
        """The changes of a text whose other repairs are done."""


def names() -> tuple[str, ...]:
    """The names of the rules that other packages offer, sorted."""
    from importlib import metadata

    return tuple(sorted({point.name for point in metadata.entry_points(group=GROUP)}))


def apply(text: TracedText, chosen: Sequence[str]) -> TracedText:
    """The text with the changes of these rules, one after the other.

    Raises:
        PluginError: a rule cannot be loaded, fails, or gives changes that are none.
    """
    for name in chosen:
        find = _loaded(name)
        try:
            text = text.edit([(start, end, new, name) for start, end, new in find(text.text)])
        except Exception as error:
            raise PluginError(f"the rule {name!r} failed: {error!r}") from error
    return text


def _loaded(name: str) -> Find:
    from importlib import metadata

    point, *_ = metadata.entry_points(group=GROUP, name=name)
    try:
        find: Find = point.load()
    except Exception as error:
        raise PluginError(f"the rule {name!r} ({point.value}) cannot be loaded: {error!r}") from error
    return find
