"""Sessions over a real store, with a workflow that does what a message tells it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from agent.clock import fixed_clock
from agent.errors import ModelFailed
from agent.records.base import Source, Words
from agent.records.plan import Goal
from agent.records.replies import Reply
from agent.sessions import Sessions
from agent.settings import load_settings
from agent.store import Store
from agent.turns import TurnInput, TurnResult

MOMENT = "2026-11-21T19:00:00+00:00"


class Listener:
    """A workflow that takes every message for a goal, and a few for what to do."""

    def __init__(self) -> None:
        self.given: list[TurnInput] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.heard = asyncio.Event()

    async def __call__(self, given: TurnInput) -> TurnResult:
        self.given.append(given)
        self.heard.set()
        if given.progress:
            await asyncio.to_thread(given.progress, "Listening")
        await self.gate.wait()
        if given.text == "fail":
            message = "the model is gone"
            raise ModelFailed(message)
        source = Source(kind="conversation", conversation=given.conversation, turn=given.number)
        goal = Goal(id=f"g{given.number}", aim=Words(text=given.text, source=source))
        plan = given.plan.model_copy(update={"goals": (*given.plan.goals, goal)})
        return TurnResult(plan, self._reply(given))

    @staticmethod
    def _reply(given: TurnInput) -> Reply:
        erase = given.text.removeprefix("yes, erase ")
        return Reply.model_validate(
            {
                "conversation": given.conversation,
                "turn": given.number,
                "text": f"You said:\n\n> {given.text}\n",
                "skill": "goals",
                "asks": "erase.confirm" if given.text.startswith("erase") else None,
                "erase": None if erase == given.text else erase,
            }
        )


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    async with await Store.open(load_settings()) as opened:
        yield opened


@pytest.fixture
def sessions(store: Store, listener: Listener) -> Sessions:
    return Sessions(store, listener, fixed_clock(MOMENT))


@pytest.fixture
def traces(home: Path) -> Callable[[str], int]:
    """Counts how often something stands in any file of the data directory."""

    def count(wanted: str) -> int:
        files = [path for path in home.rglob("*") if path.is_file()]
        assert files, "the data directory is empty"
        return sum(path.read_bytes().count(wanted.encode()) for path in files)

    return count
