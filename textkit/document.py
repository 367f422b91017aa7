"""A document: a traced text with spans over it. Blocks tile the text, sentences tile their block."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textkit.traced import TracedText

Kind = Literal[
    "title", "date", "byline", "salutation", "heading", "paragraph", "list_item", "caption", "table_row",
    "footnote", "line", "source_note",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: a span of the document's text, not a copy. `id` follows from position alone (`b017s3`)."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block: heading, paragraph, list item and so on.

    Attributes:
        id: `b001`, `b002`, … in document order.
        kind: what it is.
        level: depth of a heading, 1 the highest; None for everything else.
        start: offset in the document's text.
        end: offset where it ends, exclusive.
        sentences: its sentences; they tile it.
        run_in: span of a heading that runs into the paragraph, as its first sentence, or None.
    """

    id: str
    kind: Kind
    level: int | None
    start: int
    end: int
    sentences: tuple[Sentence, ...] = ()
    run_in: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline: a heading (None for the root) with its blocks and the sections below it."""

    heading: Block | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A segmented text.

    Attributes:
        text: the traced text.
        blocks: they tile the text apart from white space.
        language: BCP-47 code of the text, `zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`, or `und`.
    """

    text: TracedText
    blocks: tuple[Block, ...]
    language: str = "zh"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in document order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    def text_of(self, span: Block | Sentence) -> str:
        """The characters of a block or a sentence, without white space around them."""
        return self.text.text[span.start : span.end].strip()

    def outline(self) -> Section:
        """The tree of headings by level.

        Blocks before the first heading belong to the root, and so do source notes at the end: they speak
        of the whole document, not of its last section.
        """
        end = len(self.blocks)
        while end and self.blocks[end - 1].kind == "source_note":
            end -= 1
        root = _section(None, deque(self.blocks[:end]))
        return Section(None, root.blocks + self.blocks[end:], root.sections)

    def _repr_html_(self) -> str:
        from textkit.notebook import table

        kinds = (f"{block.kind} {block.level or ''}".rstrip() for block in self.blocks)
        rows = ((block.id, kind, self.text_of(block)) for block, kind in zip(self.blocks, kinds, strict=True))
        return table(repr(self), ("", "kind", self.language), rows, len(self.blocks))

    def __repr__(self) -> str:
        return f"<Document {self.language}, {len(self.blocks)} blocks, {len(self.sentences)} sentences>"


def _section(heading: Block | None, rest: deque[Block]) -> Section:
    """Take from `rest` what belongs below a heading; levels grow on the way down, so they bound the depth."""
    depth = 0 if heading is None else heading.level or 1
    blocks: list[Block] = []
    while rest and rest[0].kind != "heading":
        blocks.append(rest.popleft())
    sections: list[Section] = []
    while rest and (rest[0].level or 1) > depth:
        sections.append(_section(rest.popleft(), rest))
    return Section(heading, tuple(blocks), tuple(sections))
