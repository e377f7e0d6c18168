"""Without a list, or with nobody in it: people within reach, and six routes as dated steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from agent.learning import choose
from agent.records.plan import Plan, Step
from agent.skills.base import Draft, Situation, ask, leave, may_ask

_ROUTES = (
    ("ask_around", 0),
    ("company_programme", 1),
    ("networks", 2),
    ("events", 3),
    ("go_digital", 4),
    ("observe", 5),
)
"""The six routes of [1.11, 001_c1da0a753402e72f.txt], with the week each begins in."""

_RESTS_ON = ("six-routes-overview", "start-a-circle-of-six")
_WISHES = {"no_list", "nobody_known", "somebody_known", "routes", "ask_around_message", "dates"}


def wanted(situation: Situation) -> bool:
    """Whether this turn is about people within reach rather than about a roster."""
    return situation.heard.wish in _WISHES or (
        situation.heard.answered == "reach.whose_work" and situation.roster is None
    )


def work(situation: Situation) -> Draft:
    """Whose work was noticed lately; the six routes when nobody comes to mind."""
    plan, wish = situation.plan, situation.heard.wish
    draft = Draft(plan=leave(plan, "plan.roster"))
    if situation.heard.told("outreach.mentor"):
        return replace(draft, then="pitch")
    if wish == "ask_around_message":
        return replace(draft, plan=_to_two_people(draft.plan, situation), then="pitch")
    settled = wish in {"nobody_known", "routes", "dates"} or not may_ask(plan, "reach.whose_work")
    if settled:
        return _six_routes(situation, draft)
    if wish == "somebody_known":
        return ask(situation, draft, "reach.whose_work", variant="who")
    return ask(situation, draft, "reach.whose_work")


def _six_routes(situation: Situation, draft: Draft) -> Draft:
    steps = dated_steps(situation)
    lines = [
        situation.say("reach.step", when=_when(situation, step), what=step.what) for step in steps
    ]
    says = (
        situation.say("reach.six_routes"),
        "\n".join(lines),
        situation.say("reach.or_a_circle"),
    )
    plan = draft.plan.model_copy(update={"steps": steps})
    draft = replace(draft, plan=plan, says=says, cites=_RESTS_ON)
    return replace(draft, suggestions=situation.catalogue.choices("reach.next"))


def dated_steps(situation: Situation) -> tuple[Step, ...]:
    """The six routes as small steps, one a week, in the words of the goal."""
    topic = situation.plan.needs[0] if situation.plan.needs else ""
    today = situation.now.date()
    return tuple(
        Step(
            what=situation.say(f"reach.route.{route}", topic=topic),
            on=(today + timedelta(weeks=week)).isoformat(),
            route=route,
        )
        for route, week in _ROUTES
    )


def _when(situation: Situation, step: Step) -> str:
    weeks = (date.fromisoformat(step.on) - situation.now.date()).days // 7
    key = {0: "this_week", 1: "next_week"}.get(weeks, "then")
    on = date.fromisoformat(step.on)
    return situation.say(f"reach.{key}", on=f"{on.day} {on:%B}")


def _to_two_people(plan: Plan, situation: Situation) -> Plan:
    """The message to people the mentee trusts: "who would you ask?" [1.10]."""
    name = situation.say("reach.somebody_trusted")
    chosen = choose(plan, "known-trusted", name)
    outreach = chosen.outreach[-1].model_copy(update={"kind": "introduction", "channel": "message"})
    return chosen.model_copy(update={"outreach": (*chosen.outreach[:-1], outreach)})
