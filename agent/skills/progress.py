"""Progress: from rough notes to actions, from actions to results, and on to a good ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent.learning import choose
from agent.learning.seasons import OF_ONE_MEETING, afresh, with_action, with_meeting
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.skills.agreement import FIELDS as OF_AGREEMENT
from agent.skills.agreement import agreed
from agent.skills.base import Draft, Situation, ask, may_ask
from agent.skills.outcomes import (
    first_piece_due,
    in_hand,
    latest_held,
    mine,
    result_due,
    settled,
)
from agent.skills.playback import played_back, spoken_day
from agent.skills.progress_report import SHOWN, with_report
from agent.skills.season_steps import FIELDS, begun, closing, is_over, pulse, review

_IF_THEN = ("if-then-plans",)
_MISSED = ("when-a-step-was-missed",)

_Next = Callable[[Situation, Draft], Draft | None]


class Progress:
    """Plays back what was noted, asks for one thing at a time, and carries it to the next time."""

    name: SkillName = "progress"
    fields = (
        "meeting.notes",
        "meeting.felt",
        "meeting.after",
        "meeting.next",
        "action.new",
        "action.step",
        "action.then",
        "action.help",
        "action.result",
        "action.missed",
        "action.smaller",
        *FIELDS,
        *OF_AGREEMENT,
    )

    def work(self, situation: Situation) -> Draft:
        """What was just told, and the next thing that is open; or what was asked to be shown."""
        wish = situation.heard.wish
        if situation.heard.act == "topic" and wish in SHOWN:
            return SHOWN[wish](situation)
        if wish == "not_held":
            return _not_held(situation)
        plan = begun(_taken_over(situation), situation)
        situation = situation.with_plan(plan)
        draft = Draft(plan=plan, says=played_back(situation))
        if situation.heard.answered == "meeting.next" and situation.heard.told("meeting.start"):
            return replace(draft, then="agenda")
        for step in _IN_THIS_ORDER:
            if (further := step(situation, draft)) is not None:
                return further
        return _as_it_stands(situation, draft)


def _taken_over(situation: Situation) -> Plan:
    """What a chosen way means for the plan: a missed step kept, a result left open."""
    plan, wish = settled(situation.plan), situation.heard.wish
    action = plan.action_in_hand()
    if action and wish == "kept":
        return with_action(plan, action.model_copy(update={"state": "open"}))
    return plan


def _not_held(situation: Situation) -> Draft:
    """The meeting did not take place: nobody's fault, and a new date if one is wanted."""
    plan = situation.plan
    latest = plan.meeting(plan.chosen)
    if latest and not latest.held:
        moved = latest.model_copy(update={"start": None, "said": None, "kept": False})
        plan = afresh(with_meeting(plan, moved), OF_ONE_MEETING)
    draft = Draft(plan=plan, says=(situation.say("progress.not_held"),))
    return ask(situation, draft, "meeting.start", variant="again_when")


def _missed_step(situation: Situation, draft: Draft) -> Draft | None:
    """A missed step becomes smaller, other or dropped; the mentee chooses."""
    plan, wish = draft.plan, situation.heard.wish
    action = plan.action_in_hand()
    if action is None or action.state != "missed":
        return None
    unanswered = situation.heard.act == "nothing" and situation.open is not None
    put_again = unanswered and situation.open.asks == "action.smaller"  # type: ignore[union-attr]
    if (wish in {"smaller", "other"} or put_again) and may_ask(plan, "action.smaller"):
        return ask(situation, draft, "action.smaller", variant="other" if wish == "other" else "")
    if wish != "skipped" and may_ask(plan, "action.missed"):
        cited = replace(draft, cites=_MISSED)
        return ask(situation, cited, "action.missed", words=action.now.text)
    return None


def _result(situation: Situation, draft: Draft) -> Draft | None:
    """Each action of before is asked for its result, planned or not."""
    action = result_due(draft.plan, situation.now.date())
    if action is None:
        return None
    draft = replace(draft, plan=in_hand(draft.plan, action))
    if not may_ask(draft.plan, "action.result"):
        return None
    day = spoken_day(action.on) if action.on else ""
    return ask(situation, draft, "action.result", words=action.now.text, on=day)


def _what_to_do(situation: Situation, draft: Draft) -> Draft | None:
    """Notes in which no action could be told apart: the person says whether there is one."""
    asked_before = situation.open is not None and situation.open.asks == "action.new"
    here = situation.heard.told("meeting.held") and not situation.heard.told("action.new")
    again = asked_before and situation.heard.act == "nothing"
    if not (here or again) or not may_ask(draft.plan, "action.new"):
        return None
    return ask(situation, draft, "action.new")


def _felt(situation: Situation, draft: Draft) -> Draft | None:
    """After a first talk, whether the mentee felt heard; for the mentee alone."""
    held = latest_held(draft.plan)
    if held is None or held.felt or not _just_met_first(draft.plan, held):
        return None
    if not may_ask(draft.plan, "meeting.felt"):
        return None
    return ask(situation, draft, "meeting.felt")


def _just_met_first(plan: Plan, held: Meeting) -> bool:
    """Whether this was the first meeting and none is agreed after it."""
    return held.number == 1 and plan.meeting(plan.chosen) == held


def _how_to_go_on(situation: Situation, draft: Draft) -> Draft | None:
    """Three ways on after a first talk; none of them is the better one [1.18]."""
    wish = situation.heard.wish
    if wish == "thanks":
        return replace(draft, then="pitch")
    if wish == "next_person":
        return _to_the_next(situation, draft)
    held = latest_held(draft.plan)
    if held is None or not _just_met_first(draft.plan, held):
        return None
    if not may_ask(draft.plan, "meeting.after"):
        return None
    following = _following(draft.plan)
    return ask(situation, draft, "meeting.after", name=held.name, next=following[1])


def _following(plan: Plan) -> tuple[str, str]:
    """Id and name of the next person of the shortlist who was not asked; empty for nobody."""
    asked = {one.mentor for one in plan.outreach}
    matches = plan.shortlist.matches if plan.shortlist else ()
    near = (match for match in matches if match.id not in asked)
    return next(((match.id, match.name) for match in near), ("", ""))


def _to_the_next(situation: Situation, draft: Draft) -> Draft:
    mentor, name = _following(draft.plan)
    if not mentor:
        return replace(draft, then="shortlist")
    return replace(draft, plan=choose(draft.plan, mentor, name), then="pitch")


def _first_piece(situation: Situation, draft: Draft) -> Draft | None:
    """What the person begins with, and a date only if one is wanted."""
    action = first_piece_due(draft.plan)
    if action is None:
        return None
    draft = replace(draft, plan=in_hand(draft.plan, action))
    several = sum(1 for one in mine(draft.plan) if one.meeting == action.meeting) > 1
    several = several or action.meeting > 1
    if not may_ask(draft.plan, "action.step"):
        return None
    return ask(situation, draft, "action.step", words=action.what.text if several else "")


def _if_then(situation: Situation, draft: Draft) -> Draft | None:
    """A plan for what could come in between, where it is in the person's own hands."""
    action = draft.plan.action_in_hand()
    if action is None or action.obstacle is None or action.then or action.state != "open":
        return None
    own = action.obstacle.lead.startswith("I")
    field = "action.then" if own else "action.help"
    if not may_ask(draft.plan, field):
        return None
    if own:
        draft = replace(
            draft, cites=_IF_THEN, says=(*draft.says, situation.say("progress.beforehand"))
        )
    return ask(situation, draft, field, obstacle=action.obstacle.sentence)


def _prepare(situation: Situation, draft: Draft) -> Draft | None:
    """Once every result is told, the agenda of the meeting to come."""
    latest = draft.plan.meeting(draft.plan.chosen)
    told = situation.heard.answered.startswith("action.") or not situation.heard.answered
    to_come = latest is not None and latest.held is None and latest.number > 1
    if not to_come or not told or situation.heard.act == "nothing":
        return None
    return replace(draft, then="agenda")


def _next_meeting(situation: Situation, draft: Draft) -> Draft | None:
    """A date for the next meeting, if there is one."""
    latest = draft.plan.meeting(draft.plan.chosen)
    if latest is None or latest.held is None or not may_ask(draft.plan, "meeting.next"):
        return None
    if is_over(draft.plan):
        return None
    first = draft.plan.agreement(latest.mentor) is None
    ordinals = situation.catalogue.choices("progress.ordinal")
    which = ordinals[min(latest.number, len(ordinals)) - 1]
    return ask(situation, draft, "meeting.next", name=latest.name, which=which, first=first)


def _asked_for(situation: Situation, draft: Draft) -> Draft | None:
    """A pulse or a review that was asked for comes before what is open otherwise."""
    asks = (situation.open.asks or "") if situation.open else ""
    answers = situation.heard.answered.startswith("pulse.")
    if situation.heard.wish == "pulse" or answers or asks.startswith("pulse."):
        return pulse(situation, draft)
    return review(situation, draft) if situation.heard.wish == "review" else None


_IN_THIS_ORDER: tuple[_Next, ...] = (
    agreed,
    _asked_for,
    _missed_step,
    _result,
    closing,
    _what_to_do,
    _felt,
    _how_to_go_on,
    _first_piece,
    _if_then,
    _prepare,
    pulse,
    review,
    _next_meeting,
)


def _as_it_stands(situation: Situation, draft: Draft) -> Draft:
    """What is agreed now, and what can be done with it."""
    plan = draft.plan
    lines = [
        situation.say(
            "progress.agreed_one",
            words=one.now.text,
            on=spoken_day(one.on) if one.on else "",
            name="",
        )
        for one in mine(plan)
    ]
    held = latest_held(plan)
    said = situation.say("progress.stands", lines=lines)
    offers = situation.catalogue.choices(
        "progress.next", name=held.name if held else "", any=bool(lines)
    )
    return with_report(situation, replace(draft, says=(*draft.says, said), suggestions=offers))
