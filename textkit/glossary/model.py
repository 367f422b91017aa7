"""Terms and their matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Term:
    """One concept as a translator meets it: a source expression and what to do with it.

    `targets` holds the preferred rendering first and the admitted ones after it. A term without
    targets only blocks: where it matches, no other term can.
    """

    source: str
    targets: tuple[str, ...] = ()
    part_of_speech: str = ""
    domain: str = ""
    status: Status = "preferred"
    do_not_translate: bool = False
    case_sensitive: bool = False
    note: str = ""
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    evidence: str = ""

    @property
    def target(self) -> str:
        """The preferred rendering, the source itself for a do-not-translate term, or an empty string."""
        if self.do_not_translate:
            return self.source
        return self.targets[0] if self.targets else ""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text: `text[start:end]`, offsets in code points."""

    start: int
    end: int
    term: Term
