"""Facts leave a plan with the turns they rest on, and nothing that quotes them stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.records.base import Source, Words
from agent.records.matching import Criteria, DealBreaker, Shortlist
from agent.records.meetings import (
    Agenda,
    AgendaItem,
    Claim,
    Meeting,
    Outreach,
    Pitch,
    PitchParts,
)
from agent.records.plan import Goal, Plan, Profile, Step
from agent.records.replies import Reply
from agent.store.forgetting import WITHHELD, Erased, forget, forgotten_words, withhold

ALL = Erased("a")
FROM_TWO = Erased("a", since=2)


def said(text: str, turn: int = 1, conversation: str = "a") -> Words:
    source = Source(kind="conversation", conversation=conversation, turn=turn, quote=text)
    return Words(text=text, source=source)


def pitch(text: str, *claims: Claim) -> Pitch:
    return Pitch(
        kind="ask",
        channel="email",
        subject="A question",
        parts=PitchParts(why=text),
        gaps=(),
        text=text,
        words=len(text.split()),
        claims=claims,
    )


def agenda(title: str) -> Agenda:
    item = AgendaItem(minutes=30, title=title, purpose="talk", owner="both")
    return Agenda(kind="first", minutes=30, items=(item,))


def test_words_go_with_their_turn_and_what_was_read_from_them() -> None:
    plan = Plan(
        profile=Profile(name=said("Amina"), place=said("Dakar", 2), zone="Africa/Dakar"),
        goals=(
            Goal(
                purpose="skill",
                aim=said("bake bread"),
                by=said("next summer", 2),
                by_read="2027-06",
            ),
        ),
        commitment=said("come prepared", 3),
    )
    assert forget(plan, FROM_TWO) == Plan(
        profile=Profile(name=said("Amina")),
        goals=(Goal(purpose="skill", aim=said("bake bread")),),
    )


def test_other_conversations_and_files_are_left_alone() -> None:
    plan = Plan(
        profile=Profile(name=said("Amina", 9, "b"), now=Words(text="a baker")),
        criteria=Criteria(zone="Africa/Dakar", hours=("Sat 10:00-12:00",)),
        asked={"goal.aim": 2},
        left=("goal.by",),
    )
    assert forget(plan, ALL) == plan


def test_a_goal_without_its_words_is_no_goal() -> None:
    plan = Plan(goals=(Goal(aim=said("bake bread")), Goal(id="g2", aim=said("sell bread", 2))))
    assert forget(plan, FROM_TWO).goals == plan.goals[:1]


def test_criteria_fall_back_to_what_nobody_said() -> None:
    plan = Plan(
        profile=Profile(name=said("Amina")),
        criteria=Criteria(
            hours=("daily 20:00-22:00",),
            hours_fixed=True,
            languages=("pt",),
            like_me=("first in the family",),
            deal_breakers=(
                DealBreaker(field="cost", at_most=0, words=said("costs money", 2)),
                DealBreaker(field="zone", within_hours=3),
            ),
            said={
                "hours": said("after 20:00", 2),
                "languages": said("Portuguese", 1),
                "like_me": said("first in the family", 3),
            },
        ),
    )
    assert forget(plan, FROM_TWO).criteria == Criteria(
        languages=("pt",),
        deal_breakers=(DealBreaker(field="zone", within_hours=3),),
        said={"languages": said("Portuguese", 1)},
    )


def test_questions_about_forgotten_facts_may_be_asked_again() -> None:
    plan = Plan(
        profile=Profile(name=said("Amina")),
        goals=(Goal(aim=said("bake bread"), by=said("by May", 2)),),
        asked={"goal.by": 2, "goal.guidance": 1},
        left=("goal.by", "outreach.caught"),
    )
    left = forget(plan, FROM_TWO)
    assert left.asked == {"goal.guidance": 1}
    assert left.left == ("outreach.caught",)


def test_drafts_that_quote_go_and_others_stay() -> None:
    claim = Claim(text="I sell bread", source=said("sell bread", 2).source)
    plan = Plan(
        goals=(Goal(aim=said("bake bread")), Goal(id="g2", aim=said("sell the bread I bake", 2))),
        outreach=(
            Outreach(mentor="p1", name="Teresa", pitch=pitch("Sell the bread I bake?")),
            Outreach(mentor="p2", name="Jonas", sent=date(2026, 11, 1), pitch=pitch("x", claim)),
            Outreach(mentor="p3", name="Rin", pitch=pitch("How did you begin?")),
        ),
        meetings=(
            Meeting(mentor="p2", name="Jonas", agenda=agenda("sell the bread I bake")),
            Meeting(mentor="p3", name="Rin", agenda=agenda("your way")),
            Meeting(mentor="p4", name="Ayo", said=said("Tuesday at 7", 4)),
        ),
        steps=(Step(what="Ask who can sell the bread I bake", on="2026-11-28", route="ask"),),
        shortlist=Shortlist(needs=("bake bread",), roster="r", matches=()),
    )
    left = forget(plan, FROM_TWO)
    assert [(one.mentor, one.pitch is None) for one in left.outreach] == [
        ("p2", True),
        ("p3", False),
    ]
    assert [(one.mentor, one.agenda is None) for one in left.meetings] == [
        ("p2", True),
        ("p3", False),
    ]
    assert left.steps == ()
    assert left.shortlist is None


def test_somebody_whom_only_the_erased_messages_named_is_forgotten() -> None:
    known = Outreach(mentor="known-auntie-bo", name="auntie Bo", sent=date(2026, 11, 1))
    plan = Plan(
        profile=Profile(now=Words(text="a baker")), outreach=(known,), chosen="known-auntie-bo"
    )
    only_here = Erased("a", spoken=("I asked Auntie Bo",), kept=("hello",))
    assert forget(plan, only_here) == Plan(profile=plan.profile)
    also_there = Erased("a", spoken=("I asked Auntie Bo",), kept=("auntie bo says hello",))
    assert forget(plan, also_there) == plan


def test_words_that_were_said_elsewhere_too_may_stay_in_drafts() -> None:
    plan = Plan(
        goals=(Goal(aim=said("bake bread")), Goal(id="g2", aim=said("bake bread", 1, "b"))),
        outreach=(Outreach(mentor="p1", name="Teresa", pitch=pitch("I bake bread.")),),
    )
    left = forget(plan, ALL)
    assert left.outreach == plan.outreach
    assert left.needs == ("bake bread",)
    assert forgotten_words(plan, ALL) == ()
    assert forgotten_words(plan, Erased("b", kept=("I want to bake bread",))) == ()


def test_when_all_words_are_gone_the_plan_is_new_but_for_its_list() -> None:
    plan = Plan(goals=(Goal(aim=said("bake bread")),), asked={"profile.name": 1}, roster="r1")
    assert forget(plan, ALL) == Plan(roster="r1")


def test_a_reply_that_repeats_forgotten_words_is_withheld() -> None:
    reply = Reply(
        conversation="b",
        turn=3,
        text="Good.",
        skill="goals",
        record={"goals": [{"aim": "Bake bread"}]},
        suggestions=("Go on",),
    )
    assert withhold(reply, ["sell bread"]) is reply
    assert withhold(reply, ["bake bread"]) == Reply(
        conversation="b", turn=3, text=WITHHELD, skill="goals"
    )


TEXTS = st.sampled_from(
    ["tango", "bake bread", "ride wild horses", "mend old radio sets", "Ġrow, prune, graft & sell"]
)
SOURCES = st.one_of(
    st.just(Source(kind="file")),
    st.builds(
        Source,
        kind=st.just("conversation"),
        conversation=st.sampled_from(["a", "a", "b"]),
        turn=st.integers(1, 4),
    ),
)
WORDS = st.builds(Words, text=TEXTS, lead=st.just("I would like to"), source=SOURCES)
MAYBE = st.none() | WORDS
CLAIMS = st.builds(Claim, text=TEXTS, source=SOURCES)
PITCHES = st.builds(pitch, TEXTS, CLAIMS)
IDS = st.sampled_from(["p1", "p2", "p3"])
PLANS = st.builds(
    Plan,
    profile=st.builds(Profile, name=MAYBE, now=MAYBE, place=MAYBE, zone=st.just("")),
    goals=st.lists(st.builds(Goal, aim=MAYBE, guidance=MAYBE, by=MAYBE), max_size=3).map(tuple),
    commitment=MAYBE,
    criteria=st.builds(
        Criteria,
        interests=st.lists(TEXTS, max_size=2).map(tuple),
        deal_breakers=st.lists(
            st.builds(DealBreaker, field=st.just("cost"), at_most=st.just(0.0), words=MAYBE),
            max_size=2,
        ).map(tuple),
        said=st.dictionaries(st.sampled_from(["interests", "hours"]), WORDS),
    ),
    shortlist=st.none()
    | st.builds(
        Shortlist,
        needs=st.lists(TEXTS, max_size=2).map(tuple),
        roster=st.just("r"),
        matches=st.just(()),
    ),
    outreach=st.lists(
        st.builds(
            Outreach,
            mentor=IDS,
            name=st.just("Teresa"),
            caught=MAYBE,
            accepted=MAYBE,
            pitch=st.none() | PITCHES,
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    meetings=st.lists(
        st.builds(
            Meeting,
            mentor=IDS,
            name=st.just("Teresa"),
            said=MAYBE,
            worked=MAYBE,
            agenda=st.none() | st.builds(agenda, TEXTS),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    steps=st.lists(
        st.builds(Step, what=TEXTS, on=st.just("2026-11-28"), route=st.just("ask")), max_size=2
    ).map(tuple),
)


@given(plan=PLANS, since=st.integers(1, 4))
def test_no_forgotten_words_are_left_anywhere(plan: Plan, since: int) -> None:
    erased = Erased("a", since)
    left = forget(plan, erased)
    dump = left.model_dump_json()
    assert [text for text in forgotten_words(plan, erased) if text in dump] == []
    assert Plan.model_validate_json(dump) == left


@given(plan=PLANS, since=st.integers(1, 4))
def test_forgetting_twice_is_forgetting_once(plan: Plan, since: int) -> None:
    erased = Erased("a", since)
    left = forget(plan, erased)
    assert forget(left, erased) == left
    assert forgotten_words(left, erased) == ()


@given(plan=PLANS)
def test_a_conversation_that_said_nothing_changes_nothing(plan: Plan) -> None:
    assert forget(plan, Erased("c")) == plan


@pytest.mark.parametrize("kind", ["plan", "roster", "guidance", "file"])
def test_only_what_was_said_is_forgotten(kind: str) -> None:
    source = Source.model_validate({"kind": kind, "conversation": "a", "turn": 3})
    assert not ALL.covers(source)
