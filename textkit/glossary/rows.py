"""One row of a glossary: what it says, and where it says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from textkit.errors import GlossaryError
from textkit.glossary.bars import split_bars

if TYPE_CHECKING:
    from textkit.glossary.model import Status

STATUSES: Final[Mapping[str, Status]] = MappingProxyType(
    {
        "preferred": "preferred",
        "admitted": "admitted",
        "deprecated": "deprecated",
        "forbidden": "forbidden",
    }
)
_YES: Final = frozenset({"yes", "y", "true", "1", "x"})
_NO: Final = frozenset({"", "no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read.

    `status` is None where the row gives none: its first target is then preferred, the others are
    admitted. `line` is the 1-based line of the file in which the row begins.
    """

    path: str
    line: int
    source: str
    targets: tuple[str, ...] = ()
    status: Status | None = None
    part_of_speech: str = ""
    domain: str = ""
    do_not_translate: bool = False
    case_sensitive: bool = False
    note: str = ""
    evidence: str = ""
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    definition: str = ""
    context: str = ""
    not_inside: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the row says nothing about a rendering."""
        return not (self.targets or self.forbidden or self.deprecated or self.do_not_translate)


def make_row(values: Mapping[str, Any], path: str, line: int) -> Row:
    """A row from the values of its fields.

    Text is stripped and inner white space becomes single spaces; lists are sequences of strings or
    one string parted by vertical bars (see `split_bars`); yes and no are booleans or words.

    Raises:
        GlossaryError: no source, an unknown status, or neither yes nor no where one is due.
    """
    source = _text(values.get("source"))
    if not source:
        raise GlossaryError("a row without a source term", path, line)
    return Row(
        path=path,
        line=line,
        source=source,
        targets=_several(values.get("target")),
        status=_status(_text(values.get("status")), path, line),
        part_of_speech=_text(values.get("part_of_speech")),
        domain=_text(values.get("domain")),
        do_not_translate=_truth(values.get("do_not_translate"), "do_not_translate", path, line),
        case_sensitive=_truth(values.get("case_sensitive"), "case_sensitive", path, line),
        note=_text(values.get("note")),
        evidence=_text(values.get("evidence")),
        # A variant is another writing: the source itself says nothing new, and TBX has each term once.
        variants=tuple(text for text in _several(values.get("variants")) if text != source),
        forbidden=_several(values.get("forbidden")),
        deprecated=_several(values.get("deprecated")),
        definition=_text(values.get("definition")),
        context=_text(values.get("context")),
        not_inside=_several(values.get("not_inside")),
    )


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _several(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    pieces = split_bars(value) if isinstance(value, str) else value
    if not isinstance(pieces, Iterable):
        pieces = (pieces,)
    return tuple(dict.fromkeys(text for text in map(_text, pieces) if text))


def _status(text: str, path: str, line: int) -> Status | None:
    if not text:
        return None
    try:
        return STATUSES[text.lower()]
    except KeyError:
        message = f"unknown status {text!r}; a status is one of {', '.join(STATUSES)}"
        raise GlossaryError(message, path, line) from None


def _truth(value: object, field: str, path: str, line: int) -> bool:
    if not value:
        return False
    text = _text(value).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise GlossaryError(f"{field} is yes or no, not {text!r}", path, line)
