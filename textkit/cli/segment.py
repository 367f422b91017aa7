"""`textkit segment`: blocks and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs, put
from textkit.cli.reading import Reading, reading_options

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\b
Examples:
  textkit segment report.txt                             one sentence a line
  textkit segment report.txt --unit block --format jsonl blocks: kind, level, raw spans, page
  textkit segment reports/ -o sentences/ --format jsonl  a file for each report
"""


@click.command(epilog=EPILOG, short_help="Cut text into blocks and sentences.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "output", metavar="OUT", help="A file, a folder (out/) or a name with {name}; default: print."
)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--unit", type=click.Choice(["sentence", "block"]), default="sentence", show_default=True)
@reading_options()
def segment(
    reading: Reading,
    inputs: tuple[str, ...],
    output: str | None,
    form: Literal["text", "jsonl"],
    unit: Literal["sentence", "block"],
) -> int:
    """Cut repaired text into blocks and sentences.

    text prints one sentence (or block) a line; jsonl one object a line, with the id, the kind of
    block, the spans of the raw file and the page. Several inputs are printed one after another; with
    -o a folder gets a file for each.
    """
    from textkit.segmentation import segment as cut

    report = Report()

    def work(item: Input, places: tuple[Path, ...]) -> None:
        doc = cut(reading.text(item, report))
        if form == "jsonl":
            from textkit.formats import dumps

            put(str(dumps(doc, "jsonl", unit=unit)), places)
        else:
            spans = doc.sentences if unit == "sentence" else doc.blocks
            put("".join(f"{text}\n" for span in spans if (text := doc.text_of(span))), places)

    for_each(
        inputs, Outputs([output] if output else [], [".txt" if form == "text" else ".jsonl"]), report, work
    )
    return report.exit_code()
