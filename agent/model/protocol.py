"""What a language model is here: something that answers an `Ask` in a form or as running text."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from agent.errors import ModelFailed
from agent.model.budget import Budget

T = TypeVar("T", bound=BaseModel)
Tell = Callable[[int], None]
"""Takes how many words have come so far."""

MOST_TOKENS = 1_500
"""Of one answer, with what a reasoning model thinks before it."""
_MOST_ECHOED = 1_500
"""Characters of a broken answer that are sent back to be repaired."""


@dataclass(frozen=True)
class Ask:
    """One request: the task (`system`), the material (`user`), the prompt's name and version.

    mends: whether a broken answer is worth a second request; said and wrong: an earlier answer and
    what is wrong with it, when it is to be repaired.
    """

    system: str
    user: str
    prompt: str = ""
    most_tokens: int = MOST_TOKENS
    mends: bool = True
    said: str = ""
    wrong: str = ""

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages in the form of the chat API."""
        asked = [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]
        if not self.wrong:
            return asked
        answered = {"role": "assistant", "content": self.said or "(nothing)"}
        return [*asked, answered, {"role": "user", "content": self.wrong}]

    def again(self, said: str, wrong: str) -> Ask:
        """The same once more, with the answer that was no good and why."""
        return replace(self, said=said[:_MOST_ECHOED], wrong=wrong)


class Model(Protocol):
    """A language model behind one door."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def host(self) -> str:
        """Where it runs, when that is not this machine; else empty."""
        ...

    async def find_out(self) -> None:
        """Finds out, outside any turn, what the server can do. Never raises."""
        ...

    async def parse(self, ask: Ask, schema: type[T], budget: Budget, tell: Tell | None = None) -> T:
        """The answer as a record, with one repair. Raises ModelFailed."""
        ...

    def stream(self, ask: Ask, budget: Budget) -> AsyncGenerator[str]:
        """The answer as running text, piece by piece. Raises ModelFailed."""
        ...

    async def close(self) -> None:
        """Lets go of connections."""
        ...


_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.S | re.I)
_THOUGHTS = re.compile(r"<think>.*?</think>", re.S | re.I)


def json_in(text: str) -> str:
    """The JSON of an answer, without thoughts, a fence, or talk around it."""
    bare = _THOUGHTS.sub("", text).strip()
    if fenced := _FENCE.search(bare):
        bare = fenced.group(1).strip()
    start, end = bare.find("{"), bare.rfind("}")
    return bare[start : end + 1] if 0 <= start < end else bare


async def parsed(answer: Callable[[Ask], Awaitable[str]], ask: Ask, schema: type[T]) -> T:
    """The answer in the form of `schema`; a broken one goes back once with what is wrong."""
    asked = ask
    for last in (False, True):
        text = await answer(asked)
        try:
            return schema.model_validate_json(json_in(text))
        except ValidationError as error:
            if last or not ask.mends:
                raise ModelFailed("unusable") from None
            asked = ask.again(text, _problem(error))
    raise AssertionError


def _problem(error: ValidationError) -> str:
    wrong = [
        f"{'.'.join(str(part) for part in one['loc']) or 'the answer'}: {one['msg']}"
        for one in error.errors(include_url=False, include_input=False)[:5]
    ]
    return (
        "That answer cannot be used: "
        + "; ".join(wrong)
        + ". Give the whole answer again as JSON alone, in the form that was asked for."
    )


def form_of(schema: type[BaseModel]) -> str:
    """The JSON Schema of an answer, in one line."""
    return json.dumps(schema.model_json_schema(), separators=(",", ":"))
