"""What goes into one turn and what comes out: the contract between sessions and the graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from agent.learning import Clash, Fact
from agent.records.edits import PlanEdit
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, SkillName, UserRole

Act = Literal["care", "command", "correction", "topic", "answer", "nothing"]


@dataclass(frozen=True)
class TurnInput:
    """One message and all that the workflow may know: the plan and the last ten messages.

    edit: the change in the plan that the message stands for, None for one that was written;
    minor: an earlier message of this conversation said that its writer is under 18.
    """

    user: str
    role: UserRole
    conversation: str
    number: int
    text: str
    plan: Plan
    messages: tuple[Message, ...]
    roster: Roster | None
    now: datetime
    progress: Callable[[str], None] | None = None
    edit: PlanEdit | None = None
    minor: bool = False

    @property
    def last(self) -> Message | None:
        """The coach's last message, or None at the beginning."""
        return next((m for m in reversed(self.messages) if m.role == "coach"), None)


@dataclass(frozen=True)
class TurnResult:
    """The plan as it stands after the turn, and the reply to show."""

    plan: Plan
    reply: Reply


@dataclass(frozen=True)
class Heard:
    """What a message says.

    act: what kind of message it is; skill: who should answer; wish: what is wanted within
    that skill ("compare", "formal", "no_list") or the name of a command; facts: what enters
    the plan; answered: the field of the pending question that it answers; clashes: where the
    facts differ from the plan; likely: two skills to offer when it is unclear; care: the kind
    of care; unsure: the words are kept whole because no part of them could be told apart; notes:
    remarks for the reply; settled: the question it answers is not put again.
    """

    act: Act
    skill: SkillName
    text: str
    wish: str = ""
    facts: tuple[Fact, ...] = ()
    answered: str = ""
    clashes: tuple[Clash, ...] = ()
    likely: tuple[SkillName, ...] = ()
    care: str = ""
    unsure: bool = False
    notes: tuple[str, ...] = ()
    settled: bool = False

    def told(self, *fields: str) -> bool:
        """Whether this message stated any of these fields."""
        return any(fact.field in fields for fact in self.facts)
