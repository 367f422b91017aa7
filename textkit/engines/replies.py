"""The answer of a language model, taken apart, or refused if it is not what was asked for."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textkit.engines.faults import one_line
from textkit.errors import EngineMismatch

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = re.compile(r"```[a-zA-Z]{0,10}\s*\n(.*)\n\s*```", re.DOTALL)
_THOUGHT_END = "</think>"


def read_reply(content: str, ids: Sequence[str]) -> list[str | None]:
    """The translations by the order of the ids; None for one that is left out.

    What a reasoning model thinks before it answers, and a Markdown fence around the answer, are taken
    off. Anything else beside the JSON object is talk, and refused.

    Raises:
        EngineMismatch: there is no JSON object, more than that, or ids that were not asked for.
    """
    found = _entries(_decoded(_bare(content)))
    answers: dict[str, str | None] = {}
    for key, value in found:
        if key not in ids:
            raise EngineMismatch(f"the model answers for a unit {one_line(key, 20)!r} that was not asked")
        if key in answers:
            raise EngineMismatch(f"the model answers twice for unit {key}")
        answers[key] = value if isinstance(value, str) else None
    return [answers.get(key) for key in ids]


def _bare(content: str) -> str:
    _, thought, rest = content.rpartition(_THOUGHT_END)
    text = (rest if thought else content).strip()
    fence = _FENCE.fullmatch(text)
    return fence[1].strip() if fence else text


def _decoded(text: str) -> Any:
    reply: object = None
    with suppress(ValueError, RecursionError):
        reply = json.loads(text, object_pairs_hook=_Pairs)
    if not isinstance(reply, _Pairs):
        raise EngineMismatch(f"the model does not answer in JSON alone: {one_line(text, 60)!r}")
    return reply


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as its pairs: a dictionary would hide an id that is there twice."""


def _entries(reply: _Pairs) -> list[tuple[str, Any]]:
    """The (id, translation) pairs of `{"translations": {…}}`, of a list of objects, or of the bare object."""
    inner: object = reply
    if len(reply) == 1 and isinstance(reply[0][1], list):
        inner = reply[0][1]
    if isinstance(inner, _Pairs):
        return [(str(key), value) for key, value in inner]
    if not isinstance(inner, list) or not all(isinstance(entry, _Pairs) for entry in inner):
        message = "the model's JSON holds no translations"
        raise EngineMismatch(message)
    pairs = []
    for entry in inner:
        fields = dict(entry)
        text = next((fields[key] for key in ("translation", "text", "target") if key in fields), None)
        pairs.append((str(fields.get("id")), text))
    return pairs
