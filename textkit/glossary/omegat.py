"""OmegaT's glossaries: one rendering a line, tabs between term, rendering and comment, no quoting.

Source: the OmegaT manual, "Glossaries, file format"; a line that begins with `#` is a comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.errors import GlossaryError
from textkit.glossary.columns import find_columns
from textkit.glossary.loading import load_text
from textkit.glossary.rows import Row, make_row
from textkit.glossary.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from textkit.glossary.model import Term

COMMENT = "#"


def read_omegat(path: Path, source: str, target: str) -> list[Row]:
    """The rows of OmegaT's list; a list with a header is read as a table without quotes.

    Cells behind the third are left alone, as OmegaT does; bars are text.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError: it is empty, holds bytes that are no text, or a line has one cell only.
    """
    lines = list(_lines(load_text(path)))
    if not lines:
        raise GlossaryError("the file is empty", str(path))
    first = find_columns(lines[0][1], source, target)
    if "source" in first and "target" in first:
        return rows_of(lines, source, target, str(path), "\t")
    return [_row(cells, str(path), line) for line, cells in lines]


def omegat_text(terms: Iterable[Term]) -> str:
    """The list: a line for each rendering that may be used, the note with the first."""
    return "".join(
        "\t".join((term.source, rendering, *((term.note,) if term.note and not n else ()))) + "\n"
        for term in terms
        for n, rendering in enumerate(term.targets)
    )


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip() and not line.startswith(COMMENT):
            yield number, line.split("\t")


def _row(cells: Sequence[str], path: str, line: int) -> Row:
    if len(cells) == 1:
        message = "one cell only; a glossary needs a term and its rendering, parted by a tab"
        raise GlossaryError(message, path, line)
    values = {"source": cells[0], "target": (cells[1],), "note": cells[2] if len(cells) > 2 else ""}
    return make_row(values, path, line)
