"""What is under way in the plan: actions, milestones, people, and what is for oneself alone."""

from __future__ import annotations

from collections.abc import Iterator

from agent.page.lines import line, own, part
from agent.page.text import escaped
from agent.page.views import drafting, folded, quoted, saying
from agent.page.words import say
from agent.records.meetings import Outreach
from agent.records.plan import Plan
from agent.records.progress import Action, Milestone


def outcomes(plan: Plan) -> str:
    """What was agreed and what was done; what is open comes first."""
    numbered = list(enumerate(plan.actions))
    ordered = sorted(numbered, key=lambda one: one[1].state != "open")
    actions = part("plan.actions", (_action(action, at) for at, action in ordered))
    done = (_milestone(one, at) for at, one in enumerate(plan.milestones))
    return actions + part("plan.milestones", done)


def _action(action: Action, at: int) -> str:
    path = f"actions.{at}.step" if action.step else f"actions.{at}.what"
    from_whom = say("action.from", name=action.name) if action.advised and action.name else ""
    day = say("action.by", day=action.on.isoformat()) if action.on else ""
    state = say(f"action.state.{action.state}")
    told = " ".join(one for one in (from_whom, day) if one)
    result = f": {quoted(action.result.text)}" if _adds(action) and action.result else ""
    finished = ""
    if action.is_mine:
        done = say("action.i_did", what=action.now.text)
        finished = f" {saying(say('action.done'), done, action.now.text)}"
    words = own(action.now, path, say("action.one"), told)
    return f"<strong>{escaped(state)}</strong>{result} {words}{finished}"


def _adds(action: Action) -> bool:
    """Whether its result says more than that it was done."""
    return action.result is not None and action.now.text not in action.result.text


def _milestone(one: Milestone, at: int) -> str:
    day = say("milestone.on", day=one.on.isoformat()) if one.on else ""
    whose = f"<strong>{escaped(one.name)}</strong>: " if one.side == "mentor" and one.name else ""
    because = f" ({quoted(one.because.text)})" if one.because else ""
    return f"{whose}{own(one.what, f'milestones.{at}.what', say('milestone.one'), day)}{because}"


def my_people(plan: Plan) -> str:
    """Whom the person writes to or meets, and how far it has come with each."""
    return part("plan.my_people", _people(plan))


def _people(plan: Plan) -> Iterator[str]:
    for at, one in enumerate(plan.outreach):
        told = f"<strong>{escaped(one.name)}</strong>: {escaped(_standing(plan, one))}"
        caught = line("plan.caught", one.caught, f"outreach.{at}.caught")
        news = drafting(say("outreach.news"), say("outreach.news_of", name=one.name), one.name)
        yield f"{told} {news}{f'<br>{caught}' if caught else ''}"
    yield line("plan.commitment", plan.commitment, "commitment")


def _standing(plan: Plan, outreach: Outreach) -> str:
    if any(one.mentor == outreach.mentor for one in plan.endings):
        return say("outreach.ended")
    if held := plan.held(outreach.mentor):
        return say("outreach.met", count=len(held))
    if outreach.declined:
        return say("outreach.declined")
    if outreach.accepted:
        return say("outreach.accepted")
    if outreach.sent:
        return say("outreach.sent", day=outreach.sent.isoformat())
    return say("outreach.drafted") if outreach.pitch else say("outreach.thought_of")


def reflections(plan: Plan) -> str:
    """What the person keeps for themselves: notes, how it felt, the pulse, endings; folded."""
    lines = [one for one in _reflections(plan) if one]
    return folded(escaped(say("plan.for_me")), part("plan.for_me", lines)) if lines else ""


def _reflections(plan: Plan) -> Iterator[str]:
    for at, met in enumerate(plan.meetings):
        for name in ("worked", "notes", "felt"):
            yield line(f"meeting.{name}", getattr(met, name), f"meetings.{at}.{name}", met.name)
    for at, action in enumerate(plan.actions):
        for name in ("obstacle", "then"):
            yield line(f"action.{name}", getattr(action, name), f"actions.{at}.{name}")
    for at, pulse in enumerate(plan.pulses):
        for name in ("useful", "change"):
            yield line(f"pulse.{name}", getattr(pulse, name), f"pulses.{at}.{name}")
    for at, ending in enumerate(plan.endings):
        for name in ("helped", "continues", "pass_on"):
            yield line(f"ending.{name}", getattr(ending, name), f"endings.{at}.{name}")
