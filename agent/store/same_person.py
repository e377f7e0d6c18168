"""Who is who across the lists of all users: an id alone says it in one list only.

Two entries are one person when they share an e-mail address, or a name of several words while no
address says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from agent.errors import BadInput
from agent.folding import fold
from agent.records.people import Roster

_SHOWN = 3


class Standing(NamedTuple):
    """Where somebody stands: whose list, which list, under which id, name and address."""

    owner: str
    roster: str
    id: str
    name: str
    address: str


def standings(owner: str, roster: Roster) -> Iterable[Standing]:
    """Everybody in a list."""
    for person in roster.people:
        address = roster.contacts.get(person.id, "").strip().lower()
        yield Standing(owner, roster.id, person.id, person.name, address)


def same_person(everybody: Sequence[Standing], who: str) -> tuple[Standing, ...]:
    """Every entry of the one person meant by an id, an e-mail address or a whole name.

    Empty when there is nobody. Raises BadInput when different people are meant.
    """
    meant = _meant(everybody, who)
    groups: list[list[Standing]] = []
    for each in meant:
        alike = [group for group in groups if any(_is_same(each, other) for other in group)]
        groups = [group for group in groups if group not in alike]
        groups.append([each, *(other for group in alike for other in group)])
    if len(groups) > 1:
        names = "; ".join(sorted({group[0].name or group[0].id for group in groups})[:_SHOWN])
        message = (
            f"{who!r} stands for {len(groups)} different people ({names}); "
            "give an e-mail address or a whole name instead"
        )
        raise BadInput(message)
    return tuple(each for each in everybody if any(_is_same(each, other) for other in meant))


def _meant(everybody: Sequence[Standing], who: str) -> list[Standing]:
    wanted = who.strip().lower()
    by_id = [each for each in everybody if each.id == who]
    by_address = [each for each in everybody if each.address and each.address == wanted]
    by_name = [each for each in everybody if each.name and fold(each.name) == fold(who.strip())]
    return by_id or by_address or by_name


def _is_same(one: Standing, other: Standing) -> bool:
    if one[:3] == other[:3]:
        return True
    if one.address and other.address:
        return one.address == other.address
    if one.id == other.id and one.name == other.name:
        return True
    return len(one.name.split()) > 1 and fold(one.name) == fold(other.name)
