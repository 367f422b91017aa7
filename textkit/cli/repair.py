"""`textkit repair`: one block per line, with what the PDF left behind taken out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

import click

from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs, put
from textkit.cli.reading import Reading, reading_options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textkit.repairs.decisions import Decisions
    from textkit.traced import TracedText

EPILOG = """\b
Examples:
  textkit repair report.txt                  print the repaired text
  textkit repair report.txt --diff | less    what changes, raw lines against blocks
  textkit repair report.txt --explain        why, edit by edit
  textkit repair report.txt --review 20      the line ends that are least certain
  textkit repair *.txt --check               exit 1 if something would change
  textkit repair reports/ -o repaired/       a folder for a folder
  textkit repair report.txt --decisions report.decisions.json    as judged on the review page
  textkit repair scan.txt --rules -page-number,-page-band
"""


@click.command(epilog=EPILOG, short_help="Join lines, remove page numbers and stray spaces.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "output", metavar="OUT", help="A file, a folder (out/) or a name with {name}; default: print."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    help="text (default): one block a line. jsonl: with kind, level, raw spans and page.",
)
@click.option(
    "--diff", "diff", is_flag=True, help="Print a unified diff from the raw to the repaired text instead."
)
@click.option(
    "--explain", is_flag=True, help="Print the measured layout and every edit with its reason instead."
)
@click.option(
    "--review",
    type=click.IntRange(min=1),
    metavar="N",
    help="Print the N line ends that were judged with the least confidence instead.",
)
@click.option(
    "--decisions",
    metavar="FILE",
    help="Take back the repairs that were rejected on the review page (its .decisions.json).",
)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if something would change.")
@reading_options(can_skip_repair=False)
def repair(
    reading: Reading,
    inputs: tuple[str, ...],
    output: str | None,
    form: Literal["text", "jsonl"] | None,
    diff: bool,
    explain: bool,
    review: int | None,
    decisions: str | None,
    check: bool,
) -> int:
    """Join lines, remove page numbers, stray spaces and other traces of the page.

    The layout of each document is measured first; then each line end is decided. Prints one block
    a line. Several inputs are printed one after another; with -o a folder gets a file for each.
    Nothing that was written is ever rewritten, and repairing twice changes nothing more.
    """
    if diff + explain + bool(review) > 1:
        raise click.UsageError("--diff, --explain and --review are three views: ask for one")
    if form and (diff or explain or review or check):
        raise click.UsageError("--format is for the repaired text; it goes with no other view of it")
    if check and output:
        raise click.UsageError("--check writes nothing; leave out -o")
    report = Report()
    decided = _decided(decisions, report) if decisions else None
    if report.refused:
        return report.exit_code()
    coloured = not output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    suffix = ".diff" if diff else ".jsonl" if form == "jsonl" else ".txt"

    def work(item: Input, places: tuple[Path, ...]) -> None:
        text = reading.text(item, report)
        if decided is not None:
            text = _rejected(text, decided, item, report)
        if check and printed(text) != with_final_newline(text.raw):
            report.findings = True
            report.note(item.name, f"would change ({len(text.edits)} edits)")
        if diff:
            put(_diff(text, item.name, coloured), places)
        elif explain:
            put("".join(f"{line}\n" for line in _explained(text, item.name)), places)
        elif review:
            put("".join(f"{line}\n" for line in _doubts(text, item.name, review)), places)
        elif form == "jsonl":
            put(_jsonl(text), places)
        elif not check:
            put(printed(text), places)

    for_each(inputs, Outputs([output] if output else [], [suffix]), report, work)
    return report.exit_code()


def _decided(path: str, report: Report) -> Decisions | None:
    from textkit.repairs.decisions import read_decisions

    with report.guard(path):
        return read_decisions(path)
    return None


def _rejected(text: TracedText, decisions: Decisions, item: Input, report: Report) -> TracedText:
    from textkit.repairs.decisions import reject

    done = reject(text, decisions)
    for warning in done.meta.get("warnings", ())[len(text.meta.get("warnings", ())) :]:
        report.warn(item.name, warning)
    return done


def printed(text: TracedText) -> str:
    """The text as it is printed: every block ends in a line feed."""
    return with_final_newline(str(text))


def with_final_newline(text: str) -> str:
    """The text with a line feed at its end, unless it is empty."""
    return f"{text}\n" if text and not text.endswith("\n") else text


def _jsonl(text: TracedText) -> str:
    from textkit.formats import dumps
    from textkit.segmentation import segment

    return str(dumps(segment(text), "jsonl", unit="block"))


def _diff(text: TracedText, name: str, coloured: bool) -> str:
    from textkit.cli.diff import colour, unified

    lines = unified(text, name)
    return "".join(map(colour, lines) if coloured else lines)


def _doubts(text: TracedText, name: str, number: int) -> Iterator[str]:
    from textkit.cli.explain import doubts

    return doubts(text, name, number)


def _explained(text: TracedText, name: str) -> Iterator[str]:
    from textkit.cli.explain import explain

    return explain(text, name)
