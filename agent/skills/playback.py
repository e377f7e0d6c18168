"""What a message told about meetings and actions, played back in the person's own words."""

from __future__ import annotations

from datetime import date

from agent.learning import Fact
from agent.skills.base import Situation
from agent.skills.outcomes import latest_held


def spoken_day(day: date) -> str:
    """`4 December`."""
    return f"{day.day} {day:%B}"


def played_back(situation: Situation) -> tuple[str, ...]:
    """One line for each thing that was just heard; what was not heard is not said."""
    told = situation.heard.told
    lines = [
        *_actions(situation),
        situation.say("progress.felt") if told("meeting.felt") else "",
        _step(situation),
        _plan_b(situation) if told("action.then") else "",
        _result(situation) if told("action.result") else "",
        _chosen(situation),
        situation.say("progress.in") if told(*_KEPT) else "",
    ]
    return tuple(line for line in lines if line)


_KEPT = ("pulse.useful", "pulse.change", "ending.helped", "ending.continues")


def _actions(situation: Situation) -> tuple[str, ...]:
    facts = [fact for fact in situation.heard.facts if fact.field == "action.new" and fact.words]
    if not facts:
        return ()
    return ("\n".join(_action(situation, fact) for fact in facts),)


def _action(situation: Situation, fact: Fact) -> str:
    about = fact.value or {}
    held = latest_held(situation.plan)
    name = held.name if held and held.name else situation.say("agenda.the_mentor")
    key = "own"
    if about.get("owner") == "mentor":
        key = "theirs"
    elif about.get("advised"):
        key = "advised"
    words = fact.words.text if fact.words else ""
    return situation.say(f"progress.action.{key}", words=words, name=name)


def _step(situation: Situation) -> str:
    action = situation.plan.action_in_hand()
    if action is None or not situation.heard.told("action.step", "action.by"):
        return ""
    day = spoken_day(action.on) if action.on else ""
    return situation.say("progress.step", words=action.now.text, on=day)


def _plan_b(situation: Situation) -> str:
    action = situation.plan.action_in_hand()
    if action is None or action.then is None or action.obstacle is None:
        return ""
    if not action.then.lead:
        return situation.say("progress.help", words=action.then.text)
    obstacle = action.obstacle.sentence
    return situation.say("progress.then", obstacle=obstacle, words=action.then.text)


def _result(situation: Situation) -> str:
    """What came of an action; where it was done, whose words led to it."""
    action = situation.plan.action_in_hand()
    if action is None:
        return ""
    return situation.say(
        f"progress.result.{action.state}",
        words=action.now.text,
        advice=action.what.text if action.advised and action.now.text != action.what.text else "",
        name=action.name,
    )


_LOW = frozenset({"say_what_helps", "other_way", "leave_it"})


def _chosen(situation: Situation) -> str:
    """What was chosen for a missed step, or that something is left open."""
    wish = situation.heard.wish
    if situation.heard.answered == "pulse.low" and wish in _LOW:
        change = situation.plan.pulses[-1].change
        return situation.say(f"pulse.{wish}", change=change.text if change else "")
    known = {"dropped", "kept", "left_open", "no_action", "no_date", "go_on", "change_it"}
    return situation.say(f"progress.chose.{wish}") if wish in known else ""
