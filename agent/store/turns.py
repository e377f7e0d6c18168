"""The rows of conversations and their turns. Whoever asks must be the owner."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from agent.errors import NotFound
from agent.records.base import Record
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, UserRole
from agent.store.packing import pack, unpack
from agent.store.plans import plan_moved
from agent.store.tables import CONVERSATIONS, PLANS, TURNS

KEPT_PLANS = 50
"""So many of a conversation's last turns keep the plan as it was before them."""
_ID_BYTES = 24
_TITLE_CHARS = 60


class ConversationSummary(Record):
    """One conversation in a list. `title` is its name, or how its first message begins."""

    id: str
    role: UserRole
    title: str
    created: datetime
    last_used: datetime
    turns: int


@dataclass(frozen=True)
class FinishedTurn:
    """A turn to be written: `version` is that of the plan it was worked out from.

    `instead_of_later` marks an edited message: it takes the place of the turn of this number
    and of all later ones, and `base` is the plan as it was before them.
    """

    user: str
    conversation: str
    number: int
    text: str
    reply: Reply
    plan: Plan
    version: int
    now: datetime
    instead_of_later: bool = False
    base: Plan | None = None


def not_found() -> NotFound:
    """The same words for a conversation that is somebody else's and for one that never was."""
    return NotFound("There is no such conversation.")


def new_conversation(connection: Connection, owner: str, role: UserRole, now: datetime) -> str:
    """Makes an empty conversation and gives its id, which nobody can guess."""
    issued = secrets.token_urlsafe(_ID_BYTES)
    row = {"id": issued, "owner": owner, "role": role, "created": now, "last_used": now}
    connection.execute(insert(CONVERSATIONS).values(row))
    return issued


def rename(connection: Connection, conversation: str, name: str) -> None:
    """Gives a conversation a name; an empty one takes it away."""
    named = update(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation)
    connection.execute(named.values(name=name))


def role_in(connection: Connection, owner: str, conversation: str) -> UserRole:
    """The role in which its owner holds this conversation. Raises NotFound."""
    query = select(CONVERSATIONS.c.role).where(
        CONVERSATIONS.c.id == conversation, CONVERSATIONS.c.owner == owner
    )
    role: UserRole | None = connection.execute(query).scalar()
    if role is None:
        raise not_found()
    return role


def last_turns(
    connection: Connection, conversation: str, before: int | None = None, most: int = 0
) -> Sequence[Any]:
    """The rows (number, text, reply, created) in order: the last `most` of them, 0 for all."""
    columns = (TURNS.c.number, TURNS.c.text, TURNS.c.reply, TURNS.c.created)
    query = select(*columns).where(TURNS.c.conversation == conversation)
    if before is not None:
        query = query.where(TURNS.c.number < before)
    query = query.order_by(TURNS.c.number.desc())
    rows = connection.execute(query.limit(most) if most else query).all()
    return rows[::-1]


def messages_of(rows: Sequence[Any]) -> tuple[Message, ...]:
    """What was said in these turns, two messages a turn."""
    return tuple(message for row in rows for message in _messages(row))


def _messages(row: Any) -> tuple[Message, Message]:
    reply = unpack(Reply, row.reply)
    said = Message(role="user", turn=row.number, text=row.text)
    shared = {name: getattr(reply, name) for name in Message.model_fields if hasattr(reply, name)}
    return said, Message(role="coach", **shared)


def append_turn(connection: Connection, turn: FinishedTurn) -> None:
    """Writes the turn after all others. Raises NotFound, or PlanMoved if its number is taken."""
    touch = update(CONVERSATIONS).where(
        CONVERSATIONS.c.id == turn.conversation, CONVERSATIONS.c.owner == turn.user
    )
    if connection.execute(touch.values(last_used=turn.now)).rowcount == 0:
        raise not_found()
    current = select(PLANS.c.body).where(PLANS.c.owner == turn.user).scalar_subquery()
    empty = pack(turn.base or Plan())
    row = {
        "conversation": turn.conversation,
        "number": turn.number,
        "text": turn.text,
        "reply": pack(turn.reply),
        "plan_before": empty if turn.base else func.coalesce(current, empty),
        "version_before": turn.version,
        "created": turn.now,
    }
    try:
        connection.execute(insert(TURNS).values(row))
    except IntegrityError:
        raise plan_moved() from None
    _drop_old_plans(connection, turn)


def _drop_old_plans(connection: Connection, turn: FinishedTurn) -> None:
    old = update(TURNS).where(
        TURNS.c.conversation == turn.conversation,
        TURNS.c.number <= turn.number - KEPT_PLANS,
        TURNS.c.plan_before.is_not(None),
    )
    connection.execute(old.values(plan_before=None))


def delete_turns(
    connection: Connection, conversation: str, since: int, until: int | None = None
) -> None:
    """Deletes this turn and the later ones, up to `until` where that is given."""
    gone = delete(TURNS).where(TURNS.c.conversation == conversation, TURNS.c.number >= since)
    connection.execute(gone if until is None else gone.where(TURNS.c.number <= until))


def summaries(connection: Connection, owner: str) -> tuple[ConversationSummary, ...]:
    """The conversations of this user in which something was said, last used first."""
    first = TURNS.alias("first")
    opening = select(first.c.text).where(first.c.conversation == CONVERSATIONS.c.id)
    opening = opening.order_by(first.c.number).limit(1)
    query = (
        select(
            *(CONVERSATIONS.c[name] for name in ("id", "role", "created", "last_used", "name")),
            opening.scalar_subquery().label("opening"),
            func.count().label("turns"),
        )
        .join(TURNS, TURNS.c.conversation == CONVERSATIONS.c.id)
        .where(CONVERSATIONS.c.owner == owner)
        .group_by(*CONVERSATIONS.c)
        .order_by(CONVERSATIONS.c.last_used.desc(), CONVERSATIONS.c.id)
    )
    return tuple(_summary(row) for row in connection.execute(query))


def _summary(row: Any) -> ConversationSummary:
    words = row.name or " ".join((row.opening or "").split())
    title = words if len(words) <= _TITLE_CHARS else f"{words[: _TITLE_CHARS - 1]}…"
    return ConversationSummary(
        id=row.id,
        role=row.role,
        title=title,
        created=row.created,
        last_used=row.last_used,
        turns=row.turns,
    )
