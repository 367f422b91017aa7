"""textkit turns the text of a Chinese PDF into a draft bilingual document.

Three nouns, in the order in which text flows: TracedText -> Document -> Bitext.

    import textkit

    text = textkit.repair(textkit.read("report.txt"))
    doc = textkit.segment(text)
    terms = textkit.Glossary.read("glossaries/zh-en/trade-unions.csv")
    textkit.write(textkit.draft(doc, glossary=terms), "report.tmx")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textkit.bitext import Bitext, Unit
    from textkit.checks import CHECKS, Issue, check, with_issues
    from textkit.document import Block, Document, Sentence
    from textkit.drafting import draft
    from textkit.engines.model import Engine
    from textkit.errors import (
        EngineError,
        EngineMismatch,
        EngineRefused,
        EngineUnavailable,
        FormatError,
        GlossaryError,
        PluginError,
        ReadError,
        ReplayError,
        TextkitError,
    )
    from textkit.formats import read_bitext, write
    from textkit.glossary import Glossary, Match, Term
    from textkit.memory import Memory
    from textkit.quantities import Quantity, find_quantities
    from textkit.readers import read
    from textkit.repairs import repair
    from textkit.revision import Difference, changes, revised
    from textkit.segmentation import segment, sentences
    from textkit.terminology import TermOutcome, candidates, consistency, success_rate, term_outcomes
    from textkit.traced import Edit, TracedText

__version__ = "0.1.0"

# Loaded on first use, so that `import textkit` stays quick.
_HOME = {
    "textkit.bitext": ("Bitext", "Unit"),
    "textkit.checks": ("CHECKS", "Issue", "check", "with_issues"),
    "textkit.document": ("Block", "Document", "Sentence"),
    "textkit.drafting": ("draft",),
    "textkit.engines.model": ("Engine",),
    "textkit.errors": (
        "EngineError",
        "EngineMismatch",
        "EngineRefused",
        "EngineUnavailable",
        "FormatError",
        "GlossaryError",
        "PluginError",
        "ReadError",
        "ReplayError",
        "TextkitError",
    ),
    "textkit.formats": ("read_bitext", "write"),
    "textkit.glossary": ("Glossary", "Match", "Term"),
    "textkit.memory": ("Memory",),
    "textkit.quantities": ("Quantity", "find_quantities"),
    "textkit.readers": ("read",),
    "textkit.repairs": ("repair",),
    "textkit.revision": ("Difference", "changes", "revised"),
    "textkit.segmentation": ("segment", "sentences"),
    "textkit.terminology": ("TermOutcome", "candidates", "consistency", "success_rate", "term_outcomes"),
    "textkit.traced": ("Edit", "TracedText"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "CHECKS",
    "Bitext",
    "Block",
    "Difference",
    "Document",
    "Edit",
    "Engine",
    "EngineError",
    "EngineMismatch",
    "EngineRefused",
    "EngineUnavailable",
    "FormatError",
    "Glossary",
    "GlossaryError",
    "Issue",
    "Match",
    "Memory",
    "PluginError",
    "Quantity",
    "ReadError",
    "ReplayError",
    "Sentence",
    "Term",
    "TermOutcome",
    "TextkitError",
    "TracedText",
    "Unit",
    "candidates",
    "changes",
    "check",
    "consistency",
    "draft",
    "find_quantities",
    "read",
    "read_bitext",
    "repair",
    "revised",
    "segment",
    "sentences",
    "success_rate",
    "term_outcomes",
    "with_issues",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
