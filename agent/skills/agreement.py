"""An agreement for a season: drafted at once, its open lines asked one by one, all of them free.

It is a proposal for a talk. What nobody has said stands there as "to settle together".
"""

from __future__ import annotations

from dataclasses import replace

from agent.learning.seasons import with_agreement
from agent.records.agreement import LINES, Agreement, Line
from agent.records.plan import Plan
from agent.render import agreement_markdown
from agent.skills.base import Draft, Situation, ask, may_ask
from agent.skills.outcomes import latest_held

FIELDS = tuple(f"agreement.{line}" for line in LINES)
"""The questions that are put here."""
_RESTS_ON = ("expectations-checklist", "agree-on-a-period")


def agreed(situation: Situation, draft: Draft) -> Draft | None:
    """The agreement as it stands, then the next line that is open; None where none is at hand."""
    asks = (situation.open.asks or "") if situation.open else ""
    goes_on = situation.heard.answered.startswith("agreement.") or asks.startswith("agreement.")
    wanted = situation.heard.act == "topic" and situation.heard.wish == "agreement"
    if not (wanted or (goes_on and situation.heard.act != "topic")):
        return None
    plan = _begun(draft.plan, situation)
    agreement = plan.agreement(plan.chosen)
    if agreement is None:
        return replace(draft, says=(*draft.says, situation.say("agreement.with_whom")))
    made = agreement.model_dump(mode="json")
    draft = replace(draft, plan=plan, record=made, made=agreement)
    field = _open_line(plan, agreement)
    if wanted or field is None:
        draft = replace(draft, says=(*draft.says, _shown(situation, agreement)), cites=_RESTS_ON)
    elif situation.heard.told(*FIELDS):
        draft = replace(draft, says=(*draft.says, situation.say("progress.in")))
    if field is None:
        offers = situation.catalogue.choices("agreement.next")
        return replace(draft, suggestions=offers)
    return ask(situation, draft, field, name=agreement.name)


def _begun(plan: Plan, situation: Situation) -> Plan:
    """The plan with an agreement with the chosen person, begun with what is known."""
    known = plan.agreement(plan.chosen)
    reaching, held = plan.reaching(plan.chosen), latest_held(plan)
    name = held.name if held else (reaching.name if reaching else "")
    if known or not plan.chosen:
        return plan
    aim = plan.goal.aim if plan.goal else None
    return with_agreement(
        plan,
        Agreement(mentor=plan.chosen, name=name, on=situation.now.date(), aim=aim),
    )


def _open_line(plan: Plan, agreement: Agreement) -> str | None:
    """The first line that is open and may still be asked for."""
    open_lines: list[Line] = [line for line in LINES if getattr(agreement, line) is None]
    fields = (f"agreement.{line}" for line in open_lines)
    return next((field for field in fields if may_ask(plan, field)), None)


def _shown(situation: Situation, agreement: Agreement) -> str:
    body = "\n".join(f"> {line}".rstrip() for line in agreement_markdown(agreement).split("\n"))
    return situation.say("agreement.shown", body=body, name=agreement.name)
