"""`textkit convert`: a bitext or a glossary from one format into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from textkit.cli.messages import Report
from textkit.cli.writing import Writing, check_suffix, writing_options
from textkit.errors import TextkitError

if TYPE_CHECKING:
    from textkit.bitext import Bitext

EPILOG = """\b
Examples:
  textkit convert report.xlf report.tmx                  a translated XLIFF as a memory
  textkit convert report.jsonl report.xlf --xliff 2.1
  textkit convert report.xlf report.csv --fill empty     no target where none is translated
  textkit convert edited.xlf final.docx --against draft.jsonl
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
@click.option(
    "--against",
    metavar="DRAFT",
    help="The bitext as it was before a person worked on IN: what changed is listed on standard output, "
    "and what the tool dropped or reordered is put back.",
)
@writing_options
def convert(source: str, target: str, dialect: str | None, against: str | None, writing: Writing) -> int:
    """Write the bitext or glossary IN as OUT.

    Bitexts are .jsonl .csv .tsv .xlsx .docx .tmx .xlf .po .parquet .zh .en, glossaries .csv .tsv .xlsx
    .tbx .txt.

    The suffixes decide; a table is a glossary if its header is one. States, terms, numbers and places
    in the raw file go along as far as OUT can hold them; what it cannot hold is said.
    """
    report = Report()
    with report.guard(source):
        if not against and (dialect or _are_glossaries(Path(source), Path(target))):
            _convert_glossary(Path(source), Path(target), dialect, report)
        else:
            check_suffix(target)
            _convert(Path(source), Path(target), against, writing, report)
    return report.exit_code()


_GLOSSARIES = frozenset({".csv", ".tsv", ".xlsx", ".tbx", ".txt", ".utf8"})


def _are_glossaries(source: Path, target: Path) -> bool:
    from textkit.glossary import is_glossary

    if target.suffix.lower() not in _GLOSSARIES or not source.is_file() or not is_glossary(source):
        return False
    return source.suffix.lower() != ".xlsx" or not _is_bitext(source)


def _is_bitext(workbook: Path) -> bool:
    """Whether a workbook has the columns of a bitext."""
    from textkit.formats.spreadsheet import head

    return {"source", "state"} <= {name.strip().lower() for name in head(workbook)}


def _convert_glossary(source: Path, target: Path, dialect: str | None, report: Report) -> None:
    from textkit.glossary import convert_glossary

    _keep_apart(target, source)
    for loss in convert_glossary(source, target, dialect=dialect):
        report.warn(str(target), loss)


def _keep_apart(target: Path, *sources: Path) -> None:
    """Refuse to write over what is read; parallel files are two.

    Raises:
        TextkitError: an output is one of the inputs.
    """
    from textkit.formats import places

    read = [place for source in sources for place in places(source) if place.exists()]
    for place in places(target):
        if place.exists() and any(place.samefile(source) for source in read):
            raise TextkitError(f"{place}: the output would overwrite the input")


def _convert(source: Path, target: Path, against: str | None, writing: Writing, report: Report) -> None:
    from textkit.formats import losses

    _keep_apart(target, source, *([Path(against)] if against else []))
    bitext = _read(source, writing)
    if against is not None:
        bitext = _compare(_read(Path(against), writing), bitext)
    writing.put(bitext, target)
    for loss in losses(bitext, target.suffix):
        report.warn(str(target), loss)


def _read(path: Path, writing: Writing) -> Bitext:
    from textkit.formats import read_bitext

    try:
        return read_bitext(path, excel_safe=writing.excel_safe)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _compare(draft: Bitext, edited: Bitext) -> Bitext:
    """List what a person changed, and give the bitext with all that the draft knew."""
    from textkit.revision import changes, revised

    for change in changes(draft, edited):
        click.echo(str(change))
    return revised(draft, edited)
