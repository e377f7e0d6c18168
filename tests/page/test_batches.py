"""What comes in quick succession, taken together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from agent.page.batches import batches


async def test_a_slow_reader_gets_all_of_it_in_few_parts() -> None:
    async def source() -> AsyncGenerator[int]:
        for number in range(100):
            yield number
            await asyncio.sleep(0)

    told = []
    async for batch in batches(source(), 10):
        told.append(batch)
        await asyncio.sleep(0.05)
    assert [one for batch in told for one in batch] == list(range(100))
    assert len(told) <= 3


async def test_what_takes_its_time_is_given_as_it_comes() -> None:
    async def source() -> AsyncGenerator[str]:
        yield "first"
        await asyncio.sleep(0.1)
        yield "second"

    assert [batch async for batch in batches(source(), 0.01)] == [["first"], ["second"]]


async def test_what_breaks_is_said_after_what_came_before() -> None:
    async def source() -> AsyncGenerator[str]:
        yield "first"
        raise ValueError("broken")

    reading = batches(source(), 10)
    assert await anext(reading) == ["first"]
    with pytest.raises(ValueError, match="broken"):
        await anext(reading)


async def test_who_stops_reading_ends_it() -> None:
    ended = asyncio.Event()

    async def source() -> AsyncGenerator[int]:
        try:
            yield 1
            await asyncio.sleep(60)
        finally:
            ended.set()

    reading = batches(source(), 0.01)
    assert await anext(reading) == [1]
    await reading.aclose()
    assert ended.is_set()
