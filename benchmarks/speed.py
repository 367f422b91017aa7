"""Speed of repair, in MB of UTF-8 per second of processor time on one core.

Prints, on the seed report repeated to 5 MB: textkit, the same edits applied without columns and log,
and the peers that are installed (ftfy, jionlp, unstructured); then what columns and log take per
character, and how the time grows with the size. Run it on a quiet machine:

    python benchmarks/speed.py [--largest MB]
"""

from __future__ import annotations

import argparse
import gc
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from textkit.repairs import _line_marks as line_marks
from textkit.repairs import characters, doubles, repair, spaces
from textkit.repairs.report import examine
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SEED = Path(__file__).parent.parent / "seeds" / "acftu-17th-congress-report-2018.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=16, help="MB of the largest text (default: 16)")
    largest = parser.parse_args().largest
    raw = SEED.read_text(encoding="utf-8")
    text = raw * (5_000_000 // len(raw.encode()) + 1)
    rows = {
        "textkit, provenance on": lambda: repair(text),
        "the same edits, no columns, no log": lambda: without_provenance(text),
        **peers(text),
    }
    for run in rows.values():
        run()  # imports and tables are not what is measured
    print(f"| repair of {megabytes(text):.1f} MB | MB/s |\n|---|---|")
    times = {name: seconds(run) for name, run in rows.items()}
    for name, spent in times.items():
        print(f"| {name} | {megabytes(text) / spent:.1f} |")
    first, second, *_ = times.values()
    print(f"\nprovenance costs {first / second:.2f} times the time without it")
    print(f"columns and log, strings apart: {bytes_per_character(repair(raw)):.1f} bytes per character\n")
    grow("the seed, repeated", lambda size: raw * (size // len(raw.encode())), largest)
    grow("one line", lambda size: "工会报告" * (size // 12), largest)
    for ch in "工。（ \n1a⼯.…\f":
        grow(f"{ch!r} alone", lambda size, ch=ch: ch * size, 2)


def without_provenance(text: str) -> str:
    """The passes of repair with each edit applied to a plain string."""
    text = applied(text, characters.find(text))
    text = applied(text, line_marks(text))
    text = applied(text, doubles.find(text))
    text = applied(text, examine(TracedText(text)).changes())
    return applied(text, spaces.find(text, "close"))


def applied(text: str, changes: Iterable[tuple[int, int, str, str]]) -> str:
    parts, done = [], 0
    for start, end, new, _ in changes:
        parts += (text[done:start], new)
        done = end
    parts.append(text[done:])
    return "".join(parts)


def peers(text: str) -> dict[str, Callable[[], object]]:
    """What is installed of the field; a missing one is said."""
    found: dict[str, Callable[[], object]] = {}
    for name, module, function in (
        ("ftfy", "ftfy", "fix_text"),
        ("jionlp clean_text", "jionlp", "clean_text"),
        ("unstructured group_broken_paragraphs", "unstructured.cleaners.core", "group_broken_paragraphs"),
    ):
        try:
            call = getattr(import_module(module), function)
        except ImportError:
            print(f"{name}: not installed")
            continue
        found[name] = lambda call=call: call(text)
    return found


def seconds(run: Callable[[], object]) -> float:
    """The best of three runs."""
    best = []
    for _ in range(3):
        gc.collect()
        start = process_time()
        run()
        best.append(process_time() - start)
    return min(best)


def megabytes(text: str) -> float:
    return len(text.encode("utf-8", "replace")) / 1e6


def bytes_per_character(text: TracedText) -> float:
    columns = text._lo.nbytes + text._hi.nbytes
    log = sum(getattr(done, name).nbytes for done in text.log for name in ("at", "lo", "hi", "rule"))
    pointers = sum(8 * (len(done.old) + len(done.new)) for done in text.log)
    return (columns + log + pointers) / len(text.raw)


def grow(name: str, make: Callable[[int], str], largest: int) -> None:
    """The time for twice the text, from 1 MB up."""
    size, before, steps = 1_000_000, 0.0, []
    while size <= largest * 1_000_000:
        text = make(size)
        gc.collect()
        start = process_time()
        repair(text)
        spent = process_time() - start
        steps.append(
            f"{size // 1_000_000} MB {spent:.2f} s" + (f" (x{spent / before:.2f})" if before else "")
        )
        before, size = spent, size * 2
    print(f"{name}: " + ", ".join(steps))


if __name__ == "__main__":
    main()
