"""A real, small and confidently wrong model behind a real server: nothing it invents is read."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from agent.model import Ask, Budget, OpenAIModel
from evals.live import live
from tests.model.server import NAME, free_port, weights

pytestmark = pytest.mark.model
COUNT = 3
SAID = "I'm a manual tester in Porto and I'd like to become a backend developer"

NAMED = Ask(system="Name the person's goal as JSON.", user=SAID, most_tokens=120)


class Goal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    goal: str


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """A server of SmolLM2 on this machine; without its packages the test skips."""
    pytest.importorskip("xllamacpp", reason="xllamacpp is not installed: make tools")
    if weights() is None:
        pytest.skip("the model's weights are not here: make model")
    command = [sys.executable, str(root / "tests/model/server.py"), "--port", str(free_port())]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert running.stdout is not None
        yield next(line.strip() for line in running.stdout if line.startswith("http"))
    finally:
        running.kill()
        running.communicate()


@pytest.fixture
async def model(address: str) -> AsyncIterator[OpenAIModel]:
    opened = OpenAIModel(NAME, address)
    yield opened
    await opened.close()


async def test_answers_have_their_form_and_their_price(model: OpenAIModel) -> None:
    await model.find_out()
    budget = Budget()
    told: list[int] = []
    assert (await model.parse(NAMED, Goal, budget)).goal
    assert (await model.parse(NAMED, Goal, budget, told.append)).goal
    assert budget.usage.model_calls == 2
    assert budget.usage.prompt_tokens > 20
    assert budget.usage.completion_tokens > 2
    assert told


async def test_running_text_streams_and_can_be_broken_off(model: OpenAIModel) -> None:
    ask = Ask(system="Tell a long story.", user="Begin.", most_tokens=400)
    pieces = [
        piece async for piece in model.stream(Ask("Say hello.", "Hi", most_tokens=20), Budget())
    ]
    assert len(pieces) > 1
    stopped = asyncio.ensure_future(model.parse(ask, Goal, Budget()))
    await asyncio.sleep(0.2)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    assert (await model.parse(NAMED, Goal, Budget())).goal


def test_nothing_that_nobody_said_is_read(
    address: str, home: Path, built_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built_index, home)
    monkeypatch.setenv("COACH_MODEL", NAME)
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    trial = live(COUNT)
    sys.stderr.write("\n".join(("", *trial.lines, "")))
    assert trial.claims == []
    assert (trial.letters, trial.turns) == (COUNT, COUNT)
    assert 0 < trial.requests <= 3 * 2 * COUNT
    assert trial.most_prompt_tokens <= 3 * 2_500
