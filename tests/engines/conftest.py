"""Fixtures of the engines: servers on loopback, documents."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from textkit.document import Document

# The tests import their servers by name; pytest's importlib mode does not put the folder on the path.
sys.path.append(str(Path(__file__).parent))

from engine_servers import apertium, document, facade, proxy, sentences, serve

__all__ = ["apertium", "facade", "proxy", "sentences", "serve"]


@pytest.fixture
def make() -> Callable[[list[str], str], Document]:
    """Make a document of sentences."""
    return document


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, option or cache of whoever runs the tests has a say in them."""
    import os

    for name in list(os.environ):
        if name.startswith("TEXTKIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache-home"))
    monkeypatch.chdir(tmp_path)
