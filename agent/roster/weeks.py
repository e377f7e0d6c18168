"""Two people's hours compared over a season, fast: a week as 672 bits, one for 15 minutes.

`times.hours.overlap` gives the stretches for people to read; this gives the minutes for ordering
thousands. Daylight saving is followed week by week.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from agent.times.hours import Hours

SLOT = 15
"""Minutes of one bit; what fills a slot only in part does not count."""

SLOTS = 7 * 24 * 60 // SLOT
_WEEK = (1 << SLOTS) - 1

USUAL_SEASON = 12
"""Weeks looked ahead where the mentee names no season."""

ENOUGH = 30
"""Minutes a week from which hours count as overlapping: one short talk."""


@lru_cache(maxsize=4096)
def week_bits(hours: Hours) -> int:
    """The slots of a local week, Monday 0:00 first, that lie within the hours."""
    bits = 0
    for window in hours.windows:
        for day in window.days:
            start = -(-(day * 1440 + window.start) // SLOT)
            end = (day * 1440 + window.end) // SLOT
            bits |= ((1 << max(0, end - start)) - 1) << start
    return (bits | bits >> SLOTS) & _WEEK


@lru_cache(maxsize=4096)
def differences(zone: str, other: str, on: date, weeks: int) -> frozenset[int]:
    """How many minutes `other` is ahead of `zone`, in each week of a season that begins at `on`."""
    days = (on + timedelta(weeks=week) for week in range(weeks + 1))
    return frozenset(_ahead(other, day) - _ahead(zone, day) for day in days)


@lru_cache(maxsize=16384)
def _ahead(zone: str, day: date) -> int:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
    offset = noon.utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60


def shared_minutes(mine: Hours, theirs: Hours, ahead: int) -> int:
    """Minutes a week that both have, `theirs` being kept on a clock `ahead` of mine."""
    shift = round(ahead / SLOT) % SLOTS
    other = week_bits(theirs)
    moved = (other >> shift | other << (SLOTS - shift)) & _WEEK
    return (week_bits(mine) & moved).bit_count() * SLOT


def over_season(
    mine: Hours, zone: str, theirs: Hours, other: str, on: date, weeks: int | None
) -> tuple[int, int]:
    """(least, most) minutes a week that both have, over the weeks of a season."""
    found = [
        shared_minutes(mine, theirs, ahead)
        for ahead in differences(zone, other, on, min(weeks or USUAL_SEASON, 104))
    ]
    return min(found), max(found)
