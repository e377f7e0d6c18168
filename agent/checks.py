"""What every record must pass before a person sees it. One line for each thing that is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from agent.records.matching import Shortlist
from agent.records.meetings import Agenda, Claim, Pitch
from agent.records.people import Person, Roster
from agent.records.plan import Plan

MOST_WORDS = {"email": 160, "message": 60}
MOST_SUGGESTIONS = 5


_WAITS_FOR = {
    "introduction": "profile.now",
    "why": "goal.aim",
    "relevance": "outreach.caught",
    "commitment": "plan.commitment",
}
"""The plan field that each part of an ask needs from the mentee."""


def problems(record: object, plan: Plan, roster: Roster | None) -> tuple[str, ...]:
    """What is wrong with a drafted record; empty when it may be shown."""
    if isinstance(record, Shortlist):
        return tuple(_of_shortlist(record, roster))
    if isinstance(record, Pitch):
        return tuple(_of_pitch(record, plan, roster))
    if isinstance(record, Agenda):
        return tuple(_of_agenda(record))
    return ()


def _of_shortlist(shortlist: Shortlist, roster: Roster | None) -> Iterable[str]:
    if roster is None:
        yield "people were named without a roster"
        return
    out = {one.id for one in shortlist.excluded}
    for match in shortlist.matches:
        person = roster.person(match.id)
        if person is None:
            yield f"{match.id} is not in the roster"
            continue
        if match.id in out:
            yield f"{match.name} is ranked although ruled out"
        quotes = [(one.field, one.quote) for one in match.evidence]
        quotes += [(one.field, one.quote) for one in match.factors]
        quotes += [(one.field, one.quote) for one in match.practical]
        for field, quote in quotes:
            if quote and not stands_in(person, field, quote):
                yield f"a quote about {match.name} does not stand in {field}"


def _of_pitch(pitch: Pitch, plan: Plan, roster: Roster | None) -> Iterable[str]:
    parts = pitch.parts.model_dump()
    if pitch.kind == "ask":
        settled = {part for part, field in _WAITS_FOR.items() if _is_settled(plan, field)}
        empty = (name for name, text in parts.items() if not text and name not in settled)
        yield from (f"the part {name} is empty" for name in empty)
    if pitch.words > MOST_WORDS[pitch.channel]:
        yield f"{pitch.words} words are too many for this channel"
    person = roster.person(plan.chosen) if roster else None
    for claim in pitch.claims:
        if not _supported(claim, plan, person):
            yield f'"{claim.text}" has no source'


def _is_settled(plan: Plan, field: str) -> bool:
    """Whether the mentee has left this line out, or was asked for it as often as is polite."""
    return field in plan.left or plan.asked.get(field, 0) > 1


def _supported(claim: Claim, plan: Plan, person: Person | None) -> bool:
    """Whether a claim is part of words that the plan or the person's entry really holds."""
    if claim.text not in claim.source.quote:
        return False
    if claim.source.kind == "roster":
        return person is not None and stands_in(person, claim.source.field, claim.source.quote)
    return any(claim.source.quote == said for said in _said(plan))


def _said(plan: Plan) -> Iterable[str]:
    for goal in plan.goals:
        yield from (w.text for w in (goal.aim, goal.guidance, goal.by, goal.measure) if w)
    profile = plan.profile
    yield from (w.text for w in (profile.name, profile.now, profile.place) if w)
    yield from (one.caught.text for one in plan.outreach if one.caught)
    if plan.commitment:
        yield plan.commitment.text


def _of_agenda(agenda: Agenda) -> Iterable[str]:
    total = sum(item.minutes for item in agenda.items)
    if total != agenda.minutes:
        yield f"the items add up to {total} minutes, not {agenda.minutes}"
    if any(item.minutes < 1 for item in agenda.items):
        yield "an item has no time"
    if agenda.kind == "first" and not any(item.owner == "mentor" for item in agenda.items):
        yield "the mentor has no turn to speak"


def stands_in(person: Person, field: str, quote: str) -> bool:
    """Whether the words stand verbatim in that field of the person's entry."""
    value = person.extra.get(field, getattr(person, field, ""))
    texts = value if isinstance(value, tuple) else (value,)
    return any(quote in str(text) for text in texts if text is not None)
