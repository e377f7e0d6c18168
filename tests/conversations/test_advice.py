"""Questions about mentoring, and which helper somebody describes."""

from __future__ import annotations

import pytest


def _cited(reply):
    return {citation.id for citation in reply.citations}


async def test_advice_is_cited_with_its_ground_and_leads_to_a_step(begin):
    say = await begin()
    reply = await say("What should I write to a possible mentor?")
    assert reply.skill == "advice"
    assert 2 <= len(reply.citations) <= 5
    assert reply.record["covered"] is True
    assert [one["id"] for one in reply.record["passages"]] == [one.id for one in reply.citations]
    assert reply.text.count("from practice]") >= 1
    assert "Draft a message" in reply.suggestions
    assert "unknown" not in reply.text
    assert "not recorded" not in reply.text


@pytest.mark.parametrize(
    ("question", "sides", "asks"),
    [
        (
            "How long should mentoring last?",
            {"agree-on-a-period", "one-chat-is-enough"},
            "criteria.formats",
        ),
        (
            "Should I pay my mentor?",
            {"paying-may-strain-trust", "professional-mentors-exist"},
            "criteria.deal_breakers",
        ),
        (
            "What does a coach do?",
            {"which-helper-coach-sponsor-mentor", "mentoring-as-safe-space"},
            None,
        ),
    ],
)
async def test_where_sources_disagree_both_are_stated_and_it_is_asked(begin, question, sides, asks):
    say = await begin()
    reply = await say(question)
    assert sides <= _cited(reply)
    assert "do not agree" in reply.text
    assert reply.asks == asks


async def test_a_disagreement_that_the_question_does_not_touch_is_not_brought_up(begin):
    say = await begin()
    reply = await say("Is it all right to ask a mentor basic questions?")
    assert "mentoring-as-safe-space" in _cited(reply)
    assert "do not agree" not in reply.text


async def test_what_is_not_covered_is_said_with_the_nearest_entries(begin):
    say = await begin()
    reply = await say("Which camera should I buy to film my mentor?")
    assert "does not cover this" in reply.text
    assert reply.record["covered"] is False
    assert reply.record["passages"]
    assert reply.citations == ()


async def test_a_question_that_was_open_stays_open(begin):
    say = await begin()
    before = await say("I want to learn to repair clocks")
    reply = await say("How long should mentoring last?")
    assert reply.skill == "advice"
    assert reply.asks == before.asks


@pytest.mark.parametrize(
    ("message", "helper"),
    [
        ("I need somebody who gets me promoted", "sponsor"),
        ("I am looking for someone who speaks up for me when jobs are given out", "sponsor"),
        ("I want somebody who asks me the right questions", "coach"),
        ("I would like a person who helps me find my own answers", "coach"),
    ],
)
async def test_a_coach_or_a_sponsor_is_heard_and_the_person_decides(begin, message, helper):
    say = await begin()
    reply = await say(message)
    assert f"a {helper}" in reply.text.partition("\n")[0]
    assert {"which-helper-coach-sponsor-mentor", "mentoring-as-safe-space"} == _cited(reply)
    assert reply.suggestions == ("A mentor", "A coach", "A sponsor")
    taken = await say(f"A {helper}")
    assert taken.text.startswith(f"A {helper}, then.")
    assert taken.asks


async def test_somebody_who_has_been_there_is_a_mentor(begin):
    say = await begin()
    reply = await say("I want somebody who has restored a windmill and tells me how")
    assert "sounds like" not in reply.text


@pytest.mark.parametrize("role", ["mentor", "mentee"])
@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ("my mentee cancels every other week", "mentee-cancels-again"),
        ("my mentee wants an answer from me to everything", "mentee-who-wants-every-answer"),
        ("Our mentees do not show up to the sessions", "mentee-cancels-again"),
    ],
)
async def test_a_mentor_who_tells_of_trouble_is_advised(begin, role, told, entry):
    say = await begin(role=role)
    reply = await say(told)
    assert reply.skill == "advice"
    assert entry in _cited(reply)


async def test_a_mentor_with_a_meeting_is_prepared_and_not_lectured(begin):
    say = await begin(role="mentor")
    reply = await say("my mentee comes on Thursday, prepare me")
    assert reply.skill == "brief"


async def test_sources_are_named_by_what_is_known_of_them(begin):
    say = await begin()
    reply = await say("Should mentors and mentees be matched by interests?")
    told = " ".join(source for one in reply.citations for source in one.sources)
    assert "Ten factors" in told
    for note in ("not named", "not recorded", "not asserted", "unknown"):
        assert note not in told
