"""Conversations have the name that their owner gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent.errors import NotFound
from agent.sessions import Sessions


async def test_a_name_takes_the_place_of_the_beginning_and_can_be_taken_away(
    sessions: Sessions, traces: Callable[[str], int]
) -> None:
    talk = await sessions.conversation("ana")
    await talk.say("I would like to bake")

    async def title() -> str:
        return (await sessions.conversations("ana"))[0].title

    await sessions.rename("ana", talk.id, f"Canary\n\x00and {'x' * 100}")
    assert await title() == f"Canary and {'x' * 49}"
    assert (await sessions.export("ana"))["conversations"][0]["title"] == await title()
    with pytest.raises(NotFound):
        await sessions.rename("ben", talk.id, "mine")
    await sessions.rename("ana", talk.id, "  ")
    assert await title() == "I would like to bake"
    assert traces("Canary") == 0
