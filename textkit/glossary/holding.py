"""From the terms of a glossary to what a format can hold of them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from textkit.glossary.concepts import concepts
from textkit.glossary.dialects import COLUMNS, FORMATS
from textkit.glossary.model import Term
from textkit.glossary.omegat import COMMENT
from textkit.glossary.rows import make_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_REPLACEMENT = "\ufffd"


def tidy(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms as a reader would make them: one for each source, white space in single spaces.

    Raises:
        GlossaryError: they contradict each other, or one has no source.
    """
    rows = (make_row(fields_of(term), "term", number) for number, term in enumerate(terms, 1))
    return tuple(concepts(rows).values())


def fields_of(term: Term) -> dict[str, object]:
    """What a row says that makes this term."""
    said: dict[str, object] = {name: getattr(term, name) for name in COLUMNS}
    status = term.status if term.targets else ""
    return said | {"source": term.source, "target": term.targets, "status": status}


def clean(terms: Iterable[Term], dialect: str) -> tuple[Term, ...]:
    """The terms with U+FFFD for each character that a file of that kind cannot hold."""
    impossible = FORMATS[dialect].impossible

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return impossible.sub(_REPLACEMENT, value)
        return tuple(map(cleaned, value)) if isinstance(value, tuple) else value

    return tuple(
        Term(**{field.name: cleaned(getattr(term, field.name)) for field in fields(term)}) for term in terms
    )


def held(terms: Sequence[Term], dialect: str) -> tuple[Term, ...]:
    """The terms as the format holds them."""
    format_ = FORMATS[dialect]
    if not format_.list_of_pairs:
        return tuple(terms)
    several = "targets" in format_.keeps
    return tuple(
        Term(
            source=term.source,
            targets=term.targets if several and term.targets else (term.target,),
            note=term.note if "note" in format_.keeps else "",
        )
        for term in _spread(terms)
        if term.target and writable(term, dialect)
    )


def _spread(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms and then their variants as terms of their own, no source twice."""
    known = {term.source for term in terms}
    yield from terms
    for term in terms:
        for variant in term.variants:
            if variant not in known:
                known.add(variant)
                yield replace(term, source=variant, targets=term.targets or (term.target,))


def writable(term: Term, dialect: str) -> bool:
    """Whether the format has a way to write the term itself."""
    return not (dialect == "omegat" and term.source.startswith(COMMENT))
