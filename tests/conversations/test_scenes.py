"""The scenes that guided mode must be able to hold, replayed under a fixed clock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agent import Coach
from agent.records.people import Roster
from agent.records.replies import Reply
from tests.conversations.conftest import Begin, Said

FIRST = (
    "I'm a manual tester in Porto and honestly a bit stuck. "
    "I'd like to become a backend developer by next summer, I don't know anyone who did it"
)
HALF_AN_IDEA = (
    FIRST,
    "look at my code and tell me the truth. python mostly, and how services are designed",
    "after 20:00, I have a toddler",
    "costs money",
    "teresa",
    "know how it is to start from testing",
    "bring one question and a piece of code each time",
    "sent. and if she doesnt answer",
    "she said yes, tuesday 7pm",
    "keep, my partner is home",
)


async def test_half_an_idea_becomes_people_after_two_answers(begin: Begin) -> None:
    said = await begin()
    first = await said(HALF_AN_IDEA[0])
    assert '"a manual tester in Porto"' in first.text
    assert '"become a backend developer"' in first.text
    assert '"next summer", I read 2027' in first.text
    assert first.asks == "goal.guidance"
    look = await said(HALF_AN_IDEA[1])
    assert "12 people read" in look.text
    assert "**1. Teresa Almeida**, principal backend engineer." in look.text
    assert look.question is not None
    assert look.question.count("?") == 1


@pytest.mark.statement("2.3", "2.4", "3.6")
async def test_hours_are_kept_with_their_reason_and_money_rules_out(begin: Begin) -> None:
    said = await begin()
    hours = await said(*HALF_AN_IDEA[:3])
    plan = await said.plan()
    assert '"after 20:00, I have a toddler", Porto time' in hours.text
    assert "I will not ask you for them" in hours.text
    assert plan.criteria.hours_fixed
    assert plan.criteria.hours == ("daily 20:00-23:00",)
    assert plan.criteria.zone == "Europe/Lisbon"
    assert "Teresa Almeida: overlaps" in hours.text
    assert hours.asks == "criteria.deal_breakers"
    money = await said(HALF_AN_IDEA[3])
    assert 'Petra Vance, "60 € an hour" (cost)' in money.text
    assert money.asks == "plan.chosen"
    assert "Teresa Almeida" in money.suggestions


@pytest.mark.statement("1.12")
async def test_the_message_has_five_parts_and_every_word_its_owner(begin: Begin) -> None:
    said = await begin()
    draft = await said(*HALF_AN_IDEA[:5])
    assert draft.record is not None
    assert draft.record["gaps"] == ["relevance", "commitment"]
    assert "What caught me is that you …" in draft.text
    final = await said(*HALF_AN_IDEA[5:7])
    record = final.record
    assert record is not None
    assert record["gaps"] == []
    assert all(record["parts"].values())
    assert 90 <= record["words"] <= 160
    assert len(record["text"].split()) == record["words"]
    assert "What caught me is that you know how it is to start from testing." in record["text"]
    assert "I will bring one question and a piece of code each time." in record["text"]
    assert "somebody else" in record["parts"]["call_to_action"]
    roster_claims = [c for c in record["claims"] if c["source"]["kind"] == "roster"]
    assert roster_claims
    assert all(claim["text"] in claim["source"]["quote"] for claim in record["claims"])
    assert "toddler" not in record["text"]


async def test_a_yes_outside_the_stated_hours_is_noticed(begin: Begin) -> None:
    said = await begin()
    waiting = await said(*HALF_AN_IDEA[:8])
    assert "1 December" in waiting.text
    assert "Jonas Lind" in waiting.text
    assert "tells you nothing about you" in waiting.text
    clash = await said(HALF_AN_IDEA[8])
    assert "Tuesday 24 November, 19:00 in Porto" in clash.text
    assert '"after 20:00, I have a toddler"' in clash.text
    assert clash.asks == "meeting.keep"
    agenda = await said(HALF_AN_IDEA[9])
    assert agenda.record is not None
    assert agenda.record["minutes"] == 30
    assert [item["minutes"] for item in agenda.record["items"]] == [3, 8, 8, 5, 4, 2]
    assert any(item["owner"] == "mentor" for item in agenda.record["items"])
    assert agenda.record["citations"]
    assert len(HALF_AN_IDEA) <= 12
    _nothing_that_must_not_happen(said, begun_with=HALF_AN_IDEA)


@pytest.mark.statement("0.1", "4.5")
async def test_not_knowing_yet_is_a_fine_beginning(begin: Begin) -> None:
    said = await begin("sam")
    first = await said(
        "idk. 2nd year, first in my family to study. everyone else seems to know what theyre doing"
    )
    assert "You do not need a goal" in first.text
    assert {cited.id for cited in first.citations} >= {"one-chat-is-enough"}
    assert "hear how somebody like me did it" in first.suggestions
    like = await said("hear how somebody like me did it")
    assert like.asks == "criteria.like_me"
    look = await said("first in the family")
    assert 'writes about "first in the family"' in look.text
    assert "unknown, not no" in look.text
    assert "I was the first in my family to finish university." in look.text
    message = await said("Wanjiku Otieno")
    assert message.record is not None
    assert message.record["channel"] == "message"
    assert message.record["words"] <= 60
    assert "first in the family" not in message.record["text"]
    ready = await said("a second-year student in Nairobi")
    assert ready.record is not None
    assert "a second-year student in Nairobi" in ready.record["text"]
    assert len(said.replies) <= 9


@pytest.mark.statement("1.10", "1.11", "2.2")
async def test_without_a_list_there_are_six_dated_ways(begin: Begin) -> None:
    said = await begin("lea", None)
    reach = await said(
        "I want to become a nurse", "tell me how the training really is", "i have no list"
    )
    assert reach.asks == "reach.whose_work"
    ways = await said("nobody")
    assert len(re.findall(r"^- ", ways.text, re.M)) == 6
    assert "This week" in ways.text
    assert "5 December" in ways.text
    assert "circle" in ways.text
    plan = await said.plan()
    assert [step.route for step in plan.steps] == [
        "ask_around",
        "company_programme",
        "networks",
        "events",
        "go_digital",
        "observe",
    ]
    message = await said("First message")
    assert message.record is not None
    assert message.record["kind"] == "introduction"
    assert "Who would you ask?" in message.record["text"]
    assert "become a nurse" in message.record["text"]


@pytest.mark.statement("1.21", "4.3")
async def test_a_senior_goes_straight_to_juniors(begin: Begin) -> None:
    said = await begin("vera")
    look = await said(
        "20 years in. want someone junior to show me how they work with AI tools. no questionnaire"
    )
    assert "AI tools" in look.text
    assert "**3." in look.text
    assert look.asks == "criteria.reporting"
    assert "does any of them report to you" in look.text
    choice = await said("None")
    assert choice.asks == "plan.chosen"


async def test_harm_sets_the_plan_aside_and_leaves_no_trace_in_it(begin: Begin) -> None:
    said = await begin("kim")
    await said("I want to get better at public speaking")
    before = await said.plan()
    harm = await said("my mentor texts me at night and wants to meet at his flat")
    assert harm.skill == "care"
    assert "I set the plan aside" in harm.text
    assert "You decide" in harm.text
    assert "findahelpline.com" in harm.text
    assert "emergency number" in harm.text
    assert "I tell nobody" in harm.text
    assert harm.record is None
    assert "I am fine, go on" in harm.suggestions
    assert await said.plan() == before
    ending = await said("A message that ends it")
    assert "I am ending our mentoring" in ending.text
    readers = await said("Who could read this?")
    assert "This runs on your computer" in readers.text
    back = await said("I am fine, go on")
    assert back.asks == "goal.guidance"
    assert await said.plan() == before


@pytest.mark.parametrize("first", ["Just show me people", "just show me people please"])
async def test_people_as_a_first_message(begin: Begin, first: str) -> None:
    said = await begin("rui")
    look = await said(first)
    assert look.skill == "shortlist"
    assert "no order" in look.text
    assert "**Teresa Almeida**" in look.text


async def test_a_dozen_free_answers_on_real_people(begin: Begin, shared: Path) -> None:
    said = await begin("mei", shared / "data" / "coding_coach_roster.json")
    await said(
        "I work in customer support and want to become a frontend developer",
        "someone who reviews my React projects and tells me what to learn next",
        "evenings",
        "english or spanish",
        "no deal breakers",
        "not sure",
        "whoever you think",
        "that they write about react native",
        "I will prepare questions before each call",
        "ok",
        "sounds good",
        "thank you",
    )
    people = {person.id: person for person in (await _roster(said)).people}
    shortlist = _first_record(said, "matches")
    for match in shortlist["matches"][:20]:
        for evidence in match["evidence"]:
            value = getattr(people[match["id"]], evidence["field"])
            texts = value if isinstance(value, tuple) else (value,)
            assert any(evidence["quote"] in text for text in texts)
    pitch = _first_record(said, "parts")
    assert set(pitch["parts"]) >= {"introduction", "why", "relevance", "commitment"}
    agenda = _first_record(said, "items")
    assert sum(item["minutes"] for item in agenda["items"]) == agenda["minutes"]


async def _roster(said: Said) -> Roster:
    standing = await said.talk._store.standing(said.talk.user, said.talk.id)
    assert standing.roster is not None
    return standing.roster


def _first_record(said: Said, key: str) -> dict:
    return next(reply.record for reply in said.replies if reply.record and key in reply.record)


_FORBIDDEN = re.compile(r"\b(?:as an ai|he|she|his|her)\b|!", re.I)


def _nothing_that_must_not_happen(said: Said, begun_with: tuple[str, ...]) -> None:
    """At most one question a reply, none put twice, no gender guessed, no exclamation mark."""
    asked = [reply.asks for reply in said.replies if reply.asks]
    assert len(asked) == len(set(asked))
    for reply in said.replies:
        own = _without_quotes(reply)
        assert not _FORBIDDEN.search(own), own
        assert (reply.question or "").count("?") <= 1
        assert len(reply.suggestions) <= 5


def _without_quotes(reply: Reply) -> str:
    return re.sub(r'"[^"]*"', "", reply.text)


JUNIORS = (
    "20 years in. want someone junior to show me how they work with AI tools. no questionnaire"
)


async def test_who_reports_to_a_senior_is_left_out_and_not_written_to(begin: Begin) -> None:
    said = await begin("vera")
    reply = await said(JUNIORS, "Aiko reports to me")
    assert "The choice should be theirs" in reply.text
    assert "no-mentoring-where-you-assess" in {one.id for one in reply.citations}
    plan = await said.plan()
    assert plan.chosen == ""
    assert plan.shortlist is not None
    assert "Aiko Tanabe" in {one.name for one in plan.shortlist.excluded}


async def test_a_junior_is_asked_with_time_something_in_return_and_an_easy_no(
    begin: Begin,
) -> None:
    said = await begin("vera")
    none = await said(JUNIORS, "None")
    assert "a no is fine" in none.text
    asked = await said("mateo", "a head of accounts in Lima", "list a day of work with AI")
    asks = [reply.question for reply in said.replies if reply.asks == "plan.commitment"]
    assert "something in return" in (asks[0] or "")
    pitch = await said("introduce you to one person you choose")
    assert pitch.record is not None
    assert "half an hour" in pitch.record["text"]
    assert "I will introduce you to one person you choose." in pitch.record["text"]
    assert re.search(r"no (?:is fine|helps)", pitch.record["text"])
    assert asked.skill == "pitch"


async def test_without_a_list_a_senior_is_asked_about_power_first(begin: Begin) -> None:
    said = await begin("vera", None)
    reply = await said("I have 20 years in logistics and want a junior to show me AI tools")
    while reply.asks == "goal.guidance":
        reply = await said("show me how they work with AI tools")
    if reply.asks == "plan.roster":
        reply = await said("I have no list")
    assert reply.asks == "criteria.reporting"
    assert "do you assess them" in (reply.question or "")
    following = await said("Yes")
    assert "The choice should be theirs" in following.text


async def test_two_friends_without_a_mentor(begin: Begin) -> None:
    said = await begin("ife", None)
    first = await said("my friend and i want to learn together, no mentor has time")
    assert first.skill == "circles"
    assert "We can give … and we want …" in (first.question or "")
    circle = await said("we give testing and spanish, we want python and speaking at meetups")
    assert circle.record is not None
    assert circle.record["missing"] == ["python", "speaking at meetups"]
    assert len(circle.record["invitation"].split()) <= 60
    assert "skills outside" in circle.text
    assert {"Invitation", "First agenda", "House rules"} <= set(circle.suggestions)
    evening = await said("First agenda")
    assert "What went well" in evening.text
    assert "let off steam" in evening.text


async def test_a_mentor_with_ten_minutes(begin: Begin, coach: Coach) -> None:
    """Mentee and mentor as two users: share, brief, agenda, notes, and back."""
    rui = await begin("rui")
    await rui("I'm a canarynow in Porto. I'd like to become a backend developer by next summer")
    await rui("look at my code and tell me the truth", "after 20:00, canaryhours", "teresa")
    await rui("what would my mentor see?", "share my goal with Teresa")
    plan = await rui.plan()
    handed = []
    await coach.share("rui", plan.chosen, hand_over=handed.append)
    page = handed[0].page
    mentor = Said(await coach.conversation("teresa", "mentor"))
    await coach.receive("teresa", page)
    brief = await mentor("seeing Rui on Thursday, third time. help")
    assert len(brief.text.split()) <= 120
    assert "look at my code and tell me the truth" in brief.text
    for message in ("The whole brief", "It was missed again", "I have to say something hard"):
        await mentor(message)
    told = mentor.texts + page.page + str(brief.record) + str(await coach.export("teresa"))
    assert "canary" not in told
    assert "summer" not in told
    assert "private" not in told.lower().replace("is_private", "")
    back = await rui("she said yes, tuesday 8pm")
    assert "canary" not in str(back.record)


async def test_a_circle_is_offered_when_nobody_fits(begin: Begin) -> None:
    said = await begin("lea", None)
    await said("I want to become a nurse", "tell me how the training is", "i have no list")
    ways = await said("nobody")
    assert any("circle" in one.lower() for one in ways.suggestions)
    circle = await said(next(one for one in ways.suggestions if "circle" in one.lower()))
    assert circle.skill == "circles"
    assert circle.asks == "circle.exchange"
