"""The plan: everything known about one mentee. It is the coach's memory."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from agent.records.action_plan import ActionPlan
from agent.records.agreement import Agreement
from agent.records.assessment import SelfAssessment
from agent.records.base import Record, Words
from agent.records.groups import OwnCircle
from agent.records.matching import Criteria, Shortlist
from agent.records.meetings import Meeting, Outreach
from agent.records.progress import Action, Ending, Milestone, Pulse
from agent.records.sharing import Share, SharedPage

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")

Purpose = Literal["challenge", "skill", "network", "example", "community", "open"]
"""Why somebody looks for a mentor: navigate a challenge, learn a skill, expand a network
[1.4], somebody who has been where I am [0.1], something better for my community [0.7], or
not known yet."""


class Profile(Record):
    """Who the mentee is, as far as said. `zone` is an IANA name read from the place."""

    name: Words | None = None
    now: Words | None = None
    place: Words | None = None
    zone: str = ""


class Goal(Record):
    """One goal in the mentee's own words.

    aim: what the person is after; guidance: what a mentor should do for it; by: a time frame
    with the year it was read as; `question` marks a goal that is one question for one chat.
    """

    id: str = "g1"
    purpose: Purpose | None = None
    aim: Words | None = None
    guidance: Words | None = None
    by: Words | None = None
    by_read: str = ""
    measure: Words | None = None

    @property
    def is_one_question(self) -> bool:
        """Whether it is one question for one chat, which is complete as it stands [1.18]."""
        return self.purpose in {"open", "example"} and self.aim is not None

    @property
    def said(self) -> tuple[Words, ...]:
        """The words that say what is wanted, aim first."""
        return tuple(words for words in (self.aim, self.guidance) if words)

    @property
    def needs(self) -> tuple[str, ...]:
        """What is wanted, one sentence of the person's own words each."""
        return tuple(
            part for words in self.said for part in _SENTENCE_END.split(words.text) if part
        )


class Step(Record):
    """A small step towards people within reach, with the date it falls on (ISO 8601)."""

    what: str
    on: str
    route: str


class Plan(Record):
    """Everything known about one mentee, each fact with its words and where they were said.

    `asked` counts how often each question was put; `left` names those that were skipped or
    left open; `roster` is the id of the list in use; `chosen` the person being written to;
    `action` the id of the action that is being talked about, `goal_at_hand` that
    of a goal that was turned back to; `shares` what each mentor may see;
    `received` the pages that mentees handed to this person as their mentor, latest last;
    `circle` one that this person starts; `action_plan` what they would do about a social issue;
    `without_model` the conversations in which the person wants no language model.
    """

    version: Literal[1] = 1
    profile: Profile = Profile()
    goals: tuple[Goal, ...] = ()
    goal_at_hand: str = ""
    assessments: tuple[SelfAssessment, ...] = ()
    criteria: Criteria = Criteria()
    commitment: Words | None = None
    roster: str = ""
    no_list: bool = False
    shortlist: Shortlist | None = None
    chosen: str = ""
    outreach: tuple[Outreach, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    steps: tuple[Step, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    actions: tuple[Action, ...] = ()
    action: str = ""
    milestones: tuple[Milestone, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    endings: tuple[Ending, ...] = ()
    shares: tuple[Share, ...] = ()
    received: tuple[SharedPage, ...] = ()
    circle: OwnCircle | None = None
    action_plan: ActionPlan | None = None
    asked: dict[str, int] = Field(default_factory=dict)
    left: tuple[str, ...] = ()
    without_model: tuple[str, ...] = ()

    @property
    def goal(self) -> Goal | None:
        """The goal being worked on: the one turned back to, else the first of the latest stated."""
        if not self.goals:
            return None
        if chosen := next((one for one in self.goals if one.id == self.goal_at_hand), None):
            return chosen
        latest = _turn_of(self.goals[-1])
        return next(goal for goal in self.goals if _turn_of(goal) == latest)

    @property
    def needs(self) -> tuple[str, ...]:
        """What is looked for, in the mentee's words, over all goals."""
        return tuple(dict.fromkeys(need for goal in self.goals for need in goal.needs))

    def assessment(self, goal: str) -> SelfAssessment | None:
        """Where the mentee stands with the goal of this id, as far as said."""
        return next((one for one in self.assessments if one.goal == goal), None)

    def reaching(self, mentor: str) -> Outreach | None:
        """What happens with this person, or None."""
        return next((one for one in self.outreach if one.mentor == mentor), None)

    def meeting(self, mentor: str) -> Meeting | None:
        """The latest meeting with this person, or None."""
        met = (one for one in self.meetings if one.mentor == mentor)
        return max(met, key=lambda one: one.number, default=None)

    def agreement(self, mentor: str) -> Agreement | None:
        """What was agreed for a season with this person, or None."""
        return next((one for one in self.agreements if one.mentor == mentor), None)

    def held(self, mentor: str) -> tuple[Meeting, ...]:
        """The meetings with this person that took place, first one first."""
        met = (one for one in self.meetings if one.mentor == mentor and one.held)
        return tuple(sorted(met, key=lambda one: one.number))

    def share(self, mentor: str) -> Share:
        """What this mentor may see; nothing until chosen."""
        known = (one for one in self.shares if one.mentor == mentor)
        return next(known, Share(mentor=mentor, name=self.name_of(mentor)))

    def name_of(self, mentor: str) -> str:
        """The name of somebody who is written to or met; empty for anybody else."""
        return self.names.get(mentor, "")

    @property
    def names(self) -> dict[str, str]:
        """Everybody who is written to, met or shown anything, by id, where a name is known."""
        known = [(one.mentor, one.name) for one in self.shares]
        known += [(one.mentor, one.name) for one in self.meetings]
        known += [(one.mentor, one.name) for one in self.outreach]
        return {mentor: name for mentor, name in known if mentor and name}

    def action_in_hand(self) -> Action | None:
        """The action that is being talked about, or None."""
        return next((one for one in self.actions if one.id == self.action), None)


def _turn_of(goal: Goal) -> tuple[str, int]:
    """Where the goal was stated: conversation and turn."""
    words = goal.aim or goal.guidance
    return (words.source.conversation, words.source.turn) if words else ("", 0)
