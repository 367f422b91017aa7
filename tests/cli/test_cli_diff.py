"""The unified diff of `repair --diff`: right for any text, and one that `patch` would apply."""

import re

from hypothesis import given
from hypothesis import strategies as st

from textkit.cli.diff import colour, unified
from textkit.repairs import repair
from textkit.traced import TracedText

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def lines_of(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def patched(raw: str, diff: list[str]) -> str:
    """Apply a unified diff as its definition says."""
    old, new = lines_of(raw), []
    done = 0
    for entry in "".join(diff).split("\n@@")[1:]:
        head, *body = lines_of("@@" + entry if entry.endswith("\n") else "@@" + entry + "\n")
        start, length = HUNK.fullmatch(head).group(1, 2)
        first = int(start) - (length != "0")
        new += old[done:first]
        done = first
        for n, line in enumerate(body):
            if line.startswith("\\"):
                continue
            text = line[1:-1] if body[n + 1 : n + 2] and body[n + 1].startswith("\\") else line[1:]
            if line[0] in " -":
                assert old[done] == text
                done += 1
            if line[0] in " +":
                new.append(text)
    return "".join(new + old[done:])


def ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def check(text: TracedText) -> None:
    diff = list(unified(text, "x"))
    if text.raw == ended(text.text):
        assert not diff
    else:
        assert patched(text.raw, diff) == ended(text.text)


def test_the_real_report(raw: str) -> None:
    check(repair(raw))


def test_nothing_to_say_where_nothing_changes() -> None:
    assert not list(unified(repair("一行。\n"), "x"))


def test_a_missing_line_feed_is_marked() -> None:
    assert list(unified(TracedText("a\nb"), "x"))[2:] == [
        "@@ -1,2 +1,2 @@\n",
        " a\n",
        "-b\n\\ No newline at end of file\n",
        "+b\n",
    ]


def test_unchanged_lines_far_from_a_change_are_left_out() -> None:
    raw = "".join(f"{n}\n" for n in range(40))
    at = raw.index("20")
    diff = list(unified(TracedText(raw).edit([(at, at + 2, "x", "rule")]), "x"))
    assert diff[2] == "@@ -18,7 +18,7 @@\n"
    assert len(diff) == 3 + 8


@st.composite
def edited(draw: st.DrawFn) -> TracedText:
    """Texts in pieces, with lines joined, cut and changed."""
    raw = draw(st.text(alphabet="ab汉 \r\n", max_size=60))
    cut = draw(st.integers(0, len(raw)))
    order = [(cut, len(raw)), (0, cut)] if draw(st.booleans()) else [(0, len(raw))]
    text = TracedText(raw, order=order)
    places = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text.edit([(a, b, draw(st.sampled_from(["", "\n", "x", "xy\nz"])), "rule") for a, b in pairs])


@given(edited())
def test_applying_the_diff_gives_the_repaired_text(text: TracedText) -> None:
    check(text)


def test_colours() -> None:
    assert colour("-old\n") == "\x1b[31m-old\n\x1b[0m"
    assert colour("+new\n").startswith("\x1b[32m")
    assert colour("@@ -1 +1 @@\n").startswith("\x1b[36m")
    assert colour(" same\n") == " same\n\x1b[0m"
