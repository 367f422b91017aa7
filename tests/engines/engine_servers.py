"""Servers on loopback for the engines: Apertium, a proxy that breaks things, facades that speak an API.

Nothing here leaves 127.0.0.1.
"""

import hashlib
import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from textkit.document import Block, Document, Sentence
from textkit.traced import TracedText

PAIRS = Path("/usr/share/apertium")
FAULTS = ("429", "503", "hang", "cut", "html", "{}", "quota", "over-limit", "empty", "null")
QUOTA = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN 10 HOURS"
TOO_LONG = "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS"


def document(sentences: list[str], language: str = "zh") -> Document:
    """A document of one-sentence paragraphs."""
    made, at = [], 0
    for n, sentence in enumerate(sentences, 1):
        end = at + len(sentence)
        made.append(Block(f"b{n:03}", "paragraph", None, at, end, (Sentence(f"b{n:03}s1", at, end),)))
        at = end + 1
    return Document(TracedText("\n".join(sentences)), tuple(made), language)


class Server(ThreadingHTTPServer):
    """A server in a thread of its own, quiet about clients that hang up."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Answers JSON."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def answer(self, content: Any, status: int = 200, **headers: str) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))


@pytest.fixture
def serve() -> Iterator[Callable[[type[Handler]], Server]]:
    """Start a server for a handler; it ends with the test."""
    started = []

    def start(handler: type[Handler]) -> Server:
        server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


@dataclass
class Apertium:
    """A translation server, the real thing."""

    address: str
    memory: dict[str, str] = field(default_factory=dict)

    def translate(self, text: str) -> str:
        """English into Spanish."""
        query = urllib.parse.urlencode({"langpair": "eng|spa", "q": text})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{self.address}/translate?{query}", timeout=20) as response:
            return str(json.load(response)["responseData"]["translatedText"])


@pytest.fixture(scope="session")
def apertium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apertium]:
    """Debian's Apertium, started for these tests."""
    program = shutil.which("apertium-apy")
    if program is None or not (PAIRS / "modes" / "eng-spa.mode").is_file():
        pytest.skip("Apertium is not here: apt-get install apertium apertium-apy apertium-eng-spa")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("apertium")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "-p", str(port), str(PAIRS)],
            cwd=folder,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
    server = Apertium(f"http://127.0.0.1:{port}")
    try:
        for _ in range(100):
            with suppress(OSError):
                server.translate("house")
                break
            time.sleep(0.1)
        else:
            pytest.skip("apertium-apy does not start here")
        yield server
    finally:
        process.terminate()
        process.wait(10)


@dataclass
class Proxy:
    """What stands before Apertium, and what it has seen."""

    server: Server
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    held: threading.Event = field(default_factory=threading.Event)
    largest: int = 0

    @property
    def url(self) -> str:
        return f"{self.server.address}/translate"


def fault_for(text: str, attempt: int) -> str:
    """Two of five texts are met by a fault at first, one of seven by a second; then they are let through."""
    number = int.from_bytes(hashlib.sha256(f"{text}/{attempt}".encode()).digest()[:4], "big")
    if attempt > 1 or number % (5 if attempt == 0 else 7) > (1 if attempt == 0 else 0):
        return ""
    kind = FAULTS[(number >> 8) % len(FAULTS)]
    # A hang costs a time limit each: a few are enough.
    return kind if kind != "hang" or (number >> 16) % 3 == 0 else "503"


@pytest.fixture
def proxy(apertium: Apertium, serve: Callable[[type[Handler]], Server]) -> Callable[..., Proxy]:
    """Start a proxy before Apertium that breaks things as `fault` says."""

    def start(fault: Callable[[str, int], str] = lambda text, attempt: "", largest: int = 10_000) -> Proxy:
        lock = threading.Lock()

        class Breaking(Handler):
            def do_GET(self) -> None:
                if not seen.held.is_set():  # what comes during a hold never reaches the engine
                    seen.held.wait()
                    self.close_connection = True
                    return
                text = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)["q"][0]
                with lock:
                    attempt = seen.asked[text]
                    seen.asked[text] += 1
                    seen.largest = max(seen.largest, len(text.encode()))
                kind = "over-limit" if len(text.encode()) > largest else fault(text, attempt)
                if kind:
                    with lock:
                        seen.faults[kind] += 1
                    self.break_(kind)
                    return
                translated = apertium.translate(text)
                with lock:
                    seen.answered[text] += 1
                self.answer({"responseData": {"translatedText": translated}, "responseStatus": 200})

            def break_(self, kind: str) -> None:
                message = {"quota": QUOTA, "over-limit": TOO_LONG, "empty": " ", "null": None}
                if kind == "429":
                    self.answer(b"slow down", 429, Retry_After="0.01")
                elif kind == "503":
                    self.answer(b"<html>503</html>", 503)
                elif kind == "hang":
                    time.sleep(1.0)
                    self.close_connection = True
                elif kind == "cut":
                    self.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"responseData":')
                    self.close_connection = True
                elif kind == "html":
                    self.answer(b"<!doctype html><title>Log in</title>")
                elif kind == "{}":
                    self.answer({})
                else:
                    self.answer({"responseData": {"translatedText": message[kind]}, "matches": []})

        seen = Proxy(serve(Breaking))
        seen.held.set()
        return seen

    return start


SUBJECTS = ("The trade union", "The committee", "Every worker", "The government", "A young woman",
            "The old teacher", "The company", "My brother", "The school", "The city")  # fmt: skip
VERBS = ("helps", "supports", "visits", "knows", "protects")
OBJECTS = ("the workers of the factory", "the children", "the new hospital", "a small village",
           "the people of the north", "the museum", "the poor families", "the law", "the market",
           "the migrant workers")  # fmt: skip


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    """500 English sentences, all different."""
    return [f"{s} {v} {o}." for s in SUBJECTS for v in VERBS for o in OBJECTS]


def small_translation(text: str) -> str:
    """Stands for a translation where a test is about the wire: Han becomes words, marks stay, & and < too."""
    out = "".join(f" w{ord(c) % 97}" if "\u4e00" <= c <= "\u9fff" else c for c in text)
    return out.strip().replace("。", ".").replace("，", ",")


@dataclass
class Facade:
    """A server that speaks somebody's API, and what it was asked."""

    server: Server
    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.server.address


Answerer = Callable[[str, str, dict[str, str], Any], tuple[int, Any]]


@pytest.fixture
def facade(serve: Callable[[type[Handler]], Server]) -> Callable[[Answerer], Facade]:
    """Start a facade: `answer(method, path, headers, body)` gives status and JSON."""

    def start(answer: Answerer) -> Facade:
        lock = threading.Lock()

        class Speaking(Handler):
            def do_POST(self) -> None:
                self.speak("POST", json.loads(self.body() or b"null"))

            def do_GET(self) -> None:
                self.speak("GET", None)

            def speak(self, method: str, body: Any) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                with lock:
                    seen.requests.append((self.path, headers, body))
                status, content = answer(method, self.path, headers, body)
                self.answer(content, status)

        seen = Facade(serve(Speaking))
        return seen

    return start


def completion(content: str | None, reason: str = "stop") -> dict[str, Any]:
    """A chat completion as the OpenAI API gives it."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content},
                "finish_reason": reason,
                "logprobs": None,
            }
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def asked_units(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The units in a request for a chat completion."""
    return json.loads(body["messages"][1]["content"])["units"]


def chat(
    translate: Callable[[str], str] = small_translation, wrap: Callable[[str], str] = lambda text: text
) -> Answerer:
    """An endpoint whose model answers properly."""

    def answer(method: str, path: str, headers: dict[str, str], body: Any) -> tuple[int, Any]:
        if path != "/v1/chat/completions":
            return 404, {"error": {"message": "no such path"}}
        done = {unit["id"]: translate(unit["text"]) for unit in asked_units(body)}
        return 200, completion(wrap(json.dumps({"translations": done}, ensure_ascii=False)))

    return answer
