"""Which reader takes which glossary file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from textkit.errors import GlossaryError
from textkit.glossary.columns import find_columns
from textkit.glossary.loading import load_text
from textkit.glossary.omegat import read_omegat
from textkit.glossary.rows import Row
from textkit.glossary.sheets import read_xlsx
from textkit.glossary.tables import read_csv, read_tsv, records

Reader = Callable[[Path, str, str], list[Row]]


def _read_tbx(path: Path, source: str, target: str) -> list[Row]:
    # The parser is heavy, and few glossaries need it.
    from textkit.glossary.tbx_read import read_tbx

    return read_tbx(path, source, target)


READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        ".csv": read_csv,
        ".tsv": read_tsv,
        ".xlsx": read_xlsx,
        ".tbx": _read_tbx,
        ".txt": read_omegat,
        ".utf8": read_omegat,
    }
)
"""File suffix -> function of (path, source language, target language)."""


def read_rows(path: Path, source: str, target: str) -> list[Row]:
    """The rows of a glossary file, read as its suffix says.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it is broken, or no reader knows the suffix.
    """
    try:
        reader = READERS[path.suffix.lower()]
    except KeyError:
        known = ", ".join(READERS)
        raise GlossaryError(
            f"no glossary format ends in {path.suffix!r}; known: {known}", str(path)
        ) from None
    return reader(path, source, target)


_OF_A_BITEXT: Final = frozenset({"id", "state", "origin", "coverage", "page", "block", "kind", "raw"})
"""Columns of a table of units that no glossary has."""


def is_glossary(path: Path, source: str = "zh", target: str = "en") -> bool:
    """Whether a file holds a glossary rather than a text or a bitext.

    `.tbx`, `.xlsx` and `.utf8` always do; `.csv` and `.tsv` where the header names the two languages,
    or `source` and `target` and no column of a bitext; `.txt` where its first line is parted by tabs.

    Args:
        path: the file.
        source: language code of the terms.
        target: language code of the renderings.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: a table holds bytes that are no text.
    """
    suffix = path.suffix.lower()
    if suffix == ".txt":
        lines = (line for line in load_text(path).splitlines() if line.strip() and not line.startswith("#"))
        return "\t" in next(lines, "")
    if suffix not in (".csv", ".tsv"):
        return suffix in READERS
    delimiter = "," if suffix == ".csv" else "\t"
    # The first record alone: what follows may be broken without saying anything about the kind.
    _, header = next(records(load_text(path), delimiter, str(path)), (0, [""]))
    found = find_columns(header, source, target)
    names = {name.strip().lower() for name in header}
    return "source" in found and "target" in found and not names & _OF_A_BITEXT
