"""The offline draft: every unit with its terms and quantities put into English, the rest as it stands.

The offline draft needs no network and no model, and never pretends to be a translation: a unit in
which something was rendered is `partial`, any other `untranslated`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit.bitext import Bitext, Unit
from textkit.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.document import Block, Sentence
    from textkit.glossary import Glossary, Match
    from textkit.quantities import Quantity

_LOST = re.compile(r"\ufffd|\(cid:\d{1,6}\)")


class Piece(NamedTuple):
    """A part of a draft: text, and whether it was rendered into the target language."""

    text: str
    rendered: bool


Span = tuple[int, int, Piece]
"""Start and end in a source, and the piece that stands there in the draft."""


def offline(
    doc: Document,
    *,
    glossary: Glossary | None = None,
    target: str = "en",
    unit: Literal["sentence", "block"] = "sentence",
) -> Bitext:
    """The bitext of a document, one unit a sentence (or block), drafted without an engine.

    The target of a unit is its source with every glossary term and every quantity in English and
    everything else untouched. `Unit.coverage` is the share of the source's characters, white space
    apart, that was rendered. Where the target language is not English, only terms are rendered.

    Args:
        doc: the segmented document.
        glossary: the terms; without one only quantities are rendered.
        target: language of the target.
        unit: what a unit is, `sentence` or `block`.

    Raises:
        TypeError: the document is none.
        ValueError: `unit` is neither of the two.
    """
    if not isinstance(doc, Document):
        raise TypeError(f"a document is drafted, as segment() makes it, not {type(doc).__name__}")
    if unit not in ("sentence", "block"):
        raise ValueError(f"unit is 'sentence' or 'block', not {unit!r}")
    counts = is_english(target)
    units = (_unit(doc, block, span, glossary, counts) for block, span in _spans(doc, unit))
    return Bitext(
        tuple(found for found in units if found.source),
        source_language=doc.language,
        target_language=target,
        meta=_meta(doc),
        text=doc.text,
    )


def is_english(language: str) -> bool:
    """Whether a language is English or a variety of it: the language that quantities are written in."""
    return language.replace("_", "-").split("-")[0].lower() == "en"


def assemble(pieces: Iterable[Piece]) -> str:
    """Put pieces together with readable spacing.

    Where a rendered piece meets a letter, a digit or a Han character of its neighbour, they are set
    one space apart; next to punctuation and white space nothing is added.

    >>> assemble([Piece("trade unions", True), Piece("和", False), Piece("workers", True)])
    'trade unions 和 workers'
    """
    out: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if before and _parted(before, piece):
            out.append(" ")
        out.append(piece.text)
        before = piece
    return "".join(out)


def _parted(left: Piece, right: Piece) -> bool:
    """Whether a space belongs between two pieces."""
    a, b = left.text[-1], right.text[0]
    if not (left.rendered or right.rendered) or a.isspace() or b.isspace():
        return False
    return (left.rendered or a.isalnum()) and (right.rendered or b.isalnum())


def _spans(doc: Document, unit: str) -> Iterator[tuple[Block, Block | Sentence]]:
    for block in doc.blocks:
        for span in block.sentences if unit == "sentence" else (block,):
            yield block, span


def _unit(
    doc: Document, block: Block, span: Block | Sentence, glossary: Glossary | None, counts: bool
) -> Unit:
    start, end = trimmed(doc.text.text, span.start, span.end)
    source = doc.text.text[start:end]
    terms, quantities = _found(source, glossary)
    rendered = _rendered(source, terms, quantities if counts else ())
    raw = doc.text.to_raw(start, end)
    return Unit(
        id=span.id,
        source=source,
        target=assemble(_pieces(source, rendered)),
        state="partial" if rendered else "untranslated",
        origin="offline",
        block=block.id,
        kind=block.kind,
        raw=raw,
        page=doc.text.page_of(start),
        terms=terms,
        quantities=quantities,
        coverage=_coverage(source, rendered),
        notes=(*_notes(source), *_doubts(doc, raw)),
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span text[start:end] without the white space at its ends.

    >>> trimmed(" 工会 ", 0, 4)
    (1, 3)
    """
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, end - (len(part) - len(part.rstrip())))


def _found(source: str, glossary: Glossary | None) -> tuple[tuple[Match, ...], tuple[Quantity, ...]]:
    """The terms that have a rendering, and the quantities; no two of them share a character.

    A quantity inside a term belongs to the term, a term inside a quantity (亿元 in 200亿元) to the
    quantity. A term without a rendering only keeps others away.
    """
    from textkit.quantities import find_quantities

    quantities = find_quantities(source, glossary=glossary)
    starts = [quantity.start for quantity in quantities]

    def is_free(match: Match) -> bool:
        before = bisect_left(starts, match.end)
        return not before or quantities[before - 1].end <= match.start

    matches = glossary.find(source) if glossary is not None else ()
    return tuple(match for match in matches if match.term.target and is_free(match)), quantities


def _rendered(source: str, terms: Iterable[Match], quantities: Iterable[Quantity]) -> list[Span]:
    """What is put into the target language and by what, in the order of the source."""
    found = [(q.start, q.end, Piece(q.en, True)) for q in quantities]
    for match in terms:
        kept = match.term.do_not_translate and not match.term.targets
        text = source[match.start : match.end] if kept else match.term.target
        found.append((match.start, match.end, Piece(text, not kept)))
    return sorted(found)


def _pieces(source: str, rendered: Iterable[Span]) -> Iterator[Piece]:
    done = 0
    for start, end, piece in rendered:
        yield Piece(source[done:start], False)
        yield piece
        done = end
    yield Piece(source[done:], False)


def _coverage(source: str, rendered: Iterable[Span]) -> float:
    covered = sum(_solid(source[start:end]) for start, end, _ in rendered)
    return round(covered / (_solid(source) or 1), 4)


def _solid(text: str) -> int:
    """How many characters are no white space."""
    return len("".join(text.split()))


def _doubts(doc: Document, raw: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Line ends inside a unit that repair was not sure of."""
    doubtful = [at for at in doc.text.meta.get("doubtful", ()) if any(a < at < b for a, b in raw)]
    if doubtful:
        lines = ", ".join(str(doc.text.raw.count("\n", 0, at) + 1) for at in doubtful)
        yield f"joined with little confidence at the end of raw line {lines}: compare with the original"


def _notes(source: str) -> Iterator[str]:
    lost = len(_LOST.findall(source))
    if lost:
        places = "one place" if lost == 1 else f"{lost} places"
        yield f"not safe to translate: the PDF's text was lost in {places} (U+FFFD or (cid:…))"


def _meta(doc: Document) -> dict[str, object]:
    title = next((doc.text_of(block) for block in doc.blocks if block.kind == "title"), "")
    source = str(doc.text.meta.get("source", ""))
    return {
        "title": title,
        # The name alone: drafts are handed on, and the folders of this machine are nobody else's business.
        "source_file": re.split(r"[/\\]", source)[-1],
        "levels": {block.id: block.level for block in doc.blocks if block.level},
    }
