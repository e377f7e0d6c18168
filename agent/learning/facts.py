"""The one way facts enter a plan: with their words and source, clashes reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from agent.learning.consent import learn_share
from agent.learning.seasons import OF_ONE_MEETING, Room, with_meeting
from agent.learning.seasons import ROOMS as SEASON_ROOMS
from agent.learning.undertakings import learn_action_plan, learn_circle
from agent.records.base import Words
from agent.records.matching import Criteria, DealBreaker
from agent.records.meetings import ASKS, Outreach
from agent.records.plan import Goal, Plan, Profile


@dataclass(frozen=True)
class Fact:
    """One thing a person stated.

    field: where it belongs in the plan (`goal.aim`, `criteria.hours`, `outreach.caught` …);
    value: what it was read as; words: the person's own, None where there are none.
    """

    field: str
    value: Any = None
    words: Words | None = None


@dataclass(frozen=True)
class Clash:
    """A fact that differs from what the plan held: the newer one was taken."""

    field: str
    before: str
    now: str


@dataclass(frozen=True)
class Learnt:
    """A plan with new facts in it, and where they differ from before."""

    plan: Plan
    clashes: tuple[Clash, ...] = field(default=())


_OF_ONE_LETTER = OF_ONE_MEETING | {"outreach.caught", "outreach.next", "plan.commitment"}
"""Questions that belong to the letter to one person, and to the meeting with them."""


ALWAYS_PRIVATE = frozenset(
    "criteria.like_me meeting.notes meeting.felt action.obstacle action.then pulse.useful "
    "pulse.change assessment.outside assessment.help".split()
)
"""Facts whose words are for the mentee alone, whether or not they ask for it."""


def learn(plan: Plan, facts: tuple[Fact, ...]) -> Learnt:
    """Puts facts into the plan. Raises KeyError for a field no plan has."""
    clashes: list[Clash] = []
    for fact in facts:
        room, _, name = fact.field.partition(".")
        before = standing(plan, fact.field)
        plan = _ROOMS[room](plan, name, fact)
        after = standing(plan, fact.field)
        if before and after and before != after:
            clashes.append(Clash(fact.field, before, after))
    return Learnt(plan, tuple(clashes))


def standing(plan: Plan, field: str) -> str:
    """The words that stand at a single-valued place, for telling a clash; empty for none."""
    room, _, name = field.partition(".")
    holder: object = {"profile": plan.profile, "goal": plan.goal}.get(room)
    words = getattr(holder, name, None) if holder else None
    if room == "criteria":
        words = plan.criteria.said.get(name)
    return words.text if isinstance(words, Words) else ""


def _learn_profile(plan: Plan, name: str, fact: Fact) -> Plan:
    value = fact.value if name == "zone" else fact.words
    profile: Profile = plan.profile.model_copy(update={name: value})
    return plan.model_copy(update={"profile": profile})


def _learn_goal(plan: Plan, name: str, fact: Fact) -> Plan:
    if name == "new" or plan.goal is None:
        fresh = Goal(id=f"g{len(plan.goals) + 1}")
        goals = (*plan.goals, fresh.model_copy(update=_goal_update(name, fact)))
        return plan.model_copy(update={"goals": goals, "goal_at_hand": ""})
    current = plan.goal
    changed = current.model_copy(update=_goal_update(name, fact))
    goals = tuple(changed if goal is current else goal for goal in plan.goals)
    return plan.model_copy(update={"goals": goals})


def _goal_update(name: str, fact: Fact) -> dict[str, Any]:
    if name == "new":
        return {"aim": fact.words}
    if name == "by":
        return {"by": fact.words, "by_read": fact.value or ""}
    if name == "purpose":
        return {"purpose": fact.value}
    return {name: fact.words}


def _learn_criteria(plan: Plan, name: str, fact: Fact) -> Plan:
    criteria = plan.criteria
    update: dict[str, Any]
    if name == "deal_breakers":
        update = {"deal_breakers": _with_rule(criteria.deal_breakers, fact)}
    elif name == "none":
        update = {}
    else:
        update = {name: fact.value}
    if fact.words:
        update["said"] = {**criteria.said, name: fact.words}
    changed: Criteria = criteria.model_copy(update=update)
    return plan.model_copy(update={"criteria": changed})


def _with_rule(rules: tuple[DealBreaker, ...], fact: Fact) -> tuple[DealBreaker, ...]:
    rule: DealBreaker = fact.value
    same = {"words"}
    kept = tuple(r for r in rules if r.model_dump(exclude=same) != rule.model_dump(exclude=same))
    return (*kept, rule)


def _learn_plan(plan: Plan, name: str, fact: Fact) -> Plan:
    value = fact.words if name == "commitment" else fact.value
    return plan.model_copy(update={name: value})


def _learn_outreach(plan: Plan, name: str, fact: Fact) -> Plan:
    if name == "mentor":
        return choose(plan, fact.value["id"], fact.value["name"])
    current = plan.reaching(plan.chosen)
    if current is None:
        return plan
    return with_outreach(plan, current.model_copy(update=_outreach_update(current, name, fact)))


_ANY_LENGTH: dict[str, Any] = {
    "max_chars": None,
    "max_words": None,
    "sentences": None,
    "longer": False,
}
"""A message as long as its channel allows."""


def _outreach_update(current: Outreach, name: str, fact: Fact) -> dict[str, Any]:
    if name == "sent" and current.kind not in ASKS:
        return {}
    if name == "length":
        return {**_ANY_LENGTH, **fact.value}
    if name == "edits":
        return {"edits": (*current.edits, fact.value)}
    if name == "undone":
        return {"edits": current.edits[:-1]}
    return {name: fact.words if name in {"caught", "accepted"} else fact.value}


def _learnt_by(room: Room) -> Callable[[Plan, str, Fact], Plan]:
    def learn_it(plan: Plan, name: str, fact: Fact) -> Plan:
        return room(plan, name, fact.value, fact.words)

    return learn_it


def choose(plan: Plan, mentor: str, name: str) -> Plan:
    """The plan with this person as the one being written to; a new one is asked about anew."""
    known = plan.reaching(mentor)
    update: dict[str, Any] = {"chosen": mentor}
    if known is None:
        update["left"] = tuple(field for field in plan.left if field not in _OF_ONE_LETTER)
        update["asked"] = {f: n for f, n in plan.asked.items() if f not in _OF_ONE_LETTER}
    chosen = plan.model_copy(update=update)
    return with_outreach(chosen, known or Outreach(mentor=mentor, name=name))


def with_outreach(plan: Plan, outreach: Outreach) -> Plan:
    """The plan with what happens with this person replaced or added, latest last."""
    others = tuple(one for one in plan.outreach if one.mentor != outreach.mentor)
    return plan.model_copy(update={"outreach": (*others, outreach)})


_ROOMS = {
    "profile": _learn_profile,
    "goal": _learn_goal,
    "criteria": _learn_criteria,
    "plan": _learn_plan,
    "outreach": _learn_outreach,
    "share": _learnt_by(learn_share),
    "circle": _learnt_by(learn_circle),
    "action_plan": _learnt_by(learn_action_plan),
    **{room: _learnt_by(learn_it) for room, learn_it in SEASON_ROOMS.items()},
}

__all__ = [
    "ALWAYS_PRIVATE",
    "Clash",
    "Fact",
    "Learnt",
    "choose",
    "learn",
    "standing",
    "with_meeting",
    "with_outreach",
]
