"""The skills in the order of the journey. The graph knows this list, not the single skills."""

from __future__ import annotations

from agent.records.replies import SkillName
from agent.skills.action_plan import ActionPlanSkill
from agent.skills.advice import Advice
from agent.skills.agenda import AgendaSkill
from agent.skills.assessment import Assessment
from agent.skills.base import Draft, Situation, Skill, leave, may_ask, resumed
from agent.skills.brief import Brief
from agent.skills.care import Care
from agent.skills.circles import CirclesSkill
from agent.skills.criteria import CriteriaSkill
from agent.skills.goals import Goals
from agent.skills.pitch import PitchSkill
from agent.skills.progress import Progress
from agent.skills.shortlist import ShortlistSkill
from agent.skills.steering import steer

JOURNEY: tuple[Skill, ...] = (
    Goals(),
    Assessment(),
    CriteriaSkill(),
    ShortlistSkill(),
    PitchSkill(),
    AgendaSkill(),
    Brief(),
    Progress(),
    ActionPlanSkill(),
    CirclesSkill(),
    Advice(),
    Care(),
)

BY_NAME: dict[SkillName, Skill] = {skill.name: skill for skill in JOURNEY}

ANSWERED_FROM_LIBRARY: frozenset[SkillName] = frozenset(
    skill.name for skill in JOURNEY if isinstance(skill, Advice)
)
"""Skills for which the library is searched with the message itself."""


def owner(field: str) -> SkillName:
    """The skill that asks for a plan field; for any other field, the one named like its room."""
    for skill in JOURNEY:
        if field in skill.fields:
            return skill.name
    return _ROOMS.get(field.partition(".")[0], "goals")


_ROOMS: dict[str, SkillName] = {
    "profile": "goals",
    "goal": "goals",
    "criteria": "criteria",
    "plan": "shortlist",
    "outreach": "pitch",
    "meeting": "agenda",
    "action": "progress",
    "agreement": "progress",
    "pulse": "progress",
    "season": "progress",
    "ending": "progress",
    "assessment": "assessment",
    "share": "brief",
    "circle": "circles",
    "action_plan": "action_plan",
}

__all__ = [
    "ANSWERED_FROM_LIBRARY",
    "BY_NAME",
    "JOURNEY",
    "Draft",
    "Situation",
    "Skill",
    "leave",
    "may_ask",
    "owner",
    "resumed",
    "steer",
]
