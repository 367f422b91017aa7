"""Candidate terms of a report against a plain count of strings.

    python benchmarks/candidates.py [EVALUATION]

EVALUATION is the folder of evaluation data, by default what the environment variable TEXTKIT_EVAL names:
`data/terms/candidates_dev.json` lists for each document terms that a translator looked up,
`data/parallel-dev` holds its text. The lists are far from complete, so precision
is a lower bound: most of what is found and not listed is a term all the same. The plain count ranks all
strings of 2 to 8 Chinese characters by their number, the longer one first where equal.
"""

import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

from textkit.terminology import candidates

RANKS = (200, 500, 1000)
LONGEST = 8


def report(folder: Path, name: str) -> str:
    pairs = json.loads((folder / "data" / "parallel-dev" / f"{name}.json").read_text(encoding="utf-8"))[
        "pairs"
    ]
    return "\n".join("".join(pair["zh"]) for pair in pairs)


def plain_count(text: str) -> list[str]:
    counts: Counter[str] = Counter()
    for run in re.findall("[\u4e00-\u9fff]+", text):
        for size in range(2, LONGEST + 1):
            counts.update(run[n : n + size] for n in range(len(run) - size + 1))
    return sorted(counts, key=lambda term: (-counts[term], -len(term)))


def figures(ranked: list[str], wanted: set[str]) -> str:
    parts = []
    for rank in RANKS:
        hits = len(wanted.intersection(ranked[:rank]))
        parts.append(f"at {rank}: P {hits / rank:.3f} R {hits / len(wanted):.3f}")
    return "   ".join(parts)


def main(folder: Path) -> None:
    listed = json.loads((folder / "data" / "terms" / "candidates_dev.json").read_text(encoding="utf-8"))
    for document in listed["documents"]:
        text = report(folder, document["doc"])
        wanted = {term["zh"] for term in document["terms"]}
        begin = time.process_time()
        ours = [found.term for found in candidates(text)]
        seconds = time.process_time() - begin
        size = len(text) / 1000
        print(
            f"{document['doc']}: {size:.0f} thousand characters, {len(wanted)} listed terms, {seconds:.2f} s"
        )
        print("  candidates  ", figures(ours, wanted))
        print("  plain count ", figures(plain_count(text), wanted))


if __name__ == "__main__":
    data = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TEXTKIT_EVAL")
    if data:
        main(Path(data))
    else:
        print("skipped: no folder of evaluation data, and TEXTKIT_EVAL is not set")
