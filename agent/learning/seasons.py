"""How what is told about meetings, actions and the mentoring itself enters a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from agent.records.agreement import Agreement
from agent.records.assessment import SelfAssessment
from agent.records.base import Words
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.records.progress import Action, Ending, Milestone

OF_ONE_MEETING = frozenset(
    "meeting.start meeting.keep meeting.whose meeting.wish meeting.notes meeting.felt "
    "meeting.after meeting.next action.new pulse.low season.right".split()
)
"""Questions that belong to one meeting, and may be put anew for the next."""
OF_ONE_ACTION = frozenset(
    "action.step action.then action.help action.result action.missed action.smaller".split()
)
"""Questions that belong to one action."""
OF_ONE_PULSE = frozenset({"pulse.useful", "pulse.change", "pulse.worth"})

_IN_WORDS = frozenset({"wish", "worked", "felt", "notes"})


def afresh(plan: Plan, fields: frozenset[str]) -> Plan:
    """The plan in which these questions were not put yet."""
    asked = {field: count for field, count in plan.asked.items() if field not in fields}
    left = tuple(field for field in plan.left if field not in fields)
    return plan.model_copy(update={"asked": asked, "left": left})


def with_meeting(plan: Plan, meeting: Meeting) -> Plan:
    """The plan with this meeting replaced or added, the one last touched at the end."""
    same = (meeting.mentor, meeting.number)
    others = tuple(one for one in plan.meetings if (one.mentor, one.number) != same)
    return plan.model_copy(update={"meetings": (*others, meeting)})


def next_meeting(plan: Plan) -> Meeting:
    """The meeting with the chosen person that is to come; a new one after one that was held."""
    reaching, latest = plan.reaching(plan.chosen), plan.meeting(plan.chosen)
    if latest and not latest.held:
        return latest
    if latest is None:
        name = reaching.name if reaching else ""
        return Meeting(mentor=plan.chosen, name=name, zone=plan.profile.zone)
    return Meeting(
        mentor=latest.mentor,
        name=latest.name,
        number=latest.number + 1,
        kind="regular",
        minutes=latest.minutes,
        rhythm=latest.rhythm,
        zone=latest.zone,
    )


_ON_THEIR_CLOCK = "theirs"
"""Says of a start, not of the meeting, that it was meant on the mentor's clock."""


def with_next_meeting(plan: Plan) -> Plan:
    """The plan with the meeting to come in it; questions about a new one may be put anew."""
    meeting = next_meeting(plan)
    if meeting.number > 1 and meeting not in plan.meetings:
        plan = afresh(plan, OF_ONE_MEETING)
    return with_meeting(plan, meeting)


def learn_meeting(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """A fact about the meeting with the chosen person."""
    if name in {"felt", "notes", "held"}:
        return _learn_of_the_past(plan, name, value, words)
    plan = with_next_meeting(plan)
    meeting = next_meeting(plan)
    update: dict[str, Any] = {name: words if name in _IN_WORDS else value}
    if name == _ON_THEIR_CLOCK:
        update = {}
    if name == "start":
        update["said"] = words
    return with_meeting(plan, meeting.model_copy(update=update))


def _learn_of_the_past(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """A fact about the meeting that took place: notes told on another day begin the next."""
    latest = plan.meeting(plan.chosen)
    if name == "held":
        again = latest is not None and latest.held is not None and latest.held != value
        if again:
            plan = afresh(plan, OF_ONE_MEETING)
        meeting = latest if latest and not again else next_meeting(plan)
        return with_meeting(plan, meeting.model_copy(update={"held": meeting.held or value}))
    if latest is None:
        return plan
    held = latest if latest.held else (plan.held(plan.chosen) or (latest,))[-1]
    return with_meeting(plan, held.model_copy(update={name: words}))


def with_action(plan: Plan, action: Action) -> Plan:
    """The plan with this action replaced, or added at the end."""
    if not any(one.id == action.id for one in plan.actions):
        return plan.model_copy(update={"actions": (*plan.actions, action)})
    actions = tuple(action if one.id == action.id else one for one in plan.actions)
    return plan.model_copy(update={"actions": actions})


def learn_action(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """A new action, or something about the one in hand."""
    if name == "new":
        return _with_new_action(plan, value or {}, words)
    action = plan.action_in_hand()
    if action is None:
        return plan
    if name == "result":
        return _with_result(plan, action, value, words)
    update: dict[str, Any] = {name: value if name == "state" else words}
    if name == "by":
        update["on"] = value
    if name == "step" and action.state == "missed":
        update |= {"by": None, "on": None, "result": None, "told": at_hand(plan)}
    return with_action(plan, action.model_copy(update=update))


def _with_result(plan: Plan, action: Action, value: dict[str, Any], words: Words | None) -> Plan:
    """What came of an action: `value` tells the state it is in and the day it was told."""
    told = {"result": words, "state": value["state"], "told": at_hand(plan)}
    action = action.model_copy(update=told)
    return _with_milestones(with_action(plan, action), action, value["on"])


def at_hand(plan: Plan) -> int:
    """The number of the latest meeting with the chosen person, held or to come."""
    latest = plan.meeting(plan.chosen)
    return latest.number if latest else 1


def _with_new_action(plan: Plan, about: dict[str, Any], words: Words | None) -> Plan:
    if words is None or any(one.what.text == words.text for one in plan.actions if one.is_mine):
        return plan
    held = (plan.held(plan.chosen) or (None,))[-1]
    action = Action(
        id=f"a{len(plan.actions) + 1}",
        what=words,
        mentor=plan.chosen,
        name=held.name if held else "",
        meeting=held.number if held else 1,
        agreed=held.held if held else None,
        **about,
    )
    return with_action(plan, action)


def _with_milestones(plan: Plan, action: Action, on: date) -> Plan:
    """What was done is a milestone of the mentee, and of the mentor whose words led to it."""
    if action.state != "done":
        return plan
    advice = action.what if action.advised else None
    marked: tuple[Milestone, ...] = (Milestone(side="mentee", what=action.now, on=on),)
    if advice and action.name:
        theirs = Milestone(side="mentor", name=action.name, what=action.now, because=advice, on=on)
        marked = (*marked, theirs)
    return plan.model_copy(update={"milestones": (*plan.milestones, *marked)})


def learn_pulse(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """An answer about the mentoring itself."""
    if not plan.pulses:
        return plan
    update = {name: value if name == "worth" else words}
    changed = plan.pulses[-1].model_copy(update=update)
    return plan.model_copy(update={"pulses": (*plan.pulses[:-1], changed)})


def learn_ending(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """An answer about how the mentoring with the chosen person ends."""
    known = next((one for one in plan.endings if one.mentor == plan.chosen), None)
    ending = known or Ending(mentor=plan.chosen)
    changed = ending.model_copy(update={name: value if isinstance(value, date) else words})
    others = tuple(one for one in plan.endings if one.mentor != plan.chosen)
    return plan.model_copy(update={"endings": (*others, changed)})


def learn_assessment(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """An answer about where the mentee stands with the goal that is being worked on."""
    if plan.goal is None:
        return plan
    goal = plan.goal.id
    known = plan.assessment(goal) or SelfAssessment(goal=goal)
    others = tuple(one for one in plan.assessments if one.goal != goal)
    changed = known.model_copy(update={name: words})
    return plan.model_copy(update={"assessments": (*others, changed)})


def with_agreement(plan: Plan, agreement: Agreement) -> Plan:
    """The plan with this agreement replaced or added."""
    others = tuple(one for one in plan.agreements if one.mentor != agreement.mentor)
    return plan.model_copy(update={"agreements": (*others, agreement)})


_READ_AS = {"period": "until", "rhythm": "every"}


def learn_agreement(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """A line of the agreement with the chosen person."""
    known = plan.agreement(plan.chosen)
    if known is None:
        return plan
    read = {_READ_AS[name]: value} if name in _READ_AS else {}
    return with_agreement(plan, known.model_copy(update={name: words, **read}))


Room = Callable[[Plan, str, Any, Words | None], Plan]

ROOMS: dict[str, Room] = {
    "meeting": learn_meeting,
    "action": learn_action,
    "pulse": learn_pulse,
    "ending": learn_ending,
    "assessment": learn_assessment,
    "agreement": learn_agreement,
}
"""Where facts of each kind go: the plan, the field's name, what it was read as, the words."""
