"""PO of other tools, broken PO, and what gettext says of ours."""

import shutil
import subprocess

import pytest

from textkit.errors import FormatError
from textkit.formats import read_bitext, write

HEAD = 'msgid ""\nmsgstr ""\n"Language: en_GB\\n"\n"Content-Type: text/plain; charset={charset}\\n"\n\n'
FOREIGN = (
    HEAD
    + r"""# anna: 看
# second
#. from the code
#: main.c:12
#, fuzzy, c-format
#| msgid "old"
msgctxt "menu"
msgid ""
"工会\t\"一\"\n"
"第二行"
msgstr "union \x41\101"

#, c-format
msgid "%d 项"
msgid_plural "%d 项们"
msgstr[0] "%d item"
msgstr[1] "%d items"
msgid "职工"
msgstr ""

#~ msgid "gone"
#~ msgstr "Gone"
"""
)


@pytest.mark.parametrize("charset", ["UTF-8", "GB18030"])
def test_another_tools_catalogue(charset, tmp_path):
    text = FOREIGN.replace("{charset}", charset).replace("\n", "\r\n")
    (tmp_path / "x.po").write_bytes(text.encode(charset))
    bitext = read_bitext(tmp_path / "x.po")
    assert (bitext.source_language, bitext.target_language) == ("zh", "en-GB")
    first, second, third = bitext.units
    assert (first.id, first.source, first.target) == ("menu", '工会\t"一"\n第二行', "union AA")
    assert (first.state, second.state, third.state) == ("draft", "reviewed", "untranslated")
    assert first.notes == ("anna: 看", "second", "from the code")
    assert (second.source, second.target, second.notes) == ("%d 项", "%d item", ("Plural forms left out",))


@pytest.mark.parametrize(("text", "line", "said"), [
    ("hello\n", 1, "neither a comment"),
    ('msgid "a"\nmsgstr "b\n', 2, "neither"),
    ('"a"\n', 1, "neither"),
    ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, "stands twice"),
    ('# x\nmsgid "a"\n', 1, "without msgid or msgstr"),
    ('msgid "a"\nmsgstr "b"\n#. textkit:state=done\nmsgid "c"\nmsgstr ""\n', 3, "state"),
    ('msgid "a"\nmsgstr "b"\n\n\nmsgid "\udcff"\n', 5, "is not utf-8"),
    ('msgid ""\nmsgstr "charset=klingon\\n"\n', None, "unknown encoding"),
])  # fmt: skip
def test_broken(text, line, said, tmp_path):
    (tmp_path / "x.po").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FormatError) as found:
        read_bitext(tmp_path / "x.po")
    assert said in str(found.value)
    assert found.value.line == line


def test_a_megabyte_without_an_end(tmp_path):
    for text in (
        'msgid "' + "\\" * 1_000_001,
        'msgid "' + 'a\\"' * 300_000,
        "#" * 1_000_000,
        '"' * 1_000_001,
    ):
        (tmp_path / "x.po").write_text(f'{text}\nmsgid "a"\n')
        with pytest.raises(FormatError):
            read_bitext(tmp_path / "x.po")


def test_flags_follow_the_state(everything, tmp_path):
    """A tool takes the flag away, or sets it: that is what counts."""
    write(everything, tmp_path / "x.po")
    text = (tmp_path / "x.po").read_text("utf-8")
    assert text.count("#, fuzzy\n") == 2
    (tmp_path / "y.po").write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    states = [unit.state for unit in read_bitext(tmp_path / "y.po").units]
    assert states == ["untranslated", "reviewed", "reviewed", "reviewed", "final"]
    (tmp_path / "z.po").write_text(text.replace("msgctxt", "#, fuzzy\nmsgctxt"), "utf-8")
    states = [unit.state for unit in read_bitext(tmp_path / "z.po").units]
    assert states == ["untranslated", "draft", "partial", "draft", "draft"]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_accepts_it(everything, tmp_path):
    write(everything, tmp_path / "x.po")
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", tmp_path / "x.mo", tmp_path / "x.po"],
        capture_output=True, text=True, check=False, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2 translated messages, 2 fuzzy translations, 1 untranslated message" in done.stderr
    subprocess.run(["msgcat", "-o", tmp_path / "y.po", tmp_path / "x.po"], check=True)
    assert read_bitext(tmp_path / "y.po") == everything
