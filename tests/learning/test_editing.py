"""A change in the plan itself: which places can be changed, and what happens to the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadInput
from agent.learning.editing import edited, standing
from agent.records.base import Source, Words
from agent.records.edits import PlanEdit
from agent.records.matching import Criteria, DealBreaker
from agent.records.plan import Goal, Plan, Step
from agent.records.progress import Action, Milestone

HERE = Source(kind="conversation", conversation="c1", turn=4)
COSTS = DealBreaker(field="cost", at_most=0, words=Words(text="costs money"))
PLAN = Plan(
    goals=(Goal(aim=Words(text="bake", lead="I would like to", private=True)),),
    criteria=Criteria(
        hours=("Sat 09:00-12:00",), said={"hours": Words(text="Saturdays")}, deal_breakers=(COSTS,)
    ),
    actions=(Action(what=Words(text="ask Rui"), step=Words(text="write to Rui")),),
    milestones=(Milestone(side="mentee", what=Words(text="first loaf")),),
    steps=(Step(what="ask two people", on="2026-11-28", route="trusted"),),
)


def change(path: str, before: str, text: str = "") -> Plan:
    return edited(PLAN, PlanEdit(path=path, before=before, text=text), HERE)


def test_other_words_keep_their_beginning_and_their_privacy() -> None:
    aim = change("goals.0.aim", "bake", "bake bread").goals[0].aim
    assert aim == Words(text="bake bread", lead="I would like to", private=True, source=HERE)


def test_what_is_taken_out_takes_along_what_is_nothing_without_it() -> None:
    assert change("goals.0.aim", "bake").goals == ()
    assert change("milestones.0.what", "first loaf").milestones == ()
    assert change("actions.0.what", "ask Rui").actions == ()
    assert change("actions.0.step", "write to Rui").actions[0].step is None
    assert change("steps.0", "ask two people").steps == ()
    assert change("criteria.deal_breakers.0", "costs money").criteria.deal_breakers == ()


def test_hours_that_were_read_go_with_their_words() -> None:
    criteria = change("criteria.said.hours", "Saturdays").criteria
    assert (criteria.hours, criteria.said) == ((), {})


@pytest.mark.parametrize(
    "path",
    " goals goals.0 goals.1.aim goals.-1.aim goals.0.aim.text goals.x.aim version roster "
    "profile.__class__ profile.now criteria.said.zone asked.x".split(" "),
)
def test_there_are_no_other_places(path: str) -> None:
    with pytest.raises(BadInput):
        change(path, "bake", "x")


def test_what_was_changed_meanwhile_is_not_overwritten() -> None:
    with pytest.raises(BadInput, match="meanwhile"):
        change("goals.0.aim", "cook", "bake bread")


def test_a_step_is_taken_out_and_not_rewritten() -> None:
    with pytest.raises(BadInput):
        change("steps.0", "ask two people", "ask three people")


@given(st.lists(st.sampled_from(["goals", "0", "aim", "criteria", "said", "x", ""]), max_size=5))
def test_any_path_is_a_place_or_a_line(parts: list[str]) -> None:
    path, found = ".".join(parts), ""
    try:
        found = standing(PLAN, PlanEdit(path=path, before="bake"))
    except BadInput as refused:
        found = str(refused)
    assert found == ("bake" if path == "goals.0.aim" else found)
    assert "\n" not in found
