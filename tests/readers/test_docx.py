"""Word documents: what is text, what is not, and what is refused."""

from __future__ import annotations

import io
import struct
import time
import warnings
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import textkit
from textkit.readers.docx import read_docx
from textkit.readers.docx_numbers import numeral

if TYPE_CHECKING:
    from pathlib import Path


# -- small Word documents, written part by part ---------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def paragraph(text: str = "", *, properties: str = "", inside: str = "") -> str:
    """A paragraph of one run, with ready XML before and behind it."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{before}{run}{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def part(name: str, inside: str) -> str:
    """A part of the package with its root element."""
    return f"{_HEAD}<w:{name} {W}>{inside}</w:{name}>"


def document(body: str) -> str:
    """The main part."""
    return part("document", f"<w:body>{body}</w:body>")


def package(body: str, **parts: str) -> bytes:
    """A Word document; parts by their name without suffix, such as `footnotes`."""
    members = {"[Content_Types].xml": _HEAD + _TYPES, "word/document.xml": document(body)}
    members |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    return packed(members)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


# -- what is text --------------------------------------------------------------------------------


def lines(data: bytes) -> list[str]:
    raw = read_docx(data, name="a.docx").raw
    assert raw == "" or raw.endswith("\n")
    return raw.split("\n")[:-1]


def refusal(data: bytes) -> str:
    with pytest.raises(textkit.ReadError) as caught:
        read_docx(data, name="a.docx")
    message = str(caught.value)
    assert message.startswith("a.docx: ")
    assert "\n" not in message
    return message


def test_paragraphs_headings_and_tables_are_lines() -> None:
    body = (
        paragraph("江州市读书节方案", properties='<w:pStyle w:val="Title"/>')
        + paragraph("第一章 总则", properties='<w:pStyle w:val="Heading1"/>')
        + paragraph("为了推动全民阅读，制定本方案。")
        + table(("时间", "地点"), ("4月23日", "市图书馆"))
        + paragraph()
        + paragraph("以上。")
        + "<w:sectPr/>"
    )
    assert lines(package(body)) == [
        "江州市读书节方案",
        "第一章 总则",
        "为了推动全民阅读，制定本方案。",
        "时间\t地点",
        "4月23日\t市图书馆",
        "",
        "以上。",
    ]


def test_line_breaks_tabs_and_signs_inside_a_paragraph() -> None:
    inside = (
        run("白日依山尽，")
        + "<w:r><w:br/><w:t>黄河入海流。</w:t><w:tab/><w:t>王之涣</w:t></w:r>"
        + "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r>"
        + '<w:r><w:br w:type="page"/><w:t>完</w:t></w:r>'
        + '<w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>'
    )
    assert lines(package(paragraph(inside=inside))) == ["白日依山尽，", "黄河入海流。\t王之涣A-1完\uf0b7"]


def test_tracked_changes_and_hidden_text() -> None:
    inside = (
        run("保留")
        + "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        + f"<w:ins>{run('加入')}</w:ins>"
        + run("藏起", "<w:vanish/>")
        + run("露出", '<w:vanish w:val="0"/>')
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    text = read_docx(package(paragraph(inside=inside)), name="a.docx")
    assert text.raw == "保留加入露出\n"
    assert text.meta["warnings"] == ["left out 1 tracked deletions", "left out 1 stretches of hidden text"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("前半句，", properties=gone) + paragraph("后半句。") + paragraph("另一段。")
    assert lines(package(body)) == ["前半句，后半句。", "另一段。"]


def test_notes_stand_at_the_end_with_their_marks() -> None:
    first = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    last = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    body = paragraph("水位下降", inside=first + run("，鱼群南迁") + last) + paragraph("完。")
    note = "<w:p><w:r><w:footnoteRef/></w:r>" + run(" 据水文站记录。") + "</w:p>"
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="3">{note}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("见附录。")}</w:endnote>'
    found = lines(package(body, footnotes=footnotes, endnotes=endnotes))
    assert found == ["水位下降[1]，鱼群南迁[i]", "完。", "[1] 据水文站记录。", "[i] 见附录。"]


def test_circled_note_marks() -> None:
    style = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph("损失", inside=reference) + f"<w:sectPr>{style}</w:sectPr>"
    footnotes = f'<w:footnote w:id="2">{paragraph("期望值。")}</w:footnote>'
    assert lines(package(body, footnotes=footnotes)) == ["损失①", "① 期望值。"]


def test_automatic_numbers() -> None:
    def level(k: int, style: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
            f'{"<w:isLgl/>" * (k > 0)}<w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "chineseCountingThousand", "第%1章")
        + level(1, "decimal", "%1.%2")
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H1x"><w:basedOn w:val="H1"/></w:style>'
    )
    second = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'
    off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("总则", properties='<w:pStyle w:val="H1"/>')
        + paragraph("目的", properties=second)
        + paragraph("范围", properties=second)
        + paragraph("罚则", properties='<w:pStyle w:val="H1x"/>')
        + paragraph("数额", properties=second)
        + paragraph("附则", properties=off)
    )
    assert lines(package(body, numbering=numbering, styles=styles)) == [
        "第一章 总则",
        "1.1 目的",
        "1.2 范围",
        "第二章 罚则",
        "2.1 数额",
        "附则",
    ]


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (10, "chineseCounting", "十"),
        (14, "taiwaneseCountingThousand", "十四"),
        (20, "japaneseCounting", "二十"),
        (100, "chineseCountingThousand", "一百"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千〇一"),
        (1010, "chineseCountingThousand", "一千〇一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (27, "lowerLetter", "aa"),
        (1994, "upperRoman", "MCMXCIV"),
        (36, "decimalEnclosedCircle", "㊱"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalZero", "03"),
        (3, "ideographZodiac", "寅"),
        (3, "no such style", "3"),
    ],
)
def test_numerals(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written


def test_text_boxes_controls_and_nested_tables() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框中字')}</w:txbxContent></w:pict></w:r>"
    control = f"<w:sdt><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt>"
    inner = table(("里", "外"))
    nested = (
        f"<w:tbl><w:tr><w:tc>{paragraph('左')}</w:tc><w:tc>{inner}{paragraph('右')}</w:tc></w:tr></w:tbl>"
    )
    frame = f"<w:tbl><w:tr><w:tc>{paragraph('一段')}{paragraph('又一段')}</w:tc></w:tr></w:tbl>"
    found = lines(package(paragraph("正文", inside=box) + control + nested + frame))
    assert found == ["正文", "框中字", "控件内", "左\t里 外 右", "一段", "又一段"]


def test_headers_and_footers_are_no_text() -> None:
    found = lines(package(paragraph("正文"), header1=paragraph("页眉"), footer1=paragraph("页脚")))
    assert found == ["正文"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])), max_size=6))
def test_every_text_comes_back(texts: list[str]) -> None:
    body = "".join(paragraph(text) for text in texts)
    assert lines(package(body)) == texts


def test_by_suffix_and_by_content(tmp_path: Path) -> None:
    data = package(paragraph("同样的字。"))
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert textkit.read(path).raw == textkit.read(data).raw == "同样的字。\n"
    assert textkit.read(path).meta["encoding"] == "docx"


# -- refused -------------------------------------------------------------------------------------


def test_a_zip_bomb_is_stopped_while_it_unpacks() -> None:
    bomb = packed({"word/document.xml": document(" " * 60_000_000)})
    assert len(bomb) < 100_000
    start = time.perf_counter()
    assert "zip bomb" in refusal(bomb)
    assert time.perf_counter() - start < 2


def test_the_size_a_zip_claims_is_not_believed() -> None:
    bomb = bytearray(packed({"word/document.xml": document(" " * 60_000_000)}))
    # ZIP APPNOTE 4.3.12: the size before packing stands 24 bytes into a central directory entry.
    at = bomb.rindex(b"PK\x01\x02") + 24
    bomb[at : at + 4] = struct.pack("<I", 1000)
    message = refusal(bytes(bomb))
    assert "zip bomb" in message or "damaged" in message or "broken XML" in message


def test_entities_are_refused_quickly() -> None:
    levels = "".join(
        f'<!ENTITY e{k} "{"&e" + str(k - 1) + ";" if k else "ha"}' + (f"&e{k - 1};" * 9 if k else "") + '">'
        for k in range(9)
    )
    laughs = f'<?xml version="1.0"?><!DOCTYPE w [{levels}]>' + document(paragraph("x")).split("\n", 1)[1]
    start = time.perf_counter()
    assert "entity expansion" in refusal(packed({"word/document.xml": laughs.replace(">x<", ">&e8;<")}))
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://example.invalid/x.dtd">',
        "<!DOCTYPE w>",
    ],
)
@pytest.mark.parametrize("member", ["word/document.xml", "word/footnotes.xml", "word/numbering.xml"])
def test_any_doctype_is_refused(doctype: str, member: str) -> None:
    head, body = document(paragraph("x") + "<w:footnotePr/>").split("\n", 1)
    members: dict[str, str | bytes] = {"word/document.xml": head + body.replace(">x<", "><")}
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    members["word/document.xml"] = document(paragraph("x", inside=reference))
    members[member] = head + doctype + body
    assert "DOCTYPE is refused" in refusal(packed(members))


def test_a_text_of_eleven_megabytes_in_one_node_is_refused() -> None:
    noise = "".join(chr(0x4E00 + (k * 7919) % 20000) for k in range(4_000_000))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", document(paragraph(noise)))
    assert "limit" in refusal(out.getvalue())


def test_elements_too_deep_are_refused() -> None:
    deep = "<w:sdt>" * 400 + "</w:sdt>" * 400
    assert "limit" in refusal(package(deep))


def test_other_files_are_named() -> None:
    assert "not a Word document" in refusal(b"plain text")
    assert "not a Word document" in refusal(packed({"../../etc/cron.d/x": "no", "/word/document.xml": "no"}))
    assert "before 2007" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "encrypted" in refusal(locked)
    assert "damaged" in refusal(package(paragraph("正文"))[:-40])
    assert "broken XML" in refusal(packed({"word/document.xml": "<w:document"}))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(package(paragraph("正文")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    assert "encrypted" in refusal(bytes(data))


def test_a_member_that_is_there_twice_is_refused() -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", document(paragraph("一")))
        archive.writestr("word/document.xml", document(paragraph("二")))
    assert "there twice" in refusal(out.getvalue())


@given(st.integers(0, 2000), st.integers(0, 255))
@example(629, 64)  # a version of the zip format that nobody has
def test_a_damaged_file_is_read_or_refused(at: int, byte: int) -> None:
    data = bytearray(package(paragraph("第一段。") + table(("甲", "乙"))))
    data[at % len(data)] = byte
    with suppress(textkit.ReadError):
        assert read_docx(bytes(data), name="a.docx").raw.endswith("\n")
