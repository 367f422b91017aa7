"""How texts, documents and bitexts look in a notebook: a short table, without script, escaped.

A notebook that shows no HTML shows the `repr` instead.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN = 12
"""Rows shown of a table; the rest is counted."""
_LONGEST = 160
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_CELL = "text-align:left;vertical-align:top;white-space:pre-line"


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], total: int) -> str:
    """HTML of a title and the first rows of a table.

    Args:
        title: a line over the table.
        heads: names of the columns.
        rows: the cells, as text; only the first `SHOWN` rows are taken, and of a cell its beginning.
        total: how many rows there are in all.

    >>> "&lt;b&gt;" in table("a", ["source"], [["<b>"]], 1)
    True
    """
    parts = [f"<div><p><b>{_fit(title)}</b></p><table><thead><tr>"]
    parts += (f'<th scope="col" style="{_CELL}">{_fit(head)}</th>' for head in heads)
    parts.append("</tr></thead><tbody>")
    for row, _ in zip(rows, range(SHOWN), strict=False):
        cells = (f'<td style="{_CELL}">{_fit(_shortened(cell))}</td>' for cell in row)
        parts.append(f"<tr>{''.join(cells)}</tr>")
    parts.append("</tbody></table>")
    if total > SHOWN:
        parts.append(f"<p>… {total - SHOWN:,} more</p>")
    return "".join((*parts, "</div>"))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _fit(text: str) -> str:
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))
