"""Dates that suit both: on both clocks, right in every week of a change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.skills.slots import MOST, NOTICE, slots
from agent.times.hours import holds, parse_hours

CITIES = ("Europe/Lisbon", "Africa/Nairobi", "Asia/Almaty", "America/Los_Angeles")
START = datetime(2026, 3, 1, tzinfo=UTC)
HOURS = ("Mon-Fri 18:00-21:00", "Sat 10:00-12:00", "daily 07:00-09:00", "Tue,Thu 12:10-13:00")


@settings(max_examples=60)
@given(
    st.sampled_from(HOURS),
    st.sampled_from(CITIES),
    st.sampled_from(HOURS),
    st.sampled_from(CITIES),
    st.sampled_from([15, 30, 60]),
    st.integers(0, 15_000).map(lambda hours: START + timedelta(hours=hours)),
)
def test_every_date_lies_within_both_hours(
    mine: str, here: str, theirs: str, there: str, minutes: int, now: datetime
) -> None:
    found = slots(parse_hours(mine), here, parse_hours(theirs), there, minutes, now)
    assert len(found) <= MOST
    assert len({slot.here.date() for slot in found}) == len(found)
    for slot in found:
        assert slot.here == slot.there
        assert slot.here >= now + NOTICE
        assert slot.here.minute % 15 == 0
        for moment in (slot.here, slot.here + timedelta(minutes=minutes - 1)):
            assert holds(parse_hours(mine), here, moment.astimezone(ZoneInfo(here)))
            assert holds(parse_hours(theirs), there, moment.astimezone(ZoneInfo(there)))


@pytest.mark.parametrize(
    ("now", "there"),
    [
        (datetime(2026, 3, 20, tzinfo=UTC), ["23:00", "22:00", "22:00"]),
        (datetime(2026, 10, 16, tzinfo=UTC), ["22:00", "23:00", "23:00"]),
    ],
    ids=["March", "October"],
)
def test_the_other_clock_moves_with_the_change(now: datetime, there: list[str]) -> None:
    mine, theirs = parse_hours("Tue 18:00-18:30"), parse_hours("daily 20:00-24:00")
    found = slots(mine, "Europe/Lisbon", theirs, "Asia/Almaty", 30, now)
    assert [f"{slot.here:%H:%M}" for slot in found] == ["18:00"] * 3
    assert [f"{slot.there:%H:%M}" for slot in found] == there


def test_a_time_too_short_for_the_meeting_is_none() -> None:
    mine, theirs = parse_hours("Mon 18:00-18:20"), parse_hours("Mon 18:00-19:00")
    now = datetime(2026, 11, 21, tzinfo=UTC)
    assert slots(mine, "Europe/Lisbon", theirs, "Europe/Lisbon", 30, now) == ()
