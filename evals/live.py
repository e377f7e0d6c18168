"""A live model at work: letters and first messages, judged by an oracle outside of the product.

`python -m evals live --count 50 --record` talks to the model of the settings. It prints how often
the guided author had to stand in, and what a user would have read that nobody said, which may be
nothing.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.entries import read_entries
from evals.errors import CannotRun
from evals.fingerprint import ROOT, product
from evals.oracle import unsupported

if TYPE_CHECKING:
    from agent import Coach, Talk

HISTORY = Path(__file__).parent / "bench" / "live.jsonl"
_ROSTER = ROOT / "knowledge" / "sample_roster.csv"
_NOW = "2026-11-21T19:00:00+00:00"
_FIRST = (
    "I'm a warehouse clerk in Durban and I'd like to move into data analysis by next summer",
    "I am a nurse in Manila. I would like to lead a rural clinic",
    "I'm a second-year student in Nairobi and I'd like to find my first job in testing",
    "I work as a carpenter in Kraków and I want to learn to run my own workshop",
    "I'm a mother of two coming back to programming. I'd like to become a backend developer",
    "I am a translator in Hanoi and I would like to write software for schools",
    "I'm a bus driver in Lima, I'd like to learn how services are designed",
    "I teach chemistry in Tbilisi and I'd like to speak at meetups by spring",
    "I'm a tester in Porto. I would like to become an engineer who reviews designs",
    "I run a small bakery in Izmir and I'd like to understand how to lead a team",
)
_GUIDANCE = (
    "look at my work and say plainly what is wrong",
    "show me how they began",
    "tell me the truth about my first projects",
)


@dataclass
class Trial:
    """What came out. claims: what a user would read that nobody said, by the oracle."""

    model: str
    letters: int = 0
    letters_by_model: int = 0
    turns: int = 0
    stood_in: int = 0
    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    most_prompt_tokens: int = 0
    seconds: float = 0.0
    claims: list[str] = field(default_factory=list)

    @property
    def lines(self) -> tuple[str, ...]:
        """The result as a person reads it."""
        whole = self.letters + self.turns
        return (
            f"{self.model}: {self.letters} letters and {self.turns} first messages",
            f"{self.requests} requests in {self.seconds:.0f} s",
            f"{self.prompt_tokens} prompt tokens and {self.completion_tokens} completion tokens",
            f"the model's own letter was shown {self.letters_by_model} times",
            f"the guided author stood in in {self.stood_in} of {whole} turns",
            f"most prompt tokens in one turn: {self.most_prompt_tokens}",
            f"unsupported in what a user would read: {len(self.claims)}",
            *self.claims,
        )


def live(count: int, *, record: bool = False) -> Trial:
    """So many letters and as many first messages with the model of the settings."""
    trial = asyncio.run(_tried(count))
    if record:
        entry = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "product": product()}
        with HISTORY.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**entry, **asdict(trial)}) + "\n")
    return trial


async def _tried(count: int) -> Trial:
    from agent import Coach

    async with Coach.open(now=_NOW) as coach:
        if not coach.model:
            raise CannotRun("no model is set: COACH_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY")
        trial = Trial(coach.model)
        began = time.monotonic()
        for number, (first, guidance, person) in enumerate(_cases(count)):
            await _letter(coach, trial, number, (first, guidance), person)
            await _first_message(coach, trial, number, first)
            print(f"{number + 1}/{count}", file=sys.stderr)
        trial.seconds = round(time.monotonic() - began, 1)
    return trial


def _cases(count: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    people = [entry for entry in _entries() if entry["name"]]
    for number in range(count):
        first = _FIRST[number % len(_FIRST)]
        guidance = _GUIDANCE[number % len(_GUIDANCE)]
        yield first, guidance, people[(3 * number + number // len(_FIRST)) % len(people)]


def _entries() -> list[dict[str, Any]]:
    rows = [one.values for one in read_entries(_ROSTER)]
    return [
        {"name": row["Name"][0], "texts": [text for texts in row.values() for text in texts]}
        for row in rows
    ]


async def _letter(
    coach: Coach, trial: Trial, number: int, said: tuple[str, str], person: dict[str, Any]
) -> None:
    """A letter by the model alone in its turn: what comes before is heard without one."""
    talk = await _begun(coach, f"letter-{number}")
    for message in ("no model please", *said, "use the model again"):
        await talk.say(message)
    reply = await talk.say(f"draft a message to {person['name']}")
    trial.letters += 1
    _count(trial, reply)
    record = reply.record or {}
    trial.letters_by_model += record.get("author") == "model"
    letter = f"{record.get('text', '')}\n{record.get('subject', '')}"
    found = unsupported(letter, said, person["texts"])
    trial.claims += [f"letter {number} to {person['name']}: {one}" for one in found]


async def _first_message(coach: Coach, trial: Trial, number: int, first: str) -> None:
    """What is heard in a first message: every word that the plan keeps stands in it."""
    talk = await _begun(coach, f"first-{number}")
    reply = await talk.say(first)
    trial.turns += 1
    _count(trial, reply)
    kept = list(_texts((await talk.plan()).model_dump(mode="json")))
    trial.claims += [f"message {number}: {text}" for text in kept if text not in first]


async def _begun(coach: Coach, user: str) -> Talk:
    talk = await coach.conversation(user)
    await talk.attach_roster(coach.read_roster(_ROSTER))
    return talk


def _texts(value: Any) -> Iterator[str]:
    """The words that a plan keeps of a person, wherever they stand."""
    if isinstance(value, dict):
        if {"text", "lead", "private"} <= value.keys():
            yield str(value["text"])
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _count(trial: Trial, reply: Any) -> None:
    trial.stood_in += reply.replaced
    trial.requests += reply.usage.model_calls
    trial.prompt_tokens += reply.usage.prompt_tokens
    trial.completion_tokens += reply.usage.completion_tokens
    trial.most_prompt_tokens = max(trial.most_prompt_tokens, reply.usage.prompt_tokens)
