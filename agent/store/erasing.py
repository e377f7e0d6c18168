"""Erasing what one user said, wherever it stands: turns, plan, kept plans, other replies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from agent.errors import NotFound
from agent.records.plan import Plan
from agent.records.replies import Reply
from agent.store.forgetting import Erased, forget, forgotten_words, withhold
from agent.store.packing import pack, unpack
from agent.store.plans import KeptPlan, read_plan, write_plan
from agent.store.tables import CONVERSATIONS, PLANS, ROSTERS, TURNS, VECTORS
from agent.store.turns import delete_turns

_OF_NO_VERSION = -1
"""A version that no plan ever had."""
OWNED = (CONVERSATIONS, PLANS, ROSTERS, VECTORS)


@dataclass(frozen=True)
class Place:
    """A conversation of a user from one of its turns on, up to `until` where that is given."""

    user: str
    conversation: str
    since: int = 1
    until: int | None = None


def plan_before(connection: Connection, place: Place) -> KeptPlan:
    """The plan without this turn and all later ones, and the version that it may replace.

    Exactly the plan as it was, when only these turns have changed it since; otherwise what
    was changed elsewhere stays, and the facts that rest on these turns are taken out.
    Raises NotFound when there is no such turn or its plan is no longer kept.
    """
    row = _first_row(connection, place)
    if row is None:
        message = "There is no such message."
        raise NotFound(message)
    if row.plan_before is None:
        message = "This message is too far back to be changed; its conversation can be erased."
        raise NotFound(message)
    return _plan_without(connection, place, row)


def take_back(connection: Connection, place: Place, continues_at: int) -> None:
    """Deletes the turns, and their words out of the user's other conversations and kept plans.

    The plan itself is left to the caller, who writes what `plan_before` gave; the turns that
    remain are told that they lead up to the plan's version `continues_at`.
    """
    erased = _erased(connection, place)
    first = _first_row(connection, place)
    current = read_plan(connection, place.user)
    delete_turns(connection, place.conversation, place.since, place.until)
    if first is None:
        return
    if place.until is None:
        _renumber(connection, place, continues_at - first.version_before)
    else:
        _lead_nowhere(connection, place)
    rows = _rows_since(connection, place, first.created)
    gone = set(forgotten_words(current.plan, erased))
    for row in rows:
        gone |= set(_clean_kept_plan(connection, row, erased))
    for row in rows if gone else ():
        _clean_reply(connection, row, sorted(gone))


def erase(connection: Connection, place: Place, now: datetime) -> None:
    """Takes the turns back and writes the plan without them.

    Raises NotFound for one turn that is not there.
    """
    first = _first_row(connection, place)
    if first is None and place.until is not None:
        message = "There is no such message."
        raise NotFound(message)
    kept = _plan_without(connection, place, first)
    take_back(connection, place, kept.version + 1)
    if kept.version:
        write_plan(connection, place.user, kept.plan, kept.version, now)


def delete_everything(connection: Connection, users: Sequence[str]) -> None:
    """Deletes every row of these users."""
    for table in OWNED:
        connection.execute(delete(table).where(table.c.owner.in_(users)))


def delete_unused(connection: Connection, before: datetime) -> int:
    """Deletes what was last used before this moment; gives how many conversations went.

    A conversation goes by its own last use. The plan, the rosters and the vectors of a user
    are in use as long as any conversation is, and go with the last one.
    """
    idle = select(PLANS.c.owner).where(PLANS.c.last_used < before)
    users = connection.execute(idle).scalars().all()
    old = delete(CONVERSATIONS).where(CONVERSATIONS.c.last_used < before)
    gone = connection.execute(old).rowcount
    delete_everything(connection, users)
    return gone


def _erased(connection: Connection, place: Place) -> Erased:
    query = (
        select(TURNS.c.conversation, TURNS.c.number, TURNS.c.text)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(CONVERSATIONS.c.owner == place.user)
    )
    erased = Erased(place.conversation, place.since, until=place.until)
    spoken: list[str] = []
    kept: list[str] = []
    for row in connection.execute(query):
        goes = row.conversation == place.conversation and erased.has(row.number)
        (spoken if goes else kept).append(row.text)
    return replace(erased, spoken=tuple(spoken), kept=tuple(kept))


def _plan_without(connection: Connection, place: Place, first: Any) -> KeptPlan:
    current = read_plan(connection, place.user)
    if first is not None and first.plan_before is not None and place.until is None:
        changes = current.version - first.version_before
        if changes == _count(connection, place):
            return KeptPlan(unpack(Plan, first.plan_before), current.version)
    return KeptPlan(forget(current.plan, _erased(connection, place)), current.version)


def _first_row(connection: Connection, place: Place) -> Any:
    query = select(TURNS.c.plan_before, TURNS.c.version_before, TURNS.c.created).where(
        TURNS.c.conversation == place.conversation, TURNS.c.number == place.since
    )
    return connection.execute(query).one_or_none()


def _count(connection: Connection, place: Place) -> int:
    query = select(func.count()).where(
        TURNS.c.conversation == place.conversation, TURNS.c.number >= place.since
    )
    return connection.execute(query).scalar_one()


def _renumber(connection: Connection, place: Place, by: int) -> None:
    remaining = update(TURNS).where(TURNS.c.conversation == place.conversation)
    connection.execute(remaining.values(version_before=TURNS.c.version_before + by))


def _lead_nowhere(connection: Connection, place: Place) -> None:
    """Marks the turns of a conversation in which one is missing: no plan is theirs exactly."""
    remaining = update(TURNS).where(TURNS.c.conversation == place.conversation)
    connection.execute(remaining.values(version_before=_OF_NO_VERSION))


def _rows_since(connection: Connection, place: Place, start: datetime) -> Sequence[Any]:
    query = (
        select(TURNS.c.conversation, TURNS.c.number, TURNS.c.reply, TURNS.c.plan_before)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(CONVERSATIONS.c.owner == place.user, TURNS.c.created >= start)
    )
    return connection.execute(query).all()


def _clean_kept_plan(connection: Connection, row: Any, erased: Erased) -> tuple[str, ...]:
    if row.plan_before is None:
        return ()
    kept = unpack(Plan, row.plan_before)
    left = forget(kept, erased)
    if left != kept:
        connection.execute(_change(row).values(plan_before=pack(left)))
    return forgotten_words(kept, erased)


def _clean_reply(connection: Connection, row: Any, gone: Sequence[str]) -> None:
    reply = unpack(Reply, row.reply)
    left = withhold(reply, gone)
    if left is not reply:
        connection.execute(_change(row).values(reply=pack(left)))


def _change(row: Any) -> Any:
    return update(TURNS).where(
        TURNS.c.conversation == row.conversation, TURNS.c.number == row.number
    )
