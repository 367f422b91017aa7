"""Where the result for an input goes: standard output, a file, or a file in a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textkit.errors import TextkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.cli.inputs import Input

NAME = "{name}"
"""Stands in an output's name for the name of the input."""


class Outputs:
    """The places that `-o` names.

    A folder (it exists, or its name ends in a slash) gets a file for each input, named after it (see
    `textkit.files.safe_name`), with each of the suffixes. A name with `{name}` in it is filled in for
    each input. Any other name is one file, and has room for one input only.

    Args:
        names: the values of `-o`; none means standard output.
        suffixes: what a file in a folder ends in.
    """

    def __init__(self, names: Sequence[str], suffixes: Sequence[str]) -> None:
        self._names = names
        self._suffixes = suffixes
        self._inputs: frozenset[str] = frozenset()
        self._written: dict[Path, str] = {}

    def check(self, inputs: Sequence[Input]) -> None:
        """Make sure, before any work, that there is room for all inputs, and remember them.

        Raises:
            click.UsageError: several inputs would go into one file.
        """
        self._inputs = frozenset(os.path.realpath(item.path) for item in inputs if item.path is not None)
        single = [name for name in self._names if NAME not in name and not Outputs.is_folder(name)]
        if len(inputs) > 1 and single:
            raise click.UsageError(
                f"{len(inputs)} inputs do not go into the one file {single[0]}; "
                f"give -o a folder ({Path(single[0]).parent / 'out'}/) or a name with {NAME} in it"
            )

    def places(self, item: Input) -> tuple[Path, ...]:
        """The files for this input; none means standard output.

        Raises:
            TextkitError: an input or the result of another one would be overwritten.
        """
        places = tuple(place for name in self._names for place in self._of(name, item))
        for place in places:
            self._claim(place, item)
        return places

    @staticmethod
    def is_folder(name: str) -> bool:
        """Whether `-o` names a folder rather than a file."""
        return name.endswith(("/", os.sep)) or Path(name).is_dir()

    def _of(self, name: str, item: Input) -> list[Path]:
        stem = _safe(item.stem)
        if NAME in name:
            return [Path(name.replace(NAME, stem))]
        if Outputs.is_folder(name):
            return [Path(name, stem + suffix) for suffix in self._suffixes]
        return [Path(name)]

    def _claim(self, place: Path, item: Input) -> None:
        if os.path.realpath(place) in self._inputs:
            raise TextkitError(f"the output {place} would overwrite an input")
        other = self._written.setdefault(place, item.name)
        if other != item.name:
            raise TextkitError(f"the output {place} already holds what became of {other}")


def _safe(stem: str) -> str:
    """The name of an input as that of an output: each folder and the file by names that can be written."""
    from textkit.files import safe_name

    return str(Path(*map(safe_name, Path(stem).parts)))


def make_folder(place: Path) -> None:
    """Make the folder that a file is about to be written to."""
    place.parent.mkdir(parents=True, exist_ok=True)


def put(text: str, places: Sequence[Path]) -> None:
    """Write text to standard output, or whole to each of the files."""
    from textkit.files import write_whole
    from textkit.formats.prepare import encode

    if not places:
        sys.stdout.write(text)
        sys.stdout.flush()
    for place in places:
        make_folder(place)
        write_whole(place, encode(text))
