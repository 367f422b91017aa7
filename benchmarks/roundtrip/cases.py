"""The cases: which document is set how by which typesetter, read by which extractor, and what is right."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.roundtrip import extract, libreoffice, reportlab_pages, weasy
from benchmarks.roundtrip.documents import with_contents
from benchmarks.roundtrip.styles import bands, draw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.roundtrip.documents import Document
    from benchmarks.roundtrip.styles import Style

_CONTENTS = {"zh-Hans": "目录", "zh-Hant": "目錄", "ja": "目次"}


@dataclass(frozen=True)
class Sheet:
    """A document set in a style by a typesetter."""

    document: Document
    style: Style
    typesetter: str
    path: Path

    @property
    def name(self) -> str:
        return self.path.stem


@dataclass(frozen=True)
class Case:
    """Extracted text and the blocks that went in."""

    name: str
    raw: str
    gold: dict[str, Any]


def plan(documents: Sequence[Document], styles: int, typesetters: Sequence[str], folder: Path) -> list[Sheet]:
    """Every document in `styles` styles by every typesetter."""
    sheets = []
    for document in documents:
        for typesetter in typesetters:
            for n in range(styles):
                name = f"{document.name}-{typesetter}-{n}"
                style = draw(name)
                heading = _CONTENTS[document.language]
                with_all = with_contents(document, heading, style.page_length) if style.contents else document
                sheets.append(Sheet(with_all, style, typesetter, folder / f"{name}.pdf"))
    return sheets


def typeset(sheets: Sequence[Sheet]) -> None:
    """Write the PDFs of all sheets."""
    for sheet in sheets:
        if sheet.typesetter == "weasy":
            weasy.typeset(sheet.document, sheet.style, sheet.path)
        elif sheet.typesetter == "reportlab":
            reportlab_pages.typeset(sheet.document, sheet.style, sheet.path)
    done = [sheet for sheet in sheets if sheet.typesetter == "libreoffice"]
    libreoffice.typeset_all([(sheet.document, sheet.style, sheet.path) for sheet in done])


def gold(sheet: Sheet) -> dict[str, Any]:
    """The blocks of a sheet and the furniture printed on its pages."""
    blocks = []
    for block in sheet.document.blocks:
        entry: dict[str, Any] = {"kind": block.kind, "text": block.text}
        if block.cells:
            entry["cells"] = list(block.cells)
        if block.page:
            entry["toc"] = True
        blocks.append(entry)
    pages = extract.pages(sheet.path)
    heads: list[str] = []
    feet: list[str] = []
    for n in range(1, pages + 1):
        band = bands(sheet.style, sheet.document.running_title, sheet.document.name, n, pages)
        head, foot = band.strings()
        heads += head
        feet += foot
    return {
        "id": sheet.name,
        "typesetter": sheet.typesetter,
        "pages": pages,
        "style": asdict(sheet.style),
        "furniture": {"header": heads, "footer": feet},
        "blocks": blocks,
    }


def cases(sheet: Sheet, extractors: Sequence[str], folder: Path) -> list[Case]:
    """Extract a sheet and write each case as `NAME.txt` and `NAME.gold.json` into `folder`."""
    right = gold(sheet)
    found = []
    for extractor in extractors:
        raw = damaged(extract.EXTRACTORS[extractor][0](sheet.path), sheet.style.damage)
        name = f"{sheet.name}-{extractor}"
        (folder / f"{name}.txt").write_text(raw, encoding="utf-8", newline="")
        record = {**right, "id": name, "extractor": extractor}
        (folder / f"{name}.gold.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        found.append(Case(name, raw, record))
    return found


# Look-alikes that browsers write into their PDFs: Kangxi radicals by their Unicode decomposition, and the
# simplified radicals of U+2E80, which have none.
_LOOK_ALIKES: dict[str, str | int | None] = {
    **{unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)},
    **dict(zip("长门见车风黄西青民龙飞", "⻓⻔⻅⻋⻛⻩⻄⻘⺠⻰⻜", strict=True)),
}


def damaged(raw: str, kind: str) -> str:
    """The extracted text with the damage that some PDFs bring of themselves."""
    if kind == "radicals":
        return raw.translate(str.maketrans(_LOOK_ALIKES))
    if kind == "zero-width":
        return raw.replace("，", "，\u200b").replace("的", "\u00ad的")
    return raw
