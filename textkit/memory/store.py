"""The file behind a memory: one SQLite database, whole after every crash.

`segment` holds each key once (see `folding`), with the signature that tells what can be near it;
`entry` holds the pairs, several to a segment. Writers take turns, readers see what was committed.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textkit.bitext import STATES
from textkit.errors import FormatError, ReadError, TextkitError
from textkit.memory.folding import FOLDING, fold
from textkit.memory.merging import merged
from textkit.memory.model import Entry
from textkit.memory.signatures import signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.bitext import State

IN_MEMORY = ":memory:"

_APPLICATION = 0x746B746D  # "tktm", in the place where SQLite keeps whose file it is
_VERSION = 1
_PATIENCE = 30.0
"""Seconds to wait for another writer."""
_MANY = 500
_SCHEMA = (
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE segment (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, key TEXT NOT NULL,"
    " length INTEGER NOT NULL, signature BLOB NOT NULL)",
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE,"
    " segment INTEGER NOT NULL REFERENCES segment, source TEXT NOT NULL, target TEXT NOT NULL,"
    " state INTEGER NOT NULL, changed TEXT NOT NULL, record TEXT NOT NULL)",
    "CREATE INDEX entry_of_segment ON entry (segment)",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
)
_COLUMNS = "source, target, state, record"
_BEST_FIRST = "ORDER BY state DESC, changed DESC, id DESC"


class Store:
    """One database of pairs.

    Args:
        path: the file, or `:memory:`.
        create: whether to make the file where there is none.

    Raises:
        ReadError: there is no such file, or it cannot be opened.
        FormatError: the file is no memory, is damaged, or was made by a newer textkit.
        TextkitError: another program keeps the file locked.
    """

    def __init__(self, path: str, *, create: bool = True) -> None:
        self.path = path
        self._written = 0
        self._connection = _connect(path, create)
        try:
            with self._guarded():
                self._begin(create)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # -- reading ---------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside is read from one state of the file, whatever others write meanwhile."""
        with self._guarded(), self._transaction("DEFERRED"):
            yield

    def languages(self) -> tuple[str, str] | None:
        """The languages of the pairs, or None while there are none."""
        with self._guarded():
            return self._languages()

    def counts(self) -> dict[State, int]:
        """How many pairs there are, by state, for the states that occur."""
        with self._guarded():
            rows = self._all("SELECT state, count(*) FROM entry GROUP BY state ORDER BY state")
        return {STATES[state]: count for state, count in rows}

    def sources(self) -> int:
        """How many different sources there are."""
        with self._guarded():
            return int(self._one("SELECT count(DISTINCT source) FROM entry"))

    def changed(self) -> tuple[str, str]:
        """The dates of the oldest and the newest pair that has one; empty if none has."""
        with self._guarded():
            ((first, last),) = self._all("SELECT min(changed), max(changed) FROM entry WHERE changed != ''")
        return first or "", last or ""

    def entries(self) -> Iterator[Entry]:
        """All pairs, in the order in which they came."""
        with self.reading():
            for row in self._connection.execute(f"SELECT {_COLUMNS} FROM entry ORDER BY id"):  # noqa: S608
                yield _entry(*row)

    def version(self) -> tuple[int, int]:
        """A value that changes when anyone has written; the second part when segments were made anew."""
        seen = int(self._one("PRAGMA data_version")) + self._written
        return seen, int(self._fact("generation") or 0)

    def segments(self, after: int) -> list[tuple[int, int, bytes]]:
        """The segments from an id on: id, length of the key, signature."""
        return self._all("SELECT id, length, signature FROM segment WHERE id > ? ORDER BY id", after)

    def keys(self, segments: list[int]) -> list[tuple[int, str]]:
        """The keys of segments."""
        found: list[tuple[int, str]] = []
        for first in range(0, len(segments), _MANY):
            some = segments[first : first + _MANY]
            marks = ",".join("?" * len(some))
            found += self._all(f"SELECT id, key FROM segment WHERE id IN ({marks})", *some)  # noqa: S608
        return found

    def segment(self, key: str) -> int | None:
        """The segment with that key."""
        rows = self._all("SELECT id FROM segment WHERE digest = ?", _digest(key))
        return int(rows[0][0]) if rows else None

    def with_source(self, segment: int, source: str, limit: int) -> list[Entry]:
        """Pairs of a segment with exactly that source, the most trustworthy and then the newest first."""
        query = f"SELECT {_COLUMNS} FROM entry WHERE segment = ? AND source = ? {_BEST_FIRST} LIMIT ?"  # noqa: S608
        return [_entry(*row) for row in self._all(query, segment, source, limit)]

    def of_segment(self, segment: int, limit: int) -> list[Entry]:
        """Pairs of a segment, the most trustworthy and then the newest first."""
        query = f"SELECT {_COLUMNS} FROM entry WHERE segment = ? {_BEST_FIRST} LIMIT ?"  # noqa: S608
        return [_entry(*row) for row in self._all(query, segment, limit)]

    # -- writing ---------------------------------------------------------------------------------

    def add(self, entries: Iterable[Entry]) -> tuple[int, int]:
        """Take in pairs, all or none of them, and return how many were new and how many were known.

        A pair with the same source, target and context as one that is there is merged with it.

        Raises:
            TextkitError: the languages are not those of the memory, or the file cannot be written.
        """
        new = known = 0
        with self._guarded(), self._transaction("IMMEDIATE"):
            languages = self._languages()
            for entry in entries:
                languages = languages or self._set_languages(entry.languages)
                self._check_languages(entry.languages, languages)
                if self._put(entry):
                    new += 1
                else:
                    known += 1
        self._written += 1
        return new, known

    def _put(self, entry: Entry) -> bool:
        """Write one pair; whether it was new."""
        digest = _digest(entry.source, entry.target, entry.before, entry.after)
        known = self._all(f"SELECT {_COLUMNS} FROM entry WHERE digest = ?", digest)  # noqa: S608
        if known:
            entry = merged(_entry(*known[0]), entry)
            query = "UPDATE entry SET state = ?, changed = ?, record = ? WHERE digest = ?"
            self._run(query, STATES.index(entry.state), entry.changed, _record(entry), digest)
            return False
        self._run(
            "INSERT INTO entry (digest, segment, source, target, state, changed, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            digest,
            self._make_segment(entry.source),
            entry.source,
            entry.target,
            STATES.index(entry.state),
            entry.changed,
            _record(entry),
        )
        return True

    def _make_segment(self, source: str) -> int:
        """The segment of a source, made if it is not there."""
        key = fold(source).key
        known = self.segment(key)
        if known is not None:
            return known
        query = "INSERT INTO segment (digest, key, length, signature) VALUES (?, ?, ?, ?)"
        made = self._connection.execute(query, (_digest(key), key, len(key), signature(key)))
        return int(made.lastrowid or 0)

    # -- the file itself -------------------------------------------------------------------------

    def _begin(self, create: bool) -> None:
        """Make sure that it is a memory, of this version, with keys as they are made today."""
        self._connection.execute("PRAGMA cache_size = -65536")
        if create and not self._all("SELECT 1 FROM sqlite_master LIMIT 1") and not self._owner():
            self._make()
        if self._owner() != _APPLICATION:
            raise FormatError("not a translation memory of textkit", self.path)
        version = int(self._one("PRAGMA user_version"))
        if version != _VERSION:
            raise FormatError(f"a memory of version {version}; this textkit knows {_VERSION}", self.path)
        if self._fact("folding") != _folding():
            self._fold_anew()

    def _make(self) -> None:
        with self._transaction("IMMEDIATE"):
            if self._owner() == _APPLICATION:  # another process was quicker
                return
            for statement in _SCHEMA:
                self._connection.execute(statement)
            self._set_fact("folding", _folding())

    def _fold_anew(self) -> None:
        """Make all keys anew, as today's folding wants them; a file that cannot be written stays as it is.

        Then its exact matches are still found, and fuzzy ones by its old keys.
        """
        try:
            with self._transaction("IMMEDIATE"):
                rows = self._all("SELECT id, source FROM entry")
                self._run("DELETE FROM segment")
                for row, source in rows:
                    self._run("UPDATE entry SET segment = ? WHERE id = ?", self._make_segment(source), row)
                self._set_fact("folding", _folding())
                self._set_fact("generation", str(int(self._fact("generation") or 0) + 1))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in ("SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY"):
                raise

    def _languages(self) -> tuple[str, str] | None:
        found = self._fact("languages")
        if found is None:
            return None
        source, target = json.loads(found)
        return source, target

    def _set_languages(self, languages: tuple[str, str]) -> tuple[str, str]:
        self._set_fact("languages", json.dumps(languages))
        return languages

    def _check_languages(self, given: tuple[str, str], own: tuple[str, str]) -> None:
        """Refuse another pair of languages; regions do not count."""
        if not same_languages(given, own):
            raise TextkitError(f"{self.path}: a memory of {'-'.join(own)} does not hold {'-'.join(given)}")

    def _owner(self) -> int:
        return int(self._one("PRAGMA application_id"))

    def _fact(self, name: str) -> str | None:
        rows = self._all("SELECT value FROM fact WHERE name = ?", name)
        return str(rows[0][0]) if rows else None

    def _set_fact(self, name: str, value: str) -> None:
        self._run("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, value)

    def _all(self, query: str, *values: Any) -> list[Any]:
        return self._connection.execute(query, values).fetchall()

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchone()[0]

    def _run(self, query: str, *values: Any) -> None:
        self._connection.execute(query, values)

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[None]:
        self._connection.execute(f"BEGIN {kind}")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Say in one line, with the name of the file, what SQLite has against it."""
        try:
            yield
        except sqlite3.Error as error:
            raise _explained(error, self.path) from error


def same_languages(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two pairs of codes name the same languages, regions and scripts apart."""
    return all(_primary(a) == _primary(b) for a, b in zip(one, other, strict=True))


def _connect(path: str, create: bool) -> sqlite3.Connection:
    """An open connection that leaves transactions to us.

    Raises:
        ReadError: the file is missing or cannot be opened.
    """
    if path == IN_MEMORY:
        return sqlite3.connect(path, isolation_level=None)
    place = Path(path)
    if place.exists() and not place.is_file():
        raise ReadError(f"{path}: not a plain file")
    if not place.exists() and not create:
        raise ReadError(f"{path}: No such file or directory")
    if not place.absolute().parent.is_dir():
        raise ReadError(f"{path}: there is no folder {place.parent}")
    address = f"{place.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    try:
        return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise ReadError(f"{path}: {error}") from error


def _explained(error: sqlite3.Error, path: str) -> TextkitError:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code == "SQLITE_NOTADB":
        return FormatError("not a translation memory of textkit", path)
    if code.startswith("SQLITE_CORRUPT"):
        return FormatError(f"damaged: {error}", path)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return TextkitError(f"{path}: another program is writing to this memory; try again")
    if code.startswith("SQLITE_CANTOPEN"):
        return ReadError(f"{path}: {error}")
    return TextkitError(f"{path}: {error}")


def _folding() -> str:
    """What the keys depend on: the folding, and the quantities that this version finds."""
    from textkit import __version__

    return f"{FOLDING} {__version__}"


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


def _digest(*texts: str | None) -> bytes:
    """A short name for texts, the same for no others."""
    return blake2b(json.dumps(texts).encode(), digest_size=16).digest()


def _record(entry: Entry) -> str:
    """All of a pair that has no column of its own, as JSON."""
    record = {
        "id": entry.id,
        "languages": entry.languages,
        "before": entry.before,
        "after": entry.after,
        "document": entry.document,
        "notes": entry.notes,
        "props": entry.props,
        "attributes": dict(entry.attributes),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _entry(source: str, target: str, state: int, record: str) -> Entry:
    found = json.loads(record)
    return Entry(
        source=source,
        target=target,
        state=STATES[state],
        id=found["id"],
        languages=(found["languages"][0], found["languages"][1]),
        before=found["before"],
        after=found["after"],
        document=found["document"],
        notes=tuple(found["notes"]),
        props=tuple((name, text) for name, text in found["props"]),
        attributes=found["attributes"],
    )
