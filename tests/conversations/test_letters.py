"""A message as its writer wants it: any length, other sentences, and to whom news belongs."""

from __future__ import annotations

from datetime import date

import pytest

from agent.prompts import load_catalogue
from agent.records.base import Source, Words
from agent.records.matching import Criteria
from agent.records.meetings import Outreach
from agent.records.plan import Goal, Plan, Profile
from agent.skills.pitch import write
from tests.conversations.conftest import Begin

ASK = (
    "I'm a manual tester in Porto. I'd like to become a backend developer by next summer",
    "look at my code and tell me the truth",
    "draft a message to Teresa Almeida",
    "know how it is to start from testing",
    "bring one question each time",
)
WORK = "Would you look at one piece with me for half an hour?"


async def test_any_length_that_is_asked_for(begin: Begin) -> None:
    said = await begin()
    await said(*ASK)
    two = await said("make it two sentences")
    assert two.record is not None
    assert two.record["text"].count(".") + two.record["text"].count("?") == 2
    assert WORK.rstrip("?")[:20] in two.record["text"]
    sixty = await said("at most 60 words")
    assert sixty.record is not None
    assert sixty.record["channel"] == "email"
    assert 25 <= sixty.record["words"] <= 60
    longer = await said("longer")
    assert longer.record is not None
    assert longer.record["words"] > 140
    short = await said("under 220 characters")
    assert short.record is not None
    assert len(short.record["text"]) <= 220
    never = await said("at most 8 words")
    assert "needs at least" in never.text
    assert never.problems == ()


async def test_a_sentence_is_changed_and_stays_changed(begin: Begin) -> None:
    said = await begin()
    await said(*ASK)
    changed = await said("change the second sentence to I want to write code for hospitals")
    assert changed.record is not None
    assert "I want to write code for hospitals." in changed.record["text"]
    assert "become a backend developer." not in changed.record["text"]
    dropped = await said("drop the line about thanks")
    assert dropped.record is not None
    assert "Thank you" not in dropped.record["text"]
    formal = await said("More formal")
    assert formal.record is not None
    assert "I want to write code for hospitals." in formal.record["text"]
    which = await said("drop the line about sailing")
    assert "1. " in which.text
    assert "become a backend developer" in (await said("undo that", "undo it")).text


async def test_what_one_brings_stands_in_it_only_when_asked_for(begin: Begin) -> None:
    said = await begin()
    await said(*ASK)
    await said("what do I bring?", "I find faults others miss", "Skip", "Skip")
    before = await said("draft a message to Teresa Almeida")
    assert before.record is not None
    assert "I find faults" not in before.record["text"]
    assert "Add what I bring" in before.suggestions
    after = await said("Add what I bring")
    assert after.record is not None
    assert "What I bring: I find faults others miss." in after.record["text"]
    assert after.problems == ()


async def test_a_follow_up_and_a_yes_belong_to_who_was_written_to(begin: Begin) -> None:
    said = await begin()
    await said(*ASK)
    await said("sent", "draft a message to Jonas Lind")
    follow_up = await said("write the follow-up")
    assert follow_up.record is not None
    assert "Teresa Almeida" in follow_up.record["text"]
    await said("draft a message to Jonas Lind")
    yes = await said("she said yes, tuesday 20:30")
    assert "Teresa Almeida" in yes.text


def _plan(number: int, criteria: Criteria, purpose: str | None, guidance: str) -> Plan:
    source = Source(kind="file")
    aim = f"take over project number {number}"
    goal = Goal(
        purpose=purpose,  # type: ignore[arg-type]
        aim=Words(text=aim, lead="I would like to", source=source),
        guidance=Words(text=guidance, lead="I would like a mentor to", source=source),
    )
    now = Words(text=f"a clerk in office {number}", lead="I am", source=source)
    return Plan(
        profile=Profile(now=now),
        goals=(goal,),
        criteria=criteria,
        left=("outreach.caught", "plan.commitment"),
    )


FORMS = ("season", "in writing", "reverse", "peer", "circle")
PURPOSES = ("example", "network", "community", "challenge", "skill", "open", None)
CONTENTS = [(Criteria(formats=(form,)), None) for form in FORMS] + [  # type: ignore[arg-type]
    (Criteria(), purpose) for purpose in PURPOSES
]


def test_ten_frames_and_more_are_chosen_by_content() -> None:
    calls = set()
    for criteria, purpose in CONTENTS:
        plan = _plan(1, criteria, purpose, "tell me how it was")  # type: ignore[arg-type]
        pitch = write(plan, Outreach(mentor="m", name="Ida Voss"), None, load_catalogue())
        calls.add(pitch.parts.call_to_action)
    shows = _plan(1, Criteria(), "skill", "look at my drawings")
    work = write(shows, Outreach(mentor="m", name="Ida Voss"), None, load_catalogue())
    calls.add(work.parts.call_to_action)
    assert len(calls) == len(CONTENTS) + 1 >= 10


@pytest.mark.parametrize("channel", ["email", "message"])
def test_a_hundred_mentees_do_not_send_one_letter(channel: str) -> None:
    letters = set()
    for number in range(100):
        criteria, purpose = CONTENTS[number % len(CONTENTS)]
        plan = _plan(number, criteria, purpose, "tell me how it was")  # type: ignore[arg-type]
        outreach = Outreach(mentor="m", name="Ida Voss", channel=channel)  # type: ignore[arg-type]
        text = write(plan, outreach, None, load_catalogue()).text
        letters.add(text.replace(str(number), "#"))
    assert len(letters) >= (40 if channel == "email" else 12)


@pytest.mark.parametrize("kind", ["follow-up", "thanks", "reply-to-no", "introduction", "ending"])
@pytest.mark.parametrize("manner", ["plain", "formal"])
def test_no_other_kind_asks_for_a_talk(kind: str, manner: str) -> None:
    plan = _plan(1, Criteria(), "skill", "tell me how it was")
    outreach = Outreach(
        mentor="m",
        name="Ida Voss",
        kind=kind,  # type: ignore[arg-type]
        manner=manner,  # type: ignore[arg-type]
        sent=date(2026, 11, 1),
    )
    text = write(plan, outreach, None, load_catalogue()).text
    assert "half an hour" not in text
    assert "available for one conversation" not in text
