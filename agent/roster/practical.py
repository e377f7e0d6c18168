"""What the roster says about practical wishes: hours, language, format, cost, places, access.

Each is met, partly, unmet or unknown. Unknown is never a no; scarce or plentiful time is no merit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from agent.errors import BadCriteria, BadInput
from agent.lexical import words
from agent.prompts import load_catalogue
from agent.records.matching import Criteria, Finding, PracticalFinding
from agent.roster.facts import UNKNOWN, Facts, Found
from agent.roster.languages import language_codes, language_name
from agent.roster.weeks import ENOUGH, differences, over_season
from agent.times.hours import Hours, hours_of, overlap
from agent.times.zones import parse_zone

_LONGEST_LIST = 3


class Wishes(NamedTuple):
    """Criteria made ready to compare: hours read, zone and languages resolved, a date.

    heard: ids of people the mentee has met, with whether they felt heard.
    """

    hours: Hours | None
    zone: str
    on: date
    weeks: int | None
    hours_per_month: float | None
    languages: frozenset[str]
    formats: tuple[str, ...]
    interests: tuple[str, ...]
    offers: tuple[str, ...]
    heard: frozenset[tuple[str, Finding]] = frozenset()


def wishes_of(
    criteria: Criteria, now: datetime, heard: Mapping[str, Finding] | None = None
) -> Wishes:
    """The wishes in `criteria` at this moment. Raises BadCriteria for unreadable hours or zone."""
    zone = parse_zone(criteria.zone) if criteria.zone else ""
    if zone is None:
        message = f"{criteria.zone!r} is not a time zone; write it like Europe/Lisbon"
        raise BadCriteria(message)
    try:
        hours = hours_of(criteria.hours) if criteria.hours else None
    except BadInput as error:
        raise BadCriteria(str(error)) from None
    codes = [language_codes(text) or frozenset([text.lower()]) for text in criteria.languages]
    return Wishes(
        hours=hours,
        zone=zone,
        on=now.date(),
        weeks=criteria.season_weeks,
        hours_per_month=criteria.hours_per_month,
        languages=frozenset().union(*codes),
        formats=tuple(criteria.formats),
        interests=criteria.interests,
        offers=criteria.offers,
        heard=frozenset((heard or {}).items()),
    )


def find_hours(facts: Facts, wishes: Wishes) -> Found:
    """Whether stated hours overlap the wished ones in every week of the season."""
    theirs = facts.hours
    if not wishes.hours or theirs is None or not wishes.zone or not facts.zone_name:
        return UNKNOWN
    least, most = over_season(
        wishes.hours, wishes.zone, theirs, facts.zone_name, wishes.on, wishes.weeks
    )
    finding: Finding = "met" if least >= ENOUGH else "partly" if most else "unmet"
    return Found(finding, "; ".join(facts.person.hours[:1]), "hours")


def find_hours_per_month(facts: Facts, wishes: Wishes) -> Found:
    """Whether the stated hours a month are as many as wished; more is no better."""
    stated, wanted = facts.person.hours_per_month, wishes.hours_per_month
    if stated is None or wanted is None:
        return UNKNOWN
    return Found("met" if stated >= wanted else "unmet", f"{stated:g}", "hours_per_month")


def find_language(facts: Facts, wanted: frozenset[str]) -> Found:
    """Whether one of the wished languages is stated."""
    if not wanted or not facts.languages:
        return UNKNOWN
    shared = sorted(code for code in facts.languages if code in wanted)
    if shared:
        return Found("met", facts.languages[shared[0]], "languages")
    return Found("unmet", next(iter(facts.languages.values())), "languages")


def find_format(facts: Facts, wanted: tuple[str, ...]) -> Found:
    """Whether one of the wished kinds of mentoring is stated."""
    if not wanted or not facts.formats:
        return UNKNOWN
    for name, text in facts.formats.items():
        if name in wanted:
            return Found("met", text, "formats")
    return Found("unmet", next(iter(facts.formats.values())), "formats")


def find_words(facts: Facts, wish: str) -> Found:
    """Whether all words of a wish stand, whole, in one thing the entry says."""
    wanted = frozenset(words(wish))
    if not wanted:
        return UNKNOWN
    said = [item for item, found in facts.item_words if wanted <= found]
    best = min(said, key=lambda item: (len(item.text), item.text), default=None)
    return Found("met", best.text, best.field) if best else UNKNOWN


_FILLING = frozenset(
    "a an the in of to for my i me who with from as is are am was at on and or it that has have had"
    " been be by like somebody someone person people first".split()
)


def find_like_me(facts: Facts, wish: str) -> Found:
    """Whether one thing the entry says has every telling word of the wish, whole.

    "first in the family to study" also finds "first in my family to finish university": words
    for studying stand for each other, filling words are left out.
    """
    wanted = {_concept(word) for word in words(wish)} - _FILLING
    asks_for_first = "first" in words(wish)
    if not wanted:
        return UNKNOWN
    for item, found in facts.item_words:
        said = {_concept(word) for word in found}
        if wanted <= said and (not asks_for_first or "first" in found):
            return Found("met", item.text, item.field)
    return UNKNOWN


_CONCEPTS = {
    "study": "study studied studying university college degree graduate graduated uni student",
    "family": "family parent relative generation",
}


@lru_cache(maxsize=2048)
def _concept(word: str) -> str:
    return next((name for name, some in _CONCEPTS.items() if word in some.split()), word)


def practical_findings(
    facts: Facts, criteria: Criteria, wishes: Wishes, need_language: str
) -> tuple[PracticalFinding, ...]:
    """Every practical finding that a wish asks for or that a reader must know."""
    return tuple(_findings(facts, criteria, wishes, need_language))


def _findings(
    facts: Facts, criteria: Criteria, wishes: Wishes, need_language: str
) -> Iterator[PracticalFinding]:
    if wishes.hours:
        yield _record("hours", find_hours(facts, wishes), hours_note(facts, wishes))
    if wishes.hours_per_month is not None:
        found = find_hours_per_month(facts, wishes)
        note = _say(
            f"hours_per_month.{found.finding}",
            hours=found.quote,
            wanted=f"{wishes.hours_per_month:g}",
        )
        yield _record("hours per month", found, note)
    if wishes.languages:
        yield _language(facts, wishes)
    if wishes.formats:
        found = find_format(facts, wishes.formats)
        formats = ", ".join(facts.person.formats[:_LONGEST_LIST])
        yield _record("format", found, _say(f"format.{found.finding}", formats=formats))
    for medium in criteria.media:
        found = _find_medium(facts, medium)
        yield _record("medium", found, _say(f"medium.{found.finding}", media=medium))
    for need in criteria.access:
        found = find_words(facts, need)
        yield _record("access", found, _say(f"access.{found.finding}", need=need))
    yield from _where(facts, wishes)
    yield from _stated(facts, criteria)
    for wish in criteria.like_me:
        found = find_like_me(facts, wish)
        yield _record("like me", found, _say(f"like_me.{found.finding}", wish=wish))
    if speaks_otherwise(facts, need_language):
        yield _entry_language(facts, need_language)


@lru_cache(maxsize=16384)
def _record(wish: str, found: Found, note: str) -> PracticalFinding:
    return PracticalFinding(
        wish=wish, finding=found.finding, quote=found.quote, field=found.field, note=note
    )


def _say(key: str, **values: object) -> str:
    return _said(key, tuple((name, str(value)) for name, value in values.items()))


@lru_cache(maxsize=4096)
def _said(key: str, values: tuple[tuple[str, str], ...]) -> str:
    return load_catalogue().say(f"finding.note.{key}", **dict(values))


def _language(facts: Facts, wishes: Wishes) -> PracticalFinding:
    found = find_language(facts, wishes.languages)
    shown = [c for c in facts.languages if c in wishes.languages] or list(facts.languages)
    names = ", ".join(language_name(code) for code in shown[:_LONGEST_LIST])
    return _record("language", found, _say(f"language.{found.finding}", languages=names))


_MEDIUM_WORDS = {
    "voice": r"voice|phone|telephone|calls?|telefon\w*|llamadas?|audio",
    "video": r"video\w*|zoom|skype|webcam|google meet|teams|online|remote|virtual\w*",
    "in writing": r"writing|written|e-?mails?|chat(?!s? with)|messag\w+|texts?|slack|discord"
    r"|async\w*|letters?",
    "in person": r"in person|face[- ]to[- ]face|coffee|on site|onsite|lunch|walks?|presencial\w*"
    r"|vor ort|en persona",
}
_MEDIUM = {name: re.compile(rf"\b(?:{w})\b", re.IGNORECASE) for name, w in _MEDIUM_WORDS.items()}


def _find_medium(facts: Facts, medium: str) -> Found:
    """Whether a medium is stated, by any of its names; unmet where only other media are."""
    named = next((name for name, some in _MEDIUM.items() if some.search(medium)), "")
    wanted = _MEDIUM[named] if named else re.compile(rf"\b{re.escape(medium)}\b", re.IGNORECASE)
    formats = facts.person.formats
    for text in formats:
        if wanted.search(text):
            return Found("met", text, "formats")
    others = all(any(some.search(text) for some in _MEDIUM.values()) for text in formats)
    return Found("unmet", formats[0], "formats") if named and formats and others else UNKNOWN


def _where(facts: Facts, wishes: Wishes) -> Iterator[PracticalFinding]:
    """Where somebody is, and how far their clock is from the mentee's."""
    stated = facts.zone if facts.zone.field else Found("met", facts.person.location, "location")
    if not stated.quote:
        return
    if not wishes.zone or not facts.zone_name:
        found = Found("unknown", stated.quote, stated.field)
        yield _record("location", found, _say("location.stated", place=stated.quote))
        return
    ahead = differences(wishes.zone, facts.zone_name, wishes.on, wishes.weeks or 0)
    finding: Finding = "met" if ahead == {0} else "partly"
    hours = " to ".join(f"{abs(m) / 60:g}" for m in sorted(ahead, key=abs))
    note = _say(f"location.{finding}", place=stated.quote, hours=hours, later=max(ahead) > 0)
    yield _record("location", Found(finding, stated.quote, stated.field), note)


def _stated(facts: Facts, criteria: Criteria) -> Iterator[PracticalFinding]:
    """What a reader must know although no wish asks: price, places, last activity."""
    person = facts.person
    limit = next((r.at_most for r in criteria.deal_breakers if r.field == "cost"), None)
    if facts.cost is not None or limit is not None:
        found = _cost(facts, limit)
        yield _record("cost", found, _say(f"cost.{found.finding}", cost=person.cost))
    if facts.free_places is not None and facts.free_places > 0:
        note = _say("capacity.met", free=facts.free_places, capacity=person.capacity)
        yield _record("capacity", Found("met", str(person.capacity), "capacity"), note)
    if person.last_active:
        note = _say("last_active.stated", last_active=person.last_active)
        yield _record("last active", Found("unknown", person.last_active, "last_active"), note)


def _cost(facts: Facts, limit: float | None) -> Found:
    if facts.cost is None:
        return UNKNOWN
    over = limit is not None and facts.cost > limit
    finding: Finding = "unmet" if over else "met" if facts.cost == 0 else "partly"
    return Found(finding, facts.person.cost, "cost")


def speaks_otherwise(facts: Facts, need_language: str) -> bool:
    """Whether the entry is written in another language than the needs, as far as both tell."""
    return bool(need_language and facts.language and need_language != facts.language)


def _entry_language(facts: Facts, need_language: str) -> PracticalFinding:
    named = {"language": language_name(facts.language), "yours": language_name(need_language)}
    return _record("language of the entry", UNKNOWN, _say("entry_language", **named))


def hours_note(facts: Facts, wishes: Wishes) -> str:
    """One line on the hours, in the mentee's time: where they meet, or why that is not known."""
    found = find_hours(facts, wishes).finding
    if found == "met":
        return _say("hours.overlap", **_common(facts, wishes))
    if found != "unknown":
        return _say("hours.part" if found == "partly" else "hours.none")
    if facts.only_in_writing:
        return _say("hours.writing")
    if facts.hours is None:
        return _say("hours.unclear" if facts.person.hours else "hours.unknown")
    return _say("hours.zone" if wishes.zone else "hours.own_zone")


def _common(facts: Facts, wishes: Wishes) -> dict[str, str]:
    if wishes.hours is None or facts.hours is None:
        return {}
    found = overlap(wishes.hours, wishes.zone, facts.hours, facts.zone_name, wishes.on).best
    if not found:
        return {"days": "", "start": "", "end": "", "theirs": ""}
    first = found[0]
    same = first.start.time() == first.other_start.time()
    days = {
        each.start.strftime("%a"): None for each in found if each.start.time() == first.start.time()
    }
    return {
        "days": ", ".join(days),
        "start": f"{first.start:%H:%M}",
        "end": f"{first.end:%H:%M}",
        "theirs": "" if same else f"{first.other_start:%H:%M}",
    }
