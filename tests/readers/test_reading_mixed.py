"""Files put together from lines in different encodings (bad input 6)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import ReadError
from textkit.readers.encoding import decode

LINES = [
    line + "\n"
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if len(line) > 12
]


def mix(parts):
    return b"".join(text.encode(encoding) for text, encoding in parts)


def test_the_first_line_that_differs_is_named():
    data = mix([(LINES[0], "utf-8"), ("2018\n", "ascii"), (LINES[1], "gbk"), (LINES[2], "utf-8")])
    offset = len(LINES[0].encode()) + 5
    with pytest.raises(ReadError, match=rf"^byte {offset} \(line 3\): this line is gb18030, .* utf-8.*mixed"):
        decode(data)


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["utf-8", "gb18030"])), min_size=2))
def test_each_line_is_read_in_its_own(parts):
    text = "".join(line for line, _ in parts)
    data = mix(parts)
    assert decode(data, encoding="mixed").text == text
    if len({encoding for _, encoding in parts}) == 1:
        assert decode(data).text == text
    else:
        with pytest.raises(ReadError, match=r"^byte \d+ \(line \d+\): this line is"):
            decode(data)
        assert decode(data, errors="replace").text == text


def test_the_encodings_of_the_lines_are_reported():
    data = mix(
        [(LINES[0], "utf-8"), ("\n", "ascii"), (LINES[1], "gbk"), (LINES[2], "gbk"), (LINES[3], "utf-8")]
    )
    done = decode(data, encoding="mixed")
    assert done.encoding == "mixed"
    assert done.warnings == ("read as utf-8: lines 1-2, 5", "read as gb18030: lines 3-4")


def test_big5_beside_utf8():
    lines = ["工會代表大會報告，各位代表：\n", "全國總工會第十七屆執行委員會\n"]
    data = lines[0].encode() + lines[1].encode("big5hkscs")
    assert decode(data, encoding="mixed").text == "".join(lines)


def test_a_damaged_line_of_utf8_is_no_other_encoding():
    data = LINES[0].encode() + b"\xff" + LINES[1].encode()
    with pytest.raises(ReadError, match="ff is not utf-8"):
        decode(data)


def test_a_gbk_word_that_is_valid_utf8_by_chance_does_not_make_a_file_mixed():
    by_chance = "协\n委员\n"
    assert by_chance.encode("gbk").decode("utf-8")
    text = LINES[0] + by_chance + LINES[1]
    assert decode(text.encode("gbk")).text == text


def test_a_line_that_is_neither():
    data = LINES[0].encode() + LINES[1].encode("gbk") + b"\xff\xff\xff\n"
    offset = len(data) - 4
    with pytest.raises(ReadError, match=rf"^byte {offset} \(line 3\)"):
        decode(data, encoding="mixed")
    done = decode(data, encoding="mixed", errors="replace")
    assert done.text.startswith(LINES[0] + LINES[1] + "\ufffd")
    assert done.replaced


def test_line_ends_stay():
    data = "甲乙丙丁\r\n".encode() + "工会报告\r".encode("gbk") + b"\n\r\nend"
    assert decode(data, encoding="mixed").text == "甲乙丙丁\r\n工会报告\r\n\r\nend"
