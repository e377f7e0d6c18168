"""A solver that plays whatever it is told, so that no coach is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evals import running
from evals.outputs import Output
from evals.samples import Sample
from tests.evals.making import Play


@pytest.fixture(autouse=True)
def loop_policy() -> Iterator[None]:
    """Leaves no event loop behind that a run opened for itself."""
    yield
    asyncio.set_event_loop(None)


@pytest.fixture
def solve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Play], None]:
    """Puts a function in the place of the solver, so that no coach is needed."""

    def put(play: Play) -> None:
        class Double:
            def __init__(
                self, folder: Path, cases: Path | None = None, lane: str = "offline"
            ) -> None:
                """Takes what the solver takes."""

            def patience(self, sample: Sample) -> float:
                return sample.time_limit

            async def __aenter__(self) -> Double:
                return self

            async def __aexit__(self, *error: object) -> None:
                """Nothing to close."""

            async def warm(self) -> None:
                """Nothing to load."""

            async def solve(self, task: str, sample: Sample) -> Output:
                played = play(sample)
                if isinstance(played, asyncio.Future) or asyncio.iscoroutine(played):
                    return await played
                return played

        monkeypatch.setattr(running, "Solver", Double)

    return put
