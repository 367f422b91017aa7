"""Real programs of translators. `make clients` installs them; plain `make test` passes this folder over."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from textkit.bitext import Bitext, Unit

HERE = Path(__file__).parent
UNITS = 40
STATES = ("partial", "draft", "reviewed", "final", "untranslated")
TRICKY = ('a < b & "c"', "第一行\n第二行", "=1+1", "𠀀𪚥🧑‍🏭", "see [1] and {2} %s")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Everything in this folder is a test with a client."""
    if HERE in item.path.parents:
        item.add_marker("clients")


def run(*command: str | Path, home: Path, minutes: float = 3) -> str:
    """What a program says; it has a home of its own, and must not fail."""
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True, text=True, errors="replace", check=False, env=environment, timeout=minutes * 60,
    )  # fmt: skip
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout + done.stderr


@pytest.fixture
def client():
    """Run an installed program, or skip with a reason."""

    def found(name: str, *arguments: str | Path, home: Path, minutes: float = 3) -> str:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed; `make clients` does it")
        return run(name, *arguments, home=home, minutes=minutes)

    return found


@pytest.fixture
def report() -> Bitext:
    """Units in every state, with texts that have a meaning in some format."""
    units = []
    for n in range(1, UNITS + 1):
        state = STATES[n % len(STATES)]
        source = f"第{n}条 {TRICKY[n % len(TRICKY)] if n % 4 == 0 else '中国工会成立。'}"
        target = "" if state == "untranslated" else f"Article {n}: founded."
        units.append(
            Unit(
                f"b{n:03}s1", source, target, state, "offline", f"b{n:03}", "paragraph",
                ((n * 20, n * 20 + 9),), n, notes=(f"note {n}",),
            )
        )  # fmt: skip
    return Bitext(tuple(units), meta={"title": "报告"})
