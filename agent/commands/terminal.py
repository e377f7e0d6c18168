"""Where a command reads and writes, and what its errors are worth."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, TypeVar

from agent.errors import BadInput, CoachError, NotFound, StoreUnavailable

if TYPE_CHECKING:
    from agent import Coach

T = TypeVar("T")


@dataclass(frozen=True)
class Terminal:
    """The three streams of a command. With `json`, standard output carries documents alone."""

    stdin: IO[str]
    stdout: IO[str]
    stderr: IO[str]
    json: bool

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked."""
        return self.stdin.isatty()

    def show(self, document: Any, text: Callable[[], str]) -> None:
        """The document on one line with `--json`, else its text for a reader."""
        self.line(to_json(document) if self.json else text())

    def line(self, text: str) -> None:
        """A line on standard output, at once."""
        self.stdout.write(f"{text}\n")
        self.stdout.flush()

    def problem(self, text: object) -> None:
        """One line on standard error."""
        from agent import visible

        self.stderr.write(f"{' '.join(visible(str(text)).split())}\n")
        self.stderr.flush()

    def note(self, text: str) -> None:
        """Something a reader likes to know; with `--json` nothing."""
        if not self.json:
            self.line(text)

    def ask(self, question: str) -> str:
        """What a person types after a question."""
        self.stderr.write(question)
        self.stderr.flush()
        return self.stdin.readline().strip()

    def progress(self, done: int, of: int) -> None:
        """How far it is, for a person who watches."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} / {of}" + ("\n" if done >= of else ""))
            self.stderr.flush()


def to_json(document: Any) -> str:
    """A document as one line of JSON."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def exit_code(error: CoachError) -> int:
    """2 for what the person can put right in what was handed in, else 1."""
    return 2 if isinstance(error, BadInput | NotFound | StoreUnavailable) else 1


def tell(line: str) -> None:
    """A line about what is being done, for whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def with_coach(now: str | None, work: Callable[[Coach], Awaitable[T]]) -> T:
    """What `work` gives, done with an open coach whose clock stands at `now`."""
    import asyncio

    async def within() -> T:
        from agent import Coach

        async with Coach.open(now=now, tell=tell) as coach:
            return await work(coach)

    return asyncio.run(within())
