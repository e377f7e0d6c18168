"""Turns in their order, whole or not at all, for their owner alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.clock import fixed_clock
from agent.errors import BadInput, BadMessage, Busy, ModelFailed, NotFound, PlanMoved
from agent.handed_words import MOST_CHARACTERS, message_text, user_name
from agent.records.people import Person, Roster, RosterReport
from agent.records.plan import Plan
from agent.records.replies import Reply
from agent.sessions import (
    MOST_WAITING,
    Event,
    Piece,
    Progress,
    Sessions,
    Talk,
)
from agent.settings import load_settings
from agent.store import Store

from .conftest import MOMENT, Listener

Traces = Callable[[str], int]


async def said(talk: Talk) -> list[str]:
    return [message.text for message in await talk.history() if message.role == "user"]


async def test_a_conversation_goes_on_where_it_was_left(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina", role="mentor")
    reply = await talk.say("bake bread")
    assert (reply.conversation, reply.turn) == (talk.id, 1)
    again = await sessions.conversation("amina", conversation=talk.id)
    assert again.role == "mentor"
    assert (await again.say("sell bread")).turn == 2
    assert await said(talk) == ["bake bread", "sell bread"]
    assert (await talk.plan()).needs == ("bake bread", "sell bread")
    (listed,) = await sessions.conversations("amina")
    assert (listed.id, listed.title, listed.turns) == (talk.id, "bake bread", 2)


async def test_a_turn_sees_the_plan_and_the_last_ten_messages(
    sessions: Sessions, listener: Listener
) -> None:
    talk = await sessions.conversation("amina")
    for number in range(8):
        await talk.say(f"message {number}")
    last = listener.given[-1]
    assert (last.user, last.role, last.number) == ("amina", "mentee", 8)
    assert last.now.isoformat() == MOMENT
    assert len(last.messages) == 10
    assert last.messages[0].text == "message 2"
    assert last.plan.needs[-1] == "message 6"


async def test_a_turn_that_fails_leaves_everything_as_it_was(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("bake bread")
    before = await sessions.export("amina")
    with pytest.raises(ModelFailed):
        await talk.say("fail")
    with pytest.raises(ModelFailed):
        await talk.edit(1, "fail")
    assert await sessions.export("amina") == before
    assert (await talk.say("sell bread")).turn == 2


async def test_five_messages_at_once_are_answered_in_order(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    texts = [f"message {number}" for number in range(5)]
    replies = await asyncio.gather(*(talk.say(text) for text in texts))
    assert [reply.turn for reply in replies] == [1, 2, 3, 4, 5]
    assert await said(talk) == texts
    assert (await talk.plan()).needs == tuple(texts)


async def test_two_conversations_of_one_user_at_once_lose_nothing(sessions: Sessions) -> None:
    talks = [await sessions.conversation("amina") for _ in range(4)]
    await asyncio.gather(*(talk.say(f"message {n}") for n, talk in enumerate(talks)))
    assert set((await sessions.plan("amina")).needs) == {f"message {n}" for n in range(4)}


async def test_too_many_messages_at_once_are_busy(sessions: Sessions, listener: Listener) -> None:
    listener.gate.clear()
    talk = await sessions.conversation("amina")
    waiting = [asyncio.ensure_future(talk.say(f"m{n}")) for n in range(MOST_WAITING + 1)]
    await asyncio.sleep(0)
    with pytest.raises(Busy, match="still wait for an answer"):
        await talk.say("one too many")
    listener.gate.set()
    await asyncio.gather(*waiting)
    assert await said(talk) == [f"m{n}" for n in range(MOST_WAITING + 1)]


async def test_two_processes_on_one_conversation_lose_nothing(
    sessions: Sessions, listener: Listener
) -> None:
    talk = await sessions.conversation("amina")
    listener.gate.clear()
    slow = asyncio.ensure_future(talk.say("from here"))
    await listener.heard.wait()
    async with await Store.open(load_settings()) as other_store:
        other = Sessions(other_store, Listener(), fixed_clock(MOMENT))
        there = await other.conversation("amina", conversation=talk.id)
        await there.say("from there")
        listener.gate.set()
        with pytest.raises(PlanMoved, match="nothing was written; send it again"):
            await slow
        assert await said(there) == ["from there"]
    await talk.say("from here")
    assert await said(talk) == ["from there", "from here"]
    assert (await talk.plan()).needs == ("from there", "from here")


async def test_fifty_users_hear_only_themselves(sessions: Sessions) -> None:
    async def coach(number: int) -> list[Reply]:
        talk = await sessions.conversation(f"user {number}")
        return [await talk.say(f"canary-{number}-{turn}-end") for turn in range(4)]

    everybody = await asyncio.gather(*(coach(number) for number in range(50)))
    for number, replies in enumerate(everybody):
        exported = str(await sessions.export(f"user {number}"))
        for text in [exported, *(reply.text for reply in replies)]:
            assert text.count("canary-") == text.count(f"canary-{number}-") > 0
        assert [reply.turn for reply in replies] == [1, 2, 3, 4]


@pytest.mark.parametrize("whose", ["amina's", "nobody's"])
async def test_a_strangers_conversation_is_as_unknown_as_none(
    sessions: Sessions, whose: str
) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("mine alone")
    asked = talk.id if whose == "amina's" else "no-such-conversation"
    attempts = (
        sessions.conversation("bela", conversation=asked),
        sessions.erase_conversation("bela", asked),
        sessions.erase_last_message("bela", asked),
    )
    for attempt in attempts:
        with pytest.raises(NotFound, match=r"^There is no such conversation\.$"):
            await attempt
    assert await said(talk) == ["mine alone"]


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "x" * (MOST_CHARACTERS + 1), "é" * 200_000])
async def test_a_message_that_cannot_be_kept(
    sessions: Sessions, listener: Listener, text: str
) -> None:
    talk = await sessions.conversation("amina")
    with pytest.raises(BadMessage) as caught:
        await talk.say(text)
    assert str(caught.value).isprintable()
    assert await said(talk) == []
    assert listener.given == []


@given(text=st.text())
def test_any_text_is_a_message_or_one_clear_line(text: str) -> None:
    try:
        kept = message_text(text)
    except BadMessage as error:
        kept = str(error)
    assert kept.strip()
    assert kept.encode().decode() == kept
    assert "\0" not in kept


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 129, "\u200b", "\ud800"])
def test_a_name_that_cannot_be_used(name: str) -> None:
    with pytest.raises(BadInput, match="1 to 128 printable characters"):
        user_name(name)


@pytest.mark.parametrize("name", ["amina", "Søren Ó Briain", "王芳", "a" * 128])
def test_a_name_that_can_be_used(name: str) -> None:
    assert user_name(name) == name


async def test_a_reply_streams_after_its_progress(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    events: list[Event] = [event async for event in talk.stream("bake bread")]
    assert events[0] == Progress("Listening")
    final = events[-1]
    assert isinstance(final, Reply)
    pieces = [event.text for event in events if isinstance(event, Piece)]
    assert len(pieces) > 1
    assert "".join(pieces) == final.text
    assert await said(talk) == ["bake bread"]


async def test_a_stream_raises_what_saying_raises(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    for text, error in (("", BadMessage), ("fail", ModelFailed)):
        with pytest.raises(error):
            _ = [event async for event in talk.stream(text)]
    assert await said(talk) == []


async def test_a_stopped_turn_is_not_kept(sessions: Sessions, listener: Listener) -> None:
    talk = await sessions.conversation("amina")
    talk.stop()
    listener.gate.clear()
    events = []
    async for event in talk.stream("bake bread"):
        events.append(event)
        (await sessions.conversation("amina", conversation=talk.id)).stop()
    assert events == [Progress("Listening")]
    assert await said(talk) == []
    listener.gate.set()
    assert (await talk.say("sell bread")).turn == 1


async def test_who_stops_listening_stops_the_turn(sessions: Sessions, listener: Listener) -> None:
    talk = await sessions.conversation("amina")
    listener.gate.clear()
    stream = talk.stream("bake bread")
    assert await anext(stream) == Progress("Listening")
    await stream.aclose()
    listener.gate.set()
    assert await said(talk) == []
    assert (await talk.say("sell bread")).turn == 1


async def test_what_is_being_written_is_written_whole(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    for delay in range(12):
        saying = asyncio.ensure_future(talk.say(f"message {delay}"))
        for _ in range(delay * 4):
            await asyncio.sleep(0)
        saying.cancel()
        await asyncio.wait([saying])
        assert (await talk.plan()).needs == tuple(await said(talk))
    assert [message.turn for message in await talk.history()][::2] == [
        *range(1, len(await said(talk)) + 1)
    ]


async def test_an_edited_message_takes_back_all_later_ones(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    for text in ("bake bread", "sell bread", "eat bread"):
        await talk.say(text)
    reply = await talk.edit(2, "sell cakes")
    assert reply.turn == 2
    assert await said(talk) == ["bake bread", "sell cakes"]
    assert (await talk.plan()).needs == ("bake bread", "sell cakes")
    with pytest.raises(NotFound, match="There is no such message"):
        await talk.edit(3, "too late")
    with pytest.raises(BadMessage):
        await talk.edit(1, "")


async def test_a_plan_that_is_handed_in_replaces_the_users_own(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("bake bread")
    await talk.replace_plan(Plan(no_list=True))
    assert await talk.plan() == Plan(no_list=True)


async def test_a_roster_goes_into_every_turn_until_it_is_detached(
    sessions: Sessions, listener: Listener
) -> None:
    people = (Person(id="p1", name="Teresa Almeida"),)
    roster = Roster(id="r1", name="list", people=people, report=RosterReport(people=1, mapping={}))
    talk = await sessions.conversation("amina")
    await talk.attach_roster(roster)
    await talk.say("with it")
    await (await sessions.conversation("amina")).say("with it elsewhere")
    await talk.detach_roster()
    await talk.say("without")
    assert [given.roster for given in listener.given] == [roster, roster, None]
    assert listener.given[0].plan.roster == "r1"


async def test_erasing_what_was_confirmed(sessions: Sessions, traces: Traces) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("bake bread")
    await talk.say("quokka-canary")
    await talk.say("erase my last message")
    reply = await talk.say("yes, erase last-message")
    assert reply.erase == "last-message"
    assert await said(talk) == ["bake bread"]
    assert (await talk.plan()).needs == ("bake bread",)
    assert traces("quokka-canary") == traces("erase my last") == traces("yes, erase") == 0
    assert (await talk.say("sell bread")).turn == 2


async def test_there_may_be_no_message_to_erase(sessions: Sessions) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("yes, erase last-message")
    await talk.say("erase my last message")
    await talk.say("yes, erase last-message")
    assert await said(talk) == []
    await sessions.erase_last_message("amina", talk.id)


@pytest.mark.parametrize("what", ["conversation", "everything"])
async def test_after_an_erase_a_new_conversation_begins(
    sessions: Sessions, traces: Traces, what: str
) -> None:
    other = await sessions.conversation("amina")
    await other.say("ride a horse")
    talk = await sessions.conversation("amina")
    erased = talk.id
    await talk.say("quokka-canary")
    await talk.say(f"yes, erase {what}")
    assert traces("quokka-canary") == 0
    assert await talk.history() == ()
    reply = await talk.say("bake bread")
    assert reply.conversation == talk.id != erased
    assert reply.turn == 1
    stays = ("ride a horse",) if what == "conversation" else ()
    assert (await talk.plan()).needs == (*stays, "bake bread")
    with pytest.raises(NotFound):
        await sessions.conversation("amina", conversation=erased)


async def test_erasing_from_outside(sessions: Sessions, traces: Traces) -> None:
    talk = await sessions.conversation("amina")
    await talk.say("bake bread")
    await talk.say("quokka-canary")
    await sessions.erase_last_message("amina", talk.id)
    assert await said(talk) == ["bake bread"]
    await sessions.erase_conversation("amina", talk.id)
    with pytest.raises(NotFound):
        await talk.say("hello?")
    await (await sessions.conversation("amina")).say("quokka-canary again")
    await sessions.erase("amina")
    assert await sessions.conversations("amina") == ()
    assert await sessions.purge(365) == 0
    assert traces("quokka-canary") == traces("bake bread") == traces("amina") == 0


async def test_erasing_waits_for_the_turn_that_is_under_way(
    sessions: Sessions, listener: Listener, traces: Traces
) -> None:
    talk = await sessions.conversation("amina")
    listener.gate.clear()
    saying = asyncio.ensure_future(talk.say("quokka-canary"))
    await listener.heard.wait()
    erasing = asyncio.ensure_future(sessions.erase("amina"))
    await asyncio.sleep(0)
    listener.gate.set()
    await asyncio.gather(saying, erasing)
    assert traces("quokka-canary") == 0
