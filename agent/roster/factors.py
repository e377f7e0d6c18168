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

_PEOPLE = r"(?:people|others|students|beginners|teams|mentees|newcomers|juniors|them|you|everyone)"
_TRAITS: dict[Factor, str] = {
    "ability_to_inspire": rf"\b(?:(?:inspire|motivate|encourage)[sd]? {_PEOPLE}"
    rf"|(?:inspiring|motivating|encouraging) {_PEOPLE}|i believe in {_PEOPLE}|a role model)\b",
    "communication": r"\b(?:(?:honest|direct|plain|candid|frank|constructive|gentle|detailed)"
    r" (?:feedback|words|advice|comments|reviews?)|say (?:it )?plainly|plain(?:ly)? (?:speak|say)"
    r"|explain(?:s|ing)? (?:things|code|complex \w+|hard \w+|difficult \w+|clearly|simply|slowly)"
    r"|(?:i am|i'm|very|a) patient (?:and|with|teacher|explainer|listener)|talk openly)\b",
    "connection": r"\b(?:empath\w+|safe space|no (?:judge?ment|stupid questions?)|without judg\w+"
    r"|non-?judg\w+|at ease|feel (?:safe|comfortable|welcome)|every question is welcome"
    r"|all questions (?:are )?welcome|nobody has to)\b",
    "active_listening": r"\b(?:(?:good|active|patient|careful|attentive|great) listener"
    r"|i (?:mostly |try to |always |like to )?listen (?:first|more|before|carefully|closely|well)"
    r"|listening (?:first|carefully|more than)|i ask (?:more|questions) (?:than|before|first))\b",
    "reciprocation": r"\b(?:learn(?:ing)? (?:together|from each other|from (?:you|my mentees))"
    r"|both (?:ways|directions)|reciprocal|reciprocity|two-way"
    r"|mutual (?:benefit|learning|growth|support|mentoring)|learn as much|teach me)\b",
    "commitment": rf"\b(?:i (?:stay|remain|keep meeting) with {_PEOPLE}|for a (?:whole )?season"
    r"|long-term (?:mentoring|mentorship|relationships?|commitment)"
    r"|regular (?:meetings|talks|calls|sessions)|meet(?:ing)? (?:weekly|monthly|regularly)"
    r"|committed to (?:my mentees|mentoring)|at least \w+ (?:months|sessions|meetings))\b",
}
_TRAIT = {factor: re.compile(pattern) for factor, pattern in _TRAITS.items()}
_DENIED = re.compile(r"(?:\b(?:no|not|never|without|lack\w*|cannot)\b|n't\b)[^.,;]{0,25}$")


def trait(facts: Facts, factor: Factor) -> Found:
    """What the entry's own words say about a trait; no words, no finding."""
    verified = next((text for text in facts.person.verified if _claims(text, factor)), "")
    if verified:
        return Found("met", verified, "verified")
    said = (item for item in facts.said if _claims(item.text, factor))
    best = min(said, key=lambda item: (len(item.text), item.text), default=None)
    return Found("partly", best.text, best.field) if best else UNKNOWN


def _claims(text: str, factor: Factor) -> bool:
    folded = fold(text)
    found = _TRAIT[factor].search(folded)
    return found is not None and not _DENIED.search(folded, 0, found.start())


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


def find_listening(facts: Facts, wishes: Wishes) -> Found:
    """The mentee's own impression after a talk, which no list can give; else the entry's words."""
    felt = dict(wishes.heard).get(facts.person.id)
    return Found(felt) if felt else trait(facts, "active_listening")


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
    "active_listening": Reader(find_listening, ("heard",)),
    "reciprocation": Reader(find_reciprocation, ("offers",)),
    "commitment": Reader(find_commitment, ("formats",)),
}
"""Every factor but relevant experience, which is found by its closeness to the needs."""
