"""Keys, and how they are kept out of everything that is written down."""

from __future__ import annotations

import base64
import json
import logging
import weakref
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = "[key]"
REPEATED = "the answer repeats the key"
_TELLING = 8
_LOGGERS = (
    "httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy",
    "urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry", "requests", "root",
)  # fmt: skip


class Secret:
    """A key that does not show itself.

    >>> Secret("sk-123")
    Secret([key])
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The key itself, for the one place that sends it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return f"Secret({HIDDEN})"

    def __reduce__(self) -> Any:
        message = "a key is not written down"
        raise TypeError(message)


class Scrubber:
    """Takes keys out of texts, in each of the writings that a library may give them."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        found = {form for secret in secrets if secret for form in _forms(secret.reveal())}
        # The longest first: a shorter writing may be a part of a longer one.
        self._forms = sorted(found, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text with `[key]` in place of each key."""
        for form in self._forms:
            text = text.replace(form, HIDDEN)
        return text

    def finds(self, text: str) -> bool:
        """Whether a text holds a key; one so short that it may be a word is not looked for."""
        return any(len(form) >= _TELLING and form in text for form in self._forms)

    def __bool__(self) -> bool:
        return bool(self._forms)


class LogScrubber(logging.Filter):
    """Takes keys out of what HTTP libraries log: some services want theirs in the address."""

    def __init__(self, scrub: Scrubber) -> None:
        super().__init__()
        self._scrub = scrub

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without keys."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            message = str(record.msg)
        clean = self._scrub(message)
        if clean != message:
            record.msg, record.args = clean, None
        return True


def guard_logs(owner: object, scrub: Scrubber) -> None:
    """Scrub the logs of HTTP libraries for as long as the owner lives."""
    if not scrub:
        return
    watcher = LogScrubber(scrub)
    for name in _LOGGERS:
        logger = logging.getLogger(None if name == "root" else name)
        logger.addFilter(watcher)
        weakref.finalize(owner, logger.removeFilter, watcher)


def _forms(key: str) -> set[str]:
    raw = key.encode("utf-8", "replace")
    forms = {key, quote(key, safe=""), quote(key), quote_plus(key), json.dumps(key)[1:-1], repr(key)[1:-1]}
    forms.add(json.dumps(key, ensure_ascii=False)[1:-1])
    forms.add(base64.b64encode(raw).decode("ascii"))
    return {form for form in forms if form}
