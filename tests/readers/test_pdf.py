"""PDF: what is read from the page, in which order, where it stands, and what is refused."""

from __future__ import annotations

import time
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textkit
from textkit.readers.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.geometry import Box
    from textkit.traced import TracedText

CASES = Path(__file__).resolve().parent.parent / "cases" / "pdf"
NAMES = ("two_columns", "tables", "vertical")

# -- a PDF written by hand -------------------------------------------------------------------------

_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniGB-UCS2-H/DescendantFonts["
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/DW 1000/W[1 95 500 814 939 500]"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor"
    "<</Type/FontDescriptor/FontName/{name}/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_RESOURCES = "/Resources<</Font<</F 3 0 R/B 4 0 R>>>>"


def pdf(*pages: str, extra: str = "", size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF of content streams; `extra` goes into every page's dictionary."""
    first = 5
    kids = " ".join(f"{first + 2 * k} 0 R" for k in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        _FONT.format(name="STSong-Light"),
        _FONT.format(name="STHeiti-Bold"),
    ]
    for k, content in enumerate(pages):
        box = f"/MediaBox[0 0 {size[0]} {size[1]}]"
        objects.append(
            f"<</Type/Page/Parent 2 0 R{box}{_RESOURCES}/Contents {first + 2 * k + 1} 0 R{extra}>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    out = "%PDF-1.4\n"
    starts = []
    for k, body in enumerate(objects):
        starts.append(len(out))
        out += f"{k + 1} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode("latin-1")


def put(
    text: str, x: float, y: float, *, size: float = 12, turn: str = "1 0 0 1", mode: int = 0, font: str = "F"
) -> str:
    """Text at a place, as an operator sequence."""
    code = text.encode("utf-16-be").hex()
    return f"BT /{font} {size} Tf {mode} Tr {turn} {x} {y} Tm <{code}> Tj ET\n"


def lines(*texts: str, x: float = 80, y: float = 760, size: float = 12, step: float = 18) -> str:
    return "".join(put(text, x, y - k * step, size=size) for k, text in enumerate(texts))


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"0.5 w {x1} {y1} m {x2} {y2} l S\n"


def read(data: bytes) -> TracedText:
    return read_pdf(data, name="a.pdf")


def refusal(data: bytes, **options: str) -> str:
    with pytest.raises(textkit.ReadError) as caught:
        read_pdf(data, name="a.pdf", **options)
    message = str(caught.value)
    assert message.startswith("a.pdf: ")
    assert "\n" not in message
    return message


FULL = "江州市图书馆自即日起延长开放时间，周末至晚上九"  # 23 characters
PROSE = (
    "渡口在村子的西面，早晨有雾",
    "的时候，对岸的树只剩下一排",
    "影子。撑船的人姓魏，年轻时",
    "跑过长江，后来回到这里，一",
    "住就是三十年。过河的人少了",
    "以后，他把船漆成蓝色，说是",
)
OTHER = (
    "秋天的集市从清早开始，卖米",
    "的、卖布的、修伞的都在桥头",
    "摆开摊子。孩子们围着糖人不",
    "肯走，直到大人数出两枚硬币",
    "才心满意足地回家。到了中午",
    "人散了，桥又空了下来，只有",
)

# -- real typesetters ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    text = read((CASES / f"{name}.pdf").read_bytes())
    assert text.raw == (CASES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_where_pdfium_finds_them(name: str) -> None:
    data = (CASES / f"{name}.pdf").read_bytes()
    text = read(data)
    found = 0
    for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
        textpage = page.get_textpage()
        for start in range(0, len(text.raw) - 3, 5):
            word = text.raw[start : start + 2]
            if text.page_of(start) != number or not word.isalnum() or text.raw.count(word) > 1:
                continue
            hit = textpage.search(word).get_next()
            if hit is None:  # on two lines, for pdfium
                continue
            rectangles = [textpage.get_charbox(hit[0] + k) for k in range(hit[1])]
            boxes = text.boxes(start, start + 2)
            assert {box.page for box in boxes} == {number}
            assert all(any(_holds(box, r) for box in boxes) for r in rectangles), word
            found += 1
    assert found > 10


def _holds(box: Box, rectangle: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = rectangle
    x, y = (left + right) / 2, (bottom + top) / 2
    return box.left <= x <= box.right and box.bottom <= y <= box.top


def test_by_suffix_and_by_content(tmp_path: Path) -> None:
    data = (CASES / "vertical.pdf").read_bytes()
    path = tmp_path / "a.PDF"
    path.write_bytes(data)
    assert textkit.read(path).raw == textkit.read(data).raw
    assert textkit.read(path).meta["source"] == str(path)


# -- the raw text ----------------------------------------------------------------------------------


def test_pages_indents_and_gaps() -> None:
    first = lines(FULL, FULL) + put("本馆地址", 104, 724) + lines(FULL, y=670)
    text = read(pdf(first, lines(FULL)))
    assert text.raw == f"{FULL}\n{FULL}\n    本馆地址\n\n{FULL}\n\f{FULL}\n"
    assert text.pages == (0, text.raw.index("\f") + 1)


def test_centred_and_right_aligned_lines_are_indented() -> None:
    text = read(pdf(lines(FULL, FULL, FULL) + put("通知", 206, 700) + put("三月五日", 308, 680)))
    assert text.raw.splitlines()[-2:] == [" " * 21 + "通知", " " * 38 + "三月五日"]


def test_a_page_that_is_all_indented_keeps_the_margin_of_the_others() -> None:
    text = read(pdf(lines(*[FULL] * 8), lines("第一条", "第二条", "第三条", x=104)))
    assert text.raw.split("\f")[1] == "    第一条\n    第二条\n    第三条\n"


def test_stretched_lines_get_no_spaces() -> None:
    spread = "".join(put(ch, 80 + 15.5 * k, 760) for k, ch in enumerate("延长开放时间"))
    assert read(pdf(spread)).raw == "延长开放时间\n"


def test_words_cells_and_phrases_are_parted() -> None:
    content = (
        put("open", 80, 760) + put("hours", 80 + 24 + 4, 760) + put("开放", 200, 760) + put("周末", 400, 760)
    )
    raw = read(pdf(content)).raw
    assert raw.split() == ["open", "hours", "开放", "周末"]
    assert raw.startswith("open hours  ")
    assert "开放    " in raw


def test_printed_spaces_stay() -> None:
    assert read(pdf(put("第一章 总则\u3000附则", 80, 760))).raw == "第一章 总则\u3000附则\n"


def test_raised_marks_stay_in_their_line() -> None:
    content = put("水位下降", 80, 760) + put("[1]", 128, 764, size=7) + put("，鱼群南迁。", 139, 760)
    assert read(pdf(content + lines(FULL, y=742))).raw == f"水位下降[1]，鱼群南迁。\n{FULL}\n"


@pytest.mark.parametrize("shift", [0.0, 0.4, 1.5])
def test_text_printed_twice_counts_once(shift: float) -> None:
    twice = "".join(put("第一章总则", 80 + dx, 760) for dx in (0, shift, 2 * shift)) + put("人人人", 80, 740)
    assert read(pdf(twice)).raw == "第一章总则\n人人人\n"


def test_copies_printed_after_the_whole_page_count_once() -> None:
    texts = [FULL[k : k + 12] for k in range(12)]
    text = read(pdf(lines(*texts) + lines(*texts, x=80.5)))
    assert text.raw.split() == texts


def test_size_and_weight_are_known() -> None:
    text = read(pdf(put("总则", 80, 760, size=18, font="B") + put(FULL, 80, 730)))
    assert [(line.size, line.bold) for line in text.geometry.lines] == [(18, True), (12, False)]


def test_the_text_matrix_scales_the_size() -> None:
    text = read(pdf(put(FULL, 80, 760, size=24, turn="0.5 0 0 0.5")))
    assert text.geometry.lines[0].size == pytest.approx(12, abs=0.01)


def test_characters_without_a_value_are_kept_and_said() -> None:
    text = read(pdf(put("甲\x00乙", 80, 760)))
    if "\ufffd" in text.raw:  # whether pdfium maps the code point is its business
        assert any("no Unicode value" in warning for warning in text.meta["warnings"])
    assert "甲" in text.raw
    assert "乙" in text.raw


# -- columns, notes, tables ------------------------------------------------------------------------


def columns(left: Sequence[str], right: Sequence[str], *, y: float = 700, shift: float = 0) -> str:
    return lines(*left, y=y, x=80) + lines(*right, y=y - shift, x=80 + 13 * 12 + 24)


@pytest.mark.parametrize("shift", [0, 2, 7])
def test_the_left_column_is_read_first(shift: float) -> None:
    page = put("渡口与集市", 200, 760, size=16) + columns(PROSE, OTHER, shift=shift) + put("7", 260, 60)
    found = [line.strip() for line in read(pdf(page)).raw.split("\n") if line.strip()]
    assert found == ["渡口与集市", *PROSE, *OTHER, "7"]


def test_columns_under_the_rule_of_a_running_head() -> None:
    frame = rule(80, 730, 416, 730) + rule(80, 120, 416, 120)
    page = put("江州风物", 220, 740) + frame + columns(PROSE, OTHER) + put("7", 260, 60)
    found = [line.strip() for line in read(pdf(page)).raw.split("\n") if line.strip()]
    assert found == ["江州风物", *PROSE, *OTHER, "7"]


def test_notes_come_after_both_columns() -> None:
    notes = rule(80, 590, 140, 590) + put("① 魏姓是村里的大姓。", 80, 578, size=9)
    page = columns(PROSE, OTHER) + notes
    found = [line.strip() for line in read(pdf(page)).raw.split("\n") if line.strip()]
    assert found == [*PROSE, *OTHER, "① 魏姓是村里的大姓。"]


def test_a_table_is_no_text_column() -> None:
    rows = [
        ("早班", "上午八时至下午四时，中间休息半小时", "三人"),
        ("晚班", "下午四时至午夜，冬季提前一小时下班", "二人"),
    ]
    page = "".join(
        put(cell, x, 700 - 24 * k)
        for k, row in enumerate(rows)
        for cell, x in zip(row, (80, 140, 380), strict=True)
    )
    found = [line.split() for line in read(pdf(page)).raw.strip().split("\n")]
    assert found == [list(row) for row in rows]


def _wrapped_table(*, ruled: bool) -> str:
    page = put("科室", 80, 700) + put("职责", 180, 700) + put("人数", 380, 700)
    page += (
        put("办公室", 80, 668)
        + put("负责公文往来、会议安排和", 180, 676)
        + put("值班。", 180, 660)
        + put("四", 380, 668)
    )
    page += put("财务科", 80, 620) + put("负责预算、决算。", 180, 620) + put("二", 380, 620)
    if ruled:
        page += "".join(rule(70, y, 440, y) for y in (718, 692, 648, 604))
        page += "".join(rule(x, 604, x, 718) for x in (70, 170, 370, 440))
    return page


@pytest.mark.parametrize("ruled", [True, False])
def test_wrapped_cells_stay_in_their_row(ruled: bool) -> None:
    text = read(pdf(_wrapped_table(ruled=ruled)))
    found = [line.split() for line in text.raw.split("\n") if line.strip()]
    assert found == [
        ["科室", "职责", "人数"],
        ["办公室", "负责公文往来、会议安排和值班。", "四"],
        ["财务科", "负责预算、决算。", "二"],
    ]
    cell = text.raw.index("负责公文")
    assert len(text.boxes(cell, cell + 15)) == 2


def test_a_bordered_table_drawn_as_rectangles() -> None:
    cells = "".join(f"{x} {y} {w} 30 re S\n" for y in (690, 660) for x, w in ((70, 100), (170, 200)))
    page = put("甲方", 80, 700) + put("江州市城市建设投资有限", 180, 708) + put("公司", 180, 694) + cells
    page += put("乙方", 80, 670) + put("林远", 180, 670)
    found = [line.split() for line in read(pdf(page)).raw.split("\n") if line.strip()]
    assert found == [["甲方", "江州市城市建设投资有限公司"], ["乙方", "林远"]]


def test_a_list_of_options_is_no_text_column() -> None:
    options = [
        ("-b, --benchmark", "perform a benchmark on decoding"),
        ("-s, --strict", "use strict decoding"),
    ]
    options += [
        ("-h, --help", "display this help and exit"),
        ("-v, --version", "output the version and exit"),
    ]
    page = "".join(put(a, 80, 700 - 18 * k) + put(b, 220, 700 - 18 * k) for k, (a, b) in enumerate(options))
    found = [line.split("   ") for line in read(pdf(page)).raw.strip().split("\n")]
    assert [[row[0], row[-1].strip()] for row in found] == [list(option) for option in options]


def test_the_last_page_of_a_document_in_columns() -> None:
    page = columns(PROSE, OTHER)
    end = columns(PROSE[:2], ("集市",))
    found = read(pdf(page, end)).raw.split("\f")[1].split()
    assert found == [*PROSE[:2], "集市"]


def test_numbered_items_with_a_hanging_indent_are_no_table() -> None:
    body = "".join(
        put(f"{k + 1}.", 80, y) + put(FULL[:20], 116, y) + put("延长开放。", 116, y - 18)
        for k, y in enumerate((700, 652, 604))
    )
    found = [line.split() for line in read(pdf(body)).raw.split("\n") if line.strip()]
    assert found == [cells for k in range(3) for cells in ([f"{k + 1}.", FULL[:20]], ["延长开放。"])]


# -- directions, hidden text -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turn", "place"), [("0 1 -1 0", (300, 100)), ("-1 0 0 -1", (500, 300)), ("0 -1 1 0", (300, 700))]
)
def test_a_turned_page_is_read_along_its_lines(turn: str, place: tuple[float, float]) -> None:
    a, b, c, d = (float(v) for v in turn.split())
    second = put("第二行", place[0] - c * 18, place[1] - d * 18, turn=turn)
    text = read(pdf(put(FULL, *place, turn=turn) + second))
    assert text.raw == f"{FULL}\n第二行\n"
    (box,) = text.boxes(0, 1)
    reach = 12 * 1.2
    assert box.left - reach < place[0] < box.right + reach
    assert box.bottom - reach < place[1] < box.top + reach
    assert b or a


def test_a_page_that_says_it_is_turned() -> None:
    text = read(pdf(put(FULL, 100, 100, turn="0 1 -1 0"), extra="/Rotate 90"))
    assert text.raw == f"{FULL}\n"


def test_vertical_writing() -> None:
    columns = ("海邊的燈塔立在島的最北端", "夜裡每隔八秒亮一次。")
    page = "".join(
        put(ch, 400 - 20 * k, 700 - 12 * n) for k, column in enumerate(columns) for n, ch in enumerate(column)
    )
    text = read(pdf(page + put("7", 300, 40)))
    assert [line for line in text.raw.split("\n") if line][:2] == list(columns)
    (box,) = text.boxes(0, 2)
    assert (box.right - box.left, box.top - box.bottom) == pytest.approx((12, 24), abs=0.1)


def test_a_watermark_is_left_out_and_said() -> None:
    mark = put("内部资料", 150, 500, size=60, turn="0.7 0.7 -0.7 0.7")
    text = read(pdf(mark + lines(*[FULL] * 20)))
    assert text.raw == f"{FULL}\n" * 20
    assert text.meta["warnings"] == ["page 1: left out a watermark"]


def test_an_upright_watermark_behind_the_text() -> None:
    text = read(pdf(put("内部资料", 80, 600, size=70) + lines(*[FULL] * 20)))
    assert text.raw == f"{FULL}\n" * 20
    assert text.meta["warnings"] == ["page 1: left out a watermark"]


def test_a_large_title_is_no_watermark() -> None:
    assert read(pdf(put("通知", 80, 760, size=40) + lines(*[FULL] * 20, y=700))).raw.startswith("通知\n")


def test_a_side_note_is_kept_behind_the_page() -> None:
    note = put("江州出版社", 40, 300, size=9, turn="0 1 -1 0")
    assert read(pdf(note + lines(*[FULL] * 5))).raw == f"{FULL}\n" * 5 + "\n江州出版社\n"


def test_invisible_text_under_a_scan_is_read_and_said() -> None:
    text = read(pdf(lines(FULL).replace(" 0 Tr", " 3 Tr") * 1))
    assert text.raw == f"{FULL}\n"
    assert text.meta["warnings"] == ["page 1: the text is an invisible layer made by OCR"]


def test_invisible_text_beside_visible_text_is_left_out_and_said() -> None:
    text = read(pdf(lines(FULL, FULL) + put("看不见", 80, 600, mode=3)))
    assert text.raw == f"{FULL}\n{FULL}\n"
    assert text.meta["warnings"] == ["page 1: left out invisible text"]


def test_text_outside_the_page_is_left_out_and_said() -> None:
    text = read(
        pdf(lines(FULL) + put("页外", 80, 900) + put("裁去", 20, 400), extra="/CropBox[60 60 500 800]")
    )
    assert text.raw == f"{FULL}\n"
    assert text.meta["warnings"] == ["page 1: left out text that lies outside the page"]
    (box,) = text.boxes(0, 1)
    assert (box.left, box.bottom) == pytest.approx((20, 698.56), abs=0.1)


# -- laws ------------------------------------------------------------------------------------------

_HAN = st.text(st.sampled_from("江州市图书馆自即日起延长开放时间周末至晚上九"), min_size=1, max_size=25)


# Single characters one below the other are vertical writing.
_LINES = st.lists(_HAN, min_size=1, max_size=20).filter(lambda texts: sum(len(t) == 1 for t in texts) < 5)


@given(_LINES, st.integers(15, 30))
def test_every_line_comes_back(texts: list[str], step: int) -> None:
    text = read(pdf(lines(*texts, step=step)))
    assert [line.strip() for line in text.raw.split("\n") if line.strip()] == texts
    geometry = text.geometry
    assert [text.raw[line.start : line.end] for line in geometry.lines] == texts
    for line in geometry.lines:
        boxes = [text.boxes(k, k + 1)[0] for k in range(line.start, line.end)]
        assert all(a.left < b.left for a, b in pairwise(boxes))
        assert all(line.box.left - 0.1 <= b.left < b.right <= line.box.right + 0.1 for b in boxes)


# -- refused ---------------------------------------------------------------------------------------


def test_a_locked_file() -> None:
    data = (CASES / "locked.pdf").read_bytes()
    assert "is encrypted, needs a password" in refusal(data)
    assert "the password is wrong" in refusal(data, password="no")
    assert read_pdf(data, name="a.pdf", password="jiangzhou").raw == "上锁的信\n"


def test_a_scanned_file_needs_ocr() -> None:
    picture = "q 100 0 0 100 80 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    message = refusal(pdf(picture, picture))
    assert "no text on any of its 2 pages" in message
    assert "OCR" in message


def test_a_file_that_is_partly_scanned_says_so() -> None:
    picture = "q 100 0 0 100 80 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    text = read(pdf(lines(FULL), picture, picture))
    assert text.raw == f"{FULL}\n\f\f"
    assert text.meta["warnings"] == ["pages 2-3 hold no text, only pictures: scanned pages need OCR first"]
    assert len(text.pages) == 3


def test_an_empty_page_is_no_text() -> None:
    assert "no text on its only page" in refusal(pdf(" "))


def test_other_and_damaged_files() -> None:
    assert "is not a PDF" in refusal(b"plain text")
    assert "is not a PDF" in refusal(b"")
    assert "damaged" in refusal(b"%PDF-1.7\n" + zlib.compress(b"x" * 1000))
    whole = (CASES / "vertical.pdf").read_bytes()
    assert "damaged" in refusal(whole[:5000])


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_broken_file_is_read_or_refused(at: int, noise: bytes) -> None:
    data = bytearray(pdf(lines(FULL, FULL)))
    at %= len(data)
    data[at : at + len(noise)] = noise
    try:
        text = read(bytes(data))
    except textkit.ReadError:
        return
    assert len(text.pages) >= 1


def test_a_page_of_many_characters_takes_no_more_than_its_share() -> None:
    def spent(count: int) -> float:
        data = pdf(
            "".join(
                lines(*[FULL] * 40, x=10 + 0.01 * k, y=800 - 0.1 * k, size=4, step=5) for k in range(count)
            )
        )
        start = time.process_time()
        read(data)
        return time.process_time() - start

    spent(1)
    assert spent(8) < 40 * max(spent(1), 0.02)
