"""What comes in quick succession, taken together: a slow reader gets less, and no later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TypeVar

T = TypeVar("T")


async def batches(source: AsyncGenerator[T], rest: float) -> AsyncGenerator[list[T]]:
    """All that has come since the last batch, at least `rest` seconds after it.

    The last batch comes at once. Raises what the source raises, once all before it was given.
    """
    waiting: list[T] = []
    news = asyncio.Event()

    async def read() -> None:
        try:
            async for one in source:
                waiting.append(one)
                news.set()
        finally:
            news.set()

    reading = asyncio.create_task(read())
    try:
        while not reading.done() or waiting:
            await news.wait()
            news.clear()
            if waiting:
                batch = waiting.copy()
                waiting.clear()
                yield batch
                await asyncio.wait([reading], timeout=rest)
        await reading
    finally:
        reading.cancel()
        await asyncio.wait([reading])
        await source.aclose()
