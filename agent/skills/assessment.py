"""Assessment: per goal, what somebody brings, wants to grow, and what makes it harder outside."""

from __future__ import annotations

from dataclasses import replace

from agent.learning.seasons import afresh
from agent.records.assessment import SelfAssessment
from agent.records.plan import Goal, Plan
from agent.records.replies import SkillName
from agent.skills.base import Draft, Situation, ask, may_ask

_RESTS_ON = ("step-two-self-assessment", "share-your-assessment")
_PARTS = ("strengths", "growth", "higher", "outside", "help")
_AFTER = {"higher": "growth", "help": "outside"}
"""Questions that are put only when another one was answered."""


class Assessment:
    """One question at a time, in words and without marks; every one can be left."""

    name: SkillName = "assessment"
    fields = tuple(f"assessment.{part}" for part in _PARTS)

    def work(self, situation: Situation) -> Draft:
        """What was said, then the next open part; without a goal, the goal first."""
        plan = situation.plan
        goal = plan.goal
        if goal is None:
            says = (situation.say("assessment.no_goal"),)
            return ask(situation, Draft(plan=plan, says=says), "goal.aim")
        known = plan.assessment(goal.id) or SelfAssessment(goal=goal.id)
        if situation.heard.told("plan.goal_at_hand"):
            plan = afresh(plan, frozenset(self.fields))
            situation = situation.with_plan(plan)
        draft = Draft(
            plan=plan,
            says=self._said(situation, goal),
            record=known.model_dump(mode="json"),
            made=known,
        )
        field = self._next(draft, known)
        if field:
            return ask(situation, draft, field, words=_words(known, field))
        return _whole(situation, draft, known)

    def _said(self, situation: Situation, goal: Goal) -> tuple[str, ...]:
        if situation.heard.told(*self.fields):
            return (situation.say("progress.in"),)
        begun = any(situation.plan.asked.get(field) for field in self.fields)
        if begun:
            return ()
        aim = goal.said[0].text if goal.said else ""
        return (situation.say("assessment.opening", aim=aim),)

    def _next(self, draft: Draft, known: SelfAssessment) -> str | None:
        for part in _PARTS:
            needed = _AFTER.get(part)
            is_open = getattr(known, part) is None and may_ask(draft.plan, f"assessment.{part}")
            if is_open and (needed is None or getattr(known, needed) is not None):
                return f"assessment.{part}"
        return None


def _other_goal(plan: Plan) -> str:
    """The aim of the first goal of which nothing is noted yet; empty for none."""
    known = {one.goal for one in plan.assessments} | {plan.goal.id if plan.goal else ""}
    return next((one.aim.text for one in plan.goals if one.id not in known and one.aim), "")


def _words(known: SelfAssessment, field: str) -> str:
    """The answer that the question rests on, where it rests on one."""
    needed = _AFTER.get(field.removeprefix("assessment."))
    said = getattr(known, needed) if needed else None
    return said.text if said else ""


def _whole(situation: Situation, draft: Draft, known: SelfAssessment) -> Draft:
    """All of it in the person's words, and what may be shown to whom."""
    lines = [
        situation.say(f"assessment.{part}", words=getattr(known, part).text)
        for part in _PARTS
        if getattr(known, part)
    ]
    said = situation.say("assessment.whole", lines=lines)
    reaching = draft.plan.reaching(draft.plan.chosen)
    letter = reaching is not None and reaching.pitch is not None and reaching.sent is None
    bring = known.strengths is not None and not known.strengths.private
    offers = situation.catalogue.choices(
        "assessment.next",
        met=bool(draft.plan.outreach),
        letter=letter and bring,
        other=_other_goal(draft.plan),
    )
    draft = replace(draft, says=(*draft.says, said), cites=_RESTS_ON)
    return replace(draft, suggestions=offers)
