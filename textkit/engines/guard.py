"""The guard around every engine: no unit is lost, none is asked twice, none ends without a reason."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from textkit.engines.asking import Asker, Item
from textkit.engines.batches import batches
from textkit.engines.cache import Cache, cache_key, fingerprint
from textkit.engines.chunks import join, split
from textkit.engines.model import Segment, limit_of, traits_of
from textkit.engines.pace import Pace
from textkit.engines.placeholders import protect, restore
from textkit.engines.plan import Plan, planned
from textkit.engines.request import Outcome
from textkit.engines.scripts import needs_translation
from textkit.engines.settings import Settings
from textkit.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textkit.engines.asking import Answer
    from textkit.engines.model import Engine, Pair
    from textkit.engines.placeholders import Protected, Restored
    from textkit.engines.request import Request

    Missed = Callable[[Request, str], tuple[str, ...]]
    Progress = Callable[[Outcome, int, int], None]

LOST = "the engine lost placeholders, so terms and numbers were left to it: check them"


@dataclass(eq=False, slots=True)
class _Work:
    """A request on its way."""

    request: Request
    protected: Protected
    items: list[Item]
    asked: bool = False
    waiting: set[str] = field(default_factory=set)


class Guard:
    """Gets the requests of a document translated.

    Args:
        engine: what translates.
        source: language of the requests, a BCP 47 code.
        target: language wanted.
        settings: time limits, tries, sizes.
        cache: where answers are kept; default: in memory only.
        resume: whether answers that the cache already holds are used.
        glossary: all terms with their renderings, for engines that hold a glossary themselves.
        missed: says what a translation lacks, so that an engine that can is asked to repair it.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        source: str,
        target: str,
        settings: Settings | None = None,
        cache: Cache | None = None,
        resume: bool = True,
        glossary: Iterable[Pair] = (),
        missed: Missed | None = None,
    ) -> None:
        self._engine = engine
        self._source = source
        self._target = target
        self._settings = settings or Settings()
        self._cache = cache if cache is not None else Cache()
        self._resume = resume
        self._missed = missed
        self._traits = traits_of(engine)
        self._limit = self._settings.limited(limit_of(engine))
        self._glossary = tuple(dict.fromkeys(glossary)) if self._traits.glossary else ()
        self._fingerprint = fingerprint(self._glossary) if self._glossary else ""
        self._answers: dict[str, Answer] = {}
        self._lock = threading.Lock()
        self._pace = Pace(self._limit.rate)
        self._asker = Asker(engine, source, target, self._settings, self._pace, self._keep, self._glossary)

    @property
    def calls(self) -> int:
        """How many requests were sent so far."""
        return self._asker.calls

    def plan(self, requests: Sequence[Request]) -> Plan:
        """What `run` would do, without asking anything."""
        works = [self._work(request) for request in requests]
        known = sum(1 for work in works if work.items and not work.waiting)
        groups = list(batches(self._open_items(works), self._limit, lambda item: item.text))
        return planned(len(works), known, groups, self._limit, self._settings)

    def run(self, requests: Sequence[Request], progress: Progress | None = None) -> list[Outcome]:
        """An outcome for each request, in their order.

        Every answer is in the cache before the next is asked for, so that a run that is killed goes on
        where it was. A guard runs once.

        Args:
            requests: what to translate.
            progress: is called for each outcome as it comes, with how many there are and will be; in
                the thread that called `run`.

        Raises:
            EngineError: the cache cannot be written.
        """
        works = [self._work(request) for request in requests]
        outcomes: dict[int, Outcome] = {}
        try:
            for index, outcome in self._outcomes(works):
                outcomes[index] = outcome
                if progress is not None:
                    progress(outcome, len(outcomes), len(works))
        finally:
            self._pace.stopped.set()
        return [outcomes[index] for index in range(len(works))]

    def _outcomes(self, works: list[_Work]) -> Iterator[tuple[int, Outcome]]:
        """Outcomes as they come, each with the place of its request."""
        places = {id(work): index for index, work in enumerate(works)}
        open_works: dict[str, list[_Work]] = {}
        for work in works:
            for key in work.waiting:
                open_works.setdefault(key, []).append(work)
        tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        results: queue.SimpleQueue[tuple[_Work, Outcome] | BaseException] = queue.SimpleQueue()

        def conclude(work: _Work) -> None:
            results.put((work, self._conclude(work)))

        def ask(group: list[Item]) -> None:
            for work in self._asked(group, open_works):
                conclude(work)

        ready = [work for work in works if not work.waiting]
        for work in ready:
            tasks.put(lambda work=work: conclude(work))  # type: ignore[misc]
        count = len(ready)
        for group in batches(self._open_items(works), self._limit, lambda item: item.text):
            tasks.put(lambda group=group: ask(group))  # type: ignore[misc]
            count += 1
        for _ in range(min(max(1, self._limit.workers), count)):
            threading.Thread(target=_labour, args=(tasks, results), name="textkit-guard", daemon=True).start()
        for _ in works:
            result = _next(results)
            if isinstance(result, BaseException):
                raise result
            yield places[id(result[0])], result[1]

    def _asked(self, group: list[Item], open_works: dict[str, list[_Work]]) -> list[_Work]:
        """Ask for a group, and return the works that wait for nothing more."""
        answers = self._asker.ask(group)
        done = []
        with self._lock:
            self._answers.update(answers)
            for key in answers:
                for work in open_works[key]:
                    work.asked = work.asked or work is open_works[key][0]
                    work.waiting.discard(key)
                    if not work.waiting:
                        done.append(work)
        return done

    def _work(self, request: Request) -> _Work:
        chosen = self._settings.protects(self._traits)
        hidden = [
            *(request.terms if "terms" in chosen else ()),
            *(request.numbers if "numbers" in chosen else ()),
        ]
        protected = protect(request.source, hidden, self._traits.style)
        work = _Work(request, protected, [])
        if not protected.is_bare and needs_translation(protected.rest, self._source):
            work.items = self._items(protected.text, self._segment(request, protected))
            work.waiting = {item.key for item in work.items if self._known(item.key) is None}
        return work

    def _segment(
        self, request: Request, protected: Protected | None, previous: str = "", missed: tuple[str, ...] = ()
    ) -> Segment:
        """What an engine is told about a request; what is hidden behind marks needs no telling."""
        chosen = self._settings.protects(self._traits) if protected else frozenset()
        return Segment(
            id=request.id,
            terms=() if "terms" in chosen else request.pairs(request.terms),
            numbers=() if "numbers" in chosen else request.pairs(request.numbers),
            before=request.before,
            after=request.after,
            placeholders=protected.marks if protected else (),
            previous=previous,
            missed=missed,
        )

    def _items(self, text: str, segment: Segment) -> list[Item]:
        """The texts that are sent for a text: itself, or its pieces."""
        told: tuple[object, ...] = ()
        if self._traits.prompted:
            told = (segment.terms, segment.numbers, segment.previous, segment.missed)
        return [
            Item(self._key(part, told), part, _within(segment, part)) for part in split(text, self._limit)
        ]

    def _key(self, text: str, told: tuple[object, ...]) -> str:
        return cache_key(
            self._engine, self._source, self._target, text, told=told, glossary=self._fingerprint
        )

    def _open_items(self, works: Iterable[_Work]) -> list[Item]:
        """What is to be asked, each text once."""
        found = {item.key: item for work in works for item in work.items if item.key in work.waiting}
        return list(found.values())

    def _known(self, key: str) -> Answer | None:
        """What is known under a key, from this run or, when resuming, from an earlier one."""
        with self._lock:
            answer = self._answers.get(key)
        if answer is None and self._resume:
            answer = self._cache.get(key)
        return answer

    def _keep(self, key: str, answer: str) -> None:
        with self._lock:
            self._answers[key] = answer
        self._cache.put(key, answer, self._engine.name)

    def _conclude(self, work: _Work) -> Outcome:
        """The outcome of a request whose texts are all answered."""
        if not work.items:
            text = restore(work.protected.text, work.protected, self._target).text
            return Outcome(work.request.id, "translated", text, by_engine=False)
        answer = self._joined(work.items)
        if isinstance(answer, EngineError):
            return Outcome(work.request.id, "failed", reason=str(answer))
        restored = self._repaired(work, restore(answer, work.protected, self._target), answer)
        if not restored.lost:
            return self._done(work, restored.text)
        plain = self._answer(work, work.request.source, self._segment(work.request, None))
        if isinstance(plain, EngineError):
            reason = f"placeholders were lost, and without them: {plain}"
            return Outcome(work.request.id, "failed", reason=reason)
        return self._done(work, plain, (LOST,))

    def _repaired(self, work: _Work, restored: Restored, answer: str) -> Restored:
        """The answer, repaired by the engine if it can and something is missed."""
        missed = self._lacks(work.request, restored)
        if not missed or not self._traits.prompted or len(work.items) > 1:
            return restored
        segment = self._segment(work.request, work.protected, previous=answer, missed=missed)
        second = self._answer(work, work.protected.text, segment)
        if isinstance(second, EngineError):
            return restored
        again = restore(second, work.protected, self._target)
        better = (bool(again.lost), len(self._lacks(work.request, again))) < (
            bool(restored.lost),
            len(missed),
        )
        return again if better else restored

    def _lacks(self, request: Request, restored: Restored) -> tuple[str, ...]:
        if restored.lost:
            return restored.lost
        return self._missed(request, restored.text) if self._missed is not None else ()

    def _answer(self, work: _Work, text: str, segment: Segment) -> Answer:
        """What is answered to a text, in pieces if need be, from what is known or by asking."""
        items = self._items(text, segment)
        unknown = [item for item in items if self._known(item.key) is None]
        if unknown:
            work.asked = True
            for item in unknown:
                answers = self._asker.ask([item])
                with self._lock:
                    self._answers.update(answers)
        return self._joined(items)

    def _joined(self, items: Sequence[Item]) -> Answer:
        parts = []
        for item in items:
            answer = self._known(item.key)
            assert answer is not None
            if isinstance(answer, EngineError):
                return answer
            parts.append(answer)
        return parts[0].strip() if len(parts) == 1 else join(parts, self._target)

    def _done(self, work: _Work, text: str, notes: tuple[str, ...] = ()) -> Outcome:
        return Outcome(work.request.id, "translated" if work.asked else "cached", text, notes=notes)


def _next(
    results: queue.SimpleQueue[tuple[_Work, Outcome] | BaseException],
) -> tuple[_Work, Outcome] | BaseException:
    """The next result; looks up once in a while, since on Windows a blocked wait hears no interrupt."""
    while True:
        try:
            return results.get(timeout=1)
        except queue.Empty:
            continue


def _labour(
    tasks: queue.SimpleQueue[Callable[[], None]],
    results: queue.SimpleQueue[tuple[_Work, Outcome] | BaseException],
) -> None:
    """Do tasks until none is left; what goes wrong is handed to who waits for results."""
    while True:
        try:
            task = tasks.get_nowait()
        except queue.Empty:
            return
        try:
            task()
        except BaseException as error:  # raised again in the thread that waits
            results.put(error)
            return


def _within(segment: Segment, part: str) -> Segment:
    """What is to be told about a piece: the marks, terms and numbers that are in it."""
    return replace(
        segment,
        terms=tuple(pair for pair in segment.terms if pair[0] in part),
        numbers=tuple(pair for pair in segment.numbers if pair[0] in part),
        placeholders=tuple(mark for mark in segment.placeholders if mark in part),
    )
