"""The README tells the truth: its example is what the code gives, its code runs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import textkit

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.M | re.S)


def blocks(language: str) -> list[str]:
    return [code for name, code in BLOCKS if name == language]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with a copy of what the README's code reads."""
    for name in ("seeds", "glossaries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def text() -> textkit.TracedText:
    return textkit.repair(textkit.read(ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"))


def test_the_five_lines_stand_in_the_report_and_become_what_is_said(text: textkit.TracedText) -> None:
    before, after, _ = blocks("text")
    assert len(before.split("\n\n")) >= 5
    assert sum(bool(line.strip()) for line in before.split("\n")) == 5
    start = text.raw.index(before)
    (span,) = text.to_text(start, start + len(before))
    assert text.text[slice(*span)] == after.rstrip("\n")


def test_the_drafted_sentences(text: textkit.TracedText) -> None:
    glossaries = sorted((ROOT / "glossaries" / "zh-en").glob("*.csv"))
    bitext = textkit.draft(textkit.segment(text), glossary=textkit.Glossary.read(*glossaries))
    drafted = {unit.source: unit.target for unit in bitext.units}
    shown = [pair.split("\n") for pair in blocks("text")[2].rstrip("\n").split("\n\n")]
    assert len(shown) == 2
    assert dict(shown) == {source: drafted.get(source) for source, _ in shown}


def test_the_python_runs(workplace: Path) -> None:
    (code,) = blocks("python")
    assert len([line for line in code.split("\n") if line.strip()]) <= 10
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(
        command, cwd=workplace, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "partial" in done.stdout
    assert "帮扶资金 200 亿元" in done.stdout
    assert "Edit(rule='line-join'" in done.stdout
    assert (workplace / "report.html").stat().st_size > 100_000


def test_the_commands_run(workplace: Path) -> None:
    """Line by line; what `make` does is tested by its targets alone, since it sets up an environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONWARNINGS": "error"}
    lines = [line for code in blocks("console") for line in code.splitlines() if line.strip()]
    assert len(lines) >= 8
    for line in lines:
        if line.startswith("make "):
            assert f"\n{line.split()[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
            continue
        assert line.startswith("textkit ")
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line],
            cwd=workplace,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr.decode()}"
        assert b"Traceback" not in done.stderr
    for name in ("report.txt", "sentences.jsonl", "draft.html", "draft.xlf", "draft.csv"):
        assert (workplace / name).stat().st_size


def test_it_names_every_command_and_suffix() -> None:
    from textkit import formats, readers
    from textkit.cli import cli

    assert all(f"| `{name}` |" in README for name in cli.commands)
    other_names = {".xliff", ".htm", ".text"}
    assert all(f"`{suffix}`" in README for suffix in {*formats.suffixes(), *readers.suffixes()} - other_names)


def test_links_lead_somewhere() -> None:
    targets = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert targets
    assert all((ROOT / target).exists() for target in targets)
