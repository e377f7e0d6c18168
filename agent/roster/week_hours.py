"""The hours of a week, in UTC, at which somebody can meet: their own, or any bearable one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.errors import BadInput
from agent.records.groups import Slot
from agent.records.people import Person
from agent.times.hours import Hours, holds, hours_of

HOURS = 7 * 24
EARLIEST, LATEST = 7, 22
"""Local hours from which and until which anybody can be asked to meet at all."""
GOOD_FROM, GOOD_UNTIL = 9, 21
"""Local hours that are bad for nobody."""
_TURNS = 3
"""Slots that take turns, where no hour is good for all."""

Week = frozenset[int]
"""Hours from Monday 00:00 UTC, 0 to 167."""


def week_of(person: Person, now: datetime) -> Week:
    """When somebody can meet in the week of `now`; without any hours or zone, at any hour."""
    if not person.zone:
        return frozenset(range(HOURS))
    own = _own(person)
    zone, monday = ZoneInfo(person.zone), _monday(now)
    moments = [(hour, monday + timedelta(hours=hour)) for hour in range(HOURS)]
    if own is not None:
        return frozenset(hour for hour, moment in moments if holds(own, person.zone, moment))
    return frozenset(
        hour for hour, moment in moments if EARLIEST <= moment.astimezone(zone).hour < LATEST
    )


def _own(person: Person) -> Hours | None:
    """The hours that were stated and can be read."""
    try:
        return hours_of(person.hours) if person.hours else None
    except BadInput:
        return None


def _monday(now: datetime) -> datetime:
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def slots(weeks: Mapping[str, Week], zones: Mapping[str, str], now: datetime) -> tuple[Slot, ...]:
    """One hour that is bad for nobody, else up to three that are bad for others in turn."""
    together = sorted(frozenset.intersection(*weeks.values())) if weeks else []
    at = _monday(now)
    found = [_slot(hour, zones, at) for hour in together]
    best = sorted(
        found, key=lambda slot: (len(slot.bad), slot.weekday > 3, slot.weekday, slot.hour)
    )
    if not best or not best[0].bad:
        return tuple(best[:1])
    turns: dict[tuple[str, ...], Slot] = {}
    for slot in best:
        turns.setdefault(slot.bad, slot)
    return tuple(turns.values())[:_TURNS]


def _slot(hour: int, zones: Mapping[str, str], monday: datetime) -> Slot:
    moment = monday + timedelta(hours=hour)
    bad = tuple(
        one
        for one, zone in sorted(zones.items())
        if zone and not GOOD_FROM <= moment.astimezone(ZoneInfo(zone)).hour < GOOD_UNTIL
    )
    return Slot(weekday=hour // 24, hour=hour % 24, bad=bad)
