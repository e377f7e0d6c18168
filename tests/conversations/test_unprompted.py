"""A first message that could mean two things: read back, two ways offered, no word of it lost."""

from __future__ import annotations

from tests.conversations.conftest import Begin

UNSURE = "I feel a bit lost at work, everyone got promoted but me"


async def test_what_is_unclear_is_read_back_and_two_ways_are_offered(begin: Begin) -> None:
    said = await begin()
    reply = await said(UNSURE)
    assert UNSURE in reply.text
    assert len(reply.suggestions) == 2
    assert reply.asks is None
    assert (await said.plan()).goals == ()


async def test_the_way_that_is_chosen_takes_the_words_from_the_turn_they_were_said_in(
    begin: Begin,
) -> None:
    said = await begin()
    await said(UNSURE)
    reply = await said("Work out what I want")
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.aim is not None
    assert goal.aim.text == UNSURE
    assert goal.aim.source.turn == 1
    assert reply.asks == "goal.guidance"


async def test_who_tells_on_instead_of_choosing_is_understood_by_both_messages(
    begin: Begin,
) -> None:
    said = await begin()
    reply = await said(UNSURE, "somebody who tells me honestly where I stand")
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.aim is not None
    assert goal.guidance is not None
    assert (goal.aim.text, goal.aim.source.turn) == (UNSURE, 1)
    assert goal.guidance.text == "somebody who tells me honestly where I stand"
    assert reply.skill == "shortlist"


async def test_who_only_greets_is_asked_what_it_is_about(begin: Begin) -> None:
    said = await begin()
    reply = await said("good evening")
    assert reply.asks == "goal.aim"
    assert (await said.plan()).goals == ()
