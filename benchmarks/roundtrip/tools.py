"""What is compared: textkit, its peers, and three naive ways to join lines."""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """Something that makes blocks, from extracted text or from the PDF itself.

    Attributes:
        name: as the table has it.
        module: what must be installed; empty for nothing.
        run: from text (or the path of a PDF) to lines, one block each.
        reads_pdf: whether it wants the PDF.
    """

    name: str
    module: str
    run: Callable[[Any], list[str]]
    reads_pdf: bool = False

    @property
    def installed(self) -> bool:
        return not self.module or importlib.util.find_spec(self.module) is not None


def textkit_text(raw: str) -> list[str]:
    import textkit

    return str(textkit.repair(raw)).split("\n")


def textkit_pdf(path: Path) -> list[str]:
    import textkit

    return str(textkit.repair(textkit.read(path))).split("\n")


def raw_lines(raw: str) -> list[str]:
    return raw.splitlines()


def until_full_stop(raw: str) -> list[str]:
    """Join lines until one ends a sentence: the usual ten-line script."""
    blocks: list[str] = []
    open_ = ""
    for line in raw.splitlines():
        open_ += line.strip()
        if re.search("[。！？：；][”’）》」』]?$", open_):
            blocks.append(open_)
            open_ = ""
    return [*blocks, open_]


def blank_lines(raw: str) -> list[str]:
    """A blank line ends a paragraph, nothing else does."""
    return ["".join(line.strip() for line in part.splitlines()) for part in re.split(r"\n[^\S\n]*\n|\f", raw)]


def unstructured_text(raw: str) -> list[str]:
    from unstructured.cleaners.core import group_broken_paragraphs

    return str(group_broken_paragraphs(raw)).splitlines()


def ftfy_text(raw: str) -> list[str]:
    import ftfy

    return str(ftfy.fix_text(raw)).splitlines()


def jionlp_text(raw: str) -> list[str]:
    import jionlp

    return str(jionlp.clean_text(raw)).splitlines()


def pymupdf4llm_pdf(path: Path) -> list[str]:
    """Markdown, its marks taken off: a heading, an item or a row is judged by its text."""
    import pymupdf

    pymupdf.set_messages(path=os.devnull)  # or it advertises on the terminal
    import pymupdf4llm

    markdown = pymupdf4llm.to_markdown(str(path), show_progress=False)
    joined = re.sub(
        r"(?<=[^\s|])\n(?=[^\s|#>*`-])", " ", markdown
    )  # only an empty line ends a paragraph in Markdown
    return [_unmarked(line) for line in joined.splitlines()]


def pdftext_pdf(path: Path) -> list[str]:
    from pdftext.extraction import plain_text_output

    return str(plain_text_output(str(path), sort=False, hyphens=False)).splitlines()


def _unmarked(line: str) -> str:
    if re.fullmatch(r"[|:\s-]*", line) or line.startswith("```"):
        return ""
    line = re.sub(r"\*\*|__|<br>|\\(?=[!-/:-@\[-`{-~])|~~", "", line)
    return re.sub(r"^(?:#+|>|[-*+]) +", "", line).replace("|", " ").strip()


TEXT_TOOLS = (
    Tool("textkit", "textkit", textkit_text),
    Tool("unstructured `group_broken_paragraphs`", "unstructured", unstructured_text),
    Tool("ftfy", "ftfy", ftfy_text),
    Tool("jionlp `clean_text`", "jionlp", jionlp_text),
    Tool("naive: the raw lines", "", raw_lines),
    Tool("naive: join until 。！？", "", until_full_stop),
    Tool("naive: blank line = paragraph", "", blank_lines),
)
PDF_TOOLS = (
    Tool("textkit", "textkit", textkit_pdf, reads_pdf=True),
    Tool("pymupdf4llm", "pymupdf4llm", pymupdf4llm_pdf, reads_pdf=True),
    Tool("pdftext", "pdftext", pdftext_pdf, reads_pdf=True),
)
