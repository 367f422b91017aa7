"""`textkit check`: what is doubtful about a translation."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Literal

import click

from textkit.cli.glossaries import glossary_option, read_glossary
from textkit.cli.inputs import Input, for_each
from textkit.cli.messages import Report
from textkit.cli.outputs import Outputs, put
from textkit.errors import TextkitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from textkit.bitext import Bitext
    from textkit.checks import Issue, Pattern
    from textkit.glossary import Glossary

COUNTED = ("error", "warning")
"""Severities that are findings; notes alone leave the exit code at 0."""

EPILOG = """\b
Examples:
  textkit check report.xlf
  textkit check report.tmx -g trade-unions.csv --checks numbers,percent,terms
  textkit check report.xlf --custom checklist.csv --format json
  textkit check report.xlf --notes checked.xlf           the findings as notes of the units
\b
Exit codes: 0 no errors or warnings, 1 some, 3 a file could not be read.
"""


def _names(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The checks asked for; an unknown name is refused before anything is read."""
    if value is None:
        return None
    from textkit.checks import chosen_checks

    names = tuple(filter(None, (name.strip() for name in value.split(","))))
    try:
        chosen_checks(names)
    except (ValueError, TextkitError) as error:
        raise click.BadParameter(str(error)) from error
    return names


@click.command(epilog=EPILOG, short_help="Check a translation: numbers, terms, punctuation.")
@click.argument("inputs", metavar="BITEXT...", nargs=-1, required=True)
@glossary_option(required=False)
@click.option("--checks", metavar="NAME,NAME", callback=_names, help="Only these checks; default: all.")
@click.option(
    "--custom",
    metavar="FILE",
    help="A checklist of regular expressions: CSV with source, target, missing, message, severity.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--notes", "notes", metavar="OUT", help="Also write the bitext, with the findings as notes of its units."
)
def check(
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    checks: tuple[str, ...] | None,
    custom: str | None,
    form: Literal["text", "json"],
    notes: str | None,
) -> int:
    """Check bitexts (.xlf .tmx .po .docx .xlsx .jsonl .csv .tsv …) for what is wrong or doubtful.

    Numbers and dates are compared by value, terms with the glossaries. text prints a line for each
    finding, errors, warnings and notes; json prints one list of objects.
    """
    report = Report()
    glossary = read_glossary(glossaries, report) if glossaries else None
    patterns = _patterns(custom, report)
    if report.refused:
        return report.exit_code()
    findings: list[dict[str, object]] = []
    counts: Counter[str] = Counter()
    checked: list[str] = []

    def work(item: Input, places: tuple[Path, ...]) -> None:
        bitext = _read(item)
        checked.append(item.name)
        issues = _found(bitext, glossary, checks, patterns)
        counts.update(issue.severity for issue in issues)
        if form == "json":
            findings.extend(_record(item.name, issue) for issue in issues)
        else:
            put("".join(_line(item.name, issue) for issue in issues), ())
        _annotate(bitext, issues, places)

    for_each(inputs, Outputs([notes] if notes else [], [".xlf"]), report, work)
    if form == "json":
        put(json.dumps(findings, ensure_ascii=False, indent=1) + "\n", ())
    report.findings = any(counts[severity] for severity in COUNTED)
    if checked:
        report.say(
            ", ".join(
                f"{counts[name]:,} {name}{'' if counts[name] == 1 else 's'}"
                for name in ("error", "warning", "note")
            )
        )
    return report.exit_code()


def _patterns(custom: str | None, report: Report) -> tuple[Pattern, ...]:
    if custom is None:
        return ()
    from textkit.checks import read_patterns

    with report.guard(custom):
        return read_patterns(custom)
    return ()


def _read(item: Input) -> Bitext:
    from textkit.errors import ReadError
    from textkit.formats import read_bitext

    if item.path is None:
        raise ReadError("a bitext is read from a file, since its suffix says what it is")
    try:
        return read_bitext(item.path)
    except ValueError as error:
        raise ReadError(str(error)) from error


def _found(
    bitext: Bitext, glossary: Glossary | None, checks: Sequence[str] | None, patterns: Sequence[Pattern]
) -> tuple[Issue, ...]:
    from textkit.checks import check as find

    return find(bitext, glossary=glossary, checks=checks, patterns=patterns)


def _record(name: str, issue: Issue) -> dict[str, object]:
    from dataclasses import asdict

    return {"file": name, **asdict(issue)}


def _line(name: str, issue: Issue) -> str:
    """`file:unit: error: numbers: message`, on one line."""
    message = " ".join(issue.message.split())
    return f"{name}:{issue.unit}: {issue.severity}: {issue.check}: {message}\n"


def _annotate(bitext: Bitext, issues: Iterable[Issue], places: tuple[Path, ...]) -> None:
    if not places:
        return
    from textkit.checks import with_issues
    from textkit.cli.outputs import make_folder
    from textkit.formats import write
    from textkit.formats.html import dumps as page
    from textkit.formats.prepare import clean

    noted = with_issues(bitext, issues)
    for place in places:
        if place.suffix.lower() in (".html", ".htm"):
            # Only the page shows where in a unit an issue stands.
            put(page(clean(noted, xml=True), issues=issues), (place,))
        else:
            make_folder(place)
            write(noted, place)
