"""From a text to a document: lines become blocks, blocks are split into sentences."""

from __future__ import annotations

from textkit.document import Block, Document, Sentence
from textkit.segmentation.kinds import kinds_of
from textkit.segmentation.language import language_of
from textkit.segmentation.levels import levels_of
from textkit.segmentation.lines import lines_of
from textkit.segmentation.runin import run_ins
from textkit.segmentation.sentences import sentence_spans
from textkit.traced import TracedText


def segment(text: TracedText | str, *, language: str | None = None) -> Document:
    r"""Find blocks, their kinds and their sentences in a text; every line that is not blank is a block.

    Nothing is repaired: the text stays as it is, and lines that belong together are expected to be joined.

    Args:
        text: the text, as a rule a repaired one.
        language: BCP-47 code of the text; told from its characters if None.

    Returns:
        The document. Its blocks tile the text apart from white space, the sentences of a block the block.

    Raises:
        TypeError: the text is neither of the two.

    >>> doc = segment("一、总则\n第一条 本法自公布之日起施行。")
    >>> [(b.id, b.kind, b.level) for b in doc.blocks]
    [('b001', 'heading', 1), ('b002', 'paragraph', None)]
    """
    if not isinstance(text, str | TracedText):
        raise TypeError(f"segment() takes a TracedText or a string, not {type(text).__name__}")
    traced = TracedText(text) if isinstance(text, str) else text
    content = traced.text
    lines = lines_of(content)
    kinds = kinds_of(lines)
    places = [i for i, kind in enumerate(kinds) if kind == "heading"]
    level = dict(zip(places, levels_of([lines[i] for i in places]), strict=True))
    spans = [sentence_spans(content, line.start, line.end) for line in lines]
    firsts = [content[slice(*sentences[0])].strip() for sentences in spans]
    run_in = run_ins(kinds, firsts, [len(line.text) for line in lines])
    blocks = []
    for i, line in enumerate(lines):
        name = f"b{i + 1:03d}"
        sentences = tuple(Sentence(f"{name}s{k}", a, b) for k, (a, b) in enumerate(spans[i], 1))
        head = spans[i][0] if i in run_in else None
        blocks.append(Block(name, kinds[i], level.get(i), line.start, line.end, sentences, head))
    return Document(traced, tuple(blocks), language or language_of(content))
