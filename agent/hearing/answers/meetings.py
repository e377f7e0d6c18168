"""Answers about a meeting: with whom, when, and what it should bring."""

from __future__ import annotations

import re

from agent.hearing.answers.asked import Answer, Asked, mentor
from agent.hearing.commands import is_no, is_yes, says_nothing
from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.hearing.when import date_in, duration_in
from agent.learning import Fact

_ANOTHER_TIME = words(r"(?:another|different|other) time|ask for|change")
_KEEP = words(r"keep|fine|works|ok(?:ay)?")


def keep(asked: Asked) -> Answer | None:
    """Whether a time outside the stated hours stands."""
    if _ANOTHER_TIME.search(asked.text) or is_no(asked.text):
        return Answer(wish="keep_not")
    if is_yes(asked.text) or _KEEP.search(asked.text):
        return Answer(wish="keep")
    date = date_in(asked.text, asked.reader.now)
    return Answer((Fact("meeting.start", date.start, asked.said),)) if date else None


_THEIRS = words(r"for (?:her|him|them|(?!me\b)\w+)|hers|his|theirs?|(?:her|his|their)(?: time)?")
_MINE = words(r"for me|mine|my(?: own)? (?:time|clock)?|me|here")


def whose(asked: Asked) -> Answer | None:
    """On whose clock a time was meant."""
    if _MINE.search(asked.text):
        return Answer(left=True, wish="my_clock")
    if _THEIRS.search(asked.text):
        return Answer((Fact("meeting.theirs", True),), left=True)
    return None


_CAPITALS = r"(?-i:[A-ZÀ-Þ])[\w’-]+(?:\s+(?-i:[A-ZÀ-Þ])[\w’-]+){0,3}"
_WITH = one_of(rf"\b(?:with|mentor,?|meeting|is)\s+({_CAPITALS})")
_FIRST_NAME = re.compile(r"^\W*([A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’-]+){0,3})\s*(?:,|$)")


def start(asked: Asked) -> Answer | None:
    """With whom a meeting is, and when."""
    date = date_in(asked.text, asked.reader.now)
    person = asked.person()
    match = _WITH.search(asked.text) or _FIRST_NAME.match(asked.text)
    facts: list[Fact] = []
    if person:
        facts.append(mentor(person.id, person.called))
    elif match and not date_in(match.group(1), asked.reader.now):
        facts.append(mentor(f"known-{match.group(1).lower()}", match.group(1)))
    if date:
        facts.append(Fact("meeting.start", date.start, asked.said))
    return Answer(tuple(facts)) if facts else None


_AFTERWARDS = one_of(
    r"\b(?:it|the (?:meeting|talk|call|chat)|that) (?:went|was)\b|\bwe (?:talked|met|spoke)\b"
    r"|\b(?:she|he|they|(?-i:[A-Z])\w+) (?:told|said|says|suggested|advised|recommended)\b"
)
_WORKED = one_of(r"^i will know it worked when\s+")


def worked(asked: Asked) -> Answer | None:
    """When the meeting will have worked."""
    minutes = duration_in(asked.text)
    if minutes:
        return Answer((Fact("meeting.minutes", minutes),))
    if says_nothing(asked.text) or _AFTERWARDS.search(asked.text):
        return None
    text = tidy(_WORKED.sub("", asked.text.strip()))
    return Answer((Fact("meeting.worked", words=asked.reader.words(text)),))
