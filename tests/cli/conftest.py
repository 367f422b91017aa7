"""The command line, run inside the test process, and something to run it on."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from textkit.cli import main


class Result(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `textkit` with these arguments; `stdin` is what it can read there."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def raw(seed: Path) -> str:
    """The real report."""
    return seed.read_text(encoding="utf-8")


@pytest.fixture
def report(folder: Path, raw: str) -> Path:
    """The real report as a file in the working folder."""
    path = folder / "report.txt"
    path.write_text(raw, encoding="utf-8")
    return path


@pytest.fixture
def terms(folder: Path) -> Path:
    """A small glossary in the working folder."""
    path = folder / "terms.csv"
    path.write_text("zh,en\n工会,trade union\n职工,workers\n", encoding="utf-8")
    return path
