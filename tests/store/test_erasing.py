"""Erased is erased: the bytes of every file are searched for canaries, packed or plain."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from agent.errors import NotFound
from agent.records.base import Source, Words
from agent.records.matching import Match, Shortlist
from agent.records.meetings import Claim, Meeting, Outreach, Pitch, PitchParts
from agent.records.people import Person
from agent.records.plan import Goal, Plan
from agent.store.packing import pack
from agent.store.tables import PLANS, ROSTERS, TURNS

from .conftest import NOW, Kept, roster_of

Traces = Callable[[str | bytes], int]
CANARY = "quokka-7f3a-canary"


def packed(kept: Kept) -> list[bytes]:
    """A stretch of every packed record that is kept, since packed words cannot be searched for."""
    queries = [select(TURNS.c.reply), select(TURNS.c.plan_before)]
    queries += [select(PLANS.c.body), select(ROSTERS.c.body)]
    with kept.store._database.read() as connection:
        bodies = [body for query in queries for body in connection.execute(query).scalars()]
    return [body[-40:] for body in bodies if body and body != pack(Plan())]


async def test_erasing_a_user_leaves_no_byte(kept: Kept, traces: Traces) -> None:
    for number in range(12):
        conversation = await kept.conversation()
        for turn in range(5):
            await kept.say(conversation, f"{CANARY} {number} {turn}" * 20, answer=f"{CANARY}!" * 30)
    people = roster_of(Person(id=CANARY, name=CANARY), contacts={CANARY: CANARY})
    await kept.store.attach_roster("amina", people, NOW)
    kept.store.vectors("amina", "small").put({CANARY: CANARY.encode() * 9})
    records = packed(kept)
    assert len(records) > 100
    await kept.say(await kept.conversation("bela"), "Bela stays", user="bela")
    assert traces(CANARY) > 60
    await kept.store.erase_user("amina")
    assert traces(CANARY) == 0
    assert traces("amina") == 0
    assert [one for one in records if traces(one)] == []
    assert (await kept.store.plan("bela")).needs == ("Bela stays",)
    assert await kept.store.export("amina") == {
        "user": "amina",
        "conversations": [],
        "plan": Plan().model_dump(mode="json"),
        "rosters": [],
    }


async def test_a_hundred_turns_are_erased_within_two_seconds(kept: Kept, traces: Traces) -> None:
    conversation = await kept.conversation()
    for _ in range(100):
        await kept.say(conversation, CANARY, answer=CANARY * 50, plan=Plan(no_list=True))
    start = time.monotonic()
    await kept.store.erase_user("amina")
    assert time.monotonic() - start <= 2
    assert traces(CANARY) == 0


async def test_erasing_a_conversation_takes_its_facts_everywhere(
    kept: Kept, traces: Traces
) -> None:
    erased, other = await kept.conversation(), await kept.conversation()
    await kept.say(other, "learn to graft apple trees")
    await kept.say(erased, f"move to {CANARY}")
    await kept.say(other, "and to keep bees", answer=f"You said: Move to {CANARY}.")
    await kept.store.erase_conversation("amina", erased, NOW)
    assert traces(CANARY) == 0
    assert (await kept.store.plan("amina")).needs == (
        "learn to graft apple trees",
        "and to keep bees",
    )
    history = await kept.store.history("amina", other)
    assert [one.text for one in history] == [
        "learn to graft apple trees",
        "Noted.",
        "and to keep bees",
        "This reply repeated words that have been erased, so it was erased with them.",
    ]
    with pytest.raises(NotFound):
        await kept.store.history("amina", erased)
    base = await kept.store.standing_before("amina", other, 2)
    assert CANARY not in base.plan.model_dump_json()


async def test_erasing_the_only_conversation_leaves_a_new_plan(kept: Kept, traces: Traces) -> None:
    conversation = await kept.conversation()
    for _ in range(60):
        await kept.say(conversation, CANARY)
    await kept.store.erase_conversation("amina", conversation, NOW)
    assert await kept.store.plan("amina") == Plan()
    assert traces(CANARY) == 0


async def test_taking_back_a_turn_gives_the_plan_as_it_was(kept: Kept, traces: Traces) -> None:
    conversation = await kept.conversation()
    first = await kept.say(conversation, "bake bread")
    second = await kept.say(conversation, "sell bread")
    await kept.say(conversation, CANARY, plan=Plan(no_list=True, asked={"goal.by": 2}))
    await kept.store.erase_turns("amina", conversation, 3, NOW)
    assert await kept.store.plan("amina") == second.plan
    assert traces(CANARY) == 0
    await kept.store.erase_turns("amina", conversation, 2, NOW)
    assert await kept.store.plan("amina") == first.plan
    again = await kept.say(conversation, "sell cakes")
    assert again.number == 2
    assert (await kept.store.standing_before("amina", conversation, 2)).plan == first.plan


async def test_taking_back_keeps_what_was_said_elsewhere_since(kept: Kept) -> None:
    here, there = await kept.conversation(), await kept.conversation()
    await kept.say(here, "bake bread")
    await kept.say(there, "ride a horse")
    await kept.store.erase_turns("amina", here, 1, NOW)
    assert (await kept.store.plan("amina")).needs == ("ride a horse",)


async def test_an_edited_turn_replaces_all_later_ones(kept: Kept, traces: Traces) -> None:
    conversation = await kept.conversation()
    await kept.say(conversation, "bake bread")
    second = await kept.say(conversation, f"sell {CANARY}")
    await kept.say(conversation, f"never mind the {CANARY}")
    before = await kept.store.standing_before("amina", conversation, 2)
    assert before.plan.needs == ("bake bread",)
    edited = replace(
        second,
        text="sell cakes",
        plan=before.plan,
        version=before.version,
        instead_of_later=True,
        base=before.plan,
    )
    await kept.store.commit_turn(edited)
    history = await kept.store.history("amina", conversation)
    assert [one.text for one in history if one.role == "user"] == ["bake bread", "sell cakes"]
    assert traces(CANARY) == 0
    assert (await kept.store.standing_before("amina", conversation, 1)).plan == Plan()


def plan_with(person: Person) -> Plan:
    quote = f"{person.name} repaired clocks."
    match = Match(
        id=person.id, name=person.name, score=1, confidence=1, covers=(), evidence=(), factors=()
    )
    claim = Claim(text=quote, source=Source(kind="roster", field="bio", quote=quote))
    pitch = Pitch(
        kind="ask",
        channel="email",
        subject="Clocks",
        parts=PitchParts(relevance=quote),
        gaps=(),
        text=quote,
        words=3,
        claims=(claim,),
    )
    return Plan(
        goals=(Goal(aim=Words(text=f"work like {person.name}")),),
        shortlist=Shortlist(needs=("clocks",), roster="r1", matches=(match,)),
        chosen=person.id,
        outreach=(Outreach(mentor=person.id, name=person.name, pitch=pitch),),
        meetings=(Meeting(mentor=person.id, name=person.name),),
    )


async def fill_with_people(kept: Kept, user: str) -> str:
    gone = Person(id="p-7", name="Quokka Canary", bio="Quokka Canary repaired clocks.")
    people = roster_of(
        gone, Person(id="p-8", name="Jonas Lind"), contacts={"p-7": "canary@example.org"}
    )
    await kept.store.attach_roster(user, people, NOW)
    kept.store.vectors(user, "small").put({"k": b"Canary" * 9})
    conversation = await kept.conversation(user)
    said = "please write to Quokka Canary at canary@example.org"
    for _ in range(2):
        plan = plan_with(gone).model_copy(update={"roster": "r1"})
        await kept.say(conversation, said, plan=plan, user=user, answer="Dear Quokka Canary")
    await kept.say(conversation, "quokka", plan=plan, user=user)
    return conversation


async def test_erasing_a_person_for_everybody(kept: Kept, traces: Traces) -> None:
    conversations = {user: await fill_with_people(kept, user) for user in ("amina", "bela")}
    assert await kept.store.erase_person("p-7", NOW) == 2
    for user, conversation in conversations.items():
        exported = str(await kept.store.export(user)).casefold()
        assert "canary" not in exported
        assert "quokka" not in exported
        assert "p-7" not in exported
        assert "jonas lind" in exported
        base = await kept.store.standing_before(user, conversation, 2)
        assert "Canary" not in base.plan.model_dump_json()
    assert traces("Canary") == traces("canary") == traces("Quokka") == traces("quokka") == 0
    with pytest.raises(NotFound, match="There is nobody with the id"):
        await kept.store.erase_person("p-7", NOW)


async def test_erasing_a_roster_takes_its_people_along(kept: Kept, traces: Traces) -> None:
    await fill_with_people(kept, "amina")
    await kept.store.erase_roster("amina", "r1", NOW)
    exported = str(await kept.store.export("amina"))
    assert "Canary" not in exported
    assert "Jonas Lind" not in exported
    assert (await kept.store.plan("amina")).roster == ""
    assert traces("Canary") == traces("canary@example.org") == 0
    with pytest.raises(NotFound, match="There is no such roster"):
        await kept.store.erase_roster("amina", "r1", NOW)


async def test_a_roster_of_somebody_else_is_not_erased(kept: Kept) -> None:
    await fill_with_people(kept, "bela")
    with pytest.raises(NotFound):
        await kept.store.erase_roster("amina", "r1", NOW)
    assert await kept.store.roster("bela", "r1") is not None
