"""Units as pairs of a memory, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.bitext import Bitext, Unit
from textkit.formats import properties
from textkit.formats.prepare import xml_text
from textkit.memory.merging import OWN
from textkit.memory.model import Entry

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from textkit.bitext import State

EMPTY = "empty"


def wanted(entries: Iterable[Entry], states: Sequence[State], left_out: Counter[str]) -> Iterator[Entry]:
    """The pairs with both sides and in one of these states; all others are counted."""
    for entry in entries:
        if entry.state not in states:
            left_out[entry.state] += 1
        elif not entry.source.strip() or not entry.target.strip():
            left_out[EMPTY] += 1
        else:
            yield entry


def from_bitext(bitext: Bitext, document: str = "", when: datetime | None = None) -> Iterator[Entry]:
    """The units of a bitext in document order, each with its neighbours.

    Args:
        bitext: the bitext; its characters are such that TMX can hold them.
        document: what the pairs are said to come from; default: the title or the file name that the
            bitext knows.
        when: when they were translated, with its time zone, or None if unknown.
    """
    units = bitext.units
    sources = ["", *(unit.source for unit in units), ""]
    name = document or str(bitext.meta.get("title") or bitext.meta.get("source_file") or "")
    attributes = {"changedate": tmx_date(when)} if when else {}
    for place, unit in enumerate(units):
        yield Entry(
            source=unit.source,
            target=unit.target,
            state=unit.state,
            id=xml_text(unit.id),
            languages=(bitext.source_language, bitext.target_language),
            before=sources[place],
            after=sources[place + 2],
            document=xml_text(name),
            notes=tuple(note for note in unit.notes if note.strip()),
            props=tuple(
                (OWN + key, xml_text(said)) for key, said in properties.pack(unit).items() if key != "state"
            ),
            attributes=attributes,
        )


def to_bitext(entries: Iterable[Entry], languages: tuple[str, str] | None) -> Bitext:
    """Pairs as a bitext, one unit each, with all that a unit can hold of them."""
    units = tuple(_unit(entry, number) for number, entry in enumerate(entries, 1))
    source, target = languages or ("zh", "en")
    return Bitext(units, source, target)


def tmx_date(when: datetime) -> str:
    """A time as TMX writes it, in UTC.

    >>> from datetime import datetime, timezone
    >>> tmx_date(datetime(2026, 1, 31, 12, tzinfo=timezone.utc))
    '20260131T120000Z'
    """
    from datetime import UTC

    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _props(unit: Unit) -> tuple[tuple[str, str], ...]:
    """What is known of a unit beside its text and its state."""
    packed = properties.pack(unit).items()
    return tuple((OWN + name, xml_text(said)) for name, said in packed if name != "state")


def _unit(entry: Entry, number: int) -> Unit:
    own = {name.removeprefix(OWN): text for name, text in entry.props if name.startswith(OWN)}
    return Unit(
        id=entry.id or f"u{number}",
        source=entry.source,
        target=entry.target,
        state=entry.state,
        notes=entry.notes,
        **properties.unpack(own, entry.source),
    )
