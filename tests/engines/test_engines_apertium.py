"""Whole documents through a real engine that is having a bad day."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import textkit
from textkit.engines.cache import Cache
from textkit.glossary import Glossary

TERMS = Glossary.from_rows(
    [
        {"source": "trade union", "target": "sindicato"},
        {"source": "migrant workers", "target": "trabajadores migrantes"},
        {"source": "hospital", "target": "centro médico"},
    ]
)
FAST = {
    "backoff": "0.005",
    "timeout": "0.5",
    "source_code": "eng",
    "target_code": "spa",
    "rate": "10000",
    "workers": "4",
}


def drafted(doc, url: str, cache: Path | str, **options: str) -> textkit.Bitext:
    return textkit.draft(
        doc,
        glossary=TERMS,
        engine="mymemory",
        target="es",
        options={"base_url": url, **FAST, **options},
        cache=cache,
    )


@pytest.fixture(scope="module")
def expected() -> dict[str, textkit.Bitext]:
    """The draft without faults, made once."""
    return {}


@pytest.fixture
def calm(expected, proxy, sentences, make, tmp_path) -> textkit.Bitext:
    if "calm" not in expected:
        quiet = proxy()
        expected["calm"] = drafted(make(sentences, "en"), quiet.url, tmp_path / "calm.sqlite")
        assert set(quiet.asked.values()) == {1}
        assert len(quiet.asked) == len(sentences)
    return expected["calm"]


def test_the_real_class_translates_and_keeps_terms(calm, sentences) -> None:
    assert [unit.source for unit in calm.units] == sentences
    assert {(unit.state, unit.origin) for unit in calm.units} == {("draft", "mymemory")}
    for unit in calm.units:
        assert "⟦" not in unit.target
        for match in unit.terms:
            assert match.term.target in unit.target.lower()
    found = {unit.source: unit.target for unit in calm.units}
    assert found["The city visits the children."] == "La ciudad visita los niños."


def test_no_unit_is_lost_in_faults_and_the_result_is_the_same(calm, proxy, sentences, make, tmp_path) -> None:
    from engine_servers import FAULTS, fault_for

    breaking = proxy(fault_for)
    bitext = drafted(make(sentences, "en"), breaking.url, tmp_path / "c.sqlite", workers="6")
    assert set(breaking.faults) == set(FAULTS)
    assert breaking.faults.total() > 100
    assert bitext.units == calm.units
    # What was answered was asked no more: each text reached the engine once.
    assert set(breaking.answered.values()) == {1}
    again = drafted(make(sentences, "en"), breaking.url, tmp_path / "c.sqlite")
    assert again.units == calm.units
    assert breaking.answered.total() == len(sentences)


def test_units_that_fail_say_why_and_the_others_are_done(proxy, sentences, make, tmp_path) -> None:
    def fault(text: str, attempt: int) -> str:
        return "503" if "museum" in text else "quota" if "market" in text else ""

    few = sentences[:50]
    bitext = drafted(make(few, "en"), proxy(fault).url, tmp_path / "c.sqlite", tries="2")
    for unit in bitext.units:
        why = "busy" if "museum" in unit.source else "MYMEMORY WARNING" if "market" in unit.source else ""
        assert (unit.state == "draft") == (not why)
        if why:
            (note,) = unit.notes
            assert note.startswith("not translated by mymemory: ")
            assert why in note
            assert unit.origin == "offline"
    assert len(bitext.units) == len(few)


def test_a_dead_engine_is_given_up(proxy, sentences, make, tmp_path) -> None:
    dead = proxy(lambda text, attempt: "503")
    bitext = drafted(make(sentences, "en"), dead.url, tmp_path / "c.sqlite", tries="2", workers="1")
    assert dead.asked.total() == 2 * 10
    assert all(any("not translated" in note for note in unit.notes) for unit in bitext.units)
    assert any("10 failures in a row" in note for unit in bitext.units for note in unit.notes)


def test_long_texts_go_in_pieces_as_large_as_the_service_takes(proxy, make, tmp_path) -> None:
    text = " ".join(f"The committee visits {n} villages, and the school helps the city." for n in range(40))
    bitext = drafted(make([text], "en"), (seen := proxy()).url, tmp_path / "a.sqlite")
    assert 300 < seen.largest <= 500
    assert bitext.units[0].target.count("ciudad") == 40
    narrow = proxy(largest=250)
    smaller = drafted(make([text], "en"), narrow.url, tmp_path / "b.sqlite")
    assert smaller.units[0].target == bitext.units[0].target
    assert narrow.faults["over-limit"] > 0
    assert max(len(asked.encode()) for asked in narrow.answered) <= 250


def test_lost_placeholders_are_asked_again_without_and_marked(proxy, make, tmp_path) -> None:
    """Apertium takes marks apart that look like words: `__TK0__` comes back as `__*TK0__`."""
    from dataclasses import replace

    from textkit.engines import open_engine
    from textkit.engines.placeholders import Style

    seen = proxy()
    engine, settings = open_engine("mymemory", {"base_url": seen.url, **FAST})
    engine.traits = replace(engine.traits, style=Style("words", "__TK{n}__"))
    doc = make(["The trade union helps the city.", "The school helps the city."], "en")
    bitext = textkit.draft(
        doc, glossary=TERMS, engine=engine, options=settings, target="es", cache=tmp_path / "c.sqlite"
    )
    first, second = bitext.units
    assert first.target == "El sindicato ayuda la ciudad."
    assert "lost placeholders" in first.notes[0]
    assert not second.notes
    assert len(seen.asked) == 3
    again = textkit.draft(
        doc, glossary=TERMS, engine=engine, options=settings, target="es", cache=tmp_path / "c.sqlite"
    )
    assert (again.units, len(seen.asked), seen.asked.total()) == (bitext.units, 3, 3)


def test_a_killed_run_goes_on_where_it_was(calm, proxy, sentences, tmp_path) -> None:
    seen = proxy()
    (tmp_path / "report.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    (tmp_path / "terms.csv").write_text(
        "source,target\n" + "".join(f"{term.source},{term.target}\n" for term in TERMS), encoding="utf-8"
    )
    options = [f"--engine-option={name}={value}" for name, value in {"base_url": seen.url, **FAST}.items()]
    command = [
        sys.executable, "-c", "import sys; from textkit.cli import main; sys.exit(main())",
        "draft", "report.txt", "-g", "terms.csv", "-e", "mymemory", "--target", "es", "-o", "out.jsonl",
        "--cache", "cache.sqlite", *options,
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while seen.answered.total() < 150 and time.monotonic() < deadline:
        time.sleep(0.01)
    seen.held.clear()
    settle(tmp_path / "cache.sqlite")
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    before = seen.answered.total()
    assert 150 <= before < 500
    seen.asked.clear()
    seen.held.set()
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # None lost, none asked twice: every text was answered by the engine exactly once over both runs.
    assert len(seen.answered) == len(sentences)
    assert set(seen.answered.values()) == {1}
    assert f"{len(sentences) - before} translated, {before} cached, 0 failed" in done.stderr
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["target"] for line in lines] == [unit.target for unit in calm.units]


def settle(path: Path) -> None:
    """Wait until nothing more comes into the cache."""
    count = -1
    while True:
        with Cache(path) as cache:
            now = len(cache)
        if now == count:
            return
        count = now
        time.sleep(0.3)
