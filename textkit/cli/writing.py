"""The options that say how a bitext is written; `draft` and `convert` share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from textkit.cli.outputs import make_folder

if TYPE_CHECKING:
    from textkit.bitext import Bitext

Fill = Literal["empty", "source", "terms"]
Layout = Literal["table", "interleaved"]
XLIFF = (".xlf", ".xliff")
Command = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Writing:
    """How bitexts are written."""

    fill: Fill | None
    xliff: str
    excel_safe: bool
    header: bool
    layout: Layout

    def put(self, bitext: Bitext, place: Path) -> None:
        """Write a bitext to a file, in the format of its suffix.

        Raises:
            OSError: the file cannot be written.
        """
        from textkit.formats import write

        make_folder(place)
        version = self.xliff if place.suffix.lower() in XLIFF else None
        write(
            bitext,
            place,
            version=version,
            fill=self.fill,
            excel_safe=self.excel_safe,
            header=self.header,
            layout=self.layout,
        )


def writing_options(command: Command) -> Command:
    """Give a command the options, and the `Writing` made of them as `writing`."""

    @click.option(
        "--fill",
        type=click.Choice(["empty", "source", "terms"]),
        help="What the target of a unit that is no translation yet holds: nothing, the source, or the "
        "source with terms and numbers in English (default).",
    )
    @click.option(
        "--xliff",
        type=click.Choice(["1.2", "2.1"]),
        default="1.2",
        show_default=True,
        help="Version of .xlf files.",
    )
    @click.option(
        "--no-excel-safe",
        is_flag=True,
        help="CSV and TSV without the ' that keeps a spreadsheet from running a cell, and without a BOM.",
    )
    @click.option(
        "--no-header",
        is_flag=True,
        help="CSV, TSV and XLSX of two columns, source and target, without a header, as OmegaT and DeepL "
        "take them.",
    )
    @click.option(
        "--layout",
        type=click.Choice(["table", "interleaved"]),
        default="table",
        show_default=True,
        help="DOCX: a table of two columns, or each target under its source.",
    )
    @wraps(command)
    def collected(
        fill: Fill | None, xliff: str, no_excel_safe: bool, no_header: bool, layout: Layout, **rest: Any
    ) -> int:
        return command(writing=Writing(fill, xliff, not no_excel_safe, not no_header, layout), **rest)

    decorated: Command = collected
    return decorated


def check_suffix(name: str) -> None:
    """Refuse, before any work, a file name whose format is unknown.

    Raises:
        click.BadParameter: no writer takes its suffix.
    """
    from textkit.formats import suffixes

    known = suffixes()
    if Path(name).suffix.lower() not in known:
        raise click.BadParameter(f"{name}: the name ends in none of {' '.join(known)}", param_hint="'-o'")
