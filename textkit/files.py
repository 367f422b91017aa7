"""Files are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


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
