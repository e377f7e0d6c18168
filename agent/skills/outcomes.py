"""What is still open between meetings: results to ask for, first pieces, who comes next."""

from __future__ import annotations

from datetime import date

from agent.learning.seasons import OF_ONE_ACTION, afresh, with_action
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.records.progress import Action


def latest_held(plan: Plan) -> Meeting | None:
    """The last meeting with the chosen person that took place."""
    return (plan.held(plan.chosen) or (None,))[-1]


def mine(plan: Plan) -> tuple[Action, ...]:
    """The open actions of the mentee from meetings with the chosen person."""
    return tuple(one for one in plan.actions if one.is_mine and one.mentor == plan.chosen)


def result_due(plan: Plan, today: date) -> Action | None:
    """The first action whose result was not asked for since the meeting after it."""
    latest = plan.meeting(plan.chosen)
    if latest is None:
        return None
    for action in mine(plan):
        is_over = action.meeting < latest.number and action.told < latest.number
        if is_over and action.agreed and action.agreed < today:
            return action
    return None


def first_piece_due(plan: Plan) -> Action | None:
    """The next action of the last meeting that has no first piece and was not asked about."""
    held = latest_held(plan)
    if held is None:
        return None
    known = [one.id for one in plan.actions]
    asked = "action.step" in plan.left or plan.asked.get("action.step", 0) > 1
    begin = known.index(plan.action) + asked if plan.action in known else 0
    fresh = [one for one in plan.actions[begin:] if one in mine(plan)]
    waiting = (one for one in fresh if one.meeting == held.number)
    return next((one for one in waiting if one.step is None and one.on is None), None)


def in_hand(plan: Plan, action: Action) -> Plan:
    """The plan with this action as the one being talked about; its questions are new."""
    if plan.action == action.id:
        return plan
    return afresh(plan, OF_ONE_ACTION).model_copy(update={"action": action.id})


def settled(plan: Plan) -> Plan:
    """The plan in which a result that the mentee left open is not asked for again this time."""
    action, latest = plan.action_in_hand(), plan.meeting(plan.chosen)
    if action is None or latest is None or "action.result" not in plan.left:
        return plan
    told = action.model_copy(update={"told": latest.number})
    return afresh(with_action(plan, told), OF_ONE_ACTION)
