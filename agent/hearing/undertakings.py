"""Hearing what people start together: a circle, the circles of a list, an action plan."""

from __future__ import annotations

from agent.hearing.answers.asked import Asked
from agent.hearing.answers.undertakings import exchanged, planned
from agent.hearing.durations import number
from agent.hearing.patterns import one_of
from agent.records.replies import SkillName
from agent.turns import Heard

_PARTS = (
    (
        "circle.invitation",
        one_of(
            r"\binvitation\b|\binvite\b|\bwhom? (?:else )?(?:to|do we|should we) (?:ask|invite)"
        ),
    ),
    ("circle.agenda", one_of(r"\b(?:first )?agenda\b|\bfirst (?:evening|meeting|session)\b")),
    ("circle.rules", one_of(r"\b(?:house )?rules\b")),
    ("circle.rhythm", one_of(r"\brhythm\b|\bhow often\b|\bwhen (?:do|should) we meet\b")),
    (
        "circle.split",
        one_of(r"^\W*(?:when )?(?:do we |should we |to )?split\b|\btoo (?:big|many of us)\b"),
    ),
    ("circle.review", one_of(r"\breview\b")),
    ("circle.began", one_of(r"\bhow did others (?:begin|start)\b")),
)
_OF_A_CIRCLE = one_of(r"\b(?:circles?|(?:peer |learning |study |mentoring )groups?)\b")
_STARTS = one_of(
    r"\b(?:start|begin|found|set up|form|make|open|have)\b[^.?!]{0,20}"
    r"\b(?:circles?|(?:peer|learning|study|mentoring) groups?)\b",
    r"\b(?:my friends?|a friend|my colleagues?|my sister|my brother"
    r"|(?:two|three|four|five) of us)\b"
    r"[^.?!]{0,30}\b(?:and (?:i|me)\b)?[^.?!]{0,40}\b(?:learn|teach|swap)\b",
    r"\bcircle\b[^.?!]{0,40}\b(?:set(?:ting)? up|start(?:ing)?|begin|found)\b",
    r"\bteach each other\b|\blearn (?:from each other|together)\b|^\W*(?:a|the) circle\W*$",
)
_COMPOSES = one_of(
    r"\b(?:form|compose|make|build|create|put|split|sort|divide)\b[^.?!]{0,40}\b(?:circles|groups)\b",
    r"^\W*(?:form )?circles\W*$",
)
_PAIRS = one_of(
    r"\b(?:pair|assign|match)(?:s|es|ed|ing)?\b[^.?!]{0,40}\b(?:mentees?|mentors?|them|everyone|"
    r"everybody|people|list|one[- ]to[- ]one)\b",
    r"\b(?:propose|suggest|make|form)\b[^.?!]{0,20}\bpairs\b|\bone[- ]to[- ]one\b",
)
_OF_SIZE = one_of(
    r"\b(?:of|size)\s+(?:about |at most |up to )?"
    r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_ACTION_PLAN = one_of(
    r"\b(?:we|our team)\b[^.?!]{0,20}\bneed\b[^.?!]{0,20}\b(?:plan|strategy)\b(?! to\b)",
    r"\baction plan\b|\bsocial (?:issue|problem|impact|project)\b|\btechwomen (?:question|plan)\b",
)


def hear_undertaking(asked: Asked, last: SkillName | None, role: str) -> Heard | None:
    """A part of a circle, the circles or pairs of a list, a circle or a plan to begin."""
    text = asked.text
    if role == "organiser" and (wish := _of_list(text)):
        return Heard("topic", "circles", text, wish=wish, notes=_size(text))
    if (last == "circles" or _OF_A_CIRCLE.search(text)) and (wish := _part(text)):
        return Heard("topic", "circles", text, wish=wish, facts=exchanged(asked))
    if _STARTS.search(text):
        return Heard("topic", "circles", text, wish="circle.start", facts=exchanged(asked))
    if _ACTION_PLAN.search(text):
        return Heard("topic", "action_plan", text, facts=planned(asked))
    return None


def _of_list(text: str) -> str:
    if _PAIRS.search(text):
        return "circles.assign"
    return "circles.compose" if _COMPOSES.search(text) else ""


def _part(text: str) -> str:
    if _STARTS.search(text):
        return ""
    return next((wish for wish, pattern in _PARTS if pattern.search(text)), "")


def _size(text: str) -> tuple[str, ...]:
    """How many people a circle should have, where it is said."""
    match = _OF_SIZE.search(text)
    return (str(int(number(match.group(1)))),) if match else ()
