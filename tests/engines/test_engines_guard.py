"""The guard, with engines that fail in ways of their own."""

import threading
import time

import pytest
from engine_servers import small_translation
from hypothesis import given
from hypothesis import strategies as st

from textkit.engines.cache import Cache, fingerprint
from textkit.engines.chunks import halves, split
from textkit.engines.faults import Busy, Denied, TooLong
from textkit.engines.guard import Guard
from textkit.engines.model import Limit
from textkit.engines.pace import Backoff, Pace
from textkit.engines.placeholders import Hidden
from textkit.engines.request import Outcome, Request
from textkit.engines.sanity import check_answer
from textkit.engines.settings import Settings
from textkit.engines.sizes import size
from textkit.errors import EngineError, EngineMismatch, EngineRefused, EngineUnavailable

QUICK = Settings(timeout=2, backoff=Backoff(0.001))


class Scripted:
    """An engine that does what a function says."""

    name = "scripted"

    def __init__(self, work=None, limit: Limit | int = 1000) -> None:
        self.limit = limit
        self.work = work or (lambda texts: [small_translation(text) for text in texts])
        self.asked: list[list[str]] = []
        self.most = self.now = 0
        self.lock = threading.Lock()

    def translate(self, texts, source, target, context):
        with self.lock:
            self.asked.append(list(texts))
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            return self.work(texts)
        finally:
            with self.lock:
                self.now -= 1


def requests(*sources: str) -> list[Request]:
    return [Request(f"u{n}", source) for n, source in enumerate(sources)]


def run(
    engine: Scripted, *sources: str, settings: Settings = QUICK, cache: Cache | None = None
) -> list[Outcome]:
    return Guard(engine, source="zh", target="en", settings=settings, cache=cache).run(requests(*sources))


def raising(error: Exception, times: int = 10**6):
    """Fails so many times, then translates."""
    left = [times]

    def work(texts):
        left[0] -= 1
        if left[0] >= 0:
            raise error
        return [small_translation(text) for text in texts]

    return work


def test_order_progress_and_equal_texts() -> None:
    engine = Scripted(limit=Limit(texts=3, workers=2))
    seen: list[tuple[str, int, int]] = []
    texts = ["工会。", "职工。", "工会。", "组织。", "干部。", "www.acftu.org", "——"]
    guard = Guard(engine, source="zh", target="en", settings=QUICK)
    done = guard.run(requests(*texts), lambda outcome, n, total: seen.append((outcome.id, n, total)))
    assert [outcome.id for outcome in done] == [f"u{n}" for n in range(7)]
    assert sorted(text for texts in engine.asked for text in texts) == sorted(
        {"工会。", "职工。", "组织。", "干部。"}
    )
    assert [outcome.status for outcome in done].count("cached") == 1
    assert done[0].text == done[2].text
    assert [done[5].text, done[6].text] == ["www.acftu.org", "——"]
    assert [n for _, n, _ in seen] == list(range(1, 8))
    assert {total for _, _, total in seen} == {7}


def test_retry_after_is_honoured_by_all() -> None:
    start = time.monotonic()
    engine = Scripted(raising(Busy("later", 0.3), 1), Limit(workers=3))
    assert {outcome.status for outcome in run(engine, "工会。", "职工。", "组织。")} == {"translated"}
    assert time.monotonic() - start >= 0.3


def test_a_service_that_wants_hours_is_left_alone() -> None:
    engine = Scripted(raising(Busy("later", 7200)), Limit(workers=1))
    done = run(engine, "工会。", "职工。")
    assert len(engine.asked) == 1
    assert all("7200 seconds" in outcome.reason for outcome in done)


@pytest.mark.parametrize(
    ("error", "asked", "reason"),
    [
        (Busy("busy"), 6, "busy"),
        (EngineRefused("no"), 1, "no"),
        (Denied("key"), 1, "key"),
        (EngineUnavailable("no model"), 1, "no model"),
        (EngineMismatch("odd"), 2, "odd"),
        (KeyError("x"), 6, "KeyError: 'x'"),
        (TooLong("long"), 2, "long"),
    ],
)
def test_each_fault_is_met_in_its_way(error: Exception, asked: int, reason: str) -> None:
    engine = Scripted(raising(error))
    (outcome,) = run(engine, "工会。")
    assert (outcome.status, outcome.reason) == ("failed", reason)
    assert len(engine.asked) == asked


@pytest.mark.parametrize("answer", [None, "x", ["a", "b"], [], {}, 7])
def test_answers_of_another_shape(answer) -> None:
    (outcome,) = run(Scripted(lambda texts: answer), "工会。")
    assert outcome.status == "failed"


def test_an_engine_that_hangs_costs_no_more_than_its_time() -> None:
    start = time.monotonic()
    settings = Settings(timeout=0.1, tries=1, backoff=Backoff(0.001))
    (outcome,) = run(Scripted(lambda texts: time.sleep(5)), "工会。", settings=settings)
    assert "no answer within" in outcome.reason
    assert time.monotonic() - start < 2


def test_one_bad_text_spoils_no_batch() -> None:
    def work(texts):
        if any("坏" in text for text in texts):
            raise EngineRefused("refused")
        return [small_translation(text) for text in texts]

    done = run(Scripted(work, Limit(texts=8)), *[f"工会{'坏' if n == 5 else n}。" for n in range(8)])
    assert [outcome.status for outcome in done] == ["translated"] * 5 + ["failed"] + ["translated"] * 2


def test_limits_are_kept() -> None:
    engine = Scripted(limit=Limit(text=60, measure="utf-8", texts=4, request=100, workers=2))
    sources = ["工会服务职工，" * 12 + "好。", "职工。", "组织。", "干部。"]
    done = run(engine, *sources)
    assert {outcome.status for outcome in done} == {"translated"}
    for texts in engine.asked:
        assert len(texts) <= 4
        assert sum(size(text, "utf-8") for text in texts) <= 100
        assert all(size(text, "utf-8") <= 60 for text in texts)
    assert engine.most <= 2


def test_no_more_workers_than_wanted() -> None:
    engine = Scripted(
        lambda texts: time.sleep(0.02) or [small_translation(t) for t in texts], Limit(workers=3)
    )
    run(engine, *[f"工会第{n}。" for n in range(12)])
    assert engine.most == 3


def test_a_rate_is_kept() -> None:
    start = time.monotonic()
    run(Scripted(limit=Limit(workers=4, rate=20)), *[f"工会第{n}。" for n in range(8)])
    assert time.monotonic() - start >= 7 / 20


def test_what_was_answered_is_kept_before_the_next_is_asked(tmp_path) -> None:
    """An interrupt in the middle loses nothing that was answered."""
    with Cache(tmp_path / "c.sqlite") as cache:

        def work(texts):
            if len(engine.asked) == 4:
                assert len(cache) == 3
                raise KeyboardInterrupt
            return [small_translation(text) for text in texts]

        engine = Scripted(work, Limit(workers=1))
        sources = [f"工会第{n}。" for n in range(6)]
        with pytest.raises(KeyboardInterrupt):
            run(engine, *sources, cache=cache)
        engine.work = lambda texts: [small_translation(text) for text in texts]
        engine.asked.clear()
        done = run(engine, *sources, cache=cache)
        assert [outcome.status for outcome in done] == ["cached"] * 3 + ["translated"] * 3
        assert len(engine.asked) == 3
        again = Guard(engine, source="zh", target="en", settings=QUICK, cache=cache, resume=False)
        assert {outcome.status for outcome in again.run(requests(*sources))} == {"translated"}
        assert len(engine.asked) == 9


def test_the_cache_tells_apart_what_differs(tmp_path) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path) as cache:
        engine = Scripted()
        for source, target, name in [
            ("zh", "en", "a"),
            ("zh", "fr", "a"),
            ("zh-Hant", "en", "a"),
            ("zh", "en", "b"),
        ]:
            engine.name = name
            Guard(engine, source=source, target=target, settings=QUICK, cache=cache).run(requests("工会。"))
        assert len(engine.asked) == len(cache) == 4
    assert path.stat().st_mode & 0o077 == 0
    assert (
        fingerprint([("a", "b"), ("c", "d")])
        == fingerprint([("c", "d"), ("a", "b")])
        != fingerprint([("a", "b")])
    )


def test_a_file_that_is_no_cache_is_left_alone(tmp_path) -> None:
    (tmp_path / "x").write_text("not a database" * 100, encoding="utf-8")
    with pytest.raises(EngineError, match="cannot be used"):
        Cache(tmp_path / "x")
    import sqlite3

    other = sqlite3.connect(tmp_path / "y")
    other.execute("create table mine (a)")
    other.commit()
    other.close()
    with pytest.raises(EngineError, match="another program"):
        Cache(tmp_path / "y")
    with pytest.raises(EngineError, match="cannot be used"):
        Cache(tmp_path)


def test_terms_and_numbers_behind_placeholders() -> None:
    request = Request(
        "u", "工会发放资金200亿元。", (Hidden(0, 2, "trade union"),), (Hidden(6, 11, "20 billion yuan"),)
    )
    engine = Scripted()
    (outcome,) = Guard(engine, source="zh", target="en", settings=QUICK).run([request])
    assert engine.asked == [["⟦0⟧发放资金⟦1⟧。"]]
    assert "rade union" in outcome.text
    assert "20 billion yuan" in outcome.text
    only = Guard(
        engine,
        source="zh",
        target="en",
        settings=Settings(protect=frozenset({"numbers"}), backoff=Backoff(0)),
    )
    only.run([request])
    assert engine.asked[-1] == ["工会发放资金⟦0⟧。"]


@pytest.mark.parametrize(
    ("source", "answer", "fault"),
    [
        ("工会服务职工。", None, "nothing"),
        ("工会服务职工。", "  \n", "empty"),
        ("工会服务职工。", 7, "int"),
        ("工会服务职工。", "<!DOCTYPE html><p>", "web page"),
        (
            "工会服务职工。",
            "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
            "a message",
        ),
        ("工会服务职工。", "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "QUERY LENGTH"),
        ("工会服务职工。", "工会服务职工", "the source"),
        ("工会服务职工。", "工會為職工服務。", "not in en"),
        ("工会" * 40 + "。", "Unions.", "too short"),
        ("工会。", "trade union " * 60, "too long"),
    ],
)
def test_what_is_no_translation(source: str, answer: object, fault: str) -> None:
    with pytest.raises(EngineError, match=fault):
        check_answer(source, answer, "zh", "en")


@pytest.mark.parametrize(
    ("source", "answer", "languages"),
    [
        ("工会服务职工。", "Trade unions serve workers.", ("zh", "en")),
        ("中国工会（ACFTU）", "ACFTU", ("zh", "en")),
        ("⟦0⟧人", "⟦0⟧", ("zh", "en")),
        ("好。", "Good.", ("zh", "en")),
        ("《工人日报》（Workers' Daily）", "Workers' Daily (《工人日报》)", ("zh", "en")),
        ("Madrid", "Madrid", ("en", "es")),
        ("The internal server error was repaired.", "El error fue reparado.", ("en", "es")),
        ("Too many requests came.", "Too many requests came in Spanish.", ("en", "es")),
        ("Trade unions serve workers.", "工会服务职工。", ("en", "zh")),
        ("全国", "nationwide", ("zh", "en")),
    ],
)
def test_what_may_be_one(source: str, answer: str, languages: tuple[str, str]) -> None:
    assert check_answer(source, answer, *languages) == answer


@given(
    st.text("工会。，a b.\n⟦1⟧é", max_size=200),
    st.integers(12, 60),
    st.sampled_from(["characters", "utf-8", "url"]),
)
def test_pieces_fit_and_join_to_the_text(text: str, most: int, measure) -> None:
    limit = Limit(text=most, measure=measure)
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(size(part, measure) <= most or len(part) == 1 for part in parts)
    assert "".join(halves(text)) == text


def test_pieces_end_where_a_reader_pauses_and_spare_marks() -> None:
    text = "各级工会服务职工。" * 3 + "帮扶资金⟦12⟧，发放⟦13⟧。"
    parts = split(text, Limit(text=20))
    assert parts[0].endswith("。")
    assert split("工会工会⟦12⟧工会", Limit(text=6)) == ["工会工会", "⟦12⟧工会"]
    start = time.process_time()
    split("工" * 300_000, Limit(text=500, measure="utf-8"))
    assert time.process_time() - start < 4


def test_backoff_grows_and_is_bounded() -> None:
    waits = [Backoff(1, 8).wait(n, 0.0) for n in range(6)]
    assert waits == [1, 2, 4, 8, 8, 8]
    assert Backoff(1, 8).wait(2, 1.0) == 2


def test_a_stop_ends_every_wait() -> None:
    pace = Pace()
    pace.pause(60)
    threading.Timer(0.05, pace.stopped.set).start()
    start = time.monotonic()
    assert not pace.turn()
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "options", [{"timeout": "0"}, {"tries": "x"}, {"rate": "nan"}, {"protect": "all"}, {"a": "b"}]
)
def test_settings_that_cannot_be(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        Settings.from_options(options)
