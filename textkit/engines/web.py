"""JSON over HTTP, with a time limit on the whole answer; what the engines of our own talk with."""

from __future__ import annotations

import json
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from textkit.engines.answers import LARGEST, fault_of, is_loopback
from textkit.engines.faults import Busy, Garbled
from textkit.engines.secrets import REPEATED, Scrubber
from textkit.errors import EngineError, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import httpx

    from textkit.engines.secrets import Secret

NEEDS = "it needs httpx: pip install 'textkit-bitext[engines]'"


class Web:
    """A service at a base address.

    Args:
        who: what the engine is called, for messages.
        address: the base address, without the slash at its end.
        headers: sent with every request; they may hold a key.
        secrets: what must not be quoted from an answer.

    Raises:
        EngineUnavailable: httpx is not installed.
        ValueError: the address is none.
    """

    def __init__(
        self,
        who: str,
        address: str,
        headers: Mapping[str, str] | None = None,
        secrets: Iterable[Secret] = (),
    ) -> None:
        try:
            import httpx
        except ImportError:
            raise EngineUnavailable(f"{who}: {NEEDS}") from None
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{who}: the address begins with http:// or https:// and names a host")
        self._who = who
        self._scrub = Scrubber(secrets)
        self._address = address.rstrip("/")
        self._headers = dict(headers or {})
        self._transport_error = httpx.TransportError
        self._any_error = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
        self._make = partial(httpx.Client, trust_env=not is_loopback(parts.hostname))
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def post(self, path: str, content: object, timeout: float) -> Any:
        """The JSON that is answered to JSON.

        Raises:
            EngineError: of the kinds of `textkit.engines.faults`.
        """
        return self.request("POST", path, content, timeout)

    def get(self, path: str, timeout: float) -> Any:
        """The JSON at a path.

        Raises:
            EngineError: of the kinds of `textkit.engines.faults`.
        """
        return self.request("GET", path, None, timeout)

    def request(self, method: str, path: str, content: object, timeout: float) -> Any:
        """The JSON that is answered to a request; `timeout` seconds are for all of it."""
        fault: EngineError | None = None
        body = b""
        try:
            status, headers, body = self._exchange(method, path, content, timeout)
            text = body.decode("utf-8", "replace")
            fault = fault_of(status, headers, self._scrub(text), self._who)
            if fault is None and self._scrub.finds(text):
                fault = Garbled(f"{self._who}: {REPEATED}")
        except self._any_error as error:
            fault = self._unreached(error)
        if fault is None:
            try:
                return json.loads(body)
            except ValueError:
                fault = Garbled(f"{self._who} answers with something else than JSON")
        # Raised out here: inside the handler it would carry the request, headers and all, as its context.
        raise fault

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _exchange(
        self, method: str, path: str, content: object, timeout: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        end = time.monotonic() + timeout
        body = None if content is None else json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        headers = self._headers | ({} if body is None else {"Content-Type": "application/json"})
        client = self._open()
        with client.stream(
            method, f"{self._address}{path}", content=body, headers=headers, timeout=timeout
        ) as response:
            parts = []
            size = 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    raise Garbled(f"{self._who} answers without end")
                if time.monotonic() > end:
                    raise Busy(f"no answer within {timeout:g} seconds")
            return response.status_code, response.headers, b"".join(parts)

    def _open(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = self._make()
            return self._client

    def _unreached(self, error: Exception) -> EngineError:
        kind = type(error).__name__
        if "Timeout" in kind:
            return Busy(f"{self._who} does not answer in time ({kind})")
        if isinstance(error, self._transport_error):
            return Busy(f"{self._who} cannot be reached ({kind})")
        return Garbled(f"{self._who} cannot be asked ({kind})")
