"""Candidates as a table that a translator fills in and a glossary reads back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.terminology.extraction import Candidate


def candidates_csv(found: Iterable[Candidate], *, source: str = "zh", target: str = "en") -> str:
    r"""A CSV with the columns source, target (empty), count and note (the contexts).

    `Glossary.read` takes the file as it is: until its target is filled in, a row only blocks.

    Args:
        found: the candidates.
        source: language code of the terms, the name of their column.
        target: language code of the renderings to come.

    >>> from textkit.terminology import Candidate
    >>> candidates_csv([Candidate("最低工资", 2, 1.5, ("落实最低工资", "最低工资标准"))])
    'zh,en,count,note\n最低工资,,2,落实最低工资 / 最低工资标准\n'
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow((source, target, "count", "note"))
    for candidate in found:
        contexts = " / ".join(" ".join(context.split()) for context in candidate.contexts)
        writer.writerow((candidate.term, "", candidate.count, contexts))
    return table.getvalue()
