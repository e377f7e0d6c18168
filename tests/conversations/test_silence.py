"""What comes when nobody answers, a meeting falls through, or the coach is asked to call."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

import pytest

from agent.prompts import load_catalogue
from agent.records.meetings import Meeting, Outreach
from agent.records.plan import Plan
from agent.skills.due import Due, Kind, line
from tests.conversations.conftest import Begin


@pytest.mark.parametrize("kind", get_args(Kind))
def test_everything_that_is_due_can_be_said_and_leads_on(kind: Kind) -> None:
    catalogue = load_catalogue()
    due = Due(kind, "m", "Ida Voss", date(2026, 11, 30), words="Bo Lie")
    assert line(due, catalogue)
    assert catalogue.choices(f"due.{kind}_next", name="Ida Voss", words="Bo Lie")


async def test_after_two_messages_it_is_enough_and_a_no_is_not_waited_for(begin: Begin) -> None:
    said = await begin()
    await said("I'm a manual tester in Porto. I'd like to become a backend developer")
    await said("look at my code and tell me the truth", "draft a message to Teresa Almeida")
    await said("Skip", "Skip", "Skip", "sent")
    followed = await said("still no answer", "sent")
    assert "two messages are enough" in followed.text
    assert "Write the follow-up" not in followed.suggestions
    silent = await said("she never answered")
    assert "Two messages to Teresa Almeida are enough" in silent.text
    assert any(offer.startswith("Draft to") for offer in silent.suggestions)
    await said("draft a message to Jonas Lind", "Skip", "Skip", "sent")
    await said("he said no, he has no time")
    assert "waits for no answer" in (await said("sent")).text
    late = await said("she said yes, tuesday 20:30")
    assert "A yes from Teresa Almeida" in late.text


async def test_a_meeting_that_fell_through_is_not_asked_about_again(begin: Begin) -> None:
    said = await begin(roster=None)
    start = datetime.fromisoformat("2026-11-19T19:00")
    met = Meeting(mentor="known-ines", name="Ines Duarte", start=start, zone="Europe/Lisbon")
    reached = Outreach(mentor="known-ines", name="Ines Duarte", sent=date(2026, 11, 10))
    await said.talk.replace_plan(Plan(chosen="known-ines", outreach=(reached,), meetings=(met,)))
    assert (await said("hello")).asks == "meeting.notes"
    assert (await said("it did not take place")).asks == "meeting.start"
    assert "You were to meet" not in (await said("Skip", "what's next?")).text


async def test_it_says_that_it_cannot_call(begin: Begin) -> None:
    said = await begin()
    await said("I'm a cook in Faro and I would like to open a small bakery")
    for wish in ("can you call me tomorrow?", "remind me on friday", "will you send it for me?"):
        reply = await said(wish)
        assert "I cannot call" in reply.text
        assert reply.asks == "goal.guidance"
