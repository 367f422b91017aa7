"""DeepL, with the glossary as a glossary of DeepL's own."""

from __future__ import annotations

import re
import threading
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from textkit.engines.deepl_glossary import find_or_make
from textkit.engines.faults import Garbled
from textkit.engines.languages import deepl_source, deepl_target
from textkit.engines.model import Limit, Traits
from textkit.engines.options import Option
from textkit.engines.placeholders import XML
from textkit.engines.web import Web
from textkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.model import Context, Pair
    from textkit.engines.secrets import Secret

FREE, PRO = "https://api-free.deepl.com", "https://api.deepl.com"

OPTIONS = (
    Option("base_url", "address", "another address of the API", default=f"{PRO}, for free keys {FREE}"),
    Option("formality", "text", "default, prefer_more, prefer_less, …"),
    Option("glossary_id", "text", "a glossary at DeepL to use instead of -g"),
)
_MARK = re.compile(r'(<x id="\d{1,6}"/>)')


class DeepL:
    """`POST /v2/translate` (DeepL API reference): at most 50 texts and 128 KiB a request.

    The key goes into the `Authorization` header, the only place where DeepL takes it. The terms become
    a glossary at DeepL, made once and found again by its name; numbers are placeholders.

    Args:
        key: the key; one that ends in `:fx` is for the free address.
        base_url: another address.
        formality: as DeepL calls it.
        glossary_id: a glossary at DeepL to use instead.

    Raises:
        EngineUnavailable: there is no key.
    """

    name = "deepl"
    limit = Limit(text=100_000, measure="utf-8", texts=50, request=100_000, workers=4)

    def __init__(
        self,
        *,
        key: Secret | None = None,
        base_url: str = "",
        formality: str = "",
        glossary_id: str = "",
    ) -> None:
        if not key:
            message = "deepl needs a key: TEXTKIT_DEEPL_KEY"
            raise EngineUnavailable(message)
        address = base_url or (FREE if key.reveal().endswith(":fx") else PRO)
        self._web = Web(self.name, address, {"Authorization": f"DeepL-Auth-Key {key.reveal()}"}, (key,))
        self._formality = formality
        self._glossary = glossary_id
        self._is_ready = bool(glossary_id)
        self._lock = threading.Lock()
        self.secrets = (key,)
        self.traits = Traits(
            place="|".join((address.rstrip("/"), formality, glossary_id)),
            style=XML,
            protects=frozenset({"numbers"}),
            glossary=not glossary_id,
        )

    def translate(self, texts: Sequence[str], source: str, target: str, context: Context) -> list[str | None]:
        """The translations.

        Raises:
            EngineError: of the kinds of `textkit.engines.faults`.
        """
        body: dict[str, Any] = {
            "text": [_to_xml(text) for text in texts],
            "source_lang": deepl_source(source),
            "target_lang": deepl_target(target),
            "tag_handling": "xml",
            "split_sentences": "nonewlines",
            "preserve_formatting": True,
        }
        if self._formality:
            body["formality"] = self._formality
        glossary = self._glossary_for(context.glossary, source, target, context.timeout)
        if glossary:
            body["glossary_id"] = glossary
        reply = self._web.post("/v2/translate", body, context.timeout)
        try:
            return [_from_xml(entry["text"]) for entry in reply["translations"]]
        except (KeyError, TypeError):
            message = "deepl answers without translations"
        raise Garbled(message)

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _glossary_for(self, pairs: Sequence[Pair], source: str, target: str, timeout: float) -> str:
        with self._lock:
            if not self._is_ready:
                self._glossary = find_or_make(self._web, pairs, source, target, timeout) if pairs else ""
                self._is_ready = True
            return self._glossary


def _to_xml(text: str) -> str:
    """A text as XML: the marks are tags, everything else is text."""
    return "".join(
        part if number % 2 else escape(part, quote=False) for number, part in enumerate(_MARK.split(text))
    )


def _from_xml(text: str) -> str:
    return unescape(text)
