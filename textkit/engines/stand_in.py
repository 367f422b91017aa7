"""What an engine of deep-translator is given in place of `requests`.

The engines call `requests.get` and `requests.post` without a time limit and judge the answers wrongly:
they wait for ever, and put keys into messages. The stand-in sets limits and judges before they can.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from textkit.engines.answers import LARGEST, fault_of, is_loopback
from textkit.engines.faults import Busy, Garbled
from textkit.engines.secrets import REPEATED

if TYPE_CHECKING:
    from textkit.engines.secrets import Scrubber
    from textkit.errors import EngineError

_PART = 65_536


class Requests:
    """The part of `requests` that the engines use, with a time limit on the whole answer.

    Args:
        library: `requests` itself.
        who: what the engine is called.
        timeout: seconds for an answer.
        scrub: takes keys out of what is quoted from an answer.

    Attributes:
        exceptions: those of `requests`; engines name them.
    """

    def __init__(self, library: Any, who: str, timeout: float, scrub: Scrubber) -> None:
        self._library = library
        self._who = who
        self._timeout = timeout
        self._scrub = scrub
        self.exceptions = library.exceptions

    def get(self, url: str, **arguments: Any) -> Any:
        """`requests.get`."""
        return self._send("GET", url, arguments)

    def post(self, url: str, **arguments: Any) -> Any:
        """`requests.post`."""
        return self._send("POST", url, arguments)

    def _send(self, method: str, url: str, arguments: dict[str, Any]) -> Any:
        fault: EngineError | None
        try:
            response = self._exchange(method, url, arguments)
            text = response.text
            fault = fault_of(response.status_code, response.headers, self._scrub(text), self._who)
            if fault is None and self._scrub.finds(text):
                fault = Garbled(f"{self._who}: {REPEATED}")
        except self.exceptions.Timeout as error:
            fault = Busy(f"{self._who} does not answer in time ({type(error).__name__})")
        except (self.exceptions.ConnectionError, self.exceptions.ChunkedEncodingError) as error:
            fault = Busy(f"{self._who} cannot be reached ({type(error).__name__})")
        except self.exceptions.RequestException as error:
            fault = Garbled(f"{self._who} cannot be asked ({type(error).__name__})")
        if fault is None:
            return response
        # Raised out here: inside the handler it would carry the address, key and all, as its context.
        raise fault

    def _exchange(self, method: str, url: str, arguments: dict[str, Any]) -> Any:
        """The response, its content read in time."""
        end = time.monotonic() + self._timeout
        with self._library.Session() as session:
            session.trust_env = not is_loopback(urlsplit(url).hostname or "")
            with session.request(method, url, timeout=self._timeout, stream=True, **arguments) as response:
                parts = []
                size = 0
                for part in response.iter_content(_PART):
                    parts.append(part)
                    size += len(part)
                    if size > LARGEST:
                        raise Garbled(f"{self._who} answers without end")
                    if time.monotonic() > end:
                        raise Busy(f"no answer within {self._timeout:g} seconds")
                response._content = b"".join(parts)
                return response
