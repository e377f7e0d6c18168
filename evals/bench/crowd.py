"""Fifty people who chat at once with one server, over HTTP as their browsers would.

Each has a name of their own from a proxy's header, opens the page, and sends messages one after
another; a message is answered when the whole reply has arrived.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

import httpx

from evals.bench.serving import Served

PEOPLE = 50
_HEADER = "X-Bench-Person"
SETTINGS = {"COACH_AUTH_HEADER": _HEADER}
_MESSAGES = (
    "I'm a warehouse clerk in Durban and I'd like to move into data analysis",
    "look at my first dashboards and say plainly what is wrong",
    "how long should mentoring last?",
)
_TIMEOUT = httpx.Timeout(120)


@dataclass(frozen=True)
class Crowd:
    """Seconds until each person's first answer and until all others, and what went wrong."""

    first: tuple[float, ...]
    later: tuple[float, ...]
    errors: int


async def crowd(served: Served, people: int = PEOPLE) -> Crowd:
    """All of them at once, from their first message to the answer to their last."""
    chats = [_Chat(served.address, f"person{number}") for number in range(people)]
    try:
        await chats[0].open()
        await chats[0].say("hello")
        await asyncio.gather(*(chat.open() for chat in chats))
        told = await asyncio.gather(*(chat.talk() for chat in chats))
    finally:
        await asyncio.gather(*(chat.close() for chat in chats))
    answered = [[seconds for seconds in one if seconds is not None] for one in told]
    errors = sum(seconds is None for one in told for seconds in one)
    first = tuple(one[0] for one in told if one[0] is not None)
    return Crowd(first, tuple(s for one in answered for s in one[1:]), errors)


class _Chat:
    """One person's page: its session, its handler for messages, its conversation."""

    def __init__(self, address: str, name: str) -> None:
        headers = {_HEADER: name, "Origin": address}
        self._http = httpx.AsyncClient(base_url=address, headers=headers, timeout=_TIMEOUT)
        self._session = f"session{name}"
        self._handler: dict[str, Any] = {}
        self._conversation = f"new:mentee:{name}"
        self._sent = 0

    async def open(self) -> None:
        await self._http.get("/")
        config = (await self._http.get("/config")).json()
        named = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        target = [named["message-box"], "submit"]
        self._handler = next(one for one in config["dependencies"] if target in one["targets"])

    async def talk(self) -> list[float | None]:
        return [await self.say(text) for text in _MESSAGES]

    async def say(self, text: str) -> float | None:
        """Seconds until the whole answer is there; None when there was none."""
        self._sent += 1
        call = {
            "data": [text, self._conversation, f"{self._session}-{self._sent}", ""],
            "fn_index": self._handler["id"],
            "session_hash": self._session,
            "trigger_id": self._handler["targets"][0][0],
        }
        began = time.perf_counter()
        try:
            joined = await self._http.post("/gradio_api/queue/join", json=call)
            answered = joined.status_code == httpx.codes.OK and await self._is_answered()
        except httpx.HTTPError:
            answered = False
        return time.perf_counter() - began if answered else None

    async def _is_answered(self) -> bool:
        path = f"/gradio_api/queue/data?session_hash={self._session}"
        good = False
        async with self._http.stream("GET", path) as answer:
            async for line in answer.aiter_lines():
                good |= '"process_completed"' in line and '"success":true' in line
                if '"close_stream"' in line:
                    break
        return good

    async def close(self) -> None:
        await self._http.aclose()
