"""Agenda: what to do with the minutes of a meeting, and clashes with what was said before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.learning import choose, with_meeting
from agent.learning.seasons import next_meeting, with_next_meeting
from agent.records.meetings import Agenda, Meeting
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.skills.agenda_items import LONGEST, SHORTEST, agenda, form_of
from agent.skills.base import Draft, Situation, ask, leave, may_ask
from agent.skills.dates import in_calendar
from agent.skills.outcomes import result_due
from agent.skills.slots import lies_outside, of_plan, own_zone, proposed, said, spoken, their_clock


class AgendaSkill:
    """Notices a clash with stated hours first, then drafts the agenda at once."""

    name: SkillName = "agenda"
    fields = ("meeting.start", "meeting.whose", "meeting.keep", "meeting.worked")

    def work(self, situation: Situation) -> Draft:
        """The clash, where there is one; else the agenda and one open line."""
        if instead := _INSTEAD.get(situation.heard.wish):
            return instead(situation)
        plan, meeting = _meeting(situation.plan)
        if situation.heard.act == "topic" and result_due(plan, situation.now.date()):
            return Draft(plan=plan, then="progress")
        if situation.heard.told("meeting.theirs"):
            meeting = _on_my_clock(situation, meeting)
            plan = with_meeting(plan, meeting)
        if situation.heard.wish == "keep":
            meeting = meeting.model_copy(update={"kept": True})
            plan = with_meeting(plan, meeting)
        draft = Draft(plan=plan, says=_agreed(situation, meeting))
        if situation.heard.told("outreach.accepted") and not meeting.start:
            with_dates = proposed(situation.with_plan(plan)) if of_plan(situation) else None
            if with_dates:
                return replace(with_dates, says=(*draft.says, *with_dates.says))
        whose = _whose_clock(situation, meeting)
        if (
            not whose
            and not meeting.kept
            and _clashes(meeting, plan)
            and may_ask(plan, "meeting.keep")
        ):
            said = plan.criteria.said.get("hours")
            words = said.text if said else ", ".join(plan.criteria.hours)
            return ask(situation, draft, "meeting.keep", words=words)
        return self._drafted(situation, draft, meeting, whose)

    def _drafted(
        self, situation: Situation, draft: Draft, meeting: Meeting, whose: dict[str, str]
    ) -> Draft:
        minutes = min(max(meeting.minutes, SHORTEST), LONGEST)
        if minutes != meeting.minutes:
            said = situation.say("agenda.length", minutes=minutes)
            draft = replace(draft, says=(*draft.says, said))
            meeting = meeting.model_copy(update={"minutes": minutes})
        made = agenda(
            meeting.kind,
            meeting.minutes,
            draft.plan,
            meeting.name or situation.say("agenda.the_mentor"),
            situation.catalogue,
            form_of(draft.plan),
        )
        made = situation.authored(made)
        known = meeting.agenda == made
        plan = with_meeting(draft.plan, meeting.model_copy(update={"agenda": made}))
        draft = replace(
            draft,
            plan=plan,
            record=made.model_dump(mode="json"),
            made=made,
            cites=made.citations,
        )
        if situation.heard.answered == "meeting.worked" and meeting.worked:
            said = situation.say("agenda.worked", words=meeting.worked.text)
            following = situation.catalogue.choices("agenda.next")
            return replace(draft, says=(said,), suggestions=following)
        if known and (situation.heard.act == "nothing" or situation.heard.wish == "skipped"):
            offers = situation.catalogue.choices("agenda.next")
            return replace(draft, says=(situation.say("agenda.ready"),), suggestions=offers)
        draft = replace(draft, says=(*draft.says, listed(situation, made)))
        if whose:
            return ask(situation, draft, "meeting.whose", **whose)
        if not meeting.mentor and may_ask(plan, "meeting.start"):
            return ask(situation, draft, "meeting.start")
        if meeting.number == 1 and may_ask(plan, "meeting.worked"):
            return ask(situation, draft, "meeting.worked")
        return replace(draft, suggestions=situation.catalogue.choices("agenda.next"))


def _meeting(plan: Plan) -> tuple[Plan, Meeting]:
    """The meeting with the chosen person, begun where there is none yet."""
    if not plan.chosen and plan.shortlist and plan.shortlist.matches:
        first = plan.shortlist.matches[0]
        plan = choose(plan, first.id, first.name)
    return with_next_meeting(plan), next_meeting(plan)


def _agreed(situation: Situation, meeting: Meeting) -> tuple[str, ...]:
    """A yes with its date as it was read."""
    heard = situation.heard.told("meeting.start", "meeting.theirs", "outreach.accepted")
    if not heard and situation.heard.answered != "meeting.whose":
        return ()
    place = situation.plan.profile.place
    is_news = meeting.number == 1 and situation.heard.told("outreach.accepted")
    told = situation.say(
        "agenda.yes" if is_news else "agenda.noted",
        name=meeting.name if len(situation.plan.outreach) > 1 else "",
        on=spoken(meeting.start) if meeting.start else "",
        place=place.text if place else "",
    )
    often = situation.say("agenda.rhythm", weeks=meeting.rhythm.weeks) if meeting.rhythm else ""
    return tuple(line for line in (told, often, _their_time(situation, meeting)) if line)


def _whose_clock(situation: Situation, meeting: Meeting) -> dict[str, str]:
    """What to ask when the time could be meant on either clock; empty when it is clear."""
    settled = not situation.heard.told("meeting.start") or situation.heard.told("meeting.theirs")
    if settled or _MY_TIME.search(situation.heard.text):
        return {}
    if any(one.here.replace(tzinfo=None) == meeting.start for one in of_plan(situation)):
        return {}
    there = _on_their_clock(situation, meeting)
    if there is None or meeting.start is None or not may_ask(situation.plan, "meeting.whose"):
        return {}
    return {"time": f"{meeting.start:%H:%M}", "name": meeting.name, "there": f"{there:%H:%M}"}


_MY_TIME = re.compile(r"\b(?:my|our|local) (?:time|clock)\b|\bfor me\b|\bhere\b", re.I)


def _on_my_clock(situation: Situation, meeting: Meeting) -> Meeting:
    """The meeting with a time that was meant on the mentor's clock put on the mentee's."""
    zone, mine = their_clock(situation.chosen()), own_zone(situation.plan)
    if not (mine and zone and meeting.start):
        return meeting
    theirs = meeting.start.replace(tzinfo=ZoneInfo(zone))
    here = theirs.astimezone(ZoneInfo(mine)).replace(tzinfo=None)
    return meeting.model_copy(update={"start": here})


def _their_time(situation: Situation, meeting: Meeting) -> str:
    """The same moment on the mentor's clock, once it is clear whose time was meant."""
    there = _on_their_clock(situation, meeting)
    if there is None or _whose_clock(situation, meeting):
        return ""
    return situation.say(
        "agenda.their_time", name=meeting.name, time=f"{there:%H:%M}", zone=str(there.tzinfo)
    )


def _on_their_clock(situation: Situation, meeting: Meeting) -> datetime | None:
    """The meeting's start where the mentor is; None where no zone is known to differ."""
    zone, mine = their_clock(situation.chosen()), own_zone(situation.plan)
    start = meeting.start
    if start is None or meeting.is_whole_day or not (mine and zone):
        return None
    here = start.replace(tzinfo=ZoneInfo(mine))
    there = here.astimezone(ZoneInfo(zone))
    return None if there.utcoffset() == here.utcoffset() else there


def _clashes(meeting: Meeting, plan: Plan) -> bool:
    """Whether the agreed time lies outside the hours that the mentee stated."""
    start = meeting.start
    if start is None or meeting.is_whole_day:
        return False
    zone = own_zone(plan) or meeting.zone or "UTC"
    return lies_outside(plan, start if start.tzinfo else start.replace(tzinfo=ZoneInfo(zone)))


def _ask_for_another_time(situation: Situation) -> Draft:
    """A line that asks for a time within the stated hours; the agenda waits for the answer."""
    hours = situation.plan.criteria.said.get("hours")
    words = spoken_hours(hours.text) if hours else ""
    line = situation.say("agenda.another_time", words=words)
    plan = leave(situation.plan, "meeting.keep")
    could = of_plan(situation)
    dates = (said(situation, could),) if could else ()
    offers = (*(spoken(one.here) for one in could), *situation.catalogue.choices("agenda.moved"))
    draft = Draft(plan=plan, says=(line, *dates), suggestions=offers)
    if not may_ask(plan, "meeting.start"):
        return draft
    return replace(ask(situation, draft, "meeting.start", variant="slot"), suggestions=offers)


_INSTEAD: dict[str, Callable[[Situation], Draft]] = {
    "keep_not": _ask_for_another_time,
    "calendar": in_calendar,
    "slots": proposed,
}
"""What is wanted in the place of an agenda."""


def spoken_hours(text: str) -> str:
    """The hours in what was said about them, without a reason that is nobody else's business."""
    return re.split(r"[,;:(]|\s(?:because|since|as)\s", text, maxsplit=1)[0].strip()


def listed(situation: Situation, made: Agenda) -> str:
    """The agenda as a list a person can read aloud."""
    lines = [
        situation.say("agenda.item", minutes=item.minutes, title=item.title, purpose=item.purpose)
        for item in made.items
    ]
    return situation.say("agenda.listed", minutes=made.minutes, items="\n".join(lines))
