"""What one turn may ask of a language model: requests, seconds, and the count of tokens."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from agent.errors import ModelFailed
from agent.records.replies import Usage

MOST_REQUESTS = 3
"""Of one turn, whatever for: repairs and repeats after a fault count too."""
MOST_SECONDS = 80.0
"""From the first word of a turn; of the 90 that a turn may take, ten are left to end it."""
_LEAST_SECONDS = 2.0
"""Less than this is not worth beginning a request."""
CHARACTERS_A_TOKEN = 3
"""The estimate where a server reports no usage."""


@dataclass
class Budget:
    """Counts what a turn has used. `prompts` are the names and versions of what was asked."""

    requests: int = MOST_REQUESTS
    seconds: float = MOST_SECONDS
    clock: Callable[[], float] = time.monotonic
    usage: Usage = field(default_factory=Usage)
    prompts: tuple[str, ...] = ()
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.clock()

    @property
    def remaining(self) -> float:
        """Seconds that are left."""
        return self.seconds - (self.clock() - self._began)

    @property
    def is_spent(self) -> bool:
        """Whether no further request can be made."""
        return self.usage.model_calls >= self.requests or self.remaining < _LEAST_SECONDS

    def take(self) -> float:
        """Takes one request and gives the seconds it may last. Raises ModelFailed when spent."""
        if self.is_spent:
            raise ModelFailed("spent")
        self.usage = self.usage.model_copy(update={"model_calls": self.usage.model_calls + 1})
        return self.remaining

    def note(self, prompt: str) -> None:
        """Remembers by its name and version that this prompt was used."""
        if prompt and prompt not in self.prompts:
            self.prompts = (*self.prompts, prompt)

    def count(self, prompt_tokens: int, completion_tokens: int) -> None:
        """Adds what the server says it used."""
        self.usage = self.usage.model_copy(
            update={
                "prompt_tokens": self.usage.prompt_tokens + prompt_tokens,
                "completion_tokens": self.usage.completion_tokens + completion_tokens,
            }
        )


def estimated(text: str) -> int:
    """Tokens of a text, estimated from its characters and rounded up."""
    return -(-len(text) // CHARACTERS_A_TOKEN)
