"""What passes between a person and the coach in one turn."""

from __future__ import annotations

from typing import Any, Literal

from agent.records.base import Record
from agent.records.meetings import Author

SkillName = Literal[
    "goals",
    "criteria",
    "shortlist",
    "pitch",
    "agenda",
    "advice",
    "care",
    "assessment",
    "brief",
    "progress",
    "action_plan",
    "circles",
]
UserRole = Literal["mentee", "mentor", "organiser"]


class Citation(Record):
    """A guidance entry that a reply rests on, with its sources in words."""

    id: str
    title: str
    sources: tuple[str, ...] = ()


class AdvicePoint(Record):
    """One sentence of an answer and the guidance entry that it rests on."""

    text: str
    entry: str


class AdvicePoints(Record):
    """What an answer from the library says, in its order."""

    points: tuple[AdvicePoint, ...]
    author: Author = "guided"


class Usage(Record):
    """What a turn asked of a language model; zeros in guided mode."""

    model_calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Reply(Record):
    """What the coach answers in one turn.

    text: Markdown that a person reads; record: what the skill's command prints, or None;
    asks: the plan field asked for, or None; suggestions: messages one click away;
    problems: what could not be used, one line each; prompts: name and version of each prompt that
    a language model was given for it; replaced: whether the guided author stood in for a model.
    `erase` tells the session what the
    person has just confirmed to erase; it is never printed.
    """

    conversation: str
    turn: int
    text: str
    skill: SkillName
    record: dict[str, Any] | None = None
    citations: tuple[Citation, ...] = ()
    question: str | None = None
    asks: str | None = None
    suggestions: tuple[str, ...] = ()
    author: Author = "guided"
    problems: tuple[str, ...] = ()
    usage: Usage = Usage()
    prompts: tuple[str, ...] = ()
    replaced: bool = False
    erase: Literal["conversation", "everything", "last-message"] | None = None


class Message(Record):
    """One message of a conversation, as it is kept."""

    role: Literal["user", "coach"]
    turn: int
    text: str
    skill: SkillName | None = None
    asks: str | None = None
    question: str | None = None
    suggestions: tuple[str, ...] = ()
