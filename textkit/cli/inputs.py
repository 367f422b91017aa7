"""The inputs of a command: files, globs, folders and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textkit.cli.messages import Report
    from textkit.cli.outputs import Outputs

STDIN = "-"
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        path: the file, or None for standard input.
        name: as it is shown in messages.
        stem: what outputs are named after: the path below the folder that was given, without suffix.
    """

    path: Path | None
    name: str
    stem: str

    def source(self) -> Path | BinaryIO:
        """What `textkit.read` is given."""
        return sys.stdin.buffer if self.path is None else self.path


def for_each(
    arguments: Sequence[str],
    outputs: Outputs,
    report: Report,
    work: Callable[[Input, tuple[Path, ...]], None],
) -> None:
    """Do the work on every input and the places for its result.

    What goes wrong with one input is reported and does not stop the others.

    Raises:
        click.UsageError: the outputs have no room for that many inputs.
    """
    inputs = tuple(find_inputs(arguments, report))
    outputs.check(inputs)
    for number, item in enumerate(inputs, 1):
        report.progress(number, len(inputs), item.name)
        with report.guard(item.name):
            work(item, outputs.places(item))


def find_inputs(arguments: Sequence[str], report: Report) -> Iterator[Input]:
    """The inputs that the arguments name, each once, in the order given; what is missing is reported."""
    seen: set[Path | None] = set()
    for argument in arguments:
        for found in _resolve(argument, report):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def _resolve(argument: str, report: Report) -> Iterator[Input]:
    if argument == STDIN:
        yield Input(None, "<stdin>", "stdin")
        return
    path = Path(argument)
    if path.is_dir():
        yield from _walk(path, report)
    elif not os.path.lexists(path) and _WILD & set(argument):
        yield from _expand(argument, report)
    else:
        yield _file(path)


def _file(path: Path) -> Input:
    return Input(path, str(path), path.stem)


def _expand(pattern: str, report: Report) -> Iterator[Input]:
    """The files that a glob matches, each once; `**` reaches into folders, through links as well."""
    # Path.glob takes no absolute patterns.
    matches = sorted(glob.glob(pattern, recursive=True), key=lambda name: (name.count(os.sep), name))  # noqa: PTH207
    if not matches:
        report.fail(pattern, "no file matches")
    # A link to a folder above leads to the same files over and over; the shortest way to each counts.
    first = {os.path.realpath(name): name for name in reversed(matches)}
    for path in map(Path, sorted(first.values())):
        if path.is_dir():
            yield from _walk(path, report)
        else:
            yield _file(path)


def _walk(folder: Path, report: Report) -> Iterator[Input]:
    """The readable files below a folder, in order of their names; hidden ones are left alone."""
    from textkit.readers import suffixes

    readable = suffixes()
    found = list(_below(folder, report))
    chosen = [path for path in found if path.suffix.lower() in readable]
    skipped = Counter(
        path.suffix.lower() or "no suffix" for path in found if path.suffix.lower() not in readable
    )
    if skipped:
        kinds = ", ".join(f"{count} × {suffix}" for suffix, count in sorted(skipped.items()))
        report.note(str(folder), f"skipped what is not read here ({kinds})")
    for path in chosen:
        yield Input(path, str(path), str(path.relative_to(folder).with_suffix("")))
    if not chosen:
        report.warn(str(folder), f"no readable file in it ({', '.join(readable)})")


def _below(folder: Path, report: Report) -> Iterator[Path]:
    """All files below a folder that are not hidden; links to folders are not followed."""

    def say(error: OSError) -> None:
        report.fail(str(error.filename), error.strerror)

    for place, folders, files in os.walk(folder, onerror=say):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))
