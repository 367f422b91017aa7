"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("textkit", deadline=None, max_examples=60, derandomize="CI" in os.environ)
settings.load_profile("textkit")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder of evaluation data, where there is one."""
    place = os.environ.get("TEXTKIT_EVAL")
    if not place:
        pytest.skip("TEXTKIT_EVAL is not set: no evaluation data here")
    return Path(place).resolve()


@pytest.fixture(scope="session")
def seed() -> Path:
    """The real report, as it came out of its PDF."""
    return ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"
