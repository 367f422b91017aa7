"""Every script in examples/ runs and says what it promises."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PROMISES = {
    "report_to_draft.py": ("out/acftu-17th-congress-report-2018.html", "<Bitext zh"),
    "trace_a_sentence.py": ("加强工会援疆援藏工作，提升对口帮扶针对性实效性。", "page-number: "),
    "coverage_by_section.py": ("一、过去五年工会工作的重要成就", "without a term:"),
}


def test_every_example_is_here() -> None:
    """Those that draft with engines want servers: they run in tests/engines."""
    names = {path.name for path in EXAMPLES.glob("*.py") if not path.name.startswith("draft_with_")}
    assert names == set(PROMISES)


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_it_runs(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", EXAMPLES / name]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    for promise in PROMISES[name]:
        assert promise in done.stdout
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines() if line.startswith("out/"))
