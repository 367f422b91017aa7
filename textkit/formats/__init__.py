"""The files a bitext, a document or a text is written to and read from. The suffix decides."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from textkit.bitext import Bitext
from textkit.errors import PluginError, ReadError
from textkit.files import write_whole
from textkit.formats.prepare import Fill, clean, encode, filled

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from textkit.document import Document
    from textkit.traced import TracedText

    Writable = Bitext | Document | TracedText

__all__ = ["dumps", "losses", "places", "read_bitext", "suffixes", "write"]

GROUP = "textkit.writers"
Layout = Literal["table", "interleaved"]


class _Format(NamedTuple):
    """Where a format lives, the options of `write` it takes, and what its functions are always told."""

    module: str
    options: tuple[str, ...] = ()
    always: tuple[tuple[str, Any], ...] = ()
    readable: bool = False


_TABLE = ("excel_safe", "header")
_NO_CONTROLS = ("tmx", "xlf", "xliff", "po", "xlsx", "docx")
_PARALLEL = ("zh", "en")
_XLIFF = _Format("textkit.formats.xliff", ("version",), readable=True)
_HTML = _Format("textkit.formats.html")
_BUILT_IN: Mapping[str, _Format] = MappingProxyType(
    {
        "jsonl": _Format("textkit.formats.jsonl", ("unit",), readable=True),
        "txt": _Format("textkit.formats.plain"),
        "md": _Format("textkit.formats.markdown"),
        "csv": _Format("textkit.formats.table", _TABLE, (("delimiter", ","),), readable=True),
        "tsv": _Format("textkit.formats.table", _TABLE, (("delimiter", "\t"),), readable=True),
        "tmx": _Format("textkit.formats.tmx", ("version",), readable=True),
        "xlf": _XLIFF,
        "xliff": _XLIFF,
        "html": _HTML,
        "htm": _HTML,
        "po": _Format("textkit.formats.po", readable=True),
        "xlsx": _Format("textkit.formats.spreadsheet", ("header",), readable=True),
        "docx": _Format("textkit.formats.word", ("layout",), readable=True),
        "parquet": _Format("textkit.formats.parquet", readable=True),
        "zh": _Format("textkit.formats.parallel", always=(("side", "zh"),), readable=True),
        "en": _Format("textkit.formats.parallel", always=(("side", "en"),), readable=True),
    }
)


def write(
    value: Writable,
    path: str | os.PathLike[str],
    *,
    version: str | None = None,
    fill: Fill | None = None,
    excel_safe: bool = True,
    unit: Literal["sentence", "block"] = "sentence",
    header: bool = True,
    layout: Layout = "table",
) -> None:
    """Write a bitext, a document or a text to a file; the suffix of its name decides the format.

    The file is written whole or not at all. A character that the format cannot hold (a lone surrogate
    anywhere, most control characters in XML) becomes U+FFFD, and a note of its unit says so.

    Args:
        value: what to write. `.jsonl`, `.txt`, `.md` and `.html` also take a document, the last three
            a text as well.
        path: where to; its folder exists.
        version: version of the format, for `.xlf` ("1.2", the default, or "2.1") and `.tmx` ("1.4").
        fill: what the target of untranslated and partial units holds: nothing ("empty"), the source
            ("source"), or what the draft put there ("terms", the default).
        excel_safe: for `.csv` and `.tsv`: a byte-order mark, and an apostrophe before each cell that a
            spreadsheet would run as a formula.
        unit: for a document in `.jsonl`: one line per sentence or per block.
        header: for `.csv`, `.tsv` and `.xlsx`: with False, two columns, source and target, without a head.
        layout: for `.docx`: a table of two columns ("table"), or paragraph by paragraph ("interleaved"),
            which is not read back.

    `.zh` and `.en` are parallel files, one unit a line: naming one writes both.

    Raises:
        ValueError: the suffix is unknown, or the format cannot hold such a value or option.
        OSError: the folder is missing, the target is a folder, or the disk refuses.

    >>> import tempfile
    >>> pair = Bitext.from_pairs([("工会", "trade union")], source_language="zh", target_language="en")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(pair, f"{folder}/pair.tmx")
    ...     read_bitext(f"{folder}/pair.tmx").units[0].target
    'trade union'
    """
    target = Path(path)
    data = {
        place: dumps(
            value,
            place.suffix,
            version=version,
            fill=fill,
            excel_safe=excel_safe,
            unit=unit,
            header=header,
            layout=layout,
            for_file=True,
        )
        for place in places(target)
    }
    if not target.parent.is_dir():
        raise FileNotFoundError(f"{target}: there is no folder {target.parent}")
    for place, content in data.items():
        write_whole(place, encode(content))


def places(target: Path) -> tuple[Path, ...]:
    """The files that `write` writes where this one is asked for: of parallel files both."""
    if target.suffix.lower().removeprefix(".") not in _PARALLEL:
        return (target,)
    return tuple(target.with_suffix(f".{side}") for side in _PARALLEL)


def dumps(
    value: Writable,
    format: str,  # noqa: A002 - the word that users of the command line know
    *,
    version: str | None = None,
    fill: Fill | None = None,
    excel_safe: bool = True,
    unit: Literal["sentence", "block"] = "sentence",
    header: bool = True,
    layout: Layout = "table",
    for_file: bool = False,
) -> str | bytes:
    r"""What `write` would put into a file of that format, as text, or as bytes where the format has its own.

    Args:
        value: what to write.
        format: the suffix, with or without its dot.
        version: as in `write`.
        fill: as in `write`.
        excel_safe: as in `write`.
        unit: as in `write`.
        header: as in `write`.
        layout: as in `write`.
        for_file: lead CSV and TSV with a byte-order mark, so that a spreadsheet reads them as UTF-8.

    Raises:
        ValueError: the format is unknown, or cannot hold such a value or option.

    >>> dumps(Bitext.from_pairs([("a", "b")], source_language="en", target_language="de"), "txt")
    'a\nb\n'
    """
    suffix = _suffix(format)
    if isinstance(value, Bitext):
        # A line of a parallel file cannot say that it is no translation.
        chosen = fill or ("empty" if suffix in _PARALLEL else None)
        value = clean(filled(value, chosen), xml=suffix in _NO_CONTROLS)
    if suffix not in _BUILT_IN:
        return _plugin(suffix)(value)
    found = _BUILT_IN[suffix]
    if version is not None and "version" not in found.options:
        raise ValueError(f"version: .{suffix} has no versions to choose from")
    given = {
        "version": version,
        "excel_safe": excel_safe,
        "unit": unit,
        "header": header,
        "layout": layout,
    }
    options = {name: given[name] for name in found.options} | dict(found.always)
    written: str | bytes = import_module(found.module).write(value, **options)
    if for_file and excel_safe and "excel_safe" in found.options and isinstance(written, str):
        return "\ufeff" + written
    return written


def read_bitext(path: str | os.PathLike[str], *, excel_safe: bool = True, header: bool = True) -> Bitext:
    """Read a bitext, ours or another tool's.

    The suffix decides: `.jsonl`, `.tmx`, `.xlf`, `.po`, `.csv`, `.tsv`, `.xlsx`, `.docx`, `.parquet`,
    or one of two parallel files, `.zh` and `.en`; the one that is named is the source.

    Args:
        path: the file.
        excel_safe: whether a CSV or TSV was written with `excel_safe`: its apostrophes are taken off.
        header: whether a CSV, TSV or XLSX begins with a header; without one the first two columns are
            source and target.

    Raises:
        ValueError: the suffix is none of these.
        ReadError: the file is missing, unreadable, no plain file, or a zip that is damaged or a bomb.
        PluginError: the package that reads the format is not installed.
        FormatError: the file breaks its format; the message names the line.
    """
    source = Path(path)
    suffix = source.suffix.lower().removeprefix(".")
    found = _BUILT_IN.get(suffix)
    if found is None or not found.readable:
        readable = ", ".join(f".{name}" for name, format_ in _BUILT_IN.items() if format_.readable)
        raise ValueError(f"{source}: bitexts are read from {readable}")
    if source.exists() and not source.is_file():
        raise ReadError(f"{source}: not a plain file")
    given = {"excel_safe": excel_safe, "header": header}
    options = dict(found.always) | {name: given[name] for name in found.options if name in given}
    try:
        bitext: Bitext = import_module(found.module).read(source, **options)
    except OSError as error:
        raise ReadError(f"{error.filename or source}: {error.strerror or error}") from error
    return clean(bitext)


def losses(bitext: Bitext, format: str) -> tuple[str, ...]:  # noqa: A002
    """What a format cannot hold of this bitext, one short sentence each; nothing for a faithful format.

    Raises:
        ValueError: the format is unknown.

    >>> losses(Bitext.from_pairs([("a", "b")], source_language="en", target_language="de"), "csv")
    ()
    """
    suffix = _suffix(format)
    if suffix not in _BUILT_IN:
        return ()
    if not _BUILT_IN[suffix].readable:
        return (f".{suffix} is for reading; it is not read back as a bitext",)
    dropped: Mapping[str, str] = getattr(import_module(_BUILT_IN[suffix].module), "DROPPED", {})
    counts = {
        told: sum(bool(getattr(unit, name)) for unit in bitext.units)
        for name, told in dropped.items()
        if name != "meta"
    }
    lost = [f".{suffix} does not keep {told} (units concerned: {n})" for told, n in counts.items() if n]
    if "meta" in dropped and bitext.meta:
        lost.append(f".{suffix} does not keep what is known of the whole: {', '.join(sorted(bitext.meta))}")
    return tuple(lost)


def suffixes() -> tuple[str, ...]:
    """The suffixes that `write` knows, built-in and plugged in."""
    from importlib import metadata

    plugged = (point.name for point in metadata.entry_points(group=GROUP))
    return tuple(dict.fromkeys(f".{name}" for name in (*_BUILT_IN, *plugged)))


def _suffix(name: str) -> str:
    """The name under which a format is known."""
    suffix = name.lower().removeprefix(".")
    if suffix not in _BUILT_IN and f".{suffix}" not in suffixes():
        shown = f".{suffix}" if suffix else "no suffix"
        raise ValueError(f"{shown}: unknown format; known are {', '.join(suffixes())}")
    return suffix


def _plugin(name: str) -> Callable[[Writable], str | bytes]:
    """The writer that another package offers under this suffix."""
    from importlib import metadata

    (point, *_) = metadata.entry_points(group=GROUP, name=name)
    try:
        writer: Callable[[Writable], str | bytes] = point.load()
    except Exception as error:
        raise PluginError(f"the writer for .{name} ({point.value}) cannot be loaded: {error}") from error
    return writer
