"""The three commands on the real report, held against its hand-checked gold by the gold's own scorer."""

import subprocess
import sys
from pathlib import Path


def test_the_report_is_as_its_gold_has_it(run, report: Path, evaluation: Path, folder: Path) -> None:
    run("repair", report, "--format", "jsonl", "-o", "blocks.jsonl")
    run("segment", report, "--format", "jsonl", "-o", "sentences.jsonl")
    run("draft", report, "-g", evaluation / "data" / "seed-gold" / "gold_terms.csv", "-o", "draft.jsonl")
    scorer = evaluation / "score" / "seed.py"
    command = [sys.executable, scorer, "blocks.jsonl", "sentences.jsonl", "draft.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
