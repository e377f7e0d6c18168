"""The mentoring itself: a pulse twice a season, the review, and a good ending."""

from __future__ import annotations

from dataclasses import replace

from agent.learning.seasons import OF_ONE_PULSE, afresh
from agent.records.plan import Plan
from agent.records.progress import Ending, Pulse
from agent.skills.base import Draft, Situation, ask, may_ask
from agent.skills.outcomes import latest_held

FIELDS = (
    "pulse.useful",
    "pulse.change",
    "pulse.worth",
    "pulse.low",
    "season.right",
    "ending.helped",
    "ending.continues",
    "ending.pass_on",
)
"""The questions that are put here."""
PULSES_A_SEASON = 2
_FIRST_PULSE = 2
"""The meeting after which it is asked for the first time; the second time is two meetings on."""
_ABOUT_ITSELF = ("talk-about-the-mentoring-itself",)
_EARLY_CHANGE = ("change-a-match-early", "talk-about-the-mentoring-itself")
_REVIEW = ("fit-for-this-season",)
_ENDING = ("end-with-a-conversation",)
_PASSED_ON = ("become-a-mentor-yourself", "recognise-both-sides")


def begun(plan: Plan, situation: Situation) -> Plan:
    """The plan with a pulse or an ending begun, where this turn begins one."""
    held = latest_held(plan)
    wants_end = situation.heard.wish == "closing"
    ends_now = held is not None and held.kind == "closing" and situation.heard.told("meeting.held")
    if (wants_end or ends_now) and ending_of(plan) is None:
        ending = Ending(mentor=plan.chosen, on=situation.now.date())
        return plan.model_copy(update={"endings": (*plan.endings, ending)})
    if situation.heard.wish == "pulse" or _pulse_due(plan, situation):
        pulse = Pulse(
            mentor=plan.chosen, meeting=held.number if held else 0, on=situation.now.date()
        )
        return afresh(plan, OF_ONE_PULSE).model_copy(update={"pulses": (*plan.pulses, pulse)})
    return plan


def _pulse_due(plan: Plan, situation: Situation) -> bool:
    held = latest_held(plan)
    known = [one for one in plan.pulses if one.mentor == plan.chosen]
    if held is None or held.held != situation.now.date() or held.kind != "regular":
        return False
    if len(known) >= PULSES_A_SEASON:
        return False
    due_from = known[-1].meeting + 2 if known else _FIRST_PULSE
    return held.number >= due_from


def pulse(situation: Situation, draft: Draft) -> Draft | None:
    """Three questions about the mentoring, one at a time; leaving the first leaves all."""
    current = draft.plan.pulses[-1] if draft.plan.pulses else None
    if current is None or current.mentor != draft.plan.chosen:
        return None
    if situation.heard.told("pulse.worth") and current.worth in {"no", "partly"}:
        low = replace(draft, says=(*draft.says, situation.say("pulse.low")), cites=_EARLY_CHANGE)
        return ask(situation, low, "pulse.low") if may_ask(draft.plan, "pulse.low") else low
    if situation.heard.answered == "pulse.low":
        return replace(draft, then="pitch") if situation.heard.wish == "ending" else None
    if "pulse.useful" in draft.plan.left and current.useful is None:
        return None
    if draft.plan.asked.get("pulse.useful") and not _is_open(situation, "pulse."):
        return None
    return _next_of_pulse(situation, draft, current)


def _next_of_pulse(situation: Situation, draft: Draft, current: Pulse) -> Draft | None:
    answered = {
        "pulse.useful": current.useful,
        "pulse.change": current.change,
        "pulse.worth": current.worth,
    }
    for field, known in answered.items():
        if known is None and may_ask(draft.plan, field):
            if field == "pulse.useful" and not draft.plan.asked.get(field):
                says = (*draft.says, situation.say("pulse.opening"))
                draft = replace(draft, says=says, cites=_ABOUT_ITSELF)
            second = sum(1 for one in draft.plan.pulses if one.mentor == current.mentor) > 1
            return ask(situation, draft, field, variant="second" if second else "")
    return None


def review(situation: Situation, draft: Draft) -> Draft | None:
    """The season so far, and whether it is still right: go on, change something, or end."""
    held = latest_held(draft.plan)
    reviewed = held is not None and held.kind == "review"
    if not (reviewed or situation.heard.wish == "review"):
        return None
    if not may_ask(draft.plan, "season.right"):
        return None
    says = (*draft.says, summary(situation, draft.plan))
    return ask(situation, replace(draft, says=says, cites=_REVIEW), "season.right")


def summary(situation: Situation, plan: Plan) -> str:
    """What was done, what is open and what was dropped, with the goal it began with."""
    actions = [one for one in plan.actions if one.owner == "mentee" and one.mentor == plan.chosen]
    done = [one.now.text for one in actions if one.state in {"done", "partly"}]
    still = [one.now.text for one in actions if one.state in {"open", "missed"}]
    goal = plan.goal.aim.text if plan.goal and plan.goal.aim else ""
    return situation.say(
        "season.summary",
        meetings=len(plan.held(plan.chosen)),
        goal=goal,
        done=done,
        open=still,
        dropped=[one.now.text for one in actions if one.state == "dropped"],
    )


def ending_of(plan: Plan) -> Ending | None:
    """How the mentoring with the chosen person ends, where it is ending."""
    return next((one for one in plan.endings if one.mentor == plan.chosen), None)


def is_over(plan: Plan) -> bool:
    """Whether the mentoring with the chosen person has been closed."""
    return ending_of(plan) is not None


def closing(situation: Situation, draft: Draft) -> Draft | None:
    """Thanks, what continues, and what could now be given to somebody one step behind."""
    ending = ending_of(draft.plan)
    begins = situation.heard.wish == "closing" or situation.heard.told("meeting.held")
    goes_on = _is_open(situation, "ending.")
    if ending is None or not (begins or goes_on):
        return None
    if begins and situation.heard.answered != "season.right":
        says = (*draft.says, summary(situation, draft.plan))
        draft = replace(draft, says=says, cites=_ENDING)
    answered = {
        "ending.helped": ending.helped,
        "ending.continues": ending.continues,
        "ending.pass_on": ending.pass_on,
    }
    for field, known in answered.items():
        if known is None and may_ask(draft.plan, field):
            return ask(situation, draft, field, name=_name(draft.plan))
    return _closed(situation, draft, ending)


def _is_open(situation: Situation, room: str) -> bool:
    """Whether a question of this room is being answered or is still open."""
    asks = (situation.open.asks or "") if situation.open else ""
    return situation.heard.answered.startswith(room) or asks.startswith(room)


def _name(plan: Plan) -> str:
    held = latest_held(plan)
    reaching = plan.reaching(plan.chosen)
    return held.name if held else (reaching.name if reaching else "")


def _closed(situation: Situation, draft: Draft, ending: Ending) -> Draft:
    """What stands at the end, with what was passed on in the person's own words."""
    name = _name(draft.plan)
    says = situation.say(
        "season.closed",
        name=name,
        pass_on=ending.pass_on.text if ending.pass_on else "",
        continues=ending.continues.text if ending.continues else "",
    )
    offers = situation.catalogue.choices("season.closed_next", name=name)
    return replace(draft, says=(*draft.says, says), suggestions=offers, cites=_PASSED_ON)
