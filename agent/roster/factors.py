"""The eight factors, each found in the entry's own words, or unknown [1.7].

Precision before recall: a trait is "partly" when somebody says it of themselves, "met" only when
the roster marks it as verified. Nobody's name, gender, age or origin is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from agent.folding import fold
from agent.lexical import score, words
from agent.records.matching import Factor
from agent.roster.facts import UNKNOWN, Facts, Found
from agent.roster.practical import Wishes, find_hours, find_hours_per_month, find_language

VALUE = {"met": 1.0, "partly": 0.6, "unknown": 0.5, "unmet": 0.0}
"""What a finding is worth in a score: unknown stands in the middle, so it is never a no."""

_WANTED = 0.5
"""Share of an offer's weight that must stand in a want (or the reverse) to be an exchange."""

_TRAITS: dict[Factor, str] = {
    "ability_to_inspire": r"\b(?:inspir(?:e|es|ing) (?:people|others|students|young|teams|my)"
    r"|motivat(?:e|es|ing) (?:people|others|students|teams|my|them|you)"
    r"|encourag(?:e|es|ing) (?:people|others|students|teams|my|them|you|everyone)"
    r"|role model|i believe in (?:people|you|them|others)|help(?:s|ing)? (?:people|others) believe)",
    "communication": r"\b(?:(?:honest|direct|plain|clear|candid|frank|constructive|kind|gentle|detailed)"
    r" (?:feedback|words|advice|talk|comments|reviews?)|say (?:it )?plainly|plain(?:ly)? (?:speak|say|said)"
    r"|explain(?:s|ing)? (?:things|it|complex|hard|difficult|code|concepts|clearly|simply|slowly)"
    r"|patient(?:ly)?(?: (?:teacher|explainer|with))?\b|talk openly|straightforward|i am blunt)",
    "connection": r"\b(?:empath\w+|safe space|no (?:judge?ment|stupid questions|question is too)"
    r"|without judg\w+|non[- ]judg\w+|at ease|welcoming|feel (?:safe|comfortable|welcome)"
    r"|nobody has to|every question is welcome|all questions (?:are )?welcome)",
    "active_listening": r"\b(?:(?:good|active|patient|careful|attentive|great|better) listener"
    r"|i (?:mostly |try to |always |like to )?listen (?:first|more|before|carefully|closely|a lot|well|and ask)"
    r"|listening (?:first|before|carefully|more than)|i ask (?:more|questions) (?:than|before|first))",
    "reciprocation": r"\b(?:learn(?:ing)? (?:together|from each other|from (?:you|mentees|my mentees|people i))"
    r"|both (?:ways|directions|sides)|reciproc\w+|mutual\w*|exchange of|in exchange|two[- ]way"
    r"|learn as much|teach me)",
    "commitment": r"\b(?:i (?:stay|remain|am there|commit|keep) (?:with|for|until|to)"
    r"|over (?:several|a few|many|\w+) months|for (?:a|the whole|one) (?:season|year)|long[- ]term"
    r"|regular(?:ly)? (?:meet\w*|talk\w*|call\w*|sessions?)|every (?:week|month|two weeks)"
    r"|meet(?:ing)? (?:weekly|monthly)|committed to|at least (?:\w+) (?:months|sessions|meetings))",
}
_TRAIT = {factor: re.compile(pattern) for factor, pattern in _TRAITS.items()}


def trait(facts: Facts, factor: Factor) -> Found:
    """What the entry's own words say about a trait; no words, no finding."""
    pattern = _TRAIT[factor]
    for text in facts.person.verified:
        if pattern.search(fold(text)):
            return Found("met", text, "verified")
    said = (item for item in facts.said if pattern.search(fold(item.text)))
    best = min(said, key=lambda item: (len(item.text), item.text), default=None)
    return Found("partly", best.text, best.field) if best else UNKNOWN


def find_communication(facts: Facts, wishes: Wishes) -> Found:
    """A shared language and a way of speaking; no shared language is a no."""
    language = find_language(facts, wishes.languages)
    if language.finding == "unmet":
        return language
    style = trait(facts, "communication")
    if style.finding == "unknown":
        return Found("partly", *language[1:]) if language.finding == "met" else UNKNOWN
    return Found("met", *style[1:]) if language.finding == "met" else style


def find_availability(facts: Facts, wishes: Wishes) -> Found:
    """Regular time that suits: the least favourable of what is known."""
    known = [
        found
        for found in (find_hours(facts, wishes), find_hours_per_month(facts, wishes))
        if found.finding != "unknown"
    ]
    if known:
        return min(known, key=lambda found: VALUE[found.finding])
    if wishes.hours or wishes.hours_per_month:
        return UNKNOWN
    return _any_time(facts)


def _any_time(facts: Facts) -> Found:
    """Time that is stated while the mentee has asked for none: partly, for it suits nobody yet."""
    if facts.hours and facts.hours.minutes:
        return Found("partly", facts.person.hours[0], "hours")
    monthly = facts.person.hours_per_month
    return Found("partly", f"{monthly:g}", "hours_per_month") if monthly else UNKNOWN


def find_connection(facts: Facts, wishes: Wishes) -> Found:
    """A shared interest, or words about making people feel at ease."""
    for wish in wishes.interests:
        wanted = frozenset(words(wish))
        for item, found in facts.item_words:
            if item.field in {"interests", "bio"} and wanted and wanted <= found:
                return Found("partly", item.text, item.field)
    return trait(facts, "connection")


def find_reciprocation(facts: Facts, wishes: Wishes) -> Found:
    """Something wanted that the mentee offers, or words about giving and getting."""
    for want in facts.person.wants:
        for offer in wishes.offers:
            asked, given = words(want), words(offer)
            if max(score(asked, given), score(given, asked)) >= _WANTED:
                return Found("met", want, "wants")
    said = trait(facts, "reciprocation")
    if said.finding == "unknown" and facts.person.wants:
        return Found("partly", facts.person.wants[0], "wants")
    return said


def find_commitment(facts: Facts, wishes: Wishes) -> Found:
    """Whether the entry states a longer time; "met" and "unmet" only where that is asked for."""
    season = facts.formats.get("season")
    if season:
        return Found("met" if "season" in wishes.formats else "partly", season, "formats")
    if "season" in wishes.formats and set(wishes.formats) == {"season"} and facts.formats:
        return Found("unmet", next(iter(facts.formats.values())), "formats")
    return trait(facts, "commitment")


class Reader(NamedTuple):
    """How a factor is found, and which wishes it depends on."""

    find: Callable[[Facts, Wishes], Found]
    depends_on: tuple[str, ...] = ()


_TIME = ("hours", "zone", "hours_per_month", "on", "weeks", "formats")
READERS: dict[Factor, Reader] = {
    "ability_to_inspire": Reader(lambda facts, _: trait(facts, "ability_to_inspire")),
    "communication": Reader(find_communication, ("languages",)),
    "availability": Reader(find_availability, _TIME),
    "connection": Reader(find_connection, ("interests",)),
    "active_listening": Reader(lambda facts, _: trait(facts, "active_listening")),
    "reciprocation": Reader(find_reciprocation, ("offers",)),
    "commitment": Reader(find_commitment, ("formats",)),
}
"""Every factor but relevant experience, which is found by its closeness to the needs."""
