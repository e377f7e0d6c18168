"""A model that says what it was told to: for tests, benchmarks and trying the coach out."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable, Iterable
from functools import partial

from pydantic import BaseModel

from agent.errors import ModelFailed
from agent.model.budget import Budget, estimated
from agent.model.protocol import Ask, T, Tell, parsed

Answer = str | dict[str, object] | BaseModel | Exception
"""What is said; an exception is raised in its place."""


class ScriptedModel:
    """Gives its answers in order, or what a function makes of each ask; keeps what it was asked.

    It counts against the budget as a server would. With no answer left it fails like one that
    cannot be reached.
    """

    def __init__(
        self,
        answers: Iterable[Answer] | Callable[[Ask], Answer],
        *,
        name: str = "scripted",
        host: str = "",
    ) -> None:
        """`answers` are used up one by one, or made for each ask."""
        self._make = answers if callable(answers) else None
        self._left = iter(()) if callable(answers) else iter(answers)
        self.name = name
        self.host = host
        self.asked: list[Ask] = []

    async def find_out(self) -> None:
        """Nothing to find out."""

    async def close(self) -> None:
        """Nothing to let go of."""

    async def parse(self, ask: Ask, schema: type[T], budget: Budget, tell: Tell | None = None) -> T:
        """The next answer in the form asked for. Raises ModelFailed."""
        return await parsed(partial(self._next, budget, tell), ask, schema)

    async def stream(self, ask: Ask, budget: Budget) -> AsyncGenerator[str]:
        """The next answer word by word. Raises ModelFailed."""
        for word in (await self._next(budget, None, ask)).split(" "):
            yield f"{word} "

    async def _next(self, budget: Budget, tell: Tell | None, ask: Ask) -> str:
        budget.take()
        budget.note(ask.prompt)
        self.asked.append(ask)
        answer = self._make(ask) if self._make else next(self._left, None)
        if answer is None:
            raise ModelFailed("unreachable")
        if isinstance(answer, Exception):
            raise answer
        text = _text(answer)
        budget.count(sum(estimated(m["content"]) for m in ask.messages), estimated(text))
        if tell:
            tell(len(text.split()))
        return text


def _text(answer: str | dict[str, object] | BaseModel) -> str:
    if isinstance(answer, BaseModel):
        return answer.model_dump_json()
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
