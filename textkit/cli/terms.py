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

Form = Literal["text", "jsonl", "csv"]
_SUFFIXES = {"text": ".tsv", "jsonl": ".jsonl", "csv": ".csv"}
EPILOG = """\b
Examples:
  textkit terms report.txt -g trade-unions.csv           how often each term occurs
  textkit terms report.txt -g a.csv -g b.csv --format jsonl
                                                         every occurrence: sentence, place, rendering
  textkit terms report.txt --candidates --limit 200 -o new-terms.csv
                                                         what a glossary lacks, ready to be filled in
"""


@click.command(epilog=EPILOG, short_help="Find glossary terms in a text.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@glossary_option(required=False)
@click.option(
    "-o", "output", metavar="OUT", help="A file, a folder (out/) or a name with {name}; default: print."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "csv"]),
    help="Default: text, or what the name of OUT says. csv, with --candidates: a glossary to fill in.",
)
@click.option("--candidates", is_flag=True, help="Find terms that the glossaries lack, the likeliest first.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="With --candidates: at most N.")
@reading_options()
def terms(
    reading: Reading,
    inputs: tuple[str, ...],
    glossaries: tuple[str, ...],
    output: str | None,
    form: Form | None,
    candidates: bool,
    limit: int | None,
) -> int:
    """Find the terms of glossaries in repaired text, or candidates for new ones.

    text prints a line for each term: how often it occurs, the term, its rendering; tabs between them.
    jsonl prints a line for each occurrence: the id of its sentence, the place in it, the term, its
    rendering. The longest term wins; a term without a rendering is left out.

    --candidates prints count, candidate and score; csv has the columns of a glossary and reads back
    as one once the renderings are filled in.
    """
    from textkit.segmentation import segment

    form = form or _form_of(output)
    if not candidates and not glossaries:
        raise click.UsageError("say -g GLOSSARY, or --candidates for terms that no glossary has yet")
    if not candidates and (form == "csv" or limit):
        raise click.UsageError("csv and --limit go with --candidates")
    report = Report()
    glossary = read_glossary(glossaries, report) if glossaries else None
    if glossary is None and glossaries:
        return report.exit_code()

    def work(item: Input, places: tuple[Path, ...]) -> None:
        doc = segment(reading.text(item, report))
        if candidates:
            put(_candidates(doc, glossary, limit, form), places)
        elif glossary is not None:
            lines = _occurrences(doc, glossary) if form == "jsonl" else _counts(doc, glossary)
            put("".join(f"{line}\n" for line in lines), places)

    for_each(inputs, Outputs([output] if output else [], [_SUFFIXES[form]]), report, work)
    return report.exit_code()


def _form_of(output: str | None) -> Form:
    """What the name of the output asks for."""
    endings: dict[str, Form] = {".jsonl": "jsonl", ".csv": "csv"}
    return next((form for ending, form in endings.items() if output and output.endswith(ending)), "text")


def _candidates(doc: Document, glossary: Glossary | None, limit: int | None, form: Form) -> str:
    import json

    from textkit.terminology import candidates, candidates_csv

    found = candidates(doc, glossary=glossary, limit=limit)
    if form == "csv":
        return candidates_csv(found)
    if form == "text":
        return "".join(f"{each.count}\t{each.term}\t{each.score}\n" for each in found)
    rows = ({"term": each.term, "count": each.count, "score": each.score} for each in found)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


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
