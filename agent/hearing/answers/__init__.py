"""Answers: what a message means as the answer to the question that is open."""

from __future__ import annotations

from collections.abc import Callable

from agent.hearing.answers import criteria, goals, letters, meetings, people
from agent.hearing.answers.asked import Answer, Asked

_READERS: dict[str, Callable[[Asked], Answer | None]] = {
    "goal.aim": goals.aim,
    "goal.guidance": goals.guidance,
    "goal.by": goals.by,
    "profile.now": goals.now,
    "criteria.like_me": goals.like_me,
    "plan.roster": people.roster,
    "criteria.hours": criteria.hours,
    "criteria.languages": criteria.languages,
    "criteria.formats": criteria.formats,
    "criteria.deal_breakers": criteria.deal_breakers,
    "criteria.place": criteria.place,
    "criteria.reporting": people.reporting,
    "plan.chosen": people.chosen,
    "reach.whose_work": people.whose_work,
    "outreach.caught": letters.caught,
    "plan.commitment": letters.commitment,
    "outreach.next": letters.what_next,
    "meeting.start": meetings.start,
    "meeting.keep": meetings.keep,
    "meeting.worked": meetings.worked,
}


def read_answer(field: str, asked: Asked) -> Answer | None:
    """The answer to the question for `field`; None when the message answers nothing."""
    return _READERS[field](asked) if field in _READERS else None


__all__ = ["Answer", "Asked", "read_answer"]
