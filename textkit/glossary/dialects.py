"""The formats that glossaries are written in, and what each of them can hold."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LISTS: Final = ("variants", "forbidden", "deprecated", "not_inside")
_FLAGS: Final = ("do_not_translate", "case_sensitive")
COLUMNS: Final = (
    "status",
    "part_of_speech",
    "domain",
    "definition",
    "context",
    *_FLAGS,
    "note",
    "evidence",
    *_LISTS,
)
_ALL: Final = frozenset(("targets", *COLUMNS))

# White space is not among them: it becomes single spaces before.
_NO_UTF8: Final = re.compile("[\ud800-\udfff]")
_NO_XML: Final = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")


class Format(NamedTuple):
    """What a dialect is called, the suffixes it may have, the fields it keeps, and what it cannot hold.

    A list holds nothing but pairs: terms that have a rendering, each of their variants as a term of its
    own. `targets` among the fields means that it holds several renderings.
    """

    title: str
    suffixes: tuple[str, ...]
    keeps: frozenset[str] = _ALL
    impossible: re.Pattern[str] = _NO_UTF8
    list_of_pairs: bool = False


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "csv": Format("CSV", (".csv",)),
        "tsv": Format("TSV", (".tsv",)),
        "xlsx": Format("XLSX", (".xlsx",), impossible=_NO_XML),
        "tbx": Format("TBX", (".tbx",), impossible=_NO_XML),
        "tbx-dct": Format("TBX", (".tbx",), impossible=_NO_XML),
        "tbx-v2": Format("TBX", (".tbx",), impossible=_NO_XML),
        "omegat": Format(
            "OmegaT's list", (".utf8", ".txt"), frozenset({"targets", "note"}), _CONTROL, list_of_pairs=True
        ),
        "weblate": Format("Weblate's CSV", (".csv",), frozenset(), _CONTROL, list_of_pairs=True),
        "deepl": Format("DeepL's table", (".csv", ".tsv"), frozenset(), _CONTROL, list_of_pairs=True),
    }
)
_BY_SUFFIX: Final = MappingProxyType(
    {".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".tbx": "tbx", ".utf8": "omegat", ".txt": "omegat"}
)
DIALECTS: Final = tuple(FORMATS)
"""The names that `write_glossary` takes as `dialect`."""


def dialect_for(path: Path, dialect: str | None) -> str:
    """The dialect in which a file is written.

    Raises:
        ValueError: there is no such dialect, or it has another suffix.
    """
    suffix = path.suffix.lower()
    if dialect is None:
        if suffix not in _BY_SUFFIX:
            raise ValueError(f"no glossary format ends in {suffix!r}; known: {', '.join(_BY_SUFFIX)}")
        return _BY_SUFFIX[suffix]
    name = name_of(dialect)
    if suffix not in FORMATS[name].suffixes:
        raise ValueError(f"{name} is written to {' or '.join(FORMATS[name].suffixes)}, not to {suffix!r}")
    return name


def name_of(dialect: str) -> str:
    """The dialect of that name, or the usual one of that suffix, with or without its dot.

    Raises:
        ValueError: there is none.
    """
    word = dialect.lower()
    if word in FORMATS:
        return word
    suffix = f".{word.removeprefix('.')}"
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    raise ValueError(f"no glossary format {dialect!r}; known: {', '.join(DIALECTS)}")
