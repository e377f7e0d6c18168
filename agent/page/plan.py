"""The plan beside the conversation: what is wanted, looked for and under way, in own words.

Each line can be changed: its button puts a message about it into the box, so that the coach hears
the change, keeps its words, and notices what it clashes with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, card, drafting, filled, heading, quoted, shown
from agent.page.words import has, named, say
from agent.records.base import Words
from agent.records.meetings import Outreach
from agent.records.plan import Goal, Plan


class PlanView:
    """What the coach has understood so far, in the person's own words."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("plan-title", markup=heading(say("plan.title"), 2))
        self.empty = shown("plan-empty", markup=say("plan.empty"))
        self.goals = shown("plan-goals")
        self.under_way = shown("plan-under-way")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.empty, self.goals, self.under_way]

    def show(self, screen: Screen) -> Updates:
        """The plan as it stands; what is empty takes no room."""
        wanted = goals(screen.plan) + criteria(screen.plan)
        begun = my_people(screen.plan) + steps(screen.plan)
        empty = screen.plan.shortlist is None and not (wanted or begun)
        return {
            self.empty: filled(say("plan.empty") if empty else ""),
            self.goals: filled(card(wanted) if wanted else ""),
            self.under_way: filled(card(begun) if begun else ""),
        }


def goals(plan: Plan) -> str:
    """The goals with who the person is, in their own words."""
    profile = plan.profile
    who = [
        _line("plan.name", profile.name),
        _line("plan.now", profile.now),
        _line("plan.place", profile.place),
    ]
    stated = [line for goal in plan.goals for line in _goal(goal)]
    listed = items([line for line in [*who, *stated] if line])
    return heading(say("plan.goals")) + listed if listed else ""


def criteria(plan: Plan) -> str:
    """What the person looks for, as they said it, and what rules somebody out."""
    said = [_line(f"criteria.{name}", words) for name, words in plan.criteria.said.items()]
    told = plan.criteria.said.get("deal_breakers")
    rules = [
        _line("plan.rules_out", rule.words)
        for rule in plan.criteria.deal_breakers
        if rule.words and (told is None or rule.words.text != told.text)
    ]
    listed = items([line for line in [*said, *rules] if line])
    return heading(say("plan.criteria")) + listed if listed else ""


def my_people(plan: Plan) -> str:
    """Whom the person writes to, and how far it has come with each."""
    lines = [
        f"<strong>{escaped(one.name)}</strong>: {escaped(_standing(one))}" for one in plan.outreach
    ]
    return heading(say("plan.my_people")) + items(lines) if lines else ""


def steps(plan: Plan) -> str:
    """Small steps towards people within reach, with their days."""
    lines = [
        escaped(say("plan.step", what=step.what, day=step.on)) if step.on else escaped(step.what)
        for step in plan.steps
    ]
    return heading(say("plan.steps")) + items(lines) if lines else ""


def _standing(outreach: Outreach) -> str:
    if outreach.declined:
        return say("outreach.declined")
    if outreach.accepted:
        return say("outreach.accepted")
    if outreach.sent:
        return say("outreach.sent", day=outreach.sent.isoformat())
    return say("outreach.drafted") if outreach.pitch else say("outreach.thought_of")


def _goal(goal: Goal) -> Iterator[str]:
    yield _line("plan.goal", goal.aim)
    yield _line("plan.guidance", goal.guidance)
    yield _line("plan.by", goal.by, f" {say('plan.read_as', read=goal.by_read)}")


def _line(key: str, words: Words | None, more: str = "") -> str:
    """One line of the plan; `key.change` is the message that changes it, where there is one."""
    if words is None or not words.text:
        return ""
    kind, name = key.split(".", 1)
    label = named(kind, name)
    private = f" {escaped(say('plan.private'))}" if words.private else ""
    change = ""
    if has(f"{key}.change"):
        message = say(f"{key}.change", words=words.text)
        change = f" {drafting(say('plan.change'), message, label.rstrip(':'))}"
    read = escaped(more) if words.text and more.strip() else ""
    return f"<em>{escaped(label)}</em> {quoted(words.text)}{read}{private}{change}"
