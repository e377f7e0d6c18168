"""What rules a person out: the mentee's own deal-breakers, and a full calendar.

Only what the entry states excludes; unknown never does. Every exclusion carries its words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from agent.errors import BadCriteria
from agent.lexical import words
from agent.prompts import load_catalogue
from agent.records.matching import DealBreaker, Excluded, Factor
from agent.records.people import Person
from agent.roster.facts import Facts, Found
from agent.roster.languages import language_codes
from agent.roster.practical import Wishes
from agent.roster.values import money, whole_number
from agent.roster.weeks import differences

CAPACITY = "capacity"

_NOT_RULES = frozenset({"name", "contact", "extra"})
RULE_FIELDS = tuple(name for name in Person.model_fields if name not in _NOT_RULES)
"""Roster fields that a rule may name; ticked columns may be named too."""


class Broken(NamedTuple):
    """A rule that a person breaks: its name, the reason in words, the quote and its field."""

    rule: str
    reason: str
    quote: str
    field: str


def check_rules(rules: Sequence[DealBreaker], people: Sequence[Person]) -> None:
    """Raises BadCriteria for a rule on a field that no roster has."""
    ticked = {column for person in people for column in person.extra}
    for rule in rules:
        if rule.field and rule.field not in RULE_FIELDS and rule.field not in ticked:
            there = ", ".join((*RULE_FIELDS, *sorted(ticked)))
            message = f"There is no field {rule.field!r} for a deal-breaker; fields are {there}."
            raise BadCriteria(message)
        if rule.field and not (rule.includes or rule.excludes or _has_number(rule)):
            message = f"The deal-breaker on {rule.field!r} holds no text; say what it must have."
            raise BadCriteria(message)


def _has_number(rule: DealBreaker) -> bool:
    return any(limit is not None for limit in (rule.at_least, rule.at_most, rule.within_hours))


def broken_rule(
    rule: DealBreaker, facts: Facts, wishes: Wishes, factor: Callable[[Factor], Found]
) -> Broken | None:
    """How a person breaks one rule, or None. `factor` gives the finding for a factor."""
    if rule.factor:
        found = factor(rule.factor)
        if found.finding != "unmet":
            return None
        named = rule.factor.replace("_", " ")
        return Broken(rule.factor, _say("factor", factor=named), found.quote, found.field)
    if rule.within_hours is not None:
        return _too_far(rule.within_hours, facts, wishes)
    name = rule.field or ""
    texts = field_texts(facts.person, name)
    if not texts:
        return None
    if rule.at_least is not None or rule.at_most is not None:
        return _out_of_range(rule, name, texts, facts)
    return _wrong_text(rule, name, texts)


def no_free_place(facts: Facts) -> Broken | None:
    """The exclusion of somebody whose places are all taken; an unknown number is no exclusion."""
    if facts.free_places is None or facts.free_places > 0:
        return None
    person = facts.person
    full = person.load is not None and person.load > 0
    quote, field = (str(person.load), "load") if full else (str(person.capacity), "capacity")
    return Broken(CAPACITY, _say("capacity"), quote, field)


def excluded(person: Person, broken: Broken) -> Excluded:
    """The record of an exclusion."""
    return Excluded(
        id=person.id,
        name=person.called,
        deal_breaker=broken.rule,
        reason=broken.reason,
        quote=broken.quote,
        field=broken.field,
    )


@lru_cache(maxsize=512)
def _cached(key: str, values: tuple[tuple[str, str], ...]) -> str:
    return load_catalogue().say(key, **dict(values))


def _say(key: str, **values: object) -> str:
    return _cached(f"finding.excluded.{key}", tuple((k, str(v)) for k, v in values.items()))


def field_texts(person: Person, name: str) -> tuple[str, ...]:
    """What an entry states in a field, or in a ticked column, as texts, if any."""
    value = getattr(person, name) if name in RULE_FIELDS else person.extra.get(name, ())
    if value is None or value == "":
        return ()
    if isinstance(value, tuple):
        return value
    return (f"{value:g}" if isinstance(value, float) else str(value),)


def _number(name: str, text: str, facts: Facts) -> float | None:
    if name == "cost":
        return money(text)
    stated = getattr(facts.person, name, None)
    if isinstance(stated, int | float):
        return float(stated)
    found = re.search(r"-?\d+(?:\.\d+)?", text)
    return float(found.group()) if found else _worded(text)


def _worded(text: str) -> float | None:
    number = whole_number(text)
    return None if number is None else float(number)


def _out_of_range(
    rule: DealBreaker, name: str, texts: Sequence[str], facts: Facts
) -> Broken | None:
    for text in texts:
        stated = _number(name, text, facts)
        if stated is None:
            continue
        shown = name.replace("_", " ")
        if rule.at_least is not None and stated < rule.at_least:
            return Broken(
                name, _say("at_least", field=shown, limit=f"{rule.at_least:g}"), text, name
            )
        if rule.at_most is not None and stated > rule.at_most:
            return Broken(name, _say("at_most", field=shown, limit=f"{rule.at_most:g}"), text, name)
    return None


def _wrong_text(rule: DealBreaker, name: str, texts: Sequence[str]) -> Broken | None:
    shown = name.replace("_", " ")
    if rule.includes is not None:
        if any(_has(text, rule.includes, name) for text in texts):
            return None
        return Broken(name, _say("includes", field=shown, text=rule.includes), texts[0], name)
    wrong = next((text for text in texts if _has(text, rule.excludes or "", name)), None)
    if wrong is None:
        return None
    return Broken(name, _say("excludes", field=shown, text=rule.excludes), wrong, name)


def _has(text: str, wanted: str, name: str) -> bool:
    """Whether `wanted` stands in a text as whole words; languages and formats by meaning."""
    if name == "languages":
        return bool(language_codes(text) & language_codes(wanted)) or _has_words(text, wanted)
    if name == "formats":
        return bool(set(format_names(text)) & set(format_names(wanted))) or _has_words(text, wanted)
    return _has_words(text, wanted)


def format_names(text: str) -> tuple[str, ...]:
    """The kinds of mentoring that a text names."""
    person = Person(id="-", formats=(text,))
    return tuple(Facts(person).formats)


def _has_words(text: str, wanted: str) -> bool:
    found, phrase = words(text), words(wanted)
    if not phrase:
        return wanted.strip().lower() in text.lower()
    width = len(phrase)
    return any(found[at : at + width] == phrase for at in range(len(found) - width + 1))


def _too_far(limit: float, facts: Facts, wishes: Wishes) -> Broken | None:
    if not wishes.zone or not facts.zone_name:
        return None
    hours = hours_apart(wishes.zone, facts.zone_name, wishes.on, wishes.weeks)
    if hours <= limit:
        return None
    reason = _say("within_hours", hours=f"{hours:g}", limit=f"{limit:g}")
    return Broken("zone", reason, facts.zone.quote, facts.zone.field)


def hours_apart(zone: str, other: str, on: date, weeks: int | None) -> float:
    """The most hours between two clocks in any week of the season, the short way round the day."""
    ahead = differences(zone, other, on, weeks or 0)
    return max(min(abs(m) % 1440, 1440 - abs(m) % 1440) / 60 for m in ahead) if ahead else math.inf
