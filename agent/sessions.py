"""Whose conversation it is: turns in their order, what streams, and what is erased.

The messages of one user are worked on one after another, whichever of their conversations they
belong to, because all of them change one plan. Another process may still change that plan
meanwhile: then nothing of the turn is written, PlanMoved says so, and the person sends it again:
the reply was worked out for a plan that is no longer true, and with a model it would cost double.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from agent.clock import Clock
from agent.errors import NotFound
from agent.handed_words import conversation_name, message_text, user_name
from agent.learning.meetings_past import turns_about, without_meeting
from agent.office import Office, Workflow, to_the_end
from agent.records.edits import PlanEdit
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, UserRole
from agent.store import ConversationSummary, FinishedTurn, Standing, Store
from agent.turns import TurnInput, TurnResult
from agent.watching import Tells, Watch

MOST_WAITING = 16
"""Messages of one user that wait while another is worked on."""


@dataclass(frozen=True)
class Progress:
    """A line about what is being done."""

    line: str


@dataclass(frozen=True)
class Piece:
    """The next piece of the checked reply; all pieces joined are its text."""

    text: str


Event = Progress | Piece | Reply
"""What a stream gives: progress, then the pieces, then the whole reply."""


class Sessions:
    """The conversations of all users over one store and one workflow."""

    def __init__(
        self, store: Store, workflow: Workflow, clock: Clock, tells: Tells | None = None
    ) -> None:
        """tells: what a whole conversation has to know of its earlier messages."""
        self._office = Office(store, workflow, clock, Watch(store, tells))
        self._store = store
        self._clock = clock

    async def conversation(
        self, user: str, role: UserRole = "mentee", conversation: str | None = None
    ) -> Talk:
        """A new conversation, or one of this user's own, in the role it was begun in.

        Raises NotFound for any other, BadInput for a name that cannot be used.
        """
        name = user_name(user)
        if conversation is None:
            conversation = await self._store.new_conversation(name, role, self._clock())
        else:
            role = await self._store.role_in(name, conversation)
        return Talk(self._office, name, role, conversation)

    async def conversations(self, user: str) -> tuple[ConversationSummary, ...]:
        """The user's conversations, last used first."""
        return await self._store.conversations(user_name(user))

    async def rename(self, user: str, conversation: str, name: str) -> None:
        """Gives a conversation a name of up to 60 characters. Raises NotFound."""
        async with self._office.lane(user_name(user)):
            named = conversation_name(name)
            await to_the_end(self._store.rename(user, conversation, named))

    async def plan(self, user: str) -> Plan:
        """The user's plan; an empty one for a new user."""
        return await self._store.plan(user_name(user))

    async def roster(self, user: str) -> Roster | None:
        """The list that this user has in use; None where there is none."""
        plan = await self.plan(user)
        return await self._store.roster(user, plan.roster) if plan.roster else None

    async def change_plan(self, user: str, change: Callable[[Plan], Plan]) -> None:
        """Writes the user's plan as `change` makes it, in turn with their messages."""
        async with self._office.lane(user_name(user)):
            plan = change(await self._store.plan(user))
            await to_the_end(self._store.replace_plan(user, plan, self._clock()))

    async def export(self, user: str) -> dict[str, Any]:
        """Everything that is kept of a user, ready for JSON; other people's contacts are not."""
        return await self._store.export(user_name(user))

    async def erase(self, user: str) -> None:
        """Erases everything of this user."""
        async with self._office.lane(user_name(user)):
            await to_the_end(self._store.erase_user(user))

    async def erase_conversation(self, user: str, conversation: str) -> None:
        """Erases a conversation and the facts that rest on it. Raises NotFound."""
        async with self._office.lane(user_name(user)):
            now = self._clock()
            await to_the_end(self._store.erase_conversation(user, conversation, now))

    async def erase_last_message(self, user: str, conversation: str) -> None:
        """Erases the last message and the facts that rest on it. Raises NotFound."""
        async with self._office.lane(user_name(user)):
            await self._office.erase_last_message(user, conversation)

    async def erase_message(self, user: str, conversation: str, turn: int) -> None:
        """Erases one message and the facts that rest on it. Raises NotFound."""
        async with self._office.lane(user_name(user)):
            now = self._clock()
            self._office.watch.forget(conversation)
            await to_the_end(self._store.erase_turn(user, conversation, turn, now))

    async def erase_meeting(self, user: str, mentor: str, number: int) -> None:
        """Erases a meeting and every message in which something of it was said.

        Raises NotFound.
        """
        async with self._office.lane(user_name(user)):
            said = turns_about(await self._store.plan(user), mentor, number)
            for conversation, turn in said:
                self._office.watch.forget(conversation)
                now = self._clock()
                with contextlib.suppress(NotFound):
                    await to_the_end(self._store.erase_turn(user, conversation, turn, now))
            left = without_meeting(await self._store.plan(user), mentor, number)
            await to_the_end(self._store.replace_plan(user, left, self._clock()))

    async def erase_roster(self, user: str, roster: str) -> None:
        """Erases a list of this user and what was made of it. Raises NotFound."""
        async with self._office.lane(user_name(user)):
            await to_the_end(self._store.erase_roster(user, roster, self._clock()))

    async def erase_person(self, person: str) -> int:
        """Erases a person of the lists for every user; gives how many lists had them.

        Turns that are being worked out with their plans are then not written. Raises NotFound.
        """
        return await to_the_end(self._store.erase_person(person, self._clock()))

    async def purge(self, retention_days: int) -> int:
        """Erases what was not used for so many days; gives how many conversations went."""
        retention = timedelta(days=retention_days)
        return await to_the_end(self._store.purge(self._clock(), retention))


@dataclass(frozen=True)
class _Turn:
    """A message as sent, `instead_of` a turn and all later ones, or for a change in the plan."""

    text: str
    instead_of: int | None = None
    progress: Callable[[str], None] | None = None
    edit: PlanEdit | None = None


class Talk:
    """One user in one conversation.

    After the conversation was erased, the next message begins a new one, with a new id.
    """

    def __init__(self, office: Office, user: str, role: UserRole, conversation: str) -> None:
        self._office = office
        self._store = office.store
        self._erased = False
        self.user = user
        self.role = role
        self.id = conversation

    async def say(self, text: str, progress: Callable[[str], None] | None = None) -> Reply:
        """The reply to a message, once both are kept.

        Raises BadMessage, Busy, PlanMoved, NotFound or what the workflow raised, and
        CancelledError when it was stopped; then nothing was kept.
        """
        return await self._take(_Turn(message_text(text), progress=progress))

    async def change(self, edit: PlanEdit, text: str) -> Reply:
        """The reply to a change in the plan, for which `text` stands in the conversation.

        Raises as `say` does, and BadInput for a place that has other words by now.
        """
        return await self._take(_Turn(message_text(text), edit=edit))

    async def edit(self, turn: int, text: str) -> Reply:
        """Says something else in the place of this turn; it and all later ones are taken back.

        Raises as `say` does, and NotFound when the turn is too far back.
        """
        return await self._take(_Turn(message_text(text), instead_of=turn))

    async def stream(self, text: str) -> AsyncGenerator[Event]:
        """Progress while it works, then the checked reply in pieces, then the whole reply.

        Ends without a reply when it is stopped. Raises as `say` does.
        """
        lines: asyncio.Queue[Progress | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def tell(line: str) -> None:
            loop.call_soon_threadsafe(lines.put_nowait, Progress(line))

        saying = asyncio.ensure_future(self.say(text, tell))
        saying.add_done_callback(lambda _: lines.put_nowait(None))
        try:
            while (line := await lines.get()) is not None:
                yield line
            if saying.cancelled():
                return
            reply = saying.result()
            for piece in reply.text.splitlines(keepends=True):
                yield Piece(piece)
            yield reply
        finally:
            saying.cancel()
            await asyncio.wait([saying])

    def stop(self) -> None:
        """Stops the turn that is being worked out; nothing of it is kept.

        A turn that is already being written stays.
        """
        running = self._office.running.get(self.id)
        if running is not None:
            running.cancel()

    async def history(self) -> tuple[Message, ...]:
        """All that was said. Raises NotFound when the conversation was erased elsewhere."""
        return () if self._erased else await self._store.history(self.user, self.id)

    async def plan(self) -> Plan:
        """The user's plan."""
        return await self._store.plan(self.user)

    async def roster(self) -> Roster | None:
        """The list in use, with the addresses in it; None where there is none."""
        plan = await self.plan()
        return await self._store.roster(self.user, plan.roster) if plan.roster else None

    async def replace_plan(self, plan: Plan) -> None:
        """Takes a plan that was handed in in the place of the user's own."""
        async with self._office.lane(self.user):
            kept = plan.model_copy(update={"without_model": (await self.plan()).without_model})
            await to_the_end(self._store.replace_plan(self.user, kept, self._office.clock()))

    async def attach_roster(self, roster: Roster) -> None:
        """Keeps a list for this user and takes it into use."""
        async with self._office.lane(self.user):
            await to_the_end(self._store.attach_roster(self.user, roster, self._office.clock()))

    async def detach_roster(self) -> None:
        """Takes the list out of use; it stays until it is erased."""
        async with self._office.lane(self.user):
            await to_the_end(self._store.detach_roster(self.user, self._office.clock()))

    async def _take(self, turn: _Turn) -> Reply:
        async with self._office.lane(self.user, MOST_WAITING):
            if self._erased:
                await self._begin_again()
            standing = await self._standing(turn)
            if turn.instead_of is not None:
                self._office.watch.forget(self.id)
            minor = await self._office.watch.told_before(self.user, self.id, standing)
            given = self._given(turn, standing, minor=minor)
            result = await self._office.work(self.id, given)
            if result.reply.erase:
                await self._erase(result.reply.erase)
            else:
                await to_the_end(self._store.commit_turn(_finished(turn, standing, given, result)))
            return result.reply

    async def _begin_again(self) -> None:
        now = self._office.clock()
        self.id = await self._store.new_conversation(self.user, self.role, now)
        self._erased = False

    async def _standing(self, turn: _Turn) -> Standing:
        if turn.instead_of is None:
            return await self._store.standing(self.user, self.id)
        return await self._store.standing_before(self.user, self.id, turn.instead_of)

    def _given(self, turn: _Turn, standing: Standing, *, minor: bool) -> TurnInput:
        return TurnInput(
            user=self.user,
            role=self.role,
            conversation=self.id,
            number=standing.number,
            text=turn.text,
            plan=standing.plan,
            messages=standing.messages,
            roster=standing.roster,
            now=self._office.clock(),
            progress=turn.progress,
            edit=turn.edit,
            minor=minor,
        )

    async def _erase(self, what: str) -> None:
        if what == "last-message":
            await self._office.erase_last_message(self.user, self.id)
            return
        if what == "conversation":
            now = self._office.clock()
            await to_the_end(self._store.erase_conversation(self.user, self.id, now))
        else:
            await to_the_end(self._store.erase_user(self.user))
        self._erased = True


def _finished(
    turn: _Turn, standing: Standing, given: TurnInput, result: TurnResult
) -> FinishedTurn:
    edited = turn.instead_of is not None
    return FinishedTurn(
        user=given.user,
        conversation=given.conversation,
        number=given.number,
        text=given.text,
        reply=result.reply,
        plan=result.plan,
        version=standing.version,
        now=given.now,
        instead_of_later=edited,
        base=standing.plan if edited else None,
    )
