"""What can go wrong with an engine, told apart by what helps.

EngineUnavailable
└── Busy             nothing wrong with the text: wait and ask again
EngineRefused        this text is refused, asking again does not help
├── Denied           every text is refused: wrong key, used-up quota
└── TooLong          a shorter text would do
EngineMismatch       the answer does not fit the text
└── Garbled          the answer is none: broken JSON, an HTML page
"""

from __future__ import annotations

from textkit.errors import EngineError, EngineMismatch, EngineRefused, EngineUnavailable

_SHOWN = 200


class Busy(EngineUnavailable):
    """The service is busy, hangs or cannot be reached at the moment.

    Args:
        message: what happened.
        wait: seconds that the service asks to wait, or None.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Denied(EngineRefused):
    """The service refuses whatever it is asked: no need to ask for the rest."""


class TooLong(EngineRefused):
    """The text, or the texts of the request together, are too long."""


class Garbled(EngineMismatch):
    """What came back is not in the form that the service answers in."""


def clean(error: BaseException, text: str) -> EngineError:
    """A new error of the same kind with another message.

    It knows nothing of the old one: exceptions of HTTP libraries keep the request with its headers.
    An error of any foreign kind counts as a garbled answer.
    """
    message = one_line(text)
    if isinstance(error, Busy):
        return Busy(message, error.wait)
    for kind in (Denied, TooLong, EngineRefused, Garbled, EngineMismatch, EngineUnavailable):
        if isinstance(error, kind):
            return kind(message)
    return Garbled(message)


def describe(error: BaseException) -> str:
    """What an error says; with its kind where that is not one of textkit's."""
    if isinstance(error, EngineError):
        return str(error)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def one_line(text: str, shown: int = _SHOWN) -> str:
    """Text on one line, cut where it is long."""
    line = " ".join(text[: 4 * shown].split())
    return line if len(line) <= shown else f"{line[: shown - 1]}…"
