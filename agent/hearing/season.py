"""Hearing a mentoring under way: notes after a meeting, results, and answers about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent.folding import fold
from agent.hearing.answers import Asked, read_answer
from agent.hearing.answers.assessment import stated
from agent.hearing.answers.progress import noted, state_of
from agent.hearing.facts import Reader
from agent.hearing.naming import named
from agent.hearing.news import is_plainly_news, says_no
from agent.hearing.notes import actions_in
from agent.hearing.notes_elsewhere import WENT
from agent.hearing.patterns import one_of
from agent.hearing.season_words import (
    AFTERWARDS,
    AGENDAS,
    GREETING,
    MET_A_MENTOR,
    TOLD_PLAINLY,
    TOPICS,
    about_meeting,
    action_told_of,
)
from agent.hearing.topics import is_question, topic_by_rule
from agent.hearing.when import date_in
from agent.learning import Fact
from agent.records.plan import Plan
from agent.records.replies import SkillName
from agent.turns import Heard

_LINES = frozenset(
    "meeting.notes action.new action.step action.then action.help action.smaller pulse.useful "
    "pulse.change ending.helped ending.continues ending.pass_on assessment.strengths "
    "assessment.growth assessment.higher assessment.outside assessment.help agreement.aim "
    "agreement.period agreement.rhythm agreement.lead agreement.between agreement.inside "
    "agreement.ending".split()
)
"""Questions that are answered in words of one's own."""
OF_ITS_OWN = _LINES | frozenset(
    "meeting.felt meeting.after meeting.next meeting.whose action.result action.missed "
    "pulse.worth pulse.low season.right".split()
)
"""Questions whose answers are read here, before anything else is read out of them."""
_A_LONG_LINE = 8
"""Words from which a line without a question mark is an answer ("what we say stays here …")."""


_AN_AGREED_LINE = one_of(
    r"^\W*(?:please |can we |let's )?(?:change|set|make) (?:the |our |my )?(?P<what>period|length"
    r"|end|rhythm|frequency|lead|who leads|what stays between us|confidentiality|early end|aim"
    r"|purpose)(?: of (?:the|our) (?:agreement|season))? (?:to|into|as) (?P<new>.+)$"
)
_LINE_OF = {
    "period": "period",
    "length": "period",
    "end": "period",
    "rhythm": "rhythm",
    "frequency": "rhythm",
    "lead": "lead",
    "who leads": "lead",
    "what stays between us": "between",
    "confidentiality": "between",
    "early end": "ending",
    "aim": "aim",
    "purpose": "aim",
}


def hear_agreed_line(asked: Asked) -> Heard | None:
    """A line of an agreement that is said anew ("change the period to six months")."""
    match = _AN_AGREED_LINE.match(asked.text)
    if match is None or asked.plan.agreement(asked.plan.chosen) is None:
        return None
    field = f"agreement.{_LINE_OF[match['what'].lower()]}"
    answer = read_answer(field, replace(asked, reader=asked.reader.about(match["new"])))
    if answer is None or not answer.facts:
        return None
    return Heard("topic", "progress", asked.text, wish="agreement", facts=answer.facts)


_WHICH_GOAL = one_of(r"\b(?P<which>first|second|third|fourth|last|other) goal\b")
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "other": -1}


def _goal_meant(text: str, plan: Plan) -> tuple[Fact, ...]:
    """The goal that a wish names by its place or by its own words."""
    said = fold(text)
    meant = [one for one in plan.goals if one.aim and fold(one.aim.text) in said]
    match = _WHICH_GOAL.search(text)
    at = _PLACES[match["which"].lower()] if match else 0
    if match and -len(plan.goals) <= at < len(plan.goals):
        meant = [plan.goals[at]]
    return (Fact("plan.goal_at_hand", meant[0].id),) if len(meant) == 1 else ()


def hear_topic(reader: Reader, plan: Plan) -> Heard | None:
    """Something that is wanted of a mentoring under way; a greeting asks what is due."""
    text = reader.text
    for skill, wish, pattern in TOPICS:
        if pattern.search(text):
            facts = (*_goal_meant(text, plan), *stated(reader)) if skill == "assessment" else ()
            return Heard("topic", skill, text, wish=wish, facts=facts)
    if AGENDAS.search(text):
        date = date_in(text, reader.now)
        start = (Fact("meeting.start", date.start, reader.words(text)),) if date else ()
        return Heard("topic", "agenda", text, facts=(*about_meeting(text, plan), *start))
    under_way = plan.meetings or any(one.sent for one in plan.outreach)
    if under_way and GREETING.search(text):
        return Heard("topic", "progress", text, wish="due")
    return None


def hear_answer(asked: Asked, field: str, owner: Callable[[str], SkillName]) -> Heard | None:
    """The answer to a question about a meeting, an action or the mentoring itself."""
    text = asked.text
    if field not in OF_ITS_OWN or (is_question(text) and not _is_a_line(text, field)):
        return None
    if field != "meeting.notes" and TOLD_PLAINLY.search(text):
        return None
    if field.startswith("agreement.") and AFTERWARDS.search(text):
        return None
    topic = topic_by_rule(text) if field in _LINES else None
    if topic and topic.skill != "pitch":
        return None
    answer = read_answer(field, asked)
    if answer is None:
        return None
    return Heard(
        "answer",
        owner(field),
        text,
        wish=answer.wish or ("left" if answer.left else ""),
        facts=answer.facts,
        answered=field,
        settled=answer.left,
    )


def _is_a_line(text: str, field: str) -> bool:
    """Whether words that begin like a question are a line of one's own."""
    is_long = len(text.split()) >= _A_LONG_LINE and not text.rstrip().endswith("?")
    return field in _LINES and is_long


def hear_notes(asked: Asked, field: str) -> Heard | None:
    """Notes of a meeting that took place, or the result of an action, whatever was asked."""
    text, plan = asked.text, asked.plan
    if is_question(text) or is_plainly_news(text) or says_no(text):
        return None
    if _tells_of_meeting(text, plan) and field != "meeting.keep":
        return Heard("topic", "progress", text, wish="notes", facts=(*_whom(asked), *noted(asked)))
    action, state = action_told_of(text, plan), state_of(text)
    if not (action and state):
        return None
    facts = (
        Fact("plan.action", action),
        Fact("action.result", {"state": state, "on": asked.reader.now.date()}, asked.said),
    )
    return Heard("topic", "progress", text, wish=state, facts=facts)


def _tells_of_meeting(text: str, plan: Plan) -> bool:
    """Whether a message tells how a meeting went, or what was said there."""
    if MET_A_MENTOR.search(text):
        return True
    latest = plan.meeting(plan.chosen)
    reaching = plan.reaching(plan.chosen)
    agreed = latest is not None or (reaching is not None and reaching.accepted is not None)
    if not agreed:
        return False
    advised = any(one.advised or not one.mine for one in actions_in(text))
    went = AFTERWARDS.search(text) or TOLD_PLAINLY.search(text) or WENT.search(text)
    return advised or went is not None


def _whom(asked: Asked) -> tuple[Fact, ...]:
    """The person whom the notes name, where a meeting with them is known."""
    person = named(asked.text, asked.roster, None)
    if person is None or asked.plan.meeting(person.id) is None:
        return ()
    return (Fact("outreach.mentor", {"id": person.id, "name": person.called}),)
