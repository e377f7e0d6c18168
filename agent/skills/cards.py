"""People as a reader sees them: a name, what they do, the words that speak for them."""

from __future__ import annotations

from agent.prompts import Catalogue
from agent.records.matching import Excluded, Match, Shortlist
from agent.records.people import Person, Roster

SHOWN = 3
"""People in a first look."""
_CLOSE = frozenset({"met", "partly"})

_OWN_SENTENCES = ("bio", "experience", "ideal_mentee", "offers")
_SHORTEST_SENTENCE = 4
_NEARLY = 0.6
"""A sentence of one's own is shown before tags that score up to this much better."""
_MOST_TAGS = 4


def card(catalogue: Catalogue, place: int, person: Person, match: Match) -> str:
    """One person as two or three short sentences, each with the field it came from."""
    field, quotes = spoken_for(person, match)
    return catalogue.say(
        "shortlist.card",
        place=place,
        name=person.called,
        headline="" if field == "headline" else _headline(person),
        quoted=in_quotes(quotes) if quotes else "",
        field=field,
        hours=person.hours_per_month,
        formats=person.formats,
        location=person.location,
        concerns=[f.note for f in match.practical if f.finding == "unmet" and f.note],
    )


def spoken_for(person: Person, match: Match) -> tuple[str, tuple[str, ...]]:
    """The field and the words of it that speak best for this person; empty when none do.

    A sentence that the person wrote comes before a list of tags; the headline stands beside the
    name already and is quoted only where nothing else speaks.
    """
    if match.reason is not None:
        return match.reason.field, (match.reason.quote,)
    ranked = sorted(match.evidence, key=lambda item: -item.score)
    besides = [item for item in ranked if item.field != "headline"] or ranked
    if not besides:
        return "", ()
    for evidence in besides:
        is_sentence = len(evidence.quote.split()) >= _SHORTEST_SENTENCE
        is_near = evidence.score >= besides[0].score * _NEARLY
        if evidence.field in _OWN_SENTENCES and is_sentence and is_near:
            return evidence.field, (evidence.quote,)
    field = besides[0].field
    tags = dict.fromkeys(item.quote for item in besides if item.field == field)
    return field, tuple(tags)[:_MOST_TAGS]


def _headline(person: Person) -> str:
    return (person.headline or person.seniority).rstrip(" .")


def in_quotes(quotes: tuple[str, ...]) -> str:
    """The quotes as they stand in a sentence, ended once."""
    ended = quotes[-1].endswith((".", "!", "?", "…"))
    return ", ".join(f'"{quote}"' for quote in quotes) + ("" if ended else ".")


def cards(
    catalogue: Catalogue, matches: tuple[Match, ...], roster: Roster, shortlist: Shortlist
) -> tuple[str, ...]:
    """A card for each of these matches, with its place in the whole order."""
    people = ((match, roster.person(match.id)) for match in matches)
    return tuple(
        card(catalogue, shortlist.place(match.id), person, match)
        for match, person in people
        if person
    )


def fitting(shortlist: Shortlist, most: int) -> tuple[Match, ...]:
    """The first few whose own words speak to at least half of the needs."""
    return tuple(match for match in shortlist.matches[:most] if _is_near(match, shortlist))


def _is_near(match: Match, shortlist: Shortlist) -> bool:
    touched = {item.need for item in match.evidence}
    close = any(f.factor == "relevant_experience" and f.finding in _CLOSE for f in match.factors)
    return close and 2 * len(touched) >= len(shortlist.needs)


def reason(catalogue: Catalogue, one: Excluded) -> str:
    """A person who is left out, and by what."""
    return catalogue.say("shortlist.out", name=one.name, reason=one.reason, quote=one.quote)
