"""Dates that suit both: from the hours of both sides, on both clocks, each week on its own.

A slot is a real moment, so that a change of the clocks between two weeks moves it for the side
that it moves for. Where the hours of one side are not known, nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.errors import BadInput
from agent.learning.seasons import next_meeting
from agent.records.people import Person
from agent.records.plan import Plan
from agent.roster.facts import Facts
from agent.skills.base import Draft, Situation, ask, may_ask, resumed
from agent.times.hours import CommonWindow, Hours, holds, hours_of, overlap

WEEKS_AHEAD = 4
NOTICE = timedelta(days=2)
"""How long before a meeting it is proposed at the latest."""
MOST = 3
_GRID = 15
"""Minutes of an hour on which a meeting begins."""
_RESTS_ON = ("factor-availability",)


@dataclass(frozen=True)
class Slot:
    """One moment, on the mentee's clock and on the other person's."""

    here: datetime
    there: datetime


def slots(
    mine: Hours, zone: str, theirs: Hours, their_zone: str, minutes: int, now: datetime
) -> tuple[Slot, ...]:
    """Up to three moments on different days within both hours, soonest first.

    `now` has a zone; each week is reckoned with its own clocks. Raises BadInput for a zone that
    does not exist.
    """
    found: dict[object, Slot] = {}
    for week in range(WEEKS_AHEAD):
        day = (now.astimezone(ZoneInfo(zone)) + timedelta(weeks=week)).date()
        common = overlap(mine, zone, theirs, their_zone, day).best
        for slot in sorted(_starts(common, minutes, now), key=lambda one: one.here):
            found.setdefault(slot.here.date(), slot)
    return tuple(found.values())[:MOST]


def _starts(common: tuple[CommonWindow, ...], minutes: int, now: datetime) -> Iterator[Slot]:
    for window in common:
        late = timedelta(minutes=-window.start.minute % _GRID)
        start = window.start.astimezone(UTC) + late
        fits = start + timedelta(minutes=minutes) <= window.end.astimezone(UTC)
        if fits and start >= now + NOTICE:
            here, there = window.start.tzinfo, window.other_start.tzinfo
            yield Slot(start.astimezone(here), start.astimezone(there))


def their_clock(person: Person | None) -> str:
    """The zone that a person's entry states, itself or by its place; empty where it is unknown."""
    return Facts(person).zone_name if person else ""


def of_plan(situation: Situation) -> tuple[Slot, ...]:
    """The dates that would suit the mentee and the chosen person; none where hours are unknown."""
    person, plan = situation.chosen(), situation.plan
    theirs = Facts(person).hours if person else None
    zone, their_zone = own_zone(plan), their_clock(person)
    if theirs is None or not (plan.criteria.hours and zone and their_zone):
        return ()
    minutes = next_meeting(plan).minutes
    try:
        mine = hours_of(plan.criteria.hours)
        return slots(mine, zone, theirs, their_zone, minutes, situation.now)
    except BadInput:
        return ()


def lies_outside(plan: Plan, start: datetime) -> bool:
    """Whether a moment (with a zone) lies outside the mentee's hours, where both are clear."""
    zone = own_zone(plan) or str(start.tzinfo)
    try:
        return bool(plan.criteria.hours) and not holds(hours_of(plan.criteria.hours), zone, start)
    except BadInput:
        return False


def own_zone(plan: Plan) -> str:
    """The mentee's zone, as far as known."""
    return plan.criteria.zone or plan.profile.zone


def proposed(situation: Situation) -> Draft:
    """The dates with a line to send, or what is missing to find them."""
    plan = situation.plan
    found = of_plan(situation)
    reaching = plan.reaching(plan.chosen)
    if not found:
        return _missing(situation)
    draft = Draft(plan=plan, says=(said(situation, found),), cites=_RESTS_ON)
    draft = replace(draft, suggestions=tuple(spoken(slot.here) for slot in found))
    if reaching is None or not may_ask(plan, "meeting.start"):
        return draft
    asked = ask(situation, draft, "meeting.start", variant="slot")
    return replace(asked, suggestions=draft.suggestions)


def said(situation: Situation, found: tuple[Slot, ...]) -> str:
    """The dates on both clocks; where the clocks change in between, that too."""
    reaching = situation.plan.reaching(situation.plan.chosen)
    name = reaching.name if reaching else situation.say("agenda.the_mentor")
    same = all(one.here.utcoffset() == one.there.utcoffset() for one in found)
    apart = {_apart(one) for one in found}
    return situation.say(
        "slots.proposed",
        name=name,
        slots=[(spoken(one.here), "" if same else _other(one)) for one in found],
        zone=str(found[0].there.tzinfo),
        change=len(apart) > 1,
    )


def _apart(slot: Slot) -> timedelta:
    return (slot.there.utcoffset() or timedelta()) - (slot.here.utcoffset() or timedelta())


def _other(slot: Slot) -> str:
    """The other person's hour, with the day where it is another one."""
    other_day = slot.there.date() != slot.here.date()
    return f"{slot.there:%A %H:%M}" if other_day else f"{slot.there:%H:%M}"


def spoken(start: datetime) -> str:
    """`Tuesday 24 November, 19:00`; without a time of day when none was said."""
    day = f"{start:%A} {start.day} {start:%B}"
    return day if (start.hour, start.minute) == (0, 0) else f"{day}, {start:%H:%M}"


def _missing(situation: Situation) -> Draft:
    """Whose hours are not known, and the one question or line that would find them."""
    plan, person = situation.plan, situation.chosen()
    reaching = plan.reaching(plan.chosen)
    if not plan.criteria.hours and may_ask(plan, "criteria.hours"):
        draft = Draft(plan=plan, says=(situation.say("slots.mine_unknown"),))
        return ask(situation, draft, "criteria.hours")
    known = person is not None and Facts(person).hours is not None
    key = "slots.none" if known and their_clock(person) and own_zone(plan) else "slots.unknown"
    name = reaching.name if reaching else situation.say("agenda.the_mentor")
    hours = ", ".join(plan.criteria.hours)
    line = situation.say(key, name=name, hours=hours, zone=own_zone(plan))
    return resumed(situation, Draft(plan=plan, says=(line,)))
