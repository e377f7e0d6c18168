"""Answers about what is looked for."""

from __future__ import annotations

from agent.hearing import wants
from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.learning import Fact
from agent.times.places import find_place


def hours(asked: Asked) -> Answer | None:
    """When the person can meet."""
    facts = (
        *wants.hours(asked.text, asked.said),
        *wants.formats(asked.text, asked.said),
        *asked.reader.place(),
    )
    zone = asked.plan.profile.zone
    if facts and zone and not asked.plan.criteria.zone:
        facts = (*facts, Fact("criteria.zone", zone))
    return Answer(facts) if facts else None


def languages(asked: Asked) -> Answer | None:
    """In which languages."""
    facts = wants.languages(asked.text, asked.said)
    return Answer(facts) if facts else None


def formats(asked: Asked) -> Answer | None:
    """In which form."""
    facts = wants.formats(asked.text, asked.said)
    return Answer(facts) if facts else None


_SOMETHING_ELSE = one_of(r"^\s*something else\W*$")
_NOTHING = words(r"nothing|none|no one|nobody(?! who)")


def deal_breakers(asked: Asked) -> Answer | None:
    """What rules a person out."""
    if _SOMETHING_ELSE.search(asked.text):
        return Answer(wish="name_it")
    if is_no(asked.text) or _NOTHING.search(asked.text):
        return Answer(wish="nothing_rules_out", left=True)
    facts = wants.rules(asked.text, asked.said)
    if facts:
        return Answer(facts)
    if says_nothing(asked.text) or asked.reader.place() or wants.wants(asked.text, asked.said):
        return None
    return Answer((Fact("criteria.none", words=asked.said),), notes=("cannot_check",), left=True)


def place(asked: Asked) -> Answer | None:
    """From where the person would meet."""
    place = find_place(tidy(asked.text))
    if place is None:
        return None
    fact = Fact("profile.place", words=asked.said)
    return Answer((fact, Fact("profile.zone", place.zone)) if place.zone else (fact,))
