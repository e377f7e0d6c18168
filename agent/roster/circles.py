"""Circles out of a file of people: everyone gives and gets, at hours that are bearable for all.

Deterministic: several orders of beginning are tried, and the outcome that places most people,
then has the fewest circles under three, the most stages of working life in each circle and the
most exchanges wins; ties break by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from agent.records.groups import Circle, Circles, Unplaced
from agent.records.people import Person
from agent.roster.exchanges import Gifts, given
from agent.roster.week_hours import Week, slots, week_of

ABOUT = 6
"""People in a circle, unless told otherwise [2.8]."""
FEWEST = 3
"""Members below which a group is only formed when there is no other way."""
_BEGINNINGS = 6

Group = tuple[str, ...]


@dataclass(frozen=True)
class _Pool:
    """Everybody who could be in a circle, and what passes between them."""

    people: dict[str, Person]
    gifts: Gifts
    weeks: dict[str, Week]
    size: int
    now: datetime

    @cached_property
    def partners(self) -> dict[str, frozenset[str]]:
        """Who could give to, or get from, each person."""
        found: dict[str, set[str]] = {one: set() for one in self.people}
        for giver, taker in self.gifts:
            if giver in found and taker in found:
                found[giver].add(taker)
                found[taker].add(giver)
        return {one: frozenset(others) for one, others in found.items()}

    def gives(self, one: str, others: Iterable[str]) -> bool:
        return any((one, other) in self.gifts for other in others)

    def gets(self, one: str, others: Iterable[str]) -> bool:
        return any((other, one) in self.gifts for other in others)

    def served(self, group: Sequence[str]) -> int:
        """How many of a group give plus how many get."""
        return sum(self.gives(one, group) + self.gets(one, group) for one in group)

    def is_whole(self, group: Sequence[str]) -> bool:
        """Whether everyone in a group gives and gets."""
        return len(group) > 1 and self.served(group) == 2 * len(group)

    def can_meet(self, group: Sequence[str]) -> bool:
        """Whether there is a bearable hour for all, and a language that all list."""
        together = self.weeks[group[0]]
        for one in group[1:]:
            together &= self.weeks[one]
        spoken = [set(self.people[one].languages) for one in group if self.people[one].languages]
        return bool(together) and (not spoken or bool(set.intersection(*spoken)))

    def exchanges(self, group: Sequence[str]) -> int:
        return sum((a, b) in self.gifts for a in group for b in group)

    def stages(self, group: Sequence[str]) -> int:
        """How many different stages of working life a group has."""
        return len({self.people[one].seniority.lower() for one in group} - {""})


def compose(
    people: Sequence[Person],
    gifts: Gifts,
    now: datetime,
    *,
    size: int = ABOUT,
    reasons: dict[str, str],
) -> Circles:
    """The circles of at most `size` people, and who is in none.

    reasons: the sentences for "nothing_given", "nothing_wanted", "no_taker", "no_giver", "no_hour".
    """
    members = {person.id: person for person in people}
    weeks = {person.id: week_of(person, now) for person in people}
    pool = _Pool(members, gifts, weeks, size, now)
    able = _able(pool)
    pool = _Pool({one: members[one] for one in able}, gifts, weeks, size, now)
    groups = max((_grouped(pool, order) for order in _orders(pool)), key=lambda g: _merit(pool, g))
    placed = {one for group in groups for one in group}
    out = sorted(set(members) - placed)
    unplaced = (Unplaced(id=one, reason=reasons[_why(members[one], pool, gifts)]) for one in out)
    return Circles(
        circles=tuple(_circle(pool, group) for group in sorted(groups)), unplaced=tuple(unplaced)
    )


def _able(pool: _Pool) -> list[str]:
    """Those who can give to and get from somebody who can too."""
    able = sorted(pool.people)
    while True:
        kept = [
            one
            for one in able
            if pool.gives(one, set(able) - {one}) and pool.gets(one, set(able) - {one})
        ]
        if kept == able:
            return able
        able = kept


def _orders(pool: _Pool) -> Iterable[list[str]]:
    """Orders of beginning: those with the fewest partners first, then turned a little each time."""
    scarce = sorted(pool.people, key=lambda one: (len(pool.partners[one]), one))
    step = max(1, len(scarce) // _BEGINNINGS)
    return [scarce[turn * step :] + scarce[: turn * step] for turn in range(_BEGINNINGS)]


def _merit(pool: _Pool, groups: Sequence[Group]) -> tuple[int, int, int, int]:
    return (
        sum(map(len, groups)),
        -sum(len(group) < min(FEWEST, pool.size) for group in groups),
        sum(map(pool.stages, groups)),
        sum(map(pool.exchanges, groups)),
    )


def _grouped(pool: _Pool, order: Sequence[str]) -> list[Group]:
    """Circles grown one after the other, then filled up and mended."""
    left = list(order)
    count = -(-len(left) // pool.size) or 1
    aim = -(-len(left) // count) if left else 0
    groups: list[Group] = []
    for first in order:
        if first in left and (group := _grown(pool, first, left, max(aim, 2))):
            groups.append(group)
            left = [one for one in left if one not in group]
    return _filled(pool, groups, left)


def _grown(pool: _Pool, first: str, left: Sequence[str], aim: int) -> Group:
    """A circle around one person; empty when no whole one can be made."""
    group: Group = (first,)
    while len(group) < pool.size:
        near = frozenset().union(*(pool.partners[one] for one in group))
        could = [one for one in left if one in near and one not in group]
        could = [one for one in could if pool.can_meet((*group, one))]
        if not could or (len(group) >= aim and pool.is_whole(group)):
            break
        group = (*group, max(could, key=lambda one: _gain(pool, group, one)))
    while len(group) > 1 and not pool.is_whole(group):
        group = tuple(one for one in group if pool.gives(one, group) and pool.gets(one, group))
    return tuple(sorted(group)) if len(group) > 1 else ()


def _gain(pool: _Pool, group: Group, one: str) -> tuple[int, int, int, int]:
    """What a person adds to a group; at equal gain somebody with fewer other partners."""
    grown = (*group, one)
    return (
        pool.served(grown) - 2 * len(grown),
        pool.stages(grown),
        pool.exchanges(grown),
        -len(pool.partners[one]),
    )


def _filled(pool: _Pool, groups: list[Group], left: Sequence[str]) -> list[Group]:
    """Those who are left go where there is room and everyone still gives and gets."""
    for one in left:
        for at, group in enumerate(groups):
            grown = tuple(sorted((*group, one)))
            if len(grown) <= pool.size and pool.is_whole(grown) and pool.can_meet(grown):
                groups[at] = grown
                break
    return _merged(pool, groups)


def _merged(pool: _Pool, groups: list[Group]) -> list[Group]:
    """Two circles that fit into one become one, while one of them has fewer than three."""
    for small in sorted((g for g in groups if len(g) < FEWEST), key=len):
        others = [g for g in groups if g != small and len(g) + len(small) <= pool.size]
        fit = [g for g in others if pool.can_meet((*g, *small))]
        if small in groups and fit:
            groups.remove(small)
            groups.remove(fit[0])
            groups.append(tuple(sorted((*fit[0], *small))))
    return groups


def _circle(pool: _Pool, group: Group) -> Circle:
    exchanges = (pool.gifts.get((a, b)) for a in group for b in group)
    weeks = {one: pool.weeks[one] for one in group}
    zones = {one: pool.people[one].zone for one in group}
    return Circle(
        members=group,
        exchanges=tuple(one for one in exchanges if one),
        slots=slots(weeks, zones, pool.now),
    )


def _why(person: Person, pool: _Pool, gifts: Gifts) -> str:
    if not given(person):
        return "nothing_given"
    if not person.wants:
        return "nothing_wanted"
    if person.id not in pool.people:
        gets = any(taker == person.id for _, taker in gifts)
        return "no_taker" if gets else "no_giver"
    return "no_hour"
