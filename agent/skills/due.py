"""What is due when a conversation opens again: one thing, said once, and no nagging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from agent.learning import choose
from agent.prompts import Catalogue
from agent.records.meetings import Meeting
from agent.records.plan import Plan
from agent.records.progress import Action, Ending
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.skills.outcomes import in_hand, result_due
from agent.skills.playback import spoken_day

FOLLOW_UP = timedelta(days=10)
FORGOTTEN = timedelta(weeks=8)
"""After how long a message without an answer is no longer spoken of."""
SOON = timedelta(days=7)
QUIET = timedelta(weeks=3)
"""How long nothing happens before one small step, or an end, is offered."""

Kind = Literal["held", "soon", "action", "follow_up", "silent", "season_end", "quiet"]


@dataclass(frozen=True)
class Due:
    """One thing that waits: of which kind, with whom, on which day, in whose words."""

    kind: Kind
    mentor: str
    name: str
    on: date
    words: str = ""
    action: Action | None = None


def due(plan: Plan, now: datetime) -> Due | None:
    """The one thing that is due first, or None."""
    return next(_all_due(plan, now), None)


def _all_due(plan: Plan, now: datetime) -> Iterator[Due]:
    today = now.date()
    for meeting in plan.meetings:
        if meeting.start and not meeting.held:
            start = _moment(meeting, plan)
            kind: Kind = "held" if start <= now else "soon"
            if start <= now + SOON:
                yield Due(kind, meeting.mentor, meeting.name, meeting.start.date())
    for action in plan.actions:
        if action.is_mine and action.on and action.on < today and action.told <= action.meeting:
            yield Due("action", action.mentor, action.name, action.on, action.now.text, action)
    yield from _unanswered(plan, today)
    yield from _season_ends(plan, today)
    yield from _quiet(plan, today)


def _unanswered(plan: Plan, today: date) -> Iterator[Due]:
    """Messages without an answer; not for ever, and not once somebody else was asked after two."""
    for one in plan.outreach:
        if not (one.sent and one.waits) or _met(plan, one.mentor):
            continue
        later = any(other.sent and other.sent > one.sent for other in plan.outreach)
        kind: Kind = "silent" if one.kind == "follow-up" else "follow_up"
        if FOLLOW_UP <= today - one.sent <= FORGOTTEN and not (later and kind == "silent"):
            yield Due(kind, one.mentor, one.name, one.sent, _next_one(plan, kind))


def _next_one(plan: Plan, kind: Kind) -> str:
    """The next person of the order who was not asked, once two messages were enough."""
    asked = {one.mentor for one in plan.outreach if one.sent or one.declined}
    matches = plan.shortlist.matches if plan.shortlist else ()
    return next((m.name for m in matches if m.id not in asked), "") if kind == "silent" else ""


def _met(plan: Plan, mentor: str) -> bool:
    """Whether a meeting with this person is agreed or has been."""
    latest = plan.meeting(mentor)
    return latest is not None and bool(latest.start or latest.held)


def _season_ends(plan: Plan, today: date) -> Iterator[Due]:
    """A season whose agreed end is near, or past, and that has no ending yet."""
    over = {one.mentor for one in plan.endings}
    for one in plan.agreements:
        near = one.until is not None and one.until - SOON <= today <= one.until + QUIET
        if near and one.until and one.mentor not in over:
            yield Due("season_end", one.mentor, one.name, one.until)


def _quiet(plan: Plan, today: date) -> Iterator[Due]:
    """Three weeks without anything: a small step, or that it was enough."""
    dates = [*_days(plan)]
    over = {one.mentor for one in plan.endings}
    over |= {one.mentor for one in plan.outreach if one.declined}
    going_on = [one for one in plan.outreach if one.sent and one.mentor not in over]
    if not dates or not going_on or max(dates) + QUIET > today:
        return
    mine = [one for one in plan.actions if one.is_mine]
    last = going_on[-1]
    yield Due("quiet", last.mentor, last.name, max(dates), mine[-1].now.text if mine else "")


def _days(plan: Plan) -> Iterator[date]:
    yield from (one.sent for one in plan.outreach if one.sent)
    for meeting in plan.meetings:
        if meeting.held or meeting.start:
            yield meeting.held or meeting.start.date()  # type: ignore[union-attr]
    yield from (one.on for one in plan.actions if one.on and one.is_mine)
    yield from (one.on for one in plan.milestones if one.on)


def _moment(meeting: Meeting, plan: Plan) -> datetime:
    """When the meeting ends; a day without a time ends with the day."""
    start = meeting.start
    if start is None:
        return datetime.max.replace(tzinfo=UTC)
    length = timedelta(minutes=meeting.minutes)
    if (start.hour, start.minute) == (0, 0):
        length = timedelta(days=1)
    zone = plan.criteria.zone or plan.profile.zone or meeting.zone or "UTC"
    begins = start if start.tzinfo else start.replace(tzinfo=ZoneInfo(zone))
    return begins + length


def line(one: Due, catalogue: Catalogue) -> str:
    """The due thing in a sentence."""
    day = f"{one.on:%A} {spoken_day(one.on)}"
    return catalogue.say(f"due.{one.kind}", name=one.name, on=day, words=one.words)


def enough(situation: Situation) -> Draft:
    """Nothing more is needed: a result too, with thanks one step away."""
    plan = situation.plan
    reaching = plan.reaching(plan.chosen)
    name = reaching.name if reaching else ""
    if reaching and not any(one.mentor == plan.chosen for one in plan.endings):
        ending = Ending(mentor=plan.chosen, on=situation.now.date())
        plan = plan.model_copy(update={"endings": (*plan.endings, ending)})
    offers = situation.catalogue.choices("season.enough_next", name=name)
    return Draft(plan, says=(situation.say("season.enough"),), suggestions=offers)


def shown(situation: Situation) -> Draft:
    """What is due, with its question where it has one; nothing due is said too."""
    one = due(situation.plan, situation.now)
    plan = situation.plan
    if one is None:
        draft = Draft(plan=plan, says=(situation.say("due.nothing"),))
        return resumed(situation, draft)
    if one.mentor != plan.chosen:
        plan = choose(plan, one.mentor, one.name)
    draft = Draft(plan=plan, says=(line(one, situation.catalogue),))
    if one.kind == "held" and may_ask(plan, "meeting.notes"):
        return ask(situation, draft, "meeting.notes")
    if one.kind == "action" and one.action:
        draft = replace(draft, plan=in_hand(plan, one.action))
        if may_ask(draft.plan, "action.result"):
            day = spoken_day(one.on)
            return ask(situation, replace(draft, says=()), "action.result", words=one.words, on=day)
    open_result = result_due(plan, situation.now.date()) if one.kind == "soon" else None
    if open_result:
        draft = replace(draft, plan=in_hand(plan, open_result))
        day = spoken_day(open_result.on) if open_result.on else ""
        if may_ask(draft.plan, "action.result"):
            words = open_result.now.text
            return ask(situation, draft, "action.result", words=words, on=day)
    offers = situation.catalogue.choices(f"due.{one.kind}_next", name=one.name, words=one.words)
    return replace(draft, suggestions=offers)
