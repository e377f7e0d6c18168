"""Commands, questions to the coach and corrections: heard as what they are, whatever is open."""

from __future__ import annotations

import pytest

from agent import Coach
from tests.conversations.conftest import Begin

GOAL = "I want to move from nursing into health data analysis"


@pytest.mark.parametrize(
    "question",
    [
        "who reads this?",
        "Is this private?",
        "where is this stored",
        "can my boss see this?",
        "are you a bot",
        "what can you do?",
        "what do you know about me?",
        "why do you ask?",
    ],
)
async def test_a_question_to_the_coach_is_never_an_answer(begin: Begin, question: str) -> None:
    said = await begin()
    before = await said(GOAL)
    plan = await said.plan()
    reply = await said(question)
    assert await said.plan() == plan
    assert reply.asks == before.asks
    assert reply.question == before.question
    assert reply.suggestions == before.suggestions


@pytest.mark.parametrize("word", ["stop", "Stop.", "that's all", "bye"])
async def test_stop_is_never_an_answer(begin: Begin, word: str) -> None:
    said = await begin()
    await said(GOAL)
    plan = await said.plan()
    reply = await said(word)
    assert reply.asks is None
    assert await said.plan() == plan


async def test_a_question_about_mentoring_is_answered_and_the_open_one_put_again(
    begin: Begin,
) -> None:
    said = await begin()
    before = await said(GOAL)
    plan = await said.plan()
    reply = await said("how long should a mentoring relationship last?")
    assert reply.skill == "advice"
    assert reply.citations
    assert reply.question == before.question
    assert await said.plan() == plan


async def test_skip_leaves_a_question_for_good(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    reply = await said("skip")
    assert reply.asks != "goal.guidance"
    assert "12 people read" in reply.text
    assert "goal.guidance" in (await said.plan()).left


async def test_an_answer_that_answers_nothing_is_asked_once_more_then_left(begin: Begin) -> None:
    said = await begin()
    first = await said(GOAL)
    again = await said("hm")
    assert again.asks == "goal.guidance"
    assert again.question != first.question
    left = await said("idk")
    assert left.asks != "goal.guidance"
    assert "12 people read" in left.text


async def test_private_words_go_into_no_message(begin: Begin) -> None:
    said = await begin()
    await said("I am a welder in Gdansk and I want to teach welding")
    marked = await said("that's private")
    assert "Kept private" in marked.text
    assert marked.asks == "goal.guidance"
    plan = await said.plan()
    assert plan.profile.now is not None
    assert plan.profile.now.private
    draft = await said("tell me how teaching really is", "Irena Kowalczyk")
    assert draft.record is not None
    assert "Gdansk" not in draft.record["text"]
    assert "teach welding" not in draft.record["text"]


async def test_go_back_puts_the_question_before_again(begin: Begin) -> None:
    said = await begin()
    first = await said(GOAL)
    await said("explain how a day of work looks")
    back = await said("go back")
    assert back.asks == "goal.guidance"
    assert back.question == first.question
    await said("introduce me to people in hospitals")
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.guidance is not None
    assert goal.guidance.text == "introduce me to people in hospitals"


async def test_start_again_asks_first(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    asked = await said("start again")
    assert asked.asks == "restart"
    kept = await said("No, go on")
    assert kept.asks == "goal.guidance"
    fresh = await said("start again", "Yes, start again")
    assert fresh.asks == "goal.aim"
    assert (await said.plan()).goals == ()


async def test_a_correction_takes_the_place_of_what_was_said(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    await said("no, I meant I want to move into public health research")
    plan = await said.plan()
    assert len(plan.goals) == 1
    assert plan.goal is not None
    assert plan.goal.aim is not None
    assert plan.goal.aim.text == "move into public health research"


async def test_several_goals_in_one_message(begin: Begin) -> None:
    said = await begin()
    await said("I want to learn Rust and also find a way into embedded systems")
    goals = (await said.plan()).goals
    assert [goal.aim.text for goal in goals if goal.aim] == [
        "learn Rust",
        "find a way into embedded systems",
    ]


async def test_a_long_first_message_is_not_asked_for_what_it_says(begin: Begin) -> None:
    said = await begin()
    look = await said(
        "Hello, my name is Amina. I am a pharmacist in Nairobi and I'd like to move into clinical "
        "research within two years. I am looking for a mentor who can tell me what hospitals want. "
        "I can only meet on weekends, and it must be free."
    )
    plan = await said.plan()
    assert "12 people read" in look.text
    assert plan.profile.name is not None
    assert plan.profile.name.text == "Amina"
    assert plan.profile.zone == "Africa/Nairobi"
    assert plan.goal is not None
    assert plan.goal.guidance is not None
    assert plan.goal.by_read == "2028"
    assert plan.criteria.hours
    assert [rule.field for rule in plan.criteria.deal_breakers] == ["cost"]
    assert "Petra Vance" not in {match.name for match in plan.shortlist.matches}  # type: ignore[union-attr]


async def test_an_imperative_changes_the_topic_while_a_question_is_open(begin: Begin) -> None:
    said = await begin()
    await said(GOAL)
    people = await said("rank the roster")
    assert "12 people read" in people.text
    message = await said("draft a message to the first")
    assert message.record is not None
    assert message.record["kind"] == "ask"
    meeting = await said("prepare the first meeting")
    assert meeting.skill == "agenda"


async def test_erasing_a_conversation_asks_and_leaves_nothing(begin: Begin, coach: Coach) -> None:
    said = await begin("noor")
    await said("I want to become a quokkawhisperer")
    asked = await said("erase this")
    assert asked.asks == "erase"
    assert len(asked.suggestions) == 4
    gone = await said("Erase everything of mine")
    assert "erased" in gone.text
    assert await coach.conversations("noor") == ()
    assert "quokka" not in str(await coach.export("noor"))


async def test_messages_in_other_languages_are_kept_verbatim(begin: Begin) -> None:
    said = await begin()
    text = "Quiero aprender a programar y no conozco a nadie que lo haya hecho"
    reply = await said(text)
    assert text in reply.text
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.aim is not None
    assert goal.aim.text == text


async def test_five_messages_at_once_are_all_answered(begin: Begin) -> None:
    import asyncio

    said = await begin()
    replies = await asyncio.gather(*(said.talk.say(f"I want to learn trade {n}") for n in range(5)))
    assert sorted(reply.turn for reply in replies) == [1, 2, 3, 4, 5]
    assert len(await said.talk.history()) == 10


async def test_private_inside_a_longer_message_marks_its_words(begin: Begin) -> None:
    said = await begin()
    reply = await said("I want to leave law for teaching. that's private")
    assert "Kept private" in reply.text
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.aim is not None
    assert goal.aim.private
    assert goal.aim.text == "leave law for teaching"


async def test_an_ordinary_message_is_not_marked_private(begin: Begin) -> None:
    said = await begin()
    reply = await said("I'm a warehouse clerk in Durban. I want to plan routes, evenings only.")
    assert "Kept private" not in reply.text
    goal = (await said.plan()).goal
    assert goal is not None
    assert goal.aim is not None
    assert not goal.aim.private
