"""The action plan [0.7]: which social issue would you solve, and how? One page."""

from __future__ import annotations

from agent.records.base import Record, Words
from agent.records.meetings import Author


class ActionPlan(Record):
    """A plan for a social issue, alone or as a team, in their own words.

    people: who is affected and who takes part; measure: how they will know; mentors: whom they
    would need advice from.
    """

    team: Words | None = None
    problem: Words | None = None
    people: Words | None = None
    steps: Words | None = None
    resources: Words | None = None
    measure: Words | None = None
    mentors: Words | None = None


class ActionPage(Record):
    """The plan as one page: empty where nothing was said, `gaps` names those parts."""

    team: str = ""
    problem: str = ""
    people: str = ""
    steps: tuple[str, ...] = ()
    resources: str = ""
    measure: str = ""
    mentors: str = ""
    gaps: tuple[str, ...] = ()
    text: str = ""
    citations: tuple[str, ...] = ()
    author: Author = "guided"
