"""Files made to harm: entity bombs, external entities, excess; and files that are merely broken."""

import time

import pytest

from textkit.errors import FormatError, ReadError
from textkit.formats import read_bitext

BOMB = '<!DOCTYPE {root} [<!ENTITY a0 "x">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)
) + "]>"  # fmt: skip
BODIES = {
    "tmx": '<tmx version="1.4"><header srclang="zh" {attribute}/><body>'
    '<tu><tuv xml:lang="zh"><seg>{text}</seg></tuv></tu></body></tmx>',
    "xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" {attribute}'
    ' source-language="zh" datatype="plaintext"><body>'
    '<trans-unit id="1"><source>{text}</source></trans-unit></body></file></xliff>',
    "xliff": '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" {attribute}>'
    '<file id="f"><unit id="1"><segment><source>{text}</source></segment></unit></file></xliff>',
}
every_format = pytest.mark.parametrize("suffix", BODIES)


def body(suffix: str, text: str = "", attribute: str = "") -> str:
    return BODIES[suffix].format(text=text, attribute=attribute)


def refusal(tmp_path, suffix: str, content: str | bytes) -> str:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    start = time.perf_counter()
    with pytest.raises(FormatError) as found:
        read_bitext(path)
    assert time.perf_counter() - start < 2
    assert str(found.value).startswith(str(path))
    assert "\n" not in str(found.value)
    return str(found.value)


@every_format
class TestXml:
    def test_the_plain_body_is_read(self, suffix, tmp_path):
        path = tmp_path / f"x.{suffix}"
        path.write_text(body(suffix, "工会"), encoding="utf-8")
        assert read_bitext(path).units[0].source == "工会"

    def test_billion_laughs_in_text(self, suffix, tmp_path):
        doctype = BOMB.format(root="x")
        assert "entity expansion" in refusal(tmp_path, suffix, doctype + body(suffix, "&a8;"))

    def test_billion_laughs_in_an_attribute(self, suffix, tmp_path):
        doctype = BOMB.format(root="x")
        assert "entity expansion" in refusal(tmp_path, suffix, doctype + body(suffix, "", 'x="&a8;"'))

    def test_billion_laughs_in_an_attribute_of_the_root(self, suffix, tmp_path):
        content = body(suffix, "x").replace(' version="', ' x="&a8;" version="', 1)
        assert "entity expansion" in refusal(tmp_path, suffix, BOMB.format(root="x") + content)

    @pytest.mark.parametrize("entity", [
        '<!ENTITY x SYSTEM "{url}">', '<!ENTITY x PUBLIC "p" "{url}">', '<!ENTITY % p SYSTEM "{url}"> %p;',
        '<!ENTITY x "harmless">', '<!ELEMENT y ANY><!ATTLIST y z CDATA "default">',
    ])  # fmt: skip
    def test_entities_are_refused(self, suffix, entity, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("<!ENTITY x 'secret'>", encoding="utf-8")
        doctype = f"<!DOCTYPE x [{entity.format(url=secret.as_uri())}]>"
        text = "&x;" if "ENTITY x" in entity or "%" in entity else "plain"
        message = refusal(tmp_path, suffix, doctype + body(suffix, text))
        assert "secret" not in message.replace(str(tmp_path), "")

    def test_an_external_dtd_is_not_opened(self, suffix, tmp_path):
        """Older tools write such a DOCTYPE into every file."""
        (tmp_path / "x.dtd").write_text("<!ENTITY x 'from the DTD'>", encoding="utf-8")
        path = tmp_path / f"x.{suffix}"
        path.write_text('<!DOCTYPE x SYSTEM "x.dtd">' + body(suffix, "工会"), encoding="utf-8")
        assert read_bitext(path).units[0].source == "工会"
        refusal(tmp_path, suffix, '<!DOCTYPE x SYSTEM "x.dtd">' + body(suffix, "&x;"))

    def test_a_text_that_is_too_long(self, suffix, tmp_path):
        message = refusal(tmp_path, suffix, body(suffix, "x" * 11_000_000))
        assert "limit" in message
        assert "HUGE" not in message, "advice for programmers"

    def test_elements_that_are_too_deep(self, suffix, tmp_path):
        assert "limit" in refusal(tmp_path, suffix, body(suffix, "<hi>" * 300 + "</hi>" * 300))

    def test_an_empty_file(self, suffix, tmp_path):
        assert "no element" in refusal(tmp_path, suffix, "")

    def test_malformed(self, suffix, tmp_path):
        message = refusal(tmp_path, suffix, "\n\n" + body(suffix, "<seg"))
        assert f"x.{suffix}:3: broken XML" in message

    def test_cut_short(self, suffix, tmp_path):
        refusal(tmp_path, suffix, body(suffix, "工会")[:-20])

    @pytest.mark.parametrize("content", [b"", b" \n", b"\x00\x01", b"\xff\xfe", "工会".encode("gb18030")])
    def test_no_xml(self, suffix, content, tmp_path):
        refusal(tmp_path, suffix, content)

    def test_another_root(self, suffix, tmp_path):
        assert "<html>" in refusal(tmp_path, suffix, "<html/>")

    def test_broken_record_of_ours(self, suffix, tmp_path):
        marks = {
            "tmx": ("<tu>", '<tu><prop type="x-textkit-page">zero</prop>'),
            "xlf": (
                "</source>",
                '</source><context-group><context context-type="x-textkit-raw">9..3</context>'
                "</context-group>",
            ),
            "xliff": (
                '<unit id="1">',
                '<unit id="1"><metadata><metaGroup category="textkit">'
                '<meta type="terms">[{</meta></metaGroup></metadata>',
            ),
        }
        assert f"x.{suffix}:2: " in refusal(
            tmp_path, suffix, "\n" + body(suffix, "a").replace(*marks[suffix])
        )


@pytest.mark.parametrize(("line", "said"), [
    ('{"source": "a"', "broken JSON"),
    ('["source"]', "one JSON object"),
    ('{"target": "a"}', "source is missing"),
    ('{"source": 5}', "source is text"),
    ('{"source": "a", "coverage": NaN}', "NaN"),
    ('{"source": "a", "coverage": 2}', "coverage"),
    ('{"source": "a", "state": "done"}', "state is one of"),
    ('{"source": "a", "source": "b"}', "stands twice"),
    ('{"source": "a", "raw": [[3, 1]]}', "span"),
    ('{"source": "a", "raw": [[1.5, 2]]}', "span"),
    ('{"source": "a", "page": 0}', "page"),
    ('{"source": "a", "id": 1e400}', "id is text"),
    ('{"source": "a", "id": true}', "id is text"),
    ('{"source": "a", "notes": "n"}', "notes is a list"),
    ('{"source": "a", "notes": [1]}', "notes is a list"),
    ('{"source": "a", "terms": [{"start": 0, "end": 9, "source": "x"}]}', "beyond"),
    ('{"source": "a", "terms": [5]}', "a term is an object"),
    ('{"source": "a", "terms": [{"start": 0, "end": 1, "source": "x", "status": "best"}]}', "status"),
    ('{"source": "a", "quantities": [{"start": 0, "end": 1, "text": "a", "kind": "huge"}]}', "kind"),
    ('{"source": "1", "quantities": [{"start":0,"end":1,"text":"1","kind":"year","value":"1","number":"x"}]}',
     "decimal"),
    ('{"source": "a", "languages": ["zh"]}', "two language codes"),
    ('{"source": "a", "languages": ["de", "en"]}', "one file holds one pair"),
    ('{"source": "a", "meta": [["a"]]}', ""),
    ("[" * 100_000, "limit"),
    ('{"source": "a", "id": ' + "9" * 5000 + "}", ""),
])  # fmt: skip
def test_broken_json_lines(line, said, tmp_path):
    good = '{"source": "a", "languages": ["zh", "en"]}\n'
    message = refusal(tmp_path, "jsonl", f"{good}{line}\n{good}")
    assert "x.jsonl:2: " in message
    assert said in message


def test_broken_utf8_in_json_lines(tmp_path):
    assert "x.jsonl:1: " in refusal(tmp_path, "jsonl", b'{"source": "\xe6\xb1"}\n')


@pytest.mark.parametrize(("content", "line", "said"), [
    ("id,target\n1,a\n", 1, "source"),
    ("source,target\na,b\nc\n", 3, "1 cells under 2 columns"),
    ('source,target\n"a\nb",c\nd,e,f\n', 4, "3 cells"),
    ('source,target\na,b\n"c,d\n', 3, "broken row"),
    ('source,target\n"a"b,c\n', 2, "broken row"),
    ("source,state\na,done\n", 2, "state"),
    ("source,page\na,x\n", 2, ""),
    ("source,raw\na,3-5\n", 2, "12..40"),
    ("source,coverage\na,nan\n", 2, "coverage"),
])  # fmt: skip
def test_broken_tables(content, line, said, tmp_path):
    message = refusal(tmp_path, "csv", content)
    assert f"x.csv:{line}: " in message
    assert said in message


def test_a_table_in_another_encoding(tmp_path):
    assert "x.csv:2: byte 14 is not UTF-8" in refusal(
        tmp_path, "csv", "source,target\n工会,b".encode("gb18030")
    )


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "tmx", "xlf"])
class TestNoFile:
    def test_missing(self, suffix, tmp_path):
        with pytest.raises(ReadError, match="nowhere"):
            read_bitext(tmp_path / f"nowhere.{suffix}")

    def test_directory(self, suffix, tmp_path):
        (tmp_path / f"d.{suffix}").mkdir()
        with pytest.raises(ReadError, match="not a plain file"):
            read_bitext(tmp_path / f"d.{suffix}")
