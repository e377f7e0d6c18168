"""What happened so far, shown on request: what is agreed, milestones, the report to a mentor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent.prompts import Catalogue
from agent.records.base import Words
from agent.records.plan import Plan
from agent.records.progress import Action, Milestone, ProgressReport, StepTold
from agent.skills.base import Draft, Situation, resumed
from agent.skills.due import enough, shown
from agent.skills.my_people import my_people
from agent.skills.playback import spoken_day

RESTS_ON = ("advice-step-result",)
_RECOGNISES = ("recognise-both-sides",)


def report(plan: Plan, mentor: str, catalogue: Catalogue) -> ProgressReport:
    """What a mentee could send this mentor: advice, step, result; nothing that is private."""
    held = plan.held(mentor)
    known = plan.meeting(mentor) or plan.reaching(mentor)
    actions = [one for one in plan.actions if one.mentor == mentor and one.owner == "mentee"]
    steps = tuple(step for one in actions if (step := _told(one)))
    goal = plan.goal.aim if plan.goal else None
    marked = tuple(one for one in map(_public, plan.milestones) if one)
    name = known.name if known else ""
    text = catalogue.say(
        "progress.report",
        name=name,
        goal=_open(goal),
        steps=[_line(catalogue, step) for step in steps],
        mine=_open(plan.profile.name) or catalogue.say("progress.your_name"),
        thanks=[one for one in marked if one.side == "mentor" and one.name == name],
    )
    return ProgressReport(
        mentor=mentor,
        name=name,
        goal=_open(goal),
        since=held[0].held if held else None,
        meetings=len(held),
        steps=steps,
        milestones=marked,
        text=text,
        citations=RESTS_ON,
    )


def _told(action: Action) -> StepTold | None:
    if action.what.private or action.state == "dropped":
        return None
    return StepTold(
        advice=action.what.text if action.advised else "",
        step=_step(action),
        by=_open(action.by),
        state=action.state,
        result=_open(action.result),
    )


def _step(action: Action) -> str:
    """The first piece, where it is not the advice itself."""
    if action.step and action.step.text == action.what.text and action.advised:
        return ""
    return _open(action.step) or ("" if action.advised else action.what.text)


def _public(milestone: Milestone) -> Milestone | None:
    private = milestone.what.private or (milestone.because and milestone.because.private)
    return None if private else milestone


def _open(words: Words | None) -> str:
    """The words, unless they are missing or private."""
    return words.text if words and not words.private else ""


def _line(catalogue: Catalogue, step: StepTold) -> str:
    return catalogue.say("progress.report_line", step=step)


def with_report(situation: Situation, draft: Draft) -> Draft:
    """The draft with the report as its record, where there is anything to report."""
    if not any(one.mentor == draft.plan.chosen for one in draft.plan.actions):
        return draft
    made = situation.authored(report(draft.plan, draft.plan.chosen, situation.catalogue))
    return replace(draft, record=made.model_dump(mode="json"), made=made)


def _agreed(situation: Situation) -> Draft:
    """What was agreed last time, and by whom."""
    plan = situation.plan
    actions = [one for one in plan.actions if one.state in {"open", "missed"}]
    lines = [
        situation.say(
            "progress.agreed_one",
            words=one.now.text,
            on=spoken_day(one.on) if one.on else "",
            name=one.name if one.owner == "mentor" else "",
        )
        for one in actions
    ]
    says = (situation.say("progress.agreed", lines=lines),)
    return resumed(situation, with_report(situation, Draft(plan=plan, says=says)))


def _report(situation: Situation) -> Draft:
    draft = with_report(situation, Draft(plan=situation.plan, cites=RESTS_ON))
    if not isinstance(draft.made, ProgressReport):
        nothing = situation.say("progress.nothing_yet")
        return resumed(situation, replace(draft, says=(nothing,), cites=()))
    body = "\n".join(f"> {line}".rstrip() for line in draft.made.text.split("\n"))
    shown = situation.say("progress.report_shown", body=body, name=draft.made.name)
    return resumed(situation, replace(draft, says=(shown,)))


def _milestones(situation: Situation) -> Draft:
    """What both sides did, each with the words behind it; no praise without a fact."""
    lines = [milestone_line(situation, one) for one in situation.plan.milestones]
    if not lines:
        draft = Draft(plan=situation.plan, says=(situation.say("progress.nothing_yet"),))
        return resumed(situation, draft)
    says = (situation.say("progress.milestones", lines=lines),)
    draft = Draft(plan=situation.plan, says=says, cites=_RECOGNISES)
    return resumed(situation, with_report(situation, draft))


def milestone_line(situation: Situation, one: Milestone) -> str:
    """One milestone with its day and the words behind it."""
    return situation.say(
        f"progress.milestone.{one.side}",
        words=one.what.text,
        because=one.because.text if one.because else "",
        name=one.name,
        on=spoken_day(one.on) if one.on else "",
    )


SHOWN: dict[str, Callable[[Situation], Draft]] = {
    "agreed": _agreed,
    "report": _report,
    "milestones": _milestones,
    "due": shown,
    "enough": enough,
    "my_people": my_people,
}
"""Wishes that only show something, and put the open question again."""
