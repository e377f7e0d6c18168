"""News about somebody who was asked: the message is sent, a yes with its date."""

from __future__ import annotations

from datetime import datetime

from agent.hearing.patterns import one_of, words
from agent.hearing.sentences import tidy
from agent.hearing.when import date_in, duration_in
from agent.learning import Fact
from agent.records.base import Words

_SENT = words(
    r"(?:i(?:'ve| have)? (?:just )?|just )?(?:sent|posted|mailed)(?! me\b)|wrote to (?!me\b)"
)
_NOT_YET = words(
    r"not (?:yet )?sent|haven't sent|will send|before i|should i|when i|tomorrow i|later",
)
_ACCEPTED = one_of(
    r"\b(?:she|he|they|the mentor|(?-i:[A-Z])\w+)(?: has| have)? (?:(?:said|says|wrote|answered"
    r"|replied)(?: me)?:? (?:yes|ok|sure)|agreed|accepted|is happy to|wants to meet|can meet)\b",
    r"\b\w+ said yes\b",
    r"\b(?:it(?:'s| is)|got|i have) a yes\b|\bwe(?:'re| are)? (?:meet|meeting|agreed)\b",
    r"^\W*yes[, ]+(?:on|she|he|they|a date)\b",
)
_DECLINED = words(
    r"(?:said|says|wrote|answered|replied)(?: me)?:? (?:no|nope)|declined|turned me down"
)
_CANNOT = one_of(
    r"\b(?:answered|replied|wrote|said|says)\b[^.?!]{0,24}\b(?:no|sorry|unfortunately|can't|cannot"
    r"|full|no (?:capacity|time|space|room)|not (?:this|right now|now|able|available))\b",
    r"\bno (?:capacity|time|room|space) (?:this|at|for|right|until)\b",
    r"\b(?:she|he|they|(?-i:[A-Z])\w+)(?: (?:said|says|answered|replied|wrote)(?: that)?:?)?"
    r"(?: (?:she|he|they))? (?:can't|cannot|has no time|have no time|is (?:too busy|not available)"
    r"|are (?:too busy|not available))\b",
    r"\b(?:it(?:'s| is)|got) a no\b",
)
_PLAINLY = one_of(
    r"\b\w+(?: has| have)? (?:said|says|wrote|answered|replied) (?:yes|no)\b",
    r"^\W*(?:i(?:'ve| have)? (?:just )?)?sent(?: it| the message)?\W*$",
)


_BEGINS_WITH_YES = one_of(r"^\W*(?:yes|yep|yeah|s[ií]|oui|ja|sim)\b")
_BARE = 6
"""Words of a message that is hardly more than a day and a time."""
_CONDITION = words(r"but only if|only if|unless|if i (?:first|read|bring|pay|send)")
_DENIED = words(r"not|never|can't|cannot|start|finish|begin|deadline|due")


def is_plainly_news(text: str) -> bool:
    """Whether a message is news and could be nothing else."""
    return bool(_PLAINLY.search(text))


def says_no(text: str) -> bool:
    """Whether the person who was asked has declined."""
    return bool(_DECLINED.search(text) or _CANNOT.search(text))


def news(text: str, said: Words, now: datetime) -> tuple[Fact, ...]:
    """A message that was sent, or a yes with its date and length; nothing else is news."""
    date = date_in(text, now)
    accepted = bool(_ACCEPTED.search(text) or (date and _BEGINS_WITH_YES.match(text)))
    sent = bool(_SENT.search(text)) and not _NOT_YET.search(text)
    if sent and not accepted:
        return (Fact("outreach.sent", now.date()),)
    is_bare_time = date is not None and date.time is not None and len(text.split()) <= _BARE
    if _CONDITION.search(text) or not (accepted or (is_bare_time and not _DENIED.search(text))):
        return ()
    words_of_it = said.model_copy(update={"text": tidy(text)})
    minutes = duration_in(text)
    facts = (
        Fact("outreach.accepted", words=words_of_it),
        Fact("outreach.sent", now.date()),
        Fact("meeting.start", date.start, words_of_it) if date else None,
        Fact("meeting.theirs", True) if date and says_theirs(text) else None,
        Fact("meeting.minutes", minutes) if minutes else None,
    )
    return tuple(fact for fact in facts if fact)


def when_and_how_long(text: str, said: Words, now: datetime) -> tuple[Fact, ...]:
    """When a meeting is and how many minutes it has, as far as a message says so."""
    date, minutes = date_in(text, now), duration_in(text)
    facts = (
        Fact("meeting.start", date.start, said.model_copy(update={"text": tidy(text)}))
        if date
        else None,
        Fact("meeting.minutes", minutes) if minutes else None,
    )
    return tuple(fact for fact in facts if fact)


_THEIRS = one_of(
    r"\b(?:his|her|their|local) (?:own )?time\b",
    r"^\W*(?:for )?(?:hers?|his|him|theirs?|them)\W*$",
)


def says_theirs(text: str) -> bool:
    """Whether a time is meant on the other person's clock."""
    return bool(_THEIRS.search(text))
