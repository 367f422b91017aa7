"""Private-use characters by the user's own table: only he knows what a font meant by them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from textkit.errors import FormatError, ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from textkit.traced import Change

_CODE = regex.compile(r"(?:U\+|0x)?([0-9a-f]{4,6})", regex.IGNORECASE)


def find(text: str, table: Mapping[str, str]) -> Iterator[Change]:
    """The characters that the table names.

    Raises:
        ValueError: a key is no private-use character.
    """
    for key in table:
        if len(key) != 1 or not is_private(key):
            raise ValueError(f"pua_map: {key!r} is no private-use character")
    for at, character in enumerate(text):
        if character in table:
            yield at, at + 1, table[character], "private-use"


def is_private(character: str) -> bool:
    """Whether Unicode leaves the meaning of a character to private agreement (U+E000–F8FF, planes 15, 16).

    >>> is_private(chr(0xE000)), is_private("工")
    (True, False)
    """
    return 0xE000 <= ord(character) <= 0xF8FF or ord(character) >= 0xF0000


def read_table(path: str | os.PathLike[str]) -> dict[str, str]:
    """A table of private-use characters: CSV (or TSV) without a header, `U+E001,工` a line.

    The first cell is a code point (`U+E001`, `E001`) or the character itself, the second what it means;
    an empty one takes it out. Further cells are remarks.

    Raises:
        ReadError: the file cannot be read.
        FormatError: a line is no such row, or says two things about one character.
    """
    place = Path(path)
    try:
        text = place.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(f"{place}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{place}: not UTF-8 text: byte offset {error.start}") from None
    rows = csv.reader(text.splitlines(), delimiter="\t" if place.suffix.lower() == ".tsv" else ",")
    table: dict[str, str] = {}
    for row in rows:
        if not any(row):
            continue
        character = _character(row[0].strip())
        if character is None or len(row) < 2:
            raise FormatError("a line is a private-use code point and its meaning", str(place), rows.line_num)
        if table.setdefault(character, row[1]) != row[1]:
            raise FormatError(f"U+{ord(character):04X} has two meanings", str(place), rows.line_num)
    return table


def _character(cell: str) -> str | None:
    """The private-use character that a cell names."""
    if len(cell) == 1:
        return cell if is_private(cell) else None
    code = _CODE.fullmatch(cell)
    if code is None or int(code[1], 16) > 0x10FFFF:
        return None
    character = chr(int(code[1], 16))
    return character if is_private(character) else None
