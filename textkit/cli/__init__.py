"""The command line: one file per command.

Data goes to standard output or to the files of `-o`, messages go to standard error. Exit codes: 0
done, 1 findings (`repair --check`, `check`), 2 wrong usage, 3 an input refused, missing or unreadable
(the others are still done), 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from textkit import __version__
from textkit.cli.check import check
from textkit.cli.convert import convert
from textkit.cli.draft import draft
from textkit.cli.engines import engines
from textkit.cli.memory import memory
from textkit.cli.repair import repair
from textkit.cli.segment import segment
from textkit.cli.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130

EPILOG = """\b
From a report to a bilingual page:
  textkit draft report.txt -g glossaries/zh-en/trade-unions.csv -o report.html
\b
Exit codes: 0 done, 1 findings, 2 wrong usage, 3 an input was refused
(the others are done), 130 interrupted. `textkit COMMAND --help` shows examples.
"""


class _Group(click.Group):
    """A group that leaves quietly when nobody reads its output any more (`textkit … | head`)."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_stdout()
            return 0
        return code


@click.group(cls=_Group, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="textkit", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn the text of a Chinese PDF into a draft bilingual document.

    Text is repaired (lines joined, page numbers and stray spaces removed), cut into blocks and
    sentences, and drafted with the terms of your glossaries and all numbers in English. Every
    character stays traceable to the raw file, every repair is explained and can be taken back.

    INPUTs are files, globs, folders (searched for readable files) or - for standard input.
    """


for _command in (repair, segment, draft, check, terms, convert, memory, engines):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: the words after `textkit`; default: those of this process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(arguments, prog_name="textkit", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    return int(code or 0)


def _discard_stdout() -> None:
    """Let nothing more be written: Python would complain about the closed pipe at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
