"""The rows of rosters, and copies of the latest in memory, since reading a long one takes time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from agent.records.people import Roster
from agent.store.packing import pack, unpack
from agent.store.tables import ROSTERS, VECTORS

_MOST_PEOPLE = 50_000
"""Of all rosters in memory together, but always at least one roster."""


def save_roster(connection: Connection, owner: str, roster: Roster, now: datetime) -> None:
    """Writes the roster, over an earlier one of the same id."""
    values = {"name": roster.name, "body": pack(roster)}
    change = update(ROSTERS).where(ROSTERS.c.owner == owner, ROSTERS.c.id == roster.id)
    again = change.values(revision=ROSTERS.c.revision + 1, **values)
    if connection.execute(again).rowcount == 0:
        row = {"owner": owner, "id": roster.id, "revision": 1, "created": now, **values}
        connection.execute(insert(ROSTERS).values(row))


def rosters_of(connection: Connection, owner: str) -> tuple[Roster, ...]:
    """Every roster of this user, by id."""
    query = select(ROSTERS.c.body).where(ROSTERS.c.owner == owner).order_by(ROSTERS.c.id)
    return tuple(unpack(Roster, body) for body in connection.execute(query).scalars())


def delete_vectors(connection: Connection, owners: Sequence[str]) -> None:
    """Deletes what was computed from these users' rosters; ranking computes it again."""
    connection.execute(delete(VECTORS).where(VECTORS.c.owner.in_(owners)))


class RosterShelf:
    """Rosters already read, by owner and id; a copy is used only at the revision it has.

    Worker threads share it, and the lock keeps its order and its size right.
    """

    def __init__(self) -> None:
        self._shelf: OrderedDict[tuple[str, str], tuple[int, Roster]] = OrderedDict()
        self._hands = threading.Lock()

    def take(self, connection: Connection, owner: str, id: str) -> Roster | None:
        """The roster as it stands in the database now, or None."""
        if not id:
            return None
        mine = (ROSTERS.c.owner == owner, ROSTERS.c.id == id)
        revision = connection.execute(select(ROSTERS.c.revision).where(*mine)).scalar()
        with self._hands:
            known = self._shelf.pop((owner, id), None)
        if revision is None:
            return None
        if known is None or known[0] != revision:
            query = select(ROSTERS.c.revision, ROSTERS.c.body).where(*mine)
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            known = (row.revision, unpack(Roster, row.body))
        with self._hands:
            self._put((owner, id), known)
        return known[1]

    def _put(self, key: tuple[str, str], known: tuple[int, Roster]) -> None:
        self._shelf[key] = known
        people = sum(len(roster.people) for _, roster in self._shelf.values())
        while people > _MOST_PEOPLE and len(self._shelf) > 1:
            people -= len(self._shelf.popitem(last=False)[1][1].people)

    def clear(self) -> None:
        """Forgets every copy."""
        with self._hands:
            self._shelf.clear()
