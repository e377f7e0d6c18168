"""What is evaluated: samples, grouped into tasks, with the words of inspect_ai.

A sample says what goes in (exactly one of `talk`, `play`, `rank`, `write`, `meeting`, `ask`) and,
by hand, what a good coach would do with it (`expect`: scorer name → that scorer's expectation).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Tier = Literal["gate", "track"]
Split = Literal["dev", "held-out"]
INPUTS = ("talk", "play", "rank", "write", "meeting", "ask")


class Closed(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Play(Closed):
    """A mentee who answers whatever is asked, as long as it takes.

    first: the first message; answers: what this person says to the question for a plan field;
    otherwise: to any other question; then: messages for when no question is open, in order;
    until: what ends the play; at_most: messages, after which it ends anyway.
    """

    first: str
    answers: dict[str, str] = Field(default_factory=dict)
    otherwise: str = "skip"
    then: tuple[str, ...] = ()
    until: Literal["look", "message", "agenda", "end"] = "end"
    at_most: int = Field(default=20, ge=1, le=60)


class Rank(Closed):
    """A ranking of the sample's roster: needs in the mentee's words, criteria as in a file.

    `again` are other writings of the same roster, whose ranking stands beside the first.
    """

    needs: tuple[str, ...]
    criteria: dict[str, Any] = Field(default_factory=dict)
    again: tuple[dict[str, Any], ...] = ()


class Write(Closed):
    """A message to one person of the roster, written from a plan as in a plan file."""

    plan: dict[str, Any]
    mentor: str
    kind: str = "ask"
    channel: str = "email"
    manner: str = "plain"
    max_chars: int | None = None


class MeetingPlan(Closed):
    """An agenda for a meeting of so many minutes, from a plan as in a plan file."""

    plan: dict[str, Any] = Field(default_factory=dict)
    kind: str = "first"
    minutes: int = 30
    name: str = ""
    form: str = ""


class Sample(Closed):
    """One thing to try and what should come of it.

    id: unique in its task; why: what it tests, in one line; cluster: the persona or roster
    that it shares with others (for intervals); roster: a file beside the sample or in
    `rosters/`, or `{people: […]}`; roster_at: before which message the roster is handed over;
    talk: messages; plan: what is handed in before them; role: in which they are said; shared: what
    a mentee showed this mentor, by plan field; clock: before which message the time
    moves to which moment; ask: a question to the guidance library itself; time_limit: seconds;
    covers: numbers of seed statements; known: why a failure is already known, shown only.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")
    why: str = Field(min_length=10, max_length=200)
    cluster: str = ""
    tier: Tier = "gate"
    split: Split = "dev"
    known: str = ""
    covers: tuple[str, ...] = ()
    roster: str | dict[str, Any] | None = None
    roster_at: int = Field(default=1, ge=1)
    now: str = "2026-11-21T19:00:00+00:00"
    talk: tuple[str, ...] = ()
    plan: dict[str, Any] = Field(default_factory=dict)
    role: Literal["mentee", "mentor", "organiser"] = "mentee"
    shared: dict[str, str] = Field(default_factory=dict)
    clock: dict[int, str] = Field(default_factory=dict)
    play: Play | None = None
    rank: Rank | None = None
    write: Write | None = None
    meeting: MeetingPlan | None = None
    ask: str = ""
    expect: dict[str, Any] = Field(default_factory=dict)
    time_limit: float = Field(default=30.0, gt=0, le=600)

    @model_validator(mode="after")
    def _one_input(self) -> Sample:
        given = [name for name in INPUTS if getattr(self, name)]
        if len(given) != 1:
            message = f"give exactly one of {', '.join(INPUTS)}; here: {', '.join(given) or 'none'}"
            raise ValueError(message)
        return self

    @property
    def needs_library(self) -> bool:
        """Whether it takes the whole workflow with its library, or only a function of the coach."""
        return bool(self.talk or self.play or self.ask)

    @property
    def digest(self) -> str:
        """A hash of everything the sample says, 12 hex digits; changes when the sample does."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


class Gate(Closed):
    """What holds the build: at most so many failures among the gate samples of a task.

    scorer: count only what this scorer failed; without it, a sample fails when anything does.
    """

    at_most: int = Field(ge=0)
    scorer: str | None = None


class Task(Closed):
    """Samples of one kind with what every one of them is held to.

    always: scorers for all samples, beside each sample's own; gates: empty means that nothing
    here holds the build.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    about: str = Field(min_length=10)
    gates: tuple[Gate, ...] = ()
    always: dict[str, Any] = Field(default_factory=dict)
    samples: tuple[Sample, ...] = ()

    def expectations(self, sample: Sample) -> dict[str, Any]:
        """Scorer name → expectation for one sample; the sample's own word wins."""
        return {**self.always, **sample.expect}

    def sample_id(self, sample: Sample) -> str:
        """The name by which results, reports and comparisons know a sample."""
        return f"{self.name}/{sample.id}"
