"""How a choice of what a mentor may see enters a plan, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from agent.records.base import Words
from agent.records.plan import Plan
from agent.records.sharing import Share, SharedPage, Shown

KEPT_PAGES = 20
"""Pages of mentees that are kept for a mentor; the oldest go first."""


def with_share(plan: Plan, share: Share) -> Plan:
    """The plan with what this mentor may see replaced or added, latest last."""
    others = tuple(one for one in plan.shares if one.mentor != share.mentor)
    return plan.model_copy(update={"shares": (*others, share)})


def learn_share(plan: Plan, name: str, value: Any, words: Words | None) -> Plan:
    """A choice: `value` names the mentor and the fields to `show`, to `hide`, or none for all.

    A choice made before it was said for whom waits under no id until `with` names the mentor.
    """
    share = plan.share(value["mentor"])
    share = share.model_copy(update={"name": share.name or value["name"]})
    fields = value["fields"]
    if name == "with":
        waiting = plan.share("").shown
        others = tuple(one for one in plan.shares if one.mentor)
        plan = plan.model_copy(update={"shares": others})
        return with_share(plan, share.model_copy(update={"shown": (*share.shown, *waiting)}))
    if name == "show":
        fresh = tuple(Shown(field=one, said=words) for one in fields if one not in share.fields)
        return with_share(plan, share.model_copy(update={"shown": (*share.shown, *fresh)}))
    left = tuple(one for one in share.shown if fields and one.field not in fields)
    return with_share(plan, share.model_copy(update={"shown": left}))


def handed_over(plan: Plan, page: SharedPage, on: date) -> Plan:
    """The plan that knows what this mentor now has in hand."""
    share = plan.share(page.mentor)
    handed = tuple(dict.fromkeys((*share.handed, *page.shared)))
    return with_share(plan, share.model_copy(update={"handed": handed, "on": on}))


def with_received(plan: Plan, page: SharedPage) -> Plan:
    """A mentor's plan with a page that a mentee handed over, the one in use last."""
    others: Iterable[SharedPage] = (one for one in plan.received if one != page)
    return plan.model_copy(update={"received": (*others, page)[-KEPT_PAGES:]})
