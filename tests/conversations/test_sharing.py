"""Sharing by consent: nothing until chosen, the very page, and no hint of the rest."""

from __future__ import annotations

import pytest

from agent import BadInput, Coach, NotFound
from agent.records.plan import Plan
from tests.conversations.conftest import Begin, Said

ABOUT_ME = (
    "I'm a manual tester in Porto. I'd like to become a backend developer by next summer",
    "look at my code and tell me the truth",
    "after 20:00, I have a toddler",
    "Nothing does",
    "teresa",
)


async def known(begin: Begin) -> Said:
    said = await begin()
    await said(*ABOUT_ME)
    return said


async def test_nothing_is_shown_until_it_is_chosen(begin: Begin) -> None:
    said = await known(begin)
    nothing = await said("what would my mentor see?")
    assert nothing.skill == "brief"
    assert "Teresa Almeida sees nothing of yours" in nothing.text
    assert nothing.record is None
    assert nothing.asks == "share.fields"
    assert "Goal" in nothing.suggestions


@pytest.mark.statement("1.6")
async def test_the_page_holds_the_chosen_words_and_no_hint_of_others(begin: Begin) -> None:
    said = await known(begin)
    page = await said("share my goal with Teresa")
    assert page.record is not None
    assert page.record["shared"] == {
        "goal.aim": "become a backend developer",
        "goal.guidance": "look at my code and tell me the truth",
    }
    assert page.record["page"] in page.text
    for unshared in ("Porto", "toddler", "tester", "summer", "private", "hidden", "withheld"):
        assert unshared not in page.record["page"]
    assert "cannot be called back" in page.record["page"]
    assert "cannot be called back" in page.text


async def test_each_person_is_shown_their_own_page(begin: Begin) -> None:
    said = await known(begin)
    await said("share my goal with Teresa")
    rin = await said("let Rin see my place")
    assert rin.record is not None
    assert rin.record["shared"] == {"profile.place": "Porto"}
    teresa = await said("what does Teresa see?")
    assert teresa.record is not None
    assert "profile.place" not in teresa.record["shared"]


async def test_a_choice_is_taken_back(begin: Begin) -> None:
    said = await known(begin)
    await said("share my goal and my hours with Teresa")
    left = await said("don't show Teresa my hours")
    assert left.record is not None
    assert "criteria.hours" not in left.record["shared"]
    gone = await said("stop sharing with Teresa")
    assert gone.record is None
    assert "will see nothing" in gone.text


@pytest.mark.parametrize(
    "message",
    [
        "I don't want Teresa to see where I live",
        "my goal but not my place",
        "not my place",
        "everything except my place",
        "Teresa must not see my place",
        "hide my place from Teresa",
    ],
)
async def test_a_no_never_shows_anything_more(begin: Begin, message: str) -> None:
    said = await known(begin)
    await said("share my goal with Teresa", message)
    plan = await said.plan()
    assert "profile.place" not in plan.share(plan.chosen).fields


async def test_a_goal_told_meanwhile_is_heard(begin: Begin) -> None:
    said = await begin("sol", None)
    await said("what can my mentor see of me?")
    goal = await said("I teach chemistry in Oran and I'd like to move into lab automation")
    assert "move into lab automation" in goal.text
    assert "Pick one" not in goal.text


async def test_what_is_private_stays_off_the_page(begin: Begin) -> None:
    said = await known(begin)
    await said("My weak spot is SQL, keep that private", "share everything with Teresa")
    page = said.replies[-1].record
    assert page is not None
    assert "SQL" not in page["page"]


async def test_notes_and_feelings_stay_with_the_mentee(begin: Begin) -> None:
    said = await known(begin)
    reply = await said("share my notes with Teresa")
    assert "stay with you alone" in reply.text
    assert reply.record is None


async def test_a_wish_for_the_meeting_stands_first(begin: Begin) -> None:
    said = await known(begin)
    asked = await said("share my goal with Teresa", "For this meeting")
    assert asked.asks == "meeting.wish"
    page = await said("an honest look at my login service")
    assert page.record is not None
    assert next(iter(page.record["shared"])) == "meeting.wish"
    assert page.record["shared"]["meeting.wish"] == "an honest look at my login service"


async def test_that_is_all_goes_back_to_the_open_question(begin: Begin) -> None:
    said = await known(begin)
    before = said.replies[-1].asks
    back = await said("what would my mentor see?", "Goal", "That is all")
    assert back.asks == before
    assert "The page for Teresa Almeida holds: Goal" in back.text


async def test_without_anybody_it_is_asked_for_whom(begin: Begin) -> None:
    said = await begin("sol", None)
    await said("I want to become a midwife")
    asked = await said("what would my mentor see?")
    assert asked.asks == "share.with"
    assert "Nobody sees anything of yours" in asked.text
    named = await said("Amina Diallo")
    assert "Amina Diallo sees nothing of yours" in named.text


async def test_a_choice_waits_for_the_name(begin: Begin) -> None:
    said = await begin("sol", None)
    await said("I want to become a midwife", "share my goal with my mentor")
    page = await said("Amina Diallo")
    assert page.record is not None
    assert page.record["shared"] == {"goal.aim": "become a midwife"}


async def test_erasing_the_choice_takes_it_off_the_page(begin: Begin, coach: Coach) -> None:
    said = await known(begin)
    other = Said(await coach.conversation("ana"))
    await other("share my goal with Teresa")
    await coach.erase("ana", conversation=other.talk.id)
    plan = await said.plan()
    assert plan.share(plan.chosen).fields == ()


async def test_the_file_holds_what_is_named_and_the_plan_remembers(
    begin: Begin, coach: Coach
) -> None:
    said = await known(begin)
    teresa = (await said.plan()).chosen
    taken = []
    handover = await coach.share("ana", teresa, ["goal.by"], hand_over=taken.append)
    assert handover.page.shared == {"goal.by": "next summer"}
    assert taken == [handover]
    assert (await said.plan()).share(teresa).handed == ("goal.by",)
    assert (await coach.share("ana", teresa)).page.shared == {}
    assert "already has a file with: By when" in (await said("what does Teresa see?")).text


async def test_a_room_of_the_plan_can_be_named_whole(begin: Begin, coach: Coach) -> None:
    said = await known(begin)
    handover = await coach.share("ana", (await said.plan()).chosen, ["goals"])
    assert set(handover.page.shared) == {"goal.aim", "goal.guidance", "goal.by"}


async def test_what_cannot_be_shown_is_said_in_one_line(begin: Begin, coach: Coach) -> None:
    said = await known(begin)
    teresa = (await said.plan()).chosen
    with pytest.raises(BadInput, match="stays with you alone"):
        await coach.share("ana", teresa, ["meeting.notes"])
    with pytest.raises(BadInput, match=r"choose from meeting\.wish"):
        await coach.share("ana", teresa, ["shoe size"])
    with pytest.raises(NotFound, match="nobody in the list"):
        await coach.share("ana", "p-00000000", ["goal"])


async def test_every_unshared_field_stays_out(coach: Coach, begin: Begin) -> None:
    said = await begin("kofi", None)
    plan = Plan.model_validate(FULL)
    await said.talk.replace_plan(plan)
    for field in ("goal.aim", "assessment.strengths", "commitment", "profile.name"):
        page = (await coach.share("kofi", "m1", [field])).page
        told = f"{page.shared} {page.page}"
        assert told.count("canary") == 2
        assert "PRIVATE" not in told


def said_with(text: str, private: bool = False) -> dict[str, object]:
    return {"text": f"canary {text}", "private": private}


FULL = {
    "profile": {field: said_with(field) for field in ("name", "now", "place")},
    "goals": [{"id": "g1", **{f: said_with(f) for f in ("aim", "guidance", "by", "measure")}}],
    "assessments": [
        {
            "goal": "g1",
            "strengths": said_with("strengths"),
            "growth": said_with("growth"),
            "outside": said_with("PRIVATE outside", True),
        }
    ],
    "commitment": said_with("commitment"),
    "outreach": [{"mentor": "m1", "name": "Sade Bello", "caught": said_with("caught")}],
    "meetings": [
        {
            "mentor": "m1",
            "name": "Sade Bello",
            "held": "2026-11-02",
            "notes": said_with("PRIVATE notes", True),
            "felt": said_with("PRIVATE felt", True),
        }
    ],
    "actions": [{"mentor": "m1", "what": said_with("action")}],
    "chosen": "m1",
}
