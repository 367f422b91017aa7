"""Sentences against golden files: a paragraph, then its sentences, one a line; `===` between cases."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from textkit.segmentation import segment, sentences

CASES = Path(__file__).parent.parent / "cases" / "segmentation"


def cases(name: str) -> list[list[str]]:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    return [case.split("\n") for case in text.split("\n===\n")]


@pytest.mark.parametrize(
    "case", cases("sentences_chinese") + cases("sentences_english"), ids=lambda c: c[0][:20]
)
def test_golden(case: list[str]) -> None:
    paragraph, *expected = case
    assert sentences(paragraph) == expected


@pytest.mark.xfail(strict=True, reason="sentence ends that only their meaning tells")
@pytest.mark.parametrize("case", cases("sentences_known_failures"), ids=lambda c: c[0][:20])
def test_known_failures(case: list[str]) -> None:
    paragraph, *expected = case
    assert sentences(paragraph) == expected


def test_the_report_sentence_by_sentence() -> None:
    expected = cases("seed_sentences")
    assert sum(map(len, expected)) == 251
    blocks = segment("\n".join("".join(block) for block in expected)).blocks
    text = "\n".join("".join(block) for block in expected)
    assert [[text[s.start : s.end] for s in block.sentences] for block in blocks] == expected


def test_line_ends_part_sentences_and_stay_with_them() -> None:
    assert sentences("\n一、总则\n\n工会很重要。要重视。\n") == [
        "\n一、总则\n\n",
        "工会很重要。",
        "要重视。\n",
    ]


def test_nothing_and_white_space() -> None:
    assert sentences("") == []
    assert sentences(" \n\u3000") == [" \n\u3000"]


def test_the_language_may_be_given() -> None:
    assert sentences("他来了。她走了。", language="zh-Hans") == ["他来了。", "她走了。"]


@pytest.mark.parametrize(
    "sign", ["。", ".", "“", '"。', "（", "《", "？”", "…", "a. ", "……", "=", "1.1.", "https://a "]
)
def test_a_long_row_of_one_sign_takes_linear_time(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    start = time.process_time()
    assert "".join(sentences(text)) == text
    assert time.process_time() - start < 5


def test_treebanks(evaluation: Path) -> None:
    """Macro F1 of inner boundaries, at least that of a well-made regex (zh) and of good rule sets (en)."""
    command = [
        sys.executable,
        str(evaluation / "score" / "segmentation.py"),
        "textkit.segmentation:sentences",
    ]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "lossy 0" in output
    assert not re.search(r"lossy [1-9]", output)
    macro = {language: float(f1) for language, f1 in re.findall(r"macro (\w+) F1 ([\d.]+)", output)}
    assert macro["zh"] >= 0.988
    assert macro["en"] >= 0.95
