"""Two people at one server, over raw HTTP: nothing of one reaches the other on any route."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent import hashed
from agent.page.app import web_app
from agent.page.desk import Desk

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]

CANARY = "heron canary seventeen"
OPEN_TO_ALL = {"/favicon.ico", "/robots.txt", "/page/sign-in.css"}
"""What anybody may have before signing in: it is the same for everyone."""
PASSWORDS = {"ana": "the lake freezes late", "ben": "a hill behind the mill"}
ROSTER = f"name,bio\nWanjiku Otieno,I teach {CANARY}\n".encode()


class Raw:
    """Somebody who has signed in and calls the server without a browser."""

    def __init__(self, address: str, name: str) -> None:
        self.http = httpx.Client(base_url=address, headers={"Origin": address}, timeout=60)
        entered = self.http.post("/sign-in", data={"name": name, "password": PASSWORDS[name]})
        assert entered.status_code == 303
        assert self.http.get("/").status_code == 200
        self.config: dict[str, Any] = self.http.get("/config").json()
        self.session = f"sessionof{name}"

    def component(self, elem_id: str) -> int:
        found = (one for one in self.config["components"] if one["props"].get("elem_id") == elem_id)
        return int(next(found)["id"])

    def handlers(self) -> list[dict[str, Any]]:
        return [one for one in self.config["dependencies"] if one["backend_fn"]]

    def handler(self, elem_id: str, event: str) -> dict[str, Any]:
        target = [self.component(elem_id), event]
        return next(one for one in self.handlers() if target in one["targets"])

    def join(self, handler: dict[str, Any], data: list[Any], session: str = "") -> httpx.Response:
        call = {
            "data": data,
            "fn_index": handler["id"],
            "session_hash": session or self.session,
            "trigger_id": handler["targets"][0][0],
        }
        return self.http.post("/gradio_api/queue/join", json=call)

    def stream(self, session: str = "") -> str:
        """All that the server sends until the call is over."""
        told = []
        path = f"/gradio_api/queue/data?session_hash={session or self.session}"
        with self.http.stream("GET", path) as answer:
            for line in answer.iter_lines():
                told.append(line)
                if '"close_stream"' in line:
                    break
        return "\n".join(told)

    def call(self, elem_id: str, event: str, *data: Any) -> str:
        assert self.join(self.handler(elem_id, event), list(data)).status_code == 200
        return self.stream()

    def export(self) -> dict[str, Any]:
        kept: dict[str, Any] = self.http.get("/download/my-data.json").json()
        return kept

    def upload(self) -> str:
        """Brings a file and gives the path where it lies."""
        files = {"files": ("people.csv", ROSTER)}
        path: str = self.http.post("/gradio_api/upload?upload_id=ofana", files=files).json()[0]
        return path


@pytest.fixture(scope="module")
def address(
    root: Path, built_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    stand = tmp_path_factory.mktemp("server")
    shutil.copytree(built_index, stand / "home")
    accounts = ";".join(f"{name}:mentee:{hashed(word)}" for name, word in PASSWORDS.items())
    settings = {"COACH_HOME": str(stand / "home"), "COACH_AUTH": accounts, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, str(root / "ui.py"), "--port", "0"],
        cwd=stand,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            yield next(word for word in line.split() if word.startswith("http://"))
        finally:
            server.terminate()
            server.wait(15)


@pytest.fixture(scope="module")
def ana(address: str) -> Iterator[Raw]:
    """She has said something that nobody else may read, and brought a list."""
    ana = Raw(address, "ana")
    said = ana.call("message-box", "submit", f"I would like to learn {CANARY}", "", "m1", "")
    assert CANARY.replace(" ", "") in said.replace(" ", "").replace("\\u0020", "")
    file = {"path": ana.upload(), "meta": {"_type": "gradio.FileData"}, "orig_name": "people.csv"}
    ana.call("roster-file", "upload", file, conversation_of(ana))
    yield ana
    ana.http.close()


@pytest.fixture(scope="module")
def ben(address: str, ana: Raw) -> Iterator[Raw]:
    ben = Raw(address, "ben")
    yield ben
    ben.http.close()


def conversation_of(person: Raw) -> str:
    return str(person.export()["conversations"][0]["id"])


def test_the_server_says_whose_it_is_and_to_each_their_own(ana: Raw, ben: Raw) -> None:
    assert CANARY in json.dumps(ana.export())
    assert ben.export()["conversations"] == []
    load = next(one for one in ben.handlers() if one["targets"][0][1] == "load")
    assert ben.join(load, []).status_code == 200
    assert "a server of" in ben.stream()


def test_no_session_stream_or_upload_of_somebody_else_is_reached(ana: Raw, ben: Raw) -> None:
    send = ben.handler("message-box", "submit")
    path = ana.upload()
    file = {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "people.csv"}
    tried = [
        ben.join(send, ["hello", "", "", ""], ana.session),
        ben.http.get(f"/gradio_api/queue/data?session_hash={ana.session}"),
        ben.http.get(f"/gradio_api/heartbeat/{ana.session}"),
        ben.http.get("/gradio_api/upload_progress?upload_id=ofana"),
        ben.http.post("/gradio_api/cancel", json={"session_hash": ana.session, "fn_index": 0}),
        ben.http.post("/gradio_api/reset", json={"session_hash": ana.session, "event_id": "x"}),
        ben.join(ben.handler("roster-file", "upload"), [file, ""]),
        ben.join(send, [file, "", "", ""]),
        ben.http.get(f"/gradio_api/file={path}"),
        ben.http.get(f"/gradio_api/file/{path}"),
    ]
    assert [answer.status_code for answer in tried] == [404] * len(tried)
    assert all(CANARY not in answer.text for answer in tried)
    assert Path(path).read_bytes() == ROSTER


def test_no_handler_gives_or_takes_what_is_somebody_elses(ana: Raw, ben: Raw) -> None:
    before, theirs = ana.export(), conversation_of(ana)
    change = json.dumps({"path": "goals.0.aim", "before": "x", "text": "y"})
    for handler in ben.handlers():
        asked = ben.join(handler, [theirs] * len(handler["inputs"]))
        assert asked.status_code == 200
        assert CANARY not in ben.stream().replace("&#32;", " ")
    assert CANARY not in ben.call("say-edit", "click", change, theirs)
    assert ana.export() == before


def test_every_route_there_is_says_nothing_of_somebody_else(ana: Raw, ben: Raw) -> None:
    lies_at = ana.upload()
    known = {"session_hash": ana.session, "event_id": ana.session, "path": lies_at}
    known |= {"path_or_url": lies_at, "name": "plan.json"}
    opened = set()
    for methods, route in routes():
        path = re.sub(r"{(\w+)(?::path)?}", lambda found: known.get(found[1], "x"), route)
        asked = f"{path}?session_hash={ana.session}&upload_id=ofana"
        for method in methods:
            if path.startswith("/gradio_api/queue/data") or "heartbeat" in path:
                assert ben.http.request(method, asked).status_code == 404
                continue
            if "startup-events" in path:
                continue
            answer = ben.http.request(method, asked, json={"session_hash": ana.session})
            assert CANARY not in answer.text, route
            stranger = httpx.request(method, f"{ben.http.base_url}{asked}", timeout=60)
            if stranger.status_code not in (303, 401, 404):
                opened.add(path)
    assert opened <= OPEN_TO_ALL


def routes() -> list[tuple[list[str], str]]:
    """Every route of the whole application, as it is put together."""

    def walk(app: Any) -> Iterator[tuple[list[str], str]]:
        for route in app.routes:
            inner = getattr(route, "original_router", None) or getattr(route, "app", None)
            if getattr(route, "methods", None):
                yield sorted(route.methods), route.path
            elif hasattr(inner, "routes"):
                yield from walk(inner)

    async def whole() -> Any:
        return web_app(Desk())

    app: Any = asyncio.run(whole())
    found = list(walk(app.app._app))
    assert len(found) > 60
    return found
