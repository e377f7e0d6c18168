"""Frames of a message that asks: chosen by what is asked for, so that not everybody sends one.

A frame decides what the call asks for, what the subject says, and whether the letter begins with
its writer or with what its reader wrote. Phrases within a frame vary with writer and reader.
"""

from __future__ import annotations

import re
from typing import Literal

from agent.records.matching import Format
from agent.records.plan import Goal, Plan, Purpose

Frame = Literal[
    "talk",
    "work",
    "example",
    "network",
    "community",
    "challenge",
    "skill",
    "question",
    "writing",
    "season",
    "peer",
    "reverse",
    "circle",
]

_BY_FORMAT: tuple[tuple[Format, Frame], ...] = (
    ("season", "season"),
    ("in writing", "writing"),
    ("reverse", "reverse"),
    ("peer", "peer"),
    ("circle", "circle"),
)
_BY_PURPOSE: dict[Purpose, Frame] = {
    "example": "example",
    "network": "network",
    "community": "community",
    "challenge": "challenge",
    "skill": "skill",
    "open": "question",
}
_LOOKS_AT_WORK = re.compile(
    r"^(?:look (?:at|over|through)|read|review|check|go (?:through|over)|give (?:me )?feedback"
    r"|tell me (?:honestly )?what (?:is wrong|you would change)|be honest about)\b",
    re.I,
)
THEM_FIRST: frozenset[Frame] = frozenset({"example", "network", "peer", "reverse"})
"""Letters that begin with what their reader wrote."""


def frame_of(plan: Plan) -> Frame:
    """The frame that fits what this plan asks for: its form first, then its goal."""
    for asked, frame in _BY_FORMAT:
        if asked in plan.criteria.formats:
            return frame
    goal = plan.goal
    if goal is None:
        return "talk"
    if _shows_work(goal):
        return "work"
    return _BY_PURPOSE[goal.purpose] if goal.purpose else "talk"


def _shows_work(goal: Goal) -> bool:
    guidance = goal.guidance
    return guidance is not None and bool(_LOOKS_AT_WORK.match(guidance.text))
