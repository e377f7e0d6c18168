"""Dates as iCalendar: a meeting with its agenda, or everything of a plan that has a day.

Nobody is invited and nothing is sent. A meeting keeps its local hour when the clocks change; a
step, a follow-up and the end of a season are whole days with an alarm in the morning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from agent.errors import BadInput
from agent.prompts import load_catalogue
from agent.records.meetings import Meeting, Rhythm
from agent.records.plan import Plan
from agent.render import AgendaSheet, agenda_text, agenda_title
from agent.times.zones import parse_zone

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Mentoring Coach//EN"
ALARM_BEFORE = timedelta(minutes=30)
FOLLOW_UP = timedelta(days=10)
"""After how many days without an answer one short follow-up is usual."""
_MORNING = timedelta(hours=9)
"""When the alarm of a whole day rings."""
_ZONE_MARGIN = timedelta(days=366)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_PLACE = 5
"""The fifth Tuesday is not in every month: it is taken as the last one."""


@dataclass(frozen=True)
class Entry:
    """A whole day in a calendar: what for, and what the entry is known by."""

    on: date
    title: str
    key: str


def calendar_file(sheet: AgendaSheet, now: datetime) -> bytes:
    """The meeting as iCalendar: its zone, an alarm 30 minutes before, the agenda as description.

    The same meeting gets the same UID again; nobody is invited. `now` is the time of writing.
    Raises BadInput for a sheet without a start.
    """
    if sheet.start is None:
        raise BadInput("a calendar file needs the day and time at which the meeting starts")
    calendar = _empty()
    calendar.add_component(_event(sheet, sheet.start, now))
    first, last = sheet.start.date() - _ZONE_MARGIN, _last_day(sheet, sheet.start)
    calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())


def plan_calendar(plan: Plan, now: datetime) -> bytes | None:
    """Everything to come that has a day, as iCalendar; None where nothing has.

    Meetings with their agenda and rhythm, steps, follow-ups to who has not answered, and the end
    of a season. Words that are private are in no entry.
    """
    sheets = tuple(meeting_sheet(one) for one in plan.meetings if one.held is None)
    dated = tuple(sheet for sheet in sheets if sheet and sheet.start and sheet.start > now)
    entries = tuple(entries_of(plan, now.date()))
    if not (dated or entries):
        return None
    calendar = _empty()
    for sheet in dated:
        if sheet.start:
            calendar.add_component(_event(sheet, sheet.start, now))
    for entry in entries:
        calendar.add_component(_whole_day(entry, now))
    starts = [sheet.start for sheet in dated if sheet.start]
    if starts:
        last = max(_last_day(sheet, sheet.start) for sheet in dated if sheet.start)
        first = min(starts).date() - _ZONE_MARGIN
        calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())


def meeting_sheet(meeting: Meeting, resting_on: tuple[str, ...] = ()) -> AgendaSheet | None:
    """A meeting with its agenda as a sheet; None before there is an agenda."""
    if meeting.agenda is None:
        return None
    return AgendaSheet(meeting.agenda, meeting.name, start_of(meeting), resting_on, meeting.rhythm)


def start_of(meeting: Meeting) -> datetime | None:
    """When a meeting starts, on the clock of its zone; None where no time or zone is known."""
    name = parse_zone(meeting.zone) if meeting.zone else None
    if meeting.start is None or name is None or meeting.is_whole_day:
        return None
    zone, start = ZoneInfo(name), meeting.start
    return start.astimezone(zone) if start.tzinfo else start.replace(tzinfo=zone)


def entries_of(plan: Plan, today: date) -> Iterator[Entry]:
    """The whole days of a plan that are not over: steps, follow-ups, the end of a season."""
    say = load_catalogue().say
    for action in plan.actions:
        if action.is_mine and action.on and action.on >= today:
            words = "" if action.now.private else action.now.text
            yield Entry(action.on, say("show.day.step", words=words), f"step:{action.id}")
    for one in plan.outreach:
        later = one.sent + FOLLOW_UP if one.sent else None
        if later and one.waits and plan.meeting(one.mentor) is None and later >= today:
            title = say("show.day.follow_up", name=one.name)
            yield Entry(later, title, f"follow-up:{one.mentor}")
    for agreement in plan.agreements:
        if agreement.until and agreement.until >= today:
            title = say("show.day.season_end", name=agreement.name)
            yield Entry(agreement.until, title, f"season:{agreement.mentor}")
    for step in plan.steps:
        day = _day(step.on)
        if day and day >= today:
            yield Entry(day, step.what, f"route:{step.route}:{step.on}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _empty() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _whole_day(entry: Entry, now: datetime) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"mentoring-coach:{entry.key}:{entry.on}")))
    event.add("dtstamp", now)
    event.add("dtstart", entry.on)
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _MORNING)
    alarm.add("description", entry.title)
    event.add_component(alarm)
    return event


def _event(sheet: AgendaSheet, start: datetime, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(sheet, start))
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=sheet.agenda.minutes))
    if sheet.rhythm:
        event.add("rrule", _rule(sheet.rhythm, start))
    event.add("summary", agenda_title(sheet))
    event.add("description", agenda_text(sheet))
    event.add_component(_alarm(sheet))
    return event


def _rule(rhythm: Rhythm, start: datetime) -> dict[str, Any]:
    """The recurrence: weeks by number, months by the weekday's place in them, the fifth as last."""
    if rhythm.weeks:
        return {"freq": "weekly", "interval": rhythm.weeks, "count": rhythm.times}
    place = (start.day - 1) // 7 + 1
    day = f"{place if place < _LAST_PLACE else -1}{_DAYS[start.weekday()]}"
    return {"freq": "monthly", "byday": day, "count": rhythm.times}


def _last_day(sheet: AgendaSheet, start: datetime) -> date:
    """The day from which on no date of this meeting can fall."""
    weeks = (sheet.rhythm.weeks or _LAST_PLACE) * sheet.rhythm.times if sheet.rhythm else 0
    return start.date() + timedelta(weeks=weeks) + _ZONE_MARGIN


def _alarm(sheet: AgendaSheet) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM_BEFORE)
    alarm.add("description", load_catalogue().say("show.alarm", title=agenda_title(sheet)))
    return alarm


def _uid(sheet: AgendaSheet, start: datetime) -> str:
    moment = start.timestamp()
    return str(uuid5(NAMESPACE_URL, f"mentoring-coach:{sheet.agenda.kind}:{sheet.name}:{moment}"))
