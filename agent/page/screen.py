"""What one person sees at one moment, read from the coach and from nothing the browser sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.errors import NotFound
from agent.page.access import LOCAL, Person
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, UserRole

if TYPE_CHECKING:
    from agent import Coach, Talk

MOST_MESSAGES = 200
"""Of a conversation that are shown; all of them are in the export."""


@dataclass(frozen=True)
class Listed:
    """A conversation in the list: its id, how it began, and its last day (ISO 8601)."""

    id: str
    title: str
    day: str


@dataclass(frozen=True)
class Screen:
    """Everything the views show.

    conversation: its id, empty before the first message; suggestions: messages one click away;
    conversations: the person's own, last used first; readers: who could read all this; person:
    who it is; role: in which of their roles a new conversation begins; model: the language model
    that is set up, empty in guided mode.
    """

    conversation: str
    opening: str
    readers: str
    messages: tuple[Message, ...]
    suggestions: tuple[str, ...]
    plan: Plan
    roster: Roster | None
    conversations: tuple[Listed, ...]
    person: Person = LOCAL
    role: UserRole = "mentee"
    model: str = ""

    @property
    def is_without_model(self) -> bool:
        """Whether the person wants no language model in this conversation."""
        return self.conversation in self.plan.without_model

    @property
    def question(self) -> str:
        """The question that waits for an answer; empty where none does."""
        last = self.messages[-1] if self.messages else None
        return (last.question or "") if last else ""

    @property
    def last_said(self) -> Message | None:
        """The person's own last message."""
        return next((one for one in reversed(self.messages) if one.role == "user"), None)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been said or handed in yet."""
        return not self.messages and self.plan == Plan() and self.roster is None

    def before(self, turn: int) -> Screen:
        """The same without this turn and all later ones."""
        kept = tuple(message for message in self.messages if message.turn < turn)
        return replace(self, messages=kept)


@dataclass(frozen=True)
class Visit:
    """One call of one person. `conversation` is the open one; empty before its first message.

    role: one of theirs, in which a new conversation begins.
    """

    coach: Coach
    person: Person
    conversation: str = ""
    role: UserRole = "mentee"

    @property
    def user(self) -> str:
        """Under whose name it is kept."""
        return self.person.name

    async def talk(self) -> Talk:
        """The open conversation, or a new one. Raises NotFound for one that is not theirs."""
        known = self.conversation or None
        return await self.coach.conversation(self.user, self.role, id=known)

    async def latest(self) -> Visit:
        """The same person in the conversation they used last, where there is one."""
        mine = await self.coach.conversations(self.user)
        used = next((one.id for one in mine if one.turns), "")
        return replace(self, conversation=used)

    async def screen(self) -> Screen:
        """What this person sees. Raises NotFound for a conversation that is not theirs.

        The plan and the list belong to the person and are the same in each conversation.
        """
        kept = await self.coach.conversations(self.user)
        mine = [one for one in kept if one.turns or one.id == self.conversation]
        messages: tuple[Message, ...] = ()
        plan, roster = Plan(), None
        if known := self.conversation or (kept[0].id if kept else ""):
            talk = await replace(self, conversation=known).talk()
            plan, roster = await talk.plan(), await talk.roster()
            messages = (await talk.history())[-MOST_MESSAGES:] if self.conversation else ()
        return Screen(
            conversation=self.conversation,
            opening=self.coach.opening(),
            readers=self.coach.readers(self.conversation not in plan.without_model),
            model=self.coach.model,
            messages=messages,
            suggestions=messages[-1].suggestions if messages else self.coach.first_suggestions(),
            plan=plan,
            roster=roster,
            conversations=tuple(
                Listed(id=one.id, title=one.title, day=one.last_used.date().isoformat())
                for one in mine
                if one.turns
            ),
            person=self.person,
            role=self.role,
        )

    async def standing(self) -> Screen:
        """The same, or the beginning of a new conversation where this one is gone."""
        try:
            return await self.screen()
        except NotFound:
            return await replace(self, conversation="").screen()
