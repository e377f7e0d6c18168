"""What is kept: turns with their plans, whole or not at all, and never for a stranger."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import NotFound, PlanMoved
from agent.records.base import Source, Words
from agent.records.people import Person
from agent.records.plan import Goal, Plan
from agent.records.replies import Reply
from agent.settings import load_settings
from agent.store import FinishedTurn, Standing, Store

from .conftest import NOW, Kept, roster_of


async def test_a_turn_is_there_after_the_store_is_opened_again() -> None:
    async with await Store.open(load_settings()) as store:
        kept = Kept(store)
        conversation = await kept.conversation()
        await kept.say(conversation, "learn to lead a kitchen", answer="That is a goal.")
    async with await Store.open(load_settings()) as store:
        said = await store.history("amina", conversation)
        assert [message.text for message in said] == ["learn to lead a kitchen", "That is a goal."]
        assert [message.role for message in said] == ["user", "coach"]
        assert (await store.plan("amina")).needs == ("learn to lead a kitchen",)


async def test_a_new_user_has_an_empty_plan_and_no_conversation(kept: Kept) -> None:
    assert await kept.store.plan("nobody yet") == Plan()
    assert await kept.store.conversations("nobody yet") == ()


async def test_a_turn_worked_out_from_an_old_plan_is_not_written(kept: Kept) -> None:
    conversation = await kept.conversation()
    turn = await kept.say(conversation, "first")
    with pytest.raises(PlanMoved):
        await kept.store.commit_turn(turn)
    await kept.store.replace_plan("amina", Plan(no_list=True), NOW)
    with pytest.raises(PlanMoved):
        await kept.store.commit_turn(replace(turn, number=2, version=1))
    assert len(await kept.store.history("amina", conversation)) == 2
    assert await kept.store.plan("amina") == Plan(no_list=True)


async def test_a_turn_cannot_be_written_twice_even_with_the_right_plan(kept: Kept) -> None:
    conversation = await kept.conversation()
    turn = await kept.say(conversation, "first")
    with pytest.raises(PlanMoved):
        await kept.store.commit_turn(replace(turn, version=1, text="again"))
    history = await kept.store.history("amina", conversation)
    assert [message.text for message in history] == ["first", "Noted."]


async def test_two_stores_on_one_database_lose_nothing(kept: Kept) -> None:
    conversation = await kept.conversation()
    async with await Store.open(load_settings()) as other:
        here = await kept.store.standing("amina", conversation)
        await Kept(other).say(conversation, "from the other process")
        mine = finished(conversation, here, "from this one")
        with pytest.raises(PlanMoved):
            await kept.store.commit_turn(mine)
        again = await kept.store.standing("amina", conversation)
        await kept.store.commit_turn(finished(conversation, again, "from this one"))
        said = await other.history("amina", conversation)
    assert [one.text for one in said if one.role == "user"] == [
        "from the other process",
        "from this one",
    ]


@pytest.mark.parametrize("whose", ["somebody else's", "nobody's"])
async def test_a_strangers_conversation_is_as_unknown_as_none(kept: Kept, whose: str) -> None:
    conversation = await kept.conversation()
    turn = await kept.say(conversation, "mine alone")
    asked = conversation if whose == "somebody else's" else "no-such-id"
    theirs = replace(turn, user="bela", conversation=asked, number=2, version=0)
    for attempt in (
        kept.store.standing("bela", asked),
        kept.store.standing_before("bela", asked, 1),
        kept.store.history("bela", asked),
        kept.store.role_in("bela", asked),
        kept.store.last_replies("bela", asked, 1),
        kept.store.commit_turn(theirs),
        kept.store.erase_turns("bela", asked, 1, NOW),
        kept.store.erase_conversation("bela", asked, NOW),
    ):
        with pytest.raises(NotFound, match=r"^There is no such conversation\.$"):
            await attempt
    assert len(await kept.store.history("amina", conversation)) == 2
    assert await kept.store.plan("bela") == Plan()


async def test_ids_of_conversations_cannot_be_guessed(kept: Kept) -> None:
    issued = {await kept.conversation() for _ in range(50)}
    assert len(issued) == 50
    assert min(len(one) for one in issued) >= 32


async def test_only_the_last_ten_messages_go_into_a_turn(kept: Kept) -> None:
    conversation = await kept.conversation()
    for number in range(1, 9):
        await kept.say(conversation, f"message {number}")
    standing = await kept.store.standing("amina", conversation)
    assert standing.number == 9
    assert [one.text for one in standing.messages if one.role == "user"] == [
        f"message {number}" for number in range(4, 9)
    ]
    assert len(standing.messages) == 10


async def test_conversations_are_listed_by_their_first_words(kept: Kept) -> None:
    await kept.conversation()
    spoken = await kept.conversation()
    await kept.say(spoken, "I repair  tractors\nand " + "would like to teach it to others " * 5)
    (only,) = await kept.store.conversations("amina")
    assert (only.id, only.turns, only.role) == (spoken, 1, "mentee")
    assert only.title.startswith("I repair tractors and would like")
    assert len(only.title) == 60


async def test_the_roster_in_use_comes_with_the_turn(kept: Kept) -> None:
    conversation = await kept.conversation()
    people = roster_of(Person(id="t1", name="Teresa Almeida"), contacts={"t1": "t@example.org"})
    await kept.store.attach_roster("amina", people, NOW)
    assert (await kept.store.standing("amina", conversation)).roster == people
    renamed = roster_of(Person(id="t1", name="Teresa de Almeida"))
    await kept.store.attach_roster("amina", renamed, NOW)
    assert (await kept.store.standing("amina", conversation)).roster == renamed
    assert await kept.store.roster("bela", "r1") is None
    await kept.store.detach_roster("amina", NOW)
    assert (await kept.store.standing("amina", conversation)).roster is None


async def test_a_roster_changed_by_another_process_is_read_again(kept: Kept) -> None:
    await kept.store.attach_roster("amina", roster_of(Person(id="t1", name="Old")), NOW)
    await kept.store.roster("amina", "r1")
    async with await Store.open(load_settings()) as other:
        await other.attach_roster("amina", roster_of(Person(id="t1", name="New")), NOW)
    found = await kept.store.roster("amina", "r1")
    assert found is not None
    assert found.people[0].name == "New"


async def test_vectors_from_a_worker_thread(kept: Kept) -> None:
    vectors = kept.store.vectors("amina", "small")
    many = {f"k{number}": bytes([number % 251]) * 8 for number in range(5_000)}
    await asyncio.to_thread(vectors.put, many)
    await asyncio.to_thread(vectors.put, {"k1": b"another"})
    await asyncio.to_thread(vectors.put, {})
    assert await asyncio.to_thread(vectors.get, [*many, "unknown", "k1"]) == many
    assert kept.store.vectors("bela", "small").get(["k1"]) == {}
    assert kept.store.vectors("amina", "large").get(["k1"]) == {}


async def test_worker_threads_and_turns_write_at_once(kept: Kept) -> None:
    conversation = await kept.conversation()
    vectors = kept.store.vectors("amina", "small")
    puts = [
        asyncio.to_thread(vectors.put, {f"{worker}-{n}": b"v" for n in range(200)})
        for worker in range(8)
    ]
    await asyncio.gather(*puts, talk(kept, conversation, 20))
    assert len(vectors.get([f"{worker}-{n}" for worker in range(8) for n in range(200)])) == 1_600
    assert len(await kept.store.history("amina", conversation)) == 40


async def test_what_was_not_used_for_long_is_erased(kept: Kept) -> None:
    idle, used = await kept.conversation("bela"), await kept.conversation()
    await kept.say(idle, "long ago", user="bela")
    await kept.say(await kept.conversation(), "long ago too")
    later = NOW + timedelta(days=400)
    await kept.store.commit_turn(
        replace(finished(used, await kept.store.standing("amina", used), "today"), now=later)
    )
    assert await kept.store.purge(later, timedelta(days=365)) == 2
    assert await kept.store.plan("bela") == Plan()
    assert await kept.store.conversations("bela") == ()
    assert [one.id for one in await kept.store.conversations("amina")] == [used]
    assert (await kept.store.plan("amina")).needs == ("long ago too", "today")
    assert await kept.store.purge(later, timedelta(days=365)) == 0


async def test_everything_that_is_kept_is_exported_but_contacts(kept: Kept) -> None:
    conversation = await kept.conversation()
    await kept.say(conversation, "learn to lead a kitchen", answer="A goal.")
    people = roster_of(Person(id="t1", name="Teresa"), contacts={"t1": "teresa@example.org"})
    await kept.store.attach_roster("amina", people, NOW)
    await kept.say(await kept.conversation("bela"), "not Amina's", user="bela")
    exported = json.dumps(await kept.store.export("amina"))
    for held in ("learn to lead a kitchen", "A goal.", "Teresa", conversation):
        assert held in exported
    for other in ("teresa@example.org", "not Amina's"):
        assert other not in exported


async def test_growth_stays_within_twenty_kilobytes_a_turn(kept: Kept, home: Path) -> None:
    conversation = await kept.conversation()
    goals = tuple(Goal(id=f"g{n}", aim=Words(text=noise(400))) for n in range(40))
    sizes = []
    for number in range(160):
        plan = Plan(goals=goals, asked={"goal.aim": number})
        await kept.say(conversation, noise(300), plan=plan, answer=noise(2_000))
        if number in (59, 159):
            await kept.store._database.scrub()
            sizes.append(size_of(home))
    in_a_thousand = sizes[0] + 940 * (sizes[1] - sizes[0]) / 100
    assert in_a_thousand / 1_000 <= 20_000


async def test_plans_before_the_last_fifty_turns_are_let_go(kept: Kept) -> None:
    conversation = await kept.conversation()
    await talk(kept, conversation, 53)
    with pytest.raises(NotFound, match="too far back"):
        await kept.store.standing_before("amina", conversation, 3)
    assert (await kept.store.standing_before("amina", conversation, 4)).plan.needs == (
        "message 0",
        "message 1",
        "message 2",
    )


@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=99))
async def test_any_words_are_kept_as_they_were_said(text: str) -> None:
    async with await Store.open(load_settings()) as store:
        kept = Kept(store)
        conversation = await kept.conversation()
        await kept.say(conversation, text, answer=text)
        assert {one.text for one in await store.history("amina", conversation)} == {text}
        await store.erase_user("amina")


def finished(conversation: str, standing: Standing, text: str) -> FinishedTurn:
    source = Source(kind="conversation", conversation=conversation, turn=standing.number)
    goal = Goal(aim=Words(text=text, source=source))
    return FinishedTurn(
        user="amina",
        conversation=conversation,
        number=standing.number,
        text=text,
        reply=Reply(conversation=conversation, turn=standing.number, text="Yes.", skill="goals"),
        plan=standing.plan.model_copy(update={"goals": (*standing.plan.goals, goal)}),
        version=standing.version,
        now=NOW,
    )


async def talk(kept: Kept, conversation: str, turns: int) -> None:
    for number in range(turns):
        await kept.say(conversation, f"message {number}")


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def noise(characters: int) -> str:
    """Text that hardly compresses."""
    return secrets.token_urlsafe(characters)[:characters]
