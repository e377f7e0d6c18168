"""The only owner of the database: every method is one transaction, for one named user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import delete

from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, UserRole
from agent.settings import Settings
from agent.store import erasing, people, rosters, turns
from agent.store.database import Database
from agent.store.erasing import Place
from agent.store.packing import unpack
from agent.store.plans import read_plan, write_plan
from agent.store.rosters import RosterShelf
from agent.store.tables import CONVERSATIONS
from agent.store.turns import ConversationSummary, FinishedTurn
from agent.store.vectors import Vectors

_TURNS_SHOWN = 5


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
        async with self._database.write() as connection:
            return await turns.new_conversation(connection, user, role, now)

    async def role_in(self, user: str, conversation: str) -> UserRole:
        """The user's role in a conversation. Raises NotFound."""
        async with self._database.read() as connection:
            return await turns.role_in(connection, user, conversation)

    async def standing(self, user: str, conversation: str) -> Standing:
        """Where the conversation stands before its next turn. Raises NotFound."""
        async with self._database.read() as connection:
            role = await turns.role_in(connection, user, conversation)
            rows = await turns.last_turns(connection, conversation, most=_TURNS_SHOWN)
            kept = await read_plan(connection, user)
            roster = await self._shelf.take(connection, user, kept.plan.roster)
        number = rows[-1].number + 1 if rows else 1
        said = turns.messages_of(rows)
        return Standing(role, number, kept.plan, kept.version, said, roster)

    async def standing_before(self, user: str, conversation: str, number: int) -> Standing:
        """Where the conversation stood before this turn. Raises NotFound."""
        async with self._database.read() as connection:
            role = await turns.role_in(connection, user, conversation)
            kept = await erasing.plan_before(connection, Place(user, conversation, number))
            rows = await turns.last_turns(connection, conversation, number, _TURNS_SHOWN)
            roster = await self._shelf.take(connection, user, kept.plan.roster)
        said = turns.messages_of(rows)
        return Standing(role, number, kept.plan, kept.version, said, roster)

    async def commit_turn(self, turn: FinishedTurn) -> None:
        """Writes a finished turn and the plan after it, both or neither.

        Raises PlanMoved when the plan or the conversation has moved on since the turn began,
        NotFound when the conversation is gone.
        """
        async with self._database.write() as connection:
            if turn.instead_of_later:
                place = Place(turn.user, turn.conversation, turn.number)
                await erasing.take_back(connection, place, turn.version)
            await turns.append_turn(connection, turn)
            await write_plan(connection, turn.user, turn.plan, turn.version, turn.now)
        if turn.instead_of_later:
            await self._database.scrub()

    async def history(self, user: str, conversation: str) -> tuple[Message, ...]:
        """All that was said in a conversation. Raises NotFound."""
        async with self._database.read() as connection:
            await turns.role_in(connection, user, conversation)
            return turns.messages_of(await turns.last_turns(connection, conversation))

    async def last_replies(self, user: str, conversation: str, most: int) -> tuple[Reply, ...]:
        """The last replies of a conversation, in order. Raises NotFound."""
        async with self._database.read() as connection:
            await turns.role_in(connection, user, conversation)
            rows = await turns.last_turns(connection, conversation, most=most)
        return tuple(unpack(Reply, row.reply) for row in rows)

    async def conversations(self, user: str) -> tuple[ConversationSummary, ...]:
        """The user's conversations, last used first."""
        async with self._database.read() as connection:
            return await turns.summaries(connection, user)

    async def plan(self, user: str) -> Plan:
        """The user's plan; an empty one for a new user."""
        async with self._database.read() as connection:
            return (await read_plan(connection, user)).plan

    async def replace_plan(self, user: str, plan: Plan, now: datetime) -> None:
        """Puts a plan that was handed in in the place of the user's own."""
        async with self._database.write() as connection:
            current = await read_plan(connection, user)
            await write_plan(connection, user, plan, current.version, now)

    async def attach_roster(self, user: str, roster: Roster, now: datetime) -> None:
        """Keeps a roster and takes it into use for the user's plan."""
        async with self._database.write() as connection:
            await rosters.save_roster(connection, user, roster, now)
            current = await read_plan(connection, user)
            plan = current.plan.model_copy(update={"roster": roster.id, "no_list": False})
            await write_plan(connection, user, plan, current.version, now)

    async def detach_roster(self, user: str, now: datetime) -> None:
        """Takes the roster out of use; it stays until it is erased."""
        async with self._database.write() as connection:
            current = await read_plan(connection, user)
            plan = current.plan.model_copy(update={"roster": ""})
            await write_plan(connection, user, plan, current.version, now)

    async def roster(self, user: str, id: str) -> Roster | None:
        """The user's roster with this id, or None."""
        async with self._database.read() as connection:
            return await self._shelf.take(connection, user, id)

    def vectors(self, user: str, model: str) -> Vectors:
        """The user's vectors of this embedding model, for a worker thread."""
        return Vectors(self._database, user, model)

    async def erase_turns(self, user: str, conversation: str, since: int, now: datetime) -> None:
        """Erases a turn and all later ones, with the facts that rest on them. Raises NotFound."""
        place = Place(user, conversation, since)
        async with self._database.write() as connection:
            await turns.role_in(connection, user, conversation)
            await erasing.erase(connection, place, now)
        await self._database.scrub()

    async def erase_conversation(self, user: str, conversation: str, now: datetime) -> None:
        """Erases a conversation, with the facts that rest on it. Raises NotFound."""
        async with self._database.write() as connection:
            await turns.role_in(connection, user, conversation)
            await erasing.erase(connection, Place(user, conversation), now)
            gone = delete(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation)
            await connection.execute(gone)
        await self._database.scrub()

    async def erase_user(self, user: str) -> None:
        """Erases everything of this user."""
        async with self._database.write() as connection:
            await erasing.delete_everything(connection, [user])
        self._shelf.clear()
        await self._database.scrub()

    async def erase_roster(self, user: str, id: str, now: datetime) -> None:
        """Erases a roster, what was computed from it, and its use. Raises NotFound."""
        async with self._database.write() as connection:
            await people.erase_roster(connection, user, id, now)
        self._shelf.clear()
        await self._database.scrub()

    async def erase_person(self, id: str, now: datetime) -> int:
        """Erases a person of the rosters for every user; gives how many rosters had them.

        Raises NotFound when no roster has this id.
        """
        async with self._database.write() as connection:
            count = await people.erase_person(connection, id, now)
        self._shelf.clear()
        await self._database.scrub()
        return count

    async def purge(self, now: datetime, retention: timedelta) -> int:
        """Erases what was not used for so long; gives how many conversations went."""
        async with self._database.write() as connection:
            gone = await erasing.delete_unused(connection, now - retention)
        if gone:
            await self._database.scrub()
        return gone

    async def export(self, user: str) -> dict[str, Any]:
        """Everything that is kept of a user, ready for JSON; contacts of other people are not."""
        async with self._database.read() as connection:
            held = await turns.summaries(connection, user)
            spoken = {one.id: await turns.last_turns(connection, one.id) for one in held}
            kept = await read_plan(connection, user)
            lists = await rosters.rosters_of(connection, user)
        return {
            "user": user,
            "conversations": [
                {**one.model_dump(mode="json"), "turns": [_exported(row) for row in spoken[one.id]]}
                for one in held
            ],
            "plan": kept.plan.model_dump(mode="json"),
            "rosters": [one.model_dump(mode="json", exclude={"contacts"}) for one in lists],
        }


def _exported(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "said": row.text,
        "at": row.created.isoformat(),
        "reply": unpack(Reply, row.reply).model_dump(mode="json", exclude={"erase"}),
    }
