"""The engines of deep-translator, by name, behind one adapter.

Their own code asks and reads; what it lacks (time limits, error classes that say whether to wait, keys
kept out of messages) is put around it. An engine's module is loaded as a copy of our own, so that
nothing changes for whoever else uses deep-translator in the same process.
"""

from __future__ import annotations

import copy
import threading
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

from textkit.engines.faults import Busy, Denied, Garbled, TooLong, describe, one_line
from textkit.engines.languages import code_for
from textkit.engines.model import Limit, Traits
from textkit.engines.options import Option
from textkit.engines.secrets import Scrubber
from textkit.engines.stand_in import Requests
from textkit.errors import EngineError, EngineMismatch, EngineRefused, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from textkit.engines.model import Context
    from textkit.engines.secrets import Secret

OPTIONS = (
    Option("base_url", "address", "another address of the same service"),
    Option("source_code", "text", "the source language as the service calls it"),
    Option("target_code", "text", "the target language as the service calls it"),
)
EMAIL = Option("email", "text", "raises the daily quota at MyMemory")
REGION = Option("region", "text", "the region of the Azure resource")
DOMAIN = Option("domain", "text", "the domain of the model", default="general")


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine of deep-translator.

    Attributes:
        module: in the package.
        limit: what the service bears: the class's own limit, and the service's where it is lower.
        keys: the arguments of the class that are keys.
        extras: further arguments of the class.
        calling: the arguments of `translate` instead.
        address: a better address than the one built in.
        lists_languages: whether the class holds a list of the service's languages.
    """

    module: str
    limit: Limit
    keys: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    calling: tuple[str, ...] = ()
    address: str = ""
    lists_languages: bool = True


# The classes refuse a text of as many characters as their limit; a GET carries 9 bytes for a Han character.
KINDS = {
    "google": Kind("google", Limit(text=14_000, characters=4_999, measure="url", workers=2, rate=4)),
    "mymemory": Kind(
        "mymemory",
        Limit(text=500, characters=499, measure="utf-8", workers=2, rate=5),
        extras=("email",),
        address="https://api.mymemory.translated.net/get",
    ),
    "microsoft": Kind(
        "microsoft", Limit(text=10_000), keys=("api_key",), extras=("region",), lists_languages=False
    ),
    "baidu": Kind("baidu", Limit(text=5_900, measure="url", workers=1, rate=1), keys=("appid", "appkey")),
    "papago": Kind("papago", Limit(text=5_000, workers=2), keys=("client_id", "secret_key")),
    "yandex": Kind("yandex", Limit(text=9_000, workers=2), keys=("api_key",), lists_languages=False),
    "qcri": Kind("qcri", Limit(text=6_000, measure="url", workers=2), keys=("api_key",), calling=("domain",)),
}


class DeepTranslator:
    """An engine of deep-translator.

    Args:
        name: which, one of `KINDS`.
        keys: the keys it wants, by argument.
        base_url: another address of the same service.
        source_code: the source language as the service calls it, if not as usual.
        target_code: likewise the target language.
        further: arguments of the engine's class.

    Raises:
        EngineUnavailable: deep-translator is not installed, or a key is missing.
    """

    def __init__(
        self,
        name: str,
        *,
        keys: dict[str, Secret] | None = None,
        base_url: str = "",
        source_code: str = "",
        target_code: str = "",
        **further: str,
    ) -> None:
        self._kind = KINDS[name]
        self._keys = dict(keys or {})
        missing = [key for key in self._kind.keys if not self._keys.get(key)]
        if missing:
            raise EngineUnavailable(f"{name} needs a key: {', '.join(missing)}")
        if find_spec("deep_translator") is None:
            raise EngineUnavailable(f"{name} needs deep-translator: pip install deep-translator")
        self.name = name
        self.limit = self._kind.limit
        self.secrets = tuple(self._keys.values())
        self._address = base_url or self._kind.address
        place = (self._address, source_code, target_code, further.get("domain", ""))
        self.traits = Traits(place="|".join(place))
        self._codes = (source_code, target_code)
        self._further = further
        self._scrub = Scrubber(self.secrets)
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str, float], Any] = {}

    def translate(self, texts: Sequence[str], source: str, target: str, context: Context) -> list[str | None]:
        """The translations, asked one by one: the classes know no other way.

        Raises:
            EngineError: of the kinds of `textkit.engines.faults`.
        """
        answers: list[str | None] = []
        fault: EngineError
        try:
            # The classes keep the text they are working on in the instance: a copy for each call.
            translator = copy.copy(self._translator(source, target, context.timeout))
            translator._url_params = dict(translator._url_params)
            calling = {key: self._further.get(key, "general") for key in self._kind.calling}
            for text in texts:
                answers.append(_text(translator.translate(text, **calling)))  # noqa: PERF401 - kept on failure
            return answers
        except Exception as error:  # the classes raise whatever they come across
            fault = self._fault(error)
        if answers:
            return answers + [None] * (len(texts) - len(answers))
        raise fault

    def _translator(self, source: str, target: str, timeout: float) -> Any:
        with self._lock:
            key = (source, target, timeout)
            if key not in self._made:
                self._made[key] = self._make(source, target, timeout)
            return self._made[key]

    def _make(self, source: str, target: str, timeout: float) -> Any:
        """An instance of the engine's class."""
        module = _private_copy(self._kind.module)
        module.requests = Requests(import_module("requests"), self.name, timeout, self._scrub)  # type: ignore[attr-defined]
        made = _class_of(module)
        if hasattr(made, "_get_supported_languages") and self.name == "microsoft":
            # It would ask the network for its languages when it is made, at an address of its own.
            made._get_supported_languages = lambda _: {}
        codes = (
            self._codes[0] or code_for(self.name, source),
            self._codes[1] or code_for(self.name, target),
        )
        arguments = {key: secret.reveal() for key, secret in self._keys.items()}
        arguments |= {key: self._further[key] for key in self._kind.extras if key in self._further}
        # The classes' own look-up turns codes into names (Papago) or knows another service's (Yandex).
        translator = made(source="auto", target="auto", **arguments)
        self._check_known(translator, codes)
        translator.source, translator.target = codes
        if self._address:
            translator._base_url = self._address
        return translator

    def _check_known(self, translator: Any, codes: Sequence[str]) -> None:
        """Refuse a language that the class does not list; a code of the user's own is not looked up.

        Raises:
            Denied: there is such a language.
        """
        if not self._kind.lists_languages:
            return
        known = {*translator._languages, *translator._languages.values()}
        unknown = [
            code for code, own in zip(codes, self._codes, strict=True) if not own and code not in known
        ]
        if unknown:
            raise Denied(f"{self.name} does not know the language {unknown[0]}; see source_code, target_code")

    def _fault(self, error: Exception) -> EngineError:
        """What an exception of the classes means."""
        if isinstance(error, EngineError):
            return error
        kind = type(error).__name__
        told = one_line(self._scrub(describe(error)), 120)
        if kind in ("LanguageNotSupportedException", "InvalidSourceOrTargetLanguage"):
            return Denied(f"{self.name} does not know one of the languages; see source_code and target_code")
        if kind in ("ApiKeyException", "AuthorizationException"):
            return Denied(f"{self.name}: the key is missing or refused")
        if kind in ("TooManyRequests", "RequestError", "ServerException"):
            return Busy(f"{self.name} is busy ({kind})")
        if kind == "NotValidLength":
            return TooLong(f"{self.name} finds the text too long")
        if kind in ("TranslationNotFound", "ElementNotFoundInGetRequest"):
            return EngineMismatch(f"{self.name} has no translation")
        if kind in ("MicrosoftAPIerror", "BaiduAPIerror"):
            return EngineRefused(f"{self.name} refuses: {told}")
        return Garbled(f"{self.name} answers in an unexpected form ({told})")


def _text(answer: Any) -> Any:
    """The text of an answer; Yandex's class returns a list with the text in it."""
    if isinstance(answer, list) and answer and all(isinstance(part, str) for part in answer):
        return "\n".join(answer)
    return answer


def _private_copy(name: str) -> ModuleType:
    """A copy of a module of deep-translator, to be changed without anybody noticing."""
    import_module("deep_translator")
    spec = find_spec(f"deep_translator.{name}")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _class_of(module: ModuleType) -> Any:
    """The translator that a module defines."""
    return next(
        value
        for name, value in vars(module).items()
        if name.endswith("Translator") and getattr(value, "__module__", "") == module.__name__
    )
