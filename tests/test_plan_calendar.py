"""Everything of a plan that has a day, as a calendar file that a real parser reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from agent.calendars import plan_calendar
from agent.records.agreement import Agreement
from agent.records.base import Source, Words
from agent.records.meetings import Agenda, AgendaItem, Meeting, Outreach, Rhythm
from agent.records.plan import Plan, Step
from agent.records.progress import Action

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
SOURCE = Source(kind="file")
AGENDA = Agenda(
    kind="regular",
    minutes=45,
    items=(AgendaItem(minutes=45, title="Talk", purpose="Both.", owner="both"),),
)


def said(text: str, *, private: bool = False) -> Words:
    return Words(text=text, source=SOURCE, private=private)


def met(zone: str) -> Meeting:
    return Meeting(
        mentor="m",
        name="Tove Aas",
        number=2,
        minutes=45,
        start=datetime.fromisoformat("2026-10-22T18:00"),
        zone=zone,
        agenda=AGENDA,
        rhythm=Rhythm(weeks=1, times=3),
    )


def events(plan: Plan) -> dict[str, icalendar.Event]:
    made = plan_calendar(plan, NOW)
    assert made is not None
    found = icalendar.Calendar.from_ical(made).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in found}


@pytest.mark.parametrize(
    ("zone", "other", "there"),
    [
        ("Europe/Lisbon", "Africa/Nairobi", ["20:00", "21:00", "21:00"]),
        ("Africa/Nairobi", "Europe/Lisbon", ["16:00", "15:00", "15:00"]),
        ("Asia/Almaty", "Europe/Lisbon", ["14:00", "13:00", "13:00"]),
        ("America/Los_Angeles", "Europe/Lisbon", ["02:00", "01:00", "02:00"]),
        ("America/Costa_Rica", "Africa/Nairobi", ["03:00", "03:00", "03:00"]),
    ],
)
def test_a_recurring_meeting_keeps_its_hour_here_and_moves_there(
    zone: str, other: str, there: list[str]
) -> None:
    (event,) = events(Plan(meetings=(met(zone),))).values()
    assert event["RRULE"]["COUNT"] == [3]
    dates = [event.start + timedelta(weeks=week) for week in range(3)]
    assert [f"{moment:%H:%M}" for moment in dates] == ["18:00"] * 3
    assert [f"{moment.astimezone(ZoneInfo(other)):%H:%M}" for moment in dates] == there


def test_steps_follow_ups_and_ends_are_whole_days_with_an_alarm_in_the_morning() -> None:
    plan = Plan(
        outreach=(Outreach(mentor="n", name="Ida Voss", sent=date(2026, 10, 15)),),
        actions=(
            Action(what=said("draw the first page"), on=date(2026, 10, 30)),
            Action(id="a2", what=said("tell my boss", private=True), on=date(2026, 10, 31)),
            Action(id="a3", what=said("long ago"), on=date(2026, 10, 1)),
            Action(id="a4", what=said("done already"), on=date(2026, 11, 1), state="done"),
        ),
        agreements=(Agreement(mentor="m", name="Tove Aas", until=date(2027, 3, 28)),),
        steps=(Step(what="Ask two people", on="2026-11-02", route="ask"),),
    )
    found = events(plan)
    assert {title: event.start for title, event in found.items()} == {
        "Draw the first page": date(2026, 10, 30),
        "A step of yours": date(2026, 10, 31),
        "If Ida Voss has not answered: one short follow-up": date(2026, 10, 25),
        "The season with Tove Aas ends: review, go on, or end well": date(2027, 3, 28),
        "Ask two people": date(2026, 11, 2),
    }
    for event in found.values():
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == timedelta(hours=9)


def test_nothing_to_come_makes_no_file() -> None:
    assert plan_calendar(Plan(), NOW) is None
    over = met("Europe/Lisbon").model_copy(update={"held": date(2026, 10, 19)})
    assert plan_calendar(Plan(meetings=(over,)), NOW) is None
