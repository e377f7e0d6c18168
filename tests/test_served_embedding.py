"""Vectors from a server: the right model under the right name, and an honest way out."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from agent import Coach
from agent.embedding import Served, load_embedder, load_served
from agent.errors import BadSetting, EmbeddingFailed
from agent.records.matching import Criteria
from agent.roster import EvidenceIndex, MemoryCache, Ranker, evidence_items
from agent.settings import Settings, load_settings
from tests.roster.people import NOW, SAMPLE, sample

NEED = ("look at my code and tell me the truth",)


class Server:
    """An embedding server on this machine: all its cosines are high.

    `answer` replaces what is said to the next requests; `asked` holds every text that came.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer: tuple[int, Any] | None = None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked += body["input"]
                status, said = outer.answer or (200, _answer(body["input"]))
                data = said.encode() if isinstance(said, str) else json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._http.server_port}/v1"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _answer(texts: list[str]) -> dict[str, Any]:
    data = [
        {"object": "embedding", "index": n, "embedding": _vector(t)} for n, t in enumerate(texts)
    ]
    return {
        "object": "list",
        "model": "m",
        "data": data[::-1],
        "usage": {"prompt_tokens": 1, "total_tokens": 1},
    }


def _vector(text: str) -> list[float]:
    """The bundled model's vector beside a direction that all texts share."""
    return [1.5, *map(float, load_embedder().embed([text])[0])]


@pytest.fixture
def server(loopback: None) -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def _settings(**given: str) -> Settings:
    return Settings.model_validate(given)


def test_rows_come_in_the_order_of_the_texts_and_have_length_one(server: Server) -> None:
    embedder = Served("m", server.address)
    rows = embedder.embed([f"text {n}" for n in range(150)] + [" "])
    assert rows.shape == (151, 385)
    np.testing.assert_allclose(np.linalg.norm(rows[:150], axis=1), 1, atol=1e-5)
    assert not rows[150].any()
    np.testing.assert_allclose(rows[7], embedder.embed(["text 7"])[0], atol=1e-6)
    assert " " not in server.asked


def test_vectors_of_two_models_never_meet(server: Server) -> None:
    cache = MemoryCache()
    items = [evidence_items(person) for person in sample().people]
    bundled = EvidenceIndex(items, load_embedder(), cache)
    served = EvidenceIndex(items, Served("m", server.address), cache)
    other = EvidenceIndex(items, Served("m2", server.address), cache)
    assert (bundled.vectors.shape[1], served.vectors.shape[1]) == (384, 385)
    asked = len(server.asked)
    again = EvidenceIndex(items, Served("m2", server.address), cache)
    assert (again.vectors == other.vectors).all()
    assert set(server.asked[asked:]) <= {"length"}
    assert Served("m", server.address).name != Served("m", f"{server.address}/other").name


def test_a_model_with_high_cosines_is_laid_on_the_scale_of_the_limits(server: Server) -> None:
    served = Ranker(Served("m", server.address)).rank(sample(), NEED, Criteria(), now=NOW)
    bundled = Ranker(load_embedder()).rank(sample(), NEED, Criteria(), now=NOW)
    assert [one.id for one in served.matches] == [one.id for one in bundled.matches]
    for one, other in zip(served.matches, bundled.matches, strict=True):
        assert one.covers == other.covers
        assert one.score == pytest.approx(other.score, abs=0.01)


def test_a_model_that_tells_nothing_apart_is_refused(server: Server) -> None:
    same = {"object": "embedding", "embedding": [1.0, 2.0]}
    server.answer = (200, {"object": "list", "data": [same | {"index": n} for n in range(24)]})
    embedder = Served("m", server.address)
    embedder.embed([f"text {n}" for n in range(24)])
    with pytest.raises(EmbeddingFailed, match="does not tell texts apart"):
        EvidenceIndex([], embedder, MemoryCache())


def test_the_same_question_gets_the_same_order_from_the_server(server: Server) -> None:
    first = Ranker(Served("m", server.address)).rank(sample(), NEED, Criteria(), now=NOW)
    again = Ranker(Served("m", server.address)).rank(sample(), NEED, Criteria(), now=NOW)
    assert first == again
    assert len(first.matches) == 12


@pytest.mark.parametrize(
    "answer",
    [
        (500, "{}"),
        (401, '{"error": {"message": "no such key"}}'),
        (404, "{}"),
        (200, "<html>hello</html>"),
        (200, {"object": "list", "data": []}),
        (200, {"object": "list", "data": [{"index": 0, "embedding": [0, 0]}]}),
        (200, {"object": "list", "data": [{"index": 0, "embedding": ["a"]}]}),
        (200, {"error": "overloaded"}),
        (307, ""),
    ],
)
def test_whatever_a_server_says_wrongly_is_one_line_with_the_setting(
    server: Server, answer: tuple[int, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.embedding.served._PAUSE", 0)
    server.answer = answer
    with pytest.raises(EmbeddingFailed) as caught:
        Served("m", server.address, "secret-key").embed(["hello"])
    line = str(caught.value)
    assert "COACH_EMBEDDING_MODEL" in line
    assert "127.0.0.1" in line
    assert "\n" not in line
    assert "secret-key" not in line


def test_a_server_that_fails_is_left_alone_for_a_while(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.embedding.served._PAUSE", 0)
    server.answer = (500, "{}")
    embedder = Served("m", server.address)
    for _ in range(3):
        with pytest.raises(EmbeddingFailed):
            embedder.embed(["hello"])
    assert len(server.asked) == 2


def test_ranking_goes_on_with_the_bundled_model_and_says_so(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.embedding.served._PAUSE", 0)
    server.answer = (500, "{}")
    bundled = Ranker(load_embedder())
    prepared = Ranker(Served("m", server.address), spare=bundled).prepare(sample(), NEED)
    assert "does not answer" in prepared.note
    alone = bundled.prepare(sample(), NEED)
    assert prepared.order(Criteria(), now=NOW) == alone.order(Criteria(), now=NOW)


def test_a_conversation_says_where_texts_go_and_that_the_server_failed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.embedding.served._PAUSE", 0)
    server.answer = (500, "{}")
    monkeypatch.setenv("COACH_EMBEDDING_MODEL", "m")
    monkeypatch.setenv("COACH_EMBEDDING_URL", server.address)

    async def rank() -> tuple[str, list[str], int]:
        said: list[str] = []
        async with Coach.open(now=NOW.isoformat(), tell=said.append) as coach:
            found = coach.rank(coach.read_roster(SAMPLE), NEED)
            return coach.opening(), said, len(found.matches)

    opening, said, people = asyncio.run(rank())
    assert people == 12
    assert any("does not answer" in line and "comes with me" in line for line in said)
    assert "nothing is sent anywhere" in opening


@pytest.mark.parametrize("operator", ["", "the library of Aveiro"])
def test_the_opening_names_the_host_that_compares(operator: str) -> None:
    settings = _settings(
        COACH_EMBEDDING_MODEL="m",
        COACH_EMBEDDING_URL="https://vectors.example.org/v1",
        COACH_OPERATOR=operator,
    )

    async def open_it() -> tuple[str, str]:
        async with Coach.open(settings=settings, now=NOW.isoformat()) as coach:
            return coach.opening(), coach.readers()

    opening, readers = asyncio.run(open_it())
    for text in (opening, readers):
        assert "go to vectors.example.org" in text
        assert "nothing else is sent" in text
        assert "nothing is sent" not in text


def test_settings_without_a_server_or_with_a_strange_address_are_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load_served(_settings()) is None
    monkeypatch.setenv("COACH_EMBEDDING_MODEL", "m")
    with pytest.raises(BadSetting, match="COACH_EMBEDDING_URL"):
        load_settings()
    for address in ("ftp://x", "127.0.0.1:80", "http://me:word@host/v1"):
        monkeypatch.setenv("COACH_EMBEDDING_URL", address)
        with pytest.raises(BadSetting, match="must be an address") as caught:
            load_settings()
        assert "word" not in str(caught.value).replace("password", "")
    monkeypatch.setenv("COACH_EMBEDDING_URL", "http://127.0.0.1:9/v1")
    served = load_served(load_settings())
    assert served is not None
    assert served.host == ""
