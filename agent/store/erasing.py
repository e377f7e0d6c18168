"""Erasing what one user said, wherever it stands: turns, plan, kept plans, other replies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.errors import NotFound
from agent.records.plan import Plan
from agent.records.replies import Reply
from agent.store.forgetting import Erased, forget, forgotten_words, withhold
from agent.store.packing import pack, unpack
from agent.store.plans import KeptPlan, read_plan, write_plan
from agent.store.tables import CONVERSATIONS, PLANS, ROSTERS, TURNS, VECTORS
from agent.store.turns import delete_turns

OWNED = (CONVERSATIONS, PLANS, ROSTERS, VECTORS)


@dataclass(frozen=True)
class Place:
    """A conversation of a user from one of its turns on."""

    user: str
    conversation: str
    since: int = 1


async def plan_before(connection: AsyncConnection, place: Place) -> KeptPlan:
    """The plan without this turn and all later ones, and the version that it may replace.

    Exactly the plan as it was, when only these turns have changed it since; otherwise what
    was changed elsewhere stays, and the facts that rest on these turns are taken out.
    Raises NotFound when there is no such turn or its plan is no longer kept.
    """
    row = await _first_row(connection, place)
    if row is None:
        message = "There is no such message."
        raise NotFound(message)
    if row.plan_before is None:
        message = "This message is too far back to be changed; its conversation can be erased."
        raise NotFound(message)
    return await _plan_without(connection, place, row)


async def take_back(connection: AsyncConnection, place: Place, continues_at: int) -> None:
    """Deletes the turns, and their words out of the user's other conversations and kept plans.

    The plan itself is left to the caller, who writes what `plan_before` gave; the turns that
    remain are told that they lead up to the plan's version `continues_at`.
    """
    erased = await _erased(connection, place)
    first = await _first_row(connection, place)
    current = await read_plan(connection, place.user)
    await delete_turns(connection, place.conversation, place.since)
    if first is None:
        return
    await _renumber(connection, place, continues_at - first.version_before)
    rows = await _rows_since(connection, place, first.created)
    gone = set(forgotten_words(current.plan, erased))
    for row in rows:
        gone |= set(await _clean_kept_plan(connection, row, erased))
    for row in rows if gone else ():
        await _clean_reply(connection, row, sorted(gone))


async def erase(connection: AsyncConnection, place: Place, now: datetime) -> None:
    """Takes the turns back and writes the plan without them."""
    kept = await _plan_without(connection, place, await _first_row(connection, place))
    await take_back(connection, place, kept.version + 1)
    if kept.version:
        await write_plan(connection, place.user, kept.plan, kept.version, now)


async def delete_everything(connection: AsyncConnection, users: Sequence[str]) -> None:
    """Deletes every row of these users."""
    for table in OWNED:
        await connection.execute(delete(table).where(table.c.owner.in_(users)))


async def delete_unused(connection: AsyncConnection, before: datetime) -> int:
    """Deletes what was last used before this moment; gives how many conversations went.

    A conversation goes by its own last use. The plan, the rosters and the vectors of a user
    are in use as long as any conversation is, and go with the last one.
    """
    idle = select(PLANS.c.owner).where(PLANS.c.last_used < before)
    users = (await connection.execute(idle)).scalars().all()
    old = delete(CONVERSATIONS).where(CONVERSATIONS.c.last_used < before)
    gone = (await connection.execute(old)).rowcount
    await delete_everything(connection, users)
    return gone


async def _erased(connection: AsyncConnection, place: Place) -> Erased:
    query = (
        select(TURNS.c.conversation, TURNS.c.number, TURNS.c.text)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(CONVERSATIONS.c.owner == place.user)
    )
    spoken: list[str] = []
    kept: list[str] = []
    for row in await connection.execute(query):
        goes = row.conversation == place.conversation and row.number >= place.since
        (spoken if goes else kept).append(row.text)
    return Erased(place.conversation, place.since, tuple(spoken), tuple(kept))


async def _plan_without(connection: AsyncConnection, place: Place, first: Any) -> KeptPlan:
    current = await read_plan(connection, place.user)
    if first is not None and first.plan_before is not None:
        changes = current.version - first.version_before
        if changes == await _count(connection, place):
            return KeptPlan(unpack(Plan, first.plan_before), current.version)
    return KeptPlan(forget(current.plan, await _erased(connection, place)), current.version)


async def _first_row(connection: AsyncConnection, place: Place) -> Any:
    query = select(TURNS.c.plan_before, TURNS.c.version_before, TURNS.c.created).where(
        TURNS.c.conversation == place.conversation, TURNS.c.number == place.since
    )
    return (await connection.execute(query)).one_or_none()


async def _count(connection: AsyncConnection, place: Place) -> int:
    query = select(func.count()).where(
        TURNS.c.conversation == place.conversation, TURNS.c.number >= place.since
    )
    return (await connection.execute(query)).scalar_one()


async def _renumber(connection: AsyncConnection, place: Place, by: int) -> None:
    remaining = update(TURNS).where(TURNS.c.conversation == place.conversation)
    await connection.execute(remaining.values(version_before=TURNS.c.version_before + by))


async def _rows_since(connection: AsyncConnection, place: Place, start: datetime) -> Sequence[Any]:
    query = (
        select(TURNS.c.conversation, TURNS.c.number, TURNS.c.reply, TURNS.c.plan_before)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(CONVERSATIONS.c.owner == place.user, TURNS.c.created >= start)
    )
    return (await connection.execute(query)).all()


async def _clean_kept_plan(
    connection: AsyncConnection, row: Any, erased: Erased
) -> tuple[str, ...]:
    if row.plan_before is None:
        return ()
    kept = unpack(Plan, row.plan_before)
    left = forget(kept, erased)
    if left != kept:
        await connection.execute(_change(row).values(plan_before=pack(left)))
    return forgotten_words(kept, erased)


async def _clean_reply(connection: AsyncConnection, row: Any, gone: Sequence[str]) -> None:
    reply = unpack(Reply, row.reply)
    left = withhold(reply, gone)
    if left is not reply:
        await connection.execute(_change(row).values(reply=pack(left)))


def _change(row: Any) -> Any:
    return update(TURNS).where(
        TURNS.c.conversation == row.conversation, TURNS.c.number == row.number
    )
