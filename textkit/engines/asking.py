"""Texts asked of an engine until each has an answer or a reason why not."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textkit.engines.chunks import halves, join
from textkit.engines.deadline import within
from textkit.engines.faults import Busy, Denied, Garbled, TooLong, clean, describe
from textkit.engines.model import Context, Segment, traits_of
from textkit.engines.sanity import check_answer
from textkit.engines.secrets import REPEATED, Scrubber, guard_logs
from textkit.errors import EngineError, EngineMismatch, EngineRefused, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textkit.engines.model import Engine, Pair
    from textkit.engines.pace import Pace
    from textkit.engines.settings import Settings

Answer = str | EngineError
"""What became of a text: the answer, or why there is none."""

_ODD = 2
"""How often a text may be answered with something else than a translation."""
_DIVISIBLE = 40
_LATE = 1.25


@dataclass(eq=False, slots=True)
class Item:
    """A text to be asked, and how it fared so far."""

    key: str
    text: str
    segment: Segment
    odd: int = 0
    long: int = 0


class Asker:
    """Asks an engine, with patience but not without end. For several threads.

    Args:
        engine: what is asked.
        source: language of the texts.
        target: language of the answers.
        settings: time limit, tries, waits.
        pace: the turns of all threads.
        keep: is given each answer with its key as soon as it is there.
        glossary: the whole glossary, for engines that hold one.
    """

    def __init__(
        self,
        engine: Engine,
        source: str,
        target: str,
        settings: Settings,
        pace: Pace,
        keep: Callable[[str, str], None],
        glossary: tuple[Pair, ...] = (),
    ) -> None:
        self._engine = engine
        self._languages = (source, target)
        self._settings = settings
        self._pace = pace
        self._keep = keep
        self._glossary = glossary
        self._chatty = traits_of(engine).prompted
        self._scrub = Scrubber(getattr(engine, "secrets", ()))
        guard_logs(self, self._scrub)
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._stop: EngineError | None = None
        self.calls = 0

    def ask(self, items: Sequence[Item]) -> dict[str, Answer]:
        """For each key what became of its text."""
        settled: dict[str, Answer] = {}
        todo = list(items)
        last: dict[str, EngineError] = {}
        for attempt in range(self._settings.tries):
            if not todo or not self._pace.turn():
                break
            bad = self._sort(self._once(todo), settled)
            last |= {item.key: fault for item, fault in bad}
            if self._should_divide(todo, bad, attempt):
                middle = (len(todo) + 1) // 2
                return settled | self.ask(todo[:middle]) | self.ask(todo[middle:])
            todo = [item for item, fault in bad if self._may_again(item, fault, settled)]
            if todo and attempt < self._settings.tries - 1:
                self._wait(attempt, [fault for _, fault in bad])
        for item in todo:
            self._give_up(item, last.get(item.key), settled)
        return settled

    def _once(self, items: Sequence[Item]) -> list[tuple[Item, Answer]]:
        """One request."""
        segments = tuple(replace(item.segment, id=str(n)) for n, item in enumerate(items, 1))
        context = Context(segments, self._glossary, self._settings.timeout)
        texts = [item.text for item in items]
        source, target = self._languages
        with self._lock:
            self.calls += 1
        fault: EngineError | None = None
        answers: object = None
        try:
            answers = within(
                self._settings.timeout * _LATE + 1,
                lambda: self._engine.translate(texts, source, target, context),
            )
        except Exception as error:  # a plug-in may raise anything
            fault = clean(error, self._scrub(describe(error)))
        if fault is None and not isinstance(answers, list | tuple):
            fault = Garbled(f"the engine returned {type(answers).__name__}, not a list")
        elif fault is None and isinstance(answers, list | tuple) and len(answers) != len(texts):
            fault = EngineMismatch(f"{len(answers)} answers for {len(texts)} texts")
        if fault is not None:
            return [(item, fault) for item in items]
        assert isinstance(answers, list | tuple)
        return [(item, self._judged(item, answer)) for item, answer in zip(items, answers, strict=True)]

    def _judged(self, item: Item, answer: object) -> Answer:
        source, target = self._languages
        fault: EngineError
        try:
            text = check_answer(item.text, answer, source, target, chatty=self._chatty)
        except EngineError as error:
            fault = error
        else:
            if not self._scrub.finds(text):
                return text
            fault = Garbled(REPEATED)
        return clean(fault, self._scrub(str(fault)))

    def _sort(
        self, results: Sequence[tuple[Item, Answer]], settled: dict[str, Answer]
    ) -> list[tuple[Item, EngineError]]:
        """Keep what is good, return what is not."""
        bad = []
        for item, answer in results:
            if isinstance(answer, EngineError):
                bad.append((item, answer))
                continue
            self._keep(item.key, answer)
            settled[item.key] = answer
            with self._lock:
                self._in_a_row = 0
        return bad

    def _should_divide(
        self, todo: Sequence[Item], bad: Sequence[tuple[Item, EngineError]], attempt: int
    ) -> bool:
        """Whether a request that failed as a whole may do better in two."""
        if len(todo) < 2 or len(bad) < len(todo):
            return False
        faults = [fault for _, fault in bad]
        if all(isinstance(fault, Garbled) for fault in faults):
            return attempt > 0
        return not any(isinstance(fault, Busy | Denied) for fault in faults)

    def _may_again(self, item: Item, fault: EngineError, settled: dict[str, Answer]) -> bool:
        """Whether asking again may help; what it does not help is settled."""
        if isinstance(fault, Denied) or type(fault) is EngineUnavailable:
            self._halt(fault)
        elif isinstance(fault, Busy) and (fault.wait or 0) > self._settings.patience:
            self._halt(Denied(f"{fault}: the service asks to wait {fault.wait:.0f} seconds"))
        elif isinstance(fault, TooLong):
            item.long += 1
            if item.long < _ODD:
                return True
            settled[item.key] = self._in_pieces(item, fault)
            return False
        elif isinstance(fault, Busy | Garbled):
            return True
        elif isinstance(fault, EngineMismatch):
            item.odd += 1
            if item.odd < _ODD:
                return True
        self._give_up(item, fault, settled)
        return False

    def _give_up(self, item: Item, fault: EngineError | None, settled: dict[str, Answer]) -> None:
        if self._pace.stopped.is_set() and not isinstance(fault, EngineRefused | EngineMismatch):
            with self._lock:
                fault = self._stop or fault
        settled[item.key] = fault or EngineUnavailable("the run was stopped before this text was asked")
        if isinstance(fault, Busy | Garbled | EngineRefused | EngineUnavailable):
            with self._lock:
                self._in_a_row += 1
                too_many = self._in_a_row >= self._settings.give_up
            if too_many:
                self._halt(Denied(f"not asked after {self._settings.give_up} failures in a row: {fault}"))

    def _halt(self, reason: EngineError) -> None:
        """Ask for nothing more."""
        with self._lock:
            self._stop = self._stop or reason
        self._pace.stopped.set()

    def _wait(self, attempt: int, faults: Sequence[EngineError]) -> None:
        asked = max((fault.wait or 0.0 for fault in faults if isinstance(fault, Busy)), default=0.0)
        if asked:
            self._pace.pause(asked)
        else:
            self._pace.sleep(self._settings.backoff.wait(attempt))

    def _in_pieces(self, item: Item, fault: EngineError) -> Answer:
        """The answer to a text that the service finds too long, asked in two pieces."""
        if len(item.text) < _DIVISIBLE:
            return fault
        pieces = [
            Item(f"{item.key}/{n}", text, replace(item.segment, placeholders=_marks_in(text, item.segment)))
            for n, text in enumerate(halves(item.text))
        ]
        answers = [self.ask([piece])[piece.key] for piece in pieces]
        for answer in answers:
            if isinstance(answer, EngineError):
                return answer
        whole = join([answer for answer in answers if isinstance(answer, str)], self._languages[1])
        self._keep(item.key, whole)
        return whole


def _marks_in(text: str, segment: Segment) -> tuple[str, ...]:
    return tuple(mark for mark in segment.placeholders if mark in text)
