"""`textkit engines`: what is there, what it needs, whether it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from textkit.cli.messages import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.engines.probe import Standing
    from textkit.engines.registry import Entry

EPILOG = """\b
Examples:
  textkit engines                                        what is installed, what is missing
  textkit engines openai                                 its options and keys
  textkit engines --probe openai                         ask it for one word
"""


@click.command(epilog=EPILOG, short_help="List translation engines.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--probe", is_flag=True, help="Ask each engine named, or all that are ready, for one word.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=10.0,
    show_default=True,
    help="Seconds that an answer to --probe may take.",
)
@click.option("--source", metavar="LANG", default="zh", show_default=True, help="Language of the probe.")
@click.option("--target", metavar="LANG", default="en", show_default=True, help="Language asked for.")
def engines(names: tuple[str, ...], probe: bool, timeout: float, source: str, target: str) -> int:
    """List the translation engines: name, what is still needed, what it is; tabs between them.

    With names, the options of these engines. Nothing is sent anywhere unless --probe asks for it.
    """
    from textkit.engines.config import read_config
    from textkit.engines.probe import probe as asked
    from textkit.engines.probe import standings

    report = Report()
    with report.guard(""):
        config = read_config()
        found = {standing.name: standing for standing in standings(config)}
        unknown = [name for name in names if name not in found]
        if unknown:
            raise click.UsageError(f"there is no engine {unknown[0]!r}; known: {', '.join(found)}")
        if probe:
            chosen = names or tuple(name for name, standing in found.items() if not standing.needs)
            for name in chosen:
                answer = asked(name, config, timeout, source, target)
                report.findings = report.findings or not answer.answers
                click.echo(f"{name}\t{answer.answer}")
            return report.exit_code()
        for standing in found.values():
            if not names:
                click.echo(_line(standing))
            elif standing.name in names:
                click.echo("\n".join(_details(standing)))
    return report.exit_code()


def _line(standing: Standing) -> str:
    return f"{standing.name}\t{f'needs {standing.needs}' if standing.needs else 'ready'}\t{standing.about}"


def _details(standing: Standing) -> Iterator[str]:
    from textkit.engines.registry import BUILT_IN, variable
    from textkit.engines.settings import SHARED

    yield _line(standing)
    entry: Entry | None = BUILT_IN.get(standing.name)
    if entry is None:
        return
    for key in entry.keys:
        needed = "needed" if entry.needs_keys else "if the service wants one"
        yield f"  key\t{variable(standing.name, key)}, or the option {key}_file\t{needed}"
    for option in (*entry.options(standing.name), *SHARED):
        default = f" [{option.default}]" if option.default else " (needed)" if option.required else ""
        yield f"  option\t{option.name}\t{option.about}{default}"
