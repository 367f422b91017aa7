"""What the writer and the reader of DOCX have in common: names of parts, bookmarks, styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.formats import xml

if TYPE_CHECKING:
    from textkit.bitext import Bitext

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE = "urn:textkit:bitext"
DOCUMENT = "word/document.xml"
COMMENTS = "word/comments.xml"
DATA_PART = "customXml/item{}.xml"
MOST_PARTS = 20
DATA = DATA_PART.format(1)
DATA_PROPERTIES = "customXml/itemProps1.xml"
PROPERTIES = (
    f"{xml.DECLARATION}"
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
    ' ds:itemID="{7B0C1F0E-5D1C-4F0B-9B6A-2C7E1A9D3E54}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
"""The name under which programs know the data; any GUID, always the same."""

_BRACKET = re.compile(r"\[(untranslated|partial|draft|reviewed|final)(?:, [0-9]{1,3} %)?\]")
_BOOKMARK = "textkit_"

TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="7000"/><w:gridCol w:w="7000"/></w:tblGrid>'
)
SECTION = (
    '<w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
"""A4 across, in twentieths of a point. Word wants a paragraph after a table."""
_FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="{east}"/>'
_TRADITIONAL = re.compile("hant|tw|hk|mo")
_STYLES = (
    ("textkitHead", "Bitext head", "<w:b/>"),
    ("textkitSource", "Bitext source", ""),
    ("textkitTarget", "Bitext target", ""),
    ("textkitState", "Bitext state", '<w:i/><w:color w:val="767676"/><w:sz w:val="18"/>'),
)


def bookmark(number: int) -> str:
    """The name of the bookmark around a unit, counted from 1."""
    return f"{_BOOKMARK}{number:06}"


def is_bookmark(name: str) -> bool:
    """Whether a bookmark is one of ours."""
    return name.startswith(_BOOKMARK)


def bracketed(text: str) -> str:
    r"""The state that the first line of a text names in brackets, or nothing.

    >>> bracketed("[partial, 61 %]"), bracketed("[1] a"), bracketed("[draft]\na")
    ('partial', '', 'draft')
    """
    found = _BRACKET.fullmatch(text.partition("\n")[0].strip())
    return found[1] if found else ""


def styles(bitext: Bitext) -> str:
    """The styles part: fonts for both scripts, and a paragraph style for each role."""
    chinese = next(
        (code for code in (bitext.source_language, bitext.target_language) if code.lower().startswith("zh")),
        "zh",
    )
    traditional = bool(_TRADITIONAL.search(chinese.lower()))
    fonts = _FONTS.format(east="PMingLiU" if traditional else "SimSun")
    language = xml.leaf("w:lang", w__val="en-US", w__eastAsia="zh-TW" if traditional else "zh-CN")
    defaults = f'<w:rPr>{fonts}<w:sz w:val="21"/>{language}</w:rPr>'
    named = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
        for name, shown, look in _STYLES
    )
    return (
        f"{xml.DECLARATION}{xml.opening('w:styles', xmlns__w=MAIN)}"
        f"<w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault></w:docDefaults>{named}</w:styles>"
    )
