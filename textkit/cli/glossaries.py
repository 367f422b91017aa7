"""The `-g` option, for the commands that take glossaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textkit.cli.messages import Report
    from textkit.glossary import Glossary


def glossary_option(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`-g FILE`, as often as needed."""
    return click.option(
        "-g",
        "--glossary",
        "glossaries",
        metavar="GLOSSARY",
        multiple=True,
        required=required,
        help="A glossary: .csv .tsv .xlsx .tbx, or a list for OmegaT (.txt .utf8). As often as needed.",
    )


def read_glossary(paths: Sequence[str], report: Report) -> Glossary | None:
    """Read and merge glossaries; None, and the reason reported, if one of them is missing or broken."""
    from textkit.glossary import Glossary

    with report.guard(""):  # the error itself names the file
        return Glossary.read(*paths)
    return None
