"""Which reader takes which glossary file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from textkit.errors import GlossaryError
from textkit.glossary.rows import Row
from textkit.glossary.tables import read_csv, read_tsv

Reader = Callable[[Path, str, str], list[Row]]

READERS: Final[Mapping[str, Reader]] = MappingProxyType({".csv": read_csv, ".tsv": read_tsv})
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
