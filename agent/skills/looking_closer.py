"""Looking closer at a list: side by side, who is left out and why, and one person's entry."""

from __future__ import annotations

from agent.records.matching import Match, Shortlist
from agent.records.people import Person, Roster
from agent.skills.base import Draft, Situation
from agent.skills.cards import SHOWN, cards, in_quotes, reason, spoken_for

_EXCLUDED_SHOWN = 5
_FURTHER = 6
"""People shown when somebody asks who else there is."""
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
    """What each of those named, or of the first few, brings to each need, side by side in words."""
    wanted = situation.heard.notes
    matches = [shortlist.match(one) for one in wanted] if wanted else shortlist.matches[:SHOWN]
    lines = [
        situation.say("shortlist.left_out", out=reason(situation.catalogue, one))
        for one in shortlist.excluded
        if one.id in wanted
    ]
    for match in filter(None, matches):
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
    following = cards(situation.catalogue, later, roster, shortlist)
    return (opening, "\n".join((*out, *near)), *following)


def each(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    """For each who together cover the most: what is needed, what they can give, how long [1.19]."""
    picked = [shortlist.match(pick.id) for pick in shortlist.portfolio]
    matches = [match for match in picked if match] or list(shortlist.matches[:SHOWN])
    lines = [
        _given(situation, shortlist, match, person)
        for match in matches
        if (person := roster.person(match.id))
    ]
    return (situation.say("shortlist.each"), "\n".join(lines))


def _given(situation: Situation, shortlist: Shortlist, match: Match, person: Person) -> str:
    best = {item.need: item for item in sorted(match.evidence, key=lambda item: item.score)}
    return situation.say(
        "shortlist.each_one",
        name=match.name,
        pairs=[
            {"need": shortlist.needs[need], "quote": item.quote, "field": item.field}
            for need, item in sorted(best.items())
            if need in match.covers or not match.covers
        ],
        formats=person.formats,
        hours=person.hours_per_month,
    )


def more(situation: Situation, shortlist: Shortlist, roster: Roster) -> tuple[str, ...]:
    """Who comes after the first few."""
    later = shortlist.matches[SHOWN : SHOWN + _FURTHER]
    opening = situation.say("shortlist.more", shown=len(later), people=len(shortlist.matches))
    return (opening, *cards(situation.catalogue, later, roster, shortlist))


def how_ordered(situation: Situation, shortlist: Shortlist, _: Roster) -> tuple[str, ...]:
    """What the order rests on, in words, and what counts for nothing."""
    return (
        situation.say(
            "shortlist.order",
            needs=shortlist.needs,
            excluded=len(shortlist.excluded),
        ),
    )


def about(situation: Situation, roster: Roster) -> Draft:
    """What the list says about one person, and why they are or are not in the order."""
    person, shortlist = roster.person(situation.heard.notes[0]), situation.plan.shortlist
    if person is None:
        return Draft(plan=situation.plan)
    text = situation.say(
        "shortlist.about",
        name=person.called,
        said=[
            situation.say("shortlist.field", field=field, words=words)
            for field, words in _entry(person)
        ],
        place=shortlist.place(person.id) if shortlist else 0,
        why=_why(shortlist, person),
        out=_left_out(situation, person),
    )
    return Draft(plan=situation.plan, says=(text,))


def _why(shortlist: Shortlist | None, person: Person) -> list[dict[str, str]]:
    """For each need that their words touch, those that touch it most."""
    match = shortlist.match(person.id) if shortlist else None
    if shortlist is None or match is None:
        return []
    best = {item.need: item for item in sorted(match.evidence, key=lambda item: item.score)}
    return [
        {"need": shortlist.needs[need], "quote": item.quote, "field": item.field}
        for need, item in sorted(best.items())
    ]


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
