"""What is known of a unit beside its text, as short texts under names: for TMX, XLIFF and tables."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from textkit.formats import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.bitext import Bitext, Unit

_SPAN = re.compile(r"([0-9]{1,15})\.\.([0-9]{1,15})")


def pack(unit: Unit) -> dict[str, str]:
    """The names and values of a unit; what says nothing is left out.

    Spans are written `12..40`, parted by spaces: a spreadsheet would read `3-5` as a date.
    """
    values = {
        "state": unit.state,
        "origin": unit.origin,
        "coverage": "" if unit.coverage is None else repr(unit.coverage),
        "page": "" if unit.page is None else str(unit.page),
        "block": unit.block,
        "kind": unit.kind,
        "raw": " ".join(f"{start}..{end}" for start, end in unit.raw),
        "terms": _json(records.from_terms(unit.terms)) if unit.terms else "",
        "quantities": _json(records.from_quantities(unit.quantities)) if unit.quantities else "",
    }
    return {name: value for name, value in values.items() if value}


def unpack(values: Mapping[str, str], source: str) -> dict[str, Any]:
    """The arguments of `Unit` behind packed values, the state apart.

    Terms and quantities that lie outside the source (another tool has changed it) are left out: they
    are found again from the text.

    Raises:
        ValueError: a value is malformed.
    """
    terms = records.to_terms(_list(values.get("terms", "")))
    quantities = records.to_quantities(_list(values.get("quantities", "")))
    return {
        "origin": values.get("origin", ""),
        "coverage": records.to_coverage(_decimal(values.get("coverage", ""))),
        "page": records.to_page(_whole(values.get("page", ""))),
        "block": values.get("block", ""),
        "kind": values.get("kind", ""),
        "raw": tuple(_span(text) for text in values.get("raw", "").split()),
        "terms": tuple(match for match in terms if match.end <= len(source)),
        "quantities": tuple(q for q in quantities if source[q.start : q.end] == q.text),
    }


def pack_whole(bitext: Bitext) -> str:
    """The languages of a bitext as textkit names them, and what is known of the whole, as JSON."""
    return _json({"languages": [bitext.source_language, bitext.target_language], "meta": dict(bitext.meta)})


def unpack_whole(text: str) -> tuple[tuple[str, str] | None, dict[str, Any]]:
    """The languages and the meta data behind `pack_whole`.

    Raises:
        ValueError: the text is malformed.
    """
    if not text.strip():
        return None, {}
    found = _parse(text)
    if not isinstance(found, dict):
        raise ValueError("what is known of the whole is a JSON object")
    languages = found.get("languages", [])
    meta = found.get("meta", {})
    if not isinstance(meta, dict):
        raise ValueError("meta is a JSON object")
    named = isinstance(languages, list) and len(languages) == 2 and all(isinstance(n, str) for n in languages)
    return ((languages[0], languages[1]) if named else None), freeze(meta)


def freeze(meta: dict[str, Any]) -> dict[str, Any]:
    """Meta data as it was before it became JSON: lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in meta.items()}


def _json(value: object) -> str:
    """JSON on one line; what it cannot express (a path, a date) as text."""
    return json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"broken JSON: {error}") from error


def _list(text: str) -> list[Any]:
    value = _parse(text) if text.strip() else []
    if not isinstance(value, list):
        raise ValueError("terms and quantities are JSON lists")
    return value


def _decimal(text: str) -> float | None:
    return float(text) if text.strip() else None


def _whole(text: str) -> int | None:
    return int(text) if text.strip() else None


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text)
    if not found or int(found[1]) > int(found[2]):
        raise ValueError(f"a span is written 12..40, not {text!r}")
    return int(found[1]), int(found[2])
