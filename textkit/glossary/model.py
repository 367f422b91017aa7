"""Terms and their matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Term:
    """One concept as a translator meets it: a source expression and what to do with it.

    `targets` holds the preferred rendering first and the admitted ones after it; `forbidden` and
    `deprecated` hold those that are not to be used. `variants` are other writings of the source that
    stand for the same concept. `definition` says what the concept is, `context` shows the term in use,
    `evidence` says where the entry comes from. Inside the texts of `not_inside` the term does not match.
    A term that says nothing about its rendering only blocks: where it matches, no other term can.
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
    definition: str = ""
    context: str = ""
    not_inside: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """What to write in the target language.

        The preferred rendering; without one, the source itself for a do-not-translate term, else "".
        """
        if self.targets:
            return self.targets[0]
        return self.source if self.do_not_translate else ""

    @property
    def blocks(self) -> bool:
        """Whether the term says nothing about its rendering and only keeps others from matching."""
        return not (self.targets or self.forbidden or self.deprecated or self.do_not_translate)


class Match(NamedTuple):
    """A term found in a text: `text[start:end]`, offsets in code points."""

    start: int
    end: int
    term: Term
