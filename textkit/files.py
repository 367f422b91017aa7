"""Files are written whole or not at all, under names that every system takes."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256
from pathlib import Path

_LONGEST = 110
"""Bytes of a name without its suffix: 120 with the longest one."""
_ODD = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def safe_name(name: str) -> str:
    """A name, without its suffix, that every system takes as that of a plain file in its folder.

    What a name may not hold becomes `_`, a device of Windows gets one behind it, and a long name is cut;
    a part of its digest then keeps it apart from others.

    >>> safe_name("report 2018"), safe_name("a:b"), safe_name(".."), safe_name("CON")
    ('report 2018', 'a_b', '_', 'CON_')
    """
    safe = "".join("_" if ch in _ODD or not ch.isprintable() else ch for ch in name)
    safe = safe.rstrip(" .") or "_"
    if len(safe.encode()) > _LONGEST:
        digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe.encode()[: _LONGEST - 9].decode('utf-8', 'ignore')}-{digest}"
    device, dot, rest = safe.partition(".")
    return f"{device}_{dot}{rest}" if device.lower() in _DEVICES else safe


def write_whole(path: Path, data: bytes) -> None:
    """Write bytes so that the file is either the old one or the whole new one.

    The bytes go to a temporary file beside the target, reach the disk, and take its name. A link is
    followed; a device or a pipe, which cannot be replaced, is written to.

    Raises:
        OSError: the folder is missing, the target is a folder, or the disk refuses.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(f"{path} is a directory")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    try:
        _write(target, data)
    except OSError as error:
        if error.filename is not None:
            # Who reads the message never heard of the temporary file.
            error.filename, error.filename2 = str(path), None
        raise


def _write(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".textkit-{secrets.token_hex(8)}.tmp")
    # Made with the mode of a new file, so that the user's umask holds; an old file keeps its own.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
