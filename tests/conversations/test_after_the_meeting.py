"""A mentee with half an idea, after the meeting: notes, one action, three ways on, if-then."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Begin, Said
from tests.conversations.test_scenes import HALF_AN_IDEA

NOTES = "good. she says build a small login service first. talked a lot though"
STEP = "a page with a form, 4 december, if I'm not too tired"


async def met(begin: Begin) -> Said:
    said = await begin()
    await said(*HALF_AN_IDEA)
    return said


@pytest.mark.statement("1.15")
async def test_rough_notes_become_an_action_in_their_own_words(begin: Begin) -> None:
    said = await met(begin)
    heard = await said(NOTES)
    assert 'Action, from Teresa Almeida: "build a small login service first".' in heard.text
    assert heard.asks == "meeting.felt"
    assert heard.question == "Only for you: did you feel heard?"
    assert heard.suggestions == ("Yes", "Partly", "Not really", "Rather not say")
    (action,) = (await said.plan()).actions
    assert action.what.text == "build a small login service first"
    assert action.advised
    assert (action.owner, action.mentor) == ("mentee", (await said.plan()).chosen)


async def test_how_one_felt_is_private_for_ever(begin: Begin) -> None:
    said = await met(begin)
    ways = await said(NOTES, "partly")
    assert "Kept for you alone." in ways.text
    assert ways.asks == "meeting.after"
    assert ways.suggestions[0] == "Another talk, and I say what helps me"
    assert ways.suggestions[1] == "One talk was enough, thank Teresa Almeida"
    assert "Jonas Lind" in ways.suggestions[2]
    held = (await said.plan()).held((await said.plan()).chosen)
    assert held[0].felt is not None
    assert held[0].felt.private
    assert held[0].notes is not None
    assert held[0].notes.private
    report = await said("progress report")
    assert report.record is not None
    assert "partly" not in str(report.record)
    assert "talked a lot" not in str(report.record)


async def test_a_first_piece_with_a_date_and_what_happens_on_a_tired_evening(begin: Begin) -> None:
    said = await met(begin)
    first = await said(NOTES, "partly", "another talk")
    assert first.asks == "action.step"
    assert "A date only if you want one." in first.text
    tired = await said(STEP)
    assert "*A page with a form*, 4 December." in tired.text
    assert tired.question == "*If I am too tired, I …*"
    assert "rest, and that is the plan" in tired.suggestions
    assert "leave it open" in tired.suggestions
    assert [cited.id for cited in tired.citations] == ["if-then-plans"]
    rested = await said("rest, and that is the plan")
    assert "*If I am too tired, I rest, and that is the plan.*" in rested.text
    (action,) = (await said.plan()).actions
    assert action.step is not None
    assert action.step.text == "a page with a form"
    assert str(action.on) == "2026-12-04"
    assert action.then is not None
    assert action.then.private
    later = await said("8 december 19:00")
    assert '"after 20:00, I have a toddler"' in later.text
    assert later.asks == "meeting.keep"


async def test_leaving_it_open_is_an_answer(begin: Begin) -> None:
    said = await met(begin)
    left = await said(NOTES, "partly", "another talk", STEP, "leave it open")
    assert left.asks == "meeting.next"
    (action,) = (await said.plan()).actions
    assert action.then is None


async def test_what_lies_outside_ones_hands_is_no_homework(begin: Begin) -> None:
    said = await met(begin)
    helped = await said(NOTES, "yes", "another talk", "a page with a form, unless the bus is late")
    assert helped.asks == "action.help"
    assert "Who or what could help with it?" in helped.text


@pytest.mark.statement("1.18")
async def test_one_talk_can_be_enough(begin: Begin) -> None:
    said = await met(begin)
    thanks = await said(NOTES, "yes", "One talk was enough, thank Teresa Almeida")
    assert thanks.record is not None
    assert thanks.record["kind"] == "thanks"
    assert "build a small login service first" in thanks.record["text"]


async def test_the_next_person_can_follow(begin: Begin) -> None:
    said = await met(begin)
    ways = await said(NOTES, "no")
    draft = await said(ways.suggestions[2])
    assert draft.record is not None
    assert draft.record["text"].count("Jonas Lind") == 1


async def test_actions_stand_as_they_were_written(begin: Begin) -> None:
    said = await met(begin)
    heard = await said(
        "- I should write one test a day\n- she will send me a list\n"
        "she suggested starting with a map of the harbour, which is nice"
    )
    actions = (await said.plan()).actions
    assert [(one.what.text, one.owner, one.advised) for one in actions] == [
        ("write one test a day", "mentee", False),
        ("send me a list", "mentor", False),
        ("starting with a map of the harbour", "mentee", True),
    ]
    assert heard.asks == "meeting.felt"


async def test_notes_without_any_action_are_kept_and_nothing_is_made_up(begin: Begin) -> None:
    said = await met(begin)
    heard = await said("it went well, nothing concrete")
    assert (await said.plan()).actions == ()
    assert heard.asks == "action.new"
    nothing = await said("nothing")
    assert "kept for you alone" in nothing.text


async def test_what_was_agreed_can_be_asked_for_and_the_open_question_stays(begin: Begin) -> None:
    said = await met(begin)
    before = await said(NOTES, "partly", "another talk", STEP)
    agreed = await said("what did we agree last time?")
    assert '"a page with a form", 4 December' in agreed.text
    assert agreed.asks == before.asks
