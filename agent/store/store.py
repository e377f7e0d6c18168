"""The only owner of the database: every method is one transaction, for one named user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, delete

from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, UserRole
from agent.settings import Settings
from agent.store import erasing, people, rosters, turns
from agent.store.database import Database
from agent.store.erasing import Place
from agent.store.packing import unpack
from agent.store.plans import KeptPlan, read_plan, write_plan
from agent.store.rosters import RosterShelf
from agent.store.tables import CONVERSATIONS
from agent.store.turns import ConversationSummary, FinishedTurn
from agent.store.vectors import Vectors

_TURNS_SHOWN = 5

T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """Where a conversation stands before a turn: all that the turn is worked out from."""

    role: UserRole
    number: int
    plan: Plan
    version: int
    messages: tuple[Message, ...]
    roster: Roster | None


class Store:
    """Conversations, plans, rosters and vectors. Raises StoreUnavailable from every method."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shelf = RosterShelf()

    @classmethod
    async def open(cls, settings: Settings) -> Self:
        """The store of these settings; made when it is new."""
        return cls(await Database.open(settings))

    async def close(self) -> None:
        """Closes the database."""
        await self._database.close()

    async def __aenter__(self) -> Self:
        """The open store."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Closes the database."""
        await self.close()

    async def new_conversation(self, user: str, role: UserRole, now: datetime) -> str:
        """The id of a new conversation."""
        return await self._database.writing(
            lambda conn: turns.new_conversation(conn, user, role, now)
        )

    async def rename(self, user: str, conversation: str, name: str) -> None:
        """Gives a conversation a name; an empty one takes it away. Raises NotFound."""

        def write(connection: Connection) -> None:
            turns.role_in(connection, user, conversation)
            turns.rename(connection, conversation, name)

        await self._erasing(write)

    async def role_in(self, user: str, conversation: str) -> UserRole:
        """The user's role in a conversation. Raises NotFound."""
        return await self._database.reading(lambda conn: turns.role_in(conn, user, conversation))

    async def standing(self, user: str, conversation: str) -> Standing:
        """Where the conversation stands before its next turn. Raises NotFound."""

        def read(connection: Connection) -> Standing:
            role = turns.role_in(connection, user, conversation)
            rows = turns.last_turns(connection, conversation, most=_TURNS_SHOWN)
            number = rows[-1].number + 1 if rows else 1
            kept = read_plan(connection, user)
            return self._standing(connection, user, role, number, kept, rows)

        return await self._database.reading(read)

    async def standing_before(self, user: str, conversation: str, number: int) -> Standing:
        """Where the conversation stood before this turn. Raises NotFound."""

        def read(connection: Connection) -> Standing:
            role = turns.role_in(connection, user, conversation)
            rows = turns.last_turns(connection, conversation, number, _TURNS_SHOWN)
            kept = erasing.plan_before(connection, Place(user, conversation, number))
            return self._standing(connection, user, role, number, kept, rows)

        return await self._database.reading(read)

    def _standing(
        self,
        connection: Connection,
        user: str,
        role: UserRole,
        number: int,
        kept: KeptPlan,
        rows: Sequence[Any],
    ) -> Standing:
        roster = self._shelf.take(connection, user, kept.plan.roster)
        return Standing(role, number, kept.plan, kept.version, turns.messages_of(rows), roster)

    async def commit_turn(self, turn: FinishedTurn) -> None:
        """Writes a finished turn and the plan after it, both or neither.

        Raises PlanMoved when the plan or the conversation has moved on since the turn began,
        NotFound when the conversation is gone.
        """

        def write(connection: Connection) -> None:
            if turn.instead_of_later:
                place = Place(turn.user, turn.conversation, turn.number)
                erasing.take_back(connection, place, turn.version)
            turns.append_turn(connection, turn)
            write_plan(connection, turn.user, turn.plan, turn.version, turn.now)

        await self._database.writing(write)
        if turn.instead_of_later:
            await self._database.scrub()

    async def history(self, user: str, conversation: str) -> tuple[Message, ...]:
        """All that was said in a conversation. Raises NotFound."""

        def read(connection: Connection) -> tuple[Message, ...]:
            turns.role_in(connection, user, conversation)
            return turns.messages_of(turns.last_turns(connection, conversation))

        return await self._database.reading(read)

    async def last_replies(self, user: str, conversation: str, most: int) -> tuple[Reply, ...]:
        """The last replies of a conversation, in order. Raises NotFound."""

        def read(connection: Connection) -> tuple[Reply, ...]:
            turns.role_in(connection, user, conversation)
            rows = turns.last_turns(connection, conversation, most=most)
            return tuple(unpack(Reply, row.reply) for row in rows)

        return await self._database.reading(read)

    async def conversations(self, user: str) -> tuple[ConversationSummary, ...]:
        """The user's conversations, last used first."""
        return await self._database.reading(lambda conn: turns.summaries(conn, user))

    async def plan(self, user: str) -> Plan:
        """The user's plan; an empty one for a new user."""
        return await self._database.reading(lambda conn: read_plan(conn, user).plan)

    async def replace_plan(self, user: str, plan: Plan, now: datetime) -> None:
        """Puts a plan that was handed in in the place of the user's own."""
        await self._database.writing(lambda conn: _change_plan(conn, user, now, lambda _: plan))

    async def attach_roster(self, user: str, roster: Roster, now: datetime) -> None:
        """Keeps a roster and takes it into use for the user's plan."""
        used = {"roster": roster.id, "no_list": False}

        def write(connection: Connection) -> None:
            rosters.save_roster(connection, user, roster, now)
            _change_plan(connection, user, now, lambda plan: plan.model_copy(update=used))

        await self._database.writing(write)

    async def detach_roster(self, user: str, now: datetime) -> None:
        """Takes the roster out of use; it stays until it is erased."""

        def without(plan: Plan) -> Plan:
            return plan.model_copy(update={"roster": ""})

        await self._database.writing(lambda conn: _change_plan(conn, user, now, without))

    async def roster(self, user: str, id: str) -> Roster | None:
        """The user's roster with this id, or None."""
        return await self._database.reading(lambda conn: self._shelf.take(conn, user, id))

    def vectors(self, user: str, model: str) -> Vectors:
        """The user's vectors of this embedding model, for a worker thread."""
        return Vectors(self._database, user, model)

    async def erase_turns(self, user: str, conversation: str, since: int, now: datetime) -> None:
        """Erases a turn and all later ones, with the facts that rest on them. Raises NotFound."""

        def write(connection: Connection) -> None:
            turns.role_in(connection, user, conversation)
            erasing.erase(connection, Place(user, conversation, since), now)

        await self._erasing(write)

    async def erase_turn(self, user: str, conversation: str, turn: int, now: datetime) -> None:
        """Erases one turn, with the facts that rest on it. Raises NotFound."""

        def write(connection: Connection) -> None:
            turns.role_in(connection, user, conversation)
            erasing.erase(connection, Place(user, conversation, turn, until=turn), now)

        await self._erasing(write)

    async def erase_conversation(self, user: str, conversation: str, now: datetime) -> None:
        """Erases a conversation, with the facts that rest on it. Raises NotFound."""

        def write(connection: Connection) -> None:
            turns.role_in(connection, user, conversation)
            erasing.erase(connection, Place(user, conversation), now)
            gone = delete(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation)
            connection.execute(gone)

        await self._erasing(write)

    async def erase_user(self, user: str) -> None:
        """Erases everything of this user."""
        await self._erasing(lambda conn: erasing.delete_everything(conn, [user]))

    async def erase_roster(self, user: str, id: str, now: datetime) -> None:
        """Erases a roster, what was computed from it, and its use. Raises NotFound."""
        await self._erasing(lambda conn: people.erase_roster(conn, user, id, now))

    async def erase_person(self, who: str, now: datetime) -> int:
        """Erases a person of the rosters for every user; gives how many rosters had them.

        `who` is an id, an address or a whole name. Raises NotFound when no roster has them,
        BadInput when several people are meant.
        """
        return await self._erasing(lambda conn: people.erase_person(conn, who, now))

    async def purge(self, now: datetime, retention: timedelta) -> int:
        """Erases what was not used for so long; gives how many conversations went."""
        before = now - retention
        gone = await self._database.writing(lambda conn: erasing.delete_unused(conn, before))
        if gone:
            await self._database.scrub()
        return gone

    async def export(self, user: str) -> dict[str, Any]:
        """Everything that is kept of a user, ready for JSON; contacts of other people are not."""

        def read(connection: Connection) -> dict[str, Any]:
            return {
                "user": user,
                "conversations": [
                    {
                        **one.model_dump(mode="json"),
                        "turns": [_exported(row) for row in turns.last_turns(connection, one.id)],
                    }
                    for one in turns.summaries(connection, user)
                ],
                "plan": read_plan(connection, user).plan.model_dump(mode="json"),
                "rosters": [
                    one.model_dump(mode="json", exclude={"contacts"})
                    for one in rosters.rosters_of(connection, user)
                ],
            }

        return await self._database.reading(read)

    async def _erasing(self, work: Callable[[Connection], T]) -> T:
        result = await self._database.writing(work)
        self._shelf.clear()
        await self._database.scrub()
        return result


def _change_plan(
    connection: Connection, user: str, now: datetime, change: Callable[[Plan], Plan]
) -> None:
    current = read_plan(connection, user)
    write_plan(connection, user, change(current.plan), current.version, now)


def _exported(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "said": row.text,
        "at": row.created.isoformat(),
        "reply": unpack(Reply, row.reply).model_dump(mode="json", exclude={"erase"}),
    }
