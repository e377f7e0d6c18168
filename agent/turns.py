"""What goes into one turn and what comes out: the contract between sessions and the graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Message, Reply, UserRole


@dataclass(frozen=True)
class TurnInput:
    """One message and all that the workflow may know: the plan and the last ten messages."""

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


@dataclass(frozen=True)
class TurnResult:
    """The plan as it stands after the turn, and the reply to show."""

    plan: Plan
    reply: Reply
