"""Which one change would bring whom in; never one that the mentee called fixed.

Nobody is asked to give up money, access, hours that are fixed, or a text they ruled out.
"""

from __future__ import annotations

from agent.prompts import load_catalogue
from agent.records.matching import Criteria, DealBreaker
from agent.roster.deal_breakers import hours_apart
from agent.roster.facts import Facts
from agent.roster.languages import language_name
from agent.roster.practical import (
    Wishes,
    find_format,
    find_hours,
    find_hours_per_month,
    find_language,
)
from agent.roster.weeks import ENOUGH, over_season
from agent.times.hours import Hours, Window

_SHIFTS = (30, 60, 90, 120)
"""Minutes by which hours are moved to see whether a small change is enough."""

_FIXED = frozenset({"cost", "access", "capacity", "load", "role"})


def _say(key: str, **values: object) -> str:
    return load_catalogue().say(f"finding.relax.{key}", **values)


def relaxing(rule: DealBreaker, facts: Facts, criteria: Criteria, wishes: Wishes) -> str:
    """How one deal-breaker would have to change for this person, or "" where it may not."""
    if rule.excludes is not None or rule.field in _FIXED:
        return ""
    if rule.factor == "availability":
        return relaxing_time(facts, criteria, wishes)
    if rule.factor:
        return _say("factor", factor=rule.factor.replace("_", " "))
    if rule.within_hours is not None:
        return _clocks(facts, criteria, wishes)
    if rule.field in {"hours", "zone"} and criteria.hours_fixed:
        return ""
    return _relaxed_field(rule, facts)


def _clocks(facts: Facts, criteria: Criteria, wishes: Wishes) -> str:
    if criteria.hours_fixed:
        return ""
    hours = hours_apart(wishes.zone, facts.zone_name, wishes.on, wishes.weeks)
    return _say("within_hours", hours=f"{hours:g}")


def _relaxed_field(rule: DealBreaker, facts: Facts) -> str:
    name = rule.field or ""
    if name == "languages":
        spoken = [language_name(code) for code in facts.languages]
        return _say("language", language=" or ".join(spoken[:2])) if spoken else ""
    if name == "formats":
        return _say("format", formats=" or ".join(facts.person.formats[:2]))
    if name == "hours_per_month" and rule.at_least is not None:
        return _say("hours_per_month", hours=f"{facts.person.hours_per_month:g}")
    shown = name.replace("_", " ")
    if rule.includes is not None:
        return _say("includes", field=shown, text=rule.includes)
    value = getattr(facts.person, name, None)
    return _say("at_least", field=shown, value=value) if value else ""


def relaxing_fit(facts: Facts, criteria: Criteria, wishes: Wishes) -> str:
    """The one change after which everything practical that is known would fit, or ""."""
    misfits = [
        misfit
        for misfit, found in (
            ("time", find_hours(facts, wishes)),
            ("amount", find_hours_per_month(facts, wishes)),
            ("language", find_language(facts, wishes.languages)),
            ("format", find_format(facts, wishes.formats)),
        )
        if found.finding == "unmet"
    ]
    if len(misfits) != 1:
        return ""
    if misfits[0] in {"time", "amount"}:
        return relaxing_time(facts, criteria, wishes)
    if misfits[0] == "language":
        spoken = [language_name(code) for code in facts.languages]
        return _say("language", language=" or ".join(spoken[:2]))
    return _say("format", formats=" or ".join(facts.person.formats[:2]))


def relaxing_time(facts: Facts, criteria: Criteria, wishes: Wishes) -> str:
    """The smallest change of the mentee's hours that suits this person, or ""."""
    if find_hours_per_month(facts, wishes).finding == "unmet":
        return _say("hours_per_month", hours=f"{facts.person.hours_per_month:g}")
    if criteria.hours_fixed:
        return ""
    return _shifted(facts, wishes) or _in_writing(facts)


def _in_writing(facts: Facts) -> str:
    return _say("writing") if "in writing" in facts.formats else ""


def _shifted(facts: Facts, wishes: Wishes) -> str:
    theirs = facts.hours
    if not wishes.hours or not theirs or not wishes.zone or not facts.zone_name:
        return ""
    for minutes in _SHIFTS:
        for way, signed in (("earlier", -minutes), ("later", minutes)):
            moved = _moved(wishes.hours, signed)
            least, _ = over_season(
                moved, wishes.zone, theirs, facts.zone_name, wishes.on, wishes.weeks
            )
            if least >= ENOUGH:
                return _say(way, minutes=minutes, at=moved.lines[0])
    return ""


def _moved(hours: Hours, minutes: int) -> Hours:
    """The hours stretched at one end: begun earlier, or ended later."""
    windows = (
        Window(window.days, max(0, window.start + min(0, minutes)), window.end + max(0, minutes))
        for window in hours.windows
    )
    return Hours(tuple(windows))
