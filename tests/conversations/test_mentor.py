"""The mentor's side: a brief from the page that was handed over, and answers without any page."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import BadInput, Coach
from agent.checks import problems
from agent.prompts import load_catalogue
from agent.records.plan import Plan
from agent.records.sharing import SharedPage
from agent.skills.brief_record import FIRST_SCREEN, Meeting, brief, first_screen
from agent.skills.shared_page import FIELDS
from tests.conversations.conftest import Said

PAGE = SharedPage(
    mentor="p1",
    shared={
        "meeting.wish": "an honest look at the login service",
        "actions": 'You said: "build a small login service first". No news yet.',
        "goal.aim": "become a backend developer",
        "criteria.offers": "test design",
    },
    page="the page",
)


async def mentoring(coach: Coach, page: SharedPage | None = None, role: str = "mentor") -> Said:
    talk = await coach.conversation("noor", role)  # type: ignore[arg-type]
    if page:
        await coach.receive("noor", page)
    return Said(talk)


@pytest.mark.statement("3.3")
async def test_ten_minutes_are_enough(coach: Coach) -> None:
    said = await mentoring(coach, PAGE)
    first = await said("seeing Rui on Thursday, third time, 40 minutes. help")
    assert first.skill == "brief"
    assert len(first.text.split()) <= 120
    assert first.text.index("an honest look at the login service") < first.text.index("Pick one")
    for part in ("Rui chooses", "Ask if it is wanted", "test design", "Room for everyone"):
        assert part in first.text
    assert "40 minutes" in first.text
    assert first.record is not None
    assert first.record["shared"] == PAGE.shared
    assert sum(item["minutes"] for item in first.record["agenda"]["items"]) == 40
    assert first.record["agenda"]["kind"] == "regular"
    assert first.citations


async def test_the_rest_comes_on_request_and_keeps_the_meeting(coach: Coach) -> None:
    said = await mentoring(coach, PAGE)
    await said("seeing Rui on Thursday, third time, 40 minutes. help")
    whole = await said("The whole brief")
    assert "Rui" in whole.text
    assert "Listen for" in whole.text
    assert "5 minutes: Arrive" in whole.text
    shorter = await said("Shorter")
    assert len(shorter.text.split()) <= 60
    missed = await said("It was missed again")
    assert "Smaller" in missed.text
    assert "Rui chooses" in missed.text
    assert "when-a-step-was-missed" in {one.id for one in missed.citations}
    hard = await said("I have to say something hard")
    assert "I saw that" in hard.text
    assert "feedback-in-three-parts" in {one.id for one in hard.citations}


@pytest.mark.parametrize(
    ("message", "says", "cited"),
    [
        ("I meet my mentee for the first time on Tuesday", "your way", "let-the-mentor-share"),
        ("am I doing this right?", "Who speaks more", "ask-before-advising"),
        ("how do I say no?", "my answer is no", "mentors-set-limits"),
        ("how many mentees is too many?", "serve well", "mentors-set-limits"),
        ("I would like to become a mentor", "smallest form", "become-a-mentor-yourself"),
        ("Saw Adwoa again, she did not do what we agreed", "Smaller", "when-a-step-was-missed"),
        ("I must give critical feedback to Mirela", "I saw that", "feedback-in-three-parts"),
    ],
)
async def test_mentors_without_a_page_are_answered(
    coach: Coach, message: str, says: str, cited: str
) -> None:
    reply = await (await mentoring(coach))(message)
    assert reply.skill == "brief"
    assert says in reply.text
    assert cited in {one.id for one in reply.citations}


async def test_a_mentee_who_mentors_too_is_heard(coach: Coach) -> None:
    said = await mentoring(coach, role="mentee")
    reply = await said("I meet my mentee for the first time on Tuesday")
    assert reply.skill == "brief"
    assert "No page was handed over" in reply.text
    assert len(reply.text.split()) <= 120


async def test_a_mentors_other_questions_go_to_the_library(coach: Coach) -> None:
    reply = await (await mentoring(coach))("what is allyship?")
    assert reply.skill == "advice"


async def test_a_preview_of_a_plan_shows_nothing_unchosen(coach: Coach) -> None:
    plan = Plan.model_validate({"goals": [{"aim": "canary goal"}], "chosen": "p1"})
    page = coach.preview(plan)
    assert page.shared == {}
    assert "canary" not in json.dumps(coach.brief(page.shared).model_dump(mode="json"))


async def test_a_meeting_that_no_agenda_covers_is_refused(coach: Coach) -> None:
    with pytest.raises(BadInput, match="15 to 90 minutes"):
        coach.brief({}, minutes=5)


@settings(max_examples=60, deadline=None)
@given(
    shared=st.dictionaries(st.sampled_from(FIELDS), st.text(min_size=1, max_size=400), max_size=8),
    minutes=st.integers(15, 90),
    kind=st.sampled_from(["first", "regular", "review", "closing", None]),
    name=st.text(max_size=60),
)
def test_the_first_screen_fits_a_message(shared, minutes, kind, name) -> None:  # type: ignore[no-untyped-def]
    catalogue = load_catalogue()
    made = brief(shared, Meeting(name=name, kind=kind, minutes=minutes), catalogue)
    assert len(first_screen(made, name, catalogue).split()) <= FIRST_SCREEN
    assert sum(item.minutes for item in made.agenda.items) == minutes
    assert made.shared == shared
    assert not problems(made, Plan(), None)
    assert len(made.questions) >= 4


def test_a_brief_that_quotes_what_was_not_shared_is_withheld() -> None:
    made = brief({"goal.aim": "bake"}, Meeting(), load_catalogue())
    assert not problems(made, Plan(), None)
    forged = made.model_copy(update={"questions": ('"keep bees": since when?',)})
    assert problems(forged, Plan(), None) == ('"keep bees" is not on the page',)
