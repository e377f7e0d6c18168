"""What is served over HTTP: the page, its files, and what can be taken away."""

from __future__ import annotations

import html
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from agent.page.app import web_app
from agent.page.desk import Desk
from agent.records.accounts import LOCAL_USER
from agent.records.plan import Plan
from tests.page.calling import last


async def test_the_page_and_its_files_are_served(client: httpx.AsyncClient) -> None:
    for path, kind in (
        ("/", "text/html"),
        ("/config", "application/json"),
        ("/page/page.css", "text/css"),
        ("/page/page.js", "text/javascript"),
    ):
        answer = await client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)


async def test_the_configuration_tells_nothing_of_anybody(
    client: httpx.AsyncClient, coach: Any, plan: Plan
) -> None:
    await coach.conversation(LOCAL_USER)
    coach.plans[LOCAL_USER] = plan
    for path in ("/", "/config", "/gradio_api/info"):
        text = (await client.get(path)).text
        assert "Wanjiku" not in text
        assert "Kisumu" not in text


async def test_downloads_are_made_for_who_asks(
    client: httpx.AsyncClient, coach: Any, plan: Plan
) -> None:
    assert (await client.get("/download/message.txt")).status_code == 404
    coach.plans[LOCAL_USER] = plan
    await last(_said(await coach.conversation(LOCAL_USER)))
    message = await client.get("/download/message.txt")
    assert message.text.startswith("Subject: Half an hour?")
    assert message.headers["content-disposition"] == 'attachment; filename="message.txt"'
    assert message.headers["cache-control"] == "no-store"
    assert (await client.get("/download/agenda.md")).text.startswith("# 30 minutes")
    export = await client.get("/download/my-data.json")
    assert json.loads(export.text)["user"] == LOCAL_USER


async def _said(talk: Any) -> AsyncIterator[Any]:
    async for _ in talk.stream("hello"):
        yield {}


async def test_the_agenda_is_a_calendar_entry_and_a_document(
    client: httpx.AsyncClient, coach: Any, plan: Plan
) -> None:
    for name in ("agenda.md", "meeting.ics", "agenda.docx"):
        assert (await client.get(f"/download/{name}")).status_code == 404
    coach.plans[LOCAL_USER] = plan
    await last(_said(await coach.conversation(LOCAL_USER)))
    calendar = await client.get("/download/meeting.ics")
    assert "DTSTART;TZID=Africa/Nairobi:20261124T190000" in calendar.text
    assert "example.org" not in calendar.text
    document = await client.get("/download/agenda.docx")
    assert document.content.startswith(b"PK")
    assert json.loads((await client.get("/download/plan.json")).text)["roster"] == "r1"
    for name in ("nothing.txt", "agenda.exe"):
        assert (await client.get(f"/download/{name}")).status_code == 404


@pytest.mark.parametrize(
    ("length", "status"), [("20971521", 413), ("", 411), ("-1", 411), ("\u00b2", 411)]
)
async def test_an_upload_that_is_too_large_never_arrives(
    client: httpx.AsyncClient, length: str, status: int
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        raise AssertionError
        yield b""

    headers = {"Content-Length": length.encode()} if length else {}
    answer = await client.post("/gradio_api/upload", content=parts(), headers=headers)
    assert answer.status_code == status


async def test_the_first_load_is_packed(client: httpx.AsyncClient) -> None:
    for path in ("/", "/config", "/page/page.css"):
        assert (await client.get(path)).headers["content-encoding"] == "gzip"


async def test_the_page_says_whether_a_language_model_is_connected(
    opening: Callable[[], Any],
) -> None:
    for model, told in (("", "Guided mode"), ("a-model", "A language model, a-model")):
        transport = httpx.ASGITransport(web_app(Desk(opening, model=model)))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as one:
            assert told in html.unescape(str((await one.get("/config")).json()))
