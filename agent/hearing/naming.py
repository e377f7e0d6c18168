"""Whom a message means: by id, by full or part name without accents, or by rank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.folding import fold
from agent.records.matching import Shortlist
from agent.records.people import Person, Roster

_RANKS = {
    "first": 1, "1st": 1, "one": 1, "top": 1,
    "second": 2, "2nd": 2, "two": 2,
    "third": 3, "3rd": 3, "three": 3,
    "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
}  # fmt: skip
_RANK = re.compile(
    r"(?:^|\b(?:the|number|no\.?|nr\.?|to|with|and|for|pick|choose|take|compare|between|about|why)\s+|#)"
    r"(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|top|[1-9]\d?)"
    r"(?:\s+(?:one|person|mentor|name))?"
    r"(?=\s*(?:$|[.,!?;]|(?:and|but|or|then|please|now|by|instead|first)\b))",
    re.I,
)
_SHORTEST_PART = 3
_ALONE = 2
"""Words of a message so short that an ordinary word in it is meant as a name."""


def named(text: str, roster: Roster | None, shortlist: Shortlist | None) -> Person | None:
    """The one person of the roster that the message names, or None when nobody or several."""
    if roster is None:
        return None
    by_id = _by_id(text, roster.people)
    return by_id or by_name(text, roster) or _by_rank(text, roster, shortlist)


def _by_id(text: str, people: Sequence[Person]) -> Person | None:
    tokens = set(re.findall(r"[\w.@+-]+", text))
    return next((person for person in people if person.id in tokens), None)


def _by_whole_name(text: str, roster: Roster) -> Person | None:
    said = f" {_plain(text)} "
    whole = [person for person in roster.people if person.name and f" {_parts(person)} " in said]
    longest = max((len(_parts(person)) for person in whole), default=0)
    best = [person for person in whole if len(_parts(person)) == longest]
    if len(best) > 1:
        best = [p for p in best if p.headline and _plain(p.headline) in said]
    return best[0] if len(best) == 1 else None


def by_name(text: str, roster: Roster | None) -> Person | None:
    """The one person whose name, or part of a name, the message gives; no rank counts."""
    if roster is None:
        return None
    if person := _by_whole_name(text, roster):
        return person
    found = _by_part(f" {_plain(text)} ", roster.people)
    return found[0] if len(found) == 1 else None


def named_in_full(text: str, roster: Roster | None) -> Person | None:
    """The one person whose id or whole name the message gives."""
    if roster is None:
        return None
    return _by_id(text, roster.people) or _by_whole_name(text, roster)


def namesakes(text: str, roster: Roster | None) -> tuple[Person, ...]:
    """The people who share the part of a name that the message gives; at most four."""
    found = _by_part(f" {_plain(text)} ", roster.people) if roster else ()
    return found[:4] if len(found) > 1 else ()


def told_apart(person: Person, others: Sequence[Person]) -> str:
    """The name, with what tells this person from others of the same name."""
    same = [one for one in others if one.called == person.called]
    return f"{person.called}, {person.headline or person.id}" if len(same) > 1 else person.called


def _by_part(said: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people with a part of the name in the message; ordinary words only on their own."""
    alone = len(said.split()) <= _ALONE
    owners: dict[str, list[Person]] = {}
    for person in people:
        for part in _parts(person).split():
            if len(part) >= _SHORTEST_PART:
                owners.setdefault(part, []).append(person)
    named = {
        person.id: person
        for part, people_of in owners.items()
        if f" {part} " in said and (alone or part not in _ORDINARY)
        for person in people_of
    }
    return tuple(named.values())


def _by_rank(text: str, roster: Roster, shortlist: Shortlist | None) -> Person | None:
    match = _RANK.search(text.strip())
    if match is None or shortlist is None or not shortlist.matches:
        return None
    word = match.group(1).lower()
    rank = _RANKS.get(word) or (int(word) if word.isdigit() else 0)
    if not 1 <= rank <= len(shortlist.matches):
        return None
    return roster.person(shortlist.matches[rank - 1].id)


def _parts(person: Person) -> str:
    return _plain(person.name)


def _plain(text: str) -> str:
    """The words of a text without accents, capitals or signs."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


_ORDINARY = frozenset(
    "will may mark grace hope faith joy rose art bill rich grant long young little strong "
    "person mentor first april june august summer dawn penny frank chase skip max drew".split()
)
"""Names that are also ordinary words: they need the whole name."""
