"""`textkit draft`: from a report to a draft bilingual document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textkit.cli.glossaries import glossary_option, read_glossary
from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs
from textkit.cli.reading import Reading, reading_options
from textkit.cli.writing import Writing, check_suffix, writing_options

if TYPE_CHECKING:
    from typing import Literal

IN_FOLDER = (".html", ".tmx", ".xlf", ".jsonl")
"""What is written for each input where `-o` is a folder."""

EPILOG = """\b
Examples:
  textkit draft report.txt -g trade-unions.csv -o report.html
  textkit draft report.txt -g a.csv -g b.csv -o report.xlf -o report.tmx
  textkit draft reports/ -g a.csv -o drafts/             .html .tmx .xlf .jsonl of each report
  textkit draft *.txt -g a.csv -o 'drafts/{name}.xlf' --xliff 2.1 --fill source
\b
Formats, by suffix: .html to read and review, .xlf and .tmx for translation tools,
.csv .tsv .txt .md .jsonl.
"""


@click.command(epilog=EPILOG, short_help="Draft a bilingual document.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@glossary_option(required=False)
@click.option("-e", "--engine", default="offline", show_default=True, help="What drafts.")
@click.option(
    "-o",
    "outputs",
    metavar="OUT",
    multiple=True,
    required=True,
    help="Where to, as often as needed: a file, a folder (drafts/) or a name with {name}.",
)
@click.option("--unit", type=click.Choice(["sentence", "block"]), default="sentence", show_default=True)
@writing_options
@reading_options()
def draft(
    reading: Reading,
    writing: Writing,
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    engine: str,
    outputs: tuple[str, ...],
    unit: Literal["sentence", "block"],
) -> int:
    """Draft a bilingual document: repaired, cut into sentences, terms and numbers in English.

    A draft is no translation: each unit says what it is (untranslated, partial) and how much of it
    is covered, in every format. Needs no network. Several inputs want -o to be a folder or to hold
    {name}, which stands for the name of the input.
    """
    from textkit.cli.summary import Summary
    from textkit.drafting import draft as drafted
    from textkit.segmentation import segment

    _check(engine, outputs)
    report = Report()
    glossary = read_glossary(glossaries, report) if glossaries else None
    if report.refused:
        return report.exit_code()
    names = tuple(Path(name).name for name in glossaries)
    summary = Summary()

    def work(item: Input, places: tuple[Path, ...]) -> None:
        text = reading.text(item, report)
        bitext = drafted(segment(text), glossary=glossary, engine=engine, unit=unit)
        bitext = replace(bitext, meta={**bitext.meta, "glossaries": names})
        for place in places:
            writing.put(bitext, place)
        summary.add(text, bitext, places)

    for_each(inputs, Outputs(outputs, IN_FOLDER), report, work)
    for line in summary.lines():
        report.say(line)
    return report.exit_code()


def _check(engine: str, outputs: tuple[str, ...]) -> None:
    """Refuse, before anything is read, what cannot be done.

    Raises:
        click.BadParameter: the engine or the format of an output is unknown.
    """
    from textkit.drafting import ENGINES

    if engine not in ENGINES:
        known = ", ".join(ENGINES)
        raise click.BadParameter(f"there is no engine {engine!r}; known: {known}", param_hint="'-e'")
    for name in outputs:
        if not Outputs.is_folder(name):
            check_suffix(name)
