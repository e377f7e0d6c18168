"""Who may ask the page's server for what."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from agent.page.calls import COOKIE
from agent.page.guard import Guard, Owned

HERE = "http://127.0.0.1:7860"
FROM_HERE = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
JOIN = "/gradio_api/queue/join"
DATA = "/gradio_api/queue/data"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the body it got."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body or b"ok"})


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of one guard that keeps no cookies of its own."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Guard(echo)), base_url=HERE) as one:
        yield one


async def browser(client: httpx.AsyncClient) -> dict[str, str]:
    """The headers of a browser that has opened the page."""
    client.cookies.clear()
    answer = await client.get("/")
    name = answer.cookies[COOKIE]
    client.cookies.clear()
    return {**FROM_HERE, "Cookie": f"{COOKIE}={name}"}


def call(session: str = "abc", **more: Any) -> bytes:
    return json.dumps({"session_hash": session, "data": [], "fn_index": 0, **more}).encode()


async def test_the_page_is_served_with_headers_that_keep_it_to_itself(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_refusal_carries_the_same_headers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nothing")
    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:7860", ""])
async def test_a_foreign_name_that_leads_here_is_not_answered(
    client: httpx.AsyncClient, host: str
) -> None:
    assert (await client.get("/", headers={"Host": host})).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:9000", "LOCALHOST", "[::1]:7860"])
async def test_a_loopback_name_is_answered(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://localhost:7860", "http://127.0.0.1:7861", ""],
)
@pytest.mark.parametrize("path", [JOIN, "/gradio_api/upload"])
async def test_a_foreign_page_calls_nothing(
    client: httpx.AsyncClient, origin: str, path: str
) -> None:
    answer = await client.post(path, content=call(), headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", [f"{DATA}?session_hash=abc", "/download/my-data.json"])
async def test_a_foreign_page_reads_nothing(
    client: httpx.AsyncClient, site: str, path: str
) -> None:
    assert (await client.get(path, headers={"Sec-Fetch-Site": site})).status_code == 403


async def test_a_link_on_another_page_may_lead_here(client: httpx.AsyncClient) -> None:
    answer = await client.get("/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://evil.example",
        "/gradio_api/call/predict/abc",
        "/gradio_api/stream/abc/1/2/playlist.m3u8",
        "/gradio_api/deep_link?session_hash=abc",
        "/gradio_api/vibe-code",
        "/gradio_api/runs",
        "/gradio_api/openapi.json",
        "/gradio_api/profiling/traces",
        "/gradio_api/token",
        "/monitoring",
        "/docs",
        "/assets/../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
    ],
)
async def test_what_the_page_does_not_use_is_not_there(
    client: httpx.AsyncClient, path: str
) -> None:
    assert (await client.get(path, headers=FROM_HERE)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/run/predict",
        "/gradio_api/api/predict",
        "/gradio_api/call/predict",
        "/gradio_api/component_server",
        "/gradio_api/process_recording",
        "/gradio_api/vibe-edit",
        "/login",
    ],
)
async def test_no_function_is_called_by_name(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.post(path, content=call(), headers=FROM_HERE)).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_other_methods_are_not_there(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/", headers=FROM_HERE)).status_code == 404


async def test_the_cookie_is_long_random_strict_and_out_of_reach_of_scripts(
    client: httpx.AsyncClient,
) -> None:
    issued = (await client.get("/")).headers["set-cookie"]
    client.cookies.clear()
    again = (await client.get("/")).headers["set-cookie"]
    assert "HttpOnly" in issued
    assert "SameSite=Strict" in issued
    assert len(issued.split(";")[0]) >= len(COOKIE) + 1 + 43
    assert issued != again


async def test_a_browser_keeps_its_name(client: httpx.AsyncClient) -> None:
    headers = await browser(client)
    assert "set-cookie" not in (await client.get("/", headers=headers)).headers


async def test_a_session_belongs_to_the_browser_that_named_it_first(
    client: httpx.AsyncClient,
) -> None:
    ana, ben = await browser(client), await browser(client)
    assert (await client.post(JOIN, content=call(), headers=ana)).status_code == 200
    assert (await client.get(f"{DATA}?session_hash=abc", headers=ana)).status_code == 200
    stranger = {**FROM_HERE}
    for other in (ben, stranger):
        assert (await client.get(f"{DATA}?session_hash=abc", headers=other)).status_code == 404
        assert (await client.get("/gradio_api/heartbeat/abc", headers=other)).status_code == 404
        for path in (JOIN, "/gradio_api/cancel", "/gradio_api/reset"):
            answer = await client.post(path, content=call(), headers=other)
            assert answer.status_code == 404
    assert (await client.post(JOIN, content=call("def"), headers=ben)).status_code == 200


async def test_a_call_arrives_as_it_was_sent(client: httpx.AsyncClient) -> None:
    sent = call(data=["grüße", "x" * 50_000])
    answer = await client.post(JOIN, content=sent, headers=await browser(client))
    assert answer.content == sent


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"session_hash": 1}', b"[" * 100_000])
async def test_a_call_without_a_session_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    assert (await client.post(JOIN, content=body, headers=FROM_HERE)).status_code == 400


async def test_a_call_that_is_too_long_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post(JOIN, content=b"x" * 1_000_001, headers=FROM_HERE)
    assert answer.status_code == 413


async def test_a_websocket_is_closed() -> None:
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await Guard(echo)({"type": "websocket", "path": "/", "headers": []}, receive, send)
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_the_longest_unused_session_is_forgotten() -> None:
    sessions = Owned(most=2)
    assert sessions.belongs("one", "ana")
    assert sessions.belongs("two", "ana")
    assert sessions.belongs("one", "ana")
    assert sessions.belongs("three", "ana")
    assert sessions.belongs("two", "ben")
    assert not sessions.belongs("three", "ben")
