"""The OpenAI-compatible engine against a server that speaks its wire format."""

import json

import pytest
from engine_servers import asked_units, chat, completion, small_translation

import textkit
from textkit.engines.replies import read_reply
from textkit.errors import EngineMismatch, EngineUnavailable
from textkit.glossary import Glossary

TERMS = Glossary.from_rows([{"zh": "工会", "en": "trade union"}, {"zh": "职工", "en": "worker"}])
SOURCES = ["工会服务职工。", "帮扶资金200亿元。", "各级组织做好工作。"]
ANSWERS = {
    "工会服务职工。": "Trade unions serve workers.",
    "帮扶资金⟦0⟧。": "Aid of ⟦0⟧.",
    "各级组织做好工作。": "Organizations at all levels do good work.",
}


def drafted(doc, url: str, cache: str = ":memory:", **options: str) -> textkit.Bitext:
    options = {"base_url": f"{url}/v1", "model": "test-1", "backoff": "0.001", "timeout": "5", **options}
    return textkit.draft(doc, glossary=TERMS, engine="openai", options=options, cache=cache)


def test_a_draft(facade, make, monkeypatch) -> None:
    monkeypatch.setenv("TEXTKIT_OPENAI_KEY", "sk-test-0123456789")
    seen = facade(chat(ANSWERS.get))
    bitext = drafted(make(SOURCES, "zh"), seen.url)
    assert [unit.target for unit in bitext.units] == [
        "Trade unions serve workers.",
        "Aid of 20 billion yuan.",
        "Organizations at all levels do good work.",
    ]
    assert {(unit.state, unit.origin) for unit in bitext.units} == {("draft", "openai (test-1)")}
    ((path, headers, body),) = seen.requests
    assert (path, headers["authorization"]) == ("/v1/chat/completions", "Bearer sk-test-0123456789")
    assert (body["model"], body["temperature"], body["stream"]) == ("test-1", 0.0, False)
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert "from Chinese into English" in body["messages"][0]["content"]
    first, second, third = asked_units(body)
    assert first["terms"] == {"工会": "trade union", "职工": "worker"}
    assert (second["keep"], second["before"], second["after"]) == (["⟦0⟧"], SOURCES[0], SOURCES[2])
    assert "terms" not in third


def test_without_a_key_none_is_sent(facade, make) -> None:
    seen = facade(chat(ANSWERS.get))
    drafted(make(SOURCES, "zh"), seen.url)
    assert "authorization" not in seen.requests[0][1]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: f"```json\n{text}\n```",
        lambda text: f"<think>\nLet me see {{}}\n</think>\n\n{text}",
        lambda text: json.dumps(json.loads(text)["translations"]),
        lambda text: json.dumps(
            {"translations": [{"id": k, "text": v} for k, v in json.loads(text)["translations"].items()]}
        ),
    ],
)
def test_forms_that_models_use(facade, make, wrap) -> None:
    bitext = drafted(make(SOURCES, "zh"), facade(chat(ANSWERS.get, wrap)).url)
    assert [unit.state for unit in bitext.units] == ["draft"] * 3


@pytest.mark.parametrize(
    "content",
    [
        'Sure! {"translations": {"1": "x"}}',
        '{"translations": {"1": "x"}} I hope this helps.',
        '{"translations": {"1": "x"',
        '{"translations": {"1": "x", "1": "y"}}',
        '{"translations": {"7": "x"}}',
        '{"translations": "x"}',
        '"x"',
        "[1]",
        "[" * 5000,
        "x",
    ],
)
def test_anything_beside_the_json_is_refused(content: str) -> None:
    with pytest.raises(EngineMismatch):
        read_reply(content, ["1"])


def test_what_a_model_leaves_out_is_asked_again(facade, make) -> None:
    def answer(method, path, headers, body):
        units = asked_units(body)
        kept = units[:1]
        done = {unit["id"]: ANSWERS[unit["text"]] for unit in kept}
        return 200, completion(json.dumps({"translations": done}))

    seen = facade(answer)
    bitext = drafted(make(SOURCES, "zh"), seen.url)
    assert [unit.state for unit in bitext.units] == ["draft"] * 3
    assert [len(asked_units(body)) for _, _, body in seen.requests] == [3, 2, 1]


def test_a_cut_answer_is_refused_and_the_request_divided(facade, make) -> None:
    good = chat(ANSWERS.get)

    def answer(method, path, headers, body):
        if len(asked_units(body)) > 1:
            return 200, completion('{"translations": {"1": "Trade un', "length")
        return good(method, path, headers, body)

    seen = facade(answer)
    bitext = drafted(make(SOURCES, "zh"), seen.url)
    assert [unit.state for unit in bitext.units] == ["draft"] * 3


def test_missed_terms_and_marks_are_repaired_in_one_turn(facade, make) -> None:
    def answer(method, path, headers, body):
        if len(body["messages"]) == 2:
            bad = {"工会服务职工。": "The club serves workers.", "帮扶资金⟦0⟧。": "Aid of much money."}
            texts = {
                unit["id"]: bad.get(unit["text"], ANSWERS.get(unit["text"])) for unit in asked_units(body)
            }
            return 200, completion(json.dumps({"translations": texts}))
        texts = {unit["id"]: ANSWERS[unit["text"]] for unit in asked_units(body)}
        return 200, completion(json.dumps({"translations": texts}))

    seen = facade(answer)
    bitext = drafted(make(SOURCES, "zh"), seen.url)
    assert [unit.target for unit in bitext.units][:2] == [
        "Trade unions serve workers.",
        "Aid of 20 billion yuan.",
    ]
    repairs = [body["messages"] for _, _, body in seen.requests if len(body["messages"]) == 4]
    assert len(repairs) == 2
    told = "\n".join(talk[3]["content"] for talk in repairs)
    assert "工会 is to be rendered as 'trade union'" in told
    assert "⟦0⟧ is missing" in told
    assert {talk[2]["role"] for talk in repairs} == {"assistant"}


def test_a_model_that_keeps_losing_marks_is_asked_without_them_and_marked(facade, make) -> None:
    def translate(text: str) -> str:
        return "Aid of 20 billion yuan." if "200亿元" in text else "Aid of money."

    seen = facade(chat(translate))
    (unit,) = drafted(make(SOURCES[1:2], "zh"), seen.url).units
    assert unit.target == "Aid of 20 billion yuan."
    assert "lost placeholders" in unit.notes[0]
    plain = asked_units(seen.requests[-1][2])[0]
    assert (plain["text"], plain["numbers"]) == ("帮扶资金200亿元。", {"200亿元": "20 billion yuan"})


def test_numbers_in_the_prompt_instead_of_placeholders(facade, make) -> None:
    seen = facade(chat(lambda text: "Aid of 20 billion yuan."))
    drafted(make(SOURCES[1:2], "zh"), seen.url, protect="none")
    assert asked_units(seen.requests[0][2])[0]["numbers"] == {"200亿元": "20 billion yuan"}
    assert len(seen.requests) == 1


@pytest.mark.parametrize(
    "talk", ["Sure, here is the translation: Trade union.", "Translation: x", "<think>hm"]
)
def test_talk_in_place_of_a_translation_fails_with_a_reason(facade, make, talk: str) -> None:
    (unit,) = drafted(make(SOURCES[2:], "zh"), facade(chat(lambda text: talk)).url).units
    assert unit.state == "untranslated"
    assert any("talks instead of translating" in note for note in unit.notes)


def test_a_parameter_that_the_endpoint_refuses_is_left_out(facade, make) -> None:
    good = chat(ANSWERS.get)

    def answer(method, path, headers, body):
        if "response_format" in body:
            return 400, {"error": {"message": "'response_format.type' must be 'json_schema' or 'text'"}}
        if "temperature" in body:
            return 400, {"error": {"message": "Unsupported value: 'temperature' does not support 0"}}
        return good(method, path, headers, body)

    seen = facade(answer)
    bitext = drafted(make(SOURCES, "zh"), seen.url, batch="1", workers="1")
    assert [unit.state for unit in bitext.units] == ["draft"] * 3
    assert len(seen.requests) == 5


@pytest.mark.parametrize(
    ("status", "reason"), [(401, "key is missing or refused"), (404, "check the address")]
)
def test_what_helps_no_text_ends_the_run(facade, make, status: int, reason: str) -> None:
    seen = facade(lambda *_: (status, {"error": {"message": "no"}}))
    bitext = drafted(make(SOURCES * 10, "zh"), seen.url, batch="1", workers="1")
    assert len(seen.requests) == 1
    assert all(any(reason in note for note in unit.notes) for unit in bitext.units)


def test_an_engine_that_lacks_options_says_which(make) -> None:
    with pytest.raises(ValueError, match="'base_url' is needed"):
        textkit.draft(make(SOURCES, "zh"), engine="openai", options={"model": "m"})
    with pytest.raises(EngineUnavailable, match="key"):
        textkit.draft(make(SOURCES, "zh"), engine="deepl")


def test_a_model_over_a_real_engine(apertium, facade, sentences, make) -> None:
    """The wire format is a chat endpoint's; what translates behind it is Apertium, no language model."""
    seen = facade(chat(apertium.translate))
    glossary = Glossary.from_rows([{"source": "trade union", "target": "sindicato"}])
    bitext = textkit.draft(
        make(sentences[:60], "en"),
        glossary=glossary,
        engine="openai",
        target="es",
        options={"base_url": f"{seen.url}/v1", "model": "apertium", "backoff": "0.001"},
        cache=":memory:",
    )
    assert {unit.state for unit in bitext.units} == {"draft"}
    assert bitext.units[0].target == "El sindicato ayuda los trabajadores de la fábrica."
    assert max(len(asked_units(body)) for _, _, body in seen.requests) == 8


def test_small_translation_is_no_source() -> None:
    assert small_translation("工会。") != "工会。"
