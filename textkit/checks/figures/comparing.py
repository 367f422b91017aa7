"""Which figures of the source are said in the target, and which are left over on either side."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from textkit.checks.figures.figure import Figure, figures_of
from textkit.checks.figures.relation import same_number, same_worth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textkit.checks.figures.relation import Relation

_APART = 9
_ALIKE = 3
_MOST = (
    120  # figures a side that are compared each with each; a unit that has more left over is beyond repair
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a unit, held against each other.

    Attributes:
        pairs: source figure, target figure and how they stand: `equal`, or `percent`, `currency` or `unit`
            where the number is right and that is wrong.
        differing: firm figures of the source, each with the figure of the target that stands in its place.
        missing: firm figures of the source that the target does not say.
        added: firm figures of the target that the source does not say.
    """

    pairs: tuple[tuple[Figure, Figure, Relation], ...] = ()
    differing: tuple[tuple[Figure, Figure], ...] = ()
    missing: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()


def compare(source: str, target: str, source_language: str = "zh", target_language: str = "en") -> Comparison:
    """Holds the figures of a target against those of its source, by value.

    Exact equals are paired first, then equals in other words (mu and hectares), then equal numbers with a
    wrong unit; what is left over of one kind on both sides is taken for one figure gone wrong.

    Time is linear in the length of the text, apart from at most `120 * 120` comparisons of leftovers.
    """
    return _Matching(figures_of(source, source_language), figures_of(target, target_language)).result()


@dataclass(slots=True)
class _Matching:
    source: tuple[Figure, ...]
    target: tuple[Figure, ...]
    partner: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    relations: dict[int, Relation] = field(default_factory=dict)

    def result(self) -> Comparison:
        firm = [at for at, figure in enumerate(self.source) if figure.firm]
        loose = [at for at, figure in enumerate(self.source) if not figure.firm]
        wanted = [at for at, figure in enumerate(self.target) if figure.firm]
        offered = [at for at, figure in enumerate(self.target) if not figure.firm]
        self._by_number(firm, wanted, _is_identical)
        self._by_number(firm, wanted, _is_equal)
        self._by_worth(firm, wanted)
        self._by_number(firm, wanted, lambda one, other: same_number(one, other) is not None)
        self._by_number(firm, offered, _is_equal)
        self._by_worth(firm, offered)
        self._by_number(loose, wanted, _is_equal)
        self._by_worth(loose, wanted)
        return self._leftovers(firm, loose, wanted, self._repeated(firm, wanted))

    def _by_number(self, ones: list[int], others: list[int], fits: Callable[[Figure, Figure], bool]) -> None:
        """Pair what has the same number and fits, in order."""
        places: dict[object, deque[int]] = defaultdict(deque)
        for at in others:
            if at not in self.used:
                places[self.target[at].number].append(at)
        for at in ones:
            if at in self.partner:
                continue
            candidates = places.get(self.source[at].number, deque())
            for rank, other in enumerate(islice(candidates, _MOST)):
                if fits(self.source[at], self.target[other]):
                    self._pair(at, other)
                    del candidates[rank]
                    break

    def _by_worth(self, ones: Iterable[int], others: Iterable[int]) -> None:
        left = [at for at in ones if at not in self.partner][:_MOST]
        right = [at for at in others if at not in self.used][:_MOST]
        for at in left:
            for other in right:
                if other not in self.used and same_worth(self.source[at], self.target[other]):
                    self._pair(at, other, "equal")
                    break

    def _pair(self, at: int, other: int, relation: Relation | None = None) -> None:
        self.partner[at] = other
        self.used.add(other)
        self.relations[at] = relation or same_number(self.source[at], self.target[other]) or "equal"

    def _repeated(self, firm: list[int], wanted: list[int]) -> list[Figure]:
        """Lets figures go that their side says more than once; those of the source are returned."""
        said = {
            (self.source[at].group, self.source[at].number, self.source[at].unit)
            for at in self.partner
            if self.source[at].firm
        }
        repeated = []
        for at in firm:
            figure = self.source[at]
            if at not in self.partner and _key(figure) in said:
                self.partner[at] = -1
                repeated.append(figure)
        heard = {(self.target[at].group, self.target[at].number) for at in self.used}
        self.used |= {at for at in wanted if (self.target[at].group, self.target[at].number) in heard}
        return repeated

    def _leftovers(
        self, firm: list[int], loose: list[int], wanted: list[int], repeated: list[Figure]
    ) -> Comparison:
        missing = [self.source[at] for at in firm if at not in self.partner]
        answered = {self.source[at].start for at in self.partner}
        maybe = [self.source[at] for at in loose if self.source[at].start not in answered]
        added = [self.target[at] for at in wanted if at not in self.used]
        differing, missing, added = _opposed(missing, added)
        further, _, added = _opposed(
            [*repeated, *(figure for figure in maybe if _could_be_wrong(figure))], added, _ALIKE
        )
        pairs = tuple(
            (self.source[at], self.target[other], self.relations[at])
            for at, other in sorted(self.partner.items())
            if other >= 0
        )
        return Comparison(pairs, (*differing, *further), tuple(missing), tuple(added))


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.group, figure.number, figure.unit


def _is_identical(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.group == other.group and one.growth == other.growth


def _is_equal(one: Figure, other: Figure) -> bool:
    return same_number(one, other) == "equal"


def _could_be_wrong(figure: Figure) -> bool:
    """Whether English would say a loose numeral: more than one, written as a numeral, no name."""
    return figure.number > 1 and figure.group in ("amount", "ordinal") and figure.numeral and not figure.named


def _opposed(
    missing: list[Figure], added: list[Figure], limit: int = _APART
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Leftovers of one kind on both sides, paired in order: the one stands where the other should."""
    pairs: list[tuple[Figure, Figure]] = []
    rest = list(added[:_MOST])
    unpaired: list[Figure] = []
    for figure in missing:
        best = min(
            (other for other in rest if _distance(figure, other) < limit),
            key=lambda other: _distance(figure, other),
            default=None,
        )
        if best is None:
            unpaired.append(figure)
        else:
            pairs.append((figure, best))
            rest.remove(best)
    return pairs, unpaired, rest + added[_MOST:]


def _distance(one: Figure, other: Figure) -> int:
    """How unlike two figures are in kind; from `_APART` on they are not one figure gone wrong."""
    if one.group == other.group:
        if one.group != "amount":
            return 0
        if one.unit == other.unit:
            return 1
        return 4 if one.unit and other.unit else 2
    if {one.group, other.group} == {"amount", "year"} and not (one.firm or one.unit) and one.number > 999:
        return 2
    if {one.group, other.group} <= {"amount", "ordinal", "vague"}:
        return 5
    if {one.group, other.group} <= {"day", "month"}:
        return 3
    return _APART
