"""`textkit convert`: a bitext from one format into another."""

from __future__ import annotations

from pathlib import Path

import click

from textkit.cli.messages import Report
from textkit.cli.writing import Writing, check_suffix, writing_options
from textkit.errors import TextkitError

EPILOG = """\b
Examples:
  textkit convert report.xlf report.tmx                  a translated XLIFF as a memory
  textkit convert report.jsonl report.xlf --xliff 2.1
  textkit convert report.xlf report.csv --fill empty     no target where none is translated
"""


@click.command(epilog=EPILOG, short_help="Write a bitext in another format.")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@writing_options
def convert(source: str, target: str, writing: Writing) -> int:
    """Write the bitext IN (.jsonl .csv .tsv .tmx .xlf) as OUT; the suffixes decide.

    States, terms, numbers and places in the raw file go along as far as OUT can hold them; what it
    cannot hold is said.
    """
    check_suffix(target)
    report = Report()
    with report.guard(source):
        _convert(Path(source), Path(target), writing, report)
    return report.exit_code()


def _convert(source: Path, target: Path, writing: Writing, report: Report) -> None:
    from textkit.formats import losses, read_bitext

    if target.exists() and source.exists() and target.samefile(source):
        raise TextkitError(f"{source}: the output would overwrite the input")
    try:
        bitext = read_bitext(source, excel_safe=writing.excel_safe)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    writing.put(bitext, target)
    for loss in losses(bitext, target.suffix):
        report.warn(str(target), loss)
