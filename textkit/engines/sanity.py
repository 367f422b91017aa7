"""Whether an answer can be the translation of a text."""

from __future__ import annotations

import re

from textkit.engines.faults import Busy, Garbled, TooLong, one_line
from textkit.engines.scripts import letters, scripts_of, share
from textkit.errors import EngineMismatch

# What services answer in place of a translation; matched at the start, unless the source says it too.
_TOO_LONG = re.compile(r"\W{0,3}QUERY LENGTH LIMIT EXCEE?DED", re.IGNORECASE)
_QUOTA = re.compile(
    r"\W{0,3}(?:MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE TRANSLATIONS|(?:DAILY |MONTHLY )?QUOTA EXCEEDED"
    r"|(?:API )?RATE LIMIT EXCEEDED|TOO MANY REQUESTS|PLEASE SELECT TWO DISTINCT LANGUAGES"
    r"|INVALID LANGUAGE PAIR|INVALID EMAIL PROVIDED|NO QUERY SPECIFIED|INTERNAL SERVER ERROR"
    r"|SERVICE UNAVAILABLE|ERROR 1015)",
    re.IGNORECASE,
)
_HTML = re.compile(r"\s{0,20}(?:<!doctype html|<html[\s>]|<\?xml|<head[\s>]|<body[\s>])", re.IGNORECASE)
_CHATTY = re.compile(
    r"\s{0,9}(?:(?:sure|certainly|of course|okay|absolutely)[,!.:]|here(?:'s|’s| is| are) (?:the|your|a)\b"
    r"[^\n]{0,80}:|(?:english |the )?translation(?: of the [^\n:]{0,40})?:|as an ai\b"
    r"|i(?:'m| am) sorry, (?:but )?i can|i can(?:no|')t (?:help|translate)|\[?translator'?s? note)",
    re.IGNORECASE,
)
_THINKING = re.compile(r"</?think(?:ing)?>", re.IGNORECASE)

_HAN_WEIGHT = 3
"""A Han character stands for about three letters of an alphabet; measured on reports, 2.6 to 3.6."""
_SHORTEST, _LONGEST = 0.15, 6
_SHORT_FROM, _LONG_FROM = 45, 80
_SAME_FROM = 5


def check_answer(
    source: str, answer: object, source_language: str, target_language: str, *, chatty: bool = False
) -> str:
    """The answer, if it can be a translation of the source.

    Args:
        source: what was sent, placeholders included.
        answer: what came back.
        source_language: of the source.
        target_language: of the answer.
        chatty: whether the engine is one that may talk about the translation instead of giving it.

    Raises:
        Garbled: it is no text, empty, or a web page.
        Busy: it is the message of a service that is out of quota or order.
        TooLong: it is the message of a service that wants less.
        EngineMismatch: it is in another language, much too short or too long, the source, or talk.
    """
    if not isinstance(answer, str):
        kind = "nothing" if answer is None else type(answer).__name__
        raise Garbled(f"the answer is {kind}, not text")
    if not answer.strip():
        raise Garbled("the answer is empty")
    if _HTML.match(answer) and not _HTML.match(source):
        raise Garbled("the answer is a web page")
    if _TOO_LONG.match(answer) and not _TOO_LONG.match(source):
        raise TooLong(f"the service says {one_line(answer, 80)!r}")
    if _QUOTA.match(answer) and not _QUOTA.match(source):
        raise Busy(f"the service answers with a message, not a translation: {one_line(answer, 80)!r}")
    if chatty and (_CHATTY.match(answer) or _THINKING.search(answer)) and not _CHATTY.match(source):
        raise EngineMismatch(f"the engine talks instead of translating: {one_line(answer, 60)!r}")
    _check_language(source, answer, source_language, target_language)
    _check_length(source, answer)
    return answer


def _check_language(source: str, answer: str, source_language: str, target_language: str) -> None:
    if _is_same(source, answer):
        same_script = scripts_of(source_language) == scripts_of(target_language)
        # One name may well be the same in both languages, a sentence is not.
        if share(source, target_language) < 1 or (same_script and len(answer.split()) >= _SAME_FROM):
            raise EngineMismatch("the source came back")
    wanted = share(answer, target_language)
    if wanted < 0.5 and share(source, target_language) < 0.5:
        raise EngineMismatch(f"the answer is not in {target_language}")


def _check_length(source: str, answer: str) -> None:
    here, there = weight(source), weight(answer)
    if here >= _SHORT_FROM and there < _SHORTEST * here:
        raise EngineMismatch(f"the answer is much too short: {len(answer)} characters for {len(source)}")
    if there > _LONGEST * here + _LONG_FROM:
        raise EngineMismatch(f"the answer is much too long: {len(answer)} characters for {len(source)}")


def weight(text: str) -> int:
    """How much a text says, in letters of an alphabet."""
    counts = letters(text)
    return len("".join(text.split())) + (_HAN_WEIGHT - 1) * counts["CJK"]


def _is_same(source: str, answer: str) -> bool:
    def bare(text: str) -> str:
        return "".join(c for c in text if c.isalnum()).casefold()

    return bare(source) == bare(answer)
