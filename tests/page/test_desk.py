"""The coach behind the page: opened late, warmed, and closed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from agent.errors import StoreUnavailable
from agent.page.desk import Desk
from agent.page.layout import Page
from tests.page.calling import LOCAL_REQUEST, bubbles


async def test_the_coach_is_warmed_once_open(desk: Desk, coach: Any) -> None:
    assert await desk.coach() is coach
    await asyncio.wait_for(asyncio.to_thread(coach.warmed.wait), 5)


async def test_who_waits_is_told_why_the_coach_does_not_open(laid_out: Page) -> None:
    def broken(_tell: Any) -> Any:
        raise StoreUnavailable("COACH_HOME cannot be written")

    desk = Desk(broken)
    async with desk.staffed():
        with pytest.raises(StoreUnavailable):
            await desk.coach()
        laid_out.turns.desk = desk
        shown = await laid_out._open(LOCAL_REQUEST)
        assert "COACH" in bubbles(laid_out, shown)[0][1]


async def test_a_desk_nobody_came_to_closes_without_opening() -> None:
    def never(_tell: Any) -> Any:
        raise AssertionError

    async with Desk(never).staffed():
        pass
