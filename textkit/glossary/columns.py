"""Which column of a table holds what."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "source": "source",
        "src": "source",
        "target": "target",
        "tgt": "target",
        "status": "status",
        "pos": "part_of_speech",
        "part_of_speech": "part_of_speech",
        "domain": "domain",
        "do_not_translate": "do_not_translate",
        "case_sensitive": "case_sensitive",
        "note": "note",
        "evidence": "evidence",
        "variants": "variants",
        "forbidden": "forbidden",
        "deprecated": "deprecated",
        "definition": "definition",
        "context": "context",
        "not_inside": "not_inside",
    }
)
"""Column names and the fields they fill; columns of other names are left alone."""

# Language, script and region of a BCP 47 tag: enough to tell `zh-Hans-CN` from a name like `en_variants`.
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?")


def find_columns(names: Sequence[str], source: str, target: str) -> dict[str, int]:
    """The fields that a header names, with the position of their columns.

    A language column is found by its code: `zh-CN` before `zh`, `zh` before `zh-Hans`, where the
    source is `zh-CN`. The names `source` and `target` do as well.

    Args:
        names: the cells of the header.
        source: language code of the source terms.
        target: language code of the renderings.

    Returns:
        field -> position; empty if nothing was recognised.
    """
    clean = [name.strip().lower().replace("-", "_").replace(" ", "_") for name in names]
    found: dict[str, int] = {}
    for position, name in enumerate(clean):
        if name in NAMES:
            found.setdefault(NAMES[name], position)
    for field, code in (("source", source), ("target", target)):
        column = nearest_language(clean, code)
        if column is not None:
            found[field] = column
    return found


def nearest_language(names: Sequence[str], code: str) -> int | None:
    """The position of the language code nearest to the one wanted, None if all are other languages.

    >>> nearest_language(["en-GB", "zh-Hant", "zh"], "zh-CN")
    2
    """
    wanted = code.lower().replace("_", "-")
    tags = [name.lower().replace("_", "-") for name in names]
    if wanted in tags:
        return tags.index(wanted)
    primary = wanted.split("-")[0]
    kin = [n for n, tag in enumerate(tags) if _LANGUAGE.fullmatch(tag) and tag.split("-")[0] == primary]
    return min(kin, key=lambda n: (len(tags[n]), n), default=None)
