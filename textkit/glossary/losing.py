"""Says what a format cannot hold of a glossary."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textkit.glossary.dialects import FORMATS, name_of
from textkit.glossary.holding import clean, tidy, writable
from textkit.glossary.omegat import COMMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textkit.glossary.glossary import Glossary
    from textkit.glossary.model import Term

_WORDS: Final = MappingProxyType(
    {
        "part_of_speech": "the part of speech",
        "domain": "the domain",
        "definition": "definitions",
        "context": "contexts",
        "note": "notes",
        "evidence": "evidence",
        "forbidden": "forbidden renderings",
        "deprecated": "deprecated renderings",
        "not_inside": "exclusions",
        "case_sensitive": "whether letter case counts",
    }
)


def losses(glossary: Glossary, dialect: str) -> tuple[str, ...]:
    """What a format cannot hold of this glossary, one short sentence each.

    Args:
        glossary: the glossary.
        dialect: a dialect of `write_glossary`, or a suffix with or without its dot.

    Raises:
        ValueError: there is no such dialect.
        GlossaryError: the terms contradict each other, or one has no source.

    >>> from textkit.glossary import Glossary, Term
    >>> glossary = Glossary([Term("工会", ("trade union",), forbidden=("guild",))])
    >>> losses(glossary, "tbx"), losses(glossary, "omegat")
    ((), ("OmegaT's list does not keep forbidden renderings (terms concerned: 1)",))
    """
    name = name_of(dialect)
    title = FORMATS[name].title
    cleaned = clean(glossary.terms, name)
    terms = tidy(cleaned)
    found = []
    changed = sum(old != new for old, new in zip(glossary.terms, cleaned, strict=True))
    if changed:
        found.append(f"{title} cannot hold some characters; they become U+FFFD (terms concerned: {changed})")
    if terms != cleaned:
        found.append(f"{title}: runs of white space become single spaces, terms with the same source one")
    if FORMATS[name].list_of_pairs:
        found += [
            f"{title} {what} (terms concerned: {number})"
            for what, concerned in _losses_of_pairs(name)
            if (number := sum(map(concerned, terms)))
        ]
    return tuple(found)


def _losses_of_pairs(name: str) -> Iterator[tuple[str, Callable[[Term], bool]]]:
    """What a list of pairs cannot hold, each with the terms that are concerned."""
    keeps = FORMATS[name].keeps
    for field, words in _WORDS.items():
        if field not in keeps:
            yield f"does not keep {words}", _filled(field)
    if "targets" not in keeps:
        yield "holds one rendering of a term, the preferred one", lambda term: len(term.targets) > 1
    yield "does not keep that no rendering is preferred", _merely_admitted
    yield "holds a term that is not translated as one that renders itself", _filled("do_not_translate")
    yield "holds variants as terms of their own", _filled("variants")
    yield "leaves out terms without a rendering to use", lambda term: not term.target
    if name == "omegat":
        yield f"leaves out terms that begin with {COMMENT}", lambda term: not writable(term, name)
    else:
        yield "has no sign for a bar that belongs to a rendering", lambda term: "|" in term.target


def _filled(field: str) -> Callable[[Term], bool]:
    return lambda term: bool(getattr(term, field))


def _merely_admitted(term: Term) -> bool:
    return term.status == "admitted" and bool(term.targets)
