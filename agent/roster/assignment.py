"""One-to-one proposals for a whole programme: the best outcome for all, within capacity.

First as many pairs as there can be, then the highest sum of scores (`scipy`'s assignment solver,
which is exact). A mentor counts as often as places are free; where the list says nothing, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from agent.errors import BadInput
from agent.records.groups import Assignment, Pair, Unplaced
from agent.records.matching import Criteria, Match
from agent.records.people import Person, Roster
from agent.roster.evidence import sentences
from agent.roster.ranking import Ranker
from agent.times.hours import hours_of

MOST_REASONS = 2
_MOST_NEEDS = 4


def assign(
    mentees: Roster,
    mentors: Roster,
    ranker: Ranker,
    now: datetime,
    *,
    reasons: dict[str, str],
    progress: Callable[[int, int], None] | None = None,
) -> Assignment:
    """The pairs and the mentees without one.

    reasons: the sentences for "nothing_wanted", "nobody_close" and "no_place".
    """
    places = [person.id for person in mentors.people for _ in range(_free(person))]
    matches: list[dict[str, Match]] = []
    for at, mentee in enumerate(mentees.people, start=1):
        matches.append(_close(mentee, mentors, ranker, now))
        if progress:
            progress(at, len(mentees.people))
    chosen = _solved(matches, places)
    pairs = tuple(
        _pair(mentee, matches[at][chosen[at]])
        for at, mentee in enumerate(mentees.people)
        if at in chosen
    )
    unplaced = tuple(
        Unplaced(id=mentee.id, reason=reasons[_why(mentee, matches[at])])
        for at, mentee in enumerate(mentees.people)
        if at not in chosen
    )
    return Assignment(pairs=pairs, unplaced=unplaced)


def needs_of(mentee: Person) -> tuple[str, ...]:
    """What a mentee looks for, in the words of the list: the wants, else what the entry says."""
    told = mentee.wants or (*sentences(mentee.bio), mentee.headline, *mentee.interests)
    return tuple(dict.fromkeys(text for text in told if text))[:_MOST_NEEDS]


def _free(mentor: Person) -> int:
    """Places that are free; one where the list says nothing."""
    if mentor.role == "mentee":
        return 0
    return 1 if mentor.capacity is None else max(0, mentor.capacity - (mentor.load or 0))


def _close(mentee: Person, mentors: Roster, ranker: Ranker, now: datetime) -> dict[str, Match]:
    """The mentors whose entry speaks to what is wanted, and who share a language."""
    needs = needs_of(mentee)
    if not needs:
        return {}
    ranked = ranker.prepare(mentors, needs).order(_criteria(mentee), now=now)
    return {
        match.id: match
        for match in ranked.matches
        if match.evidence and match.id != mentee.id and _can_talk(mentee, mentors.person(match.id))
    }


def _criteria(mentee: Person) -> Criteria:
    """What the mentee's entry says of hours and languages."""
    return Criteria(
        zone=mentee.zone,
        hours=_hours(mentee),
        languages=mentee.languages,
        interests=mentee.interests,
        offers=mentee.offers,
    )


def _hours(mentee: Person) -> tuple[str, ...]:
    try:
        return hours_of(mentee.hours).lines if mentee.hours and mentee.zone else ()
    except BadInput:
        return ()


def _can_talk(mentee: Person, mentor: Person | None) -> bool:
    if mentor is None or not (mentee.languages and mentor.languages):
        return mentor is not None
    return bool(set(mentee.languages) & set(mentor.languages))


def _solved(matches: Sequence[dict[str, Match]], places: Sequence[str]) -> dict[int, str]:
    """For each mentee who gets a place, whose it is."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not matches or not places:
        return {}
    one_more = float(len(matches) + 1)
    worth = np.zeros((len(matches), len(places)))
    for row, close in enumerate(matches):
        for column, mentor in enumerate(places):
            if mentor in close:
                worth[row, column] = one_more + close[mentor].score
    rows, columns = linear_sum_assignment(worth, maximize=True)
    both = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: places[column] for row, column in both if worth[row, column] > 0}


def _pair(mentee: Person, match: Match) -> Pair:
    best = sorted(match.evidence, key=lambda one: -one.score)
    quotes = dict.fromkeys(one.quote for one in best)
    return Pair(
        mentee=mentee.id,
        mentor=match.id,
        score=match.score,
        reasons=tuple(quotes)[:MOST_REASONS],
    )


def _why(mentee: Person, close: dict[str, Match]) -> str:
    if not needs_of(mentee):
        return "nothing_wanted"
    return "no_place" if close else "nobody_close"
