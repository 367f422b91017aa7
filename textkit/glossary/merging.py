"""Several glossary files as one, and what a later file overrode."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textkit.glossary.concepts import concepts
from textkit.glossary.files import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from textkit.glossary.model import Term

_TEXTS: Final = ("part_of_speech", "domain", "note", "evidence", "definition", "context")


@dataclass(frozen=True, slots=True)
class Override:
    """Something that an earlier file said about a term and a later one changed.

    `what` is the name of a field (`note`, `domain` …), `target` where the two prefer other renderings,
    `status` where they judge the rendering named in both values differently, or `blocks`.
    """

    source: str
    what: str
    earlier: str
    later: str
    earlier_place: str
    later_place: str

    def __str__(self) -> str:
        return (
            f"{self.later_place}: {self.source}, {self.what}: {self.later!r}"
            f" instead of {self.earlier!r} ({self.earlier_place})"
        )


def merge(earlier: Mapping[str, Term], later: Mapping[str, Term]) -> dict[str, Term]:
    """Two files as one; what the later one says wins. `Glossary.read` states the rules."""
    merged = dict(earlier)
    for source, term in later.items():
        merged[source] = _override(merged[source], term) if source in merged else term
    return merged


def read_merged(paths: Iterable[str | PathLike[str]], source: str, target: str) -> tuple[Term, ...]:
    """The terms of several files, the most important one last; see `Glossary.read`."""
    merged: dict[str, Term] = {}
    for path in paths:
        merged = merge(merged, concepts(read_rows(Path(path), source, target)))
    return tuple(merged.values())


def merge_report(*paths: str | PathLike[str], source: str = "zh", target: str = "en") -> tuple[Override, ...]:
    """What later files overrode of earlier ones when `Glossary.read` merges them.

    What a later file only adds, or says again, is no override.

    Args:
        paths: the files, in the order in which they are merged.
        source: language code of the terms.
        target: language code of the renderings.

    Returns:
        The overrides in the order of the files and their terms. A place is `path:line` of the row with
        which a file begins to speak about the term.

    Raises:
        ReadError: a file is missing or cannot be read.
        GlossaryError: a file is broken, or contradicts itself.
    """
    found: list[Override] = []
    merged: dict[str, Term] = {}
    said: dict[tuple[str, str, str], str] = {}
    for path in map(Path, paths):
        rows = read_rows(path, source, target)
        table = concepts(rows)
        places: dict[str, str] = {}
        for row in rows:
            places.setdefault(row.source, f"{row.path}:{row.line}")
        for name, term in table.items():
            if name in merged:
                found += [
                    Override(name, what, old, new, said[name, what, about], places[name])
                    for what, about, old, new in _changes(merged[name], term)
                ]
            for what, about in _statements(term):
                said[name, what, about] = places[name]
        merged = merge(merged, table)
    return tuple(found)


def _changes(old: Term, new: Term) -> Iterator[tuple[str, str, str, str]]:
    """What is said differently: about what, about which rendering, before, and now."""
    if old.blocks or new.blocks:
        if old.blocks != new.blocks:
            yield "blocks", "", _rendering(old), _rendering(new)
        return
    if old.targets and new.targets and old.targets[0] != new.targets[0]:
        yield "target", "", old.targets[0], new.targets[0]
    before, after = _judgements(old), _judgements(new)
    for rendering, judgement in before.items():
        if after.get(rendering, judgement) != judgement:
            yield "status", rendering, f"{rendering}: {judgement}", f"{rendering}: {after[rendering]}"
    for field in _TEXTS:
        earlier, later = getattr(old, field), getattr(new, field)
        if earlier and later and earlier != later:
            yield field, "", earlier, later


def _statements(term: Term) -> Iterator[tuple[str, str]]:
    """What a term says, so that its place can be remembered."""
    yield "blocks", ""
    if term.targets:
        yield "target", ""
    for rendering in _judgements(term):
        yield "status", rendering
    for field in _TEXTS:
        if getattr(term, field):
            yield field, ""


def _judgements(term: Term) -> dict[str, str]:
    """Renderings and whether they may be used; preferred and admitted ones both may."""
    return (
        dict.fromkeys(term.targets, "allowed")
        | dict.fromkeys(term.deprecated, "deprecated")
        | dict.fromkeys(term.forbidden, "forbidden")
    )


def _rendering(term: Term) -> str:
    return "blocked" if term.blocks else "rendered"


def _override(old: Term, new: Term) -> Term:
    if old.blocks or new.blocks:
        return new
    settled = {*new.targets, *new.forbidden, *new.deprecated}

    def joined(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
        return ours + tuple(target for target in theirs if target not in settled)

    targets = joined(new.targets, old.targets)
    texts = {field: getattr(new, field) or getattr(old, field) for field in _TEXTS}
    return replace(
        new,
        targets=targets,
        forbidden=joined(new.forbidden, old.forbidden),
        deprecated=joined(new.deprecated, old.deprecated),
        status=old.status if targets and not new.targets else new.status,
        do_not_translate=new.do_not_translate or old.do_not_translate,
        case_sensitive=new.case_sensitive or old.case_sensitive,
        variants=tuple(dict.fromkeys(new.variants + old.variants)),
        not_inside=tuple(dict.fromkeys(new.not_inside + old.not_inside)),
        **texts,
    )
