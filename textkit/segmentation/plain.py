"""Lines without a number and without an end sign: headings, signatures, addresses, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.segmentation import shapes
from textkit.segmentation.names import is_institution, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

_LONGEST_HEADING = 42
_LONGEST_LATIN_HEADING = 100
_LONGEST_LABELLED = 60


def single_lines(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Lines that stand by themselves: document numbers, contacts, commands, dates, bare numbers, closings."""
    for i, line in enumerate(lines):
        if kinds[i] is None and len(line.text) <= 300 and _stands_alone(line):
            yield i, "line"


def plain_paragraphs(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """A paragraph though it has no end sign: keywords, the history of an act, a note in brackets."""
    for i, line in enumerate(lines):
        if kinds[i] is not None or line.mark:
            continue
        text = line.text[:400]
        if (
            shapes.KEYED_PARAGRAPH.match(text)
            or shapes.ENACTED.fullmatch(text)
            or (not line.close and shapes.IN_BRACKETS.fullmatch(text))
        ):
            yield i, "paragraph"


def special_headings(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """目录, 前言, 参考文献, 附录A …: headings by their name."""
    for i, line in enumerate(lines):
        if kinds[i] is None and len(line.text) <= 80 and _is_special(line.text) and i + 1 < len(lines):
            yield i, "heading"


def short_lines(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """Runs of short lines without an end sign: the first is a heading if text follows."""
    start = 0
    while start < len(lines):
        if not _is_short(lines[start], kinds[start]):
            start += 1
            continue
        end = start
        while end < len(lines) and _is_short(lines[end], kinds[end]):
            end += 1
        yield from _decide(lines, kinds, range(start, end))
        start = end


def _stands_alone(line: Line) -> bool:
    text = line.text
    if line.close != "." and len(text) <= 80 and shapes.SIGNATURE.fullmatch(text) and "：" in text:
        return True
    if line.mark is None or line.style in ("1", "1.1", "a."):
        if shapes.BARE_NUMBER.fullmatch(text) or shapes.is_date(text) or shapes.COMMAND.fullmatch(text):
            return True
        if (
            shapes.COPIES.fullmatch(text)
            or shapes.CLOSING.fullmatch(text)
            or shapes.DOCUMENT_NUMBER.fullmatch(text)
        ):
            return True
        if line.close == "" and (
            shapes.CONTACT.fullmatch(text)
            or shapes.MAIL_HEADER.fullmatch(text)
            or shapes.ADDRESS.fullmatch(text)
        ):
            return True
        return bool(shapes.CODE.fullmatch(text)) and line.close != "."
    return line.style == "•" and bool(shapes.COMMAND.fullmatch(text))


def _is_special(text: str) -> bool:
    return bool(
        shapes.SPECIAL_HEADING.fullmatch(text)
        or shapes.ANNEX_TITLED.fullmatch(text)
        or shapes.ANNEX.fullmatch(text)
    )


def _is_short(line: Line, kind: Kind | None) -> bool:
    if kind is not None or line.close or not shapes.LETTER.search(line.text[:60]):
        return False
    if line.mark is not None and line.style != "1":
        return False
    latin = not shapes.HAN.search(line.text[:200])
    return len(line.text) <= (_LONGEST_LATIN_HEADING if latin else _LONGEST_HEADING)


def _decide(lines: Sequence[Line], kinds: Sequence[Kind | None], run: range) -> Iterator[tuple[int, Kind]]:
    """Headings and lines of one run.

    Everything is a line that stands below a label, a closing or an address, and all that closes the
    document; so is a name or an office above a date. A run of three or more is a heading with its lines.
    """
    before = lines[run.start - 1] if run.start else None
    after = run.stop if run.stop < len(lines) else None
    if before is not None and _extends(before, kinds[run.start - 1]):
        yield from ((i, "line") for i in run)
        return
    if before is not None and len(run) > 1 and _leads_list(before, kinds[run.start - 1]):
        yield from ((i, "list_item") for i in run)
        return
    if after is None and len(run) == len(lines) == 1:
        return
    if after is None:
        yield from ((i, "line") for i in run)
        return
    signed = shapes.is_date(lines[after].text) or (_closes(kinds, after) and _is_name(lines[run.start].text))
    for place, i in enumerate(run):
        name = _is_name(lines[i].text)
        labelled = len(lines[i].text) <= _LONGEST_LABELLED and bool(shapes.LABELLED.fullmatch(lines[i].text))
        single = signed or labelled or (place and (name or len(run) > 2))
        yield i, "line" if single else "heading"


def _extends(line: Line, kind: Kind | None) -> bool:
    """Whether a line belongs to a block of an address or a closing that goes on below it."""
    if kind != "line" or line.close:
        return False
    text = line.text[:200]
    return bool(
        shapes.CONTACT.fullmatch(text) or shapes.ADDRESS.fullmatch(text) or shapes.CLOSING.fullmatch(text)
    )


def _leads_list(line: Line, kind: Kind | None) -> bool:
    """Whether a run continues a list: after a colon, or after an item too long to be short itself."""
    return kind is None and (line.text[-1] in "：:" or (not line.close and line.mark is None))


def _closes(kinds: Sequence[Kind | None], first: int) -> bool:
    """Whether nothing but single lines comes from here to the end."""
    return len(kinds) - first <= 12 and all(kind == "line" for kind in kinds[first:])


def _is_name(text: str) -> bool:
    return is_person(text) or is_institution(text)
