"""What a message can say once two people have met: only words that stand in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from agent.records.base import Words
from agent.records.meetings import PitchKind
from agent.records.plan import Plan
from agent.records.progress import Action

AFTERWARDS: frozenset[PitchKind] = frozenset(
    {"thanks", "before-meeting", "after-meeting", "ending"}
)
"""Messages that speak of what happened, and not of what stands in a list."""
_MOST = 2

Line = tuple[str, str, Words]
"""The sentence beginning (its name in the catalogue), the plan field, the words."""


def happened(kind: PitchKind, plan: Plan, mentor: str) -> tuple[Line, ...]:
    """What this kind of message says of the meetings with this person; nothing private."""
    lines = {
        "thanks": _for_thanks,
        "ending": _for_thanks,
        "before-meeting": _since_last_time,
        "after-meeting": _taken_along,
    }[kind]
    return tuple(line for line in lines(plan, mentor) if not line[2].private)[:_MOST]


def _mine(plan: Plan, mentor: str) -> list[Action]:
    return [one for one in plan.actions if one.mentor == mentor and one.owner == "mentee"]


def _for_thanks(plan: Plan, mentor: str) -> Iterator[Line]:
    """What helped, in the mentee's words; else the last advice, and what came of it."""
    for ending in plan.endings:
        if ending.mentor == mentor and ending.helped:
            yield "helped", "endings", ending.helped
            return
    advised = [one for one in _mine(plan, mentor) if one.advised and one.state != "dropped"]
    done = [one for one in advised if one.state == "done"]
    for one in (done or advised)[-1:]:
        yield "said", "actions", one.what
        if one.state == "done" and one.now.text != one.what.text:
            yield "did", "actions", one.now


def _since_last_time(plan: Plan, mentor: str) -> Iterator[Line]:
    for one in reversed(_mine(plan, mentor)):
        if one.state in {"done", "partly", "told"}:
            yield "did", "actions", one.now
        elif one.state == "open":
            yield "at", "actions", one.now


def _taken_along(plan: Plan, mentor: str) -> Iterator[Line]:
    mine = _mine(plan, mentor)
    latest = max((one.meeting for one in mine), default=0)
    for one in mine:
        if one.meeting == latest and one.state != "dropped":
            yield "take", "actions", one.now
