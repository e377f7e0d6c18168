"""Looking closer at a list: side by side, who is left out and why, and one person's entry."""

from __future__ import annotations

from agent.records.matching import Shortlist
from agent.records.people import Person, Roster
from agent.skills.base import Draft, Situation
from agent.skills.cards import SHOWN, cards, in_quotes, reason, spoken_for

_EXCLUDED_SHOWN = 5
_SHOWN_FIELDS = (
    "headline",
    "bio",
    "skills",
    "languages",
    "location",
    "hours",
    "formats",
    "cost",
)
"""What of an entry a mentee may read, as it was published."""


def compared(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    """What each of the first few brings to each need, side by side in words."""
    lines = []
    for match in shortlist.matches[:SHOWN]:
        person = roster.person(match.id)
        if person is None:
            continue
        field, quotes = spoken_for(person, match)
        lines.append(
            situation.say(
                "shortlist.compared",
                name=match.name,
                needs=[shortlist.needs[index] for index in match.covers],
                quoted=in_quotes(quotes) if quotes else "",
                field=field,
                practical=[finding.note for finding in match.practical if finding.note],
                ask=next((f.ask for f in match.factors if f.finding == "unknown" and f.ask), ""),
            )
        )
    return ("\n".join(lines),)


def why_not(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    """Who is left out and why, which one change would bring whom in, and who comes next."""
    opening = situation.say("shortlist.why_not", excluded=len(shortlist.excluded))
    out = [f"- {reason(situation.catalogue, one)}." for one in shortlist.excluded[:_EXCLUDED_SHOWN]]
    near = [
        situation.say("shortlist.near", name=one.name, relax=one.relax)
        for one in shortlist.near_misses[:SHOWN]
    ]
    later = shortlist.matches[SHOWN : 2 * SHOWN]
    following = cards(situation.catalogue, later, roster, first=SHOWN + 1)
    return (opening, "\n".join((*out, *near)), *following)


def about(situation: Situation, roster: Roster) -> Draft:
    """What the list says about one person, and why they are or are not in the order."""
    person = roster.person(situation.heard.notes[0])
    if person is None:
        return Draft(plan=situation.plan)
    text = situation.say(
        "shortlist.about",
        name=person.called,
        said=[
            situation.say("shortlist.field", field=field, words=words)
            for field, words in _entry(person)
        ],
        place=_place(situation.plan.shortlist, person),
        out=_left_out(situation, person),
    )
    return Draft(plan=situation.plan, says=(text,))


def _place(shortlist: Shortlist | None, person: Person) -> int:
    """Place in the order, from 1; 0 when the person is in none."""
    ids = [match.id for match in shortlist.matches] if shortlist else []
    return ids.index(person.id) + 1 if person.id in ids else 0


def _left_out(situation: Situation, person: Person) -> str:
    excluded = situation.plan.shortlist.excluded if situation.plan.shortlist else ()
    found = next((one for one in excluded if one.id == person.id), None)
    return reason(situation.catalogue, found) if found else ""


def _entry(person: Person) -> list[tuple[str, str]]:
    values = ((field, getattr(person, field)) for field in _SHOWN_FIELDS)
    return [
        (field, ", ".join(value) if isinstance(value, tuple) else value)
        for field, value in values
        if value
    ]
