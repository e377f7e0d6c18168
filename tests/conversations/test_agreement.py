"""An agreement for a season: drafted at once, its open lines asked, every one of them free."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import docx

from agent.exports import agreement_document
from agent.records.agreement import LINES
from agent.records.meetings import Meeting, Outreach
from agent.records.plan import Plan
from tests.conversations.conftest import Begin

HELD = Plan(
    chosen="known-ines",
    outreach=(Outreach(mentor="known-ines", name="Ines Duarte", sent=date(2026, 11, 1)),),
    meetings=(Meeting(mentor="known-ines", name="Ines Duarte", held=date(2026, 11, 10)),),
)


async def test_an_agreement_in_ones_own_words_and_as_a_document(begin: Begin) -> None:
    said = await begin(roster=None)
    await said.talk.replace_plan(HELD)
    drafted = await said("let's make an agreement for the season")
    assert drafted.text.count("to settle together") == len(LINES)
    assert drafted.asks == "agreement.aim"
    await said("open a second bakery", "three months")
    rhythm = await said("every two weeks, half an hour by phone")
    assert rhythm.asks == "agreement.lead"
    await said("Settle it together")
    await said("what is said between us stays between us, unless I ask her first")
    await said("this is private: nothing about my employer")
    whole = await said("one message is enough")
    assert "three months (until 21 February 2027)" in whole.text
    assert "what is said between us stays between us" in whole.text
    assert "employer" not in whole.text
    assert whole.asks is None
    changed = await said("change the period to six months")
    assert "until 21 May 2027" in changed.text

    (agreement,) = (await said.plan()).agreements
    assert agreement.lead is None
    assert agreement.every is not None
    assert agreement.every.weeks == 2
    paper = docx.Document(io.BytesIO(agreement_document(agreement, datetime.now(UTC))))
    read = [paragraph.text for paragraph in paper.paragraphs]
    assert read[0] == "Our season: Ines Duarte and me"
    assert "every two weeks, half an hour by phone" in read
    assert not any("employer" in line for line in read)


async def test_a_season_that_ends_soon_is_said_once_on_return(begin: Begin) -> None:
    said = await begin(roster=None)
    await said.talk.replace_plan(HELD)
    await said("season agreement", "open a second bakery", "until 24 november")
    due = await said("hello")
    assert "until Tuesday 24 November" in due.text
    assert "Season review" in due.suggestions


async def test_news_of_a_meeting_is_no_line_of_the_agreement(begin: Begin) -> None:
    said = await begin(roster=None)
    await said.talk.replace_plan(HELD)
    await said("let's make an agreement for the season", "open a second bakery")
    reply = await said("we met yesterday. She said: read two chapters on queues")
    assert reply.skill == "progress"
    plan = await said.plan()
    assert any("two chapters on queues" in one.what.text for one in plan.actions)
    assert "chapters" not in str(plan.agreements)
