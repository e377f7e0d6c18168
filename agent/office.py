"""What all conversations of one process share: who waits for whom, and what is being worked out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from agent.clock import Clock
from agent.errors import Busy
from agent.records.replies import Reply
from agent.store import Store
from agent.turns import TurnInput, TurnResult
from agent.watching import Watch

Workflow = Callable[[TurnInput], Awaitable[TurnResult]]
"""One turn, from what is known to what is answered; it keeps nothing itself."""
_LAST_REPLIES = 10
_ERASING = "erase"
"""How the `asks` of a question begins that asks whether to erase."""

T = TypeVar("T")


class _Lane:
    """The line in which the messages of one user wait, first come first served."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._inside = 0

    @contextlib.asynccontextmanager
    async def turn(self, most: int | None = None) -> AsyncGenerator[None]:
        """Waits until it is first. Raises Busy when `most` others wait already."""
        if most is not None and self._inside > most:
            message = f"{most} messages of yours still wait for an answer; send this one later."
            raise Busy(message)
        self._inside += 1
        try:
            async with self._lock:
                yield
        finally:
            self._inside -= 1


@dataclass
class Office:
    """What all conversations of this process share. A lane lives as long as somebody is in it."""

    store: Store
    workflow: Workflow
    clock: Clock
    watch: Watch
    lanes: WeakValueDictionary[str, _Lane] = field(default_factory=WeakValueDictionary)
    running: dict[str, asyncio.Future[TurnResult]] = field(default_factory=dict)

    @contextlib.asynccontextmanager
    async def lane(self, user: str, most: int | None = None) -> AsyncGenerator[None]:
        """The time in which nothing else of this process changes what this user has."""
        lane = self.lanes.setdefault(user, _Lane())
        async with lane.turn(most):
            yield

    async def work(self, conversation: str, given: TurnInput) -> TurnResult:
        """Runs the workflow in such a way that it can be stopped."""
        running = asyncio.ensure_future(self.workflow(given))
        self.running[conversation] = running
        try:
            return await running
        finally:
            del self.running[conversation]

    async def erase_last_message(self, user: str, conversation: str) -> None:
        """Erases the last turn before the talk about erasing, and that talk with it."""
        self.watch.forget(conversation)
        replies = await self.store.last_replies(user, conversation, _LAST_REPLIES)
        if not replies:
            return
        others = [reply.turn for reply in replies if not _asks_to_erase(reply)]
        since = max(others, default=replies[0].turn)
        await to_the_end(self.store.erase_turns(user, conversation, since, self.clock()))


def _asks_to_erase(reply: Reply) -> bool:
    return (reply.asks or "").startswith(_ERASING)


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Lets what is being written be finished, even for somebody who stops waiting for it."""
    writing = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await asyncio.wait([writing])
        raise
