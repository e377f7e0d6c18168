"""A person as evidence items: one skill, one sentence, one past role, each with its field.

There is never one concatenated profile. A text that was cut out of a field stands in it verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from agent.records.people import Person
from agent.roster.contact import CONTACT_MARK
from agent.roster.masking import mask

MOST_ITEMS = 150
"""Items of one person that are read, in the order of the fields below."""

LONGEST_ITEM = 300
"""Characters of one item; a longer sentence is cut at a comma or a space."""

_SINGLE = ("headline", "bio", "ideal_mentee")
_SEVERAL = ("experience", "offers", "interests", "verified")
_END = re.compile(r"[.!?…。！？]+[\"')\]”’]*(?:\s+|$)|\n+|(?<=[。！？])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|dr|mr|mrs|ms|prof|st|no|vs|approx|inc|ltd|jr|sr|ca|incl|dept"
    r"|[A-Z])\.$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")


class Item(NamedTuple):
    """Words of an entry. `text` stands verbatim in `field`; `masked` is what is matched."""

    text: str
    field: str
    masked: str


def evidence_items(person: Person) -> tuple[Item, ...]:
    """Everything a person's entry says that can speak to a need, each masked text once.

    The order is that of the masked texts, so it depends neither on the file nor on repetition.
    """
    found: dict[str, Item] = {}
    for field, text in _texts(person):
        masked = mask(text, person.name, field)
        if _LETTER.search(masked):
            found.setdefault(masked.casefold(), Item(text, field, masked))
        if len(found) >= MOST_ITEMS:
            break
    return tuple(found[key] for key in sorted(found))


def _texts(person: Person) -> Iterator[tuple[str, str]]:
    for skill in person.skills:
        parts = (part.strip() for part in skill.split(CONTACT_MARK))
        yield from (("skills", piece) for part in parts for piece in _pieces(part))
    for field in _SINGLE:
        yield from ((field, sentence) for sentence in sentences(getattr(person, field)))
    for field in _SEVERAL:
        for text in getattr(person, field):
            yield from ((field, sentence) for sentence in sentences(text))
    for column, texts in person.extra.items():
        for text in texts:
            yield from ((column, sentence) for sentence in sentences(text))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each verbatim, at most LONGEST_ITEM characters long.

    "e.g." and initials end no sentence; what stood around contact data is two pieces.
    """
    return tuple(piece for part in text.split(CONTACT_MARK) for piece in _sentences(part))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        so_far = text[start : end.end()].strip()
        if "\n" not in end.group() and _ABBREVIATED.search(so_far):
            continue
        yield from _pieces(so_far)
        start = end.end()
    yield from _pieces(text[start:].strip())


def _pieces(text: str) -> Iterator[str]:
    rest = text
    while len(rest) > LONGEST_ITEM:
        head = rest[:LONGEST_ITEM]
        cut = max(head.rfind(", "), head.rfind("; ")) + 1 or head.rfind(" ") or LONGEST_ITEM
        cut = cut if cut > 40 else LONGEST_ITEM
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if _LETTER.search(rest):
        yield rest
