"""How fast an engine is asked: a rate, a pause for all when it asks for one, and growing waits."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits between attempts: `first` seconds, twice as long each time, at most `longest`.

    Each wait is shortened at random by up to half, so that workers do not come back all at once.
    """

    first: float = 0.5
    longest: float = 30.0

    def wait(self, attempt: int, chance: float | None = None) -> float:
        """Seconds to wait after an attempt, counted from 0; `chance` from 0 to 1 replaces the dice."""
        full = min(self.longest, self.first * 2.0 ** min(attempt, 30))
        dice = random.random() if chance is None else chance  # noqa: S311 - no secret
        return full * (1 - dice / 2)


class Pace:
    """Lets requests begin no faster than a rate, and none during a pause. For several threads."""

    def __init__(self, rate: float | None = None) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0
        self._lock = threading.Lock()
        self.stopped = threading.Event()

    def turn(self) -> bool:
        """Wait for one's turn; False if the run was stopped meanwhile."""
        while not self.stopped.is_set():
            with self._lock:
                now = time.monotonic()
                wait = self._next - now
                if wait <= 0:
                    self._next = now + self._gap
                    return True
            self.stopped.wait(min(wait, 1.0))
        return False

    def pause(self, seconds: float) -> None:
        """Nobody's turn comes before that many seconds have passed."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def sleep(self, seconds: float) -> None:
        """Wait alone; a stop ends it."""
        self.stopped.wait(seconds)
