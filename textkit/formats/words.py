"""What a translator is told about a unit, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.bitext import Unit
    from textkit.glossary.model import Term


def flag(unit: Unit) -> str:
    """The state of a unit whose target is no translation, `partial, 61 %`; nothing for the others.

    >>> from textkit.bitext import Unit
    >>> flag(Unit("u1", "工会", "trade union", state="partial", coverage=1.0))
    'partial, 100 %'
    """
    if unit.state == "partial":
        return ", ".join(part for part in (unit.state, percent(unit)) if part)
    return unit.state if unit.state == "untranslated" else ""


def percent(unit: Unit) -> str:
    """The covered share, rounded down: only what is whole is called 100 %."""
    return "" if unit.coverage is None else f"{int(unit.coverage * 100)} %"


def remarks(unit: Unit) -> list[str]:
    """Sentences about the state of a unit, its terms and its numbers."""
    terms = dict.fromkeys(_term(match.term) for match in unit.terms if match.term.target)
    numbers = dict.fromkeys(f"{quantity.text} = {quantity.en}" for quantity in unit.quantities if quantity.en)
    found = [
        _state(unit),
        f"Terms: {'; '.join(terms)}" if terms else "",
        f"Numbers: {'; '.join(numbers)}" if numbers else "",
    ]
    return [text for text in found if text]


def _state(unit: Unit) -> str:
    if unit.state == "untranslated":
        return "Not translated. What stands in the target, if anything, is no translation."
    maker = f" Made by: {unit.origin}." if unit.origin else ""
    if unit.state == "partial":
        share = f" ({percent(unit)} of the characters)" if unit.coverage is not None else ""
        return f"Partial draft: only terms and numbers are translated{share}, the rest is not.{maker}"
    if unit.state == "draft":
        return f"Draft, not reviewed.{maker}"
    return ""


def _term(term: Term) -> str:
    also = f" (also: {', '.join(term.targets[1:])})" if len(term.targets) > 1 else ""
    return f"{term.source} = {term.target}{also}"
