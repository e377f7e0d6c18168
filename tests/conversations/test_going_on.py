"""What goes on beside the meetings: where one stands, who is there, and never too many asked."""

from __future__ import annotations

from datetime import date

import pytest

from agent.records.meetings import Meeting, Outreach
from agent.records.plan import Plan
from tests.conversations.conftest import Begin

GOAL = "I'm a cook in Faro and I would like to open a small bakery"


@pytest.mark.statement("1.5")
async def test_where_one_stands_is_asked_in_words_one_thing_at_a_time(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    first = await said("what do I bring?")
    assert first.skill == "assessment"
    assert '"open a small bakery"' in first.text
    assert first.asks == "assessment.strengths"
    grow = await said("I can cook for two hundred people")
    assert grow.asks == "assessment.growth"
    higher = await said("reading a balance sheet")
    assert higher.question == '"reading a balance sheet": what would make it one step higher?'
    outside = await said("doing it once with somebody")
    assert outside.asks == "assessment.outside"
    helped = await said("the rents in my town")
    assert helped.question == '"the rents in my town": who or what could help with that?'
    whole = await said("nobody I know")
    assert whole.record is not None
    assert whole.record["strengths"]["text"] == "I can cook for two hundred people"
    (kept,) = (await said.plan()).assessments
    assert kept.goal == "g1"
    assert kept.outside is not None
    assert kept.outside.private


async def test_strengths_told_with_the_wish_are_not_asked_for(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    reply = await said("self-assessment: I'm good at bread, but bad at numbers")
    (kept,) = (await said.plan()).assessments
    assert kept.strengths is not None
    assert kept.strengths.text == "bread"
    assert kept.growth is not None
    assert kept.growth.text == "numbers"
    assert reply.asks == "assessment.higher"


async def test_a_fourth_person_is_not_asked_while_three_have_not_answered(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    sent = tuple(
        Outreach(mentor=f"known-{name}", name=name, sent=date(2026, 11, 15))
        for name in ("Ines Duarte", "Tomé Reis", "Lia Faro")
    )
    plan = (await said.plan()).model_copy(update={"outreach": sent})
    await said.talk.replace_plan(plan)
    reply = await said("draft a message to Somchai Prasert")
    assert "Ines Duarte, Tomé Reis, Lia Faro" in reply.text
    assert reply.record is None or "parts" not in reply.record


@pytest.mark.statement("0.2", "0.13")
async def test_my_people_are_named_and_the_gaps_too(begin: Begin) -> None:
    said = await begin()
    await said.talk.replace_plan(
        Plan(
            chosen="known-ines",
            outreach=(Outreach(mentor="known-tome", name="Tomé Reis", sent=date(2026, 11, 15)),),
            meetings=(Meeting(mentor="known-ines", name="Ines Duarte", held=date(2026, 11, 1)),),
        )
    )
    reply = await said("my people")
    assert "Mentors: Ines Duarte (1 meeting)" in reply.text
    assert "Peers: nobody yet" in reply.text
    assert "Asked, no meeting yet: Tomé Reis" in reply.text


async def test_who_said_yes_is_among_my_people_before_the_first_meeting(begin: Begin) -> None:
    said = await begin()
    await said("I'd like to lead a crew", "rehearse hard conversations with me")
    await said("draft a message to Teresa Almeida", "I sent it", "she said yes, tuesday 7pm")
    reply = await said("my people")
    assert "Said yes, not met yet: Teresa Almeida" in reply.text


async def test_three_quiet_weeks_bring_one_small_step_or_an_end(begin: Begin) -> None:
    said = await begin()
    await said.talk.replace_plan(
        Plan(
            chosen="known-ines",
            outreach=(Outreach(mentor="known-ines", name="Ines Duarte", sent=date(2026, 9, 1)),),
            meetings=(Meeting(mentor="known-ines", name="Ines Duarte", held=date(2026, 10, 1)),),
        )
    )
    quiet = await said("hello")
    assert "which can mean anything" in quiet.text
    assert "That was enough" in quiet.suggestions
    enough = await said("That was enough")
    assert "that is a result" in enough.text
    assert "Thank Ines Duarte" in enough.suggestions
    assert "which can mean anything" not in (await said("hello")).text
