"""The memory itself: open it, feed it, ask it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.errors import ReadError, TextkitError
from textkit.memory.candidates import Candidates
from textkit.memory.model import Added
from textkit.memory.searching import Question, best_of, search
from textkit.memory.store import IN_MEMORY, Store, same_languages

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from textkit.bitext import Bitext, State
    from textkit.memory.model import Entry, MemoryMatch

KEPT: tuple[State, ...] = ("reviewed", "final")
"""The states of what a memory takes in unless told otherwise."""

_AT_ONCE = 5000
"""Pairs to a transaction: what was read when a run is killed stays, and adding it again changes nothing."""


class Memory:
    """A translation memory: pairs of source and target, found again exactly or nearly.

    Make one with `open` or `read`, and close it, best by `with`. One memory belongs to one thread; any
    number of programs may have the same file open, and what one of them adds the others find.

    >>> from textkit.bitext import Bitext
    >>> pair = [("各级工会筹集资金200亿元。", "Trade unions raised 20 billion yuan.")]
    >>> with Memory.open(":memory:") as memory:
    ...     bitext = Bitext.from_pairs(pair, source_language="zh", target_language="en")
    ...     added = memory.add(bitext, states=("draft",))
    ...     match = memory.lookup("各级工会筹集资金300亿元。")[0]
    >>> match.score, match.target, match.shown("各级工会筹集资金300亿元。")
    (99, 'Trade unions raised 30 billion yuan.', '各级工会筹集资金[-200亿元-]{+300亿元+}。')
    """

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)
        self._candidates = tuple(Candidates(store) for store in stores)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True) -> Memory:
        """Open the memory in a file (`.sqlite`, `.tm`), or one that lasts no longer than it is open.

        Args:
            path: the file, or `:memory:`.
            create: whether to make the file where there is none.

        Raises:
            ValueError: the name ends in something else.
            ReadError: the file is missing or cannot be opened.
            FormatError: the file is no memory.
        """
        from textkit.memory.files import MEMORIES, is_memory

        name = str(path)
        if name != IN_MEMORY and not is_memory(Path(name)):
            raise ValueError(f"{name}: the name of a memory ends in one of {' '.join(MEMORIES)}")
        return cls([Store(name, create=create)])

    @classmethod
    def read(cls, *paths: str | os.PathLike[str], states: Sequence[State] = KEPT) -> Memory:
        """The memory of several files, to ask and not to add to.

        Memories are asked where they are; `.tmx`, `.xlf`, `.csv`, `.tsv` and `.jsonl` are read.

        Args:
            paths: the files.
            states: the states of the units to read.

        Raises:
            ValueError: a suffix is none of these.
            ReadError: a file is missing or unreadable.
            FormatError: a file breaks its format, or is no memory.
            TextkitError: the files differ in their languages.
        """
        from textkit.memory.files import is_memory

        stores: list[Store] = []
        try:
            files = [path for path in map(Path, paths) if not is_memory(path)]
            stores += (Store(str(path), create=False) for path in map(Path, paths) if is_memory(path))
            if files or not stores:
                stores.append(Store(IN_MEMORY))
                for path in files:
                    cls([stores[-1]]).add_file(path, states=states)
            _check_languages(stores)
        except BaseException:
            for store in stores:
                store.close()
            raise
        return cls(stores)

    def close(self) -> None:
        """Let go of the files."""
        for store in self._stores:
            store.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return sum(self.counts().values())

    # -- asking ----------------------------------------------------------------------------------

    def lookup(
        self,
        source: str,
        *,
        before: str | None = None,
        after: str | None = None,
        minimum: int = 75,
        limit: int = 5,
    ) -> tuple[MemoryMatch, ...]:
        """The matches of a source, the best first, each target once.

        In their context (101: source, neighbour before and neighbour after are the same), exact (100),
        fuzzy (1 to 99, see `similarity`; where only numbers differ and the target could be given the new
        ones, 99). Among equals what shares a neighbour comes first, then `final` before `reviewed`
        before `draft`, then the newest.

        Args:
            source: the source.
            before: the source before it, "" at the beginning of a document, None if unknown.
            after: the source after it, "" at the end of a document, None if unknown.
            minimum: the lowest score, 1 to 100.
            limit: the greatest number of matches.

        Raises:
            ValueError: `minimum` or `limit` is out of range.
        """
        if not 1 <= minimum <= 100:
            raise ValueError(f"minimum is a score from 1 to 100, not {minimum}")
        if limit < 1:
            raise ValueError(f"limit is a number from 1 on, not {limit}")
        question = Question(source, before, after, minimum, limit)
        found = [
            ranked
            for store, candidates in zip(self._stores, self._candidates, strict=True)
            for ranked in search(store, candidates, question)
        ]
        return tuple(match for _, match in best_of(found, limit))

    def languages(self) -> tuple[str, str] | None:
        """The languages of source and target, or None while the memory is empty."""
        return next((found for store in self._stores if (found := store.languages())), None)

    def counts(self) -> dict[State, int]:
        """How many pairs there are in each state that occurs."""
        total: Counter[State] = Counter()
        for store in self._stores:
            total += Counter(store.counts())
        return dict(total)

    def sources(self) -> int:
        """How many different sources there are (in each file)."""
        return sum(store.sources() for store in self._stores)

    def changed(self) -> tuple[str, str]:
        """The dates of the oldest and the newest pair (`20260131T120000Z`); empty if none has one."""
        dates = [date for store in self._stores for date in store.changed() if date]
        return (min(dates), max(dates)) if dates else ("", "")

    def entries(self) -> Iterator[Entry]:
        """All pairs, in the order in which they came."""
        for store in self._stores:
            yield from store.entries()

    def bitext(self) -> Bitext:
        """All pairs as a bitext, one unit each; context, dates and what other tools said stay behind."""
        from textkit.memory.entries import to_bitext

        return to_bitext(self.entries(), self.languages())

    # -- feeding ---------------------------------------------------------------------------------

    def add(
        self,
        bitext: Bitext,
        *,
        states: Sequence[State] = KEPT,
        document: str = "",
        when: datetime | None = None,
    ) -> Added:
        """Take in the units of a bitext that are translations.

        Drafts and what is no translation yet are left out unless `states` says otherwise; units without
        source or target always are. What is there already is brought up to date, so that adding a bitext
        twice changes nothing but the date.

        Args:
            bitext: the bitext, in document order: the neighbours of a unit are kept as its context.
            states: the states to take in.
            document: what the pairs come from; default: the title or file name that the bitext knows.
            when: when they were translated, with its time zone; default: now.

        Raises:
            TextkitError: the languages are not those of the memory, or the file cannot be written.
            ValueError: a state is unknown, or the memory consists of several files.
        """
        from textkit.formats.prepare import clean
        from textkit.memory.entries import from_bitext

        entries = from_bitext(clean(bitext, xml=True), document, when or datetime.now(UTC))
        return self._add(entries, states, Counter())

    def add_file(self, path: str | os.PathLike[str], *, states: Sequence[State] = KEPT) -> Added:
        """Take in a bitext file: `.tmx`, `.xlf`, `.csv`, `.tsv`, `.jsonl`, or another memory.

        A file that says nothing of states counts as `reviewed`. TMX keeps its own dates and contexts.

        Args:
            path: the file.
            states: the states to take in.

        Raises:
            ValueError: the suffix is none of these, a state is unknown, or the memory consists of
                several files.
            ReadError: the file is missing or unreadable.
            FormatError: the file breaks its format. Some of what stands before that place may be in the
                memory; adding the mended file does no harm.
            TextkitError: the languages are not those of the memory, or the memory cannot be written.
        """
        from textkit.memory.files import is_memory, read_entries

        place = Path(path)
        others: Counter[str] = Counter()
        if not is_memory(place):
            entries = read_entries(place, datetime.now(UTC), self.languages(), others)
            return self._add(entries, states, others)
        if any(
            store.path != IN_MEMORY and place.exists() and place.samefile(store.path)
            for store in self._stores
        ):
            raise ReadError(f"{place}: a memory is not added to itself")
        with Memory.open(place, create=False) as other:
            return self._add(other.entries(), states, others)

    def _add(self, entries: Iterable[Entry], states: Sequence[State], others: Counter[str]) -> Added:
        from textkit.bitext import STATES
        from textkit.memory.entries import wanted

        unknown = [state for state in states if state not in STATES]
        if unknown:
            raise ValueError(f"states are {', '.join(STATES)}, not {unknown[0]!r}")
        if len(self._stores) != 1:
            raise ValueError("this memory consists of several files: open the one to add to")
        left_out: Counter[str] = Counter()
        rest = wanted(entries, states, left_out)
        total = Added()
        while some := list(islice(rest, _AT_ONCE)):
            new, known = self._stores[0].add(some)
            total = replace(total, new=total.new + new, known=total.known + known)
        return replace(total, left_out=dict(left_out), languages=dict(others))

    # -- handing on ------------------------------------------------------------------------------

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write all pairs to a file; the suffix decides.

        `.tmx` holds everything, and reading it gives the same memory. The other formats of
        `textkit.write` hold the pairs with what a unit can hold.

        Raises:
            ValueError: the suffix is unknown.
            OSError: the folder is missing, the target is a folder, or the disk refuses.
        """
        from textkit.files import write_whole
        from textkit.formats import write
        from textkit.memory import tmx

        if Path(path).suffix.lower() != ".tmx":
            write(self.bitext(), path)
            return
        text = tmx.dumps(self.entries(), self.languages() or ("zh", "en"))
        write_whole(Path(path), text.encode())


def _check_languages(stores: Sequence[Store]) -> None:
    """Refuse memories of different languages.

    Raises:
        TextkitError: there are two pairs of languages.
    """
    named = [(store.path, languages) for store in stores if (languages := store.languages())]
    for path, languages in named[1:]:
        if not same_languages(languages, named[0][1]):
            first = "-".join(named[0][1])
            raise TextkitError(f"{path}: {'-'.join(languages)}, and {named[0][0]}: {first}")
