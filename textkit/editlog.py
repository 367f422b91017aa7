"""The log of edits: what changed, where, by which rule; kept in columns, one pass at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from textkit.errors import ReplayError

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
Column = npt.NDArray[np.uint32]
Change = tuple[int, int, str, str]
"""What a rule finds: start and end in the text, the new characters, the rule's name."""


class Edit(NamedTuple):
    """One change of the raw text that is in force.

    Attributes:
        rule: name of the rule that made it.
        start: raw offset where it begins.
        end: raw offset where it ends, exclusive.
        old: the characters it replaced, as earlier edits had left them.
        new: the characters it put there.
    """

    rule: str
    start: int
    end: int
    old: str
    new: str


class Pass:
    """The edits that were applied together, as columns: a tuple for each would take five times the memory.

    Attributes:
        at: where each edit begins in the text before the pass.
        lo: where its source begins, in reading order.
        hi: where its source ends.
        rule: index of its rule in `names`.
        old: the characters it replaced.
        new: the characters it put there.
        restores: whether the pass puts raw characters back.
    """

    __slots__ = ("at", "hi", "lo", "names", "new", "old", "restores", "rule")

    def __init__(
        self,
        at: Column,
        lo: Column,
        hi: Column,
        old: list[str],
        new: list[str],
        rules: Sequence[str],
        *,
        restores: bool,
    ) -> None:
        self.at, self.lo, self.hi, self.old, self.new = at, lo, hi, old, new
        self.names = list(dict.fromkeys(rules))
        index = {name: k for k, name in enumerate(self.names)}
        self.rule = np.fromiter(map(index.__getitem__, rules), np.uint16, len(rules))
        self.restores = restores

    def __len__(self) -> int:
        return len(self.at)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pass):
            return NotImplemented
        return self.as_dict() == other.as_dict()

    __hash__ = None  # type: ignore[assignment]

    def as_dict(self) -> dict[str, Any]:
        """The columns as plain lists."""
        return {
            "names": self.names,
            "restores": self.restores,
            "at": self.at.tolist(),
            "lo": self.lo.tolist(),
            "hi": self.hi.tolist(),
            "rule": self.rule.tolist(),
            "old": self.old,
            "new": self.new,
        }

    def replay(self, text: str) -> str:
        """Apply the pass to the text it was made for.

        Raises:
            ReplayError: the text is another one.
        """
        out: list[str] = []
        done = 0
        for at, old, new in zip(self.at.tolist(), self.old, self.new, strict=True):
            if at < done or text[at : at + len(old)] != old:
                raise ReplayError(f"the log expects {old[:20]!r} at {at} and finds {text[at : at + 20]!r}")
            out += (text[done:at], new)
            done = at + len(old)
        out.append(text[done:])
        return "".join(out)
