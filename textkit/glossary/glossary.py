"""The glossary that a user holds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textkit.glossary.columns import find_columns
from textkit.glossary.concepts import concepts
from textkit.glossary.folding import DEFAULT_FOLDS, FOLDS, check_folds
from textkit.glossary.matching import Matcher
from textkit.glossary.merging import read_merged
from textkit.glossary.rows import make_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from textkit.glossary.model import Match, Term


class Glossary:
    """Terms and where they stand in a text.

    >>> glossary = Glossary.from_rows([{"zh": "工会", "en": "trade union|labour union"}])
    >>> [(m.start, m.end, m.term.target) for m in glossary.find("各级工会")]
    [(2, 4, 'trade union')]

    Args:
        terms: the terms; where two fit a place equally well, the earlier one wins.
        fold: what a match may differ in, of `case`, `width`, `script` (simplified and traditional),
            `marks` (kinds of quotes, middle dots and commas; quotes and dots of a term may also be
            missing in the text) and `spaces` (except between two Latin words).
        source: language code of the terms.
        target: language code of the renderings.

    Raises:
        ValueError: there is no such fold.
    """

    def __init__(
        self,
        terms: Iterable[Term] = (),
        *,
        fold: Iterable[str] = DEFAULT_FOLDS,
        source: str = "zh",
        target: str = "en",
    ) -> None:
        self._terms = tuple(terms)
        self._folds = check_folds(fold)
        self.source_language = source
        self.target_language = target

    @classmethod
    def read(
        cls,
        *paths: str | PathLike[str],
        fold: Iterable[str] = DEFAULT_FOLDS,
        source: str = "zh",
        target: str = "en",
    ) -> Glossary:
        """A glossary from one or more files; the suffix tells the format.

        `.csv`, `.tsv` and `.xlsx` are tables. A table has a header with language codes (`zh,en`; `zh-CN`
        and `zh-Hans` count as `zh`) or with `source,target`, or none: then its columns are source,
        target and note. Further columns by name: `status`, `part_of_speech` (or `pos`), `domain`,
        `definition`, `context`, `do_not_translate`, `case_sensitive`, `note`, `evidence`, `variants`,
        `forbidden`, `deprecated`, `not_inside`; others are ignored. Vertical bars part several texts of
        a cell. Rows with the same source are one concept. A row without a target blocks: where it
        matches, nothing else does. `.tbx` is TBX of version 2 or 3, `.txt` and `.utf8` are OmegaT's list.

        A later file adds to the earlier ones and overrides them, source by source. Its targets come
        first, so its preferred one is the preferred one; those of earlier files follow as admitted
        ones, unless the later file gives them another status. Its other fields win where they are not
        empty; a yes stays a yes. A term that it blocks is gone; a blocked one that it renders is back.
        `merge_report` says what was overridden.

        Args:
            paths: the files, the most important one last.
            fold: see the class.
            source: language code of the terms.
            target: language code of the renderings.

        Raises:
            ReadError: a file is missing or cannot be read.
            GlossaryError: a file is broken, or contradicts itself: file and line are named.
            PluginError: a package for this kind of file is not installed.
            ValueError: no path, or no such fold.
        """
        if not paths:
            message = "a glossary is read from at least one file"
            raise ValueError(message)
        folds = check_folds(fold)
        return cls(read_merged(paths, source, target), fold=folds, source=source, target=target)

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        fold: Iterable[str] = DEFAULT_FOLDS,
        source: str = "zh",
        target: str = "en",
    ) -> Glossary:
        """A glossary from mappings with the keys that `read` knows as columns; others are ignored.

        Targets, variants and forbidden renderings may be sequences, yes and no booleans.

        Raises:
            GlossaryError: a row is broken or contradicts another one; `line` counts the rows from 1.
            ValueError: there is no such fold.
        """
        folds = check_folds(fold)
        known: dict[tuple[str, ...], dict[str, int]] = {}
        made = []
        for number, row in enumerate(rows, 1):
            names = tuple(row)
            if names not in known:
                known[names] = find_columns(names, source, target)
            values = {field: row[names[position]] for field, position in known[names].items()}
            made.append(make_row(values, "row", number))
        return cls(concepts(made).values(), fold=folds, source=source, target=target)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, in the order of the files, those that only block among them."""
        return self._terms

    @property
    def fold(self) -> tuple[str, ...]:
        """What a match may differ in."""
        return tuple(fold for fold in FOLDS if fold in self._folds)

    def find(self, text: str) -> tuple[Match, ...]:
        """The terms in a text: leftmost-longest, non-overlapping, in the order of the text.

        Chinese terms match anywhere, but an end that is a letter or digit matches at the end of a word
        only, no number is cut (2025 in 20250, 十九大 in 二十九大类), and no term matches inside a text of
        its `not_inside`. Where that rules out a longer term, a shorter one is tried. Variation selectors
        are overlooked. Offsets count code points.
        """
        return self._matcher.find(text)

    def write(self, path: str | PathLike[str], *, dialect: str | None = None) -> None:
        """Write the glossary to a file; see `write_glossary`.

        >>> import tempfile
        >>> glossary = Glossary.from_rows([{"zh": "工会", "en": "trade union|labour union"}])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     glossary.write(f"{folder}/terms.tbx")
        ...     Glossary.read(f"{folder}/terms.tbx").terms == glossary.terms
        True
        """
        from textkit.glossary.writing import write_glossary

        write_glossary(self, path, dialect=dialect)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._terms, self._folds)

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._terms, self.fold, self.source_language, self.target_language)

    def __repr__(self) -> str:
        plural = "" if len(self) == 1 else "s"
        return f"<Glossary, {len(self)} term{plural}, fold {'+'.join(self.fold) or 'nothing'}>"


def _rebuild(terms: tuple[Term, ...], fold: tuple[str, ...], source: str, target: str) -> Glossary:
    return Glossary(terms, fold=fold, source=source, target=target)
