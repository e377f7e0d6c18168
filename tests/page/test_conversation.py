"""The conversation over a coach in memory: what is sent, shown and put back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from agent.page.layout import Page
from agent.page.sample import SAMPLE_ROSTER
from agent.page.words import choices
from agent.records.accounts import LOCAL_USER
from agent.records.edits import PlanEdit
from agent.records.plan import Plan
from tests.page.calling import LOCAL_REQUEST, bubbles, buttons, last, send, suggested


async def test_a_first_visit_begins_with_the_opening_line(page: Page) -> None:
    shown = await page._open(LOCAL_REQUEST)
    assert bubbles(page, shown) == [
        ("assistant", '<p dir="auto">Hello&#46; I am a program&#46;</p>')
    ]
    assert suggested(page, shown) == ["I want a mentor", "I don't know yet"]
    assert shown[page.conversation.id].startswith("new:")


async def test_messages_sent_at_once_begin_one_conversation(page: Page, coach: Any) -> None:
    mark = (await page._open(LOCAL_REQUEST))[page.conversation.id]
    sent = [last(send(page, f"message {number}", mark)) for number in range(5)]
    shown = await asyncio.gather(*sent)
    assert {one[page.conversation.id] for one in shown} == {"c1"}
    assert len(coach.said["c1"]) == 10
    fresh = (await page._begin(LOCAL_REQUEST))[page.conversation.id]
    assert (await last(send(page, "hello", fresh)))[page.conversation.id] == "c2"


async def test_messages_sent_early_keep_their_order(page: Page, coach: Any) -> None:
    coach.may_warm.clear()
    mark = (await page._open(LOCAL_REQUEST))[page.conversation.id]
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
    await page._open(LOCAL_REQUEST)
    await page._begin(LOCAL_REQUEST)
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
    again = await page._open(LOCAL_REQUEST)
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


async def test_a_message_that_arrives_twice_is_answered_once(page: Page, coach: Any) -> None:
    mark = (await page._open(LOCAL_REQUEST))[page.conversation.id]
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
    await page._stop(known, LOCAL_REQUEST)
    assert coach.stopped == [known]


async def test_the_last_message_can_be_changed_or_answered_again(page: Page, coach: Any) -> None:
    known = (await last(send(page, "hello")))[page.conversation.id]
    changing = await page._change_last(known, LOCAL_REQUEST)
    assert changing[page.conversation.box] == "hello"
    turn = changing[page.conversation.replacing]
    shown = await last(send(page, "goodbye", known, "m1", turn))
    assert [message.text for message in coach.said[known]] == ["goodbye", "You said: goodbye"]
    assert shown[page.conversation.replacing] == ""
    await last(page._again(known, LOCAL_REQUEST))
    assert [message.text for message in coach.said[known]] == ["goodbye", "You said: goodbye"]
    kept = await page._keep_last()
    assert kept[page.conversation.replacing] == kept[page.conversation.box] == ""


async def test_what_can_be_said_to_any_question_stands_under_each(page: Page) -> None:
    def offered(shown: dict[Any, Any]) -> list[str]:
        return buttons(shown[page.conversation.steering])

    shown = await last(send(page, "I am a question"))
    assert offered(shown) == ["Why do you ask?", "Keep it private", "Just show me people"]
    assert offered(await last(send(page, "hello"))) == []


async def test_the_sample_is_watched_and_erased_with_one_click_each(page: Page, coach: Any) -> None:
    begin = await page._open(LOCAL_REQUEST)
    assert "untouched" in begin[page.conversation.sample_about]
    own = (await last(send(page, "my own")))[page.conversation.id]
    shown = await last(page._play_sample("", LOCAL_REQUEST))
    assert "untouched" not in shown[page.conversation.sample_about]
    assert len(coach.said[shown[page.conversation.id]]) == 2 * len(choices("sample.messages"))
    coach.rosters[LOCAL_USER] = coach.rosters[LOCAL_USER].model_copy(
        update={"name": SAMPLE_ROSTER.name}
    )
    over = await page._resume(shown[page.conversation.id], LOCAL_REQUEST)
    assert "of-sample" in over[page.conversation.sample_about]
    await page._erase_sample(own, LOCAL_REQUEST)
    await page._erase_sample(shown[page.conversation.id], LOCAL_REQUEST)
    assert list(coach.owners) == [own]
    assert coach.rosters == {}


async def test_the_message_shows_its_open_lines_and_where_to_reach(
    page: Page, coach: Any, plan: Plan, roster: Any
) -> None:
    coach.plans[LOCAL_USER], coach.rosters[LOCAL_USER] = plan, roster
    shown = await last(send(page, "hello", ""))
    view = page.meetings
    message = shown[view.message]
    assert "<mark>What caught me is that you &#8230;</mark>" in message
    assert "<mark>I will &#8230;</mark>" in message
    assert "wanjiku&#64;example&#46;org" in shown[view.contact]
    elsewhere = {key: value for key, value in shown.items() if key is not view.contact}
    assert "wanjiku&#64;example" not in str(elsewhere)
    assert "<img" not in str(shown)


async def test_the_library_is_searched(page: Page) -> None:
    shown = [update async for update in page._search("find a mentor", LOCAL_REQUEST)]
    found = page.library.found
    assert "Searching" in shown[0][found]
    assert "Ask before it is urgent" in shown[-1][found]
    assert "<img" not in shown[-1][found]
    empty = await last(page._search("  ", LOCAL_REQUEST))
    assert "Type a question" in empty[found]


async def test_a_change_in_the_plan_is_a_message_to_the_coach(page: Page, coach: Any) -> None:
    change = '{"path": "goals.0.aim", "before": "cook", "text": " bake "}'
    shown = await last(page._edit(change, "", LOCAL_REQUEST))
    assert "bake" in bubbles(page, shown)[1][1]
    assert coach.edits == [PlanEdit(path="goals.0.aim", before="cook", text=" bake ")]
    shown = await last(page._edit(change.replace(" bake ", ""), "c1", LOCAL_REQUEST))
    assert "Out of my plan" in bubbles(page, shown)[-2][1]
    for broken in ("", "{}", '{"path": 1}', "null", '{"path": "a", "before": "b", "more": 1}'):
        await last(page._edit(broken, "c1", LOCAL_REQUEST))
    assert len(coach.edits) == 2


async def test_what_is_due_is_said_when_the_page_opens_and_kept_nowhere(
    page: Page, coach: Any, plan: Plan
) -> None:
    coach.plans[LOCAL_USER] = plan
    assert len(bubbles(page, await page._open(LOCAL_REQUEST))) == 1
    shown = await last(send(page, "hello"))
    assert "you meet Wanjiku" not in bubbles(page, shown)[-1][1]
    opened = await page._open(LOCAL_REQUEST)
    assert "you meet Wanjiku Otieno" in bubbles(page, opened)[-1][1]
    assert len(coach.said["c1"]) == 2
