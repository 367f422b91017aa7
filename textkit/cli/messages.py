"""What is said on standard error, and the exit code that follows from it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from textkit.errors import TextkitError

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDINGS = 1
REFUSED = 3

# C0 and C1 controls: a file name or a message must not steer the terminal.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


class Report:
    """What went wrong in one run, said as it happens; remembers only what the exit code needs."""

    def __init__(self) -> None:
        self.refused = False
        self.findings = False
        self._progress = False

    def say(self, text: str) -> None:
        """A line for the reader."""
        self.clear()
        click.echo(text.translate(_CONTROLS), err=True)

    def warn(self, where: str, what: object) -> None:
        """Something doubtful; the work goes on."""
        self._line(where, f"warning: {_one_line(what)}")

    def note(self, where: str, what: object) -> None:
        """Something worth knowing."""
        self._line(where, _one_line(what))

    def fail(self, where: str, what: object) -> None:
        """An input that could not be done; the others still are."""
        self.refused = True
        self._line(where, _one_line(what))

    @contextmanager
    def guard(self, where: str) -> Iterator[None]:
        """Turn whatever goes wrong with one input, named `where`, into one line.

        Wrong usage, an interrupt and a closed pipe pass. With TEXTKIT_TRACEBACK set everything does.
        """
        try:
            yield
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("TEXTKIT_TRACEBACK"):
                raise
            self.fail(where, explained(error))

    def progress(self, number: int, total: int, name: str) -> None:
        """Show which of several inputs is at work, on a terminal only."""
        if total > 1 and sys.stderr.isatty():
            click.echo(f"\r\x1b[K[{number}/{total}] {name.translate(_CONTROLS)}", err=True, nl=False)
            self._progress = True

    def clear(self) -> None:
        """Wipe the progress line."""
        if self._progress:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._progress = False

    def exit_code(self) -> int:
        """The exit code of the run so far."""
        self.clear()
        if self.refused:
            return REFUSED
        return FINDINGS if self.findings else 0

    def _line(self, where: str, what: str) -> None:
        """`textkit: where: what`, without saying twice where."""
        self.say(
            f"textkit: {what}" if not where or what.startswith(f"{where}:") else f"textkit: {where}: {what}"
        )


def explained(error: Exception) -> str:
    """An exception in one line, for a reader who has no source code at hand."""
    if isinstance(error, TextkitError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
    if isinstance(error, MemoryError):
        return "too large for the memory of this machine"
    return (
        f"internal error, please report it: {type(error).__name__}: {error} (TEXTKIT_TRACEBACK=1 shows where)"
    )


def _one_line(what: object) -> str:
    return " ".join(str(what).split())
