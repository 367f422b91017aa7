"""Where characters stand on their pages."""

from __future__ import annotations

import pytest

from textkit.geometry import Box, Geometry, PrintedLine
from textkit.traced import TracedText

FIRST = PrintedLine(0, 3, Box(1, 10, 90, 40, 102), 12, False, (10, 200))
SECOND = PrintedLine(4, 6, Box(1, 10, 70, 34, 82), 12, True, (10, 200))
DOWN = PrintedLine(7, 9, Box(2, 50, 60, 62, 84), 12, False, (10, 84), True)


def geometry() -> Geometry:
    return Geometry((FIRST, SECOND, DOWN), (10, 20, 30, 10, 22, 72, 60), (20, 30, 40, 22, 34, 84, 72))


def test_a_box_for_each_printed_line() -> None:
    assert geometry().boxes(1, 5) == (Box(1, 20, 90, 40, 102), Box(1, 10, 70, 22, 82))


def test_what_was_not_printed_has_no_box() -> None:
    assert geometry().boxes(3, 4) == ()
    assert geometry().boxes(2, 2) == ()
    assert geometry().boxes(9, 50) == ()


def test_a_sideways_line_runs_along_the_page() -> None:
    assert geometry().boxes(7, 8) == (Box(2, 50, 72, 62, 84),)
    assert geometry().boxes(7, 9) == (Box(2, 50, 60, 62, 84),)


def test_the_line_at_an_offset() -> None:
    assert [geometry().line_at(k) for k in (0, 2, 3, 4, 8, 9)] == [FIRST, FIRST, None, SECOND, DOWN, None]
    assert Geometry((), (), ()).line_at(0) is None
    assert Geometry((), (), ()).boxes(0, 5) == ()


def test_an_edge_for_every_character() -> None:
    with pytest.raises(ValueError, match="every printed character"):
        Geometry((FIRST,), (10, 20), (20, 30))


def test_boxes_follow_the_edits() -> None:
    text = TracedText("工 会\n法规\n縱橫\n", geometry=geometry()).edit(
        [(1, 2, "", "space"), (3, 4, "", "join")]
    )
    assert text.text == "工会法规\n縱橫\n"
    assert text.boxes(1, 3) == (Box(1, 30, 90, 40, 102), Box(1, 10, 70, 22, 82))
    assert text.undo().boxes(1, 2) == (Box(1, 20, 90, 30, 102),)


def test_other_texts_have_no_boxes() -> None:
    assert TracedText("工会").boxes(0, 2) == ()
