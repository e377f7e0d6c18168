"""One message in the middle of a conversation is erased, and nothing else with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent.errors import NotFound

from .conftest import NOW, Kept

Traces = Callable[[str | bytes], int]
CANARY = "quokka-7f3a-canary"


async def test_one_turn_goes_with_its_facts_and_the_rest_stays(kept: Kept, traces: Traces) -> None:
    here = await kept.conversation()
    await kept.say(here, "bake bread")
    await kept.say(here, CANARY)
    await kept.say(here, "sell cakes", answer=f"You said: {CANARY}.")
    await kept.store.erase_turn("amina", here, 2, NOW)
    assert traces(CANARY) == 0
    assert (await kept.store.plan("amina")).needs == ("bake bread", "sell cakes")
    texts = [one.text for one in await kept.store.history("amina", here)]
    assert texts[0] == "bake bread"
    assert texts[2] == "sell cakes"
    assert "erased" in texts[3]
    again = await kept.say(here, "keep bees")
    assert again.number == 4
    before = await kept.store.standing_before("amina", here, 3)
    assert before.plan.needs == ("bake bread",)


async def test_the_first_turn_goes_and_the_next_one_names_the_conversation(kept: Kept) -> None:
    here = await kept.conversation()
    await kept.say(here, "bake bread")
    await kept.say(here, "sell cakes")
    await kept.store.erase_turn("amina", here, 1, NOW)
    assert (await kept.store.conversations("amina"))[0].title == "sell cakes"
    assert (await kept.store.plan("amina")).needs == ("sell cakes",)


async def test_no_turn_of_somebody_else_and_none_that_is_not_there(kept: Kept) -> None:
    here = await kept.conversation()
    await kept.say(here, "bake bread")
    for user, turn in (("bela", 1), ("amina", 2), ("amina", 0)):
        with pytest.raises(NotFound):
            await kept.store.erase_turn(user, here, turn, NOW)
    assert (await kept.store.plan("amina")).needs == ("bake bread",)
