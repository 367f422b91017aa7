"""Read an input of any supported kind into a `TracedText`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from textkit.errors import PluginError, ReadError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from textkit.readers.source import Source
    from textkit.traced import TracedText

__all__ = ["Reader", "read", "suffixes"]

GROUP = "textkit.readers"
"""Entry points of this group add readers; the name is the suffix, with or without its dot."""

_BUILT_IN = {
    "": "textkit.readers.text:read_text",
    ".docx": "textkit.readers.docx:read_docx",
    ".md": "textkit.readers.text:read_text",
    ".pdf": "textkit.readers.pdf:read_pdf",
    ".text": "textkit.readers.text:read_text",
    ".txt": "textkit.readers.text:read_text",
}


class Reader(Protocol):
    """What a reader is: a function of the bytes."""

    def __call__(self, data: bytes, *, name: str, encoding: str | None, errors: str) -> TracedText:
        """Read the bytes of the input called `name`; raise ReadError if they cannot be read."""


def read(source: Source, *, encoding: str | None = None, errors: str = "strict") -> TracedText:
    r"""Read a text with all that is known of it; nothing in it is changed.

    Args:
        source: a path, bytes, or a binary stream. A path is read by its suffix, anything else by its content.
        encoding: of a text file: a codec name, or "mixed" (each line in its own); default: find out.
        errors: "strict" refuses bytes that do not decode, "replace" reads them as U+FFFD and says so.

    Returns:
        The text. `meta` has `source`, `encoding`, `confidence` (0 to 1) and `warnings`; `pages` are the raw
        offsets where pages begin (after form feeds).

    Raises:
        ReadError: missing, unreadable, of an unknown kind, or not decodable.
        PluginError: the plug-in for this kind cannot be loaded.
        ValueError: an unknown encoding or value of `errors`.

    >>> read("工会\f".encode("gb18030")).meta["encoding"]
    'gb18030'
    """
    from textkit.readers.content import sniff
    from textkit.readers.source import load

    data, name, suffix = load(source)
    kind = sniff(data)
    if not suffix and kind:
        suffix = kind.suffix
    reader = _reader(suffix)
    if reader is None:
        what = f"is {kind.label}" if kind else f"has the unknown suffix {suffix}"
        raise ReadError(f"{name}: {what}; can be read: {' '.join(suffixes())}, and text without a suffix")
    return reader(data, name=name, encoding=encoding, errors=errors)


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be read, sorted; plug-ins included."""
    added = {_suffix_of(point) for point in _plug_ins()}
    return tuple(sorted((added | set(_BUILT_IN)) - {""}))


def _reader(suffix: str) -> Reader | None:
    if suffix in _BUILT_IN:
        module, _, function = _BUILT_IN[suffix].partition(":")
        built_in: Reader = getattr(import_module(module), function)
        return built_in
    for point in _plug_ins():
        if _suffix_of(point) == suffix:
            return _load(point)
    return None


def _plug_ins() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def _suffix_of(point: EntryPoint) -> str:
    return "." + point.name.lower().lstrip(".")


def _load(point: EntryPoint) -> Reader:
    try:
        reader: Reader = point.load()
    except Exception as error:
        raise PluginError(f"the reader {point.name} ({point.value}) cannot be loaded: {error!r}") from error
    return reader
