"""How what people start together enters a plan: a circle of their own, an action plan."""

from __future__ import annotations

from typing import Any

from agent.records.action_plan import ActionPlan
from agent.records.base import Words
from agent.records.groups import OwnCircle
from agent.records.plan import Plan


def learn_circle(plan: Plan, name: str, _: Any, words: Words | None) -> Plan:
    """What the members of a circle give, or what they want."""
    circle = plan.circle or OwnCircle()
    return plan.model_copy(update={"circle": circle.model_copy(update={name: words})})


def learn_action_plan(plan: Plan, name: str, _: Any, words: Words | None) -> Plan:
    """One part of the action plan."""
    action_plan = plan.action_plan or ActionPlan()
    return plan.model_copy(update={"action_plan": action_plan.model_copy(update={name: words})})
