"""Where somebody stands with one goal [1.5]: what they bring, what to grow, what lies outside."""

from __future__ import annotations

from agent.records.base import Record, Words


class SelfAssessment(Record):
    """One goal looked at by its owner, in words and without marks.

    goal: the goal's id; higher: what would make the growth one step higher; outside: what makes it
    harder from outside, which is nobody's homework; help: who or what could help with that.
    """

    goal: str
    strengths: Words | None = None
    growth: Words | None = None
    higher: Words | None = None
    outside: Words | None = None
    help: Words | None = None
