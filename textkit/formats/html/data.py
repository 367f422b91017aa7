"""What the page's script knows beside what it shows: enough to write the bitext out again, whole."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from textkit.formats import records, xml
from textkit.formats.html.escape import fit, fit_json
from textkit.formats.html.words import CHINESE, ENGLISH
from textkit.formats.xliff_parts import file_name
from textkit.glossary.model import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.bitext import Bitext, Unit
    from textkit.checks import Issue
    from textkit.formats.html.view import View
    from textkit.glossary.model import Term

_NOT_KEPT = frozenset({"source", "target", "state", "terms"})


def data(view: View) -> str:
    """JSON for a data block of the page."""
    return fit_json(json.dumps(_known(view), ensure_ascii=False, default=str, separators=(",", ":")))


def _known(view: View) -> dict[str, Any]:
    from textkit import __version__

    bitext, text = view.bitext, view.bitext.text
    terms: dict[Term, int] = {}
    known: dict[str, Any] = {
        "id": _name(bitext),
        "version": __version__,
        "single": view.single,
        "languages": [bitext.source_language, bitext.target_language],
        "regional": [xml.regional(bitext.source_language), xml.regional(bitext.target_language)],
        "file": file_name(bitext),
        "meta": dict(bitext.meta),
        "units": [_unit(unit, terms, view.issues.get(unit.id, [])) for unit in bitext.units],
        "terms": [_term(term) for term in terms],
        "words": [words.table() for words in _languages(view)],
    }
    if text is not None:
        known["raw"] = {"length": len(text.raw), "sha256": _digest(text.raw)}
    return known


def _languages(view: View) -> list[Any]:
    """The words of the page, then those it can be switched to."""
    other = (words for words in (ENGLISH, CHINESE) if words.language != view.words.language)
    return [view.words, *other]


def _unit(unit: Unit, terms: dict[Term, int], issues: Sequence[Issue]) -> dict[str, Any]:
    """What the page does not show of a unit. Terms are told by their number: the same ones come again."""
    record = {key: value for key, value in records.from_unit(unit).items() if value and key not in _NOT_KEPT}
    if unit.coverage == 0:
        record["coverage"] = 0.0
    if unit.terms:
        record["terms"] = [(m.start, m.end, terms.setdefault(m.term, len(terms))) for m in unit.terms]
    if issues:
        record["issues"] = [(issue.side, issue.start, issue.end) for issue in issues]
    texts = {"source": unit.source, "target": unit.target}
    return record | {side: text for side, text in texts.items() if fit(text) != text}


def _term(term: Term) -> dict[str, Any]:
    (record,) = records.from_terms([Match(0, 0, term)])
    return {key: value for key, value in record.items() if key not in ("start", "end")}


def _name(bitext: Bitext) -> str:
    """A name for this very bitext, under which a browser keeps the work on it."""
    whole = [(unit.id, unit.source, unit.target, unit.state, unit.raw) for unit in bitext.units]
    return _digest(json.dumps(whole))[:24]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
