"""What a language model is asked: units as JSON, with their terms, numbers and neighbours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from textkit.engines.languages import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.engines.model import Context, Segment

VERSION = "1"
"""Counts up with every change of the wording: answers to other wordings are other answers."""

_NEIGHBOUR = 200

_SYSTEM = """\
You are a professional translator of official documents. Translate the text of each unit from {source} \
into {target}.
- Answer with one JSON object and nothing else: {{"translations": {{"<id>": "<translation>", …}}}}, \
one entry for each unit, under its id.
- Translate everything in `text`, add nothing, explain nothing.
- Render each expression in `terms` as given there, inflected as the sentence needs.
- Write each quantity in `numbers` as given there.
- Copy each mark in `keep` unchanged, once, to where it belongs in the translation; it stands for a \
number, date or name.
- `before` and `after` show what surrounds the text. Do not translate them."""

_REPAIR = """\
These translations miss something:
{problems}
Answer with the JSON object again, corrected, every unit in it."""


def messages(texts: Sequence[str], source: str, target: str, context: Context) -> list[dict[str, str]]:
    """The conversation that asks for translations; with earlier answers in it if they are to be repaired."""
    units = [_unit(text, segment) for text, segment in zip(texts, context.segments, strict=True)]
    system = _SYSTEM.format(source=spoken(source), target=spoken(target))
    talk = [_message("system", system), _message("user", _json({"units": units}))]
    repairs = [segment for segment in context.segments if segment.previous]
    if repairs:
        answered = {segment.id: segment.previous for segment in repairs}
        problems = "\n".join(
            f"- unit {segment.id}: {missed}" for segment in repairs for missed in segment.missed
        )
        talk += [
            _message("assistant", _json({"translations": answered})),
            _message("user", _REPAIR.format(problems=problems)),
        ]
    return talk


def _unit(text: str, segment: Segment) -> dict[str, Any]:
    unit: dict[str, Any] = {"id": segment.id, "text": text}
    further = {
        "terms": dict(segment.terms),
        "numbers": dict(segment.numbers),
        "keep": list(segment.placeholders),
        "before": segment.before[-_NEIGHBOUR:],
        "after": segment.after[:_NEIGHBOUR],
    }
    return unit | {key: value for key, value in further.items() if value}


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
