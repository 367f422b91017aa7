"""Argos Translate, if it and a model for the languages are installed; it runs on this machine."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from textkit.engines.languages import code_for
from textkit.engines.model import Limit
from textkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.model import Context
    from textkit.engines.options import Option

OPTIONS: tuple[Option, ...] = ()


class Argos:
    """The models that `argospm` has installed; none is downloaded.

    Raises:
        EngineUnavailable: argostranslate is not installed.
    """

    name = "argos"
    limit = Limit(text=5_000, workers=1)

    def __init__(self) -> None:
        try:
            self._argos: Any = import_module("argostranslate.translate")
        except ImportError:
            raise EngineUnavailable("argos needs argostranslate: pip install argostranslate") from None

    def translate(
        self,
        texts: Sequence[str],
        source: str,
        target: str,
        context: Context,  # noqa: ARG002 - the protocol
    ) -> list[str | None]:
        """The translations.

        Raises:
            EngineUnavailable: no model for the two languages is installed.
        """
        ours, theirs = code_for(self.name, source), code_for(self.name, target)
        model = self._model(ours, theirs)
        return [model.translate(text) for text in texts]

    def _model(self, source: str, target: str) -> Any:
        installed = {language.code: language for language in self._argos.get_installed_languages()}
        found = None
        if source in installed and target in installed:
            found = installed[source].get_translation(installed[target])
        if found is None:
            have = ", ".join(sorted(installed)) or "none"
            raise EngineUnavailable(
                f"argos has no model from {source} to {target} (languages installed: {have}); "
                f"argospm install translate-{source}_{target}"
            )
        return found
