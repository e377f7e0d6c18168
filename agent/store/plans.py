"""The row of a plan: one for each user, written only over the version that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from agent.errors import PlanMoved
from agent.records.plan import Plan
from agent.store.packing import pack, unpack
from agent.store.tables import PLANS

_MOVED = "Your plan was changed elsewhere meanwhile, so nothing was written; send it again."


@dataclass(frozen=True)
class KeptPlan:
    """A plan and its version, which every write raises by one; version 0 is not written yet."""

    plan: Plan
    version: int


def plan_moved() -> PlanMoved:
    """The error that says so plainly."""
    return PlanMoved(_MOVED)


def read_plan(connection: Connection, owner: str) -> KeptPlan:
    """The plan of this user; an empty one for a new user."""
    query = select(PLANS.c.body, PLANS.c.version).where(PLANS.c.owner == owner)
    row = connection.execute(query).one_or_none()
    return KeptPlan(unpack(Plan, row.body), row.version) if row else KeptPlan(Plan(), 0)


def write_plan(connection: Connection, owner: str, plan: Plan, version: int, now: datetime) -> None:
    """Writes the plan over this version. Raises PlanMoved when the plan has another."""
    values = {"version": version + 1, "body": pack(plan), "last_used": now}
    if version == 0:
        try:
            connection.execute(insert(PLANS).values(owner=owner, **values))
        except IntegrityError:
            raise plan_moved() from None
        return
    change = update(PLANS).where(PLANS.c.owner == owner, PLANS.c.version == version)
    if connection.execute(change.values(**values)).rowcount == 0:
        raise plan_moved()
