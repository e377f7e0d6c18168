"""The plan beside the conversation: goals and what is looked for, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agent.page.screen import Screen
from agent.page.text import escaped, items
from agent.page.views import Updates, filled, heading, quoted, shown
from agent.page.words import named, say
from agent.records.base import Words
from agent.records.plan import Goal, Plan


class PlanView:
    """What the coach has understood so far, in the person's own words."""

    def __init__(self) -> None:
        """Lays the components out where it is made."""
        shown("plan-title", markup=heading(say("plan.title"), 2))
        self.empty = shown("plan-empty", markup=say("plan.empty"))
        self.goals = shown("plan-goals")
        self.criteria = shown("plan-criteria")

    @property
    def components(self) -> list[Any]:
        """Everything that `show` may change."""
        return [self.empty, self.goals, self.criteria]

    def show(self, screen: Screen) -> Updates:
        """The plan as it stands; what is empty takes no room."""
        parts = {
            self.goals: goals(screen.plan),
            self.criteria: criteria(screen.plan),
        }
        empty = screen.plan.shortlist is None and not any(parts.values())
        return {
            self.empty: filled(say("plan.empty") if empty else ""),
            **{component: filled(markup) for component, markup in parts.items()},
        }


def goals(plan: Plan) -> str:
    """The goals with who the person is, in their own words."""
    profile = plan.profile
    who = [_line(say("plan.now"), profile.now), _line(say("plan.place"), profile.place)]
    stated = [line for goal in plan.goals for line in _goal(goal)]
    listed = items([line for line in [*who, *stated] if line])
    return heading(say("plan.goals")) + listed if listed else ""


def criteria(plan: Plan) -> str:
    """What the person looks for, as they said it, and what rules somebody out."""
    said = [_line(named("criteria", name), words) for name, words in plan.criteria.said.items()]
    told = plan.criteria.said.get("deal_breakers")
    rules = [
        _line(say("plan.rules_out"), rule.words)
        for rule in plan.criteria.deal_breakers
        if rule.words and (told is None or rule.words.text != told.text)
    ]
    listed = items([line for line in [*said, *rules] if line])
    return heading(say("plan.criteria")) + listed if listed else ""


def _goal(goal: Goal) -> Iterator[str]:
    yield _line(say("plan.goal"), goal.aim)
    yield _line(say("plan.guidance"), goal.guidance)
    read = f" {escaped(say('plan.read_as', read=goal.by_read))}" if goal.by_read else ""
    yield _line(say("plan.by"), goal.by) + read if goal.by else ""


def _line(label: str, words: Words | None) -> str:
    if words is None or not words.text:
        return ""
    private = f" {escaped(say('plan.private'))}" if words.private else ""
    return f"<em>{escaped(label)}</em> {quoted(words.text)}{private}"
