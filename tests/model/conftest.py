"""A server on this machine that plays every fault a language model's server is known to have."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from agent import Coach
from agent.embedding import load_embedder
from agent.guidance import Guidance, open_guidance

Play = Callable[["Handler", dict[str, Any]], None]


@dataclass
class Playing:
    """The server: what it plays next, and what it was asked. `address` ends in /v1."""

    address: str = ""
    plays: list[Play] = field(default_factory=list)
    otherwise: Play | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Play:
        if self.plays:
            return self.plays.pop(0)
        return self.otherwise or status(418)


class Handler(BaseHTTPRequestHandler):
    """Answers what the play says."""

    playing: Playing
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.playing.asked.append(body)
        self.playing.arrived.set()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.playing.next()(self, body)

    def send(self, status: int, text: str, kind: str = "application/json", **headers: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True

    def event(self, piece: object) -> None:
        self.wfile.write(f"data: {json.dumps(piece)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def completion(text: str | None, **message: object) -> dict[str, Any]:
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": message.pop("finish", "stop"),
                "message": {"role": "assistant", "content": text, **message},
            }
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }


def says(text: str | None, **message: object) -> Play:
    """Answers with this text, streamed where that was asked for."""

    def play(handler: Handler, body: dict[str, Any]) -> None:
        if not body.get("stream"):
            handler.send(200, json.dumps(completion(text, **message)))
            return
        handler.begin_stream()
        for piece in (text or "").split(" "):
            handler.event(chunk(f"{piece} "))
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        handler.event({**chunk(None), "choices": [], "usage": usage})
        handler.wfile.write(b"data: [DONE]\n\n")

    return play


def chunk(text: str | None) -> dict[str, Any]:
    return {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}],
    }


def status(code: int, text: str = '{"error": {"message": "no"}}', **headers: str) -> Play:
    return lambda handler, _: handler.send(code, text, **headers)


def html(handler: Handler, _: dict[str, Any]) -> None:
    handler.send(200, "<html><body>Sign in</body></html>", "text/html")


def no_choices(handler: Handler, _: dict[str, Any]) -> None:
    handler.send(200, json.dumps({**completion(""), "choices": []}))


def not_json(handler: Handler, _: dict[str, Any]) -> None:
    handler.send(200, "{ this is no JSON")


def hangs(handler: Handler, _: dict[str, Any]) -> None:
    time.sleep(3)
    handler.close_connection = True


def drops(handler: Handler, body: dict[str, Any]) -> None:
    """Breaks off in the middle of an answer."""
    if body.get("stream"):
        handler.begin_stream()
        handler.event(chunk('{"subject": "Become'))
    else:
        handler.send_response(200)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", "5000")
        handler.end_headers()
        handler.wfile.write(b'{"id": "1", "choices"')
    handler.wfile.flush()
    handler.close_connection = True
    handler.connection.close()


def moved(address: str) -> Play:
    return lambda handler, _: handler.send(307, "", location=address)


@pytest.fixture
def server(loopback: None) -> Iterator[Playing]:
    """A server that answers nothing until a test says what."""
    playing = Playing()
    bound = type("Bound", (Handler,), {"playing": playing})
    listening = ThreadingHTTPServer(("127.0.0.1", 0), bound)
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    playing.address = f"http://127.0.0.1:{listening.server_address[1]}/v1"
    yield playing
    listening.shutdown()
    listening.server_close()
    thread.join()


@pytest.fixture(scope="session")
def library(built_index: Any) -> Iterator[Guidance]:
    """The whole library, opened once."""
    opened = open_guidance(built_index, load_embedder())
    yield opened
    opened.close()


@pytest.fixture
def quick(library: Guidance, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coaches of this test use the library that is open already."""
    monkeypatch.setattr(Coach, "library", library)
