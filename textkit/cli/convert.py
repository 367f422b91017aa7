"""`textkit convert`: a bitext or a glossary from one format into another."""

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
  textkit convert terms.csv terms.tbx                    a glossary as TBX-Basic
  textkit convert terms.tbx terms.txt --dialect omegat   a glossary for OmegaT
"""


@click.command(epilog=EPILOG, short_help="Write a bitext or a glossary in another format.")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--dialect",
    type=click.Choice(["csv", "tsv", "xlsx", "tbx", "tbx-dct", "tbx-v2", "omegat", "weblate", "deepl"]),
    help="For a glossary: whose table or which TBX to write, where the suffix does not say.",
)
@writing_options
def convert(source: str, target: str, dialect: str | None, writing: Writing) -> int:
    """Write the bitext IN (.jsonl .csv .tsv .tmx .xlf) or the glossary IN (.csv .tsv .xlsx .tbx .txt) as OUT.

    The suffixes decide; a table is a glossary if its header is one. States, terms, numbers and places
    in the raw file go along as far as OUT can hold them; what it cannot hold is said.
    """
    report = Report()
    with report.guard(source):
        if dialect or _are_glossaries(Path(source), Path(target)):
            _convert_glossary(Path(source), Path(target), dialect, report)
        else:
            check_suffix(target)
            _convert(Path(source), Path(target), writing, report)
    return report.exit_code()


_GLOSSARIES = frozenset({".csv", ".tsv", ".xlsx", ".tbx", ".txt", ".utf8"})


def _are_glossaries(source: Path, target: Path) -> bool:
    from textkit.glossary import is_glossary

    return target.suffix.lower() in _GLOSSARIES and source.is_file() and is_glossary(source)


def _convert_glossary(source: Path, target: Path, dialect: str | None, report: Report) -> None:
    from textkit.glossary import convert_glossary

    _keep_apart(source, target)
    for loss in convert_glossary(source, target, dialect=dialect):
        report.warn(str(target), loss)


def _keep_apart(source: Path, target: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise TextkitError(f"{source}: the output would overwrite the input")


def _convert(source: Path, target: Path, writing: Writing, report: Report) -> None:
    from textkit.formats import losses, read_bitext

    _keep_apart(source, target)
    try:
        bitext = read_bitext(source, excel_safe=writing.excel_safe)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    writing.put(bitext, target)
    for loss in losses(bitext, target.suffix):
        report.warn(str(target), loss)
