"""`textkit draft`: from a report to a draft bilingual document."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textkit.cli.drafting import Drafting, drafting_options
from textkit.cli.glossaries import glossary_option, read_glossary
from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs
from textkit.cli.reading import Reading, reading_options
from textkit.cli.writing import Writing, check_suffix, writing_options

if TYPE_CHECKING:
    from typing import Literal

    from textkit.glossary import Glossary

IN_FOLDER = (".html", ".tmx", ".xlf", ".jsonl")
"""What is written for each input where `-o` is a folder."""

EPILOG = """\b
Examples:
  textkit draft report.txt -g trade-unions.csv -o report.html
  textkit draft report.txt -g a.csv -g b.csv -o report.xlf -o report.tmx
  textkit draft reports/ -g a.csv -o drafts/             .html .tmx .xlf .jsonl of each report
  textkit draft *.txt -g a.csv -o 'drafts/{name}.xlf' --xliff 2.1 --fill source
  textkit draft report.txt -g a.csv -m old.tmx -e mymemory -o report.xlf
  textkit draft report.txt -g a.csv -e openai --engine-option model=qwen3 --dry-run
\b
Formats, by suffix: .html to read and review, .xlf and .tmx for translation tools,
.csv .tsv .txt .md .jsonl.
"""


@click.command(epilog=EPILOG, short_help="Draft a bilingual document.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@glossary_option(required=False)
@drafting_options
@click.option(
    "-o",
    "outputs",
    metavar="OUT",
    multiple=True,
    help="Where to, as often as needed: a file, a folder (drafts/) or a name with {name}.",
)
@click.option("--unit", type=click.Choice(["sentence", "block"]), default="sentence", show_default=True)
@writing_options
@reading_options()
def draft(
    reading: Reading,
    writing: Writing,
    drafting: Drafting,
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    outputs: tuple[str, ...],
    unit: Literal["sentence", "block"],
) -> int:
    """Draft a bilingual document: repaired, cut into sentences, terms and numbers in English.

    A draft is no translation: each unit says what it is (untranslated, partial) and how much of it
    is covered, in every format. Needs no network, unless -e names an engine that does: then units
    become drafts of that engine, and a unit that it fails at says why. What it answered is kept, so that
    a run that was stopped goes on where it was. Several inputs want -o to be a folder or to hold {name},
    which stands for the name of the input.
    """
    _check(outputs, drafting.dry_run)
    report = Report()
    glossary = read_glossary(glossaries, report) if glossaries else None
    if report.refused:
        return report.exit_code()
    with ExitStack() as stack:
        with report.guard(""):
            drafting.open(stack)
        if not report.refused:
            _run(reading, writing, drafting, inputs, glossaries, glossary, outputs, unit, report)
    return report.exit_code()


def _run(
    reading: Reading,
    writing: Writing,
    drafting: Drafting,
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    glossary: Glossary | None,
    outputs: tuple[str, ...],
    unit: Literal["sentence", "block"],
    report: Report,
) -> None:
    from textkit.cli.summary import Summary
    from textkit.segmentation import segment

    names = tuple(Path(name).name for name in glossaries)
    summary = Summary()

    def work(item: Input, places: tuple[Path, ...]) -> None:
        text = reading.text(item, report)
        doc = segment(text)
        if drafting.dry_run:
            drafting.estimate(doc, glossary, unit)
            return
        bitext = drafting.draft(doc, glossary, unit, item.name, report)
        bitext = replace(bitext, meta={**bitext.meta, "glossaries": names})
        for place in places:
            writing.put(bitext, place)
        summary.add(text, bitext, places)

    for_each(inputs, Outputs(outputs, IN_FOLDER), report, work)
    for line in (*summary.lines(), *drafting.lines(), *drafting.plan_lines()):
        report.say(line)


def _check(outputs: tuple[str, ...], dry_run: bool) -> None:
    """Refuse, before anything is read, what cannot be done.

    Raises:
        click.UsageError: there is no output.
        click.BadParameter: the format of an output is unknown.
    """
    if not outputs and not dry_run:
        message = "Missing option '-o'."
        raise click.UsageError(message)
    for name in outputs:
        if not Outputs.is_folder(name):
            check_suffix(name)
