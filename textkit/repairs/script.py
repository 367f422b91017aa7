"""Simplified and traditional characters: conversion on request, traced like every other edit."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.traced import Change

To = Literal["s", "t", "tw", "hk"]
_CONVERSIONS = {"s": "t2s", "t": "s2t", "tw": "s2tw", "hk": "s2hk"}


def find(text: str, to: str) -> Iterator[Change]:
    """The characters to convert, by OpenCC (phrases decide: 头发 becomes 頭髮, 发展 becomes 發展).

    Args:
        text: the text.
        to: `s` simplified, `t` traditional, `tw` and `hk` traditional as written in Taiwan and Hong Kong.

    Raises:
        ValueError: `to` is none of these.
    """
    import opencc

    if to not in _CONVERSIONS:
        raise ValueError(f"to is s, t, tw or hk, not {to!r}")
    converter = opencc.OpenCC(_CONVERSIONS[to])
    offset = 0
    for line in text.split("\n"):
        new = converter.convert(line.encode("utf-8", "replace").decode("utf-8"))
        if new != line:
            yield from _differences(line, new, offset)
        offset += len(line) + 1


def _differences(old: str, new: str, offset: int) -> Iterator[Change]:
    """Runs that differ; nearly always both have the same length."""
    if len(old) == len(new):
        start = 0
        for i in range(len(old) + 1):
            if i == len(old) or old[i] == new[i]:
                if start < i:
                    yield offset + start, offset + i, new[start:i], "script"
                start = i + 1
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield offset + a, offset + b, new[c:d], "script"
