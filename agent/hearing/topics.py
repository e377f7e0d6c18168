"""Topics: which skill a message wants, by the words of the domain first, then by examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.records.replies import SkillName

ACT_FROM = 0.5
"""Probability of the likeliest skill from which its classifier is believed."""

_IMPERATIVE = r"(?:^|[.!;,]\s*|\b(?:please|can you|could you|would you|i want you to|let['’]s|now|then|and|help me(?: to)?|i need to|i(?:['’]d| would) like(?: you)? to)\s+)"
_TO_WHOM = r"(?:him|her|them|the (?:first|second|third|mentor|top)|[A-Z][\w'’-]+|#?\d|somebody|someone|a mentor)"


@dataclass(frozen=True)
class Topic:
    """A skill that is wanted, and a wish within it."""

    skill: SkillName
    wish: str = ""


_RULES: tuple[tuple[str, SkillName, str], ...] = (
    (rf"{_IMPERATIVE}(?:just )?(?:rank|sort|order|search|show|list|find|compare|look at|look in|use)\b[^.?!]{{0,30}}\b(?:people|mentors?|roster|list|candidates|file|names|spreadsheet|matches)\b", "shortlist", "people"),
    (r"\bstraight to (?:the )?people\b|\bno question(?:naire|s)\b|\bskip the questions\b|\bjust (?:show|give) me (?:the )?(?:people|names|mentors)\b", "shortlist", "people"),
    (r"\b(?:here is|here['’]s|i (?:have )?(?:added|uploaded|attached))\b[^.?!]{0,20}\b(?:file|list|roster|spreadsheet|csv)\b", "shortlist", "people"),
    (r"\bwhy (?:not|is|isn['’]t|was)\b[^.?!]{2,40}\b(?:excluded|left out|not (?:in|on) the list|ruled out|missing)\b|\bwho (?:is|was) (?:left out|excluded)\b", "shortlist", "why_not"),
    (r"\bcompare (?:them|those|these|the (?:two|three|first))\b", "shortlist", "compare"),
    (r"\bi(?:['’]ve| have)? (?:got )?(?:no|don['’]?t have (?:a|any)) (?:list|roster|file)\b|\bno mentor (?:around|here|near)\b", "shortlist", "no_list"),
    (r"\bsix (?:ways|routes)\b|\bhow (?:do|can) i find (?:a )?mentors? without\b", "shortlist", "routes"),
    (rf"{_IMPERATIVE}(?:draft|write|compose|prepare|make)\b[^.?!]{{0,30}}\b(?:message|e-?mail|pitch|note|letter|invitation|text|intro(?:duction)?)\b", "pitch", ""),
    (rf"{_IMPERATIVE}(?:draft|write|message|email|contact)\s+(?:a [\w-]+ )?(?:to )?{_TO_WHOM}", "pitch", ""),
    (r"\bfirst message\b", "shortlist", "ask_around_message"),
    (r"\b(?:short(?:er)? (?:message|version)|make it short(?:er)?)\b", "pitch", "short"),
    (r"\bmore formal\b|\bformal(?:ly)? version\b", "pitch", "formal"),
    (r"\b(?:if|what if|when)\b[^.?!]{0,30}\b(?:no (?:answer|reply)|(?:doesn['’]?t|does not|don['’]?t) (?:answer|reply|respond|write back)|never (?:answers|replies))\b|\bno (?:answer|reply) (?:yet|so far|since)\b", "pitch", "silence"),
    (rf"{_IMPERATIVE}(?:make|prepare|draft|write|plan|create|give me|show me|do)\b[^.?!]{{0,30}}\b(?:agenda|first (?:meeting|session|talk)|next (?:meeting|session)|meeting)\b", "agenda", ""),
    (r"\b(?:first )?agenda\b[^.?!]{0,20}(?:please|now)?[.!]?$", "agenda", ""),
    (r"\bmeeting (?:is )?(?:on|next|tomorrow|this)\b|\bi have a (?:first )?meeting\b|\bi have a meeting\b", "agenda", ""),
    (r"\bmentor,? (?:a )?coach or (?:a )?sponsor\b|\bcoach or (?:a )?mentor\b|\bmentor or (?:a )?(?:coach|sponsor)\b|\bdo i need a (?:coach|sponsor)\b", "criteria", "which_helper"),
    (r"\bmy (?:deal[- ]?breakers?|criteria)\b|\bwhat i look for\b", "criteria", ""),
    (r"\b(?:new|another|second|change my|my) goal\b[^.?!]{0,6}$|\bstart with (?:my|the) goals?\b", "goals", ""),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.I), skill, wish) for pattern, skill, wish in _RULES)

_QUESTION = re.compile(
    r"^(?:(?:and|but|so|ok|well)[, ]+)?(?:how|what|when|where|why|which|who|whom|should|can|could|do|does|did|is|are|must|may|will|would)\b.*\?\s*$",
    re.I | re.S,
)
_ASKS_ADVICE = re.compile(
    r"\b(?:mentor\w*|mentee\w*|coach\w*|sponsor\w*|meeting|feedback|relationship|season|circle|goal|pitch|message|first (?:chat|talk))\b", re.I)  # fmt: skip


def topic_by_rule(text: str) -> Topic | None:
    """The skill that the words of the domain name plainly, or None."""
    for pattern, skill, wish in _COMPILED:
        if pattern.search(text):
            return Topic(skill, wish)
    return None


def is_question(text: str) -> bool:
    """Whether the message asks the coach something rather than answering."""
    return bool(_QUESTION.match(text.strip()))


def asks_about_mentoring(text: str) -> bool:
    """Whether a question is about mentoring, so that the guidance library should answer."""
    return is_question(text) and bool(_ASKS_ADVICE.search(text))


def topic_by_example(
    text: str, predict: Callable[[str], Sequence[tuple[str, float]]]
) -> tuple[SkillName | None, tuple[SkillName, ...]]:
    """The skill the examples point to, and the two likeliest when none is likely enough."""
    ranked = [(skill, chance) for skill, chance in predict(text)]
    if not ranked:
        return None, ()
    best, chance = ranked[0]
    if best != "none" and chance >= ACT_FROM:
        return best, ()  # type: ignore[return-value]
    if best == "none" and chance >= ACT_FROM:
        return None, ()
    likely = tuple(skill for skill, _ in ranked if skill != "none")[:2]
    return None, likely  # type: ignore[return-value]
