"""What engines have answered, in an SQLite file, so that nothing is asked twice."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.engines.model import Engine, Pair

MEMORY = ":memory:"
_VERSION = 1
_APPLICATION = 0x746B656E
_SCHEMA = """
create table if not exists answers (
    key text primary key,
    answer text not null,
    engine text not null,
    made text not null default current_timestamp
) without rowid
"""


class Cache:
    """Answers by key. Each is on disk before the next is asked for: a killed run loses none.

    Several threads and several processes may use one file. Nothing but answers, engine names and
    hashes is kept: neither keys nor sources.

    Args:
        path: the file; it is made, readable by its owner alone, if it is missing. `:memory:` keeps
            answers for the life of the object.

    Raises:
        EngineError: the file cannot be opened, or is no cache of textkit.
    """

    def __init__(self, path: str | Path = MEMORY) -> None:
        self._lock = threading.Lock()
        self._path = str(path)
        try:
            self._connection = self._open()
        except (sqlite3.Error, OSError) as error:
            raise EngineError(f"{path}: the cache cannot be used: {error}") from error

    def _open(self) -> sqlite3.Connection:
        if self._path != MEMORY:
            Path(self._path).parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(
            self._path, timeout=30, isolation_level=None, check_same_thread=False, cached_statements=16
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    @staticmethod
    def _prepare(connection: sqlite3.Connection) -> None:
        application = connection.execute("pragma application_id").fetchone()[0]
        version = connection.execute("pragma user_version").fetchone()[0]
        is_new = not connection.execute("select count(*) from sqlite_master").fetchone()[0]
        if not is_new and (application, version) != (_APPLICATION, _VERSION):
            raise sqlite3.DatabaseError("it is another program's file, or of another version")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute(f"pragma application_id = {_APPLICATION}")
        connection.execute(f"pragma user_version = {_VERSION}")
        connection.execute(_SCHEMA)

    def get(self, key: str) -> str | None:
        """The answer under a key, or None."""
        with self._lock:
            row = self._connection.execute("select answer from answers where key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, answer: str, engine: str) -> None:
        """Keep an answer; an older one under the same key is replaced.

        Raises:
            EngineError: the disk refuses.
        """
        # A lone surrogate cannot be written; it cannot be sent to an engine either.
        text = answer.encode("utf-8", "replace").decode("utf-8")
        try:
            with self._lock:
                self._connection.execute(
                    "insert or replace into answers (key, answer, engine) values (?, ?, ?)",
                    (key, text, engine),
                )
        except sqlite3.Error as error:
            raise EngineError(f"{self._path}: the answer cannot be kept: {error}") from error

    def __len__(self) -> int:
        with self._lock:
            return int(self._connection.execute("select count(*) from answers").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_place() -> Path:
    """Where the cache of a user lies: `TEXTKIT_CACHE`, else below the folder that the system has for it."""
    chosen = os.environ.get("TEXTKIT_CACHE")
    if chosen:
        return Path(chosen)
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = home / "Library" / "Caches"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return folder / "textkit" / "engines.sqlite"


def cache_key(
    engine: Engine, source: str, target: str, text: str, *, told: Iterable[object] = (), glossary: str = ""
) -> str:
    """The key of an answer: a hash of all that it depends on.

    Args:
        engine: its name, model, place, placeholder style and prompt version count.
        source: language of the text.
        target: language of the answer.
        text: what is sent, placeholders and all.
        told: what else the engine is told about the text: terms, numbers, what an earlier answer missed.
        glossary: fingerprint of the glossary that the engine holds.
    """
    from textkit.engines.model import traits_of

    traits = traits_of(engine)
    parts = [
        engine.name, traits.model, traits.place, traits.version, traits.style.name,
        source, target, glossary, list(told), text,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def fingerprint(pairs: Iterable[Pair]) -> str:
    """A short name for a glossary: the same for the same pairs, in whatever order."""
    text = json.dumps(sorted(set(pairs)))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
