"""A process that is killed in the middle of a turn: what was finished is there, and only that."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agent.clock import fixed_clock
from agent.sessions import Sessions
from agent.settings import load_settings
from agent.store import Store

from .conftest import MOMENT, Listener

KILLS = 20

TALKING = """
import asyncio, sys
from agent.clock import system_clock
from agent.records.base import Source, Words
from agent.records.plan import Goal
from agent.records.replies import Reply
from agent.sessions import Sessions
from agent.settings import load_settings
from agent.store import Store
from agent.turns import TurnInput, TurnResult

async def slow(given: TurnInput) -> TurnResult:
    await asyncio.sleep(0.003)
    source = Source(kind="conversation", conversation=given.conversation, turn=given.number)
    goal = Goal(aim=Words(text=given.text, source=source))
    plan = given.plan.model_copy(update={"goals": (*given.plan.goals, goal)})
    where = {"conversation": given.conversation, "turn": given.number}
    return TurnResult(plan, Reply(text="You said " + given.text, skill="goals", **where))

async def main(conversation: str) -> None:
    async with await Store.open(load_settings()) as store:
        talk = await Sessions(store, slow, system_clock).conversation(
            "amina", conversation=conversation
        )
        while True:
            number = len((await talk.plan()).goals) + 1
            await talk.say(f"message {number}")
            print(number, flush=True)

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.slow
async def test_a_killed_process_loses_at_most_the_turn_under_way(root: Path) -> None:
    async with await Store.open(load_settings()) as store:
        sessions = Sessions(store, Listener(), fixed_clock(MOMENT))
        conversation = (await sessions.conversation("amina")).id
    chance = random.Random(7)
    for _ in range(KILLS):
        answered = talk_until_killed(root, conversation, chance.uniform(0, 0.05))
        async with await Store.open(load_settings()) as store:
            history = await store.history("amina", conversation)
            needs = (await store.plan("amina")).needs
        said = [message.text for message in history if message.role == "user"]
        assert said == [f"message {number}" for number in range(1, len(said) + 1)]
        assert needs == tuple(said)
        assert len(said) in (answered, answered + 1)
    assert answered > KILLS


def talk_until_killed(root: Path, conversation: str, seconds: float) -> int:
    """Lets a process talk, kills it at any moment after its first answer; gives the last one."""
    process = subprocess.Popen(
        [sys.executable, "-c", TALKING, conversation], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process, process.stdout:
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    return int((first + rest).split()[-1])
