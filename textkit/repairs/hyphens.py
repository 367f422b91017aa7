"""Latin words cut at a line end: was the hyphen the typesetter's, or is it the word's own?"""

from __future__ import annotations

import regex

_WORD = regex.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_HEAD = regex.compile(r"(?<![A-Za-z0-9-])([A-Za-z]+)[-‐]$")
_TAIL = regex.compile(r"([a-z]+|[A-Z]+)(?![A-Za-z0-9-])")


class Words:
    """The Latin words of a text, gathered when the first hyphen asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: set[str] | None = None

    def is_cut(self, here: str, after: str) -> bool:
        """Whether the hyphen at the end of a line was put there by the typesetter.

        U+2010 says so by itself. Of `-` the rest of the text tells: the word stands elsewhere without it,
        or does not stand there with it and is not made of two words that stand there by themselves.

        >>> words = Words("the introduction of command-line tools: a line, a command")
        >>> words.is_cut("an in-", "troduction"), words.is_cut("a command-", "line")
        (True, False)
        """
        head, tail = _HEAD.search(here[-40:]), _TAIL.match(after[:40])
        if not head or not tail or tail[1].isupper() != head[1].isupper():
            return False
        if here[-1] == "‐":
            return True
        first, second = head[1].lower(), tail[1].lower()
        known = self._words()
        if f"{first}-{second}" in known:
            return False
        return first + second in known or not (first in known and second in known)

    def _words(self) -> set[str]:
        if self._known is None:
            # The pieces at line ends are no words of their own.
            inner = regex.sub(r"[A-Za-z]+[-‐][ \t]*\n\s*[A-Za-z]+", " ", self._text)
            self._known = {word.lower() for word in _WORD.findall(inner)}
        return self._known
