"""Units, terms and quantities as JSON objects, and back. The first keys are those of the public contract."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, cast, get_args

from textkit.bitext import STATES, Unit
from textkit.glossary.model import Match, Status, Term
from textkit.quantities.model import Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textkit.bitext import State

_TERM_FIELDS = (
    "do_not_translate", "case_sensitive", "part_of_speech", "domain", "note", "evidence",
    "definition", "context", "variants", "forbidden", "deprecated", "not_inside",
)  # fmt: skip


def from_unit(unit: Unit) -> dict[str, Any]:
    """A unit as a JSON object; what follows `quantities` is left out where it says nothing."""
    record: dict[str, Any] = {
        "id": unit.id,
        "source": unit.source,
        "target": unit.target,
        "state": unit.state,
        "origin": unit.origin,
        "raw": [list(span) for span in unit.raw],
        "page": unit.page,
        "terms": from_terms(unit.terms),
        "quantities": from_quantities(unit.quantities),
    }
    further = {"block": unit.block, "kind": unit.kind, "notes": list(unit.notes)}
    record |= {key: value for key, value in further.items() if value}
    if unit.coverage is not None:
        record["coverage"] = unit.coverage
    return record


def to_unit(record: Mapping[str, Any], number: int) -> Unit:
    """The unit behind a JSON object; `number` names it where it has no id.

    Raises:
        ValueError: a key is missing or holds what it cannot.
    """
    source = _text(record, "source", None)
    target = _text(record, "target", "")
    terms = to_terms(_list(record, "terms"))
    quantities = to_quantities(_list(record, "quantities"))
    if any(end > len(source) for end in (*(match.end for match in terms), *(q.end for q in quantities))):
        raise ValueError("a term or quantity ends beyond the source")
    return Unit(
        id=_id(record, number),
        source=source,
        target=target,
        state=to_state(_text(record, "state", "draft" if target else "untranslated")),
        origin=_text(record, "origin", ""),
        block=_text(record, "block", ""),
        kind=_text(record, "kind", ""),
        raw=tuple(_span(item) for item in _list(record, "raw")),
        page=to_page(record.get("page")),
        terms=terms,
        quantities=quantities,
        coverage=to_coverage(record.get("coverage")),
        notes=_texts(record, "notes"),
    )


def from_terms(terms: Iterable[Match]) -> list[dict[str, Any]]:
    """Matches as JSON objects; fields of a term that say nothing are left out."""
    return [_from_match(match) for match in terms]


def to_terms(records: Iterable[Any]) -> tuple[Match, ...]:
    """The matches behind JSON objects.

    Raises:
        ValueError: one of them is malformed.
    """
    return tuple(_to_match(record) for record in records)


def from_quantities(quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """Quantities as JSON objects; `value` is the value as text, `number` the plain number if there is one."""
    return [_from_quantity(quantity) for quantity in quantities]


def to_quantities(records: Iterable[Any]) -> tuple[Quantity, ...]:
    """The quantities behind JSON objects.

    Raises:
        ValueError: one of them is malformed.
    """
    return tuple(_to_quantity(record) for record in records)


def to_state(text: str) -> State:
    """The state of that name.

    Raises:
        ValueError: there is none.
    """
    if text not in STATES:
        raise ValueError(f"state is one of {', '.join(STATES)}, not {text!r}")
    return text


def to_page(value: object) -> int | None:
    """A page number, 1-based, or None.

    Raises:
        ValueError: it is neither.
    """
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"page is a number from 1 on, not {value!r}")
    return value


def to_coverage(value: object) -> float | None:
    """A share from 0 to 1, or None.

    Raises:
        ValueError: it is neither.
    """
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ValueError(f"coverage is a number from 0 to 1, not {value!r}")
    return float(value)


def _from_match(match: Match) -> dict[str, Any]:
    term = match.term
    record: dict[str, Any] = {
        "start": match.start,
        "end": match.end,
        "source": term.source,
        "target": term.target,
    }
    if term.targets != _plain_targets(record["target"], term.do_not_translate):
        record["targets"] = list(term.targets)
    if term.status != "preferred":
        record["status"] = term.status
    return record | {key: getattr(term, key) for key in _TERM_FIELDS if getattr(term, key)}


def _to_match(record: object) -> Match:
    found = _object(record, "term")
    start, end = _span((found.get("start"), found.get("end")))
    untouched = _flag(found, "do_not_translate")
    status = _text(found, "status", "preferred")
    if status not in get_args(Status):
        raise ValueError(f"status is one of {', '.join(get_args(Status))}, not {status!r}")
    plain = _plain_targets(_text(found, "target", ""), untouched)
    term = Term(
        source=_text(found, "source", None),
        targets=_texts(found, "targets") if "targets" in found else plain,
        status=cast("Status", status),
        do_not_translate=untouched,
        case_sensitive=_flag(found, "case_sensitive"),
        part_of_speech=_text(found, "part_of_speech", ""),
        domain=_text(found, "domain", ""),
        note=_text(found, "note", ""),
        evidence=_text(found, "evidence", ""),
        definition=_text(found, "definition", ""),
        context=_text(found, "context", ""),
        not_inside=_texts(found, "not_inside"),
        variants=_texts(found, "variants"),
        forbidden=_texts(found, "forbidden"),
        deprecated=_texts(found, "deprecated"),
    )
    return Match(start, end, term)


def _plain_targets(target: str, untouched: bool) -> tuple[str, ...]:
    """The targets of a term that shows this target, as long as nothing else is said."""
    return (target,) if target and not untouched else ()


def _from_quantity(quantity: Quantity) -> dict[str, Any]:
    record: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind,
        "value": quantity.value_text,
        "unit": quantity.unit,
        "approx": quantity.approx,
        "en": quantity.en,
    }
    if quantity.value is not None:
        record["number"] = str(quantity.value)
    return record


def _to_quantity(record: object) -> Quantity:
    found = _object(record, "quantity")
    start, end = _span((found.get("start"), found.get("end")))
    kind = _text(found, "kind", None)
    if kind not in get_args(Kind):
        raise ValueError(f"{kind!r} is no kind of quantity")
    return Quantity(
        start=start,
        end=end,
        text=_text(found, "text", None),
        kind=cast("Kind", kind),
        value=_number(found.get("number")),
        value_text=_text(found, "value", None),
        unit=_text(found, "unit", ""),
        approx=_text(found, "approx", ""),
        en=_text(found, "en", ""),
    )


def _number(value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise ValueError(f"number is a decimal written as text, not {value!r}")
    return number


def _id(record: Mapping[str, Any], number: int) -> str:
    """The id as text: a whole number keeps all its digits."""
    value = record.get("id", f"u{number}")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"id is text or a whole number, not {value!r}")
    return str(value)


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"a {name} is an object, not {value!r}")
    return value


def _text(record: Mapping[str, Any], key: str, default: str | None) -> str:
    value = record.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"{key} is missing" if value is None else f"{key} is text, not {value!r}")
    return value


def _flag(record: Mapping[str, Any], key: str) -> bool:
    value = record.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{key} is true or false, not {value!r}")
    return value


def _list(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{key} is a list, not {value!r}")
    return value


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = _list(record, key)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key} is a list of texts")
    return tuple(values)


def _span(value: object) -> tuple[int, int]:
    if isinstance(value, list | tuple) and len(value) == 2 and all(type(n) is int for n in value):
        start, end = value
        if 0 <= start <= end:
            return start, end
    raise ValueError(f"a span is two offsets in order, not {value!r}")
