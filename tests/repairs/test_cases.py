"""Golden cases, and texts that look broken and are not."""

from pathlib import Path

import pytest

from textkit.repairs import repair
from textkit.traced import TracedText

CASES = Path(__file__).resolve().parent.parent / "cases" / "repairs"


def golden(folder):
    return list(_golden(folder))


def _golden(folder):
    for path in sorted((CASES / folder).glob("*.txt")):
        _, _, rest = path.read_text(encoding="utf-8").partition("-----\n")
        raw, _, expected = rest.partition("=====\n")
        yield pytest.param(raw.replace("␌", "\f").replace("␠", " "), expected, id=path.stem)


@pytest.mark.parametrize(("raw", "expected"), golden("golden"))
def test_golden(raw, expected):
    text = repair(raw)
    assert text.text == expected
    assert repair(expected).text == expected
    assert text.replay() == expected
    assert text.undo().text == raw


@pytest.mark.parametrize("path", sorted((CASES / "same").glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_not_broken_stays(path):
    raw = path.read_text(encoding="utf-8")
    assert repair(raw).edits == ()
    assert repair(TracedText(raw)).text == raw
