"""Answers: what a message means as the answer to the question that is open."""

from __future__ import annotations

from collections.abc import Callable

from agent.hearing.answers import (
    agreement,
    assessment,
    criteria,
    goals,
    letters,
    meetings,
    people,
    progress,
    season,
    sharing,
    undertakings,
)
from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.answers.goals import only_wants_a_mentor, says_only_who

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
    "outreach.answer": letters.what_next,
    "meeting.start": meetings.start,
    "meeting.keep": meetings.keep,
    "meeting.whose": meetings.whose,
    "meeting.worked": meetings.worked,
    **{f"assessment.{part}": assessment.reader_of(part) for part in assessment.PARTS},
    **agreement.READERS,
    **undertakings.READERS,
    "share.fields": sharing.fields,
    "share.with": sharing.with_whom,
    "meeting.wish": sharing.wish,
    "meeting.notes": progress.notes,
    "meeting.felt": progress.felt,
    "meeting.after": progress.after,
    "meeting.next": progress.next_start,
    "action.new": progress.new,
    "action.step": progress.step,
    "action.then": progress.then,
    "action.help": progress.helping,
    "action.result": progress.result,
    "action.missed": progress.missed,
    "action.smaller": progress.smaller,
    "pulse.useful": season.useful,
    "pulse.change": season.change,
    "pulse.worth": season.worth,
    "pulse.low": season.low,
    "season.right": season.right,
    "ending.helped": season.helped,
    "ending.continues": season.continues,
    "ending.pass_on": season.pass_on,
}


def read_answer(field: str, asked: Asked) -> Answer | None:
    """The answer to the question for `field`; None when the message answers nothing."""
    return _READERS[field](asked) if field in _READERS else None


__all__ = ["Answer", "Asked", "only_wants_a_mentor", "read_answer", "says_only_who"]
