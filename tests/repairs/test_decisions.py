"""Decisions on repairs: read, checked against the raw text, applied."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.cli import main
from textkit.errors import FormatError, ReadError, ReplayError
from textkit.formats.html.hunks import hunks
from textkit.repairs import repair
from textkit.repairs.decisions import Decisions, read_decisions, reject
from textkit.traced import TracedText

RAW = "工 会 法\n"


def known(raw: str = RAW, **more: object) -> dict[str, object]:
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return {"textkit_decisions": 1, "raw_length": len(raw), "raw_sha256": digest, "rejected": []} | more


def saved(folder: Path, content: object) -> Path:
    path = folder / "report.decisions.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_what_is_rejected_is_taken_back_and_nothing_else(tmp_path: Path) -> None:
    text = TracedText(RAW).edit([(1, 2, "", "stray-space"), (3, 4, "", "stray-space")])
    decisions = read_decisions(saved(tmp_path, known(rejected=[[1, 2]], accepted=[[3, 4]])))
    assert decisions.accepted == ((3, 4),)
    assert str(reject(text, decisions)) == "工 会法\n"


@pytest.mark.parametrize(("span", "left"), [((1, 1), "工3"), ((1, 2), "工 ３"), ((2, 2), "工 3")])
def test_what_was_put_in_at_the_edge_of_a_repair_is_another_repair(span: tuple[int, int], left: str) -> None:
    text = TracedText("工３").edit([(1, 1, " ", "added-space"), (1, 2, "3", "width")])
    done = reject(text, Decisions(2, hashlib.sha256("工３".encode()).hexdigest(), (span,)))
    assert str(done) == left


@given(st.data())
def test_each_repair_of_the_page_can_be_rejected_alone(data: st.DataObject) -> None:
    text = TracedText(data.draw(st.text("ab \n", max_size=20)))
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    text = text.edit(
        (a, b, data.draw(st.text("xy", max_size=2)), "r")
        for a, b in zip(places[::2], places[1::2], strict=False)
    )
    shown = hunks(text)
    wanted = data.draw(st.sets(st.sampled_from(shown))) if shown else set()
    digest = hashlib.sha256(text.raw.encode()).hexdigest()
    spans = tuple((hunk.start, hunk.end) for hunk in wanted)
    assert hunks(reject(text, Decisions(len(text.raw), digest, spans))) == [
        h for h in shown if h not in wanted
    ]


def test_nothing_rejected_nothing_changed(tmp_path: Path) -> None:
    text = TracedText(RAW).edit([(1, 2, "", "stray-space")])
    assert reject(text, read_decisions(saved(tmp_path, known()))) is text


def test_a_repair_that_is_not_in_force_is_told() -> None:
    text = TracedText(RAW).edit([(1, 2, "", "stray-space")])
    digest = hashlib.sha256(RAW.encode()).hexdigest()
    done = reject(text, Decisions(len(RAW), digest, ((3, 4),)))
    assert str(done) == str(text)
    assert done.meta["warnings"] == (
        "rejected repairs that are not in force here: 1, the first at raw character 3",
    )


@given(st.text(max_size=20), st.text(max_size=20))
def test_another_raw_text_is_refused(raw: str, other: str) -> None:
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    decisions = Decisions(len(raw), digest, ())
    if raw == other:
        assert reject(TracedText(other), decisions).raw == raw
    else:
        with pytest.raises(ReplayError, match="another raw text"):
            reject(TracedText(other), decisions)


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "not JSON", "[" * 100_000, known(textkit_decisions=2), known(raw_length="5"),
        known(raw_sha256=None), known(rejected="all"), known(rejected=[[1]]), known(rejected=[[2, 1]]),
        known(rejected=[[0, 99]]), known(rejected=[[True, 1]]), known(accepted=[[-1, 1]]),
    ],
)  # fmt: skip
def test_what_are_no_decisions_is_refused_with_the_name_of_the_file(tmp_path: Path, content: object) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(FormatError, match=r"report\.decisions\.json"):
        read_decisions(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.json"):
        read_decisions(tmp_path / "nowhere.json")


class TestCommand:
    def test_it_applies_them(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = tmp_path / "report.txt"
        source.write_text(RAW, encoding="utf-8")
        spans = [[edit.start, edit.end] for edit in repair(RAW).edits if edit.old == " "]
        file = saved(tmp_path, known(rejected=spans[:1]))
        assert main(["repair", str(source), "--decisions", str(file)]) == 0
        assert capsys.readouterr().out == "工 会法\n"

    def test_decisions_on_another_text_are_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        source = tmp_path / "report.txt"
        source.write_text("another text\n", encoding="utf-8")
        assert main(["repair", str(source), "--decisions", str(saved(tmp_path, known()))]) == 3
        done = capsys.readouterr()
        assert done.out == ""
        assert "another raw text" in done.err

    def test_a_broken_file_is_refused_before_anything_is_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["repair", "nowhere.txt", "--decisions", str(saved(tmp_path, "{}"))]) == 3
        assert "nowhere" not in capsys.readouterr().err

    def test_a_missing_file_is_told_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["repair", "nowhere.txt", "--decisions", str(tmp_path / "none.json")]) == 3
        assert capsys.readouterr().err.count("\n") == 1
