"""A meeting as a whole: where it was spoken of, and a plan without it."""

from __future__ import annotations

from collections.abc import Iterator

from agent.errors import NotFound
from agent.records.base import Record, Source, Words
from agent.records.plan import Plan


def turns_about(plan: Plan, mentor: str, number: int) -> tuple[tuple[str, int], ...]:
    """Conversation and turn of all that was said of this meeting, latest first.

    Raises NotFound when the plan knows no such meeting.
    """
    records = [one for one in _records(plan) if _is_of(one, mentor, number)]
    if not any(one in plan.meetings for one in records):
        message = "There is no such meeting in the plan."
        raise NotFound(message)
    spoken = {source for one in records for source in _sources(one)}
    places = {(one.conversation, one.turn) for one in spoken if one.kind == "conversation"}
    return tuple(sorted(places, reverse=True))


def without_meeting(plan: Plan, mentor: str, number: int) -> Plan:
    """The plan without this meeting, what was agreed at it, and how it was."""

    def others(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(one for one in records if not _is_of(one, mentor, number))

    update = {name: others(getattr(plan, name)) for name in ("meetings", "actions", "pulses")}
    return plan.model_copy(update=update)


def _records(plan: Plan) -> tuple[Record, ...]:
    return (*plan.meetings, *plan.actions, *plan.pulses)


def _is_of(record: Record, mentor: str, number: int) -> bool:
    which = getattr(record, "number", None) or getattr(record, "meeting", None)
    return getattr(record, "mentor", "") == mentor and which == number


def _sources(record: Record) -> Iterator[Source]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Words):
            yield value.source
