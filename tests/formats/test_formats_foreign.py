"""Bilingual files that other tools made or changed."""

import pytest

from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError
from textkit.formats import dumps, read_bitext, write

OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
    creationtoolversion="3.6.0_10_r0" segtype="sentence" srclang="ZH-CN"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv lang="ZH-CN">
        <seg>工会 &lt;g0&gt;章程&lt;/g0&gt;</seg>
      </tuv>
      <tuv lang="EN-US" changeid="anna" changedate="20260101T000000Z" creationid="anna">
        <note>checked</note>
        <seg>Constitution of the trade unions</seg>
      </tuv>
    </tu>
    <tu>
      <note>left open</note>
      <tuv lang="EN-US"><seg>Report</seg></tuv>
      <tuv lang="ZH-CN"><seg>报告</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def read(tmp_path, name: str, content: str) -> Bitext:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return read_bitext(path)


class TestTmx:
    def test_a_memory_of_omegat(self, tmp_path):
        bitext = read(tmp_path, "m.tmx", OMEGAT)
        assert (bitext.source_language, bitext.target_language) == ("ZH-CN", "EN-US")
        assert bitext.units == (
            Unit("u1", "工会 <g0>章程</g0>", "Constitution of the trade unions", "draft", notes=("checked",)),
            Unit("u2", "报告", "Report", "draft", notes=("left open",)),
        )

    def tmx(self, body: str, srclang: str = "zh") -> str:
        return f'<tmx version="1.4"><header srclang="{srclang}"/><body>{body}</body></tmx>'

    def test_inline_codes_are_no_text_and_are_noted(self, tmp_path):
        seg = (
            '<seg>在<bpt i="1">&lt;b&gt;</bpt>工会<ept i="1">&lt;/b&gt;</ept>的'
            "<hi>报告</hi><ph><sub>alt</sub></ph>上</seg>"
        )
        body = (
            f'<tu><tuv xml:lang="zh">{seg}</tuv><tuv xml:lang="en"><seg>On<it pos="begin"/></seg></tuv></tu>'
        )
        unit = read(tmp_path, "m.tmx", self.tmx(body)).units[0]
        assert (unit.source, unit.target) == ("在工会的报告上", "On")
        assert unit.notes == ("Inline codes left out: 3 in the source, 1 in the target",)

    def test_any_source_language(self, tmp_path):
        body = '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="zh"><seg>甲</seg></tuv></tu>'
        bitext = read(tmp_path, "m.tmx", self.tmx(body, "*all*"))
        assert (bitext.source_language, bitext.target_language) == ("en", "zh")

    def test_a_third_language_is_noted(self, tmp_path):
        variants = "".join(f'<tuv xml:lang="{c}"><seg>{c}</seg></tuv>' for c in ("fr", "zh-TW", "zh-CN"))
        first = '<tu><tuv xml:lang="zh-CN"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>'
        bitext = read(tmp_path, "m.tmx", self.tmx(f"{first}<tu>{variants}</tu>", "zh-CN"))
        assert bitext.units[1] == Unit("u2", "zh-CN", "fr", "draft", notes=("Left out: zh-TW",))

    def test_simplified_and_traditional(self, tmp_path):
        body = (
            '<tu><tuv xml:lang="zh-TW"><seg>工會</seg></tuv><tuv xml:lang="zh-CN"><seg>工会</seg></tuv></tu>'
        )
        unit = read(tmp_path, "m.tmx", self.tmx(body, "zh-CN")).units[0]
        assert (unit.source, unit.target) == ("工会", "工會")

    @pytest.mark.parametrize("body", ["<tu/>", '<tu><tuv xml:lang="zh"/></tu>'])
    def test_broken_units(self, body, tmp_path):
        with pytest.raises(FormatError, match=r"m\.tmx:1: a tu"):
            read(tmp_path, "m.tmx", self.tmx(body))


class TestXliff12:
    def xlf(self, body: str, ns: str = ' xmlns="urn:oasis:names:tc:xliff:document:1.2"') -> str:
        return (
            f'<xliff version="1.2"{ns}><file original="a" source-language="zh" target-language="en" '
            f'datatype="html"><body>{body}</body></file></xliff>'
        )

    def test_groups_alternatives_segments_and_foreign_elements(self, tmp_path):
        body = """<group id="g"><note>of the group</note><group><trans-unit id="1" approved="yes">
            <source>在<g id="1">工会</g><x id="2"/>上</source>
            <seg-source><mrk mtype="seg" mid="1">在工会上</mrk></seg-source>
            <target><mrk mtype="seg" mid="1">At the <g id="1">union</g></mrk></target>
            <alt-trans><source>别的</source><target state="final">another</target></alt-trans>
            <m:meta xmlns:m="urn:m"><m:target>no</m:target></m:meta>
            <note from="Anna">see p. 3</note></trans-unit></group></group>"""
        unit = read(tmp_path, "x.xlf", self.xlf(body)).units[0]
        assert (unit.id, unit.source, unit.target, unit.state) == (
            "1",
            "在工会上",
            "At the union",
            "reviewed",
        )
        assert unit.notes == ("Anna: see p. 3", "Inline codes left out: 2 in the source, 1 in the target")

    @pytest.mark.parametrize(("target", "state"), [
        ("", "untranslated"),
        ("<target/>", "untranslated"),
        ("<target>t</target>", "draft"),
        ('<target state="new">t</target>', "untranslated"),
        ('<target state="needs-translation">t</target>', "partial"),
        ('<target state="needs-translation"/>', "untranslated"),
        ('<target state="needs-review-l10n">t</target>', "draft"),
        ('<target state="translated">t</target>', "reviewed"),
        ('<target state="signed-off">t</target>', "reviewed"),
        ('<target state="final">t</target>', "final"),
        ('<target state="x-own">t</target>', "draft"),
    ])  # fmt: skip
    def test_states(self, target, state, tmp_path):
        body = f'<trans-unit id="1"><source>s</source>{target}</trans-unit>'
        assert read(tmp_path, "x.xlf", self.xlf(body)).units[0].state == state

    def test_without_namespace(self, tmp_path):
        body = '<trans-unit id="1"><source>s</source></trans-unit>'
        assert len(read(tmp_path, "x.xlf", self.xlf(body, ""))) == 1

    def test_several_files(self, tmp_path):
        file = self.xlf('<trans-unit id="1"><source>s</source></trans-unit>')
        start, end = file.index("<file"), file.index("</xliff>")
        bitext = read(tmp_path, "x.xlf", file[:end] + file[start:end] + "</xliff>")
        assert len(bitext) == 2
        other = file[start:end].replace('"en"', '"fr"')
        with pytest.raises(FormatError, match="different languages"):
            read(tmp_path, "x.xlf", file[:end] + other + "</xliff>")

    def test_a_unit_without_source(self, tmp_path):
        with pytest.raises(FormatError, match=r"x\.xlf:1: a trans-unit without a source"):
            read(tmp_path, "x.xlf", self.xlf('<trans-unit id="1"/>'))

    def test_what_a_translator_did_counts(self, everything, tmp_path):
        """The tool sets states and texts, drops what it does not know, and keeps our records or not."""
        content = dumps(everything, "xlf")
        content = content.replace(
            '<target state="needs-translation">帮扶资金 20 billion yuan。',
            '<target state="translated">Aid: 20 billion yuan.',
        )
        unit = read(tmp_path, "x.xlf", content).units[2]
        assert (unit.target, unit.state) == ("Aid: 20 billion yuan.", "reviewed")
        assert unit.raw == everything.units[2].raw
        import re

        bare = re.sub(r"<context-group.*?</context-group>|<header>.*?</header>", "", content, flags=re.DOTALL)
        unit = read(tmp_path, "y.xlf", bare).units[2]
        assert (unit.target, unit.state, unit.raw) == ("Aid: 20 billion yuan.", "reviewed", ())

    def test_a_changed_source_drops_the_positions_that_no_longer_fit(self, everything, tmp_path):
        content = dumps(everything, "xlf").replace("帮扶资金 200亿元。</source>", "资金</source>")
        unit = read(tmp_path, "x.xlf", content).units[2]
        assert (unit.source, unit.quantities) == ("资金", ())


class TestXliff2:
    def xlf(self, body: str, version: str = "2.1") -> str:
        name = "urn:oasis:names:tc:xliff:document:" + ("2.2" if version == "2.2" else "2.0")
        head = f'<xliff version="{version}" xmlns="{name}" srcLang="zh" trgLang="en">'
        return f'{head}<file id="f">{body}</file></xliff>'

    @pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
    def test_versions_and_inline_elements(self, version, tmp_path):
        source = (
            '在<pc id="1">工<mrk id="m" type="term">会</mrk></pc><ph id="2"/><sc id="3"/>上<ec startRef="3"/>'
            '<cp hex="0041"/>'
        )
        segment = f'<segment state="final"><source>{source}</source><target>t</target></segment>'
        body = f'<unit id="u">{segment}</unit>'
        unit = read(tmp_path, "x.xlf", self.xlf(body, version)).units[0]
        assert (unit.source, unit.target, unit.state) == ("在工会上A", "t", "final")
        assert unit.notes == ("Inline codes left out: 4 in the source, 0 in the target",)

    def test_one_unit_per_segment(self, tmp_path):
        body = (
            '<group id="g"><unit id="u"><notes><note category="c">n</note></notes>'
            "<segment><source>a</source></segment>"
            '<ignorable><source> </source></ignorable><segment id="s2" state="translated"><source>b</source>'
            "<target>B</target></segment></unit></group>"
        )
        units = read(tmp_path, "x.xlf", self.xlf(body)).units
        assert units == (Unit("u", "a", notes=("c: n",)), Unit("u.s2", "b", "B", "draft"))

    def test_a_new_state_outdates_our_own(self, everything, tmp_path):
        content = dumps(everything, "xlf", version="2.1").replace(
            'state="initial" subState="textkit:partial"', 'state="reviewed" subState="textkit:partial"'
        )
        assert read(tmp_path, "x.xlf", content).units[2].state == "reviewed"


class TestTables:
    def test_the_smallest_table(self, tmp_path):
        bitext = read(tmp_path, "x.csv", "Target, Source ,Reviewer\nunion,工会,Anna\n,报告,\n")
        assert bitext.units == (Unit("u1", "工会", "union", "draft"), Unit("u2", "报告"))

    def test_saved_by_a_spreadsheet_as_unicode_text(self, tmp_path):
        (tmp_path / "x.tsv").write_bytes("source\ttarget\r\n工会\tunion\r\n\r\n".encode("utf-16"))
        assert read_bitext(tmp_path / "x.tsv").units == (Unit("u1", "工会", "union", "draft"),)

    def test_a_very_long_cell(self, tmp_path):
        bitext = Bitext((Unit("u1", "汉" * 300_000),))
        write(bitext, tmp_path / "x.csv")
        assert read_bitext(tmp_path / "x.csv") == bitext


class TestJsonl:
    def test_the_smallest_line(self, tmp_path):
        bitext = read(
            tmp_path, "x.jsonl", '\ufeff{"source": "工会"}\r\n\n{"source": "a\u2028b", "target": "c"}'
        )
        assert bitext.units == (Unit("u1", "工会"), Unit("u3", "a\u2028b", "c", "draft"))

    def test_a_whole_number_as_id_keeps_its_digits(self, tmp_path):
        bitext = read(tmp_path, "x.jsonl", '{"id": 123456789012345678901234567890, "source": "a"}\n')
        assert bitext.units[0].id == "123456789012345678901234567890"

    def test_an_escaped_lone_surrogate(self, tmp_path):
        unit = read(tmp_path, "x.jsonl", '{"source": "a\\ud800\\ud83d\\ude00"}\n').units[0]
        assert unit.source == "a\ufffd😀"
        assert "U+D800 at 1" in unit.notes[0]

    def test_lines_can_be_filtered_and_joined(self, everything, tmp_path):
        lines = dumps(everything, "jsonl").split("\n")
        bitext = read(tmp_path, "x.jsonl", "\n".join([lines[3], lines[1]]))
        assert bitext.units == (everything.units[3], everything.units[1])
        assert (bitext.source_language, bitext.target_language) == ("zh", "en")
