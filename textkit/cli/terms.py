"""`textkit terms`: the glossary terms that occur in a text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import click

from textkit.cli.glossaries import glossary_option, read_glossary
from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs, put
from textkit.cli.reading import Reading, reading_options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textkit.document import Document
    from textkit.glossary import Glossary

EPILOG = """\b
Examples:
  textkit terms report.txt -g trade-unions.csv           how often each term occurs
  textkit terms report.txt -g a.csv -g b.csv --format jsonl
                                                         every occurrence: sentence, place, rendering
"""


@click.command(epilog=EPILOG, short_help="Find glossary terms in a text.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@glossary_option(required=True)
@click.option(
    "-o", "output", metavar="OUT", help="A file, a folder (out/) or a name with {name}; default: print."
)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@reading_options()
def terms(
    reading: Reading,
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    output: str | None,
    form: Literal["text", "jsonl"],
) -> int:
    """Find the terms of glossaries in repaired text.

    text prints a line for each term: how often it occurs, the term, its rendering; tabs between them.
    jsonl prints a line for each occurrence: the id of its sentence, the place in it, the term, its
    rendering. The longest term wins; a term without a rendering is left out.
    """
    from textkit.segmentation import segment

    report = Report()
    glossary = read_glossary(glossaries, report)
    if glossary is None:
        return report.exit_code()

    def work(item: Input, places: tuple[Path, ...]) -> None:
        doc = segment(reading.text(item, report))
        lines = _occurrences(doc, glossary) if form == "jsonl" else _counts(doc, glossary)
        put("".join(f"{line}\n" for line in lines), places)

    for_each(
        inputs, Outputs([output] if output else [], [".tsv" if form == "text" else ".jsonl"]), report, work
    )
    return report.exit_code()


def _occurrences(doc: Document, glossary: Glossary) -> Iterator[str]:
    """Every match as JSON, with places counted in its sentence."""
    import json

    for sentence in doc.sentences:
        for match in glossary.find(doc.text_of(sentence)):
            if match.term.target:
                found = {"unit": sentence.id, "start": match.start, "end": match.end}
                found |= {"source": match.term.source, "target": match.term.target}
                yield json.dumps(found, ensure_ascii=False)


def _counts(doc: Document, glossary: Glossary) -> Iterator[str]:
    """Each term with its count, the most frequent first, then in the order of the text."""
    counts = Counter(
        (match.term.source, match.term.target)
        for sentence in doc.sentences
        for match in glossary.find(doc.text_of(sentence))
        if match.term.target
    )
    for (source, target), count in counts.most_common():
        yield f"{count}\t{source}\t{target}"
