"""Changing one place of a plan: the words that stand there, or that they go."""

from __future__ import annotations

from typing import Any

from agent.errors import BadInput
from agent.records.base import Record, Source, Words
from agent.records.edits import PlanEdit
from agent.records.matching import Criteria, DealBreaker
from agent.records.plan import Goal, Plan, Step

_WHOLE = (Goal, DealBreaker, Step)
"""What may be taken away as a whole."""


def standing(plan: Plan, edit: PlanEdit) -> str:
    """The words at the place of an edit.

    Raises BadInput when there are none, or not those that the person looked at.
    """
    found: Any = plan
    for part in edit.path.split("."):
        found = _within(found, part)
    text = text_of(found)
    if not text or text != edit.before:
        message = "That place of the plan was changed meanwhile; look again, and change it then."
        raise BadInput(message)
    return text


def text_of(place: object) -> str:
    """What can be read at a place of the plan; empty for what cannot be changed there."""
    if isinstance(place, Words):
        return place.text
    if isinstance(place, DealBreaker):
        return place.words.text if place.words else ""
    if isinstance(place, Step):
        return place.what
    return ""


def edited(plan: Plan, edit: PlanEdit, source: Source) -> Plan:
    """The plan with these words there, or without what stood there. Raises BadInput."""
    standing(plan, edit)
    changed = _put(plan, edit.path.split("."), edit.text.strip(), source)
    return Plan.model_validate(changed if isinstance(changed, Plan) else plan)


def _within(place: object, part: str) -> Any:
    if isinstance(place, tuple):
        return place[int(part)] if part.isdecimal() and int(part) < len(place) else None
    if isinstance(place, dict):
        return place.get(part)
    if isinstance(place, Record) and part in type(place).model_fields:
        return getattr(place, part)
    return None


def _put(place: Any, parts: list[str], text: str, source: Source) -> Any:
    """The place with its words changed; None for one that is gone."""
    if not parts:
        return _renewed(place, text, source)
    inner = _put(_within(place, parts[0]), parts[1:], text, source)
    if isinstance(place, tuple):
        at = int(parts[0])
        return (*place[:at], *(() if inner is None else (inner,)), *place[at + 1 :])
    if isinstance(place, dict):
        others = {key: one for key, one in place.items() if key != parts[0]}
        return others if inner is None else {**others, parts[0]: inner}
    return _with_field(place, parts, inner)


def _renewed(place: Any, text: str, source: Source) -> Any:
    if not text:
        return None
    if isinstance(place, Words):
        return place.model_copy(update={"text": text, "source": source})
    message = "That can be taken away here, and said anew to the coach."
    raise BadInput(message)


def _with_field(place: Record, parts: list[str], inner: Any) -> Record | None:
    """The record with another field; None where nothing of it is left without that field."""
    name = parts[0]
    field = type(place).model_fields[name]
    if inner is None and field.is_required():
        return None
    changed = place.model_copy(update={name: inner})
    if isinstance(changed, Goal) and not changed.said:
        return None
    if isinstance(changed, Criteria) and name == "said" and parts[1] not in inner:
        return changed.model_copy(
            update={
                parts[1]: Criteria.model_fields[parts[1]].get_default(call_default_factory=True)
            }
        )
    return changed
