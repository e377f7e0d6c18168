"""A store in a data directory of its own, and short ways to fill it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.records.base import Source, Words
from agent.records.people import Person, Roster, RosterReport
from agent.records.plan import Goal, Plan
from agent.records.replies import Reply
from agent.settings import load_settings
from agent.store import FinishedTurn, Store

NOW = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)


class Kept:
    """A store, and short ways to put turns and rosters into it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def conversation(self, user: str = "amina") -> str:
        return await self.store.new_conversation(user, "mentee", NOW)

    async def say(
        self,
        conversation: str,
        text: str,
        plan: Plan | None = None,
        user: str = "amina",
        answer: str = "Noted.",
    ) -> FinishedTurn:
        """Writes a turn; the plan's new goal, unless one is given, is the text."""
        before = await self.store.standing(user, conversation)
        source = Source(kind="conversation", conversation=conversation, turn=before.number)
        goal = Goal(id=f"g{before.version}", aim=Words(text=text, source=source))
        goals = (*before.plan.goals, goal)
        turn = FinishedTurn(
            user=user,
            conversation=conversation,
            number=before.number,
            text=text,
            reply=Reply(conversation=conversation, turn=before.number, text=answer, skill="goals"),
            plan=plan or before.plan.model_copy(update={"goals": goals}),
            version=before.version,
            now=NOW,
        )
        await self.store.commit_turn(turn)
        return turn


@pytest.fixture
async def kept() -> AsyncIterator[Kept]:
    async with await Store.open(load_settings()) as store:
        yield Kept(store)


def roster_of(*people: Person, id: str = "r1", contacts: dict[str, str] | None = None) -> Roster:
    report = RosterReport(people=len(people), mapping={"name": "name"})
    return Roster(id=id, name="list", people=people, report=report, contacts=contacts or {})


@pytest.fixture
def traces(home: Path) -> Callable[[str | bytes], int]:
    """Counts how often something stands in any file of the data directory."""

    def count(wanted: str | bytes) -> int:
        raw = wanted.encode() if isinstance(wanted, str) else wanted
        files = [path for path in home.rglob("*") if path.is_file()]
        assert files, "the data directory is empty"
        return sum(path.read_bytes().count(raw) for path in files)

    return count
