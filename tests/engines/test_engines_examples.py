"""The scripts in examples/ that draft with engines, run against loopback."""

import subprocess
import sys
from pathlib import Path

import pytest
from engine_servers import chat, small_translation
from test_engines_services import deepl

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = ("chat_model", "libretranslate", "deepl", "deep_translator", "own_engine")


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text("工会服务职工。\n\n帮扶资金200亿元。\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def run(tmp_path: Path):
    def run(name: str, *arguments: str, **environment: str) -> str:
        import os

        done = subprocess.run(
            [sys.executable, "-W", "error", EXAMPLES / f"draft_with_{name}.py", *arguments],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def test_each_kind_of_engine_has_an_example() -> None:
    assert {path.stem for path in EXAMPLES.glob("draft_with_*.py")} == {f"draft_with_{n}" for n in SCRIPTS}


def test_chat_model(run, report: str, facade, tmp_path: Path) -> None:
    out = run("chat_model", f"{facade(chat()).url}/v1", "small", report)
    assert "2 draft" in out
    assert "openai (small)" in out
    assert (tmp_path / "draft.xlf").is_file()


def test_libretranslate(run, report: str, facade) -> None:
    def answer(method, path, headers, body):
        return 200, {"translatedText": [small_translation(text) for text in body["q"]]}

    url = facade(answer).url
    assert "2 translated" in run("libretranslate", url, report)
    assert "2 cached" in run("libretranslate", url, report)


def test_deepl(run, report: str, facade) -> None:
    out = run("deepl", report, facade(deepl({})).url, TEXTKIT_DEEPL_KEY="deepl-key-123456:fx")
    assert "requests, about 0.00" in out
    assert "2 draft" in out


def test_deep_translator(run, apertium, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("The city visits the children.\n", encoding="utf-8")
    out = run("deep_translator", "mymemory", str(path), f"{apertium.address}/translate", "eng", "spa", "es")
    assert "La ciudad visita los niños." in out


def test_own_engine(run) -> None:
    assert "Trade unions serve workers and farmers." in run("own_engine")
