"""The one coach behind the page: opened in the background, so that the page answers at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from agent.errors import CoachError
from agent.page.access import Access, Alone

if TYPE_CHECKING:
    from agent import Coach

_LONGEST_REST = 2.0
"""Seconds after the start until the coach is opened even though nobody has come."""
_BETWEEN_LOOKS = 0.5
"""Seconds until who waits looks again for what is being loaded."""


class Opening(Protocol):
    """What opens a coach: `Coach.open`, or a test's own."""

    def __call__(self, tell: Callable[[str], None]) -> AbstractAsyncContextManager[Coach]:
        """A coach for as long as the context lasts; `tell` is given what it is busy with."""
        ...


def open_coach(tell: Callable[[str], None]) -> AbstractAsyncContextManager[Coach]:
    """The real coach of one person alone. Its imports take long, so they happen only here."""
    from agent import Coach

    return Coach.open(tell=tell)


def open_shared_coach(tell: Callable[[str], None]) -> AbstractAsyncContextManager[Coach]:
    """The real coach of people who sign in, and whose words the server's operator could read."""
    from agent import Coach

    return Coach.open(tell=tell, shared=True)


class Desk:
    """Hands the open coach to whoever asks, and waits for it where it is not open yet."""

    def __init__(
        self, opening: Opening | None = None, access: Access | None = None, model: str = ""
    ) -> None:
        """`access` is how people come in, by default the one local user alone.

        model: the language model that reads along, empty where none is connected.
        """
        self.model = model
        self.access = access or Alone()
        alone = isinstance(self.access, Alone)
        self._opening = opening or (open_coach if alone else open_shared_coach)
        self._wanted = asyncio.Event()
        self._closing = asyncio.Event()
        self._warm = asyncio.Event()
        self._line = ""
        self._coach: asyncio.Future[Coach] | None = None

    async def coach(self) -> Coach:
        """The coach, once it is open. Raises what opening it raised."""
        self._wanted.set()
        if self._coach is None:
            message = "the desk is not staffed: enter `staffed` first"
            raise RuntimeError(message)
        return await asyncio.shield(self._coach)

    async def getting_ready(self) -> AsyncGenerator[str]:
        """What is still being loaded, each line once; ends when a message can be answered."""
        told = ""
        while not self._warm.is_set():
            if self._line != told:
                told = self._line
                yield told
            with suppress(TimeoutError):
                await asyncio.wait_for(self._warm.wait(), _BETWEEN_LOOKS)

    def _tell(self, line: str) -> None:
        self._line = line

    @asynccontextmanager
    async def staffed(self) -> AsyncGenerator[None]:
        """Opens the coach when it is first wanted or after a short rest; closes it at the end."""
        self._coach = asyncio.get_running_loop().create_future()
        work = asyncio.create_task(self._work(self._coach))
        try:
            yield
        finally:
            self._closing.set()
            self._wanted.set()
            await work

    async def _work(self, ready: asyncio.Future[Coach]) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wanted.wait(), _LONGEST_REST)
        if self._closing.is_set():
            ready.cancel()
            return
        try:
            async with await asyncio.to_thread(self._opening, self._tell) as coach:
                ready.set_result(coach)
                await _warmed(coach)
                self._warm.set()
                await self._closing.wait()
        except Exception as error:
            self._warm.set()
            if ready.done():
                raise
            ready.set_exception(error)


async def _warmed(coach: Coach) -> None:
    """Loads what the first message needs; what cannot be loaded, that message will say."""
    with suppress(CoachError):
        await asyncio.to_thread(coach.warm)
