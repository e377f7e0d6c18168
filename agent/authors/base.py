"""What every model author shares: the job, the result, and what may go into a prompt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from agent.records.base import Words
from agent.records.plan import Plan
from agent.skills.base import Draft, Situation


@dataclass(frozen=True)
class Job:
    """One record to be written: the guided one, the draft it came in, and all that is known."""

    made: Any
    draft: Draft
    situation: Situation

    @property
    def plan(self) -> Plan:
        """The plan as it stands after the draft."""
        return self.draft.plan


@dataclass(frozen=True)
class Result:
    """What an author made of a model's answer.

    record: in the place of the guided one, None when it cannot be made; suggestions: in the place
    of the draft's; problems: what is wrong, one line each.
    """

    record: Any = None
    suggestions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Unfit(Exception):
    """What a model wrote did not pass the checks, also not after its repair.

    is_weighty: whether a person should be told that the guided author stood in.
    """

    def __init__(self, problems: tuple[str, ...], *, is_weighty: bool) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        self.is_weighty = is_weighty


class Author(Protocol):
    """Writes one kind of record with a model."""

    @property
    def prompt(self) -> str:
        """The name of its prompt."""
        ...

    @property
    def is_weighty(self) -> bool:
        """Whether a draft that did not pass is worth a repair, and a line that says so."""
        ...

    @property
    def schema(self) -> type[BaseModel]:
        """The form of the model's answer."""
        ...

    def is_wanted(self, job: Job) -> bool:
        """Whether this record is shown in this turn and can gain by being written anew."""
        ...

    def inputs(self, job: Job) -> dict[str, object]:
        """What goes into the prompt, without `wrong`."""
        ...

    def result(self, job: Job, answer: Any) -> Result:
        """The record of an answer, or what is wrong with it."""
        ...


def open_text(words: Words | None) -> str:
    """The words, unless they are missing or private."""
    return words.text if words and not words.private else ""


def said_by_mentee(plan: Plan) -> tuple[str, ...]:
    """The mentee's own words that may stand where others read them."""
    return tuple(text for text in _said(plan) if text)


def _said(plan: Plan) -> Iterable[str]:
    yield from (open_text(words) for words in (plan.profile.now, plan.profile.place))
    for goal in plan.goals:
        parts = (goal.aim, goal.guidance, goal.by, goal.measure)
        yield from (open_text(words) for words in parts)


def is_shown(text: str, draft: Draft) -> bool:
    """Whether the draft shows this text."""
    return bool(text) and any(text in said for said in draft.says)
