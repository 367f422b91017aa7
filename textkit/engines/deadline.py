"""A time limit around code that has none of its own."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeVar

from textkit.engines.faults import Busy

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of the work, if it is there in time.

    The work runs in a thread of its own. One that is late cannot be ended: it is left to itself, and
    neither keeps the process alive nor has its result looked at.

    Raises:
        Busy: it is late.
        Exception: whatever the work raises.
    """
    results: queue.SimpleQueue[tuple[bool, T | BaseException]] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put((True, work()))
        except BaseException as error:  # handed on to who waits
            results.put((False, error))

    threading.Thread(target=run, name="textkit-engine", daemon=True).start()
    try:
        done, result = results.get(timeout=seconds)
    except queue.Empty:
        raise Busy(f"no answer within {seconds:g} seconds") from None
    if not done:
        assert isinstance(result, BaseException)
        raise result
    return result  # type: ignore[return-value]
