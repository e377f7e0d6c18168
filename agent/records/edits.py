"""A change that a person makes in the plan itself, where it is shown."""

from __future__ import annotations

from agent.records.base import Record


class PlanEdit(Record):
    """Other words for one place of the plan; empty `text` takes away what stands there.

    path: the place, by fields and positions ("goals.0.aim", "criteria.said.hours"); before: the
    words that stood there when the person looked, so that a later change is not overwritten.
    """

    path: str
    before: str
    text: str = ""
