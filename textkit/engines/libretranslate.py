"""LibreTranslate, hosted or one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.engines.faults import Garbled
from textkit.engines.languages import code_for
from textkit.engines.model import Limit, Traits
from textkit.engines.options import Option
from textkit.engines.web import Web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.model import Context
    from textkit.engines.secrets import Secret

DEFAULT = "http://127.0.0.1:5000"

OPTIONS = (
    Option("base_url", "address", "where it answers", default=DEFAULT),
    Option("source_code", "text", "the source language as the server calls it"),
    Option("target_code", "text", "the target language as the server calls it"),
)


class LibreTranslate:
    """`POST {base_url}/translate` with a list of texts; texts and key go in the body, not the address.

    Args:
        base_url: the server.
        key: if it wants one.
        source_code: the source language as the server calls it, if not as usual.
        target_code: likewise the target language.
    """

    name = "libretranslate"
    limit = Limit(text=2_000, texts=10, request=2_000, workers=2)

    def __init__(
        self,
        *,
        base_url: str = DEFAULT,
        key: Secret | None = None,
        source_code: str = "",
        target_code: str = "",
    ) -> None:
        self._web = Web(self.name, base_url, secrets=(key,) if key else ())
        self._key = key
        self._codes = (source_code, target_code)
        self.secrets = (key,) if key else ()
        self.traits = Traits(place="|".join((base_url.rstrip("/"), source_code, target_code)))

    def translate(self, texts: Sequence[str], source: str, target: str, context: Context) -> list[str | None]:
        """The translations.

        Raises:
            EngineError: of the kinds of `textkit.engines.faults`.
        """
        body: dict[str, Any] = {
            "q": list(texts),
            "source": self._codes[0] or code_for(self.name, source),
            "target": self._codes[1] or code_for(self.name, target),
            "format": "text",
        }
        if self._key:
            body["api_key"] = self._key.reveal()
        reply = self._web.post("/translate", body, context.timeout)
        found = reply.get("translatedText") if isinstance(reply, dict) else None
        if isinstance(found, str) and len(texts) == 1:
            return [found]
        if not isinstance(found, list):
            raise Garbled(f"{self.name} answers without a translation")
        return list(found)

    def close(self) -> None:
        """Close the connections."""
        self._web.close()
