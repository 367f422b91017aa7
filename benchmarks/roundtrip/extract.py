"""Extractors: from a PDF to text, as a user would have it; form feeds where the tool writes them."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pdftotext(path: Path) -> str:
    return _run("pdftotext", "-enc", "UTF-8", str(path), "-")


def pdftotext_layout(path: Path) -> str:
    return _run("pdftotext", "-layout", "-enc", "UTF-8", str(path), "-")


def pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def pdfium(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def mupdf(path: Path) -> str:
    import pymupdf

    with pymupdf.open(path) as document:
        return "\f".join(page.get_text() for page in document)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


EXTRACTORS: dict[str, tuple[Callable[[Path], str], str]] = {
    "pdftotext": (pdftotext, "poppler-utils"),
    "layout": (pdftotext_layout, "poppler-utils"),
    "pdfminer": (pdfminer, "pdfminer"),
    "pypdf": (pypdf, "pypdf"),
    "pdfium": (pdfium, "pypdfium2"),
    "mupdf": (mupdf, "pymupdf"),
}


def available() -> tuple[list[str], list[str]]:
    """Names of the extractors that are installed, and what is missing of the others."""
    there, missing = [], []
    for name, (_, needs) in EXTRACTORS.items():
        if shutil.which("pdftotext") if needs == "poppler-utils" else importlib.util.find_spec(needs):
            there.append(name)
        else:
            missing.append(f"{name} (needs {needs})")
    return there, missing


def pages(path: Path) -> int:
    """The number of pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)
