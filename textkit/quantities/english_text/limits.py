"""Approximators around an English amount: `more than`, `at least` before it, `or more` behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens

_MORE = (
    "no less than", "no fewer than", "not less than", "not fewer than", "not lower than", "no lower than",
    "more than", "greater than",
    "higher than", "larger than", "longer than", "older than", "better than", "upwards of", "in excess of",
    "at least", "a minimum of",
    "over", "above", "beyond", "exceeding", "exceeded", "exceeds", "exceed", "surpassing", "surpassed",
    "surpasses", "surpass", "topping",
    "topped", "well over", "not under", "not below", "a record",
)  # fmt: skip
_LESS = (
    "no more than", "not more than", "not exceeding", "not exceed", "no higher than", "not higher than",
    "not over", "not above",
    "no later than", "not exceeded", "less than", "fewer than", "lower than", "smaller than",
    "shorter than", "younger than", "under",
    "below", "up to", "at most", "a maximum of", "well under", "not surpass", "no longer than",
    "not longer than", "not to exceed",
)  # fmt: skip
_ABOUT = (
    "close to", "nearly", "almost", "approaching", "about", "around", "roughly", "approximately", "some",
    "circa", "an estimated",
    "estimated at", "in the region of", "just over", "just under", "approx", "ca",
)  # fmt: skip
_AFTER = {
    "more": ("or more", "or above", "or over", "and above", "and over", "and more", "or higher",
    "or longer", "or older", "plus", "+",
             "or so more", "upwards"),
    "less": ("or less", "or below", "or under", "or fewer", "and below", "and under", "or lower",
    "or shorter", "and less"),
    "about": ("or so", "or thereabouts"),
}  # fmt: skip


_Rows = dict[str, list[tuple[tuple[str, ...], str]]]


def _by_word(phrases: tuple[tuple[tuple[str, ...], str], ...], place: int) -> _Rows:
    """The phrases under their first (0) or last (-1) word, the longest first."""
    rows: _Rows = {}
    for listed, name in phrases:
        for phrase in listed:
            words = tuple(phrase.split())
            rows.setdefault(words[place], []).append((words, name))
    for row in rows.values():
        row.sort(key=lambda phrase: -len(phrase[0]))
    return rows


_OPPOSITE = {"more": "less", "less": "more"}
_BEFORE_ROWS = _by_word(((_MORE, "more"), (_LESS, "less"), (_ABOUT, "about")), -1)
_AFTER_ROWS = _by_word(tuple((phrases, name) for name, phrases in _AFTER.items()), 0)


def before(tokens: Tokens, at: int) -> tuple[int, str]:
    """The approximator that ends before the token `at`: its place, and `more`, `less`, `about` or ''."""
    for words, name in _BEFORE_ROWS.get(tokens.lower(at - 1), ()):
        if tokens.ends(at, words):
            start = at - len(words)
            return start, _OPPOSITE[name] if name in _OPPOSITE and _is_denied(tokens, start) else name
    return at, ""


def _is_denied(tokens: Tokens, at: int) -> bool:
    """Whether `not`, `never` or `not be` stands before the approximator: `shall not be more than`."""
    at -= tokens.lower(at - 1) in ("be", "have", "been")
    return tokens.lower(at - 1) in ("not", "never", "cannot", "nor")


def after(tokens: Tokens, end: int) -> tuple[int, str]:
    """The approximator that begins with the token `end`: where it ends, and `more`, `less`, `about` or ''."""
    for words, name in _AFTER_ROWS.get(tokens.lower(end), ()):
        if tokens.starts(end, words) and tokens.lower(end + len(words)) != "than":
            return end + len(words), name
    if tokens.lower(end) == "-" and tokens.lower(end + 1) == "odd" and tokens.tight(end):
        return end + 2, "more"
    return end, ""
