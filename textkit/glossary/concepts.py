"""From rows to terms: rows with the same source are one concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textkit.errors import GlossaryError
from textkit.glossary.model import Status, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.glossary.rows import Row


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one row says about one rendering; `named` unless it follows from the place in the cell."""

    status: Status
    named: bool
    row: Row

    @property
    def allows(self) -> bool:
        return self.status in ("preferred", "admitted")

    def contradicts(self, other: _Claim) -> bool:
        if self.status == other.status:
            return False
        return self.allows != other.allows or not self.allows or (self.named and other.named)


def concepts(rows: Iterable[Row]) -> dict[str, Term]:
    """The terms of one file by their source, in the order in which they first appear.

    Raises:
        GlossaryError: a source and a target stand under two statuses, or a source is blocked in one
            row and rendered in another.
    """
    by_source: dict[str, list[Row]] = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    return {source: _concept(group) for source, group in by_source.items()}


def _concept(rows: Sequence[Row]) -> Term:
    first = rows[0]
    claims = _claims(rows)
    _check_blocking(rows)
    allowed = {target: claim for target, claim in claims.items() if claim.allows}
    targets = sorted(allowed, key=lambda target: allowed[target].status != "preferred")
    return Term(
        source=first.source,
        targets=tuple(targets),
        part_of_speech=_first(row.part_of_speech for row in rows),
        domain=_first(row.domain for row in rows),
        status=_strongest(claims.values()),
        do_not_translate=any(row.do_not_translate for row in rows),
        case_sensitive=any(row.case_sensitive for row in rows),
        note="; ".join(dict.fromkeys(filter(None, map(_note, rows)))),
        variants=tuple(dict.fromkeys(variant for row in rows for variant in row.variants)),
        forbidden=tuple(target for target, claim in claims.items() if claim.status == "forbidden"),
        deprecated=tuple(target for target, claim in claims.items() if claim.status == "deprecated"),
        evidence=_first(row.evidence for row in rows),
        definition="; ".join(dict.fromkeys(row.definition for row in rows if row.definition)),
        context="; ".join(dict.fromkeys(row.context for row in rows if row.context)),
        not_inside=tuple(dict.fromkeys(text for row in rows for text in row.not_inside)),
    )


def _claims(rows: Iterable[Row]) -> dict[str, _Claim]:
    claims: dict[str, _Claim] = {}
    for row in rows:
        for target, claim in _row_claims(row):
            known = claims.get(target)
            if known is not None and claim.contradicts(known):
                message = (
                    f"{row.source} = {target!r} is {claim.status} here"
                    f" and {known.status} in line {known.row.line}"
                )
                raise GlossaryError(message, row.path, row.line)
            if known is None or (claim.named and not known.named):
                claims[target] = claim
    return claims


def _row_claims(row: Row) -> Iterable[tuple[str, _Claim]]:
    named = row.status is not None
    for n, target in enumerate(row.targets):
        if row.status in (None, "preferred"):
            status: Status = "admitted" if n else "preferred"
            yield target, _Claim(status, named and not n, row)
        else:
            assert row.status is not None
            yield target, _Claim(row.status, True, row)
    for target in row.forbidden:
        yield target, _Claim("forbidden", True, row)
    for target in row.deprecated:
        yield target, _Claim("deprecated", True, row)


def _check_blocking(rows: Sequence[Row]) -> None:
    blocking = [row for row in rows if row.blocks]
    speaking = [row for row in rows if not row.blocks]
    if blocking and speaking:
        late, early = sorted((blocking[0], speaking[0]), key=lambda row: row.line, reverse=True)
        message = f"{late.source} has a target in one row and none in another: see line {early.line}"
        raise GlossaryError(message, late.path, late.line)


def _note(row: Row) -> str:
    if row.note and row.status in ("deprecated", "forbidden"):
        return f"{' | '.join(row.targets)}: {row.note}"
    return row.note


def _strongest(claims: Iterable[_Claim]) -> Status:
    present = {claim.status for claim in claims}
    order: tuple[Status, ...] = ("preferred", "admitted", "deprecated", "forbidden")
    return next((status for status in order if status in present), "preferred")


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
