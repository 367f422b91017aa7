"""What checks have found, as it stands in the notes of a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

_ISSUE = re.compile(r"(error|warning|note) \(([\w-]{1,60})\): ")


class Found(NamedTuple):
    """The severity and the check of a note that tells an issue."""

    severity: str
    check: str


def issue_of(note: str) -> Found | None:
    """What `checks.with_issues` wrote into a note, or None for any other note.

    >>> issue_of("error (numbers): 20 is missing")
    Found(severity='error', check='numbers')
    >>> issue_of("Similar: 继续努力。")
    """
    found = _ISSUE.match(note)
    return Found(found[1], found[2]) if found else None
