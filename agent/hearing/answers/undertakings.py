"""Answers about a circle that is started, and about an action plan."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.hearing.answers.asked import Answer, Asked
from agent.hearing.commands import is_no, says_nothing
from agent.hearing.patterns import one_of
from agent.hearing.sentences import tidy
from agent.learning import Fact

_WE = r"(?:we|i|both of us|my friends? and i|the two of us)"
_GIVE = r"(?:can |could |will |would )?(?:give|offer|teach|share|show|bring|know|help with)"
_WANT = (
    r"(?:would like|want|need|wish|look(?:ing)? for|are looking for|'d like|hope|miss)"
    r"(?: to)?(?: learn| know| get| find| understand)?(?: about| for)?"
)
_NO_SUBJECT = (
    r"(?!(?:to )?(?:learn (?:together|from each other|with)|start|begin|found|set up|form)\b"
    r"|together\b|each other\b|a circle\b)"
)
_END = r"(?=\s*(?:[.;!?]|$|,?\s+(?:and|but)\s+(?:we|i)\b|,\s*(?:we|i)\b))"
_GIVES = one_of(rf"\b(?:{_WE}\s+)?{_GIVE}\s+{_NO_SUBJECT}(?P<part>[^.;:!?]{{2,400}}?){_END}")
_WANTS = one_of(rf"\b(?:{_WE}\s+)?{_WANT}\s+{_NO_SUBJECT}(?P<part>[^.;:!?]{{2,400}}?){_END}")
_LEAVE = one_of(r"^\W*(?:leave (?:it|that) open|skip|pass|nothing(?: yet)?|not yet)\W*$")
_LEADS = one_of(r"^(?:we|i)(?:'d| would)? (?:can )?(?:give|want|like|offer|teach|need)(?: to)?\s+")
_TEAM = one_of(
    r"\b(?P<part>(?:our|my|a) team(?: of \w+)?|(?:the )?(?:two|three|four|five|six|seven) of us"
    r"|\w+ friends and (?:i|me)|my friends? and (?:i|me))\b"
)
_PROBLEM = one_of(
    r"\b(?:do something about|something against|fight(?:ing)?|solv(?:e|ing)|end(?:ing)?"
    r"|reduc(?:e|ing)"
    r"|tackl(?:e|ing)|stop(?:ping)?|change)\s+(?P<part>(?!it\b|this\b|that\b)[^.;!?]{4,160}?)"
    r"(?=\s*(?:[.;!?]|$|,\s*(?:where|how|but)\b))",
    r"\baction plan\b[^.?!]{0,40}?\b(?:about|against|on|for)\s+"
    r"(?P<about>(?!my\b|our\b)[^.;!?]{4,160})",
    r"\b(?:social (?:issue|problem)[^.?!]{0,40}?\b(?:is|would be|:))\s*"
    r"(?P<other>[^.;!?]{4,160})",
)


def exchange(asked: Asked) -> Answer | None:
    """What the members give and what they want."""
    if _LEAVE.search(asked.text) or is_no(asked.text):
        return Answer(left=True)
    facts = exchanged(asked)
    return Answer(facts) if facts else None


def exchanged(asked: Asked) -> tuple[Fact, ...]:
    """What is given and what is wanted, as far as a message says so."""
    found = (
        ("circle.gives", _part(_GIVES, asked.text)),
        ("circle.wants", _part(_WANTS, asked.text)),
    )
    return tuple(Fact(field, words=asked.reader.words(part)) for field, part in found if part)


def reader_of(field: str) -> Callable[[Asked], Answer | None]:
    """Reads an answer in words of one's own for this field; leaving it open settles it."""

    def read(asked: Asked) -> Answer | None:
        if _LEAVE.search(asked.text) or is_no(asked.text):
            return Answer(left=True)
        if says_nothing(asked.text):
            return None
        facts = exchanged(asked) if field.startswith("circle.") else ()
        if any(fact.field == field for fact in facts):
            return Answer(facts)
        text = tidy(_LEADS.sub("", asked.text.strip()))
        return Answer((Fact(field, words=asked.reader.words(text)), *_looked_for(asked, field)))

    return read


def _looked_for(asked: Asked, field: str) -> tuple[Fact, ...]:
    """Mentors whom an action plan needs can be looked for, where nothing else is."""
    if field != "action_plan.mentors" or asked.plan.goal is not None:
        return ()
    return (Fact("goal.guidance", words=asked.reader.words(tidy(asked.text), "I look for")),)


def planned(asked: Asked) -> tuple[Fact, ...]:
    """The problem and the team that a first message about an action plan names."""
    problem, team = _part(_PROBLEM, asked.text), _part(_TEAM, asked.text)
    found = (("action_plan.problem", problem), ("action_plan.team", team))
    return tuple(Fact(field, words=asked.reader.words(part)) for field, part in found if part)


def _part(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    parts = match.groupdict().values() if match else ()
    return next((tidy(part) for part in parts if part), "")


READERS: dict[str, Callable[[Asked], Answer | None]] = {
    "circle.exchange": exchange,
    **{field: reader_of(field) for field in ("circle.gives", "circle.wants")},
    **{
        field: reader_of(field)
        for field in (
            "action_plan.problem",
            "action_plan.steps",
            "action_plan.people",
            "action_plan.resources",
            "action_plan.measure",
            "action_plan.mentors",
        )
    },
}
