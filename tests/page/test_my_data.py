"""What a person erases, and what belongs to somebody else."""

from __future__ import annotations

from typing import Any

from agent.page.layout import Page
from agent.records.accounts import LOCAL_USER
from agent.records.plan import Plan
from tests.page.calling import LOCAL_REQUEST, bubbles, last, send


async def test_a_conversation_of_somebody_else_is_not_there(page: Page, coach: Any) -> None:
    theirs = await coach.conversation("somebody else")
    async for _ in theirs.stream("canary"):
        pass
    for shown in (
        await page._resume(theirs.id, LOCAL_REQUEST),
        await last(send(page, "hello", theirs.id)),
        await page._erase(theirs.id, "", LOCAL_REQUEST),
    ):
        assert "canary" not in str(shown)
        assert "no such conversation" in bubbles(page, shown)[-1][1]
    assert theirs.id in coach.owners


async def test_erasing_in_the_conversation_says_so_once(page: Page, coach: Any) -> None:
    shown = await last(send(page, "hello", ""))
    shown = await last(send(page, "erase", shown[page.conversation.id]))
    assert "You said&#58; erase" in bubbles(page, shown)[-1][1]
    assert coach.owners == {}
    assert len(bubbles(page, await page._open(LOCAL_REQUEST))) == 1


async def test_erasing_one_conversation_or_all(page: Page, coach: Any) -> None:
    first = (await last(send(page, "one", "")))[page.conversation.id]
    second = (await last(send(page, "two", "")))[page.conversation.id]
    shown = await page._erase(first, second, LOCAL_REQUEST)
    assert shown[page.conversation.id] == second
    assert list(coach.owners) == [second]
    shown = await page._erase(second, second, LOCAL_REQUEST)
    assert shown[page.conversation.id].startswith("new:")
    await last(send(page, "three", ""))
    await page._erase_what("everything", "", LOCAL_REQUEST)
    assert coach.owners == {}


async def test_the_last_message_or_the_list_can_be_erased(page: Page, coach: Any) -> None:
    known = (await last(page._add_sample_roster("", LOCAL_REQUEST)))[page.conversation.id]
    shown = await page._erase_what("last-message", known, LOCAL_REQUEST)
    assert coach.said[known] == []
    assert "Your last message is erased" in shown[page.data.done]["value"]
    await page._erase_what("list", known, LOCAL_REQUEST)
    assert coach.rosters == {}


async def test_a_conversation_is_renamed_by_its_owner_alone(page: Page, coach: Any) -> None:
    mine = (await last(send(page, "one", "")))[page.conversation.id]
    shown = await page._rename(mine, "Bread", mine, LOCAL_REQUEST)
    assert shown[page.data.list]["choices"][0][0].startswith("Bread (")
    theirs = await coach.conversation("somebody else")
    shown = await page._rename(theirs.id, "canary", mine, LOCAL_REQUEST)
    assert "no such conversation" in bubbles(page, shown)[-1][1]
    assert list(coach.names) == [mine]


async def test_one_message_or_one_meeting_can_be_erased(page: Page, coach: Any, plan: Plan) -> None:
    coach.plans[LOCAL_USER] = plan
    known = (await last(send(page, "hello")))[page.conversation.id]
    shown = await page._show_data(known, LOCAL_REQUEST)
    assert [value for _, value in shown[page.data.one]["choices"]] == ["meeting:1:p1", "message:1"]
    shown = await page._erase_what("message:1", known, LOCAL_REQUEST)
    assert "It is erased" in shown[page.data.done]["value"]
    await page._erase_what("meeting:1:p1", known, LOCAL_REQUEST)
    for broken in ("", "message:", "message:x", "meeting", "everything else"):
        await page._erase_what(broken, known, LOCAL_REQUEST)
    assert coach.erased == [{"message": 1, "conversation": known}, {"meeting": ("p1", 1)}]
    assert known in coach.owners
