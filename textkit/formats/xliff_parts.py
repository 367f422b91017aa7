"""What the two generations of XLIFF have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textkit.bitext import Bitext
from textkit.errors import FormatError
from textkit.formats import properties, xml

if TYPE_CHECKING:
    from textkit.bitext import Unit

AUTHOR = "textkit"
"""Who wrote the notes that are derived from a unit; they are not read back."""


class Names:
    """Hands out ids that are unique in a file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """The wanted id, or a free one that begins with it."""
        name = wanted or "u"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{wanted or 'u'}.{number}"
        self._taken.add(name)
        return name


class Whole:
    """A bitext while its file is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.units: list[Unit] = []
        self._pair: tuple[str, str] | None = None
        self._named: tuple[str, str] | None = None
        self._meta: dict[str, Any] = {}

    def languages(self, source: str, target: str, line: int | None) -> None:
        """Note the languages that a `file` or the root states.

        Raises:
            FormatError: an earlier one stated others.
        """
        pair = (source or "und", target or "und")
        if self._pair not in (None, pair):
            raise FormatError("files of different languages in one XLIFF", str(self.path), line)
        self._pair = pair

    def known(self, text: str) -> None:
        """Note what textkit recorded of the whole.

        Raises:
            FormatError: it is malformed.
        """
        try:
            self._named, meta = properties.unpack_whole(text)
        except ValueError as error:
            raise FormatError(str(error), str(self.path)) from error
        self._meta |= meta

    def bitext(self) -> Bitext:
        """All of it, in the languages that textkit recorded where they agree with what the file states."""
        source, target = self._pair or ("und", "und")
        if self._named:
            source = self._named[0] if xml.regional(self._named[0]) == source else source
            target = self._named[1] if target in ("und", xml.regional(self._named[1])) else target
        return Bitext(tuple(self.units), source, target, self._meta)


def file_name(bitext: Bitext) -> str:
    """The name of the source file, without the folders of the machine it stood on."""
    return Path(str(bitext.meta.get("source_file") or "")).name or "textkit"


def told(author: str, text: str) -> str:
    """A note with the one who wrote it, if the file says who."""
    return f"{author}: {text}" if author else text
