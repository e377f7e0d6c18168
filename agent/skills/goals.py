"""Goals: from a vague wish to a goal in the person's own words."""

from __future__ import annotations

from dataclasses import replace

from agent.records.plan import Goal, Plan
from agent.records.replies import SkillName
from agent.skills.base import Draft, Situation, ask, leave, may_ask

_NO_GOAL_NEEDED = ("mentoring-as-safe-space", "one-chat-is-enough")
_LONG = 25
"""Words from which a message that was kept whole is asked about: which part is the goal?"""
_PLAYED = ("profile.now", "profile.place", "goal.aim", "goal.new", "goal.by", "goal.guidance")


class Goals:
    """Plays back what was said, unchanged, and asks for what is missing: at most two things."""

    name: SkillName = "goals"
    fields = ("goal.aim", "goal.guidance", "criteria.like_me")

    def work(self, situation: Situation) -> Draft:
        """The goal as far as it is known, then one question or on to people."""
        goal = situation.plan.goal
        draft = Draft(plan=situation.plan, says=_played_back(situation))
        if goal:
            draft = replace(draft, record=goal.model_dump(mode="json"), made=goal)
        if situation.heard.wish == "unknown":
            return _start_from_a_question(situation, draft)
        if situation.heard.wish == "ask_more":
            return self._ask_more(situation, draft)
        if _rambles(situation) and may_ask(draft.plan, "goal.aim"):
            return ask(situation, draft, "goal.aim", variant="which_part")
        field = _next_question(draft.plan)
        return ask(situation, draft, field) if field else replace(draft, then="shortlist")

    def _ask_more(self, situation: Situation, draft: Draft) -> Draft:
        goal = draft.plan.goal
        if goal is None or goal.aim is None:
            return ask(situation, draft, "goal.aim")
        if goal.by is None and may_ask(draft.plan, "goal.by"):
            return ask(situation, draft, "goal.by")
        if draft.plan.profile.now is None and may_ask(draft.plan, "profile.now"):
            return ask(situation, draft, "profile.now")
        return replace(draft, then="criteria")


def _next_question(plan: Plan) -> str | None:
    """What is still missing before people can be looked for, and may be asked."""
    goal = plan.goal
    if goal is None or not goal.said:
        missing = ["goal.aim"]
    elif _like_me(goal) and not plan.criteria.like_me:
        missing = ["criteria.like_me"]
    elif goal.guidance is None and not goal.is_one_question:
        missing = ["goal.guidance"]
    else:
        missing = []
    return next((field for field in missing if may_ask(plan, field)), None)


def _start_from_a_question(situation: Situation, draft: Draft) -> Draft:
    """No goal is needed to talk to somebody [4.5, 1.18]: a question is enough."""
    if draft.plan.asked.get("goal.aim"):
        return replace(draft, plan=leave(draft.plan, "goal.aim"), then="shortlist")
    draft = replace(
        draft,
        says=(*draft.says, situation.say("goals.no_goal_needed")),
        cites=_NO_GOAL_NEEDED,
    )
    return ask(situation, draft, "goal.aim", variant="unsure")


def _played_back(situation: Situation) -> tuple[str, ...]:
    """What was just heard, in the person's own words, so that a mishearing is seen."""
    heard, plan = situation.heard, situation.plan
    if not heard.told(*_PLAYED):
        return ()
    goal = plan.goal or Goal()
    if heard.unsure and goal.aim:
        key = "goals.long" if _rambles(situation) else "goals.whole"
        return (situation.say(key, words=goal.aim.text),)
    lines = [
        situation.say("goals.now", words=plan.profile.now.text)
        if plan.profile.now and heard.told("profile.now")
        else "",
        *_aims(situation),
        situation.say("goals.by", words=goal.by.text, read=goal.by_read)
        if goal.by and heard.told("goal.by")
        else "",
        situation.say("goals.guidance", lead=goal.guidance.lead, words=goal.guidance.text)
        if goal.guidance and heard.told("goal.guidance")
        else "",
    ]
    return ("\n".join(line for line in lines if line),)


def _aims(situation: Situation) -> tuple[str, ...]:
    """Every goal that this message stated."""
    told = [fact.words for fact in situation.heard.facts if fact.field in {"goal.aim", "goal.new"}]
    return tuple(situation.say("goals.aim", words=words.text) for words in told if words)


def _rambles(situation: Situation) -> bool:
    """Whether a long message was kept whole because no part of it could be told apart."""
    goal = situation.plan.goal
    whole = goal.aim.text if situation.heard.unsure and goal and goal.aim else ""
    return len(whole.split()) > _LONG


def _like_me(goal: Goal) -> bool:
    return any("like me" in words.text.lower() for words in goal.said)
