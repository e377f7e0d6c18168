"""Recurring meetings in a calendar file: the right local hour on both sides of every change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr

from agent.calendars import calendar_file
from agent.records.meetings import Agenda, AgendaItem, Rhythm
from agent.render import AgendaSheet

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
AGENDA = Agenda(
    kind="regular",
    minutes=45,
    items=(AgendaItem(minutes=45, title="Talk", purpose="Both.", owner="both"),),
)
ZONES = ("Europe/Lisbon", "Africa/Nairobi", "Asia/Almaty", "America/Los_Angeles")
CHANGES = (date(2026, 3, 3), date(2026, 10, 13))


def event_of(start: datetime, rhythm: Rhythm | None) -> tuple[icalendar.Calendar, icalendar.Event]:
    sheet = AgendaSheet(AGENDA, "Tove Aas", start, rhythm=rhythm)
    calendar = icalendar.Calendar.from_ical(calendar_file(sheet, NOW))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def starts(event: icalendar.Event) -> list[datetime]:
    rule = event["RRULE"].to_ical().decode()
    first = event.start
    local = rrulestr(rule, dtstart=first.replace(tzinfo=None))
    return [moment.replace(tzinfo=first.tzinfo) for moment in local]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", CHANGES, ids=["March", "October"])
def test_every_date_keeps_its_local_hour_and_the_other_side_is_right(
    zone: str, first: date
) -> None:
    start = datetime.combine(first, time(18), ZoneInfo(zone))
    calendar, event = event_of(start, Rhythm(weeks=1, times=6))
    (described,) = calendar.walk("VTIMEZONE")
    written = described.to_tz(lookup_tzid=False)
    dates = starts(event)
    assert len(dates) == 6
    for number, moment in enumerate(dates):
        assert (moment.hour, moment.minute) == (18, 0)
        assert moment.date() == first + timedelta(weeks=number)
        for other in ZONES:
            real = moment.astimezone(ZoneInfo(other))
            as_written = moment.replace(tzinfo=written).astimezone(ZoneInfo(other))
            assert as_written == real
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-30)


@pytest.mark.parametrize("zone", ZONES)
def test_a_meeting_in_the_hour_that_comes_twice_lasts_as_long_as_it_says(zone: str) -> None:
    day = {"Europe/Lisbon": 25, "America/Los_Angeles": 31}.get(zone, 25)
    start = datetime(2026, 10, day, 0, 45, tzinfo=ZoneInfo(zone))
    _, event = event_of(start, None)
    assert event["DURATION"].dt == timedelta(minutes=45)
    assert "DTEND" not in event
    assert event.start == start


def test_a_month_means_the_same_weekday_of_it_and_a_fifth_one_the_last() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    _, second = event_of(datetime(2026, 9, 8, 19, 0, tzinfo=lisbon), Rhythm(weeks=0, times=3))
    assert [moment.date().isoformat() for moment in starts(second)] == [
        "2026-09-08",
        "2026-10-13",
        "2026-11-10",
    ]
    _, last = event_of(datetime(2026, 9, 29, 19, 0, tzinfo=lisbon), Rhythm(weeks=0, times=3))
    assert [moment.date().isoformat() for moment in starts(last)] == [
        "2026-09-29",
        "2026-10-27",
        "2026-11-24",
    ]
