"""The action plan: which social issue would you solve, and how? Alone or as a team."""

from __future__ import annotations

from dataclasses import replace

from agent.records.action_plan import ActionPlan
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.skills.action_page import PARTS, RESTS_ON, action_page
from agent.skills.base import Draft, Situation, ask, may_ask

_FIRST = ("problem", "steps")
"""The two questions; after them there is a page to look at."""


class ActionPlanSkill:
    """Asks the two questions, shows the page, then asks for what is still open on it."""

    name: SkillName = "action_plan"
    fields = tuple(f"action_plan.{part}" for part in PARTS)

    def work(self, situation: Situation) -> Draft:
        """The next question, or the page."""
        page = action_page(situation.plan.action_plan, situation.catalogue)
        draft = Draft(
            plan=situation.plan,
            record=page.model_dump(mode="json"),
            made=page,
            cites=RESTS_ON,
        )
        asked = _next_question(situation.plan)
        draft = replace(draft, says=_said(situation, page.text, asked))
        if asked:
            return ask(situation, draft, f"action_plan.{asked}")
        return replace(draft, suggestions=situation.catalogue.choices("action_plan.next"))


def _next_question(plan: Plan) -> str | None:
    """The first part that was not said, private ones included, and may be asked for."""
    said = plan.action_plan or ActionPlan()
    missing = (part for part in PARTS if getattr(said, part) is None)
    return next((part for part in missing if may_ask(plan, f"action_plan.{part}")), None)


def _said(situation: Situation, page: str, asked: str | None) -> tuple[str, ...]:
    """The page once both questions are answered, and again when nothing more is asked."""
    heard = situation.heard
    answered = heard.answered.removeprefix("action_plan.")
    if asked is None or (heard.act == "topic" and asked not in _FIRST) or answered == "steps":
        return (page,)
    if asked == "problem" and not answered:
        return (situation.say("action_plan.begin"),)
    told = (fact.words for fact in heard.facts if fact.field != "action_plan.team")
    words = next(told, None)
    return (situation.say("action_plan.in", words=words.text),) if words else ()
