"""Questions about the people of a list are answered from it, whatever is open."""

from __future__ import annotations

import pytest

from agent.records.matching import Shortlist
from tests.conversations.conftest import Begin, Said

FIRST_LOOK = ("I want to move from nursing into health data analysis", "tell me what is wrong")


async def shown(begin: Begin) -> tuple[Said, Shortlist]:
    said = await begin()
    await said(*FIRST_LOOK)
    shortlist = (await said.plan()).shortlist
    assert shortlist is not None
    return said, shortlist


@pytest.mark.parametrize(
    "question",
    ["why the second one?", "tell me about the second", "What about number 2?", "who is the 2nd?"],
)
async def test_a_person_is_asked_about_by_rank(begin: Begin, question: str) -> None:
    said, shortlist = await shown(begin)
    reply = await said(question)
    assert reply.text.startswith(f"**{shortlist.matches[1].name}**")
    assert "Stands at place 2" in reply.text
    assert shortlist.matches[1].evidence[0].quote in reply.text


async def test_a_person_is_told_of_by_name_and_no_message_is_drafted(begin: Begin) -> None:
    said, shortlist = await shown(begin)
    name = shortlist.matches[2].name
    reply = await said(f"Tell me about {name}")
    assert reply.text.startswith(f"**{name}**")
    assert reply.skill == "shortlist"
    assert (await said.plan()).chosen == ""


async def test_an_open_question_stays_open_and_is_not_counted(begin: Begin) -> None:
    said, _ = await shown(begin)
    before = await said("draft a message to the first")
    asked = (await said.plan()).asked
    for question in ("why the second one?", "who else is there?", "how did you rank them?"):
        reply = await said(question)
        assert reply.question == before.question
    assert (await said.plan()).asked == asked


@pytest.mark.parametrize("message", ["compare {0} and {2}", "{0} or {2}?", "compare 1 and 3"])
async def test_those_named_are_compared_and_nobody_else(begin: Begin, message: str) -> None:
    said, shortlist = await shown(begin)
    names = [match.name for match in shortlist.matches]
    reply = await said(message.format(*names))
    assert f"- **{names[0]}**" in reply.text
    assert f"- **{names[2]}**" in reply.text
    assert f"- **{names[1]}**" not in reply.text


@pytest.mark.parametrize("message", ["who else is there?", "show me more people", "anyone else?"])
async def test_who_comes_next_is_shown_with_the_place(begin: Begin, message: str) -> None:
    said, shortlist = await shown(begin)
    reply = await said(message)
    assert f"**4. {shortlist.matches[3].name}**" in reply.text
    assert shortlist.matches[0].name not in reply.text


@pytest.mark.parametrize("message", ["how did you choose them?", "why these people?"])
async def test_the_order_is_explained_by_the_needs(begin: Begin, message: str) -> None:
    said, shortlist = await shown(begin)
    reply = await said(message)
    assert all(need in reply.text for need in shortlist.needs)
    assert "count for nothing" in reply.text


@pytest.mark.parametrize(
    "message", ["how do I choose a mentor?", "what should I ask first?", "who reads this?"]
)
async def test_other_questions_are_not_about_the_list(begin: Begin, message: str) -> None:
    said, _ = await shown(begin)
    reply = await said(message)
    assert "Stands at place" not in reply.text
    assert "count for nothing" not in reply.text


@pytest.mark.parametrize(
    "message",
    ["who covers what?", "what can each of them give me, and for how long?"],
)
async def test_for_each_what_is_needed_what_they_can_give_and_how_long(
    begin: Begin, message: str
) -> None:
    said = await begin()
    await said(
        "I'm a nurse in Porto and I'd like to move into data analysis",
        "look at my first numbers. and review how I design a service",
    )
    reply = await said(message)
    shortlist = (await said.plan()).shortlist
    assert shortlist is not None
    names = [match.name for pick in shortlist.portfolio if (match := shortlist.match(pick.id))]
    assert len(names) > 1
    for name in names:
        line = next(line for line in reply.text.splitlines() if name in line)
        assert "you need" in line
        assert "they write" in line
        assert "For how long" in line


async def test_why_not_somebody_else_is_answered_whatever_is_open(begin: Begin) -> None:
    said, shortlist = await shown(begin)
    reply = await said("why not somebody else?")
    assert reply.skill == "shortlist"
    assert shortlist.matches[3].name in reply.text
