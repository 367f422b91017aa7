"""Two figures for a whole translation: terminology success rate and terminology consistency.

Both follow the terminology shared task of WMT 2025, the third one (www2.statmt.org/wmt25/terminology.html;
scripts in github.com/wmt-conference/wmt25-terminology, folders `ranking` and `term-consistency`). There, a
lemmatiser and a language model find the translation of a term; here, `term_outcomes` does, so each place
counts once and only as a whole word. No reference translation is needed; the task leaves out terms that its
reference does not render.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, get_args

from textkit.terminology.outcomes import term_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.bitext import Bitext
    from textkit.glossary import Glossary, Term
    from textkit.terminology.outcomes import TermOutcome

Scope = Literal["unit", "document"]
Reference = Literal["frequent", "first", "preferred"]
Average = Literal["macro", "micro"]

_ALLOWED: Final = ("used", "inflected", "variant")


def success_rate(bitext: Bitext, glossary: Glossary, *, scope: Scope = "unit") -> float | None:
    """The share of terms that came out as the glossary wants: preferred or admitted, in any form.

    With `scope="unit"`, as in track 1 of the task: of all pairs of a unit and a term that occurs in its
    source, the share where a rendering stands in its target.

        sum over pairs of [found >= 1] / number of pairs

    With `scope="document"`, as in track 2: for each term of the document its renderings divided by its
    occurrences, averaged over the terms. (Renderings never exceed occurrences, since each place is
    claimed once; the task caps the ratio at 1.)

        mean over terms of min(1, found / occurrences)

    Args:
        bitext: all of its units count; a term of an untranslated unit is not found.
        glossary: terms that only block, and terms that only forbid, do not count.
        scope: `unit` or `document`.

    Returns:
        0 to 1, or None if no term occurs.

    Raises:
        ValueError: there is no such scope.
    """
    _check(scope, Scope, "scope")
    groups: dict[tuple[str, Term], list[bool]] = {}
    for unit, found in _outcomes(bitext, glossary):
        key = unit if scope == "unit" else ""
        groups.setdefault((key, found.match.term), []).append(found.outcome in _ALLOWED)
    if scope == "unit":
        return _mean([float(any(hits)) for hits in groups.values()])
    return _mean([sum(hits) / len(hits) for hits in groups.values()])


def consistency(
    bitext: Bitext,
    glossary: Glossary,
    *,
    reference: Reference = "frequent",
    average: Average = "macro",
) -> float | None:
    """How far each term is rendered in one way throughout, in whatever form.

    Each term has a pseudo-reference; an occurrence is consistent if it is rendered by it. A missing
    rendering never is, and where missing is what is most frequent (or first), none is. Terms that
    occur once count, as they do in the task.

        macro: mean over terms of consistent occurrences / occurrences
        micro: consistent occurrences / occurrences, over all terms

    Args:
        bitext: all of its units count.
        glossary: its forbidden renderings count as renderings here.
        reference: what is taken for the pseudo-reference: the `frequent` rendering of the term (of
            several the one that comes first), its `first` one, or the `preferred` one of the glossary.
        average: `macro` or `micro`.

    Returns:
        0 to 1, or None if no term occurs.

    Raises:
        ValueError: there is no such reference or average.
    """
    _check(reference, Reference, "reference")
    _check(average, Average, "average")
    groups: dict[Term, list[str]] = {}
    for _, found in _outcomes(bitext, glossary):
        groups.setdefault(found.match.term, []).append(found.rendering)
    consistent = [
        [bool(rendering) and rendering == wanted for rendering in said]
        for term, said in groups.items()
        for wanted in [_pseudo_reference(term, said, reference)]
    ]
    if average == "micro":
        return _mean([float(hit) for hits in consistent for hit in hits])
    return _mean([sum(hits) / len(hits) for hits in consistent])


def _outcomes(bitext: Bitext, glossary: Glossary) -> Iterable[tuple[str, TermOutcome]]:
    for n, unit in enumerate(bitext.units):
        for found in term_outcomes(unit.source, unit.target, glossary):
            if found.match.term.target:
                yield f"{n}", found


def _pseudo_reference(term: Term, said: Sequence[str], reference: Reference) -> str:
    if reference == "preferred":
        return term.target
    # Counter keeps the order of first occurrence among equals.
    return said[0] if reference == "first" else Counter(said).most_common(1)[0][0]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _check(value: str, known: object, name: str) -> None:
    names = get_args(known)
    if value not in names:
        message = f"{name} is one of {', '.join(names)}, not {value!r}"
        raise ValueError(message)
