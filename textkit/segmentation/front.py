"""The top of a document or of an attachment: title, date, author, addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.segmentation import names, shapes
from textkit.segmentation.names import is_institution, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

_LONGEST_TITLE = 160
_LONGEST_FRONT = 15
_LONGEST_SALUTATION = 130
_SUBTITLE = regex.compile(r"(?:——|—|--)\s?\S.*")

_SHORT_NAME = regex.compile(r"\p{Han}{2,3}")
_LATIN_NAME = regex.compile(r"\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){1,3}")
_LEADS_ON = regex.compile(r"(?i)\b(?:of|and|for|the|on|to|in)$")


def front(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Title, letterhead, number, date and author of a document, up to its first heading or sentence."""
    if len(lines) < 2:
        return
    title, dated = "", False
    for i, line in enumerate(lines[:_LONGEST_FRONT]):
        if _begins_body(line):
            return
        kind = kinds[i] or _front_kind(line, lines[i + 1 : i + 3], title=title)
        if kind is None and title and _is_author(line.text, lines[i + 1 : i + 2], dated=dated):
            kind = "byline"
        if kind is None:
            continue
        dated = kind == "date"
        if kind == "title":
            title = line.text
        yield i, kind


def attachments(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """`附件1` alone on a line, and the title of the attachment below it."""
    for i, line in enumerate(lines[:-1]):
        if len(line.text) > 12 or not shapes.ANNEX.fullmatch(line.text):
            continue
        below = lines[i + 1]
        if below.mark is None and not below.close and len(below.text) <= 60 and kinds[i + 1] is None:
            yield i, "line"
            yield i + 1, "title"


def salutations(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Whom a speech, a letter or an official document addresses; the offices only before the text begins."""
    body = False
    for i, line in enumerate(lines):
        if kinds[i] is not None or len(line.text) > _LONGEST_SALUTATION or line.mark:
            body = body or kinds[i] is None
            continue
        if shapes.VOCATIVE.fullmatch(line.text) or (not body and shapes.ADDRESSEES.fullmatch(line.text)):
            yield i, "salutation"
        body = body or bool(line.close)


def _begins_body(line: Line) -> bool:
    """A numbered line, a known heading, a sentence: no title comes after it."""
    if line.mark and line.style not in ("——", "①", "（1）", "（一）"):
        return True
    if (
        len(line.text) > _LONGEST_TITLE
        or shapes.SPECIAL_HEADING.fullmatch(line.text)
        or shapes.ENACTED.fullmatch(line.text)
    ):
        return True
    return line.close == "," or (line.close == "." and not _asks(line))


def _asks(line: Line) -> bool:
    return (
        line.text[-1] in "？！?!" and len(line.text) <= 40 and not any(sign in line.text for sign in "。“：")
    )


def _front_kind(line: Line, below: Sequence[Line], *, title: str) -> Kind | None:
    text = line.text
    if (
        shapes.DOCUMENT_NUMBER.fullmatch(text[:80])
        or shapes.MAIL_HEADER.fullmatch(text[:200])
        or shapes.CONTACT.fullmatch(text[:120])
    ):
        return "line"
    if (
        shapes.is_date(text)
        or shapes.BRACKETED_DATE.fullmatch(text[:60])
        or shapes.BRACKETED_HISTORY.fullmatch(text[:500])
    ):
        return "date"
    if shapes.KEYED_PARAGRAPH.match(text):
        return None
    if title:
        return _below_title(text, title)
    if shapes.BARE_NUMBER.fullmatch(text) or shapes.IN_BRACKETS.fullmatch(text) or shapes.COMMAND.match(text):
        return None
    if below and _is_letterhead(text, below):
        return "line"
    if below and is_person(text) and len(text) < 4 and _is_title_like(below[0]):
        return "byline"
    return "title"


def _below_title(text: str, title: str) -> Kind | None:
    if (
        _SUBTITLE.fullmatch(text)
        or _LEADS_ON.search(title)
        or (title.isupper() and text.isupper() and title.isascii())
    ):
        return "title"
    if (
        (names.PERSONS.fullmatch(text[:120]) and len(text) > 4)
        or is_person(text)
        or names.AUTHOR.fullmatch(text[:60])
    ):
        return "byline"
    if is_institution(text):
        return "byline"
    if shapes.IN_BRACKETS.fullmatch(text) and any(sign in text for sign in "，；,;"):
        return "line"
    return None


def _is_author(text: str, below: Sequence[Line], *, dated: bool) -> bool:
    """Whether a short line under the title names who speaks: below the date, or above the salutation."""
    addressed = any(shapes.VOCATIVE.fullmatch(line.text[:200]) for line in below)
    if _SHORT_NAME.fullmatch(text):
        return dated or addressed
    return addressed and _LATIN_NAME.fullmatch(text) is not None


def _is_letterhead(text: str, below: Sequence[Line]) -> bool:
    """What stands above the real title: an office, and below it a document number or the title of an act."""
    if any(
        shapes.DOCUMENT_NUMBER.fullmatch(line.text[:80]) for line in below
    ) and not shapes.ACT_TITLE.fullmatch(text):
        return True
    office = is_institution(text) or shapes.LETTERHEAD.fullmatch(text)
    return bool(office) and _is_title_like(below[0])


def _is_title_like(line: Line) -> bool:
    return not line.close and len(line.text) <= _LONGEST_TITLE and bool(shapes.ACT_TITLE.fullmatch(line.text))
