"""Writes glossaries, and converts them from one format to another."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textkit.files import write_whole
from textkit.glossary.bars import join_bars
from textkit.glossary.dialects import COLUMNS, dialect_for
from textkit.glossary.glossary import Glossary
from textkit.glossary.holding import clean, fields_of, held, tidy
from textkit.glossary.losing import losses
from textkit.glossary.omegat import omegat_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from os import PathLike

    from textkit.glossary.model import Term


def write_glossary(glossary: Glossary, path: str | PathLike[str], *, dialect: str | None = None) -> None:
    """Write a glossary to a file, whole or not at all; `losses` says what the format cannot hold.

    The suffix decides the format: `.csv`, `.tsv` and `.xlsx` are tables with a header as `Glossary.read`
    knows it, in which every cell is text and nothing a formula; `.tbx` is TBX-Basic of version 3 in DCA
    style; `.utf8` and `.txt` are OmegaT's list.

    Args:
        glossary: the glossary. Terms with the same source are written as one.
        path: where to; its folder exists.
        dialect: another format of the same suffix: `tbx-dct` (version 3 in DCT style) and `tbx-v2` (for
            programs that read version 2 only) for `.tbx`, `weblate` (header `source,target`) for
            `.csv`, `deepl` (no header, two columns) for `.csv` and `.tsv`.

    Raises:
        ValueError: there is no such dialect, or it has another suffix.
        GlossaryError: the terms contradict each other, one has no source, TBX is to hold no term at
            all, or XLSX a cell of more than 32767 characters.
        PluginError: `.xlsx` is wanted and `openpyxl` is not installed.
        OSError: the folder is missing, the target is a folder, or the disk refuses.
    """
    target = Path(path)
    name = dialect_for(target, dialect)
    data = _encoded(held(tidy(clean(glossary.terms, name)), name), glossary, target, name)
    if not target.parent.is_dir():
        raise FileNotFoundError(f"{target}: there is no folder {target.parent}")
    write_whole(target, data)


def convert_glossary(
    path: str | PathLike[str],
    out: str | PathLike[str],
    *,
    dialect: str | None = None,
    source: str = "zh",
    target: str = "en",
) -> tuple[str, ...]:
    """Read a glossary file, write it in another format, and say what that could not hold.

    Args:
        path: the file to read.
        out: the file to write.
        dialect: see `write_glossary`.
        source: language code of the terms.
        target: language code of the renderings.

    Returns:
        The losses, as `losses` gives them.

    Raises:
        ReadError: the file cannot be read.
        GlossaryError, PluginError, ValueError, OSError: as `Glossary.read` and `write_glossary`.
    """
    glossary = Glossary.read(path, source=source, target=target)
    write_glossary(glossary, out, dialect=dialect)
    return losses(glossary, dialect_for(Path(out), dialect))


def _encoded(terms: Sequence[Term], glossary: Glossary, path: Path, name: str) -> bytes:
    languages = (glossary.source_language, glossary.target_language)
    if name.startswith("tbx"):
        from textkit.glossary.tbx_write import tbx_text

        return tbx_text(terms, *languages, path, name).encode()
    if name == "xlsx":
        from textkit.glossary.sheets import xlsx_bytes

        return xlsx_bytes(_table(terms, *languages), path)
    if name == "omegat":
        # OmegaT takes `.txt` for the system's own encoding unless it begins with a mark.
        mark = "\ufeff" if path.suffix.lower() == ".txt" else ""
        return (mark + omegat_text(terms)).encode()
    if path.suffix.lower() == ".tsv" and name == "deepl":
        return "".join(f"{term.source}\t{term.target}\n" for term in terms).encode()
    return _delimited(_TABLES[name](terms, *languages), "\t" if name == "tsv" else ",").encode()


def _table(terms: Sequence[Term], source: str, target: str) -> Iterator[list[str]]:
    """A header and a row for each term; columns that no term fills are left out."""
    used = [name for name in COLUMNS if name == "status" or any(getattr(term, name) for term in terms)]
    yield [source, target, *used]
    for term in terms:
        fields = fields_of(term)
        yield [term.source, join_bars(term.targets), *(_cell(fields[name]) for name in used)]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return join_bars(value) if isinstance(value, tuple) else str(value)


def _pairs(terms: Sequence[Term], _source: str, _target: str) -> Iterator[list[str]]:
    return ([term.source, term.target] for term in terms)


def _headed(terms: Sequence[Term], source: str, target: str) -> Iterator[list[str]]:
    yield ["source", "target"]
    yield from _pairs(terms, source, target)


_TABLES: Final[Mapping[str, Callable[[Sequence[Term], str, str], Iterator[list[str]]]]] = MappingProxyType(
    {"csv": _table, "tsv": _table, "weblate": _headed, "deepl": _pairs}
)


def _delimited(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
