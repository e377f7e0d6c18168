"""People as a reader sees them: a name, what they do, the words that speak for them."""

from __future__ import annotations

from agent.prompts import Catalogue
from agent.records.matching import Match
from agent.records.people import Person

_SENTENCES = ("bio", "experience", "headline", "ideal_mentee", "offers", "interests")
_MOST_TAGS = 4


def card(catalogue: Catalogue, place: int, person: Person, match: Match) -> str:
    """One person as two or three short sentences, each with the field it came from."""
    field, quotes = spoken_for(person, match)
    return catalogue.say(
        "shortlist.card",
        place=place,
        name=person.called,
        headline="" if field == "headline" else _headline(person),
        quotes=quotes,
        field=field,
        hours=person.hours_per_month,
        formats=person.formats,
        location=person.location,
        concerns=[f.note for f in match.practical if f.finding == "unmet" and f.note],
    )


def spoken_for(person: Person, match: Match) -> tuple[str, tuple[str, ...]]:
    """The field and the words of it that speak best for this person; empty when none do.

    A sentence the person wrote comes before a list of tags.
    """
    ranked = sorted(match.evidence, key=lambda item: -item.score)
    for evidence in ranked:
        if evidence.field in _SENTENCES and len(evidence.quote.split()) > 2:
            return evidence.field, (evidence.quote,)
    if not ranked:
        return "", ()
    field = ranked[0].field
    tags = dict.fromkeys(item.quote for item in ranked if item.field == field)
    return field, tuple(tags)[:_MOST_TAGS]


def _headline(person: Person) -> str:
    return person.headline or person.seniority
