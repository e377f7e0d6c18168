"""What people start together: a circle out of two friends, many out of a list, an action plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import Coach
from tests.conversations.conftest import Begin, Said


@pytest.mark.statement("2.2", "2.7", "2.8", "2.9", "2.10", "2.12")
async def test_two_friends_start_a_circle(begin: Begin) -> None:
    said = await begin("ife", None)
    first = await said("my friend and i want to learn together, no mentor has time")
    assert first.skill == "circles"
    assert first.asks == "circle.exchange"
    assert "start-a-circle-of-six" in {one.id for one in first.citations}
    circle = await said("we give testing and spanish, we want python and speaking at meetups")
    assert circle.record is not None
    assert circle.record["gives"] == ["testing", "spanish"]
    assert circle.record["missing"] == ["python", "speaking at meetups"]
    assert 'somebody for "python"' in circle.text
    assert len(circle.record["invitation"].split()) <= 60
    for part, says in (
        ("First agenda", "let off steam"),
        ("House rules", "stays in the circle"),
        ("Rhythm", "every month"),
        ("Review and split", "Split when"),
    ):
        reply = await said(part)
        assert says in reply.text
        assert reply.citations


async def test_a_circle_is_told_in_one_breath(begin: Begin) -> None:
    said = await begin("leyla", None)
    reply = await said(
        "Three of us want to start a circle: we can teach sewing and Arabic, "
        "we need bookkeeping and photography"
    )
    assert reply.record is not None
    assert reply.record["gives"] == ["sewing", "Arabic"]
    assert reply.record["missing"] == ["bookkeeping", "photography"]


async def test_a_long_wish_still_fits_the_invitation(begin: Begin) -> None:
    said = await begin("leyla", None)
    await said("start a circle")
    wants = ", ".join(f"thing number {n} of many that we miss" for n in range(20))
    reply = await said(f"we give sewing, we want {wants}"[:400])
    assert reply.record is not None
    assert len(reply.record["invitation"].split()) <= 60


@pytest.mark.statement("2.5", "2.6")
async def test_an_organiser_forms_circles_of_the_list(coach: Coach, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "id,Name,Role,Offers,Wants\n"
        "a,Ama Boateng,mentee,testing,python basics\n"
        "b,Bruno Reis,mentor,Python,learn to weld\n"
        "c,Chloe Martin,mentee,welding,testing software\n"
    )
    talk = await coach.conversation("org", "organiser")
    await talk.attach_roster(coach.read_roster(people))
    said = Said(talk)
    made = await said("form circles of six")
    assert made.record is not None
    assert made.record["circles"][0]["members"] == ["a", "b", "c"]
    assert "Bruno Reis to Ama Boateng" in made.text
    pairs = await said("propose pairs")
    assert pairs.record is not None
    assert [(one["mentee"], one["mentor"]) for one in pairs.record["pairs"]] == [("a", "b")]


@pytest.mark.statement("0.7")
async def test_an_action_plan_grows_from_two_questions(begin: Begin) -> None:
    said = await begin("zawadi", None)
    first = await said("I want to write an action plan with my team")
    assert first.skill == "action_plan"
    assert first.asks == "action_plan.problem"
    assert "action-plan-two-questions" in {one.id for one in first.citations}
    await said("girls drop out at 14 because the bus stops running")
    page = await said("First ask the bus company, then find a driver among the parents")
    assert page.record is not None
    assert page.record["steps"] == ["First ask the bus company", "find a driver among the parents"]
    assert page.record["gaps"] == ["people", "resources", "measure", "mentors"]
    assert page.record["team"] == "my team"
    whole = await said("the girls and their mothers", "Leave it open", "skip", "a bus driver")
    assert whole.record is not None
    assert whole.record["gaps"] == ["resources", "measure"]
    assert "(open" in whole.text
    assert whole.asks is None


async def test_a_private_part_stays_off_the_page(begin: Begin) -> None:
    said = await begin("zawadi", None)
    await said("action plan please", "water theft by my landlord, keep that private")
    page = (await said("First measure it")).record
    assert page is not None
    assert "landlord" not in str(page)
