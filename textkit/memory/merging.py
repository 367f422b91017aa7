"""The same pair, met again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textkit.bitext import STATES

if TYPE_CHECKING:
    from textkit.memory.model import Entry

OWN = "x-textkit-"
"""How the names of textkit's own properties begin: each of them stands once."""


def merged(old: Entry, new: Entry) -> Entry:
    """One entry of two with the same source, target and context.

    The higher state counts, and what the newer one says of dates, names and place; notes and the
    properties of other tools are all kept.
    """
    latest, earlier = (old, new) if old.changed > new.changed else (new, old)
    said = {name for name, _ in latest.props if name.startswith(OWN)}
    props = [prop for prop in earlier.props if prop[0] not in said]
    return replace(
        latest,
        state=max(old.state, new.state, key=STATES.index),
        id=old.id or new.id,
        document=latest.document or earlier.document,
        notes=tuple(dict.fromkeys((*old.notes, *new.notes))),
        props=tuple(dict.fromkeys((*props, *latest.props))),
        attributes={**earlier.attributes, **latest.attributes},
    )
