"""What a person decided about single repairs: read from the file that the review page saves, and applied."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textkit.errors import FormatError, ReadError, ReplayError

if TYPE_CHECKING:
    import os

    from textkit.traced import Span, TracedText

_VERSION = 1


class Decisions(NamedTuple):
    """Repairs accepted and rejected, by their place in the raw text.

    Attributes:
        raw_length: length of the raw text they were made on, in code points.
        raw_sha256: its SHA-256, in UTF-8, as hexadecimal digits.
        rejected: raw spans of the repairs to take back.
        accepted: raw spans of those that were looked at and found right.
    """

    raw_length: int
    raw_sha256: str
    rejected: tuple[Span, ...]
    accepted: tuple[Span, ...] = ()


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions in a file.

    Raises:
        ReadError: the file is missing or unreadable.
        FormatError: it holds no decisions.
    """
    try:
        known = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"broken JSON: {error}", str(path)) from error
    if not isinstance(known, dict) or known.get("textkit_decisions") != _VERSION:
        raise FormatError("no decisions on repairs, as the review page saves them", str(path))
    length, digest = known.get("raw_length"), known.get("raw_sha256")
    if type(length) is not int or not isinstance(digest, str):
        raise FormatError("raw_length is a number and raw_sha256 is text", str(path))
    try:
        rejected, accepted = (_spans(known.get(name, []), length) for name in ("rejected", "accepted"))
    except ValueError as error:
        raise FormatError(str(error), str(path)) from error
    return Decisions(length, digest, rejected, accepted)


def reject(text: TracedText, decisions: Decisions) -> TracedText:
    """The text with the rejected repairs taken back; repairs that overlap one go with it.

    Nothing else moves, and no rule runs again. A rejected repair that is not in force here, because other
    rules were chosen, is told in `meta["warnings"]`.

    Raises:
        ReplayError: the decisions were made on another raw text.

    >>> from textkit.traced import TracedText
    >>> text = TracedText("工 会 法").edit([(1, 2, "", "stray-space"), (3, 4, "", "stray-space")])
    >>> known = Decisions(5, hashlib.sha256("工 会 法".encode()).hexdigest(), ((1, 2),))
    >>> str(reject(text, known))
    '工 会法'
    """
    digest = hashlib.sha256(text.raw.encode("utf-8", "surrogatepass")).hexdigest()
    if (len(text.raw), digest) != (decisions.raw_length, decisions.raw_sha256):
        raise ReplayError("the decisions were made on another raw text")
    starts = {edit.start for edit in text.edits}
    idle = {span for span in decisions.rejected if span[0] not in starts}
    live = [span for span in decisions.rejected if span not in idle]
    done = text.undo(spans=live) if live else text
    if not idle:
        return done
    warning = (
        f"rejected repairs that are not in force here: {len(idle)}, the first at raw character {min(idle)[0]}"
    )
    return done.with_meta(warnings=(*text.meta.get("warnings", ()), warning))


def _spans(value: Any, length: int) -> tuple[Span, ...]:
    if not isinstance(value, list) or not all(_is_span(item, length) for item in value):
        raise ValueError("rejected and accepted are lists of raw spans [start, end]")
    return tuple((start, end) for start, end in value)


def _is_span(item: Any, length: int) -> bool:
    if not isinstance(item, list) or len(item) != 2 or not all(type(n) is int for n in item):
        return False
    return bool(0 <= item[0] <= item[1] <= length)
