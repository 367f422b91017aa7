"""Run the benchmark and print its tables as Markdown."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import sys
import tempfile
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.roundtrip import extract, fonts, libreoffice
from benchmarks.roundtrip.cases import Case, Sheet, cases, gold, plan, typeset
from benchmarks.roundtrip.documents import load
from benchmarks.roundtrip.score import FIGURES, mean, score
from benchmarks.roundtrip.tools import PDF_TOOLS, TEXT_TOOLS, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    Scores = dict[str, dict[str, float | None]]

ROOT = Path(__file__).resolve().parents[2]
_HEADINGS = {
    "b_f": "boundary F1",
    "blocks": "exact blocks",
    "loss": "loss",
    "leak": "furniture left",
    "spaces": "CJK spaces /1k",
    "junk": "junk /1k",
    "contents": "leaders left",
    "cells": "cells",
}


def main() -> None:
    """Set, extract, repair, score, print."""
    options = _options()
    started = time.monotonic()
    typesetters, extractors = _installed()
    documents = load(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        sheets = plan(documents, options.styles, typesetters, folder)
        with ProcessPoolExecutor(options.jobs) as pool:
            batches = [sheets[i :: options.jobs] for i in range(options.jobs)]
            list(pool.map(typeset, batches))
            # A head on the only page is no running head: nobody could tell.
            sheets = [sheet for sheet in sheets if extract.pages(sheet.path) > 1]
            turns = [_turn(extractors, i, options.extractors) for i in range(len(sheets))]
            each = pool.map(partial(cases, folder=folder), sheets, turns)
            made = [case for some in each for case in some]
            spent = time.monotonic() - started
            _say(f"{len(documents)} documents, {len(sheets)} PDFs, {len(made)} texts in {spent:.0f} s")
            print(f"\n### From extracted text ({len(made)} texts)\n")
            texts = _run_all(pool, TEXT_TOOLS, made, options.tools)
            _table(texts, "MB/s")
            read = sheets[:: options.pdf_every]
            print(f"\n### From the PDF itself ({len(read)} PDFs)\n")
            pdfs = _run_all(pool, PDF_TOOLS, read, options.tools)
            _table(pdfs, "s/page")
        for key in options.by:
            _groups(texts, {case.name: _trait(case, key) for case in made}, key)
        _worst(texts, options.worst)
        _worst(pdfs, options.worst)
    _say(f"done in {time.monotonic() - started:.0f} s")


_BY = (
    "also the figures of textkit by typesetter, extractor, document or a field of the style, such as columns"
)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roundtrip", description=__doc__)
    parser.add_argument(
        "--fast", action="store_true", help="one style, two extractors, a seventh of the PDFs"
    )
    parser.add_argument("--styles", type=int, default=4, help="styles per document and typesetter (4)")
    parser.add_argument("--extractors", type=int, default=6, help="extractors per PDF, in turn (6)")
    parser.add_argument("--pdf-every", type=int, default=2, help="every which PDF the PDF readers read (2)")
    parser.add_argument("--tools", default="", help="only tools whose name contains this")
    parser.add_argument("--by", nargs="*", default=[], metavar="KEY", help=_BY)
    parser.add_argument("--worst", type=int, default=0, help="list the worst cases of textkit")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--keep", help="a folder to keep PDFs, texts and gold in")
    options = parser.parse_args()
    if options.fast:
        options.styles, options.extractors, options.pdf_every = 1, 2, 7
    return options


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _installed() -> tuple[list[str], list[str]]:
    """Typesetters and extractors that are there; says which are not and how to get them."""
    typesetters = []
    if importlib.util.find_spec("weasyprint"):
        typesetters.append("weasy")
    else:
        _say("skipped: WeasyPrint is not installed (pip install -r benchmarks/roundtrip/requirements.txt)")
    if not importlib.util.find_spec("reportlab"):
        _say("skipped: ReportLab is not installed (pip install -r benchmarks/roundtrip/requirements.txt)")
    elif absent := fonts.missing():
        _say(f"skipped: ReportLab lacks {', '.join(absent)} (apt-get install {fonts.PACKAGES})")
    else:
        typesetters.append("reportlab")
    if libreoffice.program():
        typesetters.append("libreoffice")
    else:
        _say("skipped: LibreOffice is not installed (apt-get install libreoffice-writer)")
    if not fonts.known_to_system():
        _say(f"the figures will differ: fonts are missing (apt-get install {fonts.PACKAGES})")
    extractors, absent = extract.available()
    for name in absent:
        _say(f"skipped: extractor {name}")
    if not typesetters or not extractors:
        sys.exit("nothing to set or to extract with: see benchmarks/README.md")
    return typesetters, extractors


def _turn(extractors: Sequence[str], i: int, count: int) -> list[str]:
    """The extractors for sheet `i`: all take their turns."""
    return [extractors[(i * count + k) % len(extractors)] for k in range(min(count, len(extractors)))]


def _run_all(
    pool: ProcessPoolExecutor, tools: Sequence[Tool], work: Sequence[Case] | Sequence[Sheet], only: str
) -> dict[str, tuple[Scores, float]]:
    """Per tool the score of every case and its speed: MB/s for text, seconds per page for PDF."""
    results: dict[str, tuple[Scores, float]] = {}
    for tool in tools:
        if only not in tool.name:
            continue
        if not tool.installed:
            _say(f"skipped: {tool.module} is not installed")
            continue
        done = list(pool.map(partial(_one, tool.name, tool.reads_pdf), work, chunksize=4))
        spent = sum(seconds for _, seconds, _, _ in done)
        size = sum(amount for *_, amount in done)
        speed = spent / max(size, 1) if tool.reads_pdf else size / 1e6 / max(spent, 1e-9)
        results[tool.name] = ({name: scores for name, _, scores, _ in done}, speed)
    return results


def _one(name: str, reads_pdf: bool, work: Case | Sheet) -> tuple[str, float, dict[str, float | None], int]:
    """The name of a case, the seconds it took, its scores and its size: bytes of text or pages."""
    tool = next(tool for tool in (PDF_TOOLS if reads_pdf else TEXT_TOOLS) if tool.name == name)
    if isinstance(work, Sheet):
        right = gold(work)
        lines, spent = _timed(tool, work.path, work.name)
        return work.name, spent, score(right, lines), right["pages"]
    lines, spent = _timed(tool, work.raw, work.name)
    return work.name, spent, score(work.gold, lines), len(work.raw.encode())


def _timed(tool: Tool, given: str | Path, name: str) -> tuple[list[str], float]:
    """What the tool makes of a text or a PDF, and the seconds of processor time it took."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _load(tool)
        start = time.process_time()
        try:
            lines = tool.run(given)
        except Exception as error:  # what a tool cannot read it has lost; the others go on
            _say(f"{tool.name} failed on {name}: {type(error).__name__}: {error}")
            lines = []
        return lines, time.process_time() - start


@lru_cache
def _load(tool: Tool) -> None:
    """Load a tool, once per process, before its time is taken."""
    with contextlib.suppress(Exception):
        tool.run(Path("no-such-file.pdf") if tool.reads_pdf else "一\n")


def _table(results: dict[str, tuple[Scores, float]], speed: str) -> None:
    print("| tool | " + " | ".join(_HEADINGS[name] for name in FIGURES) + f" | {speed} |")
    print("|---" * (len(FIGURES) + 2) + "|")
    for tool, (scores, rate) in results.items():
        row = mean(list(scores.values()))
        cells = ["" if (value := row[name]) is None else _shown(name, value) for name in FIGURES]
        print(f"| {tool} | {' | '.join(cells)} | {f'{rate:.2g}' if rate else ''} |")


def _shown(name: str, value: float) -> str:
    return f"{value:.1f}" if name in ("spaces", "junk") else f"{value:.3f}"


def _trait(case: Case, key: str) -> str:
    """What a case is, as to `key`: its extractor, or the size of its style."""
    if key == "document":
        return case.name.split("-")[0]
    return str(case.gold[key] if key in case.gold else case.gold["style"].get(key, "?"))


def _groups(results: dict[str, tuple[Scores, float]], traits: dict[str, str], key: str) -> None:
    if "textkit" not in results:
        return
    groups: dict[str, Scores] = {}
    for name, row in results["textkit"][0].items():
        groups.setdefault(traits[name], {})[name] = row
    print(f"\n### textkit by {key}\n")
    _table({f"{trait} ({len(groups[trait])})": (groups[trait], 0.0) for trait in sorted(groups)}, "")


def _worst(results: dict[str, tuple[Scores, float]], count: int) -> None:
    if not count or "textkit" not in results:
        return
    scores = results["textkit"][0]
    print()
    for name, row in sorted(scores.items(), key=lambda item: item[1]["b_f"] or 0)[:count]:
        print(
            name + "  " + "  ".join(f"{key} {value:.3f}" for key, value in row.items() if value is not None)
        )


if __name__ == "__main__":
    main()
