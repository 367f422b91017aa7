"""The words of TBX: what its data categories are called, and what stands for our fields in them.

TBX-Basic (ISO 30042:2019, dialect description at https://www.tbxinfo.net) has no category for some
fields of a term; they are notes with a fixed beginning, which any program shows and this one reads back.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

NAMESPACE: Final = "urn:iso:std:iso:30042:ed-2"
MIN: Final = "http://www.tbxinfo.net/ns/min"
BASIC: Final = "http://www.tbxinfo.net/ns/basic"

PREFERRED: Final = "preferredTerm-admn-sts"
ADMITTED: Final = "admittedTerm-admn-sts"
DEPRECATED: Final = "deprecatedTerm-admn-sts"

PARTS_OF_SPEECH: Final = MappingProxyType(
    {
        "n": "noun",
        "noun": "noun",
        "prop": "noun",
        "v": "verb",
        "verb": "verb",
        "adj": "adjective",
        "adjective": "adjective",
        "adv": "adverb",
        "adverb": "adverb",
    }
)
"""Parts of speech as TBX-Basic lists them; all others are `other`."""
OTHER: Final = "other"

# Notes of a concept.
DO_NOT_TRANSLATE: Final = "do not translate"
CASE_SENSITIVE: Final = "case-sensitive"
BLOCKS: Final = "blocks other terms"
PART_OF_SPEECH: Final = "part of speech: "
NOT_INSIDE: Final = "not inside: "
# Before a note that would be taken for one of these.
QUOTED: Final = "note: "
# Note of a rendering whose status is `deprecatedTerm-admn-sts`.
FORBIDDEN: Final = "forbidden"


def stands_for_a_field(note: str) -> bool:
    """Whether a note of a concept is the writing of a field."""
    fixed = (DO_NOT_TRANSLATE, CASE_SENSITIVE, BLOCKS)
    return note in fixed or note.startswith((PART_OF_SPEECH, NOT_INSIDE))


def quoted(note: str) -> str:
    """A note so that it is not taken for a field."""
    return QUOTED + note if stands_for_a_field(note) or note.startswith(QUOTED) else note


def unquoted(note: str) -> str:
    """What `quoted` was given; any other note as it is."""
    inner = note.removeprefix(QUOTED)
    return inner if quoted(inner) == note else note
