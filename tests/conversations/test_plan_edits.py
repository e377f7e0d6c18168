"""The plan changed where it stands, and what the coach makes of it."""

from __future__ import annotations

import pytest

from agent.errors import BadInput
from agent.records.edits import PlanEdit
from tests.conversations.conftest import Begin, Said

SAID = (
    "I'm a manual tester in Porto and I'd like to become a backend developer by next summer",
    "look at my code and tell me the truth",
    "after 20:00, I have a toddler",
    "costs money",
)


async def change(said: Said, path: str, before: str, text: str = "") -> str:
    edit = PlanEdit(path=path, before=before, text=text)
    return (await said.talk.change(edit, f"In my plan: {text}")).text


async def test_a_change_in_the_plan_is_heard(begin: Begin) -> None:
    said = await begin()
    await said(*SAID)
    told = await change(said, "goals.0.aim", "become a backend developer", "teach chemistry")
    assert "teach chemistry" in told
    assert (await said.plan()).needs[0] == "teach chemistry"
    await change(said, "goals.0.by", "next summer", "by next winter")
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.by is not None
    assert goal.by.text == "next winter"
    assert (await said.talk.history())[-2].text == "In my plan: by next winter"


async def test_hours_are_read_or_the_plan_stays(begin: Begin) -> None:
    said = await begin()
    await said(*SAID)
    hours = (await said.plan()).criteria.said["hours"].text
    before = await said.plan()
    assert "stays as it was" in await change(said, "criteria.said.hours", hours, "blue")
    assert (await said.plan()).criteria == before.criteria
    await change(said, "criteria.said.hours", hours, "weekends only")
    assert (await said.plan()).criteria.hours == ("Sat,Sun 06:00-23:00",)


async def test_what_is_taken_out_puts_people_back(begin: Begin) -> None:
    said = await begin()
    await said(*SAID)
    before = (await said.plan()).shortlist
    assert before is not None
    assert [one.name for one in before.excluded] == ["Petra Vance"]
    told = await change(said, "criteria.said.deal_breakers", "costs money")
    assert "Changed in your plan" in told
    after = (await said.plan()).shortlist
    assert after is not None
    assert after.excluded == ()


async def test_a_letter_is_written_anew(begin: Begin) -> None:
    said = await begin()
    await said(*SAID, "Teresa Almeida", "know how it is to start", "bring one question")
    told = await change(said, "commitment", "bring one question", "write every week")
    assert "I will write every week" in told
    at = len((await said.plan()).outreach) - 1
    told = await change(said, f"outreach.{at}.caught", "know how it is to start")
    assert "What caught me is that you …" in told


async def test_harm_is_heard_in_the_plan_too(begin: Begin) -> None:
    said = await begin()
    await said(*SAID)
    plan = await said.plan()
    told = await change(said, "profile.now", "a manual tester in Porto", "I want to kill myself")
    assert "I set the plan aside" in told
    assert await said.plan() == plan
    with pytest.raises(BadInput):
        await change(said, "profile.now", "a nurse", "a baker")
