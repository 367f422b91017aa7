"""The files that a memory is fed from."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from textkit.errors import ReadError
from textkit.memory import tmx
from textkit.memory.entries import from_bitext

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from textkit.bitext import Bitext
    from textkit.memory.model import Entry

MEMORIES = (".sqlite", ".sqlite3", ".db", ".tm")
"""What the names of memories end in."""

_HEAD = 1 << 16


def is_memory(path: Path) -> bool:
    """Whether a file is a memory by its name."""
    return path.suffix.lower() in MEMORIES


def read_entries(
    path: Path, when: datetime, languages: tuple[str, str] | None, others: Counter[str]
) -> Iterator[Entry]:
    """The pairs of a bitext file.

    A file that says nothing of states (a table of two columns, the TMX of another tool) is a translation
    that somebody has kept: its pairs count as `reviewed`.

    Args:
        path: the file, in a format that `read_bitext` reads.
        when: the date of pairs that have none of their own.
        languages: those of the memory, where they are known.
        others: counts what TMX has in further languages.

    Raises:
        ValueError: the suffix is none of those.
        ReadError: the file is missing, unreadable, or no plain file.
        FormatError: the file breaks its format.
    """
    if path.suffix.lower() == ".tmx":
        yield from _tmx_entries(path, languages, others)
        return
    from textkit.formats import read_bitext

    yield from from_bitext(_kept(read_bitext(path), path), path.name, when)


def _tmx_entries(path: Path, languages: tuple[str, str] | None, others: Counter[str]) -> Iterator[Entry]:
    if path.exists() and not path.is_file():
        raise ReadError(f"{path}: not a plain file")
    try:
        yield from tmx.read(path, languages, others)
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def _kept(bitext: Bitext, path: Path) -> Bitext:
    """The bitext, its translations `reviewed` where the file has no word for states."""
    if path.suffix.lower() not in (".csv", ".tsv", ".jsonl") or _names_states(path):
        return bitext
    units = (replace(unit, state="reviewed") if unit.target else unit for unit in bitext.units)
    return replace(bitext, units=tuple(units))


def _names_states(path: Path) -> bool:
    """Whether a table has a column, or the first line of a JSON file a key, `state`."""
    with path.open("rb") as file:
        data = file.read(_HEAD) if path.suffix.lower() != ".jsonl" else file.readline()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    if path.suffix.lower() == ".jsonl":
        return "state" in json.loads(text) if text else True
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    header = next(chain(csv.reader(text.splitlines()[:1], delimiter=delimiter), [[]]))
    return "state" in [name.strip().lower() for name in header]
