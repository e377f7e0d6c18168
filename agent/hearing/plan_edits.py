"""A change in the plan itself, read with the readers of the questions that its places answer."""

from __future__ import annotations

from agent.hearing.answers import read_answer
from agent.hearing.ear import Ear, stated
from agent.hearing.facts import without_by
from agent.learning import Fact
from agent.learning.editing import standing
from agent.records.edits import PlanEdit
from agent.records.plan import Plan
from agent.turns import Heard

EDITED, UNREAD = "edited", "edit_unread"
"""Wishes: words were changed as they stand; what was written could not be read there."""
_OF_THE_GOAL = ("aim", "guidance", "by")
_READ_TOGETHER = {"criteria.hours": ("criteria.hours_fixed", "criteria.zone")}
"""What may be stated along with a field in the same words."""


def hear_edit(ear: Ear, edit: PlanEdit) -> Heard:
    """What an edit means: facts where words are read for more than themselves, else the words.

    Raises BadInput for a place that has other words by now.
    """
    standing(ear.turn.plan, edit)
    field = _field(ear.turn.plan, edit.path)
    skill = ear.owner(field) if field else "goals"
    if not edit.text.strip() or not field:
        return Heard("command", skill, ear.text, wish=EDITED, notes=(edit.path.split(".")[0],))
    facts = _read(ear, field, edit.text)
    if facts:
        return Heard("correction", skill, edit.text, facts=facts)
    return Heard("command", skill, ear.text, wish=UNREAD)


def _field(plan: Plan, path: str) -> str:
    """The field of the question that this place answers; empty where it is words alone."""
    room, *rest = path.split(".")
    if room == "goals" and plan.goal is plan.goals[int(rest[0])] and rest[1] in _OF_THE_GOAL:
        return f"goal.{rest[1]}"
    if room == "criteria" and rest[0] == "said":
        return f"criteria.{rest[1]}"
    if room == "profile" and rest[0] in ("now", "place"):
        return f"profile.{rest[0]}" if rest[0] == "now" else "criteria.place"
    chosen = room == "outreach" and plan.outreach[int(rest[0])].mentor == plan.chosen
    if chosen and rest[1] == "caught":
        return "outreach.caught"
    return "plan.commitment" if path == "commitment" else ""


def _read(ear: Ear, field: str, text: str) -> tuple[Fact, ...]:
    text = without_by(text) if field == "goal.by" else text
    answer = read_answer(field, ear.asked(text))
    facts = answer.facts if answer and not answer.unsure else ()
    wanted = {field, *_READ_TOGETHER.get(field, ())}
    if field == "criteria.place":
        wanted |= {"profile.place", "profile.zone", "criteria.zone"}
    found = [fact for fact in (*facts, *stated(ear, text)) if fact.field in wanted]
    return tuple({fact.field: fact for fact in reversed(found)}.values())
