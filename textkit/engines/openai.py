"""An OpenAI-compatible chat endpoint: vLLM, Ollama, llama.cpp, LM Studio, hosted models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textkit.engines.faults import Garbled, TooLong
from textkit.engines.model import Limit, Traits
from textkit.engines.options import Option
from textkit.engines.prompt import VERSION, messages
from textkit.engines.replies import read_reply
from textkit.engines.web import Web
from textkit.errors import EngineMismatch, EngineRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.model import Context
    from textkit.engines.secrets import Secret

OPTIONS = (
    Option("base_url", "address", "where it answers, such as http://127.0.0.1:11434/v1", required=True),
    Option("model", "text", "the model's name", required=True),
    Option("temperature", "seconds", "0 for the same answer every time", default="0"),
    Option("max_tokens", "number", "longest answer, in tokens, where the endpoint wants to be told"),
)
_SPARED = ("response_format", "temperature")
"""Parameters that some endpoints refuse; they do without."""


class OpenAI:
    """Chat completions, several texts a request, answers as JSON by text.

    The wire format is that of `POST {base_url}/chat/completions` (OpenAI API reference, "Create chat
    completion"). Terms and neighbours of a text stand in the prompt; numbers are placeholders.

    Args:
        base_url: what comes before `/chat/completions`.
        model: the model's name.
        key: if one is wanted.
        temperature: 0 for the same answer every time.
        max_tokens: longest answer, in tokens.
    """

    name = "openai"
    limit = Limit(text=4_000, texts=8, request=6_000, workers=4)

    def __init__(
        self,
        *,
        base_url: str,
        model: str,
        key: Secret | None = None,
        temperature: float = 0.0,
        max_tokens: int | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {key.reveal()}"} if key else {}
        self._web = Web(self.name, base_url, headers, (key,) if key else ())
        self._model = model
        self._extras: dict[str, Any] = {
            "temperature": temperature,
            "response_format": {"type": "json_object"},
        }
        if max_tokens is not None:
            self._extras["max_tokens"] = max_tokens
        self.secrets = (key,) if key else ()
        self.traits = Traits(
            model=model,
            place=f"{base_url.rstrip('/')}|{temperature:g}",
            version=VERSION,
            protects=frozenset({"numbers"}),
            prompted=True,
        )

    def translate(self, texts: Sequence[str], source: str, target: str, context: Context) -> list[str | None]:
        """The translations; None for a text that the model left out.

        Raises:
            TooLong: the answer was cut at its longest.
            EngineMismatch: the model talks, or answers other texts than those asked.
            EngineRefused: the model refuses.
        """
        prompt = messages(texts, source, target, context)
        reply = self._complete(prompt, context.timeout)
        return read_reply(_content(reply), [segment.id for segment in context.segments])

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _complete(self, prompt: list[dict[str, str]], timeout: float) -> Any:
        """The endpoint's answer, asked for without what it does not take."""
        for _ in range(len(_SPARED)):
            refused: EngineRefused
            try:
                return self._web.post("/chat/completions", self._body(prompt), timeout)
            except EngineRefused as error:
                refused = error
            if type(refused) is not EngineRefused or not self._spare(str(refused)):
                raise refused
        return self._web.post("/chat/completions", self._body(prompt), timeout)

    def _body(self, prompt: list[dict[str, str]]) -> dict[str, Any]:
        return {"model": self._model, "messages": prompt, "stream": False, **self._extras}

    def _spare(self, message: str) -> bool:
        """Do without the parameter that a message complains of, from now on; whether there is one."""
        named = [name for name in _SPARED if name in self._extras and re.search(name, message)]
        self._extras = {name: value for name, value in self._extras.items() if name not in named}
        return bool(named)


def _content(reply: Any) -> str:
    """The text of the first choice.

    Raises:
        Garbled: the answer is no chat completion.
        TooLong: it was cut.
        EngineRefused: a filter stopped it, or the model refuses.
    """
    try:
        choice = reply["choices"][0]
        message = choice["message"]
        content = message.get("content")
        reason = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        message = "openai answers with something else than a chat completion"
        raise Garbled(message) from None
    if reason == "length":
        raise TooLong("the model's answer was cut at its longest")
    if reason == "content_filter" or message.get("refusal"):
        raise EngineRefused("the model refuses the text")
    if not isinstance(content, str) or not content.strip():
        raise EngineMismatch("the model's answer is empty")
    return content
