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
    r"\b(?:she|he|they|the mentor|(?-i:[A-Z])\w+)(?: has| have)? (?:said|says|wrote|answered"
    r"|replied|agreed|accepted|is happy|wants to|can|would like)\b",
    r"\b(?:it(?:'s| is)|got|i have) a yes\b|\bwe(?:'re| are)? (?:meet|meeting|talk|agreed)\b",
    r"^\W*yes[, ]+(?:on|she|he|they|a date)\b",
)
_DECLINED = words(r"(?:said|says) no|declined|no time|a no|can't|cannot|not able|not available")


def news(text: str, said: Words, now: datetime) -> tuple[Fact, ...]:
    """A message that was sent, or a yes with its date and length; nothing else is news."""
    if _SENT.search(text) and not _NOT_YET.search(text):
        return (Fact("outreach.sent", now.date()),)
    date = date_in(text, now)
    if _DECLINED.search(text) or not (date or _ACCEPTED.search(text)):
        return ()
    words_of_it = said.model_copy(update={"text": tidy(text)})
    minutes = duration_in(text)
    facts = (
        Fact("outreach.accepted", words=words_of_it),
        Fact("outreach.sent", now.date()),
        Fact("meeting.start", date.start, words_of_it) if date else None,
        Fact("meeting.minutes", minutes) if minutes else None,
    )
    return tuple(fact for fact in facts if fact)
