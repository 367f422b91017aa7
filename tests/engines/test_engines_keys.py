"""No key gets out: not into logs, messages, exceptions, the cache or any output, whatever goes wrong."""

import json
import logging
import pickle
import traceback
from pathlib import Path

import pytest
from engine_servers import Handler

import textkit
from textkit.engines import open_engine
from textkit.engines.model import Context, Engine, Segment
from textkit.engines.secrets import HIDDEN, Scrubber, Secret
from textkit.errors import EngineError

KEY = "sk+live/0123456789abc=é"[:-1]
"""With characters that URLs, JSON and base64 write in other ways."""

ENGINES = {
    "openai": {"KEY": KEY, "BASE_URL": "", "MODEL": "m"},
    "deepl": {"KEY": KEY, "BASE_URL": ""},
    "libretranslate": {"KEY": KEY, "BASE_URL": ""},
    "yandex": {"API_KEY": KEY, "BASE_URL": ""},
    "qcri": {"API_KEY": KEY, "BASE_URL": "", "SOURCE_CODE": "zh"},
    "baidu": {"APPID": "app-12345678", "APPKEY": KEY, "BASE_URL": ""},
    "papago": {"CLIENT_ID": "client-12345678", "SECRET_KEY": KEY, "BASE_URL": ""},
    "microsoft": {"API_KEY": KEY, "BASE_URL": ""},
}
FAULTS = ("200", "echo", "401", "403", "429", "456", "500", "html", "cut", "hang", "redirect", "answer")


def breaking(kind: str):
    """A server that fails in one way and tells everybody what it was asked."""

    class Telling(Handler):
        def speak(self) -> None:
            told = f"{self.path} {dict(self.headers)} {self.body().decode()} {KEY}"
            if kind.isdigit() and kind != "200":
                self.answer({"error": {"message": told}}, int(kind), Retry_After="0")
            elif kind == "echo":
                self.answer(told.encode())
            elif kind == "html":
                self.answer(f"<html>{told}</html>".encode())
            elif kind == "cut":
                self.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{told}".encode())
                self.close_connection = True
            elif kind == "hang":
                import time

                time.sleep(0.4)
                self.close_connection = True
            elif kind == "redirect":
                self.answer(b"", 302, Location=f"http://127.0.0.1:9/?key={KEY}")
            elif kind == "answer":
                said = f"the key is {KEY}"
                both = {"translatedText": said, "translations": [{"text": said}], "text": [said], "code": 200}
                both |= {"choices": [{"message": {"content": said}}], "trans_result": [{"dst": said}]}
                self.answer(both | {"message": {"result": {"translatedText": said}}})
            else:
                self.answer({})

        do_GET = do_POST = speak  # noqa: N815

    return Telling


def chain(error: BaseException) -> str:
    """All that an exception carries."""
    told, seen = "", [error]
    for one in seen:
        told += "".join(traceback.format_exception(one)) + repr(one.args) + repr(vars(one))
        seen += [other for other in (one.__cause__, one.__context__) if other and other not in seen]
    return told


def raised_by(engine: Engine) -> str:
    """All that the exception of an engine carries."""
    try:
        engine.translate(["工会"], "zh", "en", Context((Segment("1"),), timeout=0.2))
    except EngineError as error:
        return chain(error)
    return ""


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_no_key_gets_out(name: str, serve, make, monkeypatch, caplog, capfd, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    written = logging.FileHandler(tmp_path / "log.txt", encoding="utf-8")
    logging.getLogger().addHandler(written)
    told = ""
    try:
        for number, kind in enumerate(FAULTS):
            server = serve(breaking(kind))
            for option, value in ENGINES[name].items():
                monkeypatch.setenv(f"TEXTKIT_{name}_{option}".upper(), value or f"{server.address}/")
            options = {"timeout": "0.2", "backoff": "0.001", "tries": "2", "give_up": "2", "rate": "1000"}
            bitext = textkit.draft(
                make(["工会服务职工。", "各级组织。"], "zh"),
                engine=name,
                options=options,
                cache=tmp_path / "cache.sqlite",
            )
            assert all("not translated" in "".join(unit.notes) for unit in bitext.units), (kind, bitext.units)
            for suffix in ("jsonl", "tmx", "xlf", "html", "csv"):
                textkit.write(bitext, tmp_path / f"{number}.{suffix}")
            engine, _ = open_engine(name)
            told += raised_by(engine) + repr(engine.secrets)
            getattr(engine, "close", int)()
    finally:
        logging.getLogger().removeHandler(written)
        written.close()
    out, err = capfd.readouterr()
    places = [caplog.text, out, err, told]
    places += [path.read_bytes().decode("utf-8", "replace") for path in tmp_path.rglob("*") if path.is_file()]
    import base64
    import urllib.parse

    forms = {
        KEY,
        urllib.parse.quote(KEY, safe=""),
        urllib.parse.quote_plus(KEY),
        base64.b64encode(KEY.encode()).decode(),
    }
    forms.add(json.dumps(KEY)[1:-1])
    for place in places:
        assert not [form for form in forms if form in place]
    assert caplog.text


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret(KEY)
    assert KEY not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert Scrubber([secret])(f"a {KEY} b") == f"a {HIDDEN} b"


@pytest.mark.parametrize("option", ["key", "api_key", "appkey", "access_token", "secret_key", "password"])
def test_a_key_is_no_option(option: str) -> None:
    with pytest.raises(ValueError, match="a key is no option") as caught:
        open_engine("deepl", {option: KEY})
    assert KEY not in str(caught.value)


def test_keys_from_a_file(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    engine, _ = open_engine("deepl", {"key_file": str(tmp_path / "key")})
    assert [secret.reveal() for secret in engine.secrets] == [KEY]
    with pytest.raises(EngineError, match="cannot be read"):
        open_engine("deepl", {"key_file": str(tmp_path / "none")})
    (tmp_path / "key").write_text("钥匙 with spaces", encoding="utf-8")
    with pytest.raises(EngineError, match="characters that no key has") as caught:
        open_engine("deepl", {"key_file": str(tmp_path / "key")})
    assert "钥匙" not in str(caught.value)
