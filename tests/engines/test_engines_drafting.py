"""Drafts with engines, from Python and from the command line; configuration; probing."""

import json
from collections import Counter
from pathlib import Path

import pytest
from engine_servers import chat, small_translation

import textkit
from textkit.cli import main
from textkit.drafting import estimate
from textkit.engines.config import read_config
from textkit.engines.model import Limit
from textkit.glossary import Glossary
from textkit.memory import Memory

TERMS = Glossary.from_rows([{"zh": "工会", "en": "trade union"}])
SOURCES = ["工会服务职工。", "帮扶资金200亿元。", "各级组织做好工作。"]


class Small:
    """An engine that never fails."""

    name = "small"
    limit = Limit(texts=2)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, texts, source, target, context):
        self.asked += texts
        return [small_translation(text) for text in texts]


@pytest.fixture
def memory() -> Memory:
    pairs = [
        ("各级组织做好工作。", "Organizations at all levels do their work well."),
        ("工会服务好职工。", "Trade unions serve workers well."),
    ]
    opened = Memory.open(":memory:")
    opened.add(
        textkit.Bitext.from_pairs(pairs, source_language="zh", target_language="en"), states=("draft",)
    )
    return opened


def test_memory_first_then_the_engine(make, memory) -> None:
    engine = Small()
    bitext = textkit.draft(
        make(SOURCES, "zh"), glossary=TERMS, engine=engine, memory=memory, cache=":memory:"
    )
    memory.close()
    first, second, third = bitext.units
    assert (third.target, third.state) == ("Organizations at all levels do their work well.", "draft")
    assert third.origin.startswith("memory 10")
    assert engine.asked == ["⟦0⟧服务职工。", "帮扶资金⟦0⟧。"]
    assert (first.state, first.origin) == ("draft", "small")
    assert any("Trade unions serve workers well." in note for note in first.notes)
    assert "20 billion yuan" in second.target


def test_memory_without_an_engine(make, memory) -> None:
    bitext = textkit.draft(make(SOURCES, "zh"), glossary=TERMS, memory=memory)
    memory.close()
    assert [unit.state for unit in bitext.units] == ["partial", "partial", "draft"]
    assert bitext.units[0].origin.startswith("memory ")
    assert bitext.units[1].origin == "offline"


def test_what_checks_find_stands_in_the_notes(make) -> None:
    class Wrong(Small):
        def translate(self, texts, source, target, context):
            return ["Aid of ⟦0⟧ and 30 million dollars." for _ in texts]

    (unit,) = textkit.draft(make(SOURCES[1:2], "zh"), engine=Wrong(), cache=":memory:").units
    assert unit.state == "draft"
    assert any("30 million" in note for note in unit.notes)


def test_progress_and_an_estimate_that_comes_true(make, tmp_path: Path) -> None:
    engine = Small()
    cache = tmp_path / "c.sqlite"
    doc = make([*SOURCES, SOURCES[0], "2018年10月22日"], "zh")
    plan = estimate(doc, engine=engine, glossary=TERMS, cache=cache, options={"price": "20"})
    assert not engine.asked
    assert not cache.exists()
    assert (plan.units, plan.cached, plan.texts, plan.requests) == (5, 0, 3, 2)
    seen: Counter[str] = Counter()
    textkit.draft(
        doc,
        engine=engine,
        glossary=TERMS,
        cache=cache,
        progress=lambda outcome, done, total: seen.update([outcome.status]),
    )
    assert plan.characters == sum(map(len, engine.asked))
    assert plan.cost == pytest.approx(plan.characters * 20 / 1e6)
    assert seen == {"translated": 4, "cached": 1}
    after = estimate(doc, engine=engine, glossary=TERMS, cache=cache)
    assert (after.texts, after.characters, after.cached) == (0, 0, 4)


def test_another_target_language(make) -> None:
    engine = Small()
    (unit,) = textkit.draft(make(SOURCES[1:2], "zh"), engine=engine, target="fr", cache=":memory:").units
    # Quantities are written in English: another language's draft leaves them to the engine.
    assert engine.asked == ["帮扶资金200亿元。"]
    assert unit.state == "draft"
    with pytest.raises(ValueError, match="English"):
        textkit.draft(make(SOURCES, "zh"), target="fr")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "report.txt").write_text("\n\n".join(SOURCES), encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en\n工会,trade union\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_line(work: Path, facade, capsys) -> None:
    seen = facade(chat())
    command = ["draft", "report.txt", "-g", "terms.csv", "-e", "openai", "--cache", "c.sqlite"]
    command += [f"--engine-option=base_url={seen.url}/v1", "--engine-option", "model=m"]
    assert main([*command, "--dry-run"]) == 0
    err = capsys.readouterr().err
    assert "to be sent" in err
    assert "openai (m)" in err
    assert not seen.requests
    assert not (work / "c.sqlite").exists()
    assert main([*command, "-o", "out.jsonl"]) in (0, 1)
    assert "engine        openai (m): 3 translated, 0 cached, 0 failed" in capsys.readouterr().err
    units = [json.loads(line) for line in (work / "out.jsonl").read_text("utf-8").splitlines()]
    assert {unit["state"] for unit in units} == {"draft"}
    asked = len(seen.requests)
    assert main([*command, "-o", "out.jsonl"]) == 0
    assert "0 translated, 3 cached, 0 failed" in capsys.readouterr().err
    assert main([*command, "-o", "out.jsonl", "--no-resume"]) == 0
    assert len(seen.requests) > asked


def test_failures_are_told_and_change_the_exit_code(work: Path, facade, capsys) -> None:
    seen = facade(lambda *_: (401, {"error": "no"}))
    command = ["draft", "report.txt", "-e", "openai", "--engine-option", f"base_url={seen.url}/v1"]
    code = main([*command, "--engine-option", "model=m", "--cache", "c.sqlite", "-o", "out.jsonl"])
    err = capsys.readouterr().err
    assert code == 1
    assert "warning: 3 of 3 units were not translated: openai: the key is missing or refused" in err
    assert len((work / "out.jsonl").read_text("utf-8").splitlines()) == 3


def test_a_configuration_file_and_the_environment(work: Path, facade, capsys, monkeypatch) -> None:
    seen = facade(chat())
    (work / "textkit.toml").write_text(
        f"""
        engine = "office"
        cache = "kept.sqlite"
        [engines.office]
        use = "openai"
        base_url = "{seen.url}/v1"
        model = "small"
        timeout = 5
        """,
        encoding="utf-8",
    )
    monkeypatch.setenv("TEXTKIT_OFFICE_KEY", "sk-office-0123456789")
    assert main(["draft", "report.txt", "-o", "out.jsonl"]) == 0
    assert "openai (small): 3 translated" in capsys.readouterr().err
    assert (work / "kept.sqlite").exists()
    assert seen.requests[0][1]["authorization"] == "Bearer sk-office-0123456789"
    monkeypatch.setenv("TEXTKIT_OFFICE_MODEL", "large")
    # The command line goes before the environment, the environment before the file.
    assert main(["draft", "report.txt", "-o", "out.jsonl", "--engine-option", "model=larger"]) == 0
    assert "openai (larger)" in capsys.readouterr().err
    assert main(["draft", "report.txt", "-o", "out.jsonl"]) == 0
    assert "openai (large)" in capsys.readouterr().err
    assert main(["draft", "report.txt", "-o", "out.jsonl", "-e", "offline"]) == 0
    assert main(["engines", "--probe", "office"]) == 0
    assert "office\tanswers: 工会 → " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("engine = ", "textkit.toml: not a TOML file"),
        ("enigne = 'x'", "'enigne' is unknown"),
        ("engine = []", "engine"),
        ("[engines]\nopenai = 3", "a table for each engine"),
        ("[engines.deepl]\nkey = 'sk-0123456789'", "a key is no option"),
    ],
)
def test_a_configuration_that_is_wrong(work: Path, capsys, text: str, message: str) -> None:
    (work / "textkit.toml").write_text(text, encoding="utf-8")
    code = main(["draft", "report.txt", "-o", "out.jsonl", "-e", "deepl"])
    err = capsys.readouterr().err
    assert code in (2, 3)
    assert "sk-0123456789" not in err
    if message != "engine":
        assert message in err
    assert not (work / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["-e", "nonsense"], 2, "there is no engine 'nonsense'"),
        (["-e", "deepl"], 3, "TEXTKIT_DEEPL_KEY"),
        (["-e", "deepl", "--engine-option", "key=sk-0123456789"], 2, "a key is no option"),
        (["-e", "openai", "--engine-option", "model"], 2, "NAME=VALUE"),
        (["-e", "openai", "--engine-option", "model=m"], 2, "'base_url' is needed"),
        (
            ["-e", "openai", "--engine-option", "model=m", "--engine-option", "base_url=ftp://x"],
            2,
            "begins with http://",
        ),
        (["-e", "openai", "--engine-option", "modle=m"], 2, "there is no option 'modle'"),
        (["--engine-option", "model=m"], 2, "goes with an engine"),
        (["--dry-run"], 2, "goes with an engine"),
        (["--target", "fr"], 2, "the offline draft writes English"),
        (["-m", "none.tmx"], 3, "none.tmx"),
        (["-m", "none.pdf"], 2, "none.pdf"),
    ],
)
def test_wrong_usage(work: Path, capsys, arguments: list[str], code: int, message: str) -> None:
    assert main(["draft", "report.txt", "-o", "out.jsonl", *arguments]) == code
    err = capsys.readouterr().err
    assert message in err
    assert "sk-0123456789" not in err
    assert "Traceback" not in err


def test_a_memory_on_the_command_line(work: Path, capsys) -> None:
    (work / "old.csv").write_text(f"source,target\n{SOURCES[2]},Done well.\n", encoding="utf-8")
    assert main(["draft", "report.txt", "-m", "old.csv", "-o", "out.jsonl"]) == 0
    units = [json.loads(line) for line in (work / "out.jsonl").read_text("utf-8").splitlines()]
    assert [unit["target"] for unit in units][2] == "Done well."


def test_the_list_of_engines(work: Path, capsys, facade) -> None:
    assert main(["engines"]) == 0
    lines = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
    assert lines["deepl"].startswith("needs TEXTKIT_DEEPL_KEY")
    assert lines["libretranslate"].startswith("ready")
    assert main(["engines", "openai"]) == 0
    assert "TEXTKIT_OPENAI_KEY" in capsys.readouterr().out
    assert main(["engines", "nonsense"]) == 2
    assert main(["engines", "--probe", "deepl"]) == 1
    assert "not asked: deepl needs a key" in capsys.readouterr().out


def test_the_environment_alone(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TEXTKIT_ENGINE", "mymemory")
    monkeypatch.setenv("TEXTKIT_CACHE", "x.sqlite")
    config = read_config()
    assert (config.engine, config.cache) == ("mymemory", "x.sqlite")
    monkeypatch.setenv("TEXTKIT_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(textkit.ReadError, match=r"none\.toml"):
        read_config()


def test_a_unit_that_is_all_number_needs_no_engine(make) -> None:
    engine = Small()
    (unit,) = textkit.draft(make(["2018年10月22日"], "zh"), engine=engine, cache=":memory:").units
    assert (unit.target, unit.state, unit.origin) == ("October 22, 2018", "draft", "offline")
    assert not engine.asked
