"""`textkit memory`: feed a translation memory, hand it on, look into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from textkit.cli.inputs import find_inputs
from textkit.cli.messages import Report
from textkit.cli.writing import check_suffix
from textkit.errors import TextkitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from textkit.bitext import State
    from textkit.memory import Added, Memory, MemoryMatch

EPILOG = """\b
Examples:
  textkit memory add work.tm report.xlf reviewed/*.jsonl old.tmx
  textkit memory export work.tm work.tmx
  textkit memory lookup work.tm 各级工会筹集帮扶资金300亿元。
  textkit memory info work.tm
"""


@click.group(epilog=EPILOG, short_help="Translation memories: add, export, info, lookup.")
def memory() -> None:
    """Feed, ask and hand on a translation memory.

    A MEMORY is one file (.tm or .sqlite). It takes in what was reviewed, and offers it again for the
    same source in the same context (101), the same source (100) or a similar one (99 and less).
    """


@memory.command(short_help="Take in reviewed bitexts.")
@click.argument("name", metavar="MEMORY")
@click.argument("inputs", metavar="BITEXT...", nargs=-1, required=True)
@click.option(
    "--state",
    "states",
    type=click.Choice(["partial", "draft", "reviewed", "final"]),
    multiple=True,
    help="Take in units of this state; as often as needed.  [default: reviewed, final]",
)
def add(name: str, inputs: tuple[str, ...], states: tuple[State, ...]) -> int:
    """Take in the translations of bitexts (.xlf .tmx .po .docx .xlsx .jsonl .csv .tsv …) or other memories.

    MEMORY is made if it does not exist. Only reviewed and final units are taken, unless --state says
    otherwise; a file that says nothing of states counts as reviewed. Adding a file twice does no harm.
    """
    report = Report()
    with report.guard(name):
        target = _opened(name, create=True)
        with target:
            for item in find_inputs([path for path in inputs if not _is_folder(path, report)], report):
                with report.guard(item.name):
                    _add(target, item.name, states, report)
    return report.exit_code()


@memory.command(short_help="Write a memory as .tmx or another bitext.")
@click.argument("name", metavar="MEMORY")
@click.argument("output", metavar="OUT")
def export(name: str, output: str) -> int:
    """Write all pairs to OUT.

    .tmx holds everything and can be read back; .xlf, .jsonl, .csv and the others hold the pairs.
    """
    check_suffix(output)
    report = Report()
    with report.guard(name), _opened(name, create=False) as source:
        source.write(output)
    return report.exit_code()


@memory.command(short_help="What a memory holds.")
@click.argument("name", metavar="MEMORY")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def info(name: str, form: Literal["text", "json"]) -> int:
    """Show languages, the number of pairs by state, and the dates of a memory."""
    report = Report()
    with report.guard(name), _opened(name, create=False) as source:
        facts = _facts(source)
        if form == "json":
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            for key, value in facts.items():
                click.echo(f"{key}\t{_shown(value)}")
    return report.exit_code()


@memory.command(short_help="Ask a memory for a source.")
@click.argument("name", metavar="MEMORY")
@click.argument("source", metavar="TEXT")
@click.option("--minimum", type=click.IntRange(1, 100), default=75, show_default=True, help="Lowest score.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="How many at most.")
@click.option("--before", help="The source before TEXT, for matches in context.")
@click.option("--after", help="The source after TEXT.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def lookup(
    name: str,
    source: str,
    minimum: int,
    limit: int,
    before: str | None,
    after: str | None,
    form: Literal["text", "json"],
) -> int:
    """Show the matches of TEXT, the best first, with what differs.

    MEMORY may also be a bitext (.tmx .xlf .csv .tsv .jsonl). In the difference, [-…-] is in the memory
    only, {+…+} in TEXT only.
    """
    from textkit.memory import Memory

    report = Report()
    with report.guard(name), _usage(lambda: Memory.read(name)) as asked:
        matches = asked.lookup(source, before=before, after=after, minimum=minimum, limit=limit)
        for match in matches:
            click.echo(
                json.dumps(_record(match), ensure_ascii=False) if form == "json" else _text(match, source)
            )
        if not matches:
            report.note(name, f"no match from {minimum} on")
    return report.exit_code()


def _opened(name: str, *, create: bool) -> Memory:
    from textkit.memory import Memory

    return _usage(lambda: Memory.open(name, create=create))


def _usage(make: Callable[[], Memory]) -> Memory:
    """The memory; a name that cannot be one is wrong usage."""
    try:
        return make()
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _is_folder(path: str, report: Report) -> bool:
    """Whether a folder stands where bitexts are named; that is said."""
    if not Path(path).is_dir():
        return False
    report.fail(path, "a folder: name the bitexts in it, for example with *.xlf")
    return True


def _add(target: Memory, name: str, states: tuple[State, ...], report: Report) -> None:
    from textkit.memory.memory import KEPT

    try:
        added = target.add_file(name, states=states or KEPT)
    except ValueError as error:  # no format that is read
        raise TextkitError(str(error)) from error
    report.note(name, _told(added))


def _told(added: Added) -> str:
    """What became of the units of one file, in a line."""
    parts = [f"{added.new} new, {added.known} known"]
    if added.left_out:
        parts.append("left out: " + ", ".join(f"{n} {state}" for state, n in added.left_out.items()))
    if added.languages:
        parts.append("other languages: " + ", ".join(f"{n} {code}" for code, n in added.languages.items()))
    return "; ".join(parts)


def _facts(source: Memory) -> dict[str, Any]:
    oldest, newest = source.changed()
    counts = source.counts()
    return {
        "languages": "-".join(source.languages() or ()),
        "pairs": sum(counts.values()),
        "sources": source.sources(),
        "states": counts,
        "oldest": oldest,
        "newest": newest,
    }


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{count} {name}" for name, count in value.items())
    return str(value)


def _record(match: MemoryMatch) -> dict[str, Any]:
    return {
        "score": match.score,
        "kind": match.kind,
        "source": match.source,
        "target": match.target,
        "difference": [list(change) for change in match.difference],
        "origin": match.origin,
        "note": match.note,
        "state": match.state,
        "changed": match.changed,
    }


def _text(match: MemoryMatch, source: str) -> str:
    """A match in a few lines: score and target, then what differs, then what else is known."""
    lines = [f"{match.score}\t{match.target}"]
    if match.kind == "fuzzy":
        lines.append(f"\t{match.shown(source)}")
    further = "; ".join(part for part in (match.note, match.origin, match.state, match.changed) if part)
    lines.append(f"\t{further}")
    return "\n".join(lines)
