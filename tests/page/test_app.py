"""The whole application over a coach in memory: what is served, said, and handed out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from agent.errors import BadRoster, StoreUnavailable
from agent.page.app import web_app
from agent.page.arrivals import Arrivals
from agent.page.desk import Desk
from agent.page.guard import LOCAL_USER
from agent.page.layout import Page
from agent.page.rosterfile import read_upload
from agent.page.sample import SAMPLE_ROSTER
from agent.page.words import choices
from agent.records.plan import Plan

REQUEST: Any = SimpleNamespace(headers={}, cookies={})


@pytest.fixture
async def desk(opening: Callable[[], Any]) -> AsyncIterator[Desk]:
    desk = Desk(opening)
    async with desk.staffed():
        yield desk


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(web_app(desk))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as one:
        yield one


@pytest.fixture(scope="module")
def laid_out() -> Page:
    """A page, made once because that takes long; Gradio makes its locks in a running loop."""

    async def lay_out() -> Page:
        return Page(Desk())

    return asyncio.run(lay_out())


@pytest.fixture
async def page(laid_out: Page, desk: Desk) -> Page:
    laid_out.turns.desk = desk
    laid_out.turns._arrivals = Arrivals()
    return laid_out


async def last(updates: AsyncIterator[Any]) -> dict[Any, Any]:
    shown: dict[Any, Any] = {}
    async for update in updates:
        shown |= update
    return shown


def send(
    page: Page, text: str, conversation: str = "", mark: str = "", replacing: str = ""
) -> AsyncIterator[Any]:
    return page._send(text, conversation, mark, replacing, REQUEST)


def bubbles(page: Page, shown: dict[Any, Any]) -> list[tuple[str, str]]:
    return [(one["role"], one["content"]) for one in shown[page.conversation.chat]]


def suggested(page: Page, shown: dict[Any, Any]) -> list[str]:
    updates = [shown[button] for button in page.conversation.suggestions]
    return [one["value"] for one in updates if one["visible"]]


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


async def test_a_first_visit_begins_with_the_opening_line(page: Page) -> None:
    shown = await page._open(REQUEST)
    assert bubbles(page, shown) == [
        ("assistant", '<p dir="auto">Hello&#46; I am a program&#46;</p>')
    ]
    assert suggested(page, shown) == ["I want a mentor", "I don't know yet"]
    assert shown[page.conversation.id].startswith("new:")


async def test_messages_sent_at_once_begin_one_conversation(page: Page, coach: Any) -> None:
    mark = (await page._open(REQUEST))[page.conversation.id]
    sent = [last(send(page, f"message {number}", mark)) for number in range(5)]
    shown = await asyncio.gather(*sent)
    assert {one[page.conversation.id] for one in shown} == {"c1"}
    assert len(coach.said["c1"]) == 10
    fresh = (await page._begin(REQUEST))[page.conversation.id]
    assert (await last(send(page, "hello", fresh)))[page.conversation.id] == "c2"


async def test_messages_sent_early_keep_their_order(page: Page, coach: Any) -> None:
    coach.may_warm.clear()
    mark = (await page._open(REQUEST))[page.conversation.id]
    sent = [
        asyncio.ensure_future(last(send(page, f"message {number}", mark, f"m{number}")))
        for number in range(5)
    ]
    await asyncio.sleep(0.2)
    coach.may_warm.set()
    await asyncio.gather(*sent)
    said = [message.text for message in coach.said["c1"] if message.role == "user"]
    assert said == [f"message {number}" for number in range(5)]


async def test_opening_the_page_keeps_nothing(page: Page, coach: Any) -> None:
    await page._open(REQUEST)
    await page._begin(REQUEST)
    assert coach.owners == {}


async def test_a_message_is_answered_and_found_again(page: Page) -> None:
    shown = await last(send(page, "**hi** <b>", ""))
    said = bubbles(page, shown)
    assert said[1] == ("user", '<p dir="auto">&#42;&#42;hi&#42;&#42; &#60;b&#62;</p>')
    assert said[2] == (
        "assistant",
        '<p dir="auto">You said&#58; <strong>hi</strong> &#60;b&#62;</p>',
    )
    assert suggested(page, shown) == ["Skip", "Any time"]
    assert "value" not in shown[page.conversation.box]
    again = await page._open(REQUEST)
    assert bubbles(page, again) == said
    assert again[page.conversation.id] == shown[page.conversation.id] == "c1"


async def test_what_is_typed_meanwhile_stays(page: Page) -> None:
    updates = [update async for update in send(page, "hello", "")]
    assert updates[0][page.conversation.box]["value"] == ""
    assert "value" not in updates[-1][page.conversation.box]


async def test_progress_is_shown_while_it_works(page: Page) -> None:
    lines = [
        update[page.conversation.chat][-1]["content"] async for update in send(page, "hello", "")
    ]
    assert "One moment" in lines[0]
    assert '<div class="working"><p><em>Looking at people</em></p></div>' in lines[1:]


async def test_who_comes_early_reads_what_is_being_loaded(page: Page, coach: Any) -> None:
    coach.may_warm.clear()
    turn = send(page, "hello")
    await anext(turn)
    waiting = await anext(turn)
    assert "Building the index" in waiting[page.conversation.chat][-1]["content"]
    coach.may_warm.set()
    assert "You said" in bubbles(page, await last(turn))[-1][1]


async def test_an_error_is_one_line_and_the_message_is_not_lost(page: Page) -> None:
    shown = await last(send(page, "   ", ""))
    assert "The message is empty" in bubbles(page, shown)[-1][1]
    assert shown[page.conversation.box]["value"] == "   "


async def test_an_unforeseen_error_shows_and_logs_nothing_of_the_person(
    page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    shown = await last(send(page, "break", ""))
    assert "Something went wrong" in bubbles(page, shown)[-1][1]
    assert shown[page.conversation.box]["value"] == "break"
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text + str(shown)


async def test_a_conversation_of_somebody_else_is_not_there(page: Page, coach: Any) -> None:
    theirs = await coach.conversation("somebody else")
    async for _ in theirs.stream("canary"):
        pass
    for shown in (
        await page._resume(theirs.id, REQUEST),
        await last(send(page, "hello", theirs.id)),
        await page._erase(theirs.id, "", REQUEST),
    ):
        assert "canary" not in str(shown)
        assert "no such conversation" in bubbles(page, shown)[-1][1]
    assert theirs.id in coach.owners


async def test_erasing_in_the_conversation_says_so_once(page: Page, coach: Any) -> None:
    shown = await last(send(page, "hello", ""))
    shown = await last(send(page, "erase", shown[page.conversation.id]))
    assert "You said&#58; erase" in bubbles(page, shown)[-1][1]
    assert coach.owners == {}
    assert len(bubbles(page, await page._open(REQUEST))) == 1


async def test_erasing_one_conversation_or_all(page: Page, coach: Any) -> None:
    first = (await last(send(page, "one", "")))[page.conversation.id]
    second = (await last(send(page, "two", "")))[page.conversation.id]
    shown = await page._erase(first, second, REQUEST)
    assert shown[page.conversation.id] == second
    assert list(coach.owners) == [second]
    shown = await page._erase(second, second, REQUEST)
    assert shown[page.conversation.id].startswith("new:")
    await last(send(page, "three", ""))
    await page._erase_what("everything", "", REQUEST)
    assert coach.owners == {}


async def test_the_message_shows_its_open_lines_and_where_to_reach(
    page: Page, coach: Any, plan: Plan, roster: Any
) -> None:
    coach.plans[LOCAL_USER], coach.rosters[LOCAL_USER] = plan, roster
    shown = await last(send(page, "hello", ""))
    view = page.meetings
    message = shown[view.message]
    assert "<mark>What caught me is that you &#8230;</mark>" in message
    assert "<mark>I will &#8230;</mark>" in message
    assert "wanjiku&#64;example&#46;org" in shown[view.contact]["value"]
    elsewhere = {key: value for key, value in shown.items() if key is not view.contact}
    assert "wanjiku&#64;example" not in str(elsewhere)
    assert "<img" not in str(shown)


def upload(folder: Path, text: str) -> Path:
    file = folder / "a1b2" / "people.csv"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    return tmp_path / "uploads"


async def test_an_uploaded_roster_is_read_deleted_and_used(
    page: Page, coach: Any, uploads: Path
) -> None:
    file = upload(uploads, "name\nWanjiku")
    shown = await last(page._add_roster(str(file), "", REQUEST))
    assert bubbles(page, shown)[1][1] == '<p dir="auto">Here is my file</p>'
    assert "1 person read" in shown[page.roster.report]["value"]
    assert LOCAL_USER in coach.rosters
    assert not file.parent.exists()


async def test_a_file_that_cannot_be_read_is_deleted_and_said(page: Page, uploads: Path) -> None:
    file = upload(uploads, "?")
    shown = await last(page._add_roster(str(file), "", REQUEST))
    assert "Nobody was found" in bubbles(page, shown)[-1][1]
    assert "value" not in shown[page.conversation.box]
    assert not file.parent.exists()


def test_only_uploads_are_read_and_deleted(coach: Any, uploads: Path, tmp_path: Path) -> None:
    outside = upload(tmp_path / "elsewhere", "name\ncanary")
    uploads.mkdir()
    (uploads / "link").symlink_to(outside)
    for path in (str(outside), str(uploads / "link"), f"{uploads}/../elsewhere/a1b2", "", None):
        with pytest.raises(BadRoster):
            read_upload(coach, path)
    assert outside.exists()


async def test_the_coach_is_warmed_once_open(desk: Desk, coach: Any) -> None:
    assert await desk.coach() is coach
    await asyncio.wait_for(asyncio.to_thread(coach.warmed.wait), 5)


async def test_who_waits_is_told_why_the_coach_does_not_open(laid_out: Page) -> None:
    def broken(_tell: Any) -> Any:
        raise StoreUnavailable("COACH_HOME cannot be written")

    desk = Desk(broken)
    async with desk.staffed():
        with pytest.raises(StoreUnavailable):
            await desk.coach()
        laid_out.turns.desk = desk
        shown = await laid_out._open(REQUEST)
        assert "COACH" in bubbles(laid_out, shown)[0][1]


async def test_a_desk_nobody_came_to_closes_without_opening() -> None:
    def never(_tell: Any) -> Any:
        raise AssertionError

    async with Desk(never).staffed():
        pass


async def test_a_message_that_arrives_twice_is_answered_once(page: Page, coach: Any) -> None:
    mark = (await page._open(REQUEST))[page.conversation.id]
    both = [last(send(page, "hello", mark, "m1")), last(send(page, "hello", mark, "m1"))]
    await asyncio.gather(*both)
    await last(send(page, "hello", mark, "m1"))
    assert [message.text for message in coach.said["c1"]] == ["hello", "You said: hello"]
    await last(send(page, "hello", mark, "m2"))
    assert len(coach.said["c1"]) == 4


async def test_a_message_that_failed_may_be_sent_again(page: Page) -> None:
    await last(send(page, "break", "", "m1"))
    shown = await last(send(page, "break", "", "m1"))
    assert "Something went wrong" in bubbles(page, shown)[-1][1]


async def test_a_stopped_message_is_back_in_its_box_and_kept_nowhere(
    page: Page, coach: Any
) -> None:
    shown = await last(send(page, "hello"))
    known = shown[page.conversation.id]
    for replacing in ("", "1"):
        shown = await last(send(page, "stopped", known, "m1", replacing))
        assert "Stopped" in bubbles(page, shown)[-1][1]
        assert shown[page.conversation.box]["value"] == "stopped"
    assert len(coach.said[known]) == 2
    await page._stop(known, REQUEST)
    assert coach.stopped == [known]


async def test_the_last_message_can_be_changed_or_answered_again(page: Page, coach: Any) -> None:
    known = (await last(send(page, "hello")))[page.conversation.id]
    changing = await page._change_last(known, REQUEST)
    assert changing[page.conversation.box] == "hello"
    turn = changing[page.conversation.replacing]
    shown = await last(send(page, "goodbye", known, "m1", turn))
    assert [message.text for message in coach.said[known]] == ["goodbye", "You said: goodbye"]
    assert shown[page.conversation.replacing] == ""
    await last(page._again(known, REQUEST))
    assert [message.text for message in coach.said[known]] == ["goodbye", "You said: goodbye"]
    kept = await page._keep_last()
    assert kept[page.conversation.replacing] == kept[page.conversation.box] == ""


async def test_what_can_be_said_to_any_question_stands_under_each(page: Page) -> None:
    def offered(shown: dict[Any, Any]) -> list[str]:
        return [one.value for one in page.conversation.steering if shown[one]["visible"]]

    shown = await last(send(page, "I am a question"))
    assert offered(shown) == ["Why do you ask?", "Keep it private", "Just show me people"]
    assert offered(await last(send(page, "hello"))) == []


async def test_the_sample_is_watched_and_erased_with_one_click_each(page: Page, coach: Any) -> None:
    begin = await page._open(REQUEST)
    assert begin[page.conversation.sample]["visible"]
    own = (await last(send(page, "my own")))[page.conversation.id]
    shown = await last(page._play_sample("", REQUEST))
    assert not shown[page.conversation.sample]["visible"]
    assert len(coach.said[shown[page.conversation.id]]) == 2 * len(choices("sample.messages"))
    coach.rosters[LOCAL_USER] = coach.rosters[LOCAL_USER].model_copy(
        update={"name": SAMPLE_ROSTER.name}
    )
    over = await page._resume(shown[page.conversation.id], REQUEST)
    assert over[page.conversation.sample_over]["visible"]
    await page._erase_sample(own, REQUEST)
    await page._erase_sample(shown[page.conversation.id], REQUEST)
    assert list(coach.owners) == [own]
    assert coach.rosters == {}


async def test_invented_people_can_be_the_list(page: Page, coach: Any) -> None:
    shown = await last(page._add_sample_roster("", REQUEST))
    assert LOCAL_USER in coach.rosters
    assert not shown[page.roster.sample]["visible"]


async def test_the_library_is_searched(page: Page) -> None:
    shown = [update async for update in page._search("find a mentor", REQUEST)]
    found = page.library.found
    assert "Searching" in shown[0][found]["value"]
    assert "Ask before it is urgent" in shown[-1][found]["value"]
    assert "<img" not in shown[-1][found]["value"]
    empty = await last(page._search("  ", REQUEST))
    assert "Type a question" in empty[found]["value"]


async def test_the_last_message_or_the_list_can_be_erased(page: Page, coach: Any) -> None:
    known = (await last(page._add_sample_roster("", REQUEST)))[page.conversation.id]
    shown = await page._erase_what("last-message", known, REQUEST)
    assert coach.said[known] == []
    assert "Your last message is erased" in shown[page.data.done]["value"]
    await page._erase_what("list", known, REQUEST)
    assert coach.rosters == {}


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
