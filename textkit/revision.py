"""What a person, or the tool that the person worked with, changed in a draft."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.bitext import Bitext, State, Unit

What = Literal["added", "missing", "source", "target", "state", "note"]
EDITED = "edited"
"""The origin of a target that a person changed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a unit differs from what it was.

    Attributes:
        unit: id of the unit in the draft; of an added one, its own.
        what: `source`, `target` or `state` for what changed, `note` for a note that came to it, or
            `added` or `missing` for the whole unit.
        old: what stood there; of a missing unit, its source.
        new: what stands there now; of an added unit, its source.
    """

    unit: str
    what: What
    old: str = ""
    new: str = ""

    def __post_init__(self) -> None:
        if self.what not in get_args(What):
            raise ValueError(f"what is one of {', '.join(get_args(What))}, not {self.what!r}")

    def __str__(self) -> str:
        """One line: id, what, old and new, parted by tabs; old and new as JSON strings."""
        return "\t".join((_plain(self.unit), self.what, _quoted(self.old), _quoted(self.new)))


def changes(before: Bitext, after: Bitext) -> tuple[Difference, ...]:
    """What changed between a draft and the same draft after work, in the order of the draft.

    Units belong together by id and source, else by id, else by source. That a tool reordered them is no
    change. The state is that of `revised`.

    >>> from textkit.bitext import Bitext
    >>> pair = {"source_language": "zh", "target_language": "en"}
    >>> old, new = (Bitext.from_pairs([("工会", target)], **pair) for target in ("union", "trade union"))
    >>> for change in changes(old, new):
    ...     print(change.unit, change.what, change.old, "->", change.new)
    u1 target union -> trade union
    u1 state draft -> reviewed
    """
    pairs, added = _paired(before.units, after.units)
    found: list[Difference] = []
    for old, new in pairs:
        found += [Difference(old.id, "missing", old.source)] if new is None else _differences(old, new)
    found += (Difference(unit.id, "added", "", unit.source) for unit in added)
    return tuple(found)


def revised(before: Bitext, after: Bitext) -> Bitext:
    """The draft with the work of a person in it.

    The units stand in the order of the draft, with all that was known of them; a tool may have reordered
    them, dropped their elements or split their notes. A unit that is missing stays as it was; added units
    follow at the end.

    A target that changed has the origin `edited`. If the tool left its state as it was, the unit is
    `reviewed`, or `untranslated` where the target was emptied: a person has been at it. So a changed
    `final` target is `reviewed` as well, until someone makes it final again. Terms and quantities of a
    changed source are left out, since their positions no longer hold.
    """
    pairs, added = _paired(before.units, after.units)
    units = (old if new is None else _merged(old, new) for old, new in pairs)
    return replace(before, units=(*units, *_renamed(added, before.units)))


def _paired(
    before: Sequence[Unit], after: Sequence[Unit]
) -> tuple[list[tuple[Unit, Unit | None]], list[Unit]]:
    """Each unit of the draft with the one that became of it, and the units that came to it."""
    free = dict(enumerate(after))
    found: dict[int, Unit] = {}
    for key in (_by_both, _by_id, _by_source):
        places: defaultdict[object, deque[int]] = defaultdict(deque)
        for place, unit in free.items():
            places[key(unit)].append(place)
        for number, unit in enumerate(before):
            if number not in found and places.get(key(unit)):
                found[number] = free.pop(places[key(unit)].popleft())
    return [(unit, found.get(number)) for number, unit in enumerate(before)], list(free.values())


def _by_both(unit: Unit) -> object:
    return unit.id, unit.source


def _by_id(unit: Unit) -> object:
    return unit.id


def _by_source(unit: Unit) -> object:
    return unit.source


def _differences(old: Unit, new: Unit) -> Iterator[Difference]:
    merged = _merged(old, new)
    if merged.source != old.source:
        yield Difference(old.id, "source", old.source, merged.source)
    if merged.target != old.target:
        yield Difference(old.id, "target", old.target, merged.target)
    if merged.state != old.state:
        yield Difference(old.id, "state", old.state, merged.state)
    for note in merged.notes[len(old.notes) :]:
        yield Difference(old.id, "note", "", note)


def _merged(old: Unit, new: Unit) -> Unit:
    """The unit of the draft with the text, state and notes of the other."""
    edited = new.target != old.target
    same = new.source == old.source
    return replace(
        old,
        source=new.source,
        target=new.target,
        state=_state(old, new),
        origin=EDITED if edited and new.target else "" if edited else old.origin,
        coverage=None if edited or not same else old.coverage,
        terms=old.terms if same else new.terms,
        quantities=old.quantities if same else new.quantities,
        notes=(*old.notes, *_new_notes(old.notes, new.notes)),
    )


def _state(old: Unit, new: Unit) -> State:
    if new.target == old.target or new.state != old.state:
        return new.state
    return "reviewed" if new.target else "untranslated"


def _new_notes(old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """The notes that are no old one and no piece of one: whole lines of it, white space apart."""
    lines = ["\n".join(line.strip() for line in note.splitlines() if line.strip()) for note in old]
    known = "\n".join(["", *lines, ""])
    for note in new:
        text = "\n".join(line.strip() for line in note.splitlines() if line.strip())
        if f"\n{text}\n" not in known:
            yield note


def _renamed(added: Iterable[Unit], units: Iterable[Unit]) -> Iterator[Unit]:
    """The added units under ids that no other has."""
    taken = {unit.id for unit in units}
    for unit in added:
        name, number = unit.id, 1
        while name in taken:
            number += 1
            name = f"{unit.id}.{number}"
        taken.add(name)
        yield replace(unit, id=name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    return _quoted(text)[1:-1]
