"""What HTTP answers mean, whichever library brought them."""

from __future__ import annotations

import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from textkit.engines.faults import Busy, Denied, Garbled, TooLong, one_line
from textkit.errors import EngineRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.errors import EngineError

LARGEST = 16 * 1024 * 1024
"""More bytes than any translation has."""

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
_DENIED = {
    401: "the key is missing or refused",
    402: "the quota or the credit is used up",
    403: "the key is missing or refused",
    404: "there is no such service at this address; check the address and the model",
    405: "there is no such service at this address; check the address",
    407: "the proxy wants to know who is asking",
    456: "the quota is used up",
}
_TOO_LONG = re.compile(
    r"context.length|maximum context|too (?:long|large)|exceeds? (?:the )?(?:\w{1,20} )?limit|max_tokens",
    re.IGNORECASE,
)
_SHOWN = 160


def fault_of(status: int, headers: Mapping[str, str], body: str, who: str) -> EngineError | None:
    """What is wrong with an answer, judged by its status; None if nothing is.

    Args:
        status: the HTTP status.
        headers: with names that are looked up regardless of case.
        body: the answer's text; a part of it is quoted.
        who: what the engine is called.
    """
    if 200 <= status < 300:
        return None
    if status in _BUSY:
        return Busy(f"{who} is busy (HTTP {status})", retry_after(headers.get("retry-after")))
    if status in _DENIED:
        return Denied(f"{who}: {_DENIED[status]} (HTTP {status}){_quoted(body)}")
    if status in (413, 414) or (status < 500 and _TOO_LONG.search(body[:2_000])):
        return TooLong(f"{who} finds the text too long (HTTP {status})")
    if 300 <= status < 400:
        return Garbled(f"{who} leads elsewhere (HTTP {status}); check the address")
    return EngineRefused(f"{who} refuses the text (HTTP {status}){_quoted(body)}")


def retry_after(value: str | None) -> float | None:
    """The seconds that a `Retry-After` header names, as a number or as a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    text = value.strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", text, re.ASCII):
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, which is never reached through a proxy."""
    return host.strip("[]").lower() in ("localhost", "::1") or bool(
        re.fullmatch(r"127(?:\.\d{1,3}){3}", host, re.ASCII)
    )


def _quoted(body: str) -> str:
    """The service's own words, unless they are a web page."""
    text = one_line(body, _SHOWN)
    return f": {text}" if text and not text.startswith("<") else ""
