"""The documents: clean texts with the kind of each block.

A document is `NAME.txt`, one block per line, and beside it `NAME.kinds`, one line per block:
the kind (as in `textkit.Block`) and how it looks, such as `heading 2` or `line right`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A block to be set.

    Attributes:
        kind: title, heading, paragraph, list_item, caption, table_row, footnote or line.
        text: one line; the cells of a row are parted by one space.
        look: for a heading its level, for a line `right`, `centre`, `code` or `verse`.
        page: for a contents entry the page number that is printed behind its leader.
    """

    kind: str
    text: str
    look: str = ""
    page: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(self.text.split(" ")) if self.kind == "table_row" else ()


@dataclass(frozen=True)
class Document:
    """A named list of blocks in one language (`zh-Hans`, `zh-Hant` or `ja`)."""

    name: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next((block.text for block in self.blocks if block.kind == "title"), self.name)

    @property
    def running_title(self) -> str:
        """The title as a running head has it: its first phrase."""
        return self.title.split("——")[0].split(" ")[0][:24]

    @property
    def size(self) -> int:
        return sum(len(block.text) for block in self.blocks)


# What the documents of the segmentation tests call a block, and how such a block is set.
_SET_AS = {
    "date": ("line", "centre"),
    "byline": ("line", "centre"),
    "salutation": ("paragraph", ""),
    "source_note": ("line", "right"),
}
_LANGUAGES = {"law_traditional": "zh-Hant", "japanese": "ja"}


def read(path: Path) -> Document:
    """Read `NAME.txt` and `NAME.kinds`.

    Raises:
        ValueError: the two files do not have the same number of lines.
    """
    texts = path.read_text(encoding="utf-8").splitlines()
    kinds = path.with_suffix(".kinds").read_text(encoding="utf-8").splitlines()
    if len(texts) != len(kinds):
        raise ValueError(f"{path}: {len(texts)} blocks, but {len(kinds)} kinds")
    blocks = []
    for text, line in zip(texts, kinds, strict=True):
        kind, _, look = line.partition(" ")
        blocks.append(Block(kind, text, look))
    return Document(path.stem, _LANGUAGES.get(path.stem, "zh-Hans"), tuple(blocks))


def read_marked(path: Path, name: str) -> Document:
    """Read a file of lines such as `heading 1 | Text`, as the segmentation tests have them."""
    blocks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if " | " not in line:
            continue
        label, _, text = line.partition("| ")
        kind, _, look = label.strip().partition(" ")
        kind, look = _SET_AS.get(kind, (kind, look if kind == "heading" else ""))
        blocks.append(Block(kind, text, look))
    return Document(name, "zh-Hans", tuple(blocks))


def load(root: Path) -> list[Document]:
    """All documents of the project that lies at `root`."""
    found = [read(path) for path in sorted((root / "tests" / "cases" / "clean").glob("*.txt"))]
    seed = root / "tests" / "cases" / "segmentation" / "seed_blocks.txt"
    if seed.exists():
        found.append(read_marked(seed, "seed"))
    return found


def letter_spaced(heading: str) -> str:
    """A heading whose last word has two characters, set wide: 第一章 总　则."""
    before, _, word = heading.rpartition(" ")
    if len(word) != 2:
        return heading
    return f"{before} {word[0]}　{word[1]}".lstrip()


def with_contents(document: Document, heading: str, characters_per_page: int) -> Document:
    """The document with a table of contents behind its first title; page numbers are estimated."""
    blocks = list(document.blocks)
    entries = []
    position = 0
    for block in blocks:
        position += len(block.text)
        if block.kind == "heading":
            entries.append(
                Block("list_item", block.text, block.look or "1", str(1 + position // characters_per_page))
            )
    if len(entries) < 3:
        return document
    at = next((i + 1 for i, block in enumerate(blocks) if block.kind == "title"), 0)
    while at < len(blocks) and blocks[at].kind == "title":
        at += 1
    new = [*blocks[:at], Block("heading", heading, "1"), *entries, *blocks[at:]]
    return replace(document, blocks=tuple(new))
