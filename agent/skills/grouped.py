"""Circles and pairs of a list as text, with names in the place of ids."""

from __future__ import annotations

from agent.prompts import Catalogue
from agent.records.groups import Assignment, Circles, Unplaced
from agent.records.people import Roster


def circles_text(made: Circles, people: Roster, catalogue: Catalogue) -> str:
    """Each circle with what passes in it and when it meets; then who is in none."""
    names = {person.id: person.called for person in people.people}
    days = catalogue.choices("circles.weekdays")
    circles = [
        {
            "members": [names[one] for one in circle.members],
            "exchanges": [
                {**one.model_dump(), "giver": names[one.giver], "taker": names[one.taker]}
                for one in circle.exchanges
            ],
            "slots": [
                {
                    "day": days[one.weekday],
                    "hour": one.hour,
                    "bad": [names[person] for person in one.bad],
                }
                for one in circle.slots
            ],
        }
        for circle in made.circles
    ]
    unplaced = _unplaced(made.unplaced, names)
    return catalogue.say("show.circles", circles=circles, unplaced=unplaced)


def assignment_text(
    made: Assignment, mentees: Roster, mentors: Roster, catalogue: Catalogue
) -> str:
    """Each pair with the words it rests on; then the mentees without one."""
    names = {person.id: person.called for person in (*mentors.people, *mentees.people)}
    pairs = [
        {"mentee": names[one.mentee], "mentor": names[one.mentor], "reasons": one.reasons}
        for one in made.pairs
    ]
    unplaced = _unplaced(made.unplaced, names)
    return catalogue.say("show.assignment", pairs=pairs, unplaced=unplaced)


def _unplaced(found: tuple[Unplaced, ...], names: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": names[one.id], "reason": one.reason} for one in found]
