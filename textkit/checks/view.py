"""A bitext as the checks see it: what several of them need is worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textkit.checks.figures import Comparison, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.bitext import Bitext, Unit
    from textkit.checks.patterns import Pattern
    from textkit.glossary import Glossary
    from textkit.terminology import TermOutcome

NO_TRANSLATION = ("untranslated", "partial")


class View:
    """A bitext under checks.

    Args:
        bitext: what is checked.
        glossary: the terms to hold it against, or None.
        patterns: the user's checklist.
    """

    def __init__(
        self, bitext: Bitext, glossary: Glossary | None = None, patterns: Sequence[Pattern] = ()
    ) -> None:
        self.bitext = bitext
        self.glossary = glossary
        self.patterns = tuple(patterns)
        self._compared: dict[int, Comparison] = {}
        self._fared: dict[int, tuple[TermOutcome, ...]] = {}

    @property
    def source_language(self) -> str:
        """The source language in lower case."""
        return self.bitext.source_language.lower()

    @property
    def target_language(self) -> str:
        """The target language in lower case."""
        return self.bitext.target_language.lower()

    @cached_property
    def translated(self) -> tuple[tuple[int, Unit], ...]:
        """The units that hold a translation, with their places; drafts of terms and numbers are none."""
        return tuple(
            (place, unit)
            for place, unit in enumerate(self.bitext.units)
            if unit.state not in NO_TRANSLATION and unit.target.strip()
        )

    @cached_property
    def _places(self) -> frozenset[int]:
        return frozenset(place for place, _ in self.translated)

    def comparison(self, place: int) -> Comparison:
        """How the figures of a unit's two sides compare."""
        if place not in self._compared:
            unit = self.bitext.units[place]
            self._compared[place] = compare(
                unit.source, unit.target, self.source_language, self.target_language
            )
        return self._compared[place]

    def outcomes(self, place: int) -> tuple[TermOutcome, ...]:
        """How the terms of a unit's source fared in its target; nothing without a glossary."""
        if self.glossary is None:
            return ()
        from textkit.terminology import term_outcomes

        if place not in self._fared:
            unit = self.bitext.units[place]
            self._fared[place] = term_outcomes(unit.source, unit.target, self.glossary)
        return self._fared[place]

    def neighbours(self, place: int) -> Iterator[tuple[Unit, Comparison]]:
        """The translated units right before and after a place."""
        for other in (place - 1, place + 1):
            if other in self._places:
                yield self.bitext.units[other], self.comparison(other)
