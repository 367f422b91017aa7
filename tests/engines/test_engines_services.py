"""LibreTranslate, DeepL, Argos and the classes of deep-translator: what is sent, what is read."""

import json
import sys
import types
import urllib.parse

import pytest
from engine_servers import Handler, small_translation

import textkit
from textkit.engines import engine_names, open_engine
from textkit.engines.model import Context, Segment, limit_of
from textkit.engines.registry import BUILT_IN
from textkit.errors import EngineUnavailable
from textkit.glossary import Glossary

TERMS = Glossary.from_rows([{"zh": "工会", "en": "trade union"}])
SOURCES = ["工会服务职工。", "资金200亿元，<重要> & 好。", "各级组织。"]
FAST = {"backoff": "0.001", "timeout": "5"}


def drafted(doc, engine: str, **options: str) -> textkit.Bitext:
    return textkit.draft(doc, glossary=TERMS, engine=engine, options={**FAST, **options}, cache=":memory:")


def libre(method, path, headers, body):
    if body.get("api_key") != "libre-key-123456":
        return 403, {"error": "Invalid API key"}
    assert (path, body["source"], body["target"], body["format"]) == ("/translate", "zh", "en", "text")
    return 200, {"translatedText": [small_translation(text) for text in body["q"]]}


def test_libretranslate(facade, make, monkeypatch) -> None:
    monkeypatch.setenv("TEXTKIT_LIBRETRANSLATE_KEY", "libre-key-123456")
    seen = facade(libre)
    bitext = drafted(make(SOURCES, "zh"), "libretranslate", base_url=seen.url)
    assert [unit.state for unit in bitext.units] == ["draft"] * 3
    assert "rade union" in bitext.units[0].target
    assert "20 billion yuan" in bitext.units[1].target
    ((path, _, body),) = seen.requests
    assert "key" not in path
    assert body["q"][0].startswith("⟦0⟧")


def test_libretranslate_refuses_a_wrong_key_and_says_no_more(facade, make) -> None:
    seen = facade(libre)
    bitext = drafted(make(SOURCES, "zh"), "libretranslate", base_url=seen.url)
    assert all("key is missing or refused" in unit.notes[0] for unit in bitext.units)
    assert len(seen.requests) == 1


def deepl(known: dict[str, str], *, v3: bool = True):
    """DeepL as its API reference describes it, with a glossary store."""

    def answer(method, path, headers, body):
        if headers.get("authorization") != "DeepL-Auth-Key deepl-key-123456:fx":
            return 403, {"message": "forbidden"}
        if path.startswith("/v3/") and not v3:
            return 404, {"message": "not found"}
        if path.endswith("/glossaries"):
            if method == "GET":
                return 200, {"glossaries": [{"glossary_id": i, "name": n} for n, i in known.items()]}
            known[body["name"]] = f"id-{len(known)}"
            return 201, {"glossary_id": known[body["name"]], "name": body["name"]}
        assert path == "/v2/translate"
        assert len(body["text"]) <= 50
        return 200, {"translations": [
            {"detected_source_language": "ZH", "text": small_translation(text)} for text in body["text"]
        ]}  # fmt: skip

    return answer


@pytest.mark.parametrize("v3", [True, False])
def test_deepl_with_a_glossary_of_its_own(facade, make, monkeypatch, v3: bool) -> None:
    monkeypatch.setenv("TEXTKIT_DEEPL_KEY", "deepl-key-123456:fx")
    known: dict[str, str] = {}
    seen = facade(deepl(known, v3=v3))
    bitext = drafted(make(SOURCES, "zh"), "deepl", base_url=seen.url)
    assert [unit.state for unit in bitext.units] == ["draft"] * 3
    assert bitext.units[1].target.count("20 billion yuan") == 1
    assert "<" in bitext.units[1].target
    assert "&amp;" not in bitext.units[1].target
    sent = next(body for path, _, body in seen.requests if path == "/v2/translate")
    assert (sent["source_lang"], sent["target_lang"], sent["glossary_id"]) == ("ZH", "EN-US", "id-0")
    assert sent["text"][0] == SOURCES[0]
    assert '<x id="0"/>' in sent["text"][1]
    assert "&lt;重要&gt; &amp; 好" in sent["text"][1]
    made = next(body for path, _, body in seen.requests if path.endswith("glossaries") and body)
    entries = made["dictionaries"][0] if v3 else made
    assert (entries["entries"], entries["entries_format"]) == ("工会\ttrade union", "tsv")
    drafted(make(SOURCES, "zh"), "deepl", base_url=seen.url)
    assert len(known) == 1


def test_argos_where_it_is_installed(make, monkeypatch) -> None:
    """Against a module of the same shape: no model can be had here."""
    model = types.SimpleNamespace(translate=small_translation)
    languages = [
        types.SimpleNamespace(code=code, get_translation=lambda other: model) for code in ("zh", "en")
    ]
    module = types.ModuleType("argostranslate.translate")
    module.get_installed_languages = lambda: languages  # type: ignore[attr-defined]
    package = types.ModuleType("argostranslate")
    package.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]
    monkeypatch.setitem(sys.modules, "argostranslate", package)
    monkeypatch.setitem(sys.modules, "argostranslate.translate", module)
    assert [unit.state for unit in drafted(make(SOURCES, "zh"), "argos").units] == ["draft"] * 3
    languages.clear()
    for unit in drafted(make(SOURCES, "zh"), "argos").units:
        assert "argospm install translate-zh_en" in unit.notes[-1]


def test_argos_where_it_is_not(make) -> None:
    with pytest.raises(EngineUnavailable, match="pip install argostranslate"):
        open_engine("argos")


def translating(body: str):
    """A server whose answers are `body` with TEXT in place of the translation."""

    class Web(Handler):
        def reply(self, text: str) -> None:
            self.answer(body.replace("TEXT", small_translation(text)).encode())

        def do_GET(self) -> None:  # noqa: N802
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            self.reply((query.get("q") or query["text"])[0])

        def do_POST(self) -> None:  # noqa: N802
            raw = self.body().decode()
            if raw.startswith("["):
                self.reply(json.loads(raw)[0]["text"])
                return
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query) | urllib.parse.parse_qs(raw)
            self.reply((query.get("q") or query["text"])[0])

    return Web


DEEP = {
    "microsoft": ('[{"translations": [{"text": "TEXT", "to": "en"}]}]', {"API_KEY": "m12345678"}),
    "google": ('<html><div class="result-container">TEXT</div></html>', {}),
    "mymemory": ('{"responseData": {"translatedText": "TEXT"}, "matches": []}', {}),
    "papago": (
        '{"message": {"result": {"translatedText": "TEXT"}}}',
        {"CLIENT_ID": "c1234", "SECRET_KEY": "s1234"},
    ),
    "baidu": ('{"trans_result": [{"src": "", "dst": "TEXT"}]}', {"APPID": "a1234", "APPKEY": "k12345678"}),
    "yandex": ('{"code": 200, "text": ["TEXT"]}', {"API_KEY": "y12345678"}),
    "qcri": ('{"translatedText": "TEXT"}', {"API_KEY": "q12345678"}),
}


@pytest.mark.parametrize("name", sorted(DEEP))
def test_the_classes_of_deep_translator(serve, make, monkeypatch, name: str) -> None:
    body, keys = DEEP[name]
    for key, value in keys.items():
        monkeypatch.setenv(f"TEXTKIT_{name}_{key}".upper(), value)
    server = serve(translating(body))
    bitext = drafted(
        make([SOURCES[0], SOURCES[2]], "zh"), name, base_url=f"{server.address}/", source_code="zh"
    )
    assert [unit.notes for unit in bitext.units if unit.state != "draft"] == []
    assert "rade union" in bitext.units[0].target


def test_the_copy_leaves_deep_translator_as_it_is(serve, make) -> None:
    import deep_translator.mymemory
    import requests

    drafted(
        make(SOURCES[2:], "zh"), "mymemory", base_url=serve(translating(DEEP["mymemory"][0])).address + "/get"
    )
    assert deep_translator.mymemory.requests is requests


def test_dictionaries_and_dead_ends_are_explained() -> None:
    for name, why in {"pons": "dictionary", "chatgpt": "use the engine openai", "nonsense": "known:"}.items():
        with pytest.raises(EngineUnavailable, match=why):
            open_engine(name)


def test_names_and_limits() -> None:
    assert engine_names()[: len(BUILT_IN)] == tuple(BUILT_IN)
    engine, _ = open_engine("google")
    limit = limit_of(engine)
    assert limit.measure == "url"
    assert limit.text is not None
    assert limit.text // 9 < 1_800  # Han characters that fit into an address


class Plug:
    """An engine of another package, as small as they come."""

    name = "plug"
    limit = 1000

    def __init__(self, word: str = "plugged") -> None:
        self.word = word

    def translate(self, texts, source, target, context: Context):
        assert isinstance(context.segments[0], Segment)
        return [f"{self.word} {small_translation(text)}" for text in texts]


def test_engines_of_other_packages(make, monkeypatch) -> None:
    from importlib.metadata import EntryPoint, EntryPoints

    points = EntryPoints([EntryPoint("plug", f"{__name__}:Plug", "textkit.engines")])
    monkeypatch.setattr(EntryPoint, "load", lambda self: Plug)
    monkeypatch.setattr("textkit.engines.registry.entry_points", lambda **query: points.select(**query))
    assert "plug" in engine_names()
    bitext = drafted(make(SOURCES, "zh"), "plug", word="hello")
    assert all(unit.target.startswith("hello ") for unit in bitext.units)
    with pytest.raises(textkit.PluginError, match="cannot be loaded"):
        open_engine("plug", {"nonsense": "x"})
