"""What came of the meetings: actions, milestones, the pulse, the report to the mentor, the end."""

from __future__ import annotations

from datetime import date
from typing import Literal

from agent.records.base import Record, Words
from agent.records.meetings import Author

Side = Literal["mentee", "mentor"]
ActionState = Literal["open", "done", "partly", "told", "missed", "dropped"]
"""`told`: a result in words that say neither done nor missed."""
Worth = Literal["yes", "partly", "no"]


class Action(Record):
    """One thing that came out of a meeting, carried from advice to step to result [1.15].

    what: as it was noted; owner: whose it is to do; advised: whether the other person said it;
    mentor, name, meeting: at whose meeting, and which one, from 1; step: its first piece, with
    `by` read as the day `on`; obstacle and then: the if-then plan, for the mentee alone;
    result: what came of it; told: the number of the meeting before which it was asked for.
    """

    id: str = "a1"
    what: Words
    owner: Side = "mentee"
    advised: bool = False
    mentor: str = ""
    name: str = ""
    meeting: int = 1
    agreed: date | None = None
    step: Words | None = None
    by: Words | None = None
    on: date | None = None
    obstacle: Words | None = None
    then: Words | None = None
    state: ActionState = "open"
    result: Words | None = None
    told: int = 0

    @property
    def now(self) -> Words:
        """What is to be done as it stands: the first piece where one was named."""
        return self.step or self.what

    @property
    def is_mine(self) -> bool:
        """Whether it waits for the mentee."""
        return self.owner == "mentee" and self.state == "open"


class Milestone(Record):
    """Something that was done, and whose part in it is recognised [3.9]; both sides have some.

    what: the mentee's words for what was done; because: the words of the other side behind it.
    """

    side: Side
    name: str = ""
    what: Words
    because: Words | None = None
    on: date | None = None


class Pulse(Record):
    """Three questions about the mentoring itself, not about a person; for the mentee alone."""

    mentor: str
    meeting: int
    on: date | None = None
    useful: Words | None = None
    change: Words | None = None
    worth: Worth | None = None


class Ending(Record):
    """How a mentoring ends: what helped, what continues, what can be passed on [0.17]."""

    mentor: str
    on: date | None = None
    helped: Words | None = None
    continues: Words | None = None
    pass_on: Words | None = None


class StepTold(Record):
    """One line of a report: the advice, the step and what came of it."""

    advice: str
    step: str
    by: str
    state: ActionState
    result: str


class ProgressReport(Record):
    """What a mentee can send to a mentor: advice, step, result; only words that are not private.

    text is the report as it can be copied; `since` is the day of the first meeting.
    """

    mentor: str
    name: str
    goal: str
    since: date | None
    meetings: int
    steps: tuple[StepTold, ...]
    milestones: tuple[Milestone, ...]
    text: str
    citations: tuple[str, ...] = ()
    author: Author = "guided"
