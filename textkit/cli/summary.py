"""What a run of `draft` did, in ten lines at most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textkit.bitext import Bitext
    from textkit.traced import Edit, TracedText

_JOINS = ("line-join", "page-join")
_FURNITURE = {"page-number": "page numbers", "page-band": "running heads and feet"}
_LINES = 10
_RULES = 6
_ON_A_LINE = 2


class Summary:
    """Counts over all inputs of a run."""

    def __init__(self) -> None:
        self._rules: Counter[str] = Counter()
        self._joined = 0
        self._states: Counter[str] = Counter()
        self._terms: Counter[str] = Counter()
        self._blocks = 0
        self._quantities = 0
        self._characters = 0
        self._covered = 0.0
        self._places: list[Path] = []

    def add(self, text: TracedText, bitext: Bitext, places: Sequence[Path]) -> None:
        """Count one input."""
        self._rules.update(edit.rule for edit in text.edits)
        self._joined += _joins(text.edits)
        self._blocks += len({unit.block for unit in bitext.units})
        self._places += places
        for unit in bitext.units:
            characters = len("".join(unit.source.split()))
            self._characters += characters
            self._covered += characters * (unit.coverage or 0)
            self._states[unit.state] += 1
            self._terms.update(match.term.source for match in unit.terms)
            self._quantities += len(unit.quantities)

    def lines(self) -> Iterator[str]:
        """The summary; nothing if no input was done."""
        if not self._places:
            return
        yield f"lines joined  {self._joined:,}"
        furniture = ", ".join(f"{self._rules[rule]:,} {name}" for rule, name in _FURNITURE.items())
        yield f"removed       {furniture}"
        yield f"other repairs {self._others()}"
        yield f"blocks        {self._blocks:,}"
        states = ", ".join(f"{count:,} {state}" for state, count in self._states.most_common())
        yield f"units         {self._states.total():,}" + (f" ({states})" if states else "")
        yield f"terms         {self._terms.total():,} ({len(self._terms):,} different)"
        yield f"quantities    {self._quantities:,}"
        share = self._covered / (self._characters or 1)
        yield f"coverage      {share:.0%} of the characters are terms or quantities"
        yield from self._written(_LINES - 8)

    def _others(self) -> str:
        others = Counter(self._rules)
        for rule in (*_JOINS, *_FURNITURE):
            del others[rule]
        if not others:
            return "0"
        shown = [f"{rule} {count:,}" for rule, count in others.most_common(_RULES)]
        rest = others.total() - sum(count for _, count in others.most_common(_RULES))
        return f"{others.total():,} ({', '.join(shown)}{f', others {rest:,}' if rest else ''})"

    def _written(self, room: int) -> Iterator[str]:
        """Where the files are: as many names as fit, several on a line if need be."""
        names = [str(place) for place in self._places]
        if len(names) > room * _ON_A_LINE:
            shown = room * _ON_A_LINE - 1
            names = [*names[:shown], f"and {len(names) - shown:,} more"]
        for start in range(0, len(names), _ON_A_LINE):
            yield f"{'' if start else 'written':<14}{'  '.join(names[start : start + _ON_A_LINE])}"


def _joins(edits: Sequence[Edit]) -> int:
    """How many line ends were joined; a join around a page number is two edits and yet one."""
    joins = 0
    reach = -1
    for edit in edits:
        goes_on = edit.start == reach
        if edit.rule in _JOINS and not goes_on:
            joins += 1
        if edit.rule in _JOINS or (edit.rule in _FURNITURE and goes_on):
            reach = edit.end
    return joins
