"""Conversations as a person has them: a coach, a list of invented people, and what was said."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from agent import Coach, Talk
from agent.embedding import load_embedder
from agent.guidance import Guidance, open_guidance
from agent.records.plan import Plan
from agent.records.replies import Reply, UserRole

NOW = "2026-11-21T19:00:00+00:00"
SAMPLE = Path("knowledge/sample_roster.csv")


@pytest.fixture(scope="session")
def library(built_index: Path) -> Iterator[Guidance]:
    """The whole library, opened once for all conversations."""
    opened = open_guidance(built_index, load_embedder())
    yield opened
    opened.close()


@pytest.fixture
async def coach(library: Guidance, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Coach]:
    """A coach on a Saturday evening, with an empty database."""
    monkeypatch.setattr(Coach, "library", library)
    async with Coach.open(now=NOW) as opened:
        yield opened


class Said:
    """One person's conversation: what they say, and everything the coach answered."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.replies: list[Reply] = []

    async def __call__(self, *messages: str) -> Reply:
        for message in messages:
            self.replies.append(await self.talk.say(message))
        return self.replies[-1]

    async def plan(self) -> Plan:
        return await self.talk.plan()

    @property
    def texts(self) -> str:
        return "\n\n".join(reply.text for reply in self.replies)


Begin = Callable[..., Awaitable[Said]]


@pytest.fixture
def begin(coach: Coach, root: Path) -> Begin:
    """Begins a conversation, with the sample list unless `roster` says otherwise."""

    async def start(
        user: str = "ana", roster: Path | None = SAMPLE, role: UserRole = "mentee"
    ) -> Said:
        talk = await coach.conversation(user, role=role)
        if roster is not None:
            await talk.attach_roster(coach.read_roster(root / roster))
        return Said(talk)

    return start
