"""What a plan holds for a calendar, and where the file is; the coach calls and reminds nobody."""

from __future__ import annotations

from agent.calendars import entries_of, start_of
from agent.skills.base import Draft, Situation, resumed
from agent.skills.playback import spoken_day
from agent.skills.slots import spoken


def in_calendar(situation: Situation) -> Draft:
    """The dated things of the plan, in words, and the ways to the file."""
    plan, now = situation.plan, situation.now
    moments = [
        (situation.say("dates.meeting", name=one.name), spoken(start))
        for one in plan.meetings
        if one.held is None and (start := start_of(one)) and start > now
    ]
    days = [(one.title, spoken_day(one.on)) for one in entries_of(plan, now.date())]
    rhythm = next((one.rhythm for one in reversed(plan.meetings) if one.rhythm), None)
    text = situation.say("dates.shown", entries=[*moments, *days], rhythm=rhythm is not None)
    return resumed(situation, Draft(plan=plan, says=(text,)))
