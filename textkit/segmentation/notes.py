"""Captions, footnotes and notes of origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit.segmentation.shapes import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Kind
    from textkit.segmentation.lines import Line

_CAPTION = regex.compile(
    r"(?:附?[图表圖]|图表|圖表|插图|插圖|照片)\s?(?:[A-Z]\s?[-.．]?\s?)?[\d一二三四五六七八九十]{1,3}(?:\s?[-–—.．]\s?\d{1,3}){0,3}(?:[a-z]|（[a-z]）)?"
    r"(?:\s?[：:.．]\s?\S|\s+\S|$|(?=[《“\d]))"
    r"|(?:Figure|Fig\.|Table|Chart|Box)\s[A-Z]?\d{1,3}(?:[-.]\d{1,3}){0,2}(?:[.:]\s|\s+\p{Lu}|$)",
)
_LONGEST_CAPTION = 100

_BRACKETED_SOURCE = regex.compile(
    r"[（(【\[〔]\s*(?:(?:本文|文章|稿件|信息|资料|数据|图片)?(?:来源|來源|摘自|摘编自|转自|转载自|選自|选自|原载|原載|节选自|录自|引自|据|出处|资料来源|责任编辑|责编|编辑|作者[：:单系为]|本报记者|记者|新华社)"
    r"[^（()）]{0,80}|[^（()）。]{2,30}[电電讯訊]|Source\b.{0,80})\s*[）)】\]〕]"
)
_SOURCE = regex.compile(
    r"(?:(?:本文|文章|稿件|信息|资料|資料|数据|数据及图表)?(?:来源|來源|出处)\s?[：:]|(?:摘自|转自|转载自|选自|原载|原載|摘编自|节选自)\s?[：:《]|责任编辑\s?[：:]|责编\s?[：:]"
    r"|Sources?:\s).{1,100}",
)
_LAST_LINES = 6

_MARKER = regex.compile(r"([①-⑳❶-❿]|[\[［〔]\d{1,3}[\]］〕]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,3}|[†‡※])\s?")
_CITED_MARKER = regex.compile(
    r"(?<=[\w”’》）」』])(?:[①-⑳❶-❿]|[\[［〔]\d{1,3}[\]］〕]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,3}|[†‡※])"
    r"|(?<=[。！？，；])(?:[①-⑳❶-❿]|[\[［〔]\d{1,3}[\]］〕]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})$"
)
_BIBLIOGRAPHIC = regex.compile(
    r"\[(?:[JMDCNRSPGZ]|EB/OL|J/OL|DB/OL|M//?C|OL)\]|\b(?:pp?\.|vol\.|et al\.)", regex.IGNORECASE
)


def captions(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """`图1 …`, `表2-1 …`: numbered, short, and not a sentence that talks of a figure."""
    for i, line in enumerate(lines):
        if (
            kinds[i] is None
            and len(line.text) <= _LONGEST_CAPTION
            and line.close != ","
            and _CAPTION.match(line.text)
        ):
            yield i, "caption"


def source_notes(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """`来源：…` wherever it stands alone; an origin, agency or editor in brackets among the last lines."""
    for i, line in enumerate(lines):
        if kinds[i] is not None or len(line.text) > 120:
            continue
        last = i >= len(lines) - _LAST_LINES
        if (last and i and _BRACKETED_SOURCE.fullmatch(line.text)) or (i and _SOURCE.fullmatch(line.text)):
            yield i, "source_note"


def footnotes(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> Iterator[tuple[int, Kind]]:
    """A line that opens with a marker to which another line refers; entries of a bibliography are none."""
    cited: dict[str, set[int]] = {}
    for i, line in enumerate(lines):
        for match in _CITED_MARKER.finditer(line.text):
            cited.setdefault(match.group(), set()).add(i)
    bibliography = False
    for i, line in enumerate(lines):
        if REFERENCES.fullmatch(line.rest):
            bibliography = True
        if kinds[i] is not None:
            continue
        marker = _MARKER.match(line.text)
        if marker is None:
            continue
        refers = cited.get(marker.group(1), set()) - {i}
        if not refers or (bibliography and line.text[0] in "[［〔") or _BIBLIOGRAPHIC.search(line.text):
            continue
        yield i, "footnote"
