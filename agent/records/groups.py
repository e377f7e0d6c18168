"""Circles of people who teach each other, and one-to-one proposals for a whole programme."""

from __future__ import annotations

import re

from agent.records.base import Record, Words


class Exchange(Record):
    """What one member can give another, in the words of both entries."""

    giver: str
    taker: str
    offer: str
    want: str


class Slot(Record):
    """An hour of the week for a meeting: weekday from 0 for Monday, hour in UTC; bad: for whom."""

    weekday: int
    hour: int
    bad: tuple[str, ...] = ()


class Circle(Record):
    """People who each give and get at least one thing. `slots` are taken in turn."""

    members: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    slots: tuple[Slot, ...] = ()


class Unplaced(Record):
    """Somebody who is in no circle or pair, and why."""

    id: str
    reason: str


class Circles(Record):
    """The circles of one file of people, and everybody who is in none."""

    circles: tuple[Circle, ...]
    unplaced: tuple[Unplaced, ...] = ()


class Pair(Record):
    """One proposal: score 0 to 1 as in the ranking, reasons quoted from the mentor's entry."""

    mentee: str
    mentor: str
    score: float
    reasons: tuple[str, ...] = ()


class Assignment(Record):
    """One-to-one proposals within everybody's capacity, and the mentees without one."""

    pairs: tuple[Pair, ...]
    unplaced: tuple[Unplaced, ...] = ()


_PARTS = re.compile(r"\s*(?:[,;/&+\n]|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*", re.I)


class OwnCircle(Record):
    """A circle that its members start: what they give and want, in their words."""

    gives: Words | None = None
    wants: Words | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """Each thing they give."""
        return _parts_of(self.gives)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Each thing they want."""
        return _parts_of(self.wants)

    @property
    def missing(self) -> tuple[str, ...]:
        """What they want and do not give themselves: whom to invite."""
        have = {one.casefold() for one in self.given}
        return tuple(one for one in self.wanted if one.casefold() not in have)


def _parts_of(words: Words | None) -> tuple[str, ...]:
    found = _PARTS.split(words.text) if words else ()
    return tuple(part for one in found if (part := one.strip(" .")))
