"""What one person's entry states, read once: hours, zone, languages, formats, cost, own words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple, get_args

from agent.errors import BadInput
from agent.lexical import words
from agent.records.matching import Finding, Format
from agent.records.people import Person
from agent.roster.evidence import Item, evidence_items
from agent.roster.languages import language_codes, language_of
from agent.roster.values import money
from agent.times.hours import Hours, join, parse_hours
from agent.times.places import find_place
from agent.times.zones import parse_zone

FORMATS: tuple[Format, ...] = get_args(Format)

_FORMAT_WORDS: dict[Format, str] = {
    "in writing": r"writing|written|async\w*|e-?mails?|texts?|texting|messages?|messaging|letters?",
    "single chat": r"single|one[- ]off|coffee|once|one (?:chat|talk|call)|ad[- ]hoc|quick \w+"
    r"|office hours|short[- ]term|half an hour|30 min\w*",
    "season": r"seasons?|long[- ]term|months?|ongoing|regular(?:ly)?|weekly|monthly|biweekly"
    r"|program(?:me)?s?|series|semester|sustained",
    "peer": r"peers?|buddy|buddies|study partner|accountability partner",
    "reverse": r"reverse",
    "circle": r"circles?|groups?|cohorts?",
}
_FORMAT = {name: re.compile(rf"\b(?:{p})\b", re.IGNORECASE) for name, p in _FORMAT_WORDS.items()}
PROSE = ("headline", "bio", "ideal_mentee", "experience", "offers")
"""Fields in which people write about how they are; skills and interests do not tell."""


class Found(NamedTuple):
    """What the roster says about one thing: a finding, and the words with their field."""

    finding: Finding
    quote: str = ""
    field: str = ""


UNKNOWN = Found("unknown")


class Facts:
    """One person's entry, each statement read when it is first asked for."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def hours(self) -> Hours | None:
        """The weekly hours stated, None where there are none that can be read."""
        read = []
        for text in self.person.hours:
            try:
                read.append(parse_hours(text))
            except BadInput:
                continue
        return join(read) if read else None

    @cached_property
    def zone(self) -> Found:
        """The IANA zone (in `quote` the words for it), "met" where it is clear."""
        stated = self.person.zone
        if stated and parse_zone(stated):
            return Found("met", stated, "zone")
        location = self.person.location
        place = find_place(location) if location else None
        return Found("met", location, "location") if place and place.zone else UNKNOWN

    @cached_property
    def zone_name(self) -> str:
        """The IANA zone, or an empty string."""
        if self.zone.field == "zone":
            return parse_zone(self.person.zone) or ""
        place = find_place(self.person.location) if self.zone.field else None
        return (place.zone or "") if place else ""

    @cached_property
    def languages(self) -> dict[str, str]:
        """Code of each language stated → the words for it."""
        return {
            code: text for text in self.person.languages for code in sorted(language_codes(text))
        }

    @cached_property
    def formats(self) -> dict[Format, str]:
        """Each kind of mentoring stated → the words for it."""
        return {
            name: text
            for name in FORMATS
            for text in self.person.formats
            if _FORMAT[name].search(text)
        }

    @cached_property
    def only_in_writing(self) -> bool:
        """Whether writing is the one way to meet that the entry states, alone or beside peers."""
        return "in writing" in self.formats and not set(self.formats) & {"single chat", "season"}

    @cached_property
    def cost(self) -> float | None:
        """The price asked for: 0 for free, None where none can be read."""
        return money(self.person.cost) if self.person.cost else None

    @cached_property
    def free_places(self) -> int | None:
        """Places left, None where the capacity is not stated."""
        capacity = self.person.capacity
        return None if capacity is None else capacity - (self.person.load or 0)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The evidence items."""
        return evidence_items(self.person)

    @cached_property
    def said(self) -> tuple[Item, ...]:
        """The items in which the person writes about how they are."""
        return tuple(item for item in self.items if item.field in PROSE)

    @cached_property
    def language(self) -> str:
        """The code of the language the entry is written in, "" where it does not tell."""
        return language_of(" ".join(item.text for item in self.said))

    @cached_property
    def item_words(self) -> tuple[tuple[Item, frozenset[str]], ...]:
        """Each item with its words as written, for wishes that are matched on whole words."""
        return tuple((item, frozenset(words(item.text))) for item in self.items)
